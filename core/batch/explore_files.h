// The files that say what an exploration gave, beside its pictures: scores.csv, contact-sheet.png, for a way from one
// end to the other film-strip.png and animation.webp, and report.html.
#pragma once

#include "batch/exploration.h"

#include <string>
#include <vector>

namespace miro {

struct NamedFile {
    std::string name; // below the folder of the exploration, with '/'
    std::string bytes;
};

// "pictures/0007.png": of a cell, whatever its label.
std::string pictureFileName(int64_t cell);

// Every name that explorationFiles() may give.
const std::vector<std::string>& explorationFileNames();

// notes: see ReportFacts. report.html comes last. A film strip and an animation are there for a sweep and a morph: the
// first seed's pictures; an animation takes two pictures of one size at least.
Result<std::vector<NamedFile>> explorationFiles(const Exploration& exploration, const std::vector<std::string>& notes);

} // namespace miro
