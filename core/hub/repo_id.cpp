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

PathSafety pathSafety(const std::string& name) {
    PathSafety safety = PathSafety::Safe;
    for (size_t start = 0; start <= name.size();) {
        size_t slash = std::min(name.find('/', start), name.size());
        std::string component = name.substr(start, slash - start);
        bool hidden = component.size() > 1 && component.front() == '.' && component != "..";
        if (hidden)
            component.front() = 'x'; // is it the dot alone that makes it no name?
        if (!isFolderName(component))
            return PathSafety::Unsafe;
        if (hidden)
            safety = PathSafety::Hidden;
        start = slash + 1;
    }
    return name.size() > 1024 ? PathSafety::Unsafe : safety;
}

std::string huggingFaceFolderName(const std::string& repoId) {
    std::string name = "models--";
    for (char c : repoId)
        name += c == '/' ? std::string("--") : std::string(1, c);
    return name;
}

} // namespace miro
