// The tables of taste. Choices are never changed in place: a change takes rows away and adds others, and is one entry
// that undo() takes back and redo() brings again, across restarts; a new change of a profile forgets what could be
// redone there. Lives in a Library and shares its thread rule and errors; each call is one transaction.
#pragma once

#include "base/result.h"
#include "library/taste_record.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

class Database;

inline constexpr const char* kTasteScore = "my_taste"; // the scorer's name of the active profile's scores

class TasteStore {
public:
    explicit TasteStore(Database& database) : m_database(database) {}

    // ---- profiles

    Result<std::vector<TasteProfileRecord>> profiles() const;         // oldest first
    Result<TasteProfileRecord> profile(TasteProfileId profile) const; // NotFound
    // NotFound says which there are.
    Result<TasteProfileRecord> profile(const std::string& name) const;
    // The first one made is the active one. Usage: a name that is empty, long or taken.
    Result<TasteProfileId> createProfile(const std::string& name);
    Result<void> renameProfile(TasteProfileId profile, const std::string& name);
    Result<void> activateProfile(TasteProfileId profile);
    Result<void> deleteProfile(TasteProfileId profile); // with its choices; can be undone
    Result<void> forgetProfile(TasteProfileId profile); // the same for good
    Result<void> setPrior(TasteProfileId profile, const std::string& prior);

    // ---- choices

    // In the order in which they came.
    Result<std::vector<TasteChoiceRecord>> choices(TasteProfileId profile) const;
    // Those whose key the profile has already are passed over; gives how many were added. what: see TasteChangeRecord.
    Result<int64_t> addChoices(TasteProfileId profile, const std::vector<TasteChoiceRecord>& choices,
                               const std::string& what);
    Result<void> changeAnswer(TasteProfileId profile, const std::string& key, const std::string& answer);
    // NotFound names the key that is not there.
    Result<void> deleteChoices(TasteProfileId profile, const std::vector<std::string>& keys);
    Result<int64_t> clear(TasteProfileId profile); // gives how many there were

    // The newest change of a profile, or of all; nothing: there is none. Usage: the profile cannot come back, because
    // another one has its name.
    Result<std::optional<TasteChangeRecord>> undo(std::optional<TasteProfileId> profile = {});
    // What undo() took back last.
    Result<std::optional<TasteChangeRecord>> redo(std::optional<TasteProfileId> profile = {});
    // What they would take back and bring again.
    Result<std::optional<TasteChangeRecord>> undoable(std::optional<TasteProfileId> profile = {}) const;
    Result<std::optional<TasteChangeRecord>> redoable(std::optional<TasteProfileId> profile = {}) const;

    // ---- what was seen in pictures

    // Those among the keys that the encoder has read, in no order.
    Result<std::vector<TasteVector>> vectors(const std::string& encoder, const std::vector<std::string>& keys) const;
    Result<void> putVectors(const std::string& encoder, const std::vector<TasteVector>& vectors);
    Result<std::vector<std::string>> encoders() const;
    Result<std::vector<std::string>> vectorKeys(const std::string& encoder) const; // of all
    Result<std::vector<TasteKnownScore>> knownScores(const std::string& sha256) const;
    // Copies the current scores of all pictures that are there, so that they outlive them.
    Result<void> keepKnownScores();

    // Every picture, those in the bin and those whose file is missing too.
    Result<std::vector<TastePictureRow>> pictures() const;
    Result<TastePictureRow> picture(PictureId id) const; // NotFound

    // ---- versions of what was learned

    Result<int64_t> addVersion(const TasteVersionRecord& version);                  // id and made are given here
    Result<std::vector<TasteVersionRecord>> versions(TasteProfileId profile) const; // newest first
    // Default: the profile's earlier one is kept. NotFound.
    Result<void> setVersionState(int64_t version, TasteVersionState state);
    Result<void> deleteVersion(int64_t version); // its row
    Result<void> setProof(int64_t version, const std::string& json);

    // Everything of taste, the scores and what could be undone included, for good.
    Result<void> forgetEverything();

private:
    Result<int64_t> beginChange(TasteProfileId profile, const std::string& what);
    Result<void> insert(TasteProfileId profile, int64_t change, const TasteChoiceRecord& choice, int64_t place);
    Result<void> remove(TasteProfileId profile, int64_t change, const std::string& key);
    Result<std::optional<TasteChangeRecord>> newestChange(std::optional<TasteProfileId> profile, bool undone) const;
    Result<std::optional<TasteChangeRecord>> step(std::optional<TasteProfileId> profile, bool back);
    Result<void> chooseActive();

    Database& m_database;
};

// The vector of a prompt is kept under this key.
std::string promptVectorKey(const std::string& prompt);

// A picture's file has other bytes, and is the same picture: for who writes into it. In the caller's transaction.
Result<void> renameTastePicture(Database& database, const std::string& from, const std::string& to);

} // namespace miro
