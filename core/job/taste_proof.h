// The artist's part of a proof: which question is asked now, the answer, what follows from the last one. Functions on
// the library's thread; nothing of libtorch runs in them. What a question shows was drawn before (job/proof_run.h).
#pragma once

#include "library/library.h"
#include "library/taste_store.h"
#include "taste/proof_values.h"
#include "taste/taste_choice.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// Two pictures of one prompt and seed, blind.
struct ProofDuel {
    int question = 1; // from 1
    int most = 0;
    std::string prompt;
    std::filesystem::path left, right;
};

struct ProofState {
    TasteProof proof;
    bool begun = false;            // something was drawn or asked
    bool drawn = false;            // else it has to be drawn first, or again: a picture is gone
    std::optional<ProofDuel> duel; // asked now; none: not drawn, or over
};

// Of any profile. NotFound.
Result<TasteVersionRecord> tasteVersion(Library& library, int64_t id);
// By its number or its name. NotFound says how to list them; Usage: several have that name.
Result<TasteVersionRecord> tasteVersion(Library& library, const std::string& idOrName);
Result<std::vector<TasteVersionRecord>> tasteVersions(Library& library); // of all profiles, newest first of each

// Corrupt, Unsupported.
Result<ProofState> proofState(Library& library, const TasteVersionRecord& version);

// To the question that is asked now; `question` is its number. Kept before this returns. After the last one a version
// that has won is its profile's default. Usage: that question is not asked now; NotFound: nothing was drawn.
Result<ProofState> answerProof(Library& library, int64_t version, int question, TasteAnswer answer);

// The version stays, with nothing of its proof.
Result<void> forgetProof(Library& library, const TasteVersionRecord& version);

// The pictures of its proof, where a version is deleted.
void removeProofPictures(Library& library, const TasteVersionRecord& version);

} // namespace miro
