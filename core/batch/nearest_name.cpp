#include "batch/nearest_name.h"

#include <algorithm>

namespace miro {
namespace {

constexpr size_t kLongestName = 80; // longer ones are nobody's typing error

std::string withoutSeparators(std::string_view name) {
    std::string letters;
    for (const char c : name)
        if (c != '-' && c != '_' && c != ' ')
            letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return letters;
}

} // namespace

size_t nameDistance(std::string_view first, std::string_view second) {
    if (first.size() > kLongestName || second.size() > kLongestName)
        return kLongestName;
    const std::string a = withoutSeparators(first), b = withoutSeparators(second);
    size_t rows[3][kLongestName + 1]; // the last three of the table
    for (size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.size(); ++i) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *twoAbove = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
        }
    }
    return rows[a.size() % 3][b.size()];
}

std::string nearestName(std::string_view wanted, const std::vector<std::string>& known) {
    std::string nearest;
    size_t least = kLongestName;
    for (const std::string& name : known) {
        const size_t distance = nameDistance(wanted, name);
        if (!wanted.empty() && distance < least &&
            distance <= std::max<size_t>(1, std::max(wanted.size(), name.size()) / 3)) {
            least = distance;
            nearest = name;
        }
    }
    return nearest;
}

std::string didYouMean(std::string_view wanted, const std::vector<std::string>& known) {
    const std::string nearest = nearestName(wanted, known);
    return nearest.empty() ? std::string() : " (did you mean " + nearest + "?)";
}

} // namespace miro
