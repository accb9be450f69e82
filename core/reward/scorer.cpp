#include "reward/scorer.h"

#include "base/scorers.h"

#include <ATen/ATen.h>
#include <algorithm>

namespace miro {

const std::string& scorerLabel(const char* key) {
    return scorers().find(key)->label;
}

at::Tensor unitVectors(const at::Tensor& features) {
    return features / features.norm(2, -1, true);
}

Result<at::Tensor> ScoringBatch::shared(const std::string& key, const std::function<Result<at::Tensor>()>& compute) {
    if (auto known = m_shared.find(key); known != m_shared.end())
        return known->second;
    MIRO_TRY(at::Tensor value, compute());
    m_shared.emplace(key, value);
    return value;
}

ScoringBatch::Pictures ScoringBatch::pictures() const {
    Pictures pictures;
    for (const ScoreInput& input : m_inputs) {
        const auto known = std::find(pictures.each.begin(), pictures.each.end(), input.image);
        pictures.ofInput.push_back(known - pictures.each.begin());
        if (known == pictures.each.end())
            pictures.each.push_back(input.image);
    }
    return pictures;
}

at::Tensor ScoringBatch::rowsOfInputs(const at::Tensor& rows, const Pictures& pictures) {
    if (pictures.each.size() == pictures.ofInput.size())
        return rows;
    return rows.index_select(0, at::tensor(pictures.ofInput, at::kLong));
}

} // namespace miro
