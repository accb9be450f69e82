#include "job/batch_models.h"

#include "hub/generator_info.h"
#include "hub/model_store.h"

#include <map>
#include <memory>
#include <optional>

namespace miro {
namespace {

ModelFacts factsOf(const GeneratorInfo& info) {
    ModelFacts facts;
    facts.rewardKeys = info.rewardKeys;
    facts.defaults = info.defaults;
    if (info.pack)
        for (const Preset& preset : info.pack->presets)
            facts.presets.push_back({preset.name, preset.positive, preset.negative});
    return facts;
}

} // namespace

ModelLookup batchModels(std::vector<std::filesystem::path> modelFolders) {
    struct Known {
        std::optional<ModelStore> store;
        std::map<std::pair<std::string, std::string>, ModelFacts> facts;
    };
    // Shared by the copies of the function.
    auto known = std::make_shared<Known>();
    return [known, folders = std::move(modelFolders)](const std::string& model,
                                                      const std::string& variant) -> Result<ModelFacts> {
        const std::pair key{model, variant};
        if (auto found = known->facts.find(key); found != known->facts.end())
            return found->second;
        if (!known->store) {
            MIRO_TRY(known->store, ModelStore::open(folders));
        }
        MIRO_TRY(const GeneratorPlace place, known->store->findGenerator(model, variant));
        MIRO_TRY(const GeneratorInfo info, readGeneratorInfo(place.folder));
        return known->facts[key] = factsOf(info);
    };
}

} // namespace miro
