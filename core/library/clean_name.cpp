#include "library/clean_name.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {

Result<std::string> cleanName(const std::string& name, const char* what) {
    std::string clean = oneLine(name, 4 * kMaxNameBytes);
    clean.erase(0, std::min(clean.find_first_not_of(' '), clean.size()));
    clean.erase(clean.find_last_not_of(' ') + 1);
    if (clean.empty())
        return usageError(fmt::format("{} needs a name", what));
    if (clean.size() > kMaxNameBytes)
        return usageError(
            fmt::format("the name of {} has {} bytes; at most {} are kept", what, clean.size(), kMaxNameBytes));
    return clean;
}

} // namespace miro
