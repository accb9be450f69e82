#include "job/score_inputs.h"

#include "base/files.h"
#include "image/image_file.h"
#include "library/file_names.h"
#include "library/picture_facts.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMaxFileBytes = size_t{512} << 20;
constexpr size_t kKeptPixelBytes = size_t{256} << 20;

template <typename Walk>
Result<void> addPictures(const fs::path& folder, std::vector<fs::path>& files) {
    std::error_code error;
    std::vector<fs::path> found;
    Walk entry(folder, fs::directory_options::skip_permission_denied, error);
    for (const Walk end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        // "._NAME" is what some systems put beside a file.
        if (!entry->is_directory(ignored) && hasPictureEnding(entry->path()) &&
            !entry->path().filename().string().starts_with("._"))
            found.push_back(entry->path());
    }
    if (error)
        return fileError("cannot read the folder", folder, error.value());
    if (found.empty())
        return Error{ErrorCode::NotFound, fmt::format("there are no pictures in {}", oneLine(folder.string()))};
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
    return {};
}

Result<std::optional<std::string>> promptOf(const std::string& bytes, const fs::path& file) {
    MIRO_TRY(const PictureFacts facts, readPictureFacts(bytes, file.string()));
    if (facts.source == "none" || (facts.source != "miro" && facts.prompt.empty()))
        return Error{ErrorCode::NotFound,
                     fmt::format("{} does not say of which prompt it was made; give the prompt with --prompt TEXT",
                                 oneLine(file.string()))};
    return std::optional(facts.prompt);
}

} // namespace

Result<std::vector<fs::path>> picturesAmong(const std::vector<fs::path>& filesOrFolders, bool recursive) {
    std::vector<fs::path> files;
    for (const fs::path& path : filesOrFolders) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status))
            return fileError("cannot read", path, error ? error.value() : ENOENT);
        if (!fs::is_directory(status))
            files.push_back(path);
        else if (recursive)
            MIRO_CHECK_OK(addPictures<fs::recursive_directory_iterator>(path, files));
        else
            MIRO_CHECK_OK(addPictures<fs::directory_iterator>(path, files));
    }
    return files;
}

Result<std::vector<ScoreItem>> lookAtPictures(const std::vector<fs::path>& files, const ScoreLook& look,
                                              ProgressSink& progress, const std::stop_token& stop) {
    std::vector<ScoreItem> items;
    size_t kept = 0;
    for (const fs::path& file : files) {
        if (stop.stop_requested())
            return stoppedError();
        progress.progress({"scan", static_cast<int64_t>(items.size()), static_cast<int64_t>(files.size())});
        ScoreItem item;
        item.file = file;
        MIRO_TRY(const std::string bytes, readFile(file, kMaxFileBytes));
        MIRO_TRY(item.image, decodeImage(bytes, file.string()));
        if (look.needsPng) {
            MIRO_TRY(const ImageHeader header, readImageHeader(bytes, file.string()));
            if (header.format != ImageFormat::Png)
                return Error{ErrorCode::Unsupported, fmt::format("{} is a {}; scores are written into PNG files only",
                                                                 oneLine(file.string()), formatName(header.format))};
        }
        item.prompt = look.prompt;
        if (!item.prompt) {
            MIRO_TRY(item.prompt, promptOf(bytes, file));
        }
        kept += item.image.pixels.size();
        if (kept > kKeptPixelBytes)
            item.image = {};
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace miro
