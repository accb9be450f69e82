// All that can be known about a drawing, and be wrong with it, before a network is loaded.
#pragma once

#include "base/result.h"
#include "flow/generate_request.h"
#include "flow/generator_files.h"
#include "flow/start_picture.h"
#include "tensor/device.h"

#include <optional>
#include <stop_token>
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

// NotFound, Corrupt, Unsupported, Usage; Stopped while a model is read for the hash that its adapters name.
Result<ModelPlan> planModel(const GenerateRequest& request, const std::stop_token& stop = {});
Result<DrawPlan> planDrawing(const GenerateRequest& request, const std::stop_token& stop = {});

} // namespace miro
