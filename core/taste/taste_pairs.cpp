#include "taste/taste_pairs.h"

#include <ATen/ATen.h>
#include <stdexcept>

namespace miro {

TastePairs::TastePairs(const TasteLayout& rows) {
    for (size_t g = 0; g < kTasteGroups; ++g) {
        m_sizes[g] = rows.sizeOf(static_cast<TasteGroup>(g));
        if (m_sizes[g] > 0)
            m_products[g] = at::empty({0, 0}, at::kDouble);
    }
    m_rows = at::empty({0, rows.size()}, at::kDouble);
}

at::Tensor TastePairs::part(const at::Tensor& rows, size_t group) const {
    int64_t begin = 0;
    for (size_t before = 0; before < group; ++before)
        begin += m_sizes[before];
    return rows.narrow(1, begin, m_sizes[group]);
}

bool TastePairs::dual() const {
    return static_cast<int64_t>(size()) <= 2 * m_rows.size(1);
}

void TastePairs::add(const std::vector<TastePair>& pairs) {
    if (pairs.empty())
        return;
    const int64_t width = m_rows.size(1), count = static_cast<int64_t>(pairs.size()), old = m_rows.size(0);
    at::Tensor more = at::empty({count, width}, at::kDouble);
    double* to = more.mutable_data_ptr<double>();
    for (const TastePair& pair : pairs) {
        if (static_cast<int64_t>(pair.difference.size()) != width || !(pair.outcome >= 0 && pair.outcome <= 1) ||
            !(pair.weight > 0))
            throw std::logic_error("a pair that is not one of this layout");
        to = std::copy(pair.difference.begin(), pair.difference.end(), to);
        m_outcomes.push_back(pair.outcome);
        m_weights.push_back(pair.weight);
    }
    m_rows = at::cat({m_rows, more});
    for (size_t g = 0; g < kTasteGroups; ++g) {
        if (m_sizes[g] == 0)
            continue;
        if (!dual()) {
            m_products[g] = at::Tensor();
            continue;
        }
        const at::Tensor crossing = at::matmul(part(m_rows, g), part(more, g).t()); // (n, count)
        const at::Tensor grown = at::empty({old + count, old + count}, at::kDouble);
        grown.narrow(0, 0, old).narrow(1, 0, old).copy_(m_products[g]);
        grown.narrow(1, old, count).copy_(crossing);
        grown.narrow(0, old, count).narrow(1, 0, old).copy_(crossing.narrow(0, 0, old).t());
        m_products[g] = grown;
    }
}

TastePairs TastePairs::subset(const std::vector<int64_t>& indices) const {
    TastePairs chosen = *this;
    const at::Tensor index = at::tensor(indices, at::kLong);
    chosen.m_rows = m_rows.index_select(0, index);
    chosen.m_outcomes.clear();
    chosen.m_weights.clear();
    for (const int64_t i : indices) {
        chosen.m_outcomes.push_back(m_outcomes[static_cast<size_t>(i)]);
        chosen.m_weights.push_back(m_weights[static_cast<size_t>(i)]);
    }
    for (size_t g = 0; g < kTasteGroups; ++g) {
        if (m_sizes[g] == 0)
            continue;
        // A subset may be in the dual form where the whole is not.
        chosen.m_products[g] = !chosen.dual() ? at::Tensor()
                               : m_products[g].defined()
                                   ? m_products[g].index_select(0, index).index_select(1, index)
                                   : at::matmul(part(chosen.m_rows, g), part(chosen.m_rows, g).t());
    }
    return chosen;
}

at::Tensor TastePairs::kernel(const TastePrior& prior) const {
    const auto n = static_cast<int64_t>(size());
    at::Tensor sum = at::zeros({n, n}, at::kDouble);
    for (size_t g = 0; g < kTasteGroups; ++g)
        if (m_products[g].defined() && prior.scales[g] > 0)
            sum.add_(m_products[g], prior.scales[g] * prior.scales[g]);
    return sum;
}

at::Tensor TastePairs::deviations(const TastePrior& prior) const {
    at::Tensor all = at::empty({m_rows.size(1)}, at::kDouble);
    int64_t begin = 0;
    for (size_t g = 0; g < kTasteGroups; ++g) {
        all.narrow(0, begin, m_sizes[g]).fill_(prior.scales[g]);
        begin += m_sizes[g];
    }
    return all;
}

} // namespace miro
