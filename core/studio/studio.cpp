#include "studio/studio.h"

#include "base/preferences.h"
#include "job/batch_models.h"

#include <fmt/format.h>

namespace miro {
namespace {

// What sees pictures for a taste.
Result<ScoringOptions> tasteScoring(const std::string& device) {
    MIRO_TRY(const Preferences preferences, readPreferences(preferencesFile()));
    ScoringOptions options;
    options.device = device;
    options.memoryBudget = preferences.scoreMemory * 1'000'000'000;
    options.threads = preferences.threads;
    return options;
}

} // namespace

Studio::Studio() {
    prepareEngine();
}

Result<GenerateOutcome> Studio::generate(GenerateRequest request, JobListener& listener, std::stop_token stop) {
    GenerateJob job(std::move(request));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.outcome();
}

Result<EncodeTextOutcome> Studio::encodeText(EncodeTextRequest request, JobListener& listener, std::stop_token stop) {
    EncodeTextJob job(std::move(request));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.outcome();
}

Result<void> Studio::mergeAdapter(AdapterMergeRequest request, JobListener& listener, std::stop_token stop) {
    return AdapterMergeJob(std::move(request)).run({listener, stop});
}

Result<ScoreOutcome> Studio::score(ScoreRequest request, ScoreRunJob::Begin begin, ScoreRunJob::Each each,
                                   JobListener& listener, std::stop_token stop) {
    MIRO_TRY(const Preferences preferences, readPreferences(preferencesFile()));
    if (request.writeMetadata && preferences.privacy)
        return usageError(
            "--write-metadata has no effect while the privacy setting keeps text out of pictures; turn it "
            "off in the settings, or leave the option out");
    request.options.memoryBudget = preferences.scoreMemory * 1'000'000'000;
    request.options.threads = preferences.threads;
    ScoreRunJob job(std::move(request), std::move(begin), std::move(each));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.outcome();
}

Result<ExploreRunOutcome> Studio::explore(ExploreRunRequest request, JobListener& listener, std::stop_token stop) {
    ExploreRunJob job(std::move(request));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.outcome();
}

Result<ExplorePrice> Studio::priceExploration(const ExploreRunRequest& request) const {
    return miro::priceExploration(request);
}

Result<BatchRunOutcome> Studio::batch(BatchRunOrder order, JobListener& listener, std::stop_token stop) {
    MIRO_TRY(const Preferences preferences, readPreferences(preferencesFile()));
    order.how.threads = preferences.threads;
    order.how.scoreMemory = preferences.scoreMemory * 1'000'000'000;
    BatchRunJob job(std::move(order));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.outcome();
}

Result<BatchPreview> Studio::planBatch(BatchRunOrder order) const {
    return previewBatchRun(std::move(order));
}

Result<MergedBatch> Studio::mergeBatch(const std::filesystem::path& folder, std::vector<std::filesystem::path> models,
                                       JobListener& listener, std::stop_token stop) {
    return miro::mergeBatch(folder, batchModels(std::move(models)), &listener, std::move(stop));
}

Result<AnnotateOutcome> Studio::annotate(AnnotateRequest request, AnnotateJob::Each each, JobListener& listener,
                                         std::stop_token stop) {
    MIRO_TRY(const Preferences preferences, readPreferences(preferencesFile()));
    if (auto* scoring = std::get_if<ScoreShardsRequest>(&request.stage)) {
        scoring->options.memoryBudget = preferences.scoreMemory * 1'000'000'000;
        scoring->options.threads = preferences.threads;
    }
    AnnotateJob job(std::move(request), std::move(each));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.outcome();
}

Result<BenchmarkOutcome> Studio::benchmark(BenchmarkRequest request, JobListener& listener, std::stop_token stop) {
    MIRO_TRY(const Preferences preferences, readPreferences(preferencesFile()));
    request.draw.how.threads = preferences.threads;
    request.draw.how.scoreMemory = preferences.scoreMemory * 1'000'000'000;
    BenchmarkJob job(std::move(request));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.outcome();
}

Result<void> Studio::detectScenes(const std::filesystem::path& sprites, DetectScenesJob::Next next,
                                  DetectScenesJob::Each each, JobListener& listener, std::stop_token stop) {
    return DetectScenesJob(sprites, std::move(next), std::move(each)).run({listener, stop});
}

Result<std::vector<std::string>> Studio::scenePrompts(const std::filesystem::path& sprites,
                                                      const ScenePromptsRequest& request) const {
    return miro::scenePrompts(sprites, request);
}

Result<ControlledOutcome> Studio::compareControlled(ControlledRequest request, JobListener& listener,
                                                    std::stop_token stop) {
    ControlledJob job(std::move(request));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.outcome();
}

Result<BenchReport> Studio::bench(BenchRequest request, JobListener& listener, std::stop_token stop) {
    BenchJob job(std::move(request));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.report();
}

Result<BatchBenchReport> Studio::benchBatch(BatchBenchRequest request, JobListener& listener, std::stop_token stop) {
    BatchBenchJob job(std::move(request));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.report();
}

Result<std::filesystem::path> Studio::train(TrainRequest request, TrainSink& sink, std::stop_token stop) {
    TrainRunJob job(std::move(request), sink);
    return job.run(stop);
}

Result<TasteVersionRecord> Studio::finetune(FinetuneRequest request, TrainSink& sink, JobListener& listener,
                                            std::stop_token stop) {
    FinetuneJob job(std::move(request), sink);
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.version();
}

Result<MemoryReport> Studio::trainingMemory(const TrainRequest& request) const {
    return miro::trainingMemory(request);
}

Result<void> Studio::prove(Library& library, const TasteVersionRecord& version,
                           std::vector<std::filesystem::path> models, const std::string& device, JobListener& listener,
                           std::stop_token stop) const {
    MIRO_TRY(const ScoringOptions options, tasteScoring(device));
    return ProofJob({&library, version, std::move(models), options}).run({listener, stop});
}

Result<std::unique_ptr<TasteDesk>> Studio::tasteDesk(Library& library, const std::optional<std::string>& profile,
                                                     std::vector<std::filesystem::path> models,
                                                     const std::string& device, bool mayCreate) const {
    MIRO_TRY(const ScoringOptions options, tasteScoring(device));
    return TasteDesk::open(library, profile, tasteTools(std::move(models), options), mayCreate);
}

Result<DoctorReport> Studio::doctor(std::vector<std::filesystem::path> modelFolders, JobListener& listener,
                                    std::stop_token stop) {
    DoctorJob job(std::move(modelFolders));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.report();
}

Result<ModelStore> Studio::models(const std::vector<std::filesystem::path>& given) const {
    return ModelStore::open(given);
}

Result<std::filesystem::path> Studio::libraryFolderFor(const std::filesystem::path& given) const {
    if (!given.empty())
        return given;
    MIRO_TRY(const Preferences preferences, readPreferences(preferencesFile()));
    return libraryFolderOf(preferences);
}

Result<std::unique_ptr<Library>> Studio::library(const std::filesystem::path& given, bool mayCreate, bool write) const {
    MIRO_TRY(const std::filesystem::path folder, libraryFolderFor(given));
    std::error_code ignored;
    if (!mayCreate && !std::filesystem::exists(folder / "library.sqlite", ignored))
        return Error{ErrorCode::NotFound, fmt::format("there is no library in {}; give another folder with --library",
                                                      oneLine(folder.string()))};
    auto library = Library::open(folder);
    if (library.ok() || write || library.error().code != ErrorCode::Failed)
        return library;
    auto reading = Library::open(folder, Library::Mode::ReadOnly);
    return reading.ok() ? std::move(reading) : std::move(library);
}

} // namespace miro
