#include "job/batch_work.h"

#include "job/batch_models.h"
#include "job/picture_measuring.h"
#include "library/file_names.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <set>
#include <unordered_map>

namespace miro {
namespace {

constexpr int64_t kMeasuredAtOnce = 32; // pictures: early enough to watch, many enough to keep groups overlapping

// As people find it in the library: the batch's own name, unless its layout numbers every folder's pictures from 0.
std::string suggestedName(const BatchPicture& picture, BatchLayout layout) {
    if (layout == BatchLayout::Files)
        return std::filesystem::path(picture.file).filename().string();
    return fmt::format("{:05}-{}-{}.png", picture.index, fileNameFromPrompt(picture.settings.prompt),
                       picture.settings.seed.value_or(0));
}

BatchOutcome outcomeOf(const BatchPicture& picture, bool toAlbum) {
    BatchOutcome outcome;
    outcome.index = picture.index;
    outcome.entry = picture.entry;
    outcome.line = picture.line;
    outcome.toAlbum = toAlbum;
    return outcome;
}

// Hands what the painter draws to the library. On the painter's second thread.
class LibraryKeeper : public BatchKeeper {
public:
    LibraryKeeper(WorkHost& host, BatchLayout layout, bool toAlbum)
        : m_host(host), m_layout(layout), m_toAlbum(toAlbum) {}

    Result<void> keep(const BatchPicture& picture, const BatchFile& file) override {
        if (!file.note.empty() && !m_noted) {
            m_noted = true;
            m_host.note(file.note);
        }
        KeepOptions options;
        options.batch = outcomeOf(picture, m_toAlbum);
        options.batch->seconds = file.seconds;
        const uint64_t seed = picture.settings.seed.value_or(0);
        MIRO_TRY(
            const KeptPicture kept,
            m_host.keep({picture.index, seed, suggestedName(picture, m_layout), file.bytes, file.metadata}, options));
        if (kept.record)
            m_pictures.push_back(kept.record->id);
        dealtWith(picture);
        m_host.pictureDone({picture.index, seed, file.image, kept.file});
        return {};
    }

    Result<void> failed(const BatchPicture& picture, const Error& error) override {
        BatchOutcome outcome = outcomeOf(picture, m_toAlbum);
        outcome.prompt = picture.settings.prompt;
        outcome.failure = error.message;
        MIRO_CHECK_OK(m_host.pictureFailed(outcome));
        dealtWith(picture);
        return {};
    }

    // So many pictures of each entry are still to come. Before and between runs, as takePictures().
    void expect(int64_t entry) { ++m_toCome[entry]; }
    bool isComplete(int64_t entry) const {
        const auto found = m_toCome.find(entry);
        return found == m_toCome.end() || found->second == 0;
    }
    std::vector<PictureId> takePictures() { return std::exchange(m_pictures, {}); }

    int64_t done() const { return m_done; } // any thread

private:
    void dealtWith(const BatchPicture& picture) {
        if (auto found = m_toCome.find(picture.entry); found != m_toCome.end())
            --found->second;
        ++m_done;
    }

    WorkHost& m_host;
    const BatchLayout m_layout;
    const bool m_toAlbum;
    bool m_noted = false;
    std::vector<PictureId> m_pictures; // kept since they were last taken
    std::unordered_map<int64_t, int64_t> m_toCome;
    std::atomic<int64_t> m_done{0};
};

// What the painter tells, as the batch's, whose progress is counted in pictures.
class BatchSink : public DrawSink {
public:
    BatchSink(WorkHost& host, const LibraryKeeper& keeper, int64_t before, int64_t total)
        : m_host(host), m_keeper(keeper), m_before(before), m_total(total) {}

    // A run of the painter begins: its steps count from its own first picture.
    void beginRun() { m_first = m_before + m_keeper.done(); }

    void progress(const Progress& progress) override {
        if (progress.stage == "load" || progress.stage == "encode") {
            m_host.progress(progress);
            return;
        }
        m_host.progress({"batch", std::min(m_before + m_keeper.done(), m_total), m_total});
    }
    bool wantsPreviews() override { return m_host.wantsPreviews(); }
    void stepDone(const DrawStep& step) override {
        DrawStep told = step;
        told.firstPicture += m_first;
        m_host.stepDone(told);
    }
    void note(const std::string& line) override { m_host.note(line); }

private:
    WorkHost& m_host;
    const LibraryKeeper& m_keeper;
    const int64_t m_before; // pictures that were there, or had failed
    const int64_t m_total;
    int64_t m_first = 0;
};

// Groups that still miss pictures, those of one model after each other.
std::vector<int64_t> groupsToDraw(const BatchPlan& plan, const std::function<bool(int64_t)>& wanted) {
    std::vector<int64_t> groups;
    std::vector<std::pair<std::string, std::string>> models; // in the order of the plan
    std::unordered_map<int64_t, size_t> modelOf;
    for (int64_t group = 0; group < plan.groups(); ++group) {
        const std::vector<int64_t> pictures = plan.group(group);
        const auto first = std::find_if(pictures.begin(), pictures.end(), wanted);
        if (first == pictures.end())
            continue;
        const BatchPicture picture = plan.picture(*first);
        const std::pair model{picture.model, picture.variant};
        const auto known = std::find(models.begin(), models.end(), model);
        modelOf[group] = static_cast<size_t>(known - models.begin());
        if (known == models.end())
            models.push_back(model);
        groups.push_back(group);
    }
    if (models.size() > 1)
        std::stable_sort(groups.begin(), groups.end(), [&](int64_t a, int64_t b) { return modelOf[a] < modelOf[b]; });
    return groups;
}

std::map<std::string, double> weightsOf(const BatchRequest& request, const std::vector<std::string>& scorers) {
    std::map<std::string, double> weights = request.weights;
    if (weights.empty())
        for (const std::string& scorer : scorers)
            weights[scorer] = 1;
    return weights;
}

} // namespace

std::string BatchWork::decide(const Preferences& preferences) {
    m_payload.decide(preferences);
    return textFromBatch(m_payload);
}

std::string BatchWork::repeatPayload(const JobId&) const {
    BatchPayload payload = m_payload;
    payload.decided.reset();
    payload.job.fingerprint.clear(); // whatever its wildcards say now
    return textFromBatch(payload);
}

std::vector<std::string> BatchWork::namedScorers() const {
    const std::vector<std::string>& named = m_payload.job.what.scorers;
    return std::find(named.begin(), named.end(), "all") == named.end() ? named : std::vector<std::string>();
}

Result<std::vector<std::string>> BatchWork::scorers(const WorkContext& context) const {
    const BatchRequest& request = m_payload.job.what;
    if (request.scorers.empty() && request.bestOf == 0 && !context.preferences.scoreNew)
        return std::vector<std::string>();
    const std::vector<std::string> present = context.scorers.present();
    if (request.bestOf > 0 && present.empty())
        return Error{ErrorCode::NotFound, "the best of several need a scorer, and none is installed; the Models page "
                                          "says how to get one"};
    const std::vector<std::string> named = namedScorers();
    if (named.empty())
        return present;
    for (const std::string& key : named)
        if (std::find(present.begin(), present.end(), key) == present.end())
            return Error{
                ErrorCode::NotFound,
                fmt::format("scorer '{}' is not installed; the Models page says how to get it", oneLine(key, 60))};
    return named;
}

Result<PaintOutcome> BatchWork::run(const WorkContext& context) {
    m_payload.decide(context.preferences);
    const BatchRequest request = m_payload.decidedRequest();
    MIRO_TRY(const std::vector<std::string> keys, scorers(context));
    MIRO_TRY(const BatchPlan* plan, context.batches.plan(context.job, request, batchModels(context.modelFolders)));
    if (!m_payload.job.fingerprint.empty() && m_payload.job.fingerprint != plan->fingerprint())
        return usageError("its wildcard files have changed since it was queued; put them back, or queue it again");

    const int64_t best = m_payload.job.tryOut ? 0 : request.bestOf;
    const bool tryOut = m_payload.job.tryOut;
    const int64_t total = tryOut ? std::min(plan->pictures(), kTriedPictures) : plan->pictures();
    MIRO_TRY(const std::vector<int64_t> failed,
             context.host.beginBatch({context.job, titleOfBatch(m_payload.job), textFromBatch(m_payload),
                                      plan->fingerprint(), total, tryOut},
                                     [&](int64_t index) { return outcomeOf(plan->picture(index), best == 0); }));
    std::set<int64_t> dealtWith(context.alreadyDrawn.begin(), context.alreadyDrawn.end());
    dealtWith.insert(failed.begin(), failed.end());

    // A picture that was dealt with in this run is not asked for again.
    const std::function<bool(int64_t)> wanted = [&](int64_t index) {
        return index < total && !dealtWith.contains(index);
    };
    LibraryKeeper keeper(context.host, request.layout, best == 0);
    BatchSink sink(context.host, keeper, static_cast<int64_t>(dealtWith.size()), total);
    if (best > 0)
        for (int64_t index = 0; index < total; ++index)
            if (wanted(index))
                keeper.expect(plan->picture(index).entry);

    PictureMeasuring measuring(context, keys, !request.scorers.empty() && keys == request.scorers);
    const auto settle = [&]() -> Result<void> {
        for (const PictureId picture : keeper.takePictures())
            measuring.add(picture);
        MIRO_CHECK_OK(measuring.measure());
        if (best == 0)
            return {};
        MIRO_TRY(std::vector<int64_t> entries, context.host.undecidedEntries());
        std::erase_if(entries, [&](int64_t entry) { return !keeper.isComplete(entry); });
        if (entries.empty())
            return {};
        return context.host.chooseBest(entries, best,
                                       weightsOf(request, request.scorers.empty() ? request.scorers : keys));
    };
    if (!context.alreadyDrawn.empty() && measuring.measures()) {
        MIRO_TRY(const std::vector<PictureId> former, context.host.picturesOf(context.job));
        MIRO_CHECK_OK(measuring.measure(former));
    }

    BatchPaintRequest paint;
    paint.modelFolders = context.modelFolders;
    paint.plan = plan;
    paint.wanted = wanted;
    paint.metadata = !context.preferences.privacy;
    paint.threads = context.preferences.threads;
    paint.previewMethod = context.preferences.preview;
    paint.freeOther = [&scorers = context.scorers] {
        scorers.freeIdle();
    };
    const std::vector<int64_t> groups = groupsToDraw(*plan, wanted);
    const auto together = measuring.measures() || best > 0
                              ? static_cast<size_t>(std::max<int64_t>(1, kMeasuredAtOnce / request.groupSize))
                              : groups.size();
    PaintOutcome outcome;
    for (size_t next = 0; next < groups.size(); next += together) {
        const auto begin = groups.begin() + static_cast<ptrdiff_t>(next);
        paint.groups.assign(begin, begin + static_cast<ptrdiff_t>(std::min(together, groups.size() - next)));
        sink.beginRun();
        MIRO_TRY(const BatchPaintOutcome painted, context.painter.paintBatch(paint, sink, context.control, keeper));
        outcome.pictures += painted.pictures;
        if (painted.stoppedEarly) {
            outcome.stoppedEarly = true; // what is not scored yet is when the batch goes on
            return outcome;
        }
        MIRO_CHECK_OK(settle());
    }
    MIRO_CHECK_OK(settle()); // all was drawn when a former run was stopped
    context.batches.clear();
    return outcome;
}

Result<std::unique_ptr<QueuedWork>> makeBatchWork(const std::string& text) {
    MIRO_TRY(BatchPayload payload, batchPayloadFromText(text));
    return std::unique_ptr<QueuedWork>(std::make_unique<BatchWork>(std::move(payload)));
}

} // namespace miro
