#include "flow/file_stamps.h"

#include <algorithm>
#include <filesystem>

namespace miro {

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
