#include "batch/batch_groups.h"

#include "base/generation_json.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {

std::string groupKey(const std::string& model, const std::string& variant, const GenerationSettings& settings) {
    const GenerationSettings& s = settings;
    std::string key = fmt::format("{} {} {} {} {} {} {} {}", s.steps.value_or(0), s.guidanceStart.value_or(0),
                                  s.guidanceEnd.value_or(0), static_cast<int>(s.guidanceType), s.shift, s.startGamma,
                                  static_cast<int>(s.precision), toText(s.device));
    // Texts with their lengths, so that no two lists of texts make one key.
    for (const std::string* text : {&model, &variant, &s.negativePrompt, &s.startPicture})
        key += fmt::format(" {}:{}", text->size(), *text);
    if (!s.keyframes.empty())
        key += jsonFromKeyframes(s.keyframes).dump();
    return key;
}

double rowEvaluations(const GenerationSettings& settings) {
    const int64_t steps = settings.steps.value_or(1);
    int64_t first = 0;
    if (!settings.startPicture.empty()) // the schedule bends where it joins; this is near enough for a share of work
        first = std::min(static_cast<int64_t>(settings.startGamma * static_cast<double>(steps)), steps - 1);
    const bool guided = settings.guidance.value_or(0) > 0;
    // A linear weight is 0 in the step with number 0.
    const int64_t from = std::max(
        {settings.guidanceStart.value_or(0), first, int64_t{settings.guidanceType == GuidanceType::Linear ? 1 : 0}});
    const int64_t end = std::min(settings.guidanceEnd.value_or(steps - 1) + 1, steps);
    return static_cast<double>(steps - first + (guided ? std::max<int64_t>(end - from, 0) : 0));
}

uint32_t GroupFiller::add(std::string_view key) {
    std::string name(key);
    auto found = m_open.find(name);
    if (found == m_open.end()) {
        if (m_open.size() >= kMostOpen)
            m_open.erase(std::min_element(m_open.begin(), m_open.end(), [](const auto& a, const auto& b) {
                return a.second.group < b.second.group;
            }));
        found = m_open.emplace(std::move(name), Open{m_groups++, 0}).first;
    }
    const uint32_t group = found->second.group;
    if (++found->second.pictures >= m_groupSize)
        m_open.erase(found);
    return group;
}

} // namespace miro
