// What a picture of the queue is called in the library.
#pragma once

#include <filesystem>
#include <string>

namespace miro {

// "pictures/YYYY/MM/DD/<last component of suggestedName>", below the library folder, of today. The library finds a free
// name beside it when that one is taken.
std::filesystem::path picturePlace(const std::string& suggestedName);

} // namespace miro
