#include "library/file_names.h"

#include "library/picture_store.h"
#include "library/search_text.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMaxFileNameBytes = 120;

// Whether a whole, valid character of several bytes begins there, and how long it is.
size_t characterBytes(std::string_view text) {
    const auto byte = [&](size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned lead = byte(0);
    const size_t size = lead >= 0xC2 && lead < 0xE0   ? 2
                        : (lead & 0xF0) == 0xE0       ? 3
                        : lead >= 0xF0 && lead < 0xF5 ? 4
                                                      : 0;
    for (size_t i = 1; i < size; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    // Overlong forms, surrogates, beyond the last character.
    if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF0 && byte(1) < 0x90) ||
        (lead == 0xF4 && byte(1) > 0x8F))
        return 0;
    // Control characters of Unicode: C1, line separators, and those that turn the direction of writing.
    if ((lead == 0xC2 && byte(1) < 0xA0) || (lead == 0xD8 && byte(1) == 0x9C) ||
        (lead == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x8E && byte(2) <= 0xAE &&
         (byte(2) <= 0x8F || byte(2) >= 0xA8)) ||
        (lead == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xAF))
        return 0;
    return size;
}

std::string cleaned(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const auto c = static_cast<unsigned char>(text[0]);
        const size_t size = c < 0x80 ? 1 : characterBytes(text);
        if (size == 0 || (size == 1 && (c < 0x20 || c == 0x7F ||
                                        std::string_view("/\\:*?\"<>|").find(text[0]) != std::string_view::npos)))
            clean += '_';
        else
            clean += text.substr(0, size);
        text.remove_prefix(std::max<size_t>(size, 1));
    }
    return clean;
}

std::string trimmed(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(" ."), text.size()));
    text.erase(text.find_last_not_of(" .") + 1);
    return text;
}

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::tm localTime(int64_t milliseconds) {
    const auto seconds = static_cast<std::time_t>(milliseconds / 1000);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return parts;
}

} // namespace

std::string safeFileName(const fs::path& name) {
    const std::string clean = trimmed(cleaned(name.filename().string()));
    const size_t dot = clean.rfind('.');
    std::string ending = dot == clean.npos || clean.size() - dot > 10 ? std::string() : clean.substr(dot);
    std::string stem = trimmed(clean.substr(0, clean.size() - ending.size()));
    stem = beginningOf(stem, kMaxFileNameBytes - ending.size());
    return (stem.empty() ? "picture" : stem) + ending;
}

std::string fileNameFromPrompt(std::string_view prompt, size_t maxBytes) {
    std::string name;
    for (size_t i = 0; i < prompt.size();) {
        const auto byte = static_cast<unsigned char>(prompt[i]);
        size_t length = byte < 0x80 ? 1 : characterBytes(prompt.substr(i));
        // Latin-1's signs and the general punctuation hold no letters.
        const bool sign =
            byte == 0xC2 || (length == 3 && byte == 0xE2 && (static_cast<unsigned char>(prompt[i + 1]) & 0xFE) == 0x80);
        const bool keep = byte < 0x80 ? std::isalnum(byte) != 0 : length > 0 && !sign;
        length = std::max<size_t>(length, 1);
        if (keep && name.size() + length > maxBytes)
            break;
        if (keep && byte < 0x80)
            name += static_cast<char>(std::tolower(byte));
        else if (keep)
            name += prompt.substr(i, length);
        else if (!name.empty() && name.back() != '-')
            name += '-';
        i += length;
    }
    while (name.ends_with('-'))
        name.pop_back();
    return name.empty() ? "picture" : name;
}

std::string safeNamePart(std::string_view text, size_t maxBytes) {
    return trimmed(std::string(beginningOf(trimmed(cleaned(text)), maxBytes)));
}

bool hasPictureEnding(const fs::path& name) {
    const std::string ending = lowered(name.extension().string());
    static constexpr std::array<const char*, 9> endings = {".png", ".jpg",  ".jpeg", ".webp", ".exr",
                                                           ".bmp", ".tiff", ".tif",  ".gif"};
    for (const char* each : endings)
        if (ending == each)
            return true;
    return false;
}

std::string folderOfDay(int64_t milliseconds) {
    const std::tm day = localTime(milliseconds);
    return fmt::format("pictures/{:04}/{:02}/{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

int64_t timeOf(const fs::path& file) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0)
        return nowMilliseconds();
    // Before 1970 or after 9999 a clock was wrong.
    const int64_t milliseconds = int64_t{info.st_mtim.tv_sec} * 1000 + info.st_mtim.tv_nsec / 1'000'000;
    return milliseconds > 0 && milliseconds < 253'402'214'400'000 ? milliseconds : nowMilliseconds();
}

void setTime(const fs::path& file, int64_t milliseconds) {
    struct timespec times[2];
    times[0] = times[1] = {static_cast<std::time_t>(milliseconds / 1000), (milliseconds % 1000) * 1'000'000};
    (void)::utimensat(AT_FDCWD, file.c_str(), times, 0); // a file system without times changes nothing that matters
}

int64_t timeInLibrary(const fs::path& folder, const std::string& path) {
    const int64_t time = timeOf(folder / path);
    const size_t pictures = path.find('/');
    const std::string below = pictures == path.npos ? path : "pictures" + path.substr(pictures);
    std::tm day{};
    int end = 0;
    if (below.starts_with(folderOfDay(time) + "/") ||
        std::sscanf(below.c_str(), "pictures/%4d/%2d/%2d/%n", &day.tm_year, &day.tm_mon, &day.tm_mday, &end) != 3 ||
        end == 0 || day.tm_year < 1970 || day.tm_mon < 1 || day.tm_mon > 12 || day.tm_mday < 1 || day.tm_mday > 31)
        return time;
    day.tm_year -= 1900;
    day.tm_mon -= 1;
    day.tm_hour = 12;
    day.tm_isdst = -1;
    const std::time_t noon = std::mktime(&day);
    return noon > 0 ? int64_t{noon} * 1000 : time;
}

} // namespace miro
