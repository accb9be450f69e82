// miro models get, import, verify and repair.
#pragma once

#include "app/commands/command.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct ModelsOptions {
    std::vector<std::string> words; // what follows the verb
    std::vector<std::string> models;
    std::vector<std::string> variants;
    std::optional<std::string> revision, as;
    bool all = false;
    bool yes = false;
    bool json = false;
    bool progress = false;
};

// As people read it.
std::string indented(const nlohmann::ordered_json& json);

Result<void> getModels(CommandContext& context, const ModelsOptions& options);
Result<void> importModelFolder(CommandContext& context, const ModelsOptions& options);
Result<void> verifyModels(CommandContext& context, const ModelsOptions& options);
Result<void> repairModels(CommandContext& context, const ModelsOptions& options);

} // namespace miro
