// What of a batch can be judged before its list is read, and the mark by which a batch is known again. Private to the
// batch room.
#pragma once

#include "base/result.h"
#include "batch/batch_request.h"

#include <set>
#include <string>
#include <string_view>

namespace miro {

// Usage: a group size, scorers, weights or a best-of that make no sense.
Result<void> checkBatchRequest(const BatchRequest& request);

// startPictures: the files that lines name. NotFound, Failed (names the file).
Result<std::string> batchFingerprint(const BatchRequest& request, std::string_view listText,
                                     const std::string& wildcardDigest, const std::set<std::string>& startPictures);

} // namespace miro
