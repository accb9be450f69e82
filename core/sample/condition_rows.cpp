#include "sample/condition_rows.h"

#include "base/reward_keyframes.h"
#include "sample/text_pair.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <limits>

namespace miro {
namespace {

at::Tensor targetRow(const RewardTargets& targets, const std::vector<std::string>& keys, double fallback) {
    std::vector<float> row;
    for (const std::string& key : keys) {
        auto found = targets.find(key);
        RewardTarget target = found != targets.end() ? found->second : RewardTarget(fallback);
        row.push_back(target ? static_cast<float>(*target) : std::numeric_limits<float>::quiet_NaN());
    }
    return at::tensor(row).unsqueeze(0);
}

} // namespace

ConditionRows::ConditionRows(const SampleRequest& request, const std::vector<std::string>& rewardKeys, bool guided)
    : m_request(&request), m_keys(&rewardKeys), m_text(request.prompt), m_positiveRows(m_text.tokens.size(0)) {
    const auto pictures = static_cast<int64_t>(request.seeds.size());
    if (m_positiveRows == 1 && !request.positive.empty()) {
        m_positiveRows = pictures;
        m_text = {m_text.tokens.expand({pictures, -1, -1}), m_text.mask.expand({pictures, -1})};
    }
    for (int64_t i = 0; i < pictures; ++i)
        m_plain.push_back(m_positiveRows == 1 ? 0 : i);
    if (!guided)
        return;
    m_guided = m_plain;
    for (int64_t i = 0; i < pictures; ++i) {
        const RewardTargets& targets =
            request.negative.empty() ? request.settings.negative : request.negative[static_cast<size_t>(i)];
        const auto same = std::find(m_negatives.begin(), m_negatives.end(), targets);
        m_guided.push_back(m_positiveRows + (same - m_negatives.begin()));
        if (same == m_negatives.end()) {
            m_negatives.push_back(targets);
            m_text = stackedText(m_text, request.unconditional);
        }
    }
}

at::Tensor ConditionRows::targets(int64_t step) const {
    std::vector<at::Tensor> rows;
    if (m_request->positive.empty())
        rows.push_back(targetRow(targetsAtStep(m_request->settings, step), *m_keys, 1).expand({m_positiveRows, -1}));
    GenerationSettings own = m_request->settings; // each picture's targets under the keyframes of all
    for (const RewardTargets& targets : m_request->positive) {
        own.positive = targets;
        rows.push_back(targetRow(targetsAtStep(own, step), *m_keys, 1));
    }
    for (const RewardTargets& targets : m_negatives)
        rows.push_back(targetRow(targets, *m_keys, 0));
    return at::cat(rows);
}

} // namespace miro
