#include "job/picture_place.h"

#include "flow/output_plan.h"

#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;

fs::path picturePlace(const std::string& suggestedName) {
    const auto today = localToday();
    fs::path name = fs::path(suggestedName).filename();
    if (name.empty() || name == "." || name == "..")
        name = "picture.png";
    return fs::path("pictures") / fmt::format("{:04}", static_cast<int>(today.year())) /
           fmt::format("{:02}", static_cast<unsigned>(today.month())) /
           fmt::format("{:02}", static_cast<unsigned>(today.day())) / name;
}

} // namespace miro
