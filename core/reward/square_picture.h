// Pictures made square by a border, as VQAScore's published preparation does it.
#pragma once

#include "image/image.h"

#include <array>

namespace miro {

// The picture in the middle of a square of that colour (where a rest is odd, one pixel nearer to the top or the left),
// resized to side x side (bicubic). Equal to the bit to Pillow's; the square itself is never made, so that a very long
// picture costs no more than its longer side. Any thread.
Image squareResized(const Image& image, int side, const std::array<uint8_t, 3>& colour);

} // namespace miro
