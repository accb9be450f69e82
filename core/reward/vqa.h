// VQAScore with CLIP-FlanT5 (Z. Lin et al., ECCV 2024, arXiv 2404.01291): how probable "Yes" is as the answer to
// whether the picture shows the prompt. Preprocessing and arithmetic are those of its published package, in fp32 and
// without its detour over a JPEG file.
#pragma once

#include "reward/scorer.h"

namespace miro {

// Weights that would take too much of the free memory once they are fp32 stay mapped as they are stored.
Result<std::unique_ptr<Scorer>> makeVqa(const RepoFinder& repos);

// The starter pack's small one, as `miro train` writes it: its repository is a models folder with the three published
// names in it.
Result<std::unique_ptr<Scorer>> makeStarterVqa(const RepoFinder& repos);

// The same as makeVqa() where so much memory is free.
Result<std::unique_ptr<Scorer>> makeVqaWithin(const RepoFinder& repos, int64_t freeBytes);

} // namespace miro
