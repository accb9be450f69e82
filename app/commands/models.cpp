#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/models_care.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const ModelEntry& entry) {
    Json json{{"name", entry.name}, {"kind", entry.kind}, {"present", !entry.folder.empty() && entry.missing.empty()}};
    if (!entry.folder.empty())
        json["folder"] = entry.folder.string();
    if (!entry.missing.empty())
        json["missing"] = entry.missing;
    if (!entry.variants.empty())
        json["variants"] = entry.variants;
    if (entry.manifest) {
        json["title"] = entry.manifest->title;
        json["purpose"] = entry.manifest->purpose;
        if (!entry.manifest->licence.empty())
            json["licence"] = entry.manifest->licence;
        if (entry.manifest->bytes)
            json["about_bytes"] = *entry.manifest->bytes;
    }
    return json;
}

Json jsonOf(const RewardTargets& targets) {
    Json json = Json::object();
    for (const auto& [key, target] : targets)
        json[key] = target ? Json(*target) : Json(nullptr);
    return json;
}

Json jsonOf(const GeneratorInfo& info) {
    Json json{{"rewards", info.rewardKeys},   {"text_encoder", info.textEncoderRepo},
              {"decoder", info.decoderKind},  {"image_size", info.imageSize},
              {"steps", info.defaults.steps}, {"guidance", info.defaults.guidance}};
    if (info.decoderKind == "sdxl")
        json["vae"] = info.vaeRepo;
    if (info.pack) {
        json["targets"] = jsonOf(info.defaults.positive);
        json["negative_targets"] = jsonOf(info.defaults.negative);
        json["title"] = info.pack->title;
        json["licence"] = info.pack->licence;
        json["draws"] = info.pack->draws;
    }
    return json;
}

void list(Terminal& terminal, const std::vector<ModelEntry>& entries, bool asJson) {
    if (asJson) {
        Json json = Json::array();
        for (const ModelEntry& entry : entries)
            json.push_back(jsonOf(entry));
        terminal.result(indented(json));
        return;
    }
    for (const ModelEntry& entry : entries) {
        bool present = !entry.folder.empty() && entry.missing.empty();
        std::string where = present ? entry.folder.string() : entry.manifest ? entry.manifest->purpose : entry.missing;
        if (!present && entry.manifest && entry.manifest->bytes)
            where += fmt::format(" About {}.", formatBytes(*entry.manifest->bytes));
        terminal.result(fmt::format("{:<8} {:<13} {:<48} {}", present ? "present" : "missing", entry.kind,
                                    oneLine(entry.name, 200), oneLine(where, 1000)));
        for (const std::string& variant : entry.variants)
            terminal.result(fmt::format("{:<8} {:<13}   --variant {}", "", "", oneLine(variant, 200)));
    }
}

void showText(Terminal& terminal, const std::string& key, const Json& value) {
    std::string text =
        value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (value.is_array()) {
        text.clear();
        for (const Json& item : value)
            text += (text.empty() ? "" : ", ") + (item.is_string() ? item.get<std::string>() : item.dump());
    }
    terminal.result(fmt::format("{:<17} {}", key, oneLine(text, 4000)));
}

Result<void> show(Terminal& terminal, const ModelStore& store, const std::string& name, const std::string& variant,
                  bool asJson) {
    auto entries = store.list();
    auto known = std::find_if(entries.begin(), entries.end(), [&](const ModelEntry& e) { return e.name == name; });
    Json json;
    if (known != entries.end() && (known->kind != "generator" || known->folder.empty())) {
        json = jsonOf(*known);
    } else if (known != entries.end() && variant.empty() && !known->variants.empty()) {
        json = jsonOf(*known);
    } else {
        MIRO_TRY(GeneratorPlace place, store.findGenerator(name, variant));
        MIRO_TRY(GeneratorInfo info, readGeneratorInfo(place.folder));
        json = {{"name", place.name}, {"kind", "generator"}, {"present", true}, {"folder", place.folder.string()}};
        json.update(jsonOf(info));
        for (const std::string& repo : info.decoderKind == "sdxl"
                                           ? std::vector<std::string>{info.textEncoderRepo, info.vaeRepo}
                                           : std::vector<std::string>{info.textEncoderRepo})
            if (auto found = store.findRepo(repo); !found.ok()) {
                json["present"] = false;
                json["missing"].push_back(found.message());
            }
    }
    if (asJson)
        terminal.result(indented(json));
    else
        for (const auto& [key, value] : json.items())
            showText(terminal, key, value);
    return {};
}

} // namespace

Result<void> runModels(CommandContext& context, const std::vector<std::string>& arguments) {
    ModelsOptions options;
    Arguments parser("models list|show|get|import|verify|repair [NAME...]",
                     "Lists the models that are there and those that could be, shows one; gets models from where they "
                     "are published, imports a folder or a Hugging Face cache, checks the files of models and repairs "
                     "them. Only get and repair use the network.");
    parser.flag("--all", options.all, "get: every known model, scorers included, variants left out.");
    parser.texts("--variant", options.variants, "V", "show, get: the variant. Repeats for get.");
    parser.text("--revision", options.revision, "R", "get: this version instead of the newest.");
    parser.text("--as", options.as, "ORG/NAME", "import: which model the folder holds.");
    parser.flag("--yes", options.yes, "get, repair: goes on without asking.");
    parser.texts(
        "--models", options.models, "DIR",
        "A models folder, in place of the usual ones; where get and import put models. Repeats for the others.");
    parser.flag("--progress", options.progress, "Prints progress where there is no terminal.");
    parser.flag("--json", options.json, "Prints JSON.");
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    options.words = parser.words();
    const std::string verb = options.words.empty() ? std::string() : options.words.front();
    if (!options.words.empty())
        options.words.erase(options.words.begin());
    if (verb == "get")
        return getModels(context, options);
    if (verb == "import")
        return importModelFolder(context, options);
    if (verb == "verify")
        return verifyModels(context, options);
    if (verb == "repair")
        return repairModels(context, options);
    bool isList = verb == "list" && options.words.empty();
    bool isShow = verb == "show" && options.words.size() == 1;
    if (!isList && !isShow)
        return usageError("write miro models list, show NAME, get NAME..., import FOLDER, verify [NAME...] or repair "
                          "[NAME...]");
    MIRO_TRY(ModelStore store, context.studio.models(pathsFrom(options.models)));
    if (isShow)
        return show(context.terminal, store, options.words[0],
                    options.variants.empty() ? std::string() : options.variants.back(), options.json);
    list(context.terminal, store.list(), options.json);
    return {};
}

} // namespace miro
