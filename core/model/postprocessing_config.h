// How a generator's latents become pixels: the "postprocessing" object of its config.json. A plain value.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace miro {

struct PostprocessingConfig {
    std::string modelType =
        "sdxl";               // key of the decoder family (decode/decoder.h), which refuses those it does not know
    bool channelWise = false; // sdxl: one scale and bias a channel where the weights bring none
    std::string codecFile;    // linear codecs: a plain file name in the model's folder
    int64_t patchSize = 0;    // linear codecs: pixels along the side of one latent; 0: not said

    // `where` names the file in messages. Corrupt for a value of another type or an absurd size, and for a codec file
    // name that leads out of the model's folder. Unknown keys are ignored, as the published package does.
    static Result<PostprocessingConfig> fromJson(const nlohmann::json& section, const std::string& where);
};

} // namespace miro
