// The networks of stage 3, found and opened: what turns pictures into latents and captions into states.
#pragma once

#include "annotate/latent_shards.h"
#include "decode/decoder.h"
#include "text/text_encoder.h"

#include <memory>
#include <nlohmann/json_fwd.hpp>

namespace miro {

class ModelStore;

// Owned by the stage; one thread.
struct LatentSource {
    std::unique_ptr<LatentEncoder> encoder;
    std::unique_ptr<TextEncoder> text;
    int64_t encoderParameters = 0; // about: decides how many threads it is worth
    int side = 0;                  // of the pictures that it encodes, pixels
    int maxTextLength = 0;
    std::string autoencoderFile; // whose weights decide the latents
    std::string textFile;

    // request.model is a generator, a codec's file, or a folder whose config.json has "postprocessing" (a codec) or is
    // an AutoencoderKL's. Usage when nothing says how large pictures are, or which text encoder reads the captions;
    // NotFound, Corrupt, Unsupported: name the file.
    static Result<LatentSource> open(const ModelStore& models, const LatentShardsRequest& request,
                                     std::stop_token stop);
};

} // namespace miro
