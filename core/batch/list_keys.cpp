#include "batch/list_keys.h"

#include <algorithm>
#include <unordered_map>

namespace miro {
namespace {

constexpr const char* kChoosesFolder =
    "chooses where files go, which a list may not do; leave it out, and say where with "
    "the command's --output-dir or --name";
constexpr const char* kOneSize = "has no meaning here, since a model draws all pictures in one size; leave it out";
constexpr const char* kNoMeaning = "has no meaning here; leave it out";
constexpr const char* kOfTheCommand = "is an option of the command, not of a line";

std::string normalised(std::string_view name) {
    std::string key;
    for (char c : name)
        key += c == '_' || c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return key;
}

using Keys = std::unordered_map<std::string, ListKey>;

Keys makeKeys() {
    Keys keys;
    auto add = [&](const char* name, ListKeyKind kind) {
        keys[name] = {.kind = kind, .name = name};
    };
    add("prompt", ListKeyKind::Prompt);
    for (const auto& param : generationParams())
        keys[param.spec.key] = {.kind = ListKeyKind::Setting, .name = param.spec.key, .setting = &param};
    add("reward", ListKeyKind::Positive);
    add("negative-reward", ListKeyKind::Negative);
    add("reward-keyframe", ListKeyKind::Keyframes);
    add("model", ListKeyKind::Model);
    add("variant", ListKeyKind::Variant);

    // What other programs' lists call the same.
    for (const auto& [alias, name] : std::initializer_list<std::pair<const char*, const char*>>{
             {"rewards", "reward"},
             {"target", "reward"},
             {"targets", "reward"},
             {"negative-rewards", "negative-reward"},
             {"negative-target", "negative-reward"},
             {"negative-targets", "negative-reward"},
             {"reward-keyframes", "reward-keyframe"},
             {"keyframes", "reward-keyframe"},
             {"negative", "negative-prompt"},
             {"subseed", "variation-seed"},
             {"subseed-strength", "variation"},
             {"cfg-scale", "guidance"},
             {"cfg", "guidance"},
         })
        keys[alias] = keys.at(name);
    for (const char* name : {"n-iter", "batch-size"})
        add(name, ListKeyKind::CountFactor);
    for (const char* name : {"sampler-name", "sampler"})
        add(name, ListKeyKind::Solver);

    auto refuse = [&](const char* name, const char* why) {
        keys[name] = {.kind = ListKeyKind::Refused, .name = name, .why = why};
    };
    for (const char* name : {"outpath-samples", "outpath-grids", "outdir", "outdir-samples", "outdir-grids", "output",
                             "output-dir", "output-folder", "save-latents"})
        refuse(name, kChoosesFolder);
    for (const char* name : {"width", "height", "size"})
        refuse(name, kOneSize);
    for (const char* name :
         {"styles", "tiling", "restore-faces", "do-not-save-samples", "do-not-save-grid", "seed-resize-from-h",
          "seed-resize-from-w", "sampler-index", "sd-model", "prompt-for-display", "clip-skip", "scheduler"})
        refuse(name, kNoMeaning);
    return keys;
}

const Keys& keysByName() {
    static const Keys keys = makeKeys();
    return keys;
}

} // namespace

std::optional<ListKey> listKeyOf(std::string_view name) {
    const std::string key = normalised(name);
    if (auto found = keysByName().find(key); found != keysByName().end())
        return found->second;
    // reward.KEY: the reward's name keeps its '_'.
    const size_t dot = name.find_first_of(".:");
    if (dot == std::string_view::npos || dot + 1 == name.size())
        return std::nullopt;
    auto found = keysByName().find(key.substr(0, dot));
    if (found == keysByName().end() ||
        (found->second.kind != ListKeyKind::Positive && found->second.kind != ListKeyKind::Negative))
        return std::nullopt;
    ListKey named = found->second;
    named.reward = name.substr(dot + 1);
    return named;
}

const char* commandOption(std::string_view name) {
    static const std::vector<std::string> options = {
        "models",      "shard", "resume",    "dry-run", "wildcards", "expand",          "samples", "expand-seed",
        "max-prompts", "axis",  "name",      "layout",  "score",     "best-of",         "weight",  "format",
        "progress",    "json",  "no-sheets", "help",    "rewards",   "discard-rejected"};
    return std::find(options.begin(), options.end(), normalised(name)) != options.end() ? kOfTheCommand : nullptr;
}

const std::vector<std::string>& listKeyNames() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> own{"prompt"};
        for (const auto& param : generationParams())
            own.push_back(param.spec.key);
        own.insert(own.end(), {"reward", "negative-reward", "reward-keyframe", "model", "variant", "targets"});
        return own;
    }();
    return names;
}

bool isField(std::string_view name) {
    static const std::vector<std::string> fields = {
        "tag",       "tags",      "category", "challenge", "note",      "notes",      "id",       "uid",
        "index",     "name",      "title",    "metadata",  "meta",      "include",    "exclude",  "class",
        "label",     "labels",    "source",   "author",    "artist",    "style",      "comment",  "comments",
        "language",  "lang",      "licence",  "license",   "url",       "image",      "image-id", "filename",
        "file-name", "file",      "split",    "group",     "subset",    "difficulty", "type",     "topic",
        "question",  "questions", "answer",   "answers",   "prompt-id", "description"};
    return name.starts_with('_') || std::find(fields.begin(), fields.end(), normalised(name)) != fields.end();
}

} // namespace miro
