// Whether files are still the ones that were loaded.
#pragma once

#include "flow/generator_files.h"
#include "hub/file_stamp.h"

#include <vector>

namespace miro {

// Of every file in the generator's, the text encoder's and the VAE's folder, links followed; sorted by path.
std::vector<FileStamp> stampsOf(const GeneratorFiles& files);

} // namespace miro
