#include "batch/explore_order.h"

#include <algorithm>
#include <tuple>

namespace miro {
namespace {

// How many halvings it takes to come to each place: 0 for the ends.
std::vector<int64_t> levelsOf(int64_t count) {
    std::vector<int64_t> levels(static_cast<size_t>(count), 0);
    std::vector<std::pair<int64_t, int64_t>> gaps{{0, count - 1}};
    for (int64_t level = 1; !gaps.empty(); ++level) {
        std::vector<std::pair<int64_t, int64_t>> next;
        for (const auto& [first, last] : gaps) {
            if (last - first < 2)
                continue;
            const int64_t middle = first + (last - first) / 2;
            levels[static_cast<size_t>(middle)] = level;
            next.emplace_back(first, middle);
            next.emplace_back(middle, last);
        }
        gaps = std::move(next);
    }
    return levels;
}

} // namespace

std::vector<int64_t> coarseToFine(int64_t count) {
    const std::vector<int64_t> levels = levelsOf(count);
    std::vector<int64_t> order(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; ++i)
        order[static_cast<size_t>(i)] = i;
    std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) {
        return levels[static_cast<size_t>(a)] < levels[static_cast<size_t>(b)];
    });
    return order;
}

std::vector<std::pair<int64_t, int64_t>> coarseToFine(int64_t rows, int64_t columns) {
    const std::vector<int64_t> rowLevels = levelsOf(rows), columnLevels = levelsOf(columns);
    std::vector<std::tuple<int64_t, int64_t, int64_t, int64_t>> order;
    for (int64_t row = 0; row < rows; ++row)
        for (int64_t column = 0; column < columns; ++column) {
            const auto [low, high] =
                std::minmax(rowLevels[static_cast<size_t>(row)], columnLevels[static_cast<size_t>(column)]);
            order.emplace_back(high, -low, row, column); // centres of squares before middles of sides
        }
    std::sort(order.begin(), order.end());
    std::vector<std::pair<int64_t, int64_t>> places;
    for (const auto& [high, low, row, column] : order)
        places.emplace_back(row, column);
    return places;
}

} // namespace miro
