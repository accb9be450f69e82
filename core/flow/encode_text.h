// A prompt's tokens and embedding, as scripts and other programs want them.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// Plain values without libtorch.
struct EncodeTextRequest {
    std::vector<std::filesystem::path> modelFolders;
    std::string encoder; // a repo id or a folder
    std::string prompt;
    int64_t maxLength = 77;
    std::filesystem::path output; // npy, <f4, (rows, width); empty: no file
};

struct EncodeTextOutcome {
    std::vector<int64_t> ids; // of the real tokens
};

// On the CPU in fp32, which is exact. Blocks. NotFound, Corrupt, Usage, Stopped, DiskFull.
Result<EncodeTextOutcome> encodeText(const EncodeTextRequest& request, std::stop_token stop = {});

} // namespace miro
