// One profile's taste at work: learns it from a library's choices, asks the next question, takes the answer, ranks
// pictures, says how good it is. Names no libtorch type.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "job/taste_records.h"
#include "job/taste_tools.h"
#include "taste/choice_checks.h"
#include "taste/taste_values.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct TasteFeatures; // taste/taste_features.h, as is the next
struct TasteLayout;

// Two pictures to be shown side by side.
struct PickedDuel {
    PictureId left = 0;
    PictureId right = 0;
    std::string prompt;
    std::string repeatOf;     // the choice that is asked again, sides exchanged; empty: a new pair
    double probability = 0.5; // that left is chosen, as it is believed now
    double information = 0;   // that the answer is expected to give, in bits
};

struct RankedPicture {
    PictureId picture = 0;
    std::string path; // below the library folder
    std::string prompt;
    TasteEstimate estimate;
    double quantile = 0.5; // among the gallery's pictures
};

struct TasteReport {
    TasteProfileRecord profile;
    std::string encoder;
    int64_t pictures = 0;   // of the gallery that were looked at
    int64_t unmeasured = 0; // that were not yet
    int64_t learned = 0;    // choices that are learned from, repeats included
    int64_t skipped = 0;    // duels that were skipped
    int64_t waiting = 0;    // choices whose pictures have to be looked at first
    int64_t unknown = 0;    // choices about pictures that are gone, or never were here, and that this encoder never saw
    int64_t weak = 0;       // pairs made of stars, ratings and deletions
    ChoiceChecks checks;
    TasteAccuracy accuracy;
    std::vector<RewardAgreement> agreement; // best first
    std::vector<RewardWeight> weights;      // by reward
    std::vector<PictureId> most;            // liked, best first
    std::vector<PictureId> least;           // worst first
    std::vector<PictureId> undecided;
};

// Owned by one worker with a Library of its own; every method on its thread. Blocks; answer() and next() for less than
// 100 ms each up to some 1,000 choices and 10,000 pictures, the others for seconds.
class TasteDesk {
public:
    // library outlives it. NotFound: no such profile; see tasteProfile().
    static Result<std::unique_ptr<TasteDesk>> open(Library& library, const std::optional<std::string>& profile,
                                                   TasteTools tools, bool mayCreate = false);
    ~TasteDesk();

    const TasteProfileRecord& profile() const;

    // Has the encoder look at pictures that it has not seen, at most `most` of them (0: all), the newest first. What
    // was seen is kept at once. A file that cannot be read is no error. learn() comes after it. Progress: stage "look".
    Result<MeasuredTaste> measure(ProgressSink* progress, std::stop_token stop, int64_t most = 0);
    void freeMemory(); // of the encoder

    // Reads everything anew. wholly: what the reward believes beforehand is chosen anew, too, and kept: seconds; else
    // it is what was chosen last. Needed before the methods below. Usage: there are fewer than two pictures that were
    // looked at.
    Result<void> learn(bool wholly, std::stop_token stop);
    // Enough answers came in since for learn(true) to pay.
    bool shouldLearnWholly() const;
    bool hasLearned() const;

    // NotFound says why there is none, and what to do.
    // shown: duels that wait for an answer: it is another one.
    Result<PickedDuel> next(const std::vector<PickedDuel>& shown = {}) const;
    // Kept first, learned then. Pictures that are new since learn() are kept and learned by the next learn().
    Result<TasteChoice> answer(PictureId left, PictureId right, TasteAnswer answer, int64_t milliseconds = -1);
    // The newest change of this profile; learns again.
    Result<std::optional<TasteChangeRecord>> undo(std::stop_token stop);
    Result<std::optional<TasteChangeRecord>> redo(std::stop_token stop);

    // The gallery, best first. best above 0: of each prompt so many.
    Result<std::vector<RankedPicture>> ranking(int64_t best = 0) const;
    Result<TasteReport> report(size_t examples = 5) const;
    // For pictures that are not in the library: what sees them, what features it learned from, and how it likes some.
    TasteEncoder& encoder() const;
    const TasteLayout& layout() const;
    Result<std::vector<double>> liking(const std::vector<TasteFeatures>& features) const;

    // The gallery's scores under kTasteScore, for this profile, which becomes the active one; gives how many.
    Result<int64_t> writeScores();

private:
    TasteDesk();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace miro
