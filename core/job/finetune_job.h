// `miro finetune`: a fine-tuning to an artist's taste, blocking, in a folder; begun again it goes on.
#pragma once

#include "base/device_choice.h"
#include "job/finetune_run.h"
#include "job/job.h"
#include "train/train_sink.h"

namespace miro {

// As a command says it.
struct FinetuneOptions {
    std::filesystem::path file;           // of settings; empty: those with which the folder began, else the defaults
    std::vector<std::string> assignments; // KEY=VALUE over them
    std::filesystem::path folder;         // empty: one below the library that goes when all is done
    std::vector<std::filesystem::path> modelFolders;
    DeviceChoice device;
    int64_t threads = 0; // 0: all
};

struct FinetuneRequest {
    FinetuneSettings settings;
    Library* library = nullptr; // outlives the job
    std::filesystem::path folder;
    bool keepsFolder = true;
    std::vector<std::filesystem::path> modelFolders;
    DeviceChoice device;
    int64_t threads = 0;
};

// Usage that names the key, NotFound, Corrupt (a file).
Result<FinetuneRequest> finetuneRequest(const FinetuneOptions& options, Library& library);

class FinetuneJob : public Job {
public:
    // sink: of the training; outlives the job.
    FinetuneJob(FinetuneRequest request, TrainSink& sink) : m_request(std::move(request)), m_sink(sink) {}

    // See FinetuneRun and TrainRunJob. Limits but hours do not count: somebody waits for it.
    Result<void> run(const JobContext& context) override;
    const TasteVersionRecord& version() const { return m_version; }

private:
    FinetuneRequest m_request;
    TrainSink& m_sink;
    TasteVersionRecord m_version;
};

} // namespace miro
