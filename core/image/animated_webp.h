// Several pictures as one that moves: an animated WebP (RFC 9649, 2.7: VP8X, ANIM, one ANMF a frame) around frames that
// the encoder of image_file.h made.
#pragma once

#include "image/image.h"
#include "image/text_metadata.h"

#include <string>

namespace miro {

struct AnimationOptions {
    int milliseconds = 250;    // of each frame
    int lastMilliseconds = 0;  // of the last one, to rest on; 0: as the others
    bool thereAndBack = false; // the frames again in reverse, without the two ends, so that it does not jump
    int quality = 90;          // 1 to 100
};

// All of one size. Repeats without end. Usage: no picture, different sizes, a size that WebP cannot hold (16383), a
// time beyond 24 bits.
Result<std::string> encodeAnimation(const std::vector<Image>& frames, const AnimationOptions& options = {});

} // namespace miro
