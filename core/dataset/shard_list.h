// Which shards of a data set a run is about.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

// A .tar file, a folder of them, a WIDS index (.json), or a name with one brace range as webdataset writes it
// ("part-{000..099}.tar"). In the order of their names. NotFound when there is none.
Result<std::vector<std::filesystem::path>> findShards(const std::filesystem::path& where);

// "3", "1,4,7", "10-20", or mixtures, counted from 0; empty: all. Usage: no such number.
Result<std::vector<size_t>> chosenShards(const std::string& selection, size_t count);

} // namespace miro
