// Pictures in another size.
#pragma once

#include "image/image.h"

namespace miro {

// Antialiased bicubic (a = -0.5) on the encoded values, equal to the bit to that of Pillow up to 12 (13 changes the
// order of the two passes where that is cheaper, and some levels with it). width, height and both sides of the picture
// are at least 1.
Image resized(const Image& image, int width, int height);

// The part of resized(image, width, height) whose upper left corner is (left, top); the rest is never made, so that a
// very long picture costs no more than another. The part lies within it.
struct PixelBox {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};
Image resizedPart(const Image& image, int width, int height, const PixelBox& part);

// The middle of the picture in the shape of width x height, as large as it fits, in that size.
Image croppedAndResized(const Image& image, int width, int height);

} // namespace miro
