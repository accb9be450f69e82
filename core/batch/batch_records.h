// The lines of a batch's files as JSON. Lines come from anywhere: every value is checked, and what is wrong is said in
// a few words that the caller puts file and line in front of. Private to the batch room.
#pragma once

#include "batch/batch_manifest.h"

#include <string>
#include <string_view>

namespace miro {

inline constexpr const char* kManifestFile = "manifest.jsonl";
inline constexpr const char* kResultsFile = "results.jsonl";
inline constexpr const char* kTableFile = "manifest.csv";

inline constexpr size_t kMaxRecordBytes = 4u << 20; // of one line: four texts of 64 KiB, escaped, fit
inline constexpr int64_t kMaxBatchPictures = 1'000'000'000;

// First lines.
std::string headLine(const BatchHead& head);                 // of manifest.jsonl
std::string resultsHeadLine(const std::string& fingerprint); // of results.jsonl
Result<BatchHead> headFrom(std::string_view line);
Result<std::string> resultsHeadFrom(std::string_view line); // its fingerprint

// The head of a manifest.jsonl; errors name the file.
Result<BatchHead> readBatchHead(const std::filesystem::path& file);

std::string pictureLine(const BatchPicture& picture);
Result<BatchPicture> pictureFrom(std::string_view line);

std::string resultLine(const BatchResult& result);
Result<BatchResult> resultFrom(std::string_view line);

// Whether a name of the batch stays below its folder: relative, no "..", no control characters.
bool isBatchFileName(const std::string& file);

// Nothing when both are heads of one batch; else what differs, as the rest of "it was begun ...".
std::string headDifference(const BatchHead& begun, const BatchHead& now);

} // namespace miro
