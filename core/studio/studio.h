// The façade of both faces: what the window and the command line can ask of the engine. No libtorch type is named here.
#pragma once

#include "base/version.h"
#include "batch/batch_merge.h"
#include "hub/generator_info.h"
#include "hub/model_store.h"
#include "job/adapter_merge_job.h"
#include "job/annotate_job.h"
#include "job/batch_bench_job.h"
#include "job/batch_run_job.h"
#include "job/bench_job.h"
#include "job/benchmark_job.h"
#include "job/controlled_job.h"
#include "job/doctor_job.h"
#include "job/encode_text_job.h"
#include "job/explore_run_job.h"
#include "job/finetune_job.h"
#include "job/generate_job.h"
#include "job/proof_job.h"
#include "job/score_job.h"
#include "job/taste_desk.h"
#include "job/taste_proof.h"
#include "job/train_run_job.h"
#include "library/library.h"
#include "library/picture_facts.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace miro {

// Made once, first in main(), before other threads. Each method blocks its caller until its job is done; the listener
// is called on that same thread. One call at a time.
class Studio {
public:
    Studio();

    Result<GenerateOutcome> generate(GenerateRequest request, JobListener& listener, std::stop_token stop);
    Result<EncodeTextOutcome> encodeText(EncodeTextRequest request, JobListener& listener, std::stop_token stop);
    Result<void> mergeAdapter(AdapterMergeRequest request, JobListener& listener, std::stop_token stop);
    // The preferences say how much memory the scorers may keep, and whether pictures may carry text (privacy: Usage).
    Result<ScoreOutcome> score(ScoreRequest request, ScoreRunJob::Begin begin, ScoreRunJob::Each each,
                               JobListener& listener, std::stop_token stop);
    // Into a folder; a second run with the same request continues the first.
    Result<ExploreRunOutcome> explore(ExploreRunRequest request, JobListener& listener, std::stop_token stop);
    Result<ExplorePrice> priceExploration(const ExploreRunRequest& request) const; // writes nothing
    // Into a folder; see BatchRunRequest::resume.
    Result<BatchRunOutcome> batch(BatchRunOrder order, JobListener& listener, std::stop_token stop);
    Result<BatchPreview> planBatch(BatchRunOrder order) const; // writes nothing
    // One of the shards that several machines drew into that folder. models: as --models.
    Result<MergedBatch> mergeBatch(const std::filesystem::path& folder, std::vector<std::filesystem::path> models,
                                   JobListener& listener, std::stop_token stop);
    // One stage of preparing data to train on; each shard is told as soon as it is finished.
    Result<AnnotateOutcome> annotate(AnnotateRequest request, AnnotateJob::Each each, JobListener& listener,
                                     std::stop_token stop);
    // GenEval or PartiPrompts; a second call with the same request continues the first.
    Result<BenchmarkOutcome> benchmark(BenchmarkRequest request, JobListener& listener, std::stop_token stop);
    Result<void> detectScenes(const std::filesystem::path& sprites, DetectScenesJob::Next next,
                              DetectScenesJob::Each each, JobListener& listener, std::stop_token stop);
    Result<std::vector<std::string>> scenePrompts(const std::filesystem::path& sprites,
                                                  const ScenePromptsRequest& request) const;
    // Into a folder; a second call goes on.
    Result<ControlledOutcome> compareControlled(ControlledRequest request, JobListener& listener, std::stop_token stop);
    Result<BenchReport> bench(BenchRequest request, JobListener& listener, std::stop_token stop);
    Result<BatchBenchReport> benchBatch(BatchBenchRequest request, JobListener& listener, std::stop_token stop);
    // Into a folder; the model's place. See TrainRequest::resume.
    Result<std::filesystem::path> train(TrainRequest request, TrainSink& sink, std::stop_token stop);
    // Into a folder and the library, see FinetuneJob; a second call goes on. The listener: of all but the training.
    Result<TasteVersionRecord> finetune(FinetuneRequest request, TrainSink& sink, JobListener& listener,
                                        std::stop_token stop);
    // Draws and measures what a version's proof shows; a second call goes on. models, device: as --models, --device.
    Result<void> prove(Library& library, const TasteVersionRecord& version, std::vector<std::filesystem::path> models,
                       const std::string& device, JobListener& listener, std::stop_token stop) const;
    Result<MemoryReport> trainingMemory(const TrainRequest& request) const; // nothing is trained
    // At a library's pictures; see TasteDesk::open(). models: as --models.
    Result<std::unique_ptr<TasteDesk>> tasteDesk(Library& library, const std::optional<std::string>& profile,
                                                 std::vector<std::filesystem::path> models, const std::string& device,
                                                 bool mayCreate) const;
    Result<DoctorReport> doctor(std::vector<std::filesystem::path> modelFolders, JobListener& listener,
                                std::stop_token stop);

    // Which models there are; reads small files only. given: as --models.
    Result<ModelStore> models(const std::vector<std::filesystem::path>& given) const;

    // The library in that folder; empty: the user's. Made when it is missing, unless mayCreate is false: NotFound then.
    // One that cannot be written is opened for reading where that is enough.
    Result<std::unique_ptr<Library>> library(const std::filesystem::path& given, bool mayCreate, bool write) const;
    // What `given` means.
    Result<std::filesystem::path> libraryFolderFor(const std::filesystem::path& given) const;
};

} // namespace miro
