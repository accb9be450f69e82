// CLIP (Jina): jinaai/jina-clip-v2, pictures and prompts in many languages. Its published code is in no package, so it
// was built from its configuration and its tensors' names: the towers agree with other packages' networks of the same
// kind, but nobody has yet compared the whole with a real checkpoint.
#pragma once

#include "reward/scorer.h"

namespace miro {

// The paired logit / 100: exp(logit_scale) times the cosine, / 100. Pictures: the shorter side to 512 pixels
// (bicubic), the middle cut out. Prompts are cut to 512 tokens; the mean of their token states counts.
Result<std::unique_ptr<Scorer>> makeClipJina(const RepoFinder& repos);

} // namespace miro
