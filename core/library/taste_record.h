// What the library keeps of an artist's taste: named profiles, choices between two pictures, what networks saw in
// pictures, and versions of what was learned. Plain values: any thread, any room above.
#pragma once

#include "library/picture_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace miro {

using TasteProfileId = int64_t;

struct TasteProfileRecord {
    TasteProfileId id = 0;
    std::string name;
    int64_t created = 0; // milliseconds since 1970, UTC
    int64_t choices = 0;
    std::string prior;   // what the last learning believed, as its maker writes it; empty: nothing yet
    bool active = false; // whose score pictures have
};

// One of the two pictures of a choice. Its hash outlives the file: what was learned of it stays.
struct ChosenPicture {
    std::string name;   // as it was written when the choice came in
    std::string sha256; // of the file; empty: not known
    bool operator==(const ChosenPicture&) const = default;
};

struct TasteChoiceRecord {
    int64_t id = 0;  // of the row
    std::string key; // of the choice, also in files; once a profile
    std::string prompt;
    ChosenPicture left;
    ChosenPicture right;
    std::string answer;   // "left", "right", "same", "skip"
    std::string kind;     // "duel", "repeat", "mark", "import", "proof"
    std::string repeatOf; // key
    std::string made;     // ISO 8601, as it was written
    int64_t milliseconds = -1;
    bool operator==(const TasteChoiceRecord&) const = default;
};

// What can be undone: one entry a call that changed choices.
struct TasteChangeRecord {
    int64_t id = 0;
    TasteProfileId profile = 0;
    std::string profileName;
    std::string what;    // "answer", "change", "import", "delete", "clear", "delete-profile"
    int64_t choices = 0; // that it added, changed or took away
    int64_t made = 0;
};

// What an encoder makes of a picture or a prompt.
struct TasteVector {
    std::string key; // the picture's SHA-256, or promptVectorKey()
    std::vector<float> numbers;
};

// A score as it was when the picture's vector was last looked at: it outlives the picture.
struct TasteKnownScore {
    std::string scorer;
    std::string version;
    std::string checkpointSha256;
    double training = 0;
    bool operator==(const TasteKnownScore&) const = default;
};

// A picture as a source of taste: which file, whether it was liked.
struct TastePictureRow {
    PictureId id = 0;
    std::string sha256;
    std::string path; // below the library folder
    std::string prompt;
    int rating = 0;
    bool starred = false;
    bool inBin = false;
    bool missing = false; // its file
};

enum class TasteVersionState { Kept, Default, RolledBack };

// A fine-tuned adapter.
struct TasteVersionRecord {
    int64_t id = 0;
    TasteProfileId profile = 0;
    std::string name;
    std::string file; // below the library folder, with '/'
    std::string sha256;
    std::string baseSha256; // of the weights that it belongs to
    TasteVersionState state = TasteVersionState::Kept;
    std::string proof; // JSON; empty: not proven yet
    int64_t made = 0;
};

} // namespace miro
