#include "ui/gallery/export_files.h"

#include "base/files.h"
#include "image/image_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMostFileBytes = size_t{512} << 20;
constexpr size_t kMostStemBytes = 120;
constexpr int kMostNumbers = 100'000;

// Renames without ever replacing what is there. false: the name is taken.
Result<bool> placeNew(const fs::path& temporary, const fs::path& target) {
    if (renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno == EEXIST)
        return false;
    if (errno != EINVAL && errno != ENOSYS)
        return fileError("cannot write", target, errno);
    // A file system that does not know it: a link refuses as well.
    if (link(temporary.c_str(), target.c_str()) == 0) {
        unlink(temporary.c_str());
        return true;
    }
    if (errno == EEXIST)
        return false;
    std::error_code error;
    if (fs::exists(target, error))
        return false;
    fs::rename(temporary, target, error);
    if (error)
        return fileError("cannot write", target, error.value());
    return true;
}

Result<void> writeNew(const fs::path& folder, const std::string& name, const std::string& bytes) {
    const fs::path wanted = folder / name;
    fs::path temporary = folder / fmt::format(".{}.{}.part", wanted.stem().string().substr(0, 40), getpid());
    MIRO_CHECK_OK(writeFileAtomically(temporary, bytes));
    for (int number = 1; number < kMostNumbers; ++number) {
        const fs::path target =
            number == 1 ? wanted
                        : folder / fmt::format("{}-{}{}", wanted.stem().string(), number, wanted.extension().string());
        auto placed = placeNew(temporary, target);
        if (placed.ok() && *placed)
            return {};
        if (!placed.ok()) {
            unlink(temporary.c_str());
            return placed.error();
        }
    }
    unlink(temporary.c_str());
    return Error{ErrorCode::Failed, fmt::format("cannot write {}: too many files of that name", oneLine(name))};
}

bool sameFormat(const fs::path& a, const fs::path& b) {
    auto one = formatForWriting(a);
    auto other = formatForWriting(b);
    return one.ok() && other.ok() && *one == *other;
}

} // namespace

Result<std::string> pictureBytes(const fs::path& file, bool metadata) {
    MIRO_TRY(std::string bytes, readFile(file, kMostFileBytes));
    if (metadata)
        return bytes;
    return withText(bytes, {}, file.filename().string());
}

Result<void> savePictureAs(const fs::path& source, const fs::path& target, bool metadata) {
    MIRO_TRY(const ImageFormat format, formatForWriting(target));
    std::error_code ignored;
    if (fs::equivalent(source, target, ignored))
        return usageError("the picture in the library itself cannot be replaced; choose another name");
    if (sameFormat(source, target)) {
        MIRO_TRY(const std::string bytes, pictureBytes(source, metadata));
        return writeFileAtomically(target, bytes);
    }
    MIRO_TRY(const std::string bytes, readFile(source, kMostFileBytes));
    const std::string name = source.filename().string();
    MIRO_TRY(const Image image, decodeImage(bytes, name));
    EncodeOptions options;
    if (metadata) {
        MIRO_TRY(options.text, readText(bytes, name));
    }
    MIRO_TRY(const std::string encoded, encodeImage(image, format, options));
    return writeFileAtomically(target, encoded);
}

ExportReport exportPictures(const std::vector<fs::path>& files, const fs::path& folder, bool metadata,
                            ProgressSink* progress, std::stop_token stop) {
    ExportReport report;
    int64_t done = 0;
    for (const fs::path& file : files) {
        if (progress)
            progress->progress({"write", done++, static_cast<int64_t>(files.size())});
        if (stop.stop_requested()) {
            report.stopped = true;
            break;
        }
        auto bytes = pictureBytes(file, metadata);
        Result<void> written =
            bytes.ok() ? writeNew(folder, safeFileName(file.filename().string()), *bytes) : Result<void>(bytes.error());
        if (written.ok())
            ++report.written;
        else
            report.refused.push_back(written.message());
        if (!written.ok() && written.error().code == ErrorCode::DiskFull)
            break; // the others would fail the same way
    }
    return report;
}

std::string safeFileName(const std::string& name) {
    static constexpr std::array kReserved = {"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4",
                                             "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
                                             "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
    std::string safe;
    for (char c : name)
        safe += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
                        std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos
                    ? '_'
                    : c;
    fs::path path(safe);
    std::string extension = path.extension().string();
    if (extension.size() < 2 || extension.size() > 8)
        extension.clear(); // the end of a sentence
    std::string stem = safe.substr(0, safe.size() - extension.size());
    if (stem.size() > kMostStemBytes) {
        size_t end = kMostStemBytes;
        while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0) == 0x80)
            --end; // not within a character
        stem.resize(end);
    }
    while (!stem.empty() && (stem.back() == '.' || stem.back() == ' '))
        stem.pop_back();
    while (!stem.empty() && (stem.front() == '.' || stem.front() == ' '))
        stem.erase(stem.begin());
    std::string lower = stem;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    if (stem.empty() || std::find(kReserved.begin(), kReserved.end(), lower) != kReserved.end())
        stem = "picture" + (stem.empty() ? std::string() : "-" + stem);
    return stem + extension;
}

} // namespace miro
