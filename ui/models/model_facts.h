// What the Models page says of each model: computed from what is installed, what is known and what was checked. Plain
// values.
#pragma once

#include "hub/model_check.h"
#include "ui/bridge/model_catalogue.h"

#include <map>
#include <string>
#include <vector>

namespace miro {

enum class ModelGroup { Draws, Needed, Scores };

enum class ModelState {
    Ready,      // there and complete
    Incomplete, // there, but a file or a model that it works with is missing
    Missing,
    Damaged, // as the last check found
    Good,    // there, and the last check found nothing wrong
};

struct ListedModel {
    std::string name;    // as ModelEntry::name
    std::string title;   // English, as the manifest says; see manifestText()
    std::string purpose; // the same
    std::string draws;   // of a model pack: what it can draw, as the pack says
    std::string licence;
    std::string missing; // one line of the engine, for Incomplete
    std::optional<int64_t> bytes;
    std::filesystem::path folder;
    std::vector<std::string> knownVariants; // that exist at all
    std::vector<std::string> variants;      // of these, that are installed
    std::vector<std::string> usable;        // variants that can draw now; "" for the model itself
    ModelGroup group = ModelGroup::Scores;
    ModelState state = ModelState::Missing;
    bool canGet = false;
    bool experimental = false; // of a scorer: see ScorerInfo

    bool installed() const { return state != ModelState::Missing; }
};

// By group, installed ones first, each as the catalogue has them.
std::vector<ListedModel> modelFacts(const ModelInventory& inventory, const std::map<std::string, ModelCheck>& checks);

} // namespace miro
