// The starter pack's own scorers: models/starter-scorers judges alignment, aesthetic and sharpness in milliseconds, for
// pictures of the kind that the starter model draws.
#pragma once

#include "reward/scorer.h"

namespace miro {

// Raw values are 0 to 1. They look at the picture squeezed into the network's square (Pillow's bicubic); sharpness
// depends on the scale, so of a picture larger than the square it looks at up to 4 x 4 pieces as they are, and pieces
// with more contrast count for more. Alignment reads the prompt through MiniLM; an empty prompt gives NaN.
Result<std::unique_ptr<Scorer>> makeStarterAlignment(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeStarterAesthetic(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeStarterSharpness(const RepoFinder& repos);

// The pieces of a picture that sharpness looks at: at most `most` a side, evenly spread, each side x side; the whole
// picture resized when one of its sides is not larger than that.
std::vector<Image> sharpnessTiles(const Image& image, int side, int64_t most);

} // namespace miro
