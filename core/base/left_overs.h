// The temporary names under which files are written before they appear, and what killed programs left under such names.
#pragma once

#include <cstdint>
#include <filesystem>

namespace miro {

// ".miro-PID-N-MACHINE.SUFFIX" beside target: hidden, short whatever the target's length is, unique within this process
// and among the others that see the folder. MACHINE tells apart host names and, in containers, process numbers' name
// spaces. Any thread.
std::filesystem::path temporaryBeside(const std::filesystem::path& target, const char* suffix);

// Whether file has such a name and nobody writes it any more: its process was this machine's and is gone, or it is a
// day old (the number has gone to another process, or another machine gave it up).
bool isLeftOver(const std::filesystem::path& file);

// Removes a folder's own left-overs, not its subfolders', and counts them; what cannot be removed stays.
int64_t removeLeftOvers(const std::filesystem::path& folder);

} // namespace miro
