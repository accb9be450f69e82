// What a proof asks about: prompts that were kept from the fine-tuning, and the settings that the artist draws with.
// Functions on the library's thread, without libtorch.
#pragma once

#include "hub/generator_info.h"
#include "job/proof_record.h"
#include "library/library.h"

#include <string>
#include <vector>

namespace miro {

// One prompt in eight, always the same ones: a fine-tuning does not learn from these, nor from their pictures.
bool isKeptForProof(const std::string& prompt);

// One a question, each prompt with several seeds. The newest of those that were kept back, and others where these are
// too few; those that the model cannot draw are left out (info's vocabulary). Usage: the gallery has no prompt.
// Fills record.prompts and record.unseen.
Result<void> choosePrompts(Library& library, const GeneratorInfo& base, ProofRecord& record);

// What the artist's newest pictures of that model were drawn with most often: targets of every reward of the base,
// steps, guidance; without any, the model's own. Never a seed, a start picture or a variation.
Result<GenerationSettings> usualSettings(Library& library, const GeneratorInfo& base, const std::string& baseSha256);

} // namespace miro
