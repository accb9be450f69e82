#include "taste/simulated_artist.h"

#include "base/seeded_random.h"

#include <cmath>
#include <fmt/format.h>

namespace miro {
const Registry<ArtistInfo>& simulatedArtists() {
    static const Registry<ArtistInfo> artists({
        {"colour", "Likes some colours", {"colour."}, 0},
        {"composition", "Likes a composition", {"composition."}, 0},
        {"mixture", "Likes a mixture of rewards", {"reward."}, 0},
        {"inconsistent-10", "Likes several things, slips once in ten", {"colour.", "composition.", "reward."}, 0.10},
        {"inconsistent-25", "Likes several things, slips once in four", {"colour.", "composition.", "reward."}, 0.25},
    });
    return artists;
}

Result<SimulatedArtist> SimulatedArtist::make(const std::string& key, const TruthTable& table, uint64_t seed,
                                              double slips) {
    const ArtistInfo* info = simulatedArtists().find(key);
    if (!info)
        return usageError(fmt::format("there is no simulated artist {}; there are {}", oneLine(key, 80),
                                      simulatedArtists().keyList()));
    SimulatedArtist artist;
    artist.m_seed = seed;
    artist.m_slips = slips >= 0 ? slips : info->slips;
    SeededRandom random(mixedSeed({seed, 0xA27157}));
    for (size_t column = 0; column < table.names.size(); ++column) {
        bool counts = false;
        for (const std::string& family : info->families)
            counts = counts || table.names[column].starts_with(family);
        if (!counts)
            continue;
        const double weight = random.normal();
        std::vector<double> values;
        for (const std::vector<double>& row : table.rows)
            values.push_back(row.at(column));
        if (const auto scale = scaleOf(values))
            artist.m_likings.push_back({column, weight, *scale});
    }
    std::vector<double> sums; // with the scale that leaves them as they are
    for (const std::vector<double>& row : table.rows)
        sums.push_back(artist.utilityOf(row));
    const auto scale = scaleOf(sums);
    if (!scale)
        return usageError(fmt::format("the artist {} finds no column among the pictures' that differs", key));
    artist.m_scale = *scale;
    for (const std::vector<double>& row : table.rows)
        artist.m_utilities.push_back(artist.utilityOf(row));
    return artist;
}

std::optional<SimulatedArtist::Scale> SimulatedArtist::scaleOf(const std::vector<double>& values) {
    double mean = 0, square = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    for (const double value : values)
        square += (value - mean) * (value - mean) / static_cast<double>(values.size());
    return square > 1e-20 ? std::optional(Scale{mean, std::sqrt(square)}) : std::nullopt;
}

double SimulatedArtist::utilityOf(const std::vector<double>& row) const {
    double sum = 0;
    for (const Liking& liking : m_likings)
        sum += liking.weight * (row.at(liking.column) - liking.scale.mean) / liking.scale.deviation;
    return (sum - m_scale.mean) / m_scale.deviation;
}

TasteAnswer SimulatedArtist::liked(size_t left, size_t right) const {
    const double more = m_utilities.at(left) - m_utilities.at(right);
    return std::abs(more) <= m_indifference ? TasteAnswer::Same : more > 0 ? TasteAnswer::Left : TasteAnswer::Right;
}

TasteAnswer SimulatedArtist::choose(size_t left, size_t right, uint64_t time) const {
    const TasteAnswer answer = liked(left, right);
    SeededRandom random(mixedSeed({m_seed, time, 0x511B}));
    if (!random.chance(m_slips) || answer == TasteAnswer::Same)
        return answer;
    return answer == TasteAnswer::Left ? TasteAnswer::Right : TasteAnswer::Left;
}

} // namespace miro
