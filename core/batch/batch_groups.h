// Which pictures of a batch the network sees together. Depends on the pictures' order and settings alone. Private to
// the batch room.
#pragma once

#include "base/generation_settings.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace miro {

// All that rows of one evaluation share, as text: equal for two pictures exactly when they may be in one group.
// settings as resolveSettings() fills them.
std::string groupKey(const std::string& model, const std::string& variant, const GenerationSettings& settings);

// Network evaluations that one picture takes: two in a guided step. A start picture leaves out the steps before it.
double rowEvaluations(const GenerationSettings& settings);

// Deals pictures to groups, in order. Full groups close; when more than kMostOpen keys are open, the one that was
// opened first closes.
class GroupFiller {
public:
    static constexpr size_t kMostOpen = 64;
    explicit GroupFiller(int64_t groupSize) : m_groupSize(groupSize) {}

    // The group of the next picture; a new one has the next number.
    uint32_t add(std::string_view key);
    uint32_t groups() const { return m_groups; }

private:
    struct Open {
        uint32_t group = 0;
        int64_t pictures = 0;
    };
    int64_t m_groupSize;
    uint32_t m_groups = 0;
    std::unordered_map<std::string, Open> m_open;
};

} // namespace miro
