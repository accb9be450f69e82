// The library's tables, as the numbered steps that made them. A step is never changed once released: what has to become
// different is a new step at the end.
//
// pictures       one row a picture file: what grids sort and filter by, narrow, so that an index holds all of it.
//                state: see PictureState. `path` is where the file lies now, below the library folder; `home` where a
//                picture in the bin came from. A row whose file is being written or moved names the process that does
//                it in `owner` (and `moving_from` where a moved file came from); rows of a process that is gone are
//                settled when the library is opened (settle.h). `seed` holds the unsigned number with its highest bit
//                turned, so that it sorts as unsigned. `stack` is a hash of everything that made the picture but the
//                seed; NULL when it is not known.
// picture_texts  the wide rest of a picture: prompts, metadata.
// picture_words  full text of the prompts, as searchText() gives them.
// batches        one row a batch of the queue, which outlives its job; `album_made` and no album: somebody deleted it.
// batch_pictures what became of each of its pictures; `place` is its index in the plan; no picture and no failure: it
//                was drawn and deleted since; `kept` is 0 where best-of left it out of the album, 2 where it has not
//                chosen yet.
// taste_choices  one row a choice and version of it: `alive` are those that count. `added` and `removed` are the
// changes
//                that made it and took it away; undoing one flips `alive`. `place` is the choice's in its profile.
// taste_changes  what can be undone, oldest first; `undone` numbers those that were, in that order.
// taste_vectors  what an encoder made of a picture (by its hash) or a prompt: little-endian floats. taste_scores: the
//                scores of pictures as they were last seen, for when the pictures are gone.
// tags, albums, scores, searches, journal, journal_words, jobs, values: what their names say.
#pragma once

#include "library/database.h"

#include <string>
#include <vector>

namespace miro {

struct Migration {
    int version;      // of the library after it
    const char* what; // one sentence
    const char* sql;
    Result<void> (*fill)(Database&) = nullptr; // what SQL alone cannot say
};

const std::vector<Migration>& migrations();
inline constexpr int kLibraryApplication = 0x4d49524f; // "MIRO"

// Brings the tables up to this program's version, each step in a transaction, after a copy of the file in
// FOLDER/backups (the last three are kept). Unsupported when a newer program made it; Corrupt when it is some other
// program's file. A connection that cannot write only checks.
Result<void> migrate(Database& database, int upTo = -1);

} // namespace miro
