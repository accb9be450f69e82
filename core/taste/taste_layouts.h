// The layouts of files of choices: their fields, and one object of each read and written. Private to taste_file.cpp.
// Errors name no file and no line.
#pragma once

#include "taste/taste_file.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

namespace miro {

struct TasteLayoutInfo {
    TasteFileLayout layout = TasteFileLayout::Own;
    std::string key;
    std::string label;
    // Each is one field, or several of which one has to be there.
    std::vector<std::vector<std::string>> required;
    std::vector<std::string> optional;
    bool closed = false; // other fields are mistakes
    // What an object says: appended to choices; false: it holds no answer.
    Result<bool> (*read)(const nlohmann::json& object, std::vector<TasteChoice>& choices) = nullptr;
    // null: the layout has no such answer.
    nlohmann::json (*write)(const TasteChoice& choice) = nullptr;
};

// In the order of TasteFileLayout.
const std::vector<TasteLayoutInfo>& tasteLayouts();

// The layout of an object, or what its fields lack of the one that is nearest.
Result<const TasteLayoutInfo*> tasteLayoutOf(const nlohmann::json& object);
// Whether it has a layout's fields, and no other one where that matters.
Result<void> checkTasteFields(const TasteLayoutInfo& layout, const nlohmann::json& object);

} // namespace miro
