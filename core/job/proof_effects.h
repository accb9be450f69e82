// What a version changed besides what it was made for, from the pictures of its proof. Pure functions; private to the
// job room.
#pragma once

#include "job/proof_record.h"
#include "taste/taste_features.h"

#include <vector>

namespace miro {

// Each scorer's mean before and after, where all pictures of both have it; then "diversity": how far apart the vectors
// of two pictures of one prompt lie, mean over pairs, where a prompt has several. before and after: one a question.
std::vector<TasteEffect> effectsOf(const std::vector<std::string>& scorers, const std::vector<ProofPrompt>& prompts,
                                   const std::vector<TasteFeatures>& before, const std::vector<TasteFeatures>& after);

} // namespace miro
