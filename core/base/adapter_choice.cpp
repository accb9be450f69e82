#include "base/adapter_choice.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr size_t kMaxAdapters = 16;

Error badAdapters(const std::string& expected) {
    return usageError(fmt::format("adapters: expected {}", expected));
}

} // namespace

const ParamSpec& adapterWeightParam() {
    static const ParamSpec spec{.key = "adapter-weight",
                                .label = "Strength",
                                .help = "How much of an adapter's changes a drawing takes.",
                                .kind = ParamKind::Real,
                                .defaultValue = 1.0,
                                .minimum = 0,
                                .maximum = 2,
                                .valueName = "WEIGHT"};
    return spec;
}

Result<AdapterChoice> parseAdapterChoice(const std::string& text) {
    const size_t equals = text.rfind('=');
    const bool weighed = equals != std::string::npos && !text.ends_with(".safetensors");
    AdapterChoice choice{text.substr(0, weighed ? equals : std::string::npos), 1};
    if (choice.file.empty())
        return usageError(fmt::format("adapter '{}' is not valid: give FILE, or FILE=WEIGHT with {}", oneLine(text, 80),
                                      describeRange(adapterWeightParam())));
    if (weighed) {
        ParamSpec spec = adapterWeightParam();
        spec.key = fmt::format("weight of the adapter {}:", oneLine(choice.file.string(), 120));
        MIRO_TRY(const ParamValue value, parseParam(spec, text.substr(equals + 1)));
        choice.weight = std::get<double>(value);
    }
    return choice;
}

nlohmann::json jsonFromAdapters(const std::vector<AdapterChoice>& adapters) {
    nlohmann::json list = nlohmann::json::array();
    for (const AdapterChoice& adapter : adapters)
        list.push_back({{"file", adapter.file.string()}, {"weight", adapter.weight}});
    return list;
}

Result<std::vector<AdapterChoice>> adaptersFromJson(const nlohmann::json& json) {
    if (!json.is_array() || json.size() > kMaxAdapters)
        return badAdapters(fmt::format("a list of at most {}", kMaxAdapters));
    std::vector<AdapterChoice> adapters;
    for (const nlohmann::json& each : json) {
        if (!each.is_object() || !each.contains("file") || !each["file"].is_string() ||
            each["file"].get<std::string>().empty())
            return badAdapters("objects with the name of a file");
        AdapterChoice choice{each["file"].get<std::string>(), 1};
        if (auto weight = each.find("weight"); weight != each.end()) {
            auto value = paramFromJson(adapterWeightParam(), *weight);
            if (!value.ok() || !std::holds_alternative<double>(*value))
                return badAdapters("weights that are " + describeRange(adapterWeightParam()));
            choice.weight = std::get<double>(*value);
        }
        adapters.push_back(std::move(choice));
    }
    return adapters;
}

} // namespace miro
