#include "flow/batch_run.h"

#include "base/files.h"
#include "batch/batch_beside.h"
#include "batch/batch_best.h"
#include "batch/batch_estimate.h"
#include "flow/batch_scoring.h"
#include "flow/batch_setup.h"
#include "flow/disk_patience.h"
#include "flow/draw_times.h"
#include "flow/painter.h"
#include "hub/checkpoint_hash.h"
#include "library/picture_store.h"
#include "tensor/device.h"
#include "tensor/torch_guard.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kPreviewed = 10;
constexpr size_t kLargestPicture = size_t{1} << 30;

// Where a picture lies until best-of has chosen.
std::string drawnFile(const BatchPlan& plan, const BatchPicture& picture) {
    return plan.request().bestOf > 0 ? candidateFile(picture.file) : picture.file;
}

Result<void> hashModels(BatchSetup& setup, ProgressSink* progress, const std::stop_token& stop) {
    for (const BatchSetup::Model& model : setup.models) {
        MIRO_TRY(setup.head.models[batchModelName(model.what.model, model.what.variant)],
                 checkpointSha256(model.weights, cacheFolder(), progress, stop));
    }
    return {};
}

// Pictures, groups, seconds and room of the groups that setup holds.
BatchPreview estimateOf(const BatchRunRequest& request, const BatchSetup& setup) {
    BatchPreview preview;
    const DrawTimes times(cacheFolder() / "draw_times.json");
    preview.seconds = 0;
    for (const BatchSetup::Model& model : setup.models) {
        if (model.groups.empty())
            continue;
        BatchSpeed speed;
        if (const auto pace = times.pace(model.what, false))
            speed = {pace->evaluation, pace->picture, pace->loading, 0, 0};
        speed.imageSide = model.imageSize;
        const BatchEstimate estimate = estimateBatch(*request.plan, speed, request.folder, model.groups);
        preview.pictures += estimate.pictures;
        preview.groups += estimate.groups;
        preview.bytes += estimate.bytes;
        if (estimate.freeBytes >= 0)
            preview.free = estimate.freeBytes;
        if (!estimate.seconds)
            preview.seconds.reset();
        else if (preview.seconds)
            *preview.seconds += *estimate.seconds;
    }
    return preview;
}

// Keeps pictures under their names, and what is known of them in the manifest. On the painter's second thread.
class FolderKeeper : public BatchKeeper {
public:
    FolderKeeper(const BatchPlan& plan, BatchManifest& manifest) : m_plan(plan), m_manifest(manifest) {}

    Result<void> keep(const BatchPicture& picture, const BatchFile& file) override {
        BatchResult result;
        result.index = picture.index;
        result.file = drawnFile(m_plan, picture);
        result.seconds = file.seconds;
        MIRO_CHECK_OK(m_manifest.place(result.file, file.bytes));
        result.sha256 = sha256Of(file.bytes);
        m_group.push_back(std::move(result));
        return {};
    }
    Result<void> failed(const BatchPicture& picture, const Error& error) override {
        BatchResult result;
        result.index = picture.index;
        result.file = drawnFile(m_plan, picture);
        result.failure = oneLine(error.message, 1000);
        m_group.push_back(std::move(result));
        return {};
    }
    Result<void> groupDone(int64_t) override {
        MIRO_CHECK_OK(m_manifest.append(m_group));
        m_group.clear();
        return {};
    }

private:
    const BatchPlan& m_plan;
    BatchManifest& m_manifest;
    std::vector<BatchResult> m_group;
};

// Drawing counted in pictures, parts of a group included.
class CountingSink : public DrawSink {
public:
    CountingSink(DrawSink& whole, int64_t pictures) : m_whole(whole), m_pictures(pictures) {}
    void progress(const Progress& progress) override {
        if (progress.stage == "sample")
            m_whole.progress({"draw", m_pictures * progress.done / std::max<int64_t>(1, progress.total), m_pictures});
        else
            m_whole.progress(progress);
    }
    void stepDone(const DrawStep& step) override { m_whole.stepDone(step); }
    void note(const std::string& line) override { m_whole.note(line); }

private:
    DrawSink& m_whole;
    const int64_t m_pictures;
};

// One run; lives on the calling thread.
class BatchRun {
public:
    BatchRun(const BatchRunRequest& request, DrawSink& sink, std::stop_token stop)
        : m_request(request), m_plan(*request.plan), m_sink(sink), m_stop(std::move(stop)) {}

    Result<BatchRunOutcome> operator()() {
        MIRO_CHECK_OK(begin());
        MIRO_CHECK_OK(verify());
        MIRO_CHECK_OK(draw());
        MIRO_CHECK_OK(score());
        MIRO_CHECK_OK(patiently([this] { return choose(); }));
        return finish();
    }

private:
    // ---- before the first picture

    Result<void> begin() {
        MIRO_TRY(m_setup, prepareBatch(m_request));
        MIRO_TRY(m_scorer, openBatchScorer(m_request));
        // A folder that will not do is named before anything is read, and cached, of the models.
        MIRO_CHECK_OK(BatchManifest::check(m_request.folder, m_setup.head, m_request.resume));
        MIRO_CHECK_OK(hashModels(m_setup, &m_sink, m_stop));
        MIRO_CHECK_OK(BatchManifest::check(m_request.folder, m_setup.head, m_request.resume));
        std::error_code ignored;
        const fs::path shard = shardFolder(m_request.folder, m_request.shard);
        if (!fs::exists(shard, ignored)) { // a model that cannot be loaded leaves no folder
            noteRoom();
            for (const BatchSetup::Model& model : m_setup.models)
                if (!model.groups.empty()) {
                    MIRO_CHECK_OK(m_painter.load(model.what, m_stop, m_request.threads));
                    break;
                }
        }
        MIRO_TRY(BatchManifest manifest, BatchManifest::open(m_request.folder, m_plan, m_setup.head, m_request.resume));
        m_manifest.emplace(std::move(manifest));
        return {};
    }

    void noteRoom() {
        const BatchPreview preview = estimateOf(m_request, m_setup);
        if (preview.free && preview.bytes > *preview.free)
            m_sink.note(fmt::format("note: the pictures take about {} MB and {} MB are free; the batch waits when the "
                                    "disk is full",
                                    preview.bytes / 1'000'000, *preview.free / 1'000'000));
    }

    // Where the file of a result lies, to the byte as it was: it may have been moved before a kill, and noted after.
    std::optional<std::string> placeOf(const BatchResult& result) const {
        const BatchPicture picture = m_plan.picture(result.index);
        for (const std::string& name : {result.file, picture.file, drawnFile(m_plan, picture)})
            if (holdsBytes(m_request.folder / name, result.sha256))
                return name;
        return std::nullopt;
    }

    Result<void> verify() {
        const auto& results = m_manifest->results();
        const auto all = static_cast<int64_t>(results.size());
        int64_t looked = 0;
        std::vector<BatchResult> moved;
        for (const auto& [index, result] : results) {
            if (m_stop.stop_requested())
                return stopped();
            m_sink.progress({"verify", ++looked, all});
            if (!result.failure.empty())
                continue;
            const bool deleted = !result.kept && m_request.discardRejected;
            const auto place = deleted ? std::optional(result.file) : placeOf(result);
            if (!place)
                continue;
            m_there.insert(index);
            if (*place != result.file) {
                moved.push_back(result);
                moved.back().file = *place;
            }
        }
        return moved.empty() ? Result<void>() : patiently([&] { return m_manifest->append(moved); });
    }

    // ---- the pictures

    Result<void> draw() {
        BatchPaintRequest paint;
        paint.modelFolders = m_request.modelFolders;
        paint.plan = &m_plan;
        paint.threads = m_request.threads;
        paint.askAgain = m_request.askAgain;
        paint.wanted = [this](int64_t index) {
            return !m_there.contains(index);
        };
        int64_t pictures = 0;
        for (const int64_t group : m_setup.groups()) {
            const std::vector<int64_t> indices = m_plan.group(group);
            const auto missing = std::count_if(indices.begin(), indices.end(), paint.wanted);
            if (missing > 0)
                paint.groups.push_back(group);
            pictures += missing;
        }
        if (paint.groups.empty())
            return {};
        DrawControl control;
        std::stop_callback forward(m_stop, [&] { control.stopNow(); });
        CountingSink counting(m_sink, pictures);
        FolderKeeper keeper(m_plan, *m_manifest);
        auto painted = m_painter.paintBatch(paint, counting, control, keeper);
        if (!painted.ok())
            return painted.error().code == ErrorCode::Stopped ? stopped() : painted.error();
        m_outcome.drawn = painted->pictures;
        return {};
    }

    Result<void> score() {
        if (!m_scorer)
            return {};
        m_painter.freeMemory();
        BatchScoring scoring(m_plan, *m_manifest, m_request.folder, *m_scorer);
        for (const BatchSetup::Model& model : m_setup.models) {
            m_scorer->setModelFolder(model.folder);
            std::vector<int64_t> indices;
            for (const int64_t group : model.groups)
                for (const int64_t index : m_plan.group(group))
                    indices.push_back(index);
            auto scored = scoring.score(indices, m_sink, m_stop, [this](const auto& keep) { return patiently(keep); });
            if (!scored.ok())
                return scored.error().code == ErrorCode::Stopped ? stopped() : scored.error();
        }
        for (const std::string& note : m_scorer->notes())
            m_sink.note("note: " + note);
        return {};
    }

    Result<void> choose() {
        MIRO_TRY(const std::vector<BatchResult> changed,
                 keepBest(m_plan, m_request.folder, m_manifest->results(), m_request.discardRejected));
        return changed.empty() ? Result<void>() : m_manifest->append(changed);
    }

    // ---- what lies beside them

    // Files that are there already, byte for byte, are not written again.
    Result<void> place(const NamedFile& file) {
        if (const auto there = readFile(m_request.folder / file.name, kLargestPicture);
            there.ok() && *there == file.bytes)
            return {};
        return patiently([&] { return m_manifest->place(file.name, file.bytes); });
    }

    // Sheets are of a whole batch: after shards have been merged, a run with --resume makes them.
    Result<void> writeBesides() {
        const BesideWriter write = [this](const NamedFile& file) {
            return place(file);
        };
        MIRO_CHECK_OK(writeLayout(m_plan, m_manifest->results(), write));
        if (!m_plan.request().sheets || m_request.shard.count > 1 ||
            (m_outcome.drawn == 0 && hasSheets(m_plan, m_request.folder)))
            return {};
        return writeBatchSheets(m_plan, m_request.folder, m_manifest->results(), write, m_stop);
    }

    Result<BatchRunOutcome> finish() {
        auto besides = writeBesides();
        if (!besides.ok())
            return besides.error().code == ErrorCode::Stopped ? stopped() : besides.error();
        MIRO_CHECK_OK(patiently([this] { return m_manifest->writeTable(m_plan); }));
        m_outcome.files.push_back(shardFolder(m_request.folder, m_request.shard) / "manifest.csv");
        for (const auto& [index, result] : m_manifest->results()) {
            if (result.failure.empty()) {
                if (result.kept)
                    m_outcome.pictures.push_back(m_request.folder / result.file);
                continue;
            }
            if (m_outcome.failed++ == 0)
                m_outcome.firstFailure = fmt::format("{}, line {}: {}", oneLine(m_plan.request().listName, 80),
                                                     m_plan.picture(index).line, result.failure);
        }
        m_sink.progress({"write", 1, 1});
        return std::move(m_outcome);
    }

    Error stopped() const {
        return {ErrorCode::Stopped, fmt::format("stopped; what was drawn is kept in {}; go on with --resume",
                                                oneLine(m_request.folder.string()))};
    }

    Result<void> patiently(const std::function<Result<void>()>& write) {
        auto done = untilThereIsRoom(
            write, m_request.askAgain, [this](const std::string& line) { m_sink.note(line); }, m_stop);
        return !done.ok() && done.error().code == ErrorCode::Stopped ? stopped() : done;
    }

    const BatchRunRequest& m_request;
    const BatchPlan& m_plan;
    DrawSink& m_sink;
    const std::stop_token m_stop;
    BatchSetup m_setup;
    std::unique_ptr<PictureScorer> m_scorer;
    std::optional<BatchManifest> m_manifest;
    std::set<int64_t> m_there;
    Painter m_painter;
    BatchRunOutcome m_outcome;
};

} // namespace

Result<BatchPreview> previewBatch(const BatchRunRequest& request) {
    MIRO_TRY(BatchSetup setup, prepareBatch(request));
    std::error_code error;
    if (fs::exists(request.folder, error)) {
        MIRO_CHECK_OK(hashModels(setup, nullptr, {}));
        MIRO_CHECK_OK(BatchManifest::check(request.folder, setup.head, request.resume));
    }
    MIRO_TRY(const std::unique_ptr<PictureScorer> scorer, openBatchScorer(request));
    const BatchPlan& plan = *request.plan;
    BatchPreview preview = estimateOf(request, setup);
    preview.lines = plan.lines();
    preview.entries = plan.entries();
    if (scorer)
        preview.scorers = scorer->scorers();
    int64_t last = -1;
    for (const int64_t group : groupsOfShard(plan, request.shard)) {
        if (preview.first.size() >= kPreviewed)
            break;
        for (const int64_t index : plan.group(group)) {
            const BatchPicture picture = plan.picture(index);
            if (preview.first.size() < kPreviewed && picture.entry > last) {
                preview.first.emplace_back(picture.line, picture.settings.prompt);
                preview.files.push_back(picture.file);
                last = picture.entry;
            }
        }
    }
    return preview;
}

Result<BatchRunOutcome> runBatch(const BatchRunRequest& request, DrawSink& sink, std::stop_token stop) {
    initialiseTorch();
    return guardTorch("drawing the batch", [&] { return BatchRun(request, sink, std::move(stop))(); });
}

} // namespace miro
