// Words on pictures: labels of sheets and grids, one line each, with a font of this machine. Plain functions: any
// thread.
#pragma once

#include "image/image.h"

#include <string>

namespace miro {

// In pixels, for letters of that height; 0 where this machine has no font that can be used.
int textWidth(const std::string& text, int height);

// In one grey from (left, baseline) to the right, as far as the picture goes. Draws nothing without a font.
void drawText(Image& image, int left, int baseline, const std::string& text, int height, uint8_t grey);

// The text, or its beginning with "..." where it is wider than that; control characters are spaces.
std::string fittingText(const std::string& text, int height, int width);

} // namespace miro
