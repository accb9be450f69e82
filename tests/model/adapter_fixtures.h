// Adapters of random numbers for the fixture checkpoints.
#pragma once

#include "model/adapter_file.h"
#include "tensor/tensor_file.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace miro::test {

// Of all adaptable weights. The waves are the base's, as a training takes them.
inline Adapter randomAdapter(const RinConfig& config, const TensorFile& base, const std::string& baseHash,
                             uint64_t seed, double size = 0.3) {
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    auto random = [&](const std::vector<int64_t>& shape, double deviation) {
        return at::randn(shape, generator, at::TensorOptions().dtype(at::kFloat)).mul_(deviation);
    };
    Adapter adapter;
    adapter.info.baseHash = baseHash;
    adapter.info.rank = 4;
    adapter.info.alpha = 6;
    adapter.info.profile = "me";
    adapter.info.created = "2026-11-30T07:00:00Z";
    adapter.info.summary = R"({"steps":100})";
    adapter.info.binEdges = {0, 0.25, 0.5, 1};
    for (const ParameterShape& each : adaptableWeights(config))
        adapter.layers.push_back({each.name,
                                  random({adapter.info.rank, each.shape[1]}, 1 / std::sqrt(double(each.shape[1]))),
                                  random({each.shape[0], adapter.info.rank}, size)});
    for (const ParameterShape& each : addedTensors(adapter.info.rewardKey, config.network.latentDim)) {
        at::Tensor tensor = random(each.shape, 0.3);
        if (const size_t wave = each.name.find(".encode_time."); wave != std::string::npos)
            tensor =
                base.load("network.coherence_embedder." + config.rewardKeys[0] + "_coherence" + each.name.substr(wave))
                    .value()
                    .to(at::kFloat)
                    .clone();
        adapter.added.emplace_back(each.name, tensor);
    }
    return adapter;
}

} // namespace miro::test
