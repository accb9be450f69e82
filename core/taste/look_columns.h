// What is true about the look of a picture, measured from its pixels: columns for simulated artists over pictures that
// exist. Pure functions: any thread.
#pragma once

#include "image/image.h"
#include "taste/simulated_artist.h"

namespace miro {

// "colour.warmth" (red less blue), "colour.saturation", "colour.lightness", "colour.contrast" (the lightness's standard
// deviation), "composition.balance" (how near the middle what differs from the border's colour lies),
// "composition.room" (how much of the picture is like its border), "composition.symmetry" (left and right alike).
const std::vector<std::string>& lookColumnNames();
// In that order, each 0 to 1; not of an empty picture.
std::vector<double> lookColumns(const Image& image);

TruthTable lookTable(const std::vector<Image>& images);

} // namespace miro
