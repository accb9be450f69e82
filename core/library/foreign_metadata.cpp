#include "library/foreign_metadata.h"

#include "base/json.h"
#include "image/parameters_text.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

Json readObject(const std::string* text) {
    if (!text || text->find('{') == text->npos)
        return {};
    auto json = parseJson(*text, "metadata", {kForeignJsonBytes, kForeignJsonDepth});
    return json.ok() && json->is_object() ? std::move(json).value() : Json();
}

const Json& valueAt(const Json& object, std::initializer_list<const char*> keys) {
    static const Json none;
    for (const char* key : keys)
        if (const Json* value = memberOf(object, key))
            return *value;
    return none;
}

Json without(Json object, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        object.erase(key);
    return object;
}

// "Negative Prompt" and "negative_prompt" are the same key in old and new files of one program.
Json withPlainKeys(const Json& object) {
    Json plain = Json::object();
    for (const auto& [key, value] : object.items()) {
        std::string name;
        for (const char c : key)
            name += c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        plain[name] = value;
    }
    return plain;
}

std::optional<ForeignFacts> swarmFacts(const Json& json) {
    const Json* parameters = memberOf(json, "sui_image_params");
    if (!parameters || !parameters->is_object())
        return std::nullopt;
    ForeignFacts facts;
    facts.source = "swarmui";
    facts.prompt = textIn(valueAt(*parameters, {"prompt"}));
    facts.negativePrompt = textIn(valueAt(*parameters, {"negativeprompt"}));
    facts.seed = seedIn(valueAt(*parameters, {"seed"}));
    facts.steps = numberIn(valueAt(*parameters, {"steps"}));
    facts.guidance = numberIn(valueAt(*parameters, {"cfgscale"}));
    facts.sampler = textIn(valueAt(*parameters, {"sampler"}));
    facts.model = textIn(valueAt(*parameters, {"model"}));
    facts.everythingButSeed = without(*parameters, {"seed"});
    return facts;
}

std::optional<ForeignFacts> fooocusFacts(const Json& json) {
    const Json plain = json.is_object() ? withPlainKeys(json) : Json();
    if (!memberOf(plain, "prompt") || (!memberOf(plain, "base_model") && !memberOf(plain, "performance")))
        return std::nullopt;
    ForeignFacts facts;
    facts.source = "fooocus";
    facts.prompt = textIn(valueAt(plain, {"prompt"}));
    facts.negativePrompt = textIn(valueAt(plain, {"negative_prompt"}));
    facts.seed = seedIn(valueAt(plain, {"seed"}));
    facts.steps = numberIn(valueAt(plain, {"steps"}));
    facts.guidance = numberIn(valueAt(plain, {"guidance_scale"}));
    facts.sampler = textIn(valueAt(plain, {"sampler"}));
    facts.model = textIn(valueAt(plain, {"base_model"}));
    facts.everythingButSeed = without(plain, {"seed"});
    return facts;
}

// The prompt of old files: a text, or a list of {"prompt": ...}.
std::string oldInvokePrompt(const Json& value) {
    if (value.is_array() && !value.empty())
        return textIn(valueAt(value.front(), {"prompt"}));
    return textIn(value);
}

std::optional<ForeignFacts> invokeFacts(const TextEntries& entries) {
    ForeignFacts facts;
    facts.source = "invokeai";
    Json json = readObject(findText(entries, "invokeai_metadata"));
    if (json.is_object()) {
        facts.prompt = textIn(valueAt(json, {"positive_prompt"}));
        facts.negativePrompt = textIn(valueAt(json, {"negative_prompt"}));
        const Json& model = valueAt(json, {"model"});
        facts.model = model.is_object() ? textIn(valueAt(model, {"name", "model_name", "key"})) : textIn(model);
    } else {
        Json old = readObject(findText(entries, "sd-metadata"));
        const Json* image = memberOf(old, "image");
        if (!image || !image->is_object())
            return std::nullopt;
        facts.model = textIn(valueAt(old, {"model_weights", "model"}));
        json = *image;
        facts.prompt = oldInvokePrompt(valueAt(json, {"prompt"}));
    }
    facts.seed = seedIn(valueAt(json, {"seed"}));
    facts.steps = numberIn(valueAt(json, {"steps"}));
    facts.guidance = numberIn(valueAt(json, {"cfg_scale"}));
    facts.sampler = textIn(valueAt(json, {"scheduler", "sampler"}));
    facts.everythingButSeed = without(json, {"seed"});
    return facts;
}

std::optional<ForeignFacts> parametersFacts(const std::string& text, bool byFooocus) {
    const ParametersText parameters = parseParametersText(text);
    if (parameters.pairs.empty())
        return std::nullopt;
    auto number = [&](const char* key) {
        const std::string* value = parameters.find(key);
        return value ? numberIn(Json(*value)) : std::nullopt;
    };
    auto word = [&](const char* key) {
        const std::string* value = parameters.find(key);
        return value ? *value : std::string();
    };
    ForeignFacts facts;
    facts.source = byFooocus || word("Version").starts_with("Fooocus") ? "fooocus" : "a1111";
    facts.prompt = parameters.prompt;
    facts.negativePrompt = parameters.negativePrompt;
    facts.seed = seedIn(Json(word("Seed")));
    facts.steps = number("Steps");
    facts.guidance = number("CFG scale");
    facts.sampler = word("Sampler");
    facts.model = word("Model");
    facts.everythingButSeed = {{"prompt", facts.prompt}, {"negative", facts.negativePrompt}};
    for (const auto& [key, value] : parameters.pairs)
        if (key != "Seed")
            facts.everythingButSeed["pairs"][key] = value;
    return facts;
}

} // namespace

const Json* memberOf(const Json& object, const char* key) {
    if (!object.is_object())
        return nullptr;
    auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::string textIn(const Json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<uint64_t> seedIn(const Json& value) {
    if (value.is_number_unsigned())
        return value.get<uint64_t>();
    if (value.is_number_float() && value.get<double>() >= 0 && value.get<double>() < 9.0e15 &&
        value.get<double>() == std::floor(value.get<double>()))
        return static_cast<uint64_t>(value.get<double>());
    if (!value.is_string())
        return std::nullopt;
    const auto& text = value.get_ref<const std::string&>();
    uint64_t seed = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(seed) : std::nullopt;
}

std::optional<double> numberIn(const Json& value) {
    double number = NAN;
    if (value.is_number()) {
        number = value.get<double>();
    } else if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size())
            return std::nullopt;
    }
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<ForeignFacts> foreignFacts(const TextEntries& entries) {
    if (auto facts = invokeFacts(entries))
        return facts;
    const std::string* parameters = findText(entries, kParametersKey);
    const std::string* scheme = findText(entries, "fooocus_scheme");
    if (Json json = readObject(parameters); json.is_object()) {
        if (auto facts = swarmFacts(json))
            return facts;
        if (auto facts = fooocusFacts(json))
            return facts;
    }
    if (auto facts = comfyFacts(findText(entries, "prompt"), findText(entries, "workflow")))
        return facts;
    return parameters ? parametersFacts(*parameters, scheme != nullptr) : std::nullopt;
}

} // namespace miro
