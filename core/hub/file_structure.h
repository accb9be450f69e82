// Is a file what its name says, as far as that can be seen without knowing its checksum: lengths and headers. Reads a
// few kilobytes; any thread.
#pragma once

#include "base/result.h"

#include <filesystem>

namespace miro {

// safetensors: the header is JSON and its tensors fill the file to the byte. npy, JSON, zip archives (.bin, .pt, .pth):
// begin and end as they must. Other files: not empty. Corrupt says what is wrong (a download that was cut off, most
// often); NotFound.
Result<void> checkFileStructure(const std::filesystem::path& path);

} // namespace miro
