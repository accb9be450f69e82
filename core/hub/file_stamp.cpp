#include "hub/file_stamp.h"

#include <sys/stat.h>

namespace miro {

std::optional<FileStamp> stampOf(const std::filesystem::path& file) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode))
        return std::nullopt;
    return FileStamp{file.string(), info.st_dev, info.st_ino, info.st_size,
                     info.st_mtim.tv_sec * int64_t{1'000'000'000} + info.st_mtim.tv_nsec};
}

} // namespace miro
