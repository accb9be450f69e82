// A PictureQuery as SQL. Every order is one walk along an index that holds all that the plain conditions ask for;
// conditions on other tables become sets of ids that the walk looks into. So the cost is at most one pass over a narrow
// index, whatever is asked, and no plan depends on statistics. Plain values: any thread.
#pragma once

#include "library/database.h"
#include "library/picture_query.h"

#include <deque>
#include <string>

namespace miro {

enum class PictureState { Announced = 0, Kept = 1, Missing = 2, InBin = 3, Leaving = 4 };

// seed as the tables hold it and back.
inline int64_t storedSeed(uint64_t seed) {
    return static_cast<int64_t>(seed ^ (uint64_t{1} << 63));
}
inline uint64_t seedFromStored(int64_t stored) {
    return static_cast<uint64_t>(stored) ^ (uint64_t{1} << 63);
}

struct SqlText {
    SqlText() = default;
    SqlText(SqlText&&) = default; // a copy would point into the original
    std::string sql;
    SqlValues values;              // may point into texts
    std::deque<std::string> texts; // keeps their places
};

// Columns: id, stack (NULL: none), in the query's order; Score, ScoreRaw and ScoreRank give them by date, for
// scoredSql() or rankedSql() to be put in front.
SqlText findSql(const PictureQuery& query);
// Every picture with that score, the highest quantile or raw value first; column: picture.
SqlText scoredSql(const std::string& scorer, bool raw = false);
SqlText rankedSql(const std::string& scorer); // the same prompt by prompt; columns: picture, a key of the prompt
SqlText countSql(const PictureFilter& filter);

} // namespace miro
