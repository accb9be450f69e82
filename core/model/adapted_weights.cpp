#include "model/adapted_weights.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

bool isWave(const std::string& name) {
    return name.ends_with(".encode_time.freqs") || name.ends_with(".encode_time.phases");
}

} // namespace

Result<AdapterBlend> AdapterBlend::make(std::vector<WeightedAdapter> adapters) {
    return guardTorch("blending adapters", [&]() -> Result<AdapterBlend> {
        c10::InferenceMode guard;
        for (const WeightedAdapter& each : adapters)
            if (!std::isfinite(each.weight) || each.weight < 0)
                return usageError(fmt::format("{}: the weight {} is no number of at least 0", each.name, each.weight));
        std::erase_if(adapters, [](const WeightedAdapter& each) { return each.weight == 0; });
        AdapterBlend blend;
        for (const WeightedAdapter& each : adapters) {
            for (const AdapterLayer& layer : each.adapter->layers)
                blend.m_changes[layer.weight].push_back({each.weight * each.adapter->scale(), layer.down, layer.up});
            const std::string& key = each.adapter->info.rewardKey;
            if (std::find(blend.m_rewardKeys.begin(), blend.m_rewardKeys.end(), key) == blend.m_rewardKeys.end())
                MIRO_CHECK_OK(blend.addReward(key, adapters));
        }
        return blend;
    });
}

Result<void> AdapterBlend::addReward(const std::string& key, const std::vector<WeightedAdapter>& all) {
    std::vector<const WeightedAdapter*> knowing;
    double sum = 0;
    for (const WeightedAdapter& each : all)
        if (each.adapter->info.rewardKey == key) {
            knowing.push_back(&each);
            sum += each.weight;
        }
    const WeightedAdapter& first = *knowing.front();
    for (const auto& [name, tensor] : first.adapter->added) {
        at::Tensor mean = tensor;
        if (knowing.size() > 1 && !isWave(name)) {
            mean = at::zeros_like(tensor);
            for (const WeightedAdapter* each : knowing)
                mean.add_(*each->adapter->find(name), each->weight / sum);
        }
        for (const WeightedAdapter* other : knowing)
            if (isWave(name) && !at::equal(*other->adapter->find(name), tensor))
                return usageError(fmt::format("{} and {} cannot be blended: their waves for {} differ ({}); use one of "
                                              "them, or train both from the same model",
                                              first.name, other->name, key, name));
        if (name != kRewardPositions)
            m_added[name] = mean;
        else
            m_rows = m_rows.defined() ? at::cat({m_rows, mean}) : mean;
    }
    m_rewardKeys.push_back(key);
    return {};
}

RinConfig AdapterBlend::applyTo(RinConfig base) const {
    base.rewardKeys.insert(base.rewardKeys.end(), m_rewardKeys.begin(), m_rewardKeys.end());
    return base;
}

at::Tensor AdapterBlend::changed(const std::string& weight, const at::Tensor& base) const {
    at::Tensor sum = base.to(at::kFloat);
    if (auto found = m_changes.find(weight); found != m_changes.end())
        for (const Change& change : found->second)
            sum = at::addmm(sum, change.up, change.down, 1, change.factor);
    return sum;
}

AdaptedWeights::AdaptedWeights(const TensorFile& base, const AdapterBlend& blend)
    : m_base(base), m_blend(blend), m_infos(base.tensors()) {
    for (auto& [name, info] : m_infos)
        if (m_blend.changes(name))
            info.type = at::kFloat;
    for (const auto& [name, tensor] : m_blend.added())
        m_infos[name] = {at::kFloat, tensor.sizes().vec()};
    if (auto rows = m_infos.find(kRewardPositions);
        rows != m_infos.end() && !rows->second.shape.empty() && !m_blend.empty()) {
        rows->second.type = at::kFloat;
        rows->second.shape[0] += m_blend.rows().size(0);
    }
}

Result<at::Tensor> AdaptedWeights::load(const std::string& name) const {
    if (auto added = m_blend.added().find(name); added != m_blend.added().end())
        return added->second;
    const bool rows = name == kRewardPositions && !m_blend.empty();
    if (!rows && !m_blend.changes(name))
        return m_base.load(name);
    return guardTorch("adapting " + oneLine(name, 120), [&]() -> Result<at::Tensor> {
        c10::InferenceMode guard;
        MIRO_TRY(const at::Tensor base, m_base.load(name));
        return rows ? at::cat({base.to(at::kFloat), m_blend.rows()}) : m_blend.changed(name, base);
    });
}

} // namespace miro
