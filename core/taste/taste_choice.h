// One answer of an artist, as it is kept, imported and exported. Plain values: any thread.
#pragma once

#include <cstdint>
#include <string>

namespace miro {

enum class TasteAnswer { Left, Right, Same, Skip };
// How it came about: a duel, one asked again, stars and deletions, a file, a blind proof.
enum class TasteKind { Duel, Repeat, Mark, Import, Proof };

struct ComparedPicture {
    std::string name;   // a file's path as it was written, or an identifier: never opened for being here
    std::string sha256; // of the file; empty: not known
    // What says which picture it is: the hash, where there is one.
    const std::string& key() const { return sha256.empty() ? name : sha256; }
    bool operator==(const ComparedPicture&) const = default;
};

struct TasteChoice {
    std::string id; // empty: none yet
    std::string profile;
    std::string prompt;
    ComparedPicture left;
    ComparedPicture right;
    TasteAnswer answer = TasteAnswer::Skip;
    TasteKind kind = TasteKind::Duel;
    std::string repeatOf;      // id
    std::string made;          // ISO 8601, as it was written
    int64_t milliseconds = -1; // until the answer; -1: not known
    bool operator==(const TasteChoice&) const = default;
};

// 1, 0 and 0.5 for Left, Right and Same. Skip says nothing: 0.5, and does not belong among pairs.
inline double outcomeOf(TasteAnswer answer) {
    return answer == TasteAnswer::Left ? 1 : answer == TasteAnswer::Right ? 0 : 0.5;
}

} // namespace miro
