// What a batch's plan has to know of models, looked up in models folders. No libtorch here: the window may include it.
#pragma once

#include "batch/batch_plan.h"
#include "hub/generator_info.h"

#include <filesystem>
#include <vector>

namespace miro {

inline ModelFacts modelFacts(const GeneratorInfo& info) {
    ModelFacts facts{info.rewardKeys, info.defaults, {}};
    if (info.pack)
        for (const Preset& preset : info.pack->presets)
            facts.presets.push_back({preset.name, preset.positive, preset.negative});
    return facts;
}

// modelFolders: empty: this machine's usual ones. Reads small files only, each model's once; one thread at a time.
ModelLookup batchModels(std::vector<std::filesystem::path> modelFolders);

} // namespace miro
