// Pictures that are nothing but features, for tests and benchmarks: what is true about each (colours, composition,
// quality) is drawn by seed, and features are made of it the way encoders and reward models do: the prompt decides most
// of a picture's vector, what is true bends it in some directions, the rest is noise whose spectrum falls as a power;
// rewards are mixtures of what is true, with noise of their own. A value; any thread.
#pragma once

#include "taste/picture_pool.h"
#include "taste/simulated_artist.h"

namespace miro {

struct SyntheticOptions {
    int64_t prompts = 100;
    int64_t picturesOfPrompt = 8;
    int64_t picture = 768; // numbers of a picture's vector, as is prompt's
    int64_t rewards = 7;
    int64_t prompt = 128;
    double promptShare = 0.5; // of a vector's variance
    double truthShare = 0.25; // the same, of what is true; the rest is noise
    double missing = 0;       // the share of rewards that were not measured
};

struct SyntheticPictures {
    TasteLayout layout;
    std::vector<TastePicture> pictures; // of a prompt beside each other
    TruthTable truth;
};

SyntheticPictures syntheticPictures(uint64_t seed, const SyntheticOptions& options = {});

} // namespace miro
