#include "job/explore_work.h"

#include "job/picture_measuring.h"

#include <set>

namespace miro {
namespace {

constexpr size_t kScoredAtOnce = 4; // early enough to watch, many enough to fill the processor

// What a cell's run tells, as the exploration's, whose progress is counted in cells.
class CellHost : public DrawSink {
public:
    CellHost(WorkHost& host, int64_t index, int64_t before, int64_t total)
        : m_host(host), m_index(index), m_before(before), m_total(total) {}

    void progress(const Progress& progress) override {
        if (progress.stage == "load" || progress.stage == "encode") // the first cell alone has to wait for it
            m_host.progress(progress);
    }
    bool wantsPreviews() override { return m_host.wantsPreviews(); }
    void stepDone(const DrawStep& step) override {
        DrawStep told = step;
        told.firstPicture = m_before;
        m_host.stepDone(told);
    }
    void pictureDone(const DrawnImage& picture) override {
        DrawnImage told = picture;
        told.index = m_index;
        m_host.pictureDone(told);
        m_host.progress({"explore", m_before + 1, m_total});
    }
    void note(const std::string& line) override { m_host.note(line); }

private:
    WorkHost& m_host;
    const int64_t m_index;
    const int64_t m_before; // cells that were drawn, or left out, before
    const int64_t m_total;
};

} // namespace

std::string ExploreWork::title() const {
    return oneLine(m_payload.plan.settings.prompt, 200);
}

std::string ExploreWork::decide(const Preferences& preferences) {
    m_payload.decide(preferences);
    return textFromExploration(m_payload);
}

std::string ExploreWork::repeatPayload(const JobId&) const {
    ExplorePayload payload = m_payload;
    payload.decided.reset();
    return textFromExploration(payload);
}

// Alone, not as one of a batch: the cell is to the bit what drawing with its settings gives.
PaintRequest ExploreWork::paintRequest(const WorkContext& context, const ExploreCell& cell) const {
    PaintRequest paint;
    paint.what.modelFolders = context.modelFolders;
    paint.what.model = m_payload.model;
    paint.what.variant = m_payload.variant;
    paint.what.settings = cell.settings;
    paint.what.settings.count = 1;
    paint.what.settings.device = m_payload.decided->device;
    paint.what.settings.precision = m_payload.decided->precision;
    paint.metadata = !context.preferences.privacy;
    paint.parent = m_payload.parentFile;
    paint.threads = context.preferences.threads;
    paint.previewMethod = context.preferences.preview;
    paint.live = context.scorers.live(m_payload.model, context.preferences);
    paint.freeOther = [&scorers = context.scorers] {
        scorers.freeIdle();
    };
    paint.marks = {{toText(m_payload.plan.kind), cell.row, cell.column, cell.seedIndex, cell.position, cell.label}};
    return paint;
}

Result<PaintOutcome> ExploreWork::run(const WorkContext& context) {
    m_payload.decide(context.preferences);
    const std::set<int64_t> drawn(context.alreadyDrawn.begin(), context.alreadyDrawn.end());
    std::vector<const ExploreCell*> wanted;
    for (const ExploreCell& cell : m_cells)
        if (!drawn.contains(cell.index))
            wanted.push_back(&cell);

    PictureMeasuring measuring(context, context.scorers.present());
    if (!measuring.measures())
        context.host.note("no scorer is installed: the pictures are drawn and not measured");
    if (!drawn.empty()) {
        MIRO_TRY(const std::vector<PictureId> former, context.host.picturesOf(context.job));
        MIRO_CHECK_OK(measuring.measure(former));
    }

    PaintOutcome outcome;
    outcome.firstSeed = m_payload.plan.settings.seed.value_or(0);
    for (size_t next = 0; next < wanted.size(); ++next) {
        if (measuring.waiting() >= kScoredAtOnce)
            MIRO_CHECK_OK(measuring.measure());
        if ((next > 0 || !drawn.empty()) && context.control.afterThis()) {
            outcome.stoppedEarly = true; // what is not scored yet is when the job goes on
            return outcome;
        }
        const KeepOptions options{true, m_payload.parent};
        const int64_t index = wanted[next]->index;
        CellHost host(context.host, index, static_cast<int64_t>(drawn.size() + next), pictures());
        auto painted = context.painter.paint(paintRequest(context, *wanted[next]), host, context.control,
                                             [&](const PictureFile& file) -> Result<std::string> {
                                                 PictureFile cell = file;
                                                 cell.index = index;
                                                 MIRO_TRY(const KeptPicture kept, context.host.keep(cell, options));
                                                 if (kept.record)
                                                     measuring.add(kept.record->id);
                                                 return kept.file;
                                             });
        if (!painted.ok())
            return painted.error();
        outcome.pictures += painted->pictures;
        outcome.skipped += painted->skipped;
    }
    MIRO_CHECK_OK(measuring.measure());
    return outcome;
}

Result<std::unique_ptr<QueuedWork>> makeExploreWork(const std::string& text) {
    MIRO_TRY(ExplorePayload payload, explorationFromText(text));
    MIRO_TRY(std::vector<ExploreCell> cells, exploreCells(payload.plan));
    return std::unique_ptr<QueuedWork>(std::make_unique<ExploreWork>(std::move(payload), std::move(cells)));
}

} // namespace miro
