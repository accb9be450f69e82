#include "flow/planned_adapters.h"

#include "base/taste_reward.h"
#include "hub/checkpoint_hash.h"
#include "hub/file_hash.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

std::string shortHash(const std::string& sha256) {
    return sha256.substr(0, 12);
}

Result<void> checkBase(const Adapter& adapter, const std::string& name, const std::string& model,
                       const std::string& baseHash) {
    if (adapter.info.baseHash == baseHash)
        return {};
    return usageError(fmt::format("the adapter {} belongs to another model: its base has the SHA-256 {}..., that of {} "
                                  "is {}...; choose the model that it was trained on",
                                  name, shortHash(adapter.info.baseHash), model, shortHash(baseHash)));
}

} // namespace

void PlannedAdapters::dropIdleTargets(GenerationSettings& settings) const {
    for (const std::string& key : idle)
        leaveOutReward(settings, key);
}

Result<PlannedAdapters> planAdapters(const std::vector<AdapterChoice>& choices, const std::string& model,
                                     const std::filesystem::path& weights, const RinConfig& base,
                                     const std::filesystem::path& cacheFolder, const std::stop_token& stop) {
    PlannedAdapters planned;
    std::vector<WeightedAdapter> weighted;
    for (const AdapterChoice& choice : choices) {
        const std::string name = oneLine(choice.file.string());
        if (auto valid = checkParam(adapterWeightParam(), choice.weight); !valid.ok())
            return valid.error().within(name);
        MIRO_TRY(Adapter adapter, readAdapter(choice.file));
        MIRO_TRY(const std::string sha256, sha256OfFile(choice.file, stop));
        if (std::any_of(planned.marks.begin(), planned.marks.end(),
                        [&](const AdapterMark& mark) { return mark.sha256 == sha256; }))
            return usageError(fmt::format("the adapter {} is given twice; give it once, with its weight", name));
        planned.marks.push_back({choice.file.stem().string(), sha256, choice.weight});
        weighted.push_back({name, std::make_shared<const Adapter>(std::move(adapter)), choice.weight});
    }
    if (choices.empty())
        return planned;
    MIRO_TRY(const std::string baseHash, checkpointSha256(weights, cacheFolder, nullptr, stop));
    for (const WeightedAdapter& each : weighted) {
        MIRO_CHECK_OK(checkBase(*each.adapter, each.name, oneLine(model), baseHash));
        MIRO_CHECK_OK(checkAdapterFits(*each.adapter, base, each.name));
    }
    MIRO_TRY(planned.blend, AdapterBlend::make(weighted));
    const std::vector<std::string>& active = planned.blend.rewardKeys();
    for (const WeightedAdapter& each : weighted)
        if (std::find(active.begin(), active.end(), each.adapter->info.rewardKey) == active.end())
            planned.idle.push_back(each.adapter->info.rewardKey);
    return planned;
}

} // namespace miro
