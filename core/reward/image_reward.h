// ImageReward v1.0 (J. Xu et al., NeurIPS 2023, arXiv 2304.05977): ImageReward.pt and med_config.json, with the
// vocabulary of bert-base-uncased. Preprocessing and arithmetic are those of its published package, in fp32.
#pragma once

#include "reward/scorer.h"

namespace miro {

Result<std::unique_ptr<Scorer>> makeImageReward(const RepoFinder& repos);

} // namespace miro
