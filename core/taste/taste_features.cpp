#include "taste/taste_features.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <string_view>

namespace miro {
namespace {

// The features in the layout's order.
std::vector<double> flat(const TasteFeatures& features) {
    std::vector<double> all(features.picture.begin(), features.picture.end());
    all.insert(all.end(), features.rewards.begin(), features.rewards.end());
    all.insert(all.end(), features.prompt.begin(), features.prompt.end());
    return all;
}

template <typename T>
bool allFinite(const std::vector<T>& values) {
    return std::all_of(values.begin(), values.end(), [](T value) { return std::isfinite(value); });
}

// The directions in which pictures of one prompt differ most, (components, width), and what a component is multiplied
// by to have a total variance of 1 over the library.
at::Tensor componentsOf(const std::vector<const TastePicture*>& pictures, const std::vector<double>& mean,
                        int64_t width, std::vector<double>& factors) {
    const auto count = static_cast<int64_t>(pictures.size());
    at::Tensor all = at::empty({count, width}, at::kDouble), within = at::empty({count, width}, at::kDouble);
    std::map<std::string_view, std::vector<int64_t>> prompts;
    for (int64_t i = 0; i < count; ++i) {
        const TastePicture& picture = *pictures[static_cast<size_t>(i)];
        prompts[picture.prompt].push_back(i);
        for (int64_t k = 0; k < width; ++k)
            all.mutable_data_ptr<double>()[i * width + k] =
                double{picture.features.picture[static_cast<size_t>(k)]} - mean[static_cast<size_t>(k)];
    }
    for (const auto& [prompt, indices] : prompts) {
        const at::Tensor index = at::tensor(indices, at::kLong), rows = all.index_select(0, index);
        // Unbiased: a prompt of n pictures tells of n - 1 differences.
        const double share = indices.size() > 1 ? std::sqrt(double(indices.size()) / double(indices.size() - 1)) : 0;
        within.index_copy_(0, index, (rows - rows.mean(0, true)) * share);
    }
    // What prompts differ in counts a little: it is all there is where each has one picture.
    constexpr double kBetween = 0.1;
    const at::Tensor square =
        (at::matmul(within.t(), within) + at::matmul(all.t(), all) * kBetween) / static_cast<double>(count);
    const auto [variances, vectors] = at::linalg_eigh((square + square.t()) / 2);
    const int64_t kept = std::min({kPictureComponents, width, count - 1});
    const at::Tensor largest = variances.narrow(0, width - kept, kept).flip(0).clamp_min(0);
    const at::Tensor components = vectors.narrow(1, width - kept, kept).flip(1).t().contiguous();
    const double most = largest[0].item<double>();
    const at::Tensor powers = at::where(largest > 1e-10 * most, largest.pow(kComponentPower / 2), 0.0);
    const double total = (at::matmul(all, components.t()) * powers).square().sum().item<double>() / double(count);
    const at::Tensor scaled = (most > 1e-14 && total > 0 ? powers / std::sqrt(total) : powers * 0).contiguous();
    factors.assign(scaled.const_data_ptr<double>(), scaled.const_data_ptr<double>() + kept);
    return components;
}

} // namespace

int64_t TasteLayout::sizeOf(TasteGroup group) const {
    switch (group) {
    case TasteGroup::Picture:
        return picture;
    case TasteGroup::Rewards:
        return static_cast<int64_t>(rewards.size());
    case TasteGroup::Prompt:
        return prompt;
    }
    return 0;
}

int64_t TasteLayout::beginOf(TasteGroup group) const {
    int64_t begin = 0;
    for (size_t before = 0; before < static_cast<size_t>(group); ++before)
        begin += sizeOf(static_cast<TasteGroup>(before));
    return begin;
}

Result<void> checkFeatures(const TasteLayout& layout, const TasteFeatures& features, const std::string& name) {
    const auto check = [&](const char* what, size_t has, int64_t needs) -> Result<void> {
        if (static_cast<int64_t>(has) == needs)
            return {};
        return usageError(fmt::format("{}: has {} {} numbers instead of {}: measure it again", name, has, what, needs));
    };
    MIRO_CHECK_OK(check("picture", features.picture.size(), layout.picture));
    MIRO_CHECK_OK(check("reward", features.rewards.size(), layout.sizeOf(TasteGroup::Rewards)));
    MIRO_CHECK_OK(check("prompt", features.prompt.size(), layout.prompt));
    if (!allFinite(features.picture) || !allFinite(features.prompt))
        return usageError(fmt::format("{}: its vector holds numbers that are not finite: measure it again", name));
    for (size_t i = 0; i < features.rewards.size(); ++i)
        if (std::isinf(features.rewards[i]))
            return usageError(fmt::format("{}: {} is not finite: score it again", name, layout.rewards[i]));
    return {};
}

Result<TasteScale> TasteScale::fit(TasteLayout layout, const std::vector<TastePicture>& pictures) {
    if (pictures.size() < 2)
        return usageError("there are fewer than two pictures to compare: draw some first");
    for (const TastePicture& picture : pictures)
        MIRO_CHECK_OK(checkFeatures(layout, picture.features, oneLine(picture.key, 100)));
    return guardTorch("comparing the library's pictures", [&]() -> Result<TasteScale> {
        TasteScale scale;
        scale.m_rows = layout;
        const size_t count = std::min(pictures.size(), kScalePictures);
        std::vector<const TastePicture*> some;
        for (size_t i = 0; i < count; ++i)
            some.push_back(&pictures[i * pictures.size() / count]);
        const auto size = static_cast<size_t>(layout.size());
        scale.m_mean.assign(size, 0);
        std::vector<double> known(size), squares(size);
        for (const TastePicture* picture : some) {
            const std::vector<double> all = flat(picture->features);
            for (size_t k = 0; k < size; ++k)
                if (!std::isnan(all[k])) {
                    scale.m_mean[k] += all[k];
                    ++known[k];
                }
        }
        for (size_t k = 0; k < size; ++k)
            scale.m_mean[k] /= std::max(known[k], 1.0);
        for (const TastePicture* picture : some) {
            const std::vector<double> all = flat(picture->features);
            for (size_t k = 0; k < size; ++k)
                if (!std::isnan(all[k]))
                    squares[k] += (all[k] - scale.m_mean[k]) * (all[k] - scale.m_mean[k]) / known[k];
        }
        std::vector<double> deviations;
        if (layout.picture > 0)
            scale.m_components = componentsOf(some, scale.m_mean, layout.picture, deviations);
        scale.m_rows.picture = static_cast<int64_t>(deviations.size());
        scale.m_factor = std::move(deviations);
        // Roundings of numbers that are all the same are no variance.
        const auto inverseRoot = [](double variance, double size2) {
            return variance > 1e-12 * (size2 + 1e-12) ? 1 / std::sqrt(variance) : 0.0;
        };
        const auto begin = static_cast<size_t>(layout.picture), end = begin + layout.rewards.size();
        for (size_t k = begin; k < end; ++k)
            scale.m_factor.push_back(inverseRoot(squares[k], scale.m_mean[k] * scale.m_mean[k]) /
                                     std::sqrt(static_cast<double>(end - begin)));
        double total = 0, size2 = 0;
        for (size_t k = end; k < size; ++k) {
            total += squares[k];
            size2 += scale.m_mean[k] * scale.m_mean[k];
        }
        scale.m_factor.resize(scale.m_factor.size() + size - end, inverseRoot(total, size2));
        scale.m_layout = std::move(layout);
        return scale;
    });
}

std::vector<double> TasteScale::rowOf(const std::vector<double>& values) const {
    std::vector<double> row(static_cast<size_t>(m_rows.picture));
    const double* component = m_rows.picture > 0 ? m_components.const_data_ptr<double>() : nullptr;
    const auto width = static_cast<size_t>(m_layout.picture);
    for (size_t k = 0; k < row.size(); ++k, component += width)
        row[k] = std::inner_product(component, component + width, values.begin(), 0.0);
    row.insert(row.end(), values.begin() + m_layout.picture, values.end());
    for (size_t k = 0; k < row.size(); ++k)
        row[k] = std::isnan(row[k]) ? 0 : row[k] * m_factor[k];
    return row;
}

std::vector<double> TasteScale::row(const TasteFeatures& features) const {
    std::vector<double> all = flat(features);
    for (size_t k = 0; k < all.size(); ++k)
        all[k] -= m_mean[k];
    return rowOf(all);
}

std::vector<double> TasteScale::difference(const TasteFeatures& left, const TasteFeatures& right) const {
    std::vector<double> all = flat(left);
    const std::vector<double> other = flat(right);
    for (size_t k = 0; k < all.size(); ++k)
        all[k] -= other[k];
    return rowOf(all);
}

double TasteScale::distance(const TasteFeatures& left, const TasteFeatures& right) const {
    const std::vector<double> between = difference(left, right);
    // Two of variance 1 are a mean square of 2 apart.
    return std::sqrt(std::inner_product(between.begin(), between.begin() + m_rows.picture, between.begin(), 0.0) / 2);
}

} // namespace miro
