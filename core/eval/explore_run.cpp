#include "eval/explore_run.h"

#include "base/files.h"
#include "batch/explore_files.h"
#include "eval/explore_setup.h"
#include "eval/score_speed.h"
#include "flow/painter.h"
#include "flow/scoring_progress.h"
#include "hub/model_store.h"
#include "image/image_file.h"
#include "library/picture_facts.h"
#include "tensor/device.h"
#include "tensor/torch_guard.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kLargestGroup = 4;
constexpr size_t kScoredAtOnce = 32; // then they are kept: what is stopped loses no more

// What a group's run tells, as the whole exploration's.
class GroupSink : public DrawSink {
public:
    GroupSink(ProgressSink& whole, int64_t before, int64_t group, int64_t total, std::vector<std::string>& notes)
        : m_whole(whole), m_before(before), m_group(group), m_total(total), m_notes(notes) {}

    void progress(const Progress& progress) override {
        if (progress.stage == "sample") {
            const int64_t steps = progress.total / m_group;
            m_whole.progress({progress.stage, m_before * steps + progress.done, m_total * steps});
        } else if (progress.stage != "decode" && m_before == 0) { // later groups find it all in memory
            m_whole.progress(progress);
        }
    }
    void note(const std::string& line) override {
        if (std::find(m_notes.begin(), m_notes.end(), line) == m_notes.end()) // every group says the same
            m_notes.push_back(line);
    }

private:
    ProgressSink& m_whole;
    int64_t m_before;
    int64_t m_group;
    int64_t m_total;
    std::vector<std::string>& m_notes;
};

// One run; lives on the calling thread.
class ExploreRun {
public:
    ExploreRun(const ExploreRunRequest& request, ExploreSetup setup, ProgressSink& progress, std::stop_token stop)
        : m_request(request), m_setup(std::move(setup)), m_progress(progress), m_stop(std::move(stop)) {
        m_notes = m_setup.notes;
    }

    Result<ExploreRunOutcome> operator()() {
        MIRO_CHECK_OK(begin());
        const std::vector<const ExploreCell*> cells = m_setup.missing();
        const size_t fifth = (m_setup.exploration.cells.size() + 4) / 5;
        const size_t there = m_setup.exploration.pictures.size();
        const size_t early = there < fifth ? fifth - there : 0;
        for (size_t next = 0; next < cells.size();) {
            if (m_stop.stop_requested())
                return stoppedError();
            std::vector<const ExploreCell*> group{cells[next]};
            while (group.size() < kLargestGroup && next + group.size() < cells.size() &&
                   followsInOneRun(*group.back(), *cells[next + group.size()]))
                group.push_back(cells[next + group.size()]);
            MIRO_CHECK_OK(draw(group, static_cast<int64_t>(next), static_cast<int64_t>(cells.size())));
            const size_t before = next;
            next += group.size();
            if (before < early && next >= early && next < cells.size())
                MIRO_CHECK_OK(tell());
        }
        m_painter.freeMemory();
        MIRO_CHECK_OK(tell());
        MIRO_CHECK_OK(keepRecord());

        ExploreRunOutcome outcome;
        outcome.drawn = static_cast<int64_t>(cells.size());
        for (const ExploredPicture& picture : m_setup.exploration.pictures)
            outcome.files.push_back(m_setup.folder / picture.file);
        outcome.files.insert(outcome.files.end(), m_written.begin(), m_written.end());
        outcome.findings = findingsOf(m_setup.exploration);
        outcome.exploration = std::move(m_setup.exploration);
        outcome.notes = std::move(m_notes);
        return outcome;
    }

private:
    Result<void> begin() {
        AtomicFileGroup group;
        std::error_code ignored;
        for (const fs::path& folder : {m_setup.folder, m_setup.folder / "pictures"})
            if (!fs::exists(folder, ignored))
                MIRO_CHECK_OK(group.createFolder(folder));
        if (m_setup.folderIsNew)
            MIRO_CHECK_OK(group.add(exploreRecordFile(m_setup.folder), toText(m_setup.record)));
        return group.commit();
    }

    Result<void> keepRecord() {
        m_setup.record.modelSha256 = m_setup.exploration.modelSha256;
        for (const ExploredPicture& picture : m_setup.exploration.pictures)
            m_setup.record.scores[picture.cell] = picture.scores;
        return writeFileAtomically(exploreRecordFile(m_setup.folder), toText(m_setup.record));
    }

    // The weights that began an exploration end it.
    Result<void> checkModel(const PictureFile& file) {
        const std::string sha256 = factsFromMetadata(file.metadata).modelSha256;
        std::string& known = m_setup.exploration.modelSha256;
        if (!known.empty() && known != sha256)
            return usageError(fmt::format("{} was begun with other weights of {}; give another folder",
                                          oneLine(m_setup.folder.string()), oneLine(m_setup.exploration.model, 80)));
        if (known.empty()) {
            known = sha256;
            MIRO_CHECK_OK(keepRecord());
        }
        return {};
    }

    Result<void> draw(const std::vector<const ExploreCell*>& group, int64_t before, int64_t total) {
        PaintRequest paint;
        paint.what = m_setup.requestOf(m_request, *group.front(), static_cast<int64_t>(group.size()));
        paint.largestBatch = kLargestGroup;
        paint.threads = m_request.threads;
        paint.previewMethod = "off";
        for (const ExploreCell* cell : group)
            paint.marks.push_back(
                {toText(m_request.plan.kind), cell->row, cell->column, cell->seedIndex, cell->position, cell->label});
        DrawControl control;
        std::stop_callback forward(m_stop, [&] { control.stopNow(); });
        GroupSink sink(m_progress, before, static_cast<int64_t>(group.size()), total, m_notes);
        auto keep = [&](const PictureFile& file) -> Result<std::string> {
            MIRO_CHECK_OK(checkModel(file));
            ExploredPicture picture;
            picture.cell = group[static_cast<size_t>(file.index)]->index;
            picture.file = pictureFileName(picture.cell);
            const fs::path target = m_setup.folder / picture.file;
            MIRO_TRY(picture.image, decodeImage(file.bytes, target.string()));
            MIRO_CHECK_OK(writeFileAtomically(target, file.bytes));
            auto& pictures = m_setup.exploration.pictures;
            const auto place = std::find_if(pictures.begin(), pictures.end(),
                                            [&](const ExploredPicture& other) { return other.cell > picture.cell; });
            pictures.insert(place, std::move(picture));
            return target.string();
        };
        auto painted = m_painter.paint(paint, sink, control, keep);
        return painted.ok() ? Result<void>() : Result<void>(painted.error());
    }

    // Measures what is not measured yet and writes the files.
    Result<void> tell() {
        MIRO_CHECK_OK(score());
        std::vector<std::string> notes = m_notes;
        const size_t missing = m_setup.exploration.cells.size() - m_setup.exploration.pictures.size();
        if (missing > 0)
            notes.push_back(fmt::format("Not finished: {} of {} pictures are still to come.", missing,
                                        m_setup.exploration.cells.size()));
        MIRO_TRY(const std::vector<NamedFile> files, explorationFiles(m_setup.exploration, notes));
        AtomicFileGroup group;
        m_written.clear();
        for (const NamedFile& file : files) {
            MIRO_CHECK_OK(group.add(m_setup.folder / file.name, file.bytes));
            m_written.push_back(m_setup.folder / file.name);
        }
        MIRO_CHECK_OK(group.commit());
        m_progress.progress({"write", static_cast<int64_t>(m_setup.exploration.pictures.size()),
                             static_cast<int64_t>(m_setup.exploration.cells.size())});
        return {};
    }

    Result<void> openScorer() {
        if (m_scorer)
            return {};
        MIRO_TRY(const ModelStore store, ModelStore::open(m_request.modelFolders));
        ScoringOptions options;
        options.device = toText(m_setup.record.plan.settings.device);
        options.threads = m_request.threads;
        MIRO_TRY(m_scorer, PictureScorer::open(
                               store, m_setup.everyScorer ? std::vector<std::string>() : m_setup.scorers, options));
        m_scorer->setModelFolder(m_setup.model.files.place.folder);
        MIRO_TRY(m_versions, m_scorer->versions(&m_progress, m_stop));
        return {};
    }

    Result<void> score() {
        if (m_setup.scorers.empty())
            return {};
        MIRO_CHECK_OK(openScorer());
        std::vector<ExploredPicture*> wanted;
        for (ExploredPicture& picture : m_setup.exploration.pictures)
            if (!areMeasured(m_versions, picture.scores))
                wanted.push_back(&picture);
        const auto begin = std::chrono::steady_clock::now();
        for (size_t at = 0; at < wanted.size(); at += kScoredAtOnce) {
            const size_t end = std::min(wanted.size(), at + kScoredAtOnce);
            std::vector<ScoreInput> inputs;
            for (size_t i = at; i < end; ++i)
                inputs.push_back({&wanted[i]->image,
                                  m_setup.exploration.cells[static_cast<size_t>(wanted[i]->cell)].settings.prompt});
            PartOfScoring part(m_progress, static_cast<int64_t>(at), static_cast<int64_t>(m_versions.size()),
                               static_cast<int64_t>(wanted.size()));
            MIRO_TRY(auto scores, m_scorer->score(inputs, &part, m_stop));
            for (size_t i = at; i < end; ++i)
                wanted[i]->scores = std::move(scores[i - at]);
            MIRO_CHECK_OK(keepRecord());
        }
        if (!wanted.empty()) {
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
            rememberScoring(m_setup.scorers, toText(m_setup.record.plan.settings.device),
                            took.count() / static_cast<double>(wanted.size()));
        }
        for (const std::string& note : m_scorer->notes())
            if (std::find(m_notes.begin(), m_notes.end(), note) == m_notes.end())
                m_notes.push_back(note);
        return {};
    }

    const ExploreRunRequest& m_request;
    ExploreSetup m_setup;
    ProgressSink& m_progress;
    std::stop_token m_stop;
    Painter m_painter;
    std::unique_ptr<PictureScorer> m_scorer;
    std::vector<ScoreRecord> m_versions; // of the scorers at work, without values
    std::vector<std::string> m_notes;
    std::vector<fs::path> m_written;
};

} // namespace

Result<ExplorePrice> priceExploration(const ExploreRunRequest& request) {
    MIRO_TRY(const ExploreSetup setup, prepareExploration(request, {}));
    const std::vector<const ExploreCell*> missing = setup.missing();
    ExplorePrice price;
    price.pictures = static_cast<int64_t>(setup.exploration.cells.size());
    price.there = static_cast<int64_t>(setup.exploration.pictures.size());
    price.scorers = setup.scorers;
    price.seed = setup.record.plan.settings.seed.value_or(0);
    if (missing.empty()) {
        price.drawSeconds = 0;
        price.scoreSeconds = 0;
        return price;
    }
    const auto count = static_cast<int64_t>(missing.size());
    price.drawSeconds = Painter().estimatedSeconds(setup.requestOf(request, *missing.front(), count));
    if (const auto one = scoringSeconds(setup.scorers, toText(setup.record.plan.settings.device)))
        price.scoreSeconds = *one * static_cast<double>(count);
    return price;
}

Result<ExploreRunOutcome> runExploration(const ExploreRunRequest& request, ProgressSink& progress,
                                         std::stop_token stop) {
    initialiseTorch();
    return guardTorch("exploring", [&]() -> Result<ExploreRunOutcome> {
        MIRO_TRY(ExploreSetup setup, prepareExploration(request, stop));
        return ExploreRun(request, std::move(setup), progress, stop)();
    });
}

} // namespace miro
