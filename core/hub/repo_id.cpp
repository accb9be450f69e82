#include "hub/repo_id.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {

bool isFolderName(const std::string& name) {
    // A leading dot covers "." and "..", and the hidden folders that no model lies in.
    if (name.empty() || name.size() > 255 || name.front() == '.')
        return false;
    return std::none_of(name.begin(), name.end(), [](char c) {
        auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || c == '/' || c == '\\';
    });
}

Result<void> checkRepoId(const std::string& id, const std::string& what) {
    size_t slash = id.find('/');
    bool valid = slash == std::string::npos ? isFolderName(id)
                                            : isFolderName(id.substr(0, slash)) && isFolderName(id.substr(slash + 1));
    if (!valid)
        return usageError(
            fmt::format("{} '{}' is not the name of a model repository: give ORG/NAME", what, oneLine(id, 80)));
    return {};
}

std::string huggingFaceFolderName(const std::string& repoId) {
    std::string name = "models--";
    for (char c : repoId)
        name += c == '/' ? std::string("--") : std::string(1, c);
    return name;
}

} // namespace miro
