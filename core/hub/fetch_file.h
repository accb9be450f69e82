// One file of a server, complete and checked, or not there at all: its bytes gather in NAME.part, which a later call
// continues. Blocks its caller; usable from any thread (a file that another call or program is fetching is refused).
#pragma once

#include "hub/file_hash.h"
#include "hub/hub_options.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace miro {

struct FetchTask {
    std::string repo; // for messages
    std::string name; // for messages
    std::string url;
    std::string token;            // of the hub; empty for other servers
    std::filesystem::path target; // its folder must exist
    std::optional<int64_t> bytes; // as the server's list says
    FileDigest digest;            // None: nothing published to check against
};

// onBytes: how much of the file is there. Errors: Failed (the part is kept), Corrupt (the bytes are not the published
// ones: removed), DiskFull (the part is kept), NotFound, Stopped (the part is kept). Gives the file's size.
Result<int64_t> fetchFile(const FetchTask& task, const HubOptions& options, const std::function<void(int64_t)>& onBytes,
                          std::stop_token stop);

// What a .part beside target already holds of it.
int64_t bytesInPart(const std::filesystem::path& target);

} // namespace miro
