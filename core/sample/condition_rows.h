// The distinct rows of text and targets that a run is conditioned on, and which of them each picture takes: pictures
// share what is alike, so that it is computed once. Private to the sample room.
#pragma once

#include "sample/sampler.h"

#include <vector>

namespace miro {

// A plain value; refers to the request it was made from, which outlives it.
class ConditionRows {
public:
    ConditionRows() = default;
    // Pictures of one prompt share a row unless they have targets of their own; negative targets that are alike share
    // one. guided: some step is.
    ConditionRows(const SampleRequest& request, const std::vector<std::string>& rewardKeys, bool guided);

    const TextCondition& text() const { return m_text; } // positive rows, then negative ones

    // One row of targets, in the order of the reward keys, for each row of text(); left out is NaN.
    at::Tensor targets(int64_t step) const;

    // Rows of an evaluation: one a picture; guided: the positive ones, then the negative ones.
    const std::vector<int64_t>& plain() const { return m_plain; }
    const std::vector<int64_t>& guided() const { return m_guided; }

private:
    const SampleRequest* m_request = nullptr;
    const std::vector<std::string>* m_keys = nullptr;
    TextCondition m_text;
    int64_t m_positiveRows = 0;
    std::vector<RewardTargets> m_negatives; // of the negative rows; none where nothing is guided
    std::vector<int64_t> m_plain;
    std::vector<int64_t> m_guided;
};

} // namespace miro
