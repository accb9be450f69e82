// Recorded runs of the published sampler, as requests to ours.
#pragma once

#include "model/rin_fixtures.h"
#include "sample/sampler.h"
#include "sample/text_pair.h"
#include "tensor/npy.h"

namespace miro::test {

inline RewardTargets targetsOf(const nlohmann::json& json) {
    RewardTargets targets;
    for (const auto& [key, value] : json.items())
        targets[key] = value.is_null() ? RewardTarget() : RewardTarget(value.get<double>());
    return targets;
}

// Settings of a case.json, resolved as the program does it.
inline GenerationSettings settingsOf(const nlohmann::json& run, const RinConfig& config) {
    GenerationSettings settings;
    settings.steps = run["steps"].get<int64_t>();
    settings.guidance = run["guidance"].get<double>();
    settings.guidanceType =
        run.value("guidance_type", "constant") == "linear" ? GuidanceType::Linear : GuidanceType::Constant;
    settings.guidanceStart = run.value("guidance_start", int64_t{0});
    if (run.contains("guidance_end") && !run["guidance_end"].is_null())
        settings.guidanceEnd = run["guidance_end"].get<int64_t>();
    settings.shift = run.value("shift", 1.0);
    settings.positive = targetsOf(run["positive"]);
    settings.negative = targetsOf(run["negative"]);
    return must(resolveSettings(settings, config.defaults, config.rewardKeys));
}

struct RecordedRun {
    nlohmann::json description;
    LoadedRin loaded;
    SampleRequest request;
    at::Tensor latents;
    std::map<std::string, at::Tensor> inputs;
};

inline RecordedRun recordedRun(const std::string& name) {
    std::filesystem::path folder = fixtures() / "sampling" / name;
    RecordedRun run;
    run.description = jsonOf(folder / "case.json");
    std::string variant = run.description["variant"].is_null() ? "" : run.description["variant"].get<std::string>();
    run.loaded = loadRin(checkpointFolder(run.description["model"].get<std::string>(), variant));
    run.inputs = tensorsOf(folder / "inputs.safetensors");
    run.latents = must(readNpy(folder / "latents.npy"));
    run.request.prompt = {run.inputs.at("text"), run.inputs.at("mask")};
    run.request.unconditional = must(unconditionalText(run.inputs.at("uncond")));
    run.request.settings = settingsOf(run.description, run.loaded.config);
    for (const auto& seed : run.description["seeds"])
        run.request.seeds.push_back(seed.get<uint64_t>());
    return run;
}

} // namespace miro::test
