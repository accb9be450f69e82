// What is kept of a version's proof (TasteVersionRecord::proof, JSON): what is asked about, what was drawn and measured
// for it, and the answers, from which everything else follows. Plain values without libtorch: any thread.
#pragma once

#include "base/generation_settings.h"
#include "base/result.h"
#include "library/taste_record.h"
#include "taste/proof_test.h"
#include "taste/proof_values.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct ProofPrompt {
    std::string text;
    uint64_t seed = 0;
};

// Who drew: the new version at the artist's usual settings and its own slider at 1, the base at the usual settings, the
// base with its known sliders fitted to the artist.
enum class ProofSide { New, Base, Sliders };

struct MeasuredTargets {
    std::vector<double> targets; // one a reward of the base
    double liking = 0;           // mean of the personal reward
};

struct ProofRecord {
    uint64_t seed = 0;                // of the questions' order and of the pictures' names
    std::vector<ProofPrompt> prompts; // one a question; empty: nothing is decided yet
    int64_t unseen = 0;               // different prompts among them that no fine-tuning learned from
    GenerationSettings usual;         // the artist's, of the base; its targets name every reward
    std::vector<MeasuredTargets> measured;
    std::optional<RewardTargets> sliders; // as they were fitted
    bool drawn = false;                   // the pictures are there, and what follows is known
    std::vector<TasteEffect> effects;
    Share heldOut;
    double likingOfNew = 0, likingOfBase = 0, likingOfSliders = 0; // mean of the personal reward
    std::vector<TasteAnswer> answers;
    bool settled = false; // what follows from its end was done

    // The base, and the fitted sliders unless they are the usual ones.
    int opponents() const { return sliders && *sliders != usual.positive ? 2 : 1; }
    ProofTest test() const; // with the answers so far
};

std::string textFromProof(const ProofRecord& record);
// An empty text is an empty record. Corrupt names the key.
Result<ProofRecord> proofFromText(const std::string& text);

TasteProof proofFrom(const ProofRecord& record);

inline constexpr const char* kProofsFolder = "taste/proofs"; // below the library's

// Below the library's folder. Names say nothing of which side drew.
std::filesystem::path proofFolder(const TasteVersionRecord& version);
std::string proofPictureName(const ProofRecord& record, size_t picture, ProofSide side);

} // namespace miro
