// The axes of a sweep together: every combination of their values is a cell, the first axis changes slowest. Immutable
// after make(): any thread.
#pragma once

#include "batch/sweep_axis.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace miro {

struct ModelFacts;

class SweepGrid {
public:
    // Usage: an axis that cannot be read, one that is there twice, more than mostCells combinations (says how many).
    static Result<SweepGrid> make(const std::vector<std::string>& axes, int64_t mostCells);

    const std::vector<SweepAxis>& axes() const { return m_axes; }
    int64_t cells() const { return m_cells; } // that are drawn; 1 without axes

    // Of each axis the place of the cell's value among all of its values, skipped ones too.
    std::vector<size_t> placesOf(int64_t cell) const;
    std::vector<std::pair<std::string, std::string>> labelsOf(int64_t cell) const; // setting and value

    void chooseModel(int64_t cell, std::string& model, std::string& variant) const;
    // The cell's values over the settings of an entry, whose prompt is expanded. Usage: words that are not in the
    // prompt, a preset that the model does not have (names the axis).
    Result<void> apply(int64_t cell, const ModelFacts& facts, GenerationSettings& settings) const;

private:
    // What an axis does, read once.
    struct Effect {
        const BoundParam<GenerationSettings>* param = nullptr;
        std::vector<ParamValue> values;
        std::string reward;
        bool negative = false;
        std::vector<RewardTarget> targets;
    };
    static Result<Effect> effectOf(const SweepAxis& axis);

    std::vector<SweepAxis> m_axes;
    std::vector<Effect> m_effects;
    std::vector<std::vector<size_t>> m_drawn; // of each axis the values that are not skipped
    int64_t m_cells = 1;
};

} // namespace miro
