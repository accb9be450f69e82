// The SHA-256 of a file, by which pictures name the weights that drew them.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace miro {

// 64 lower-case hexadecimal digits. Reads in pieces, never maps the file, so that hashing weights while they are in use
// costs no memory. Blocks for seconds on gigabytes: call it beside the work. Stopped within one piece of 1 MiB.
Result<std::string> sha256OfFile(const std::filesystem::path& path, std::stop_token stop = {});

} // namespace miro
