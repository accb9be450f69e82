#include "flow/file_stamps.h"

#include <algorithm>
#include <sys/stat.h>

namespace miro {

std::optional<FileStamp> stampOf(const std::filesystem::path& file) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode))
        return std::nullopt;
    return FileStamp{file.string(), info.st_dev, info.st_ino, info.st_size,
                     info.st_mtim.tv_sec * int64_t{1'000'000'000} + info.st_mtim.tv_nsec};
}

std::vector<FileStamp> stampsOf(const GeneratorFiles& files) {
    std::vector<FileStamp> stamps;
    for (const auto& folder : {files.place.folder, files.textEncoder, files.vae}) {
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
            if (auto stamp = stampOf(entry.path()))
                stamps.push_back(std::move(*stamp));
    }
    std::sort(stamps.begin(), stamps.end());
    return stamps;
}

} // namespace miro
