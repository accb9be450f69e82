// Artists for tests and benchmarks: each has a hidden utility of pictures and chooses by it, some of them not always.
// The utility is a weighted sum of standardised columns of a table: what is true about pictures (synthetic_pictures.h,
// look_columns.h, or from elsewhere), never what the personal reward is given to learn from. Values: any thread.
#pragma once

#include "base/registry.h"
#include "taste/taste_choice.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// Columns by name: "colour.warmth", "composition.balance", "reward.clip_score".
struct TruthTable {
    std::vector<std::string> names;
    std::vector<std::vector<double>> rows; // one a picture
};

struct ArtistInfo {
    std::string key;
    std::string label;
    std::vector<std::string> families; // columns whose name begins so count
    double slips = 0;                  // the share of answers that are the opposite of what the artist likes
};

// colour, composition, mixture (of rewards), inconsistent-10 and inconsistent-25 (of all of these).
const Registry<ArtistInfo>& simulatedArtists();

class SimulatedArtist {
public:
    // Which columns it likes, and how much, is drawn by seed. slips: instead of the entry's, when not negative. Usage:
    // no such artist, no column of its families, or none that differs.
    static Result<SimulatedArtist> make(const std::string& key, const TruthTable& table, uint64_t seed,
                                        double slips = -1);

    // Standardised over the table: mean 0, standard deviation 1.
    double utility(size_t picture) const { return m_utilities[picture]; }
    // Of a picture beside the table: a row of the same columns. On the table's scale.
    double utilityOf(const std::vector<double>& row) const;
    // Without a slip. "Same" when nothing is between them.
    TasteAnswer liked(size_t left, size_t right) const;
    // time: how many times the artist has been asked; whether it slips is drawn for each time anew.
    TasteAnswer choose(size_t left, size_t right, uint64_t time) const;
    // Answers "same" when utilities are nearer than that; 0 at first.
    void setIndifference(double by) { m_indifference = by; }

private:
    struct Scale {
        double mean = 0;
        double deviation = 1;
    };
    struct Liking {
        size_t column = 0;
        double weight = 0;
        Scale scale;
    };
    static std::optional<Scale> scaleOf(const std::vector<double>& values); // nothing: none differs

    std::vector<Liking> m_likings;
    Scale m_scale; // of the weighted sums
    std::vector<double> m_utilities;
    double m_slips = 0;
    double m_indifference = 0;
    uint64_t m_seed = 0;
};

} // namespace miro
