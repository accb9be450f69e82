#include "model/postprocessing_config.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {

Result<PostprocessingConfig> PostprocessingConfig::fromJson(const nlohmann::json& section, const std::string& where) {
    auto bad = [&](const std::string& key, const std::string& expected) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: postprocessing{} must be {}", oneLine(where), key, expected)};
    };
    if (!section.is_object())
        return bad("", "an object");
    PostprocessingConfig config;
    if (auto type = section.find("model_type"); type != section.end()) {
        if (!type->is_string() || type->get_ref<const std::string&>().empty())
            return bad(".model_type", "a name such as \"sdxl\"");
        config.modelType = type->get<std::string>();
    }
    if (auto channelWise = section.find("channel_wise_normalisation"); channelWise != section.end()) {
        if (!channelWise->is_boolean())
            return bad(".channel_wise_normalisation", "true or false");
        config.channelWise = channelWise->get<bool>();
    }
    if (auto file = section.find("file"); file != section.end()) {
        const std::string name = file->is_string() ? file->get<std::string>() : "";
        // Nothing in a file may lead out of its folder.
        if (name.empty() || name == "." || name == ".." || name.find_first_of(std::string("/\\\0", 3)) != name.npos)
            return bad(".file", "the plain name of a file beside config.json");
        config.codecFile = name;
    }
    if (auto patch = section.find("patch_size"); patch != section.end()) {
        const bool usable = patch->is_number_integer() && *patch >= 1 && *patch <= 256;
        if (!usable)
            return bad(".patch_size", "an integer from 1 to 256");
        config.patchSize = patch->get<int64_t>();
    }
    return config;
}

} // namespace miro
