// What --rewards says, what `miro score` prints of each picture, as JSON lines or CSV, and its summary. Plain functions
// of values.
#pragma once

#include "studio/studio.h"

#include <map>
#include <string>
#include <vector>

namespace miro {

enum class ScoreValues { Raw, Training, Quantile, All };
Result<ScoreValues> scoreValuesFrom(const std::string& text); // Usage names the option

// What --rewards says, as keys; empty for "all". Usage names the scorer that is not known.
Result<std::vector<std::string>> scorersFrom(const std::string& text);

// {"filename", "prompt", SCORER: number or null...}; with All an object a scorer. Of a picture of a library also "id",
// and the scorers that were not run are left out.
std::string scoreJson(const ScoredPicture& picture, const std::vector<std::string>& scorers, ScoreValues values);

// RFC 4180; an empty cell is a missing value.
std::string csvCell(const std::string& text);
std::string scoreCsvHeader(const std::vector<std::string>& scorers, ScoreValues values);
std::string scoreCsv(const ScoredPicture& picture, const std::vector<std::string>& scorers, ScoreValues values);

// Of each scorer, over the raw values that are numbers: how many, mean, population standard deviation, smallest,
// largest.
class ScoreSummary {
public:
    void add(const ScoredPicture& picture);
    std::string json(const std::vector<std::string>& scorers) const;
    std::string csv(const std::vector<std::string>& scorers) const;

private:
    struct Values {
        int64_t count = 0;
        int64_t missing = 0;
        double mean = 0;
        double squares = 0; // of the distances from the mean
        double smallest = 0;
        double largest = 0;
        std::string version;
        std::string checkpointSha256;
        double deviation() const;
    };
    std::map<std::string, Values> m_values;
};

} // namespace miro
