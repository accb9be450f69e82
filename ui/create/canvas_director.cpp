#include "ui/create/canvas_director.h"

#include "ui/bridge/library_thread.h"
#include "ui/create/picture_loader.h"

#include <algorithm>
#include <utility>

namespace miro {
namespace {

constexpr int kUsualSide = 256; // of a model that does not say it

bool shows(const CanvasPicture& picture, const std::vector<PictureRecord>& records) {
    return picture.record && std::any_of(records.begin(), records.end(),
                                         [&](const PictureRecord& record) { return record.id == picture.record->id; });
}

} // namespace

CanvasDirector::CanvasDirector(const AppContext& context, Canvas& canvas, QObject* parent)
    : QObject(parent), m_context(context), m_canvas(canvas) {}

void CanvasDirector::beginRun(const QString& job, int pictures, int side) {
    ++m_asked;
    m_running.clear();
    m_live = true;
    m_wiping = false;
    m_canvas.setBefore(m_now);
    m_canvas.beginRun(job.toStdString(), pictures, side > 0 ? side : kUsualSide, side > 0 ? side : kUsualSide);
}

void CanvasDirector::showStep(const DrawStep& step) {
    if (!m_live)
        return;
    m_canvas.showStep(step);
    for (const LiveScore& score : step.scores)
        m_canvas.addScore(QString::fromStdString(score.scorer), step.step, score.value);
}

void CanvasDirector::finishPicture(const FinishedPicture& picture) {
    CanvasPicture finished{toQImage(picture.drawn.image), picture.record, QString::fromStdString(picture.drawn.file)};
    if (m_live)
        m_canvas.finishPicture(static_cast<int>(picture.drawn.index), finished);
    m_running[picture.drawn.index] = std::move(finished);
}

void CanvasDirector::setProgress(double fraction, const QString& text) {
    m_canvas.setProgress(fraction, text);
}

void CanvasDirector::endRun() {
    m_canvas.setProgress(2, QString());
    if (m_live)
        m_canvas.endRun();
    if (m_running.empty())
        return;
    std::vector<CanvasPicture> finished;
    for (auto& [index, picture] : m_running)
        finished.push_back(std::move(picture));
    m_running.clear();
    if (m_live) {
        m_before = std::exchange(m_now, std::move(finished));
        m_canvas.setBefore(m_before);
    } else {
        m_before = std::move(finished); // the artist looks at another one: the new ones are a key away
        m_canvas.setBefore(m_before);
    }
    m_live = false;
}

void CanvasDirector::showNow(std::vector<CanvasPicture> pictures) {
    m_live = false;
    m_wiping = false;
    m_before = std::exchange(m_now, std::move(pictures));
    m_canvas.setBefore(m_before);
    m_canvas.show(m_now);
    Q_EMIT shown();
}

void CanvasDirector::load(const std::vector<PictureRecord>& records, Canvas::Layout layout) {
    const int question = ++m_asked;
    loadPictures(m_context.library, this, records,
                 [this, question, layout](Result<std::vector<CanvasPicture>> pictures) {
                     if (question != m_asked)
                         return;
                     if (!pictures.ok()) {
                         Q_EMIT failed(QString::fromStdString(pictures.message()));
                         return;
                     }
                     if (layout == Canvas::Layout::Grid) {
                         showNow(std::move(*pictures));
                         return;
                     }
                     m_live = false;
                     m_wiping = false;
                     m_canvas.show(*pictures, layout);
                     Q_EMIT shown();
                 });
}

void CanvasDirector::showRecord(const PictureRecord& record) {
    load({record}, Canvas::Layout::Grid);
}

void CanvasDirector::compare(const std::vector<PictureRecord>& records) {
    load({records.begin(), records.begin() + std::min<std::ptrdiff_t>(4, std::ssize(records))},
         Canvas::Layout::SideBySide);
}

bool CanvasDirector::compareLastTwo() {
    if (m_wiping) {
        m_wiping = false;
        m_canvas.show(m_now);
        return true;
    }
    if (m_now.empty() || m_before.empty())
        return false;
    // The same place of both runs: equal seeds stand beside each other.
    const size_t place = std::min(static_cast<size_t>(std::max(0, m_canvas.currentPicture())), m_now.size() - 1);
    ++m_asked;
    m_live = false;
    m_wiping = true;
    m_canvas.show({m_before[std::min(place, m_before.size() - 1)], m_now[place]}, Canvas::Layout::Wipe);
    return true;
}

void CanvasDirector::showBefore(bool before) {
    m_canvas.showBefore(before);
}

bool CanvasDirector::forget(const std::vector<PictureRecord>& records) {
    ++m_asked; // one of them may be on its way
    auto gone = [&](const CanvasPicture& picture) {
        return shows(picture, records);
    };
    const bool shown = std::any_of(m_canvas.pictures().begin(), m_canvas.pictures().end(), gone);
    std::erase_if(m_now, gone);
    std::erase_if(m_before, gone);
    m_canvas.setBefore(m_before);
    if (!shown || m_live)
        return false;
    m_wiping = false;
    m_canvas.show(m_now);
    return m_now.empty();
}

std::vector<PictureId> CanvasDirector::inSight() const {
    if (const auto picture = chosen())
        return {picture->id};
    std::vector<PictureId> ids;
    for (const CanvasPicture& picture : m_canvas.pictures())
        if (picture.record)
            ids.push_back(picture.record->id);
    return ids;
}

std::optional<PictureRecord> CanvasDirector::chosen() const {
    const std::vector<CanvasPicture>& pictures = m_canvas.pictures();
    int index = m_canvas.currentPicture();
    if (index < 0 && pictures.size() == 1)
        index = 0;
    if (index < 0 || index >= static_cast<int>(pictures.size()))
        return {};
    return pictures[static_cast<size_t>(index)].record;
}

} // namespace miro
