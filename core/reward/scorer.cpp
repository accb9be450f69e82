#include "reward/scorer.h"

namespace miro {

Result<at::Tensor> ScoringBatch::shared(const std::string& key, const std::function<Result<at::Tensor>()>& compute) {
    if (auto known = m_shared.find(key); known != m_shared.end())
        return known->second;
    MIRO_TRY(at::Tensor value, compute());
    m_shared.emplace(key, value);
    return value;
}

} // namespace miro
