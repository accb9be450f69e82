// Recorded training steps of the published package (tests/reference/make_train.py), for the tests of core/train.
#pragma once

#include "base/json.h"
#include "model/rin_config.h"
#include "tensor/safetensors.h"
#include "train/flow_loss.h"

#include <ATen/ATen.h>
#include <filesystem>

namespace miro::test {

using Tensors = std::map<std::string, at::Tensor>;

// Fixtures are part of the repository: one that is missing or broken is no case to handle.
template <typename T>
T must(Result<T> result) {
    if (!result.ok())
        throw std::runtime_error(result.message());
    return std::move(result).value();
}

inline void must(const Result<void>& result) {
    if (!result.ok())
        throw std::runtime_error(result.message());
}

inline std::filesystem::path fixtures() {
    return MIRO_FIXTURES;
}

// "fixtures/miro-7".
inline std::filesystem::path checkpointFolder(const std::string& model) {
    return fixtures() / "models" / model;
}

// All tensors of a file, copied: a mapped tensor must not be written to.
inline Tensors tensorsOf(const std::filesystem::path& path) {
    auto file = must(openSafetensors(path));
    Tensors tensors;
    for (const auto& [name, info] : file->tensors())
        tensors[name] = must(file->load(name)).clone();
    return tensors;
}

inline std::unique_ptr<RinNetwork> loadNetwork(const std::string& model) {
    const RinConfig config = must(readRinConfig(checkpointFolder(model) / "config.json"));
    auto file = must(openSafetensors(checkpointFolder(model) / "model.safetensors"));
    return must(RinNetwork::load(config, *file));
}

// A network of two thousand numbers or so, for what does not need the published shapes.
inline RinConfig tinyConfig() {
    RinConfig config;
    config.network = {.dataSize = 4,
                      .dataDim = 16,
                      .inputChannels = 4,
                      .latentCount = 6,
                      .latentDim = 16,
                      .labelDim = 8,
                      .condTokenCount = 77,
                      .processingLayers = 1,
                      .blockCount = 2,
                      .patchSize = 2,
                      .readWriteHeads = 2,
                      .computeHeads = 2,
                      .latentMlpMultiplier = 1,
                      .dataMlpMultiplier = 1,
                      .textRegisterCount = 3,
                      .useCondRinBlock = true,
                      .concatCondTokens = false,
                      .useSelfConditioning = true};
    config.rewardKeys = {"aesthetic_score", "vqa_score"};
    config.postprocessing.channelWise = true;
    return config;
}

struct TrainCase {
    nlohmann::json about;
    Tensors io;
    std::unique_ptr<RinNetwork> network;
    FlowSetting setting;

    explicit TrainCase(const std::string& name) {
        const std::filesystem::path folder = fixtures() / "train" / name;
        about = must(readJsonFile(folder / "case.json"));
        io = tensorsOf(folder / "io.safetensors");
        network = loadNetwork(about["model"]);
        setting.recipe.gradientNormReweighting = about["reweighting"];
        if (about["missing"])
            setting.recipe.missing = MissingReward::ZeroValue;
        setting.scaling = {io.at("scale"), io.at("bias")};
        setting.unconditional = io.at("uncond");
    }

    TrainBatch batch(int64_t step) const {
        const auto part = [&](const char* what) {
            return io.at("batch" + std::to_string(step % about["batches"].get<int64_t>()) + "." + what);
        };
        TrainBatch batch;
        batch.mean = part("mean");
        batch.std = part("std");
        batch.text = {part("text"), part("mask")};
        batch.rewards = part("rewards");
        return batch;
    }

    StepDraws draws(int64_t step) const {
        const auto part = [&](const char* what) {
            return io.at("step" + std::to_string(step) + "." + what);
        };
        return {
            part("latent_noise"), part("noise"), part("time"), part("dropped"), part("conditioned"), part("kept"), {}};
    }
};

// How far `found` is from what the case recorded under `name`, in units of `scale`; 0: the recorded tensor's largest
// value. A long tensor is recorded as its largest value, a weighted sum and some of its values.
inline double distanceTo(const Tensors& io, const std::string& name, const at::Tensor& found, double scale = 0) {
    const at::Tensor flat = found.detach().flatten().to(at::kDouble);
    const auto digest = io.find(name + ".digest");
    if (digest == io.end()) {
        const at::Tensor expected = io.at(name).flatten().to(at::kDouble);
        const double largest = scale > 0 ? scale : expected.abs().max().item<double>();
        const double difference = (flat - expected).abs().max().item<double>();
        return difference == 0 ? 0 : difference / largest;
    }
    const at::Tensor expected = digest->second.to(at::kDouble);
    const int64_t shown = expected.numel() - 2;
    const double largest = scale > 0 ? scale : expected[0].item<double>();
    const at::Tensor places = at::floor_divide(at::arange(shown, at::kLong) * flat.numel(), shown);
    const double ofValues = (flat.index_select(0, places) - expected.narrow(0, 2, shown)).abs().max().item<double>();
    const at::Tensor weights = at::cos(0.37 * at::arange(flat.numel(), at::kDouble));
    const double ofSum = std::abs((flat * weights).sum().item<double>() - expected[1].item<double>()) /
                         std::sqrt(static_cast<double>(flat.numel()));
    const double ofLargest = std::abs(flat.abs().max().item<double>() - expected[0].item<double>());
    const double difference = std::max({ofValues, ofSum, ofLargest});
    return difference == 0 ? 0 : difference / largest;
}

inline double largestOf(const Tensors& io, const std::string& name) {
    const auto digest = io.find(name + ".digest");
    return digest != io.end() ? digest->second[0].item<double>() : io.at(name).abs().max().item<double>();
}

inline bool recorded(const Tensors& io, const std::string& name) {
    return io.count(name) || io.count(name + ".digest");
}

} // namespace miro::test
