// Names of files that come from elsewhere, made harmless, and the folders of days. Plain functions: any thread.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace miro {

// The last component alone, without control characters, characters that other systems forbid, outer spaces and leading
// dots; valid UTF-8 of at most 120 bytes with its ending kept. Never empty.
std::string safeFileName(const std::filesystem::path& name);

// "two-cats-on-a-yellow-background": letters and digits of any script in lower case, at most maxBytes; "picture" when
// there are none.
std::string fileNameFromPrompt(std::string_view prompt, size_t maxBytes = 60);

// Any text as part of a file's name: one component without separators, control characters, characters that other
// systems forbid, outer dots and spaces; at most maxBytes of valid UTF-8. May be empty.
std::string safeNamePart(std::string_view text, size_t maxBytes);

// Whether the ending is one of a picture's, in any case.
bool hasPictureEnding(const std::filesystem::path& name);

// "pictures/2025/01/31" of a local day.
std::string folderOfDay(int64_t milliseconds);

// Milliseconds since 1970 of the file's last change; now when that is unknown.
int64_t timeOf(const std::filesystem::path& file);
void setTime(const std::filesystem::path& file, int64_t milliseconds);

// The time of a picture in the library: the file's, if that lies on its folder's day, else noon of that day, since
// copies and unpacked archives lose times.
int64_t timeInLibrary(const std::filesystem::path& folder, const std::string& path);

} // namespace miro
