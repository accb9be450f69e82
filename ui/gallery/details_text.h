// What the details panel says in words, bounded whatever a picture carries. GUI thread (translated).
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace miro {

struct PictureSheet;

// Longer texts are cut and say so.
QString boundedText(const std::string& text, qsizetype characters = 8000);

struct FactLine {
    QString name;
    QString value;
    bool path = false; // has no spaces to break at
};
using FactLines = std::vector<FactLine>; // in the order shown
FactLines settingLines(const PictureSheet& sheet);
FactLines fileLines(const PictureSheet& sheet);

} // namespace miro
