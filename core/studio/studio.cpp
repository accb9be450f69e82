#include "studio/studio.h"

namespace miro {

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

Result<BenchReport> Studio::bench(BenchRequest request, JobListener& listener, std::stop_token stop) {
    BenchJob job(std::move(request));
    MIRO_CHECK_OK(job.run({listener, stop}));
    return job.report();
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

} // namespace miro
