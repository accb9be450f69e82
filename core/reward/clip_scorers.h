// The scorers that are a CLIP, or stand on one: CLIP (OpenAI), Aesthetic, PickScore, SciScore, HPSv2, and the starter
// pack's small ones of the same layouts. Their preprocessing and arithmetic are those of their published packages, in
// fp32.
#pragma once

#include "reward/scorer.h"

namespace miro {

class ClipTowers;

// Both towers of a scorer that is a CLIP in transformers' layout: clip_openai, pick_score, sciscore, starter_clip...
// The prompts' tokenizer lies beside it, or in the second repository where there is one.
Result<std::unique_ptr<ClipTowers>> openClipOf(const char* key, const RepoFinder& repos);

Result<std::unique_ptr<Scorer>> makeClipOpenai(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeAesthetic(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makePickScore(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeSciScore(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeHpsV2(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeStarterClip(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeStarterPick(const RepoFinder& repos);
Result<std::unique_ptr<Scorer>> makeStarterBeauty(const RepoFinder& repos);

} // namespace miro
