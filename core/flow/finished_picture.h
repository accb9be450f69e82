// From a picture's latents to a file's bytes.
#pragma once

#include "flow/draw_plan.h"
#include "flow/loaded_generator.h"
#include "flow/picture_metadata.h"
#include "image/image_header.h"

#include <optional>
#include <stop_token>
#include <string>

namespace miro {

struct PictureWishes {
    ImageFormat format = ImageFormat::Png;
    bool metadata = true; // in the file
    std::string parent;   // see PictureOrigin, as is the next
    std::optional<ExplorationMark> exploration;
};

struct EncodedPicture {
    std::string bytes;
    std::string metadata; // miro_metadata, also when the file holds none
    Image image;          // empty for EXR, which is linear
};

// Picture `index` of the plan from its latents (1, C, h, w). Out of memory, it tries once more with an emptied cache.
// Stopped between the decoder's blocks.
Result<EncodedPicture> finishPicture(LoadedGenerator& loaded, const DrawPlan& plan, int64_t index,
                                     const Latents& latents, const PictureWishes& wishes, std::stop_token stop);

// The same of a picture that has been decoded; origin lacks its size alone. PNG, JPEG or WebP. Any thread.
Result<EncodedPicture> finishImage(Image image, PictureOrigin origin, const PictureWishes& wishes);

// What is said of a picture of these resolved settings, whose count is 1: its seeds, its model. templatePrompt: as the
// prompt was written.
PictureOrigin originOf(const LoadedGenerator& loaded, const std::string& modelSha256,
                       const GenerationSettings& settings, const std::string& templatePrompt);

} // namespace miro
