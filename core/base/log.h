// One log for the whole program. Silent until the host opens a file; messages of libraries end here too. Thread-safe.
#pragma once

#include <filesystem>
#include <string>

namespace miro {

// Opens (and rotates at 4 MB) the log; a log that cannot be opened is no error, the program stays silent.
void openLog(const std::filesystem::path& file);

void logInfo(const std::string& message);
void logWarning(const std::string& message);

} // namespace miro
