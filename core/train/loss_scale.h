// What a loss is multiplied by before its backward pass in fp16, whose smallest numbers gradients would fall below:
// halved after a step whose gradients were too large for fp16 (which is not taken), doubled after many that were not
// (Micikevicius et al. 2018, arXiv 1710.03740, section 3.2).
#pragma once

#include <algorithm>
#include <cstdint>

namespace miro {

struct LossScaleSettings {
    double initial = 65536;
    int64_t growSteps = 2000; // good steps in a row after which it is doubled
};

// A plain value, part of a run's state. Powers of two change no digit of a gradient.
class LossScale {
public:
    static constexpr double kLowest = 1; // a step that overflows here is an error
    static constexpr double kHighest = 1 << 24;

    struct State {
        double value = kLowest;
        int64_t good = 0; // steps in a row
        int64_t skipped = 0;

        bool operator==(const State&) const = default;
    };

    explicit LossScale(const LossScaleSettings& settings)
        : m_growSteps(settings.growSteps), m_state{std::clamp(settings.initial, kLowest, kHighest)} {}

    double value() const { return m_state.value; }
    bool lowest() const { return m_state.value <= kLowest; }
    const State& state() const { return m_state; }
    void restore(const State& state) { m_state = state; }

    void taken() {
        if (++m_state.good < m_growSteps)
            return;
        m_state.good = 0;
        m_state.value = std::min(m_state.value * 2, kHighest);
    }
    void skipped() {
        ++m_state.skipped;
        m_state.good = 0;
        m_state.value = std::max(m_state.value / 2, kLowest);
    }

private:
    int64_t m_growSteps;
    State m_state;
};

} // namespace miro
