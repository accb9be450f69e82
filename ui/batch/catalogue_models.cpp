#include "ui/batch/catalogue_models.h"

#include "job/batch_models.h"
#include "ui/bridge/model_catalogue.h"

#include <map>

namespace miro {

ModelLookup modelsOf(const ModelInventory& inventory) {
    std::map<std::pair<std::string, std::string>, ModelFacts> models;
    for (const KnownGenerator& known : inventory.generators)
        models.emplace(std::pair(known.name, known.variant), modelFacts(known.info));
    return [models = std::move(models)](const std::string& model, const std::string& variant) -> Result<ModelFacts> {
        if (const auto known = models.find({model, variant}); known != models.end())
            return known->second;
        return Error{ErrorCode::NotFound, "the model " + oneLine(variant.empty() ? model : model + '/' + variant, 120) +
                                              " is not installed; choose another one or get it on the Models page"};
    };
}

} // namespace miro
