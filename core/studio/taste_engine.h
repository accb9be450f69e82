// What the My taste page asks of the engine and what it hears. An interface beside Engine, so that tests of the page
// hold a stand-in. No libtorch type is named here.
#pragma once

#include "job/finetune_order.h" // kFinetuneKind
#include "library/picture_record.h"
#include "library/taste_record.h"
#include "taste/choice_checks.h"
#include "taste/intervals.h"
#include "taste/proof_values.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// A reward model beside the artist: how much the personal reward goes by it, and how often it would have chosen alike.
struct TasteReward {
    std::string scorer;
    double weight = 0; // of one standard deviation; below 0: the artist likes less of it
    Share agreement;   // of the choices for a side
};

struct TasteExample {
    PictureId picture = 0;
    double score = 0;
    double deviation = 0;
};

// Choices foretold with about that confidence, and how many of them rightly.
struct TasteReliability {
    double confidence = 0.5;
    Share right;
};

// A profile as it stands.
struct TasteStatus {
    std::vector<TasteProfileRecord> profiles;
    TasteProfileId profile = 0; // which of them this is about; 0: there is none
    std::string encoder;        // whose features are learned from; empty: no picture model is installed
    int64_t pictures = 0;       // whose features are known
    int64_t unseen = 0;         // pictures of the library whose features are still to be computed
    int64_t skipped = 0;
    int64_t weak = 0;       // pairs from stars, ratings and deletions
    ChoiceChecks checks;    // answers by side, consistency, findings
    int64_t choices = 0;    // that count for the accuracy
    bool enough = false;    // kEnoughChoices of them; what follows is nothing without
    double accuracy = 0.5;  // of pairs of the library
    Interval interval;      // of it
    double calibration = 0; // expected calibration error
    Interval calibrationInterval;
    std::vector<TasteReliability> reliability;
    std::vector<TasteReward> rewards; // largest weight first
    std::vector<TasteExample> most, least, undecided;
    bool canUndo = false;
    bool canRedo = false;
    bool busy = false; // learning, or computing features
};

// Two pictures of one prompt. Blind: nothing says where they come from.
struct TasteDuel {
    uint64_t number = 0;
    std::string prompt;
    PictureId left = 0;
    PictureId right = 0;
    std::filesystem::path leftFile;
    std::filesystem::path rightFile;
};

struct TasteVersion {
    TasteVersionRecord record;
    std::optional<TasteProof> proof;
    bool fits = true; // the base model that it belongs to is here, unchanged
};

struct TasteFinetuneOrder {
    std::string model; // the base, as the Create page names it
    double hours = 0.3;
    bool onlyWhenIdle = false;
    bool onlyOnMains = false;
    double memoryGb = 0; // 0: any
};

// Called on the engine's threads; must return quickly and must not throw.
class TasteListener {
public:
    virtual ~TasteListener() = default;
    virtual void tasteChanged(const TasteStatus& status) = 0;
    virtual void duelReady(const TasteDuel& duel) = 0;
    virtual void noDuel(const std::string& why) = 0; // one line that says what to do
    virtual void versionsChanged(const std::vector<TasteVersion>& versions) = 0;
    virtual void proofReady(int64_t version, const TasteDuel& duel, int question, int most) = 0;
    virtual void proofChanged(int64_t version, const TasteProof& proof) = 0;
    virtual void tasteNote(const std::string& line) = 0; // what failed, or what a file held
};

// Every method returns at once and may be called from any thread; what comes of it is told to the listener. The
// fine-tuning is a job in the queue (kFinetuneKind): Engine::stop() pauses it with all that it has, repeatJob() goes on
// from there, removeJob() gives it up; its curves and samples are told as those of a training.
class TasteEngine {
public:
    virtual ~TasteEngine() = default;

    virtual void openTaste(TasteProfileId profile) = 0;           // tells its status and versions; 0: the active one
    virtual void createTasteProfile(const std::string& name) = 0; // and opens it
    virtual void renameTasteProfile(TasteProfileId profile, const std::string& name) = 0;
    virtual void deleteTasteProfile(TasteProfileId profile) = 0; // can be undone

    // The page holds two duels, the one that is looked at and the one after it, so that the next one stands there at
    // once: it asks twice at the beginning. Until the profile is opened anew, each number can be answered, and
    // answered again after that was undone.
    virtual void nextDuel() = 0;
    virtual void answerDuel(uint64_t number, TasteAnswer answer, int64_t milliseconds) = 0; // another one follows
    virtual void undoTaste() = 0;
    virtual void redoTaste() = 0;
    virtual void learnTaste() = 0; // features of all pictures, the reward anew, scores of all pictures
    virtual void clearTaste() = 0; // all choices of the profile; can be undone
    virtual void importTaste(const std::filesystem::path& file) = 0;
    virtual void exportTaste(const std::filesystem::path& file, const std::string& layout) = 0;

    virtual void finetune(const TasteFinetuneOrder& order) = 0;
    virtual void proveVersion(int64_t version) = 0; // asks; proofReady() follows, or proofChanged() when it is over
    virtual void answerProof(int64_t version, int question, TasteAnswer answer) = 0;
    virtual void setDefaultVersion(int64_t version) = 0; // 0: none, the untouched model
    virtual void rollBackVersion(int64_t version) = 0;
    virtual void deleteVersion(int64_t version) = 0;
    virtual void exportVersion(int64_t version, const std::filesystem::path& file) = 0;
};

} // namespace miro
