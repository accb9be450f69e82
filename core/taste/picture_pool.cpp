#include "taste/picture_pool.h"

#include <ATen/ATen.h>
#include <cmath>

namespace miro {

Result<PicturePool> PicturePool::make(const TasteScale& scale, const std::vector<TastePicture>& pictures) {
    PicturePool pool;
    pool.m_width = scale.rows().size();
    pool.m_pictureWidth = scale.rows().picture;
    MIRO_CHECK_OK(pool.add(scale, pictures));
    return pool;
}

Result<void> PicturePool::add(const TasteScale& scale, const std::vector<TastePicture>& pictures) {
    for (const TastePicture& picture : pictures)
        MIRO_CHECK_OK(checkFeatures(scale.layout(), picture.features, oneLine(picture.key, 100)));
    for (const TastePicture& picture : pictures) {
        if (!m_byKey.emplace(picture.key, m_keys.size()).second)
            continue;
        const size_t prompt = m_byPrompt.emplace(picture.prompt, m_prompts.size()).first->second;
        m_prompts.resize(m_byPrompt.size());
        m_prompts[prompt].push_back(m_keys.size());
        m_promptOf.push_back(prompt);
        m_keys.push_back(picture.key);
        const std::vector<double> row = scale.row(picture.features);
        m_rows.insert(m_rows.end(), row.begin(), row.end());
    }
    return {};
}

size_t PicturePool::find(std::string_view key) const {
    const auto found = m_byKey.find(std::string(key));
    return found == m_byKey.end() ? size() : found->second;
}

at::Tensor PicturePool::differences(const std::vector<std::pair<size_t, size_t>>& pairs) const {
    at::Tensor all = at::empty({static_cast<int64_t>(pairs.size()), m_width}, at::kDouble);
    double* to = all.mutable_data_ptr<double>();
    const auto width = static_cast<size_t>(m_width);
    for (const auto& [left, right] : pairs)
        for (size_t k = 0; k < width; ++k)
            *to++ = double{m_rows[left * width + k]} - double{m_rows[right * width + k]};
    return all;
}

double PicturePool::distance(size_t a, size_t b) const {
    const float* left = &m_rows[a * static_cast<size_t>(m_width)];
    const float* right = &m_rows[b * static_cast<size_t>(m_width)];
    double square = 0;
    for (int64_t k = 0; k < m_pictureWidth; ++k)
        square += (double{left[k]} - double{right[k]}) * (double{left[k]} - double{right[k]});
    return std::sqrt(square / 2);
}

} // namespace miro
