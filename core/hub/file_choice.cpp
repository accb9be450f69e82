#include "hub/file_choice.h"

#include "base/json.h"
#include "hub/repo_id.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

// Beside the weights: settings, vocabularies, licences. Small.
constexpr const char* kCompanions[] = {
    "config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "spiece.model",
    "sentencepiece.bpe.model",
    "vocab.txt",
    "vocab.json",
    "merges.txt",
    "preprocessor_config.json",
    "open_clip_config.json",
    "pack.json",
    "LICENSE",
    "LICENSE.md",
    "LICENSE.txt",
    "LICENCE",
    "NOTICE",
    "README.md",
};

const std::vector<std::vector<std::string>>& generatorNeeds() {
    static const std::vector<std::vector<std::string>> kNeeds = {
        {"config.json"}, {"model.safetensors"}, {"uncond_embedding.npy"}};
    return kNeeds;
}

bool isSafetensors(const std::string& name) {
    return name.ends_with(".safetensors") || name.ends_with(".safetensors.index.json");
}

bool isPickle(const std::string& name) {
    return name.ends_with(".bin") || name.ends_with(".pt") || name.ends_with(".pth") ||
           name.ends_with(".bin.index.json");
}

std::string fileNameOf(const std::string& path) {
    size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

int placeInOrder(const std::string& path) {
    std::string name = fileNameOf(path);
    if (name == "config.json")
        return 3;
    if (isShardIndex(name))
        return 2;
    return isSafetensors(name) || isPickle(name) || name.ends_with(".npy") ? 0 : 1;
}

// "": nothing of the group is there.
std::string bestOf(const std::vector<std::string>& group, const std::string& folder,
                   const std::set<std::string>& available) {
    bool anySafe = std::any_of(group.begin(), group.end(), [&](const std::string& name) {
        return isSafetensors(name) && available.contains(folder + name);
    });
    for (const std::string& name : group)
        if (available.contains(folder + name) && !(anySafe && isPickle(name)))
            return folder + name;
    return {};
}

Result<void> addShards(const std::string& repo, const std::string& index, const std::set<std::string>& available,
                       const IndexReader& readIndex, std::set<std::string>& chosen) {
    MIRO_TRY(std::string text, readIndex(index));
    MIRO_TRY(std::vector<std::string> shards, shardsOf(text, repo + "/" + index));
    const std::string folder = index.substr(0, index.size() - fileNameOf(index).size());
    for (const std::string& shard : shards) {
        if (!available.contains(folder + shard))
            return Error{ErrorCode::NotFound,
                         fmt::format("{}: {} names {}, which is not there", repo, index, oneLine(shard, 120))};
        chosen.insert(folder + shard);
    }
    return {};
}

} // namespace

bool isShardIndex(const std::string& name) {
    return name.ends_with(".index.json");
}

Result<std::vector<std::string>> shardsOf(const std::string& indexText, const std::string& name) {
    MIRO_TRY(nlohmann::json json, parseJson(indexText, name));
    auto map = json.is_object() ? json.find("weight_map") : json.end();
    if (!json.is_object() || map == json.end() || !map->is_object() || map->empty())
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: 'weight_map' must be an object of file names", oneLine(name))};
    std::set<std::string> shards;
    for (const auto& [tensor, file] : map->items()) {
        if (!file.is_string() || !isFolderName(file.get<std::string>()))
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: 'weight_map' must be an object of file names", oneLine(name))};
        shards.insert(file.get<std::string>());
    }
    return std::vector<std::string>(shards.begin(), shards.end());
}

Result<std::vector<std::string>> chooseFiles(const std::string& repo, const Manifest* manifest,
                                             const std::vector<std::string>& variants,
                                             const std::set<std::string>& available, const IndexReader& readIndex) {
    std::vector<std::string> folders;
    for (const std::string& variant : variants) {
        bool known = isFolderName(variant) && std::any_of(available.begin(), available.end(), [&](const auto& name) {
                         return name.starts_with(variant + "/");
                     });
        if (!known)
            return usageError(fmt::format("{} has no variant '{}'{}", repo, oneLine(variant, 80),
                                          manifest && !manifest->variants.empty()
                                              ? fmt::format("; it has {}", fmt::join(manifest->variants, ", "))
                                              : ""));
        folders.push_back(variant + "/");
    }
    if (folders.empty() && manifest && !manifest->variants.empty() && !available.contains("config.json"))
        return usageError(fmt::format("{} consists of variants, each a model of its own; choose one with --variant: {}",
                                      repo, fmt::join(manifest->variants, ", ")));
    if (folders.empty())
        folders.push_back("");

    std::set<std::string> chosen;
    for (const std::string& folder : folders) {
        std::vector<std::vector<std::string>> needs =
            manifest ? manifest->needs : std::vector<std::vector<std::string>>();
        if (needs.empty() && (!folder.empty() || (available.contains("uncond_embedding.npy") && !manifest)))
            needs = generatorNeeds();
        if (needs.empty() && !manifest) {
            // Nothing is known of it: every safetensors file of its top folder.
            for (const std::string& name : available)
                if (name.ends_with(".safetensors") && name.find('/') == std::string::npos)
                    chosen.insert(name);
            if (chosen.empty())
                return Error{ErrorCode::Unsupported, fmt::format("{} has no safetensors file", repo)};
        }
        for (const auto& group : needs) {
            std::string best = bestOf(group, folder, available);
            if (best.empty())
                return Error{ErrorCode::NotFound,
                             fmt::format("{}: {} is not there", repo,
                                         oneLine(folder, 80) + fmt::format("{}", fmt::join(group, " or ")))};
            chosen.insert(best);
            if (isShardIndex(best))
                MIRO_CHECK_OK(addShards(repo, best, available, readIndex, chosen));
        }
        for (const char* companion : kCompanions)
            if (available.contains(folder + companion))
                chosen.insert(folder + companion);
    }
    std::vector<std::string> files(chosen.begin(), chosen.end());
    std::stable_sort(files.begin(), files.end(),
                     [](const std::string& a, const std::string& b) { return placeInOrder(a) < placeInOrder(b); });
    return files;
}

} // namespace miro
