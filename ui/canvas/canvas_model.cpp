#include "ui/canvas/canvas_model.h"

#include <algorithm>
#include <cmath>

namespace miro {

namespace {

constexpr int kGap = 4;    // between pictures, in units of the window
constexpr int kMargin = 6; // around them: room for the focus frame

int gapOf(double ratio) {
    return static_cast<int>(std::lround(kGap * ratio));
}

std::vector<CanvasFrame> framesOf(const std::vector<CanvasPicture>& pictures) {
    std::vector<CanvasFrame> frames;
    for (const CanvasPicture& picture : pictures)
        frames.push_back({picture.image, picture.image.isNull() ? QSize(1, 1) : picture.image.size(),
                          picture.image.isNull() ? FrameState::NoPreview : FrameState::Finished});
    return frames;
}

} // namespace

void CanvasModel::setFrames(std::vector<CanvasFrame> frames) {
    // Pictures of the same kind keep zoom and place, so that a detail can be watched from one draw to the next.
    const bool alike = std::equal(frames.begin(), frames.end(), m_frames.begin(), m_frames.end(),
                                  [](const CanvasFrame& a, const CanvasFrame& b) { return a.size == b.size; });
    if (!alike)
        m_zoom = {};
    m_frames = std::move(frames);
    m_scrubbedStep.reset();
    const int count = static_cast<int>(m_frames.size());
    if (m_current >= count)
        m_current = -1;
    if (count == 1)
        m_current = 0;
}

void CanvasModel::beginRun(int pictures, const QSize& size) {
    pictures = std::max(pictures, 0);
    std::vector<CanvasPicture> finished;
    for (size_t i = 0; i < m_frames.size(); ++i)
        if (m_frames[i].state == FrameState::Finished)
            finished.push_back(m_pictures[i]);
    if (!finished.empty())
        m_before = std::move(finished);
    m_layout = CanvasLayout::Grid;
    m_pictures.assign(static_cast<size_t>(pictures), {});
    setFrames(std::vector<CanvasFrame>(static_cast<size_t>(pictures),
                                       {{}, size.expandedTo(QSize(1, 1)), FrameState::Waiting}));
    m_run.begin(pictures, size);
    m_running = true;
}

void CanvasModel::showStep(const DrawStep& step) {
    std::vector<QImage> previews;
    for (const Image& preview : step.previews)
        previews.push_back(qImageFromImage(preview));
    m_run.add(step, previews);
    if (!m_running)
        return;
    for (size_t i = 0; i < previews.size(); ++i) {
        const int64_t picture = step.firstPicture + static_cast<int64_t>(i);
        if (picture < 0 || picture >= static_cast<int64_t>(m_frames.size()))
            continue;
        CanvasFrame& frame = m_frames[static_cast<size_t>(picture)];
        if (frame.state == FrameState::Finished)
            continue;
        frame.image = previews[i];
        frame.state = previews[i].isNull() ? FrameState::NoPreview : FrameState::Live;
    }
}

void CanvasModel::finishPicture(int index, const CanvasPicture& picture) {
    if (!m_running || index < 0 || index >= static_cast<int>(m_frames.size()))
        return;
    const size_t at = static_cast<size_t>(index);
    m_pictures[at] = picture;
    CanvasFrame& frame = m_frames[at];
    frame.state = picture.image.isNull() ? FrameState::NoPreview : FrameState::Finished;
    frame.image = picture.image;
    if (!picture.image.isNull())
        frame.size = picture.image.size();
}

void CanvasModel::endRun() {
    m_running = false;
    for (CanvasFrame& frame : m_frames)
        if (frame.state == FrameState::Waiting || frame.state == FrameState::Live)
            frame.state = FrameState::Unfinished;
}

void CanvasModel::show(const std::vector<CanvasPicture>& pictures, CanvasLayout layout) {
    m_running = false;
    m_pictures = pictures;
    m_layout = layout;
    setFrames(framesOf(pictures));
}

void CanvasModel::setProgress(double fraction, const QString& text) {
    m_progress = std::isfinite(fraction) ? fraction : -1;
    m_progressText = text;
}

void CanvasModel::setCurrent(int picture) {
    m_current = picture >= 0 && picture < static_cast<int>(m_pictures.size()) ? picture : -1;
}

bool CanvasModel::moveCurrent(int dx, int dy) {
    const auto placed = placements();
    std::vector<QRect> cells;
    for (const PlacedFrame& each : placed)
        cells.push_back(each.cell);
    if (cells.size() != m_pictures.size() || cells.size() < 2)
        return false;
    const int next = neighbourCell(cells, m_current, dx, dy);
    if (next == m_current)
        return false;
    m_current = next;
    return true;
}

void CanvasModel::scrubTo(std::optional<int> moment) {
    m_scrubbedStep.reset();
    if (moment && m_run.moments() > 0)
        m_scrubbedStep = m_run.stepOf(std::clamp(*moment, 0, m_run.moments() - 1));
}

void CanvasModel::scrubBy(int moments) {
    const int wanted = scrubbed().value_or(m_run.moments()) + moments;
    scrubTo(wanted < m_run.moments() ? std::optional(wanted) : std::nullopt);
}

std::optional<int> CanvasModel::scrubbed() const {
    if (!m_scrubbedStep)
        return std::nullopt;
    const int moment = m_run.nearestMoment(*m_scrubbedStep);
    return moment < 0 ? std::nullopt : std::optional(moment);
}

void CanvasModel::setViewport(const QSize& devicePixels, double ratio, bool mirrored) {
    m_viewport = devicePixels.expandedTo(QSize(1, 1));
    m_ratio = ratio;
    m_mirrored = mirrored;
}

CanvasModel::Shown CanvasModel::shown() const {
    if (showsBefore())
        return {framesOf(m_before), CanvasLayout::Grid, true, false};
    if (const auto moment = scrubbed()) {
        Shown shown{{}, CanvasLayout::Grid, false, false};
        for (int i = 0; i < m_run.pictures(); ++i) {
            const QImage preview = m_run.preview(*moment, i);
            FrameState state = m_run.hasPreview(*moment, i) ? FrameState::NoPreview : FrameState::Waiting;
            if (!preview.isNull())
                state = FrameState::Live;
            shown.frames.push_back({preview, m_run.size(), state});
        }
        return shown;
    }
    Shown shown{m_frames, m_layout, false, false};
    if (m_layout == CanvasLayout::Grid)
        return shown;
    // One picture alone is compared with the one before it.
    if (m_frames.size() == 1 && !m_before.empty()) {
        const size_t other = static_cast<size_t>(std::clamp(m_current, 0, static_cast<int>(m_before.size()) - 1));
        shown.frames.insert(shown.frames.begin(), framesOf({m_before[other]}).front());
        shown.firstIsBefore = true;
    }
    if (m_layout == CanvasLayout::Wipe && shown.frames.size() > 2)
        shown.frames.resize(2);
    if (shown.frames.size() < 2)
        shown.layout = CanvasLayout::Grid;
    return shown;
}

QSize CanvasModel::referenceSize(const Shown& shown) const {
    QSize largest(1, 1);
    for (const CanvasFrame& frame : shown.frames)
        if (std::max(frame.size.width(), frame.size.height()) > std::max(largest.width(), largest.height()))
            largest = frame.size;
    return largest;
}

std::vector<QRect> CanvasModel::roomyCells(const Shown& shown, const QSize& reference) const {
    const int margin = static_cast<int>(std::lround(kMargin * m_ratio));
    const QRect whole(QPoint(0, 0), m_viewport);
    QRect area = whole.adjusted(margin, margin, -margin, -margin);
    if (area.width() < 1 || area.height() < 1)
        area = whole;
    const int count = static_cast<int>(shown.frames.size());
    if (shown.layout == CanvasLayout::Wipe)
        return std::vector<QRect>(static_cast<size_t>(count), area);
    return arrangeCells(area, count, reference, gapOf(m_ratio), m_mirrored);
}

std::vector<PlacedFrame> CanvasModel::placementsAt(const CanvasZoom& zoom) const {
    const Shown shown = this->shown();
    const QSize reference = referenceSize(shown);
    std::vector<QRect> cells = roomyCells(shown, reference);
    if (cells.empty())
        return {};
    const QSize room = cells.front().size();
    const double factor = zoom.fit ? fitFactor(reference, room) : zoom.factor;
    QSize largest(1, 1);
    std::vector<QSize> sizes;
    for (const CanvasFrame& frame : shown.frames) {
        sizes.push_back(displaySize(frame.size, reference, factor, zoom.fit, room));
        largest = largest.expandedTo(sizes.back());
    }
    if (shown.layout != CanvasLayout::Wipe)
        cells = packCells(cells, largest, gapOf(m_ratio));
    std::vector<PlacedFrame> placed;
    for (size_t i = 0; i < shown.frames.size() && i < cells.size(); ++i) {
        PlacedFrame each;
        each.frame = shown.frames[i];
        each.cell = cells[i];
        const QSize size = sizes[i];
        each.target = placePicture(each.cell, size, zoom.fit ? QPointF(0.5, 0.5) : zoom.centre);
        each.clip = each.cell;
        each.before = shown.before || (shown.firstIsBefore && i == 0);
        each.picture = static_cast<int>(i) - (shown.firstIsBefore ? 1 : 0);
        // A preview is smoothed, unless it is as large as the picture and so is one in all but name.
        const bool preview = each.frame.state == FrameState::Live || each.frame.state == FrameState::Unfinished;
        each.blocks =
            (!preview || each.frame.image.size() == each.frame.size) && isWholeScale(each.frame.image.size(), size);
        placed.push_back(std::move(each));
    }
    if (shown.layout == CanvasLayout::Wipe && placed.size() == 2) {
        const QRect seen = (placed[0].target | placed[1].target) & placed[0].cell;
        const int line = seen.left() + static_cast<int>(std::lround(m_wipe * seen.width()));
        placed[0].clip.setRight(line - 1);
        placed[1].clip.setLeft(line);
    }
    return placed;
}

std::optional<QRect> CanvasModel::wipeLine() const {
    if (shown().layout != CanvasLayout::Wipe)
        return std::nullopt;
    const auto placed = placements();
    if (placed.size() != 2)
        return std::nullopt;
    const QRect seen = (placed[0].target | placed[1].target) & placed[0].cell;
    return QRect(placed[1].clip.left(), seen.top(), 1, seen.height());
}

void CanvasModel::setWipe(double position) {
    m_wipe = std::clamp(position, 0.0, 1.0);
}

void CanvasModel::setWipeAt(const QPointF& at) {
    const auto placed = placements();
    if (placed.size() != 2)
        return;
    const QRect seen = (placed[0].target | placed[1].target) & placed[0].cell;
    if (!seen.isEmpty())
        setWipe((at.x() - seen.left()) / seen.width());
}

const PlacedFrame* CanvasModel::placedAt(const std::vector<PlacedFrame>& placed, const QPointF& at) const {
    const QPoint pixel(static_cast<int>(std::floor(at.x())), static_cast<int>(std::floor(at.y())));
    for (const PlacedFrame& each : placed)
        if (each.clip.contains(pixel) && each.target.contains(pixel))
            return &each;
    return nullptr;
}

int CanvasModel::pictureAt(const QPointF& at) const {
    const auto placed = placements();
    const PlacedFrame* found = placedAt(placed, at);
    return found && found->picture < static_cast<int>(m_pictures.size()) ? found->picture : -1;
}

double CanvasModel::fittingFactor() const {
    const Shown shown = this->shown();
    const QSize reference = referenceSize(shown);
    const auto cells = roomyCells(shown, reference);
    return cells.empty() ? 1 : fitFactor(reference, cells.front().size());
}

double CanvasModel::factor() const {
    return m_zoom.fit ? fittingFactor() : m_zoom.factor;
}

void CanvasModel::zoomBy(int steps, const std::optional<QPointF>& at) {
    zoomTo(steppedFactor(factor(), steps, fittingFactor()), at);
}

void CanvasModel::zoomTo(double factor, const std::optional<QPointF>& at) {
    const auto before = placements();
    if (before.empty() || !(factor > 0) || factor > 1000)
        return;
    const double fit = fittingFactor();
    if (std::abs(factor - fit) <= fit * 1e-6) {
        m_zoom = {};
        return;
    }
    const PlacedFrame* anchor = at ? placedAt(before, *at) : nullptr;
    const size_t index = anchor ? static_cast<size_t>(anchor - before.data()) : 0;
    const PlacedFrame& from = before[index];
    CanvasZoom zoom{false, factor, m_zoom.centre};
    const PlacedFrame to = placementsAt(zoom).at(index); // cells grow with what they show
    const QPointF middle(to.cell.left() + to.cell.width() / 2.0, to.cell.top() + to.cell.height() / 2.0);
    if (anchor) {
        zoom.centre = centreKeeping(*at, to.cell, from.target, to.target.size());
    } else {
        const QPointF was(from.cell.left() + from.cell.width() / 2.0, from.cell.top() + from.cell.height() / 2.0);
        zoom.centre =
            centreKeeping(middle, to.cell, from.target.translated((middle - was).toPoint()), to.target.size());
    }
    m_zoom = zoom;
}

bool CanvasModel::canPan() const {
    for (const PlacedFrame& each : placements())
        if (each.target.width() > each.cell.width() || each.target.height() > each.cell.height())
            return true;
    return false;
}

void CanvasModel::panBy(const QPointF& devicePixels) {
    if (m_zoom.fit || !canPan())
        return;
    const QRect target = placements().front().target;
    m_zoom.centre = {std::clamp(m_zoom.centre.x() - devicePixels.x() / target.width(), 0.0, 1.0),
                     std::clamp(m_zoom.centre.y() - devicePixels.y() / target.height(), 0.0, 1.0)};
}

} // namespace miro
