// Fixture checkpoints and recorded evaluations of the published package, for the tests of the network and the sampler.
#pragma once

#include "base/json.h"
#include "model/rin.h"
#include "tensor/safetensors.h"

#include <ATen/ATen.h>
#include <filesystem>

namespace miro::test {

// Fixtures are part of the repository: one that is missing or broken is no case to handle.
template <typename T>
T must(Result<T> result) {
    if (!result.ok())
        throw std::runtime_error(result.message());
    return std::move(result).value();
}

inline std::filesystem::path fixtures() {
    return MIRO_FIXTURES;
}

// "fixtures/miro-7", or "fixtures/miro-variants" with a variant: the folder of a checkpoint.
inline std::filesystem::path checkpointFolder(const std::string& model, const std::string& variant = "") {
    std::filesystem::path folder = fixtures() / "models" / model;
    return variant.empty() ? folder : folder / variant;
}

struct LoadedRin {
    RinConfig config;
    std::unique_ptr<Rin> rin;
};

inline LoadedRin loadRin(const std::filesystem::path& folder, Precision precision = Precision::Fp32) {
    RinConfig config = must(readRinConfig(folder / "config.json"));
    auto file = must(openSafetensors(folder / "model.safetensors"));
    return {config, must(Rin::load(config, *file, {.device = at::kCPU, .precision = precision}))};
}

// All tensors of a file, copied: a mapped tensor must not be written to.
inline std::map<std::string, at::Tensor> tensorsOf(const std::filesystem::path& path) {
    auto file = must(openSafetensors(path));
    std::map<std::string, at::Tensor> tensors;
    for (const auto& [name, info] : file->tensors())
        tensors[name] = must(file->load(name)).clone();
    return tensors;
}

inline nlohmann::json jsonOf(const std::filesystem::path& path) {
    return must(readJsonFile(path));
}

// The largest difference, in units of the expected values' standard deviation.
inline double distance(const at::Tensor& found, const at::Tensor& expected) {
    if (found.sizes() != expected.sizes())
        return std::numeric_limits<double>::infinity();
    at::Tensor difference = (found.to(at::kDouble) - expected.to(at::kDouble)).abs().max();
    return (difference / expected.to(at::kDouble).std()).item<double>();
}

// (B, N): the recorded reward.<key> columns in the network's order.
inline at::Tensor rewardsOf(const std::map<std::string, at::Tensor>& io, const std::vector<std::string>& keys) {
    std::vector<at::Tensor> columns;
    for (const std::string& key : keys)
        columns.push_back(io.at("reward." + key));
    return at::stack(columns, 1);
}

} // namespace miro::test
