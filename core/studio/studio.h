// The façade of both faces: what the window and the command line can ask of the engine. No libtorch type is named here.
#pragma once

#include "base/version.h"
#include "hub/generator_info.h"
#include "hub/model_store.h"
#include "job/bench_job.h"
#include "job/doctor_job.h"
#include "job/encode_text_job.h"
#include "job/generate_job.h"

#include <filesystem>
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
    Result<BenchReport> bench(BenchRequest request, JobListener& listener, std::stop_token stop);
    Result<DoctorReport> doctor(std::vector<std::filesystem::path> modelFolders, JobListener& listener,
                                std::stop_token stop);

    // Which models there are; reads small files only. given: as --models.
    Result<ModelStore> models(const std::vector<std::filesystem::path>& given) const;
};

} // namespace miro
