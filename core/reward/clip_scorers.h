// The scorers that are a CLIP, or stand on one: CLIP (OpenAI), Aesthetic, PickScore, SciScore, HPSv2. Their
// preprocessing and arithmetic are those of their published packages, in fp32.
#pragma once

#include "reward/scorer.h"

namespace miro {

Result<std::unique_ptr<Scorer>> makeClipOpenai(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeAesthetic(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makePickScore(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeSciScore(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeHpsV2(const RepoFinder& repos);

} // namespace miro
