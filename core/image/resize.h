// Pictures in another size.
#pragma once

#include "image/image.h"

namespace miro {

// Antialiased bicubic (a = -0.5) on the encoded values, equal to the bit to that of Pillow up to 12 (13 changes the
// order of the two passes where that is cheaper, and some levels with it). width, height and both sides of the picture
// are at least 1.
Image resized(const Image& image, int width, int height);

// The middle of the picture in the shape of width x height, as large as it fits, in that size.
Image croppedAndResized(const Image& image, int width, int height);

} // namespace miro
