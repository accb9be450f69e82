// A folder that holds an exploration: exploration.json says which one, so that a second run continues it and nothing of
// anybody else is replaced. Any thread; one program at a time.
#pragma once

#include "batch/explore_plan.h"
#include "library/picture_record.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// What exploration.json holds.
struct ExploreRecord {
    ExploreRequest plan;
    std::string model; // as it was asked for
    std::string variant;
    std::string job;                                    // of the library that it was saved from; empty: none
    std::string modelSha256;                            // of the weights that drew it; empty: none has been drawn
    std::map<int64_t, std::vector<ScoreRecord>> scores; // by cell
};

// Whether both mean the same exploration: everything but the hash and the scores; of a best-of-N also N may differ, and
// the artist's weights always may: more pictures, or another ranking of the same.
bool sameExploration(const ExploreRecord& a, const ExploreRecord& b);

std::string toText(const ExploreRecord& record);                                           // the file's bytes
Result<ExploreRecord> exploreRecordFrom(const std::string& text, const std::string& name); // Corrupt

std::filesystem::path exploreRecordFile(const std::filesystem::path& folder);

// The folder with a last component, so that its parent is its parent.
std::filesystem::path withoutTrailingSlash(const std::filesystem::path& folder);

// The record of a folder, nothing when it has none. Usage when files that an exploration would write are there without
// one, when `folder` is a file; NotFound when its parent is missing; Failed when it cannot be written to. Changes
// nothing.
Result<std::optional<ExploreRecord>> openExploreFolder(const std::filesystem::path& folder);

// Usage that says so when the record is of another exploration.
Result<void> checkSameExploration(const std::optional<ExploreRecord>& found, const ExploreRecord& wanted,
                                  const std::filesystem::path& folder);

} // namespace miro
