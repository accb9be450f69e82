// Several pictures on one.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <vector>

namespace miro {

// Row by row, `columns` in a row, each in the middle of a cell of the largest width and height, `gap` pixels of dark
// grey between cells and around. Usage for no pictures or no columns, or a sheet above the limit of decodeImage().
Result<Image> contactSheet(const std::vector<Image>& images, int columns, int gap = 4);

} // namespace miro
