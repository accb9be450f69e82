#include "job/batch_models.h"

#include "hub/model_store.h"

#include <map>
#include <memory>
#include <optional>

namespace miro {

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
        return known->facts[key] = modelFacts(info);
    };
}

} // namespace miro
