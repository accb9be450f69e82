// All that can be known about a drawing, and be wrong with it, before a network is loaded.
#pragma once

#include "base/result.h"
#include "flow/generate_request.h"
#include "flow/generator_files.h"
#include "flow/start_picture.h"
#include "tensor/device.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

// What has to lie in memory.
struct ModelPlan {
    GeneratorFiles files;
    ComputePlan compute;
};

// A plain value.
struct DrawPlan {
    ModelPlan model;
    GenerationSettings settings; // resolved; the seeds are drawn
    std::optional<StartPicture> start;
    std::vector<std::string> notes; // one line each, for the user: nothing is wrong
};

// NotFound, Corrupt, Unsupported, Usage.
Result<ModelPlan> planModel(const GenerateRequest& request);
Result<DrawPlan> planDrawing(const GenerateRequest& request);

} // namespace miro
