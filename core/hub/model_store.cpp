#include "hub/model_store.h"

#include "base/files.h"
#include "base/json.h"
#include "base/paths.h"
#include "hub/file_choice.h"
#include "hub/file_kinds.h"
#include "hub/repo_id.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr const char* kGeneratorFiles[] = {"config.json", "model.safetensors", "uncond_embedding.npy"};

// A folder with more entries than this is no models folder; listing must end.
constexpr size_t kMaxEntries = 10'000;

std::string quoted(const fs::path& path) {
    return oneLine(path.string());
}

// Names of the folders below folder, sorted; links to folders count.
std::vector<std::string> foldersIn(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end && names.size() < kMaxEntries;
         entry.increment(error)) {
        std::string name = entry->path().filename().string();
        if (isFolderName(name) && isFolder(entry->path()))
            names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> variantsIn(const fs::path& folder) {
    std::vector<std::string> variants;
    for (const std::string& name : foldersIn(folder))
        if (isFile(folder / name / "config.json") && isFile(folder / name / "uncond_embedding.npy"))
            variants.push_back(name);
    return variants;
}

std::string joined(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

// Snapshots of a Hugging Face cache's repo folder: the revision of refs/main first, then the others by name.
std::vector<fs::path> snapshotsOf(const fs::path& repoFolder) {
    std::vector<fs::path> snapshots;
    std::string mainRevision;
    if (auto text = readFile(repoFolder / "refs" / "main", 256); text.ok())
        mainRevision = oneLine(*text, 200);
    if (isFolderName(mainRevision) && isFolder(repoFolder / "snapshots" / mainRevision))
        snapshots.push_back(repoFolder / "snapshots" / mainRevision);
    for (const std::string& name : foldersIn(repoFolder / "snapshots"))
        if (name != mainRevision)
            snapshots.push_back(repoFolder / "snapshots" / name);
    return snapshots;
}

// An index counts with its shards. One that cannot be read is there: loading it tells more than "missing".
bool isWhole(const fs::path& folder, const std::string& file) {
    if (!isFile(folder / file) || !isShardIndex(file))
        return isFile(folder / file);
    auto text = readFile(folder / file);
    auto shards = text.ok() ? shardsOf(*text, file) : Result<std::vector<std::string>>(text.error());
    return !shards.ok() || std::all_of(shards->begin(), shards->end(),
                                       [&](const std::string& shard) { return isFile(folder / shard); });
}

std::string kindOf(const fs::path& folder) {
    auto config = readJsonFile(folder / "config.json");
    if (!config.ok() || !config->is_object())
        return "other";
    auto text = [&](const char* key) {
        auto value = config->find(key);
        return value != config->end() && value->is_string() ? value->get<std::string>() : std::string();
    };
    if (config->contains("network") && config->contains("coherence_keys"))
        return "generator";
    if (text("_class_name") == "AutoencoderKL")
        return "decoder";
    if (text("model_type") == "t5" || text("model_type") == "bert")
        return "text-encoder";
    return "other";
}

Result<void> checkGeneratorFiles(const std::string& name, const fs::path& folder) {
    for (const char* file : kGeneratorFiles)
        if (!isFile(folder / file))
            return Error{ErrorCode::NotFound,
                         fmt::format("{}: {} is missing in {}; a model folder holds config.json, model.safetensors and "
                                     "uncond_embedding.npy",
                                     oneLine(name, 200), file, quoted(folder))};
    return {};
}

// folder is there and belongs to name; says which folder below it holds the three files.
Result<GeneratorPlace> generatorAt(const std::string& name, const fs::path& folder, const std::string& variant) {
    if (variant.empty()) {
        if (!isFile(folder / "config.json"))
            if (auto variants = variantsIn(folder); !variants.empty())
                return usageError(fmt::format("{} consists of variants; choose one with --variant: {}",
                                              oneLine(name, 200), joined(variants)));
        MIRO_CHECK_OK(checkGeneratorFiles(name, folder));
        return GeneratorPlace{name, folder};
    }
    if (!isFolderName(variant) || !isFolder(folder / variant)) {
        auto variants = variantsIn(folder);
        return usageError(fmt::format("{} has no variant '{}'; it has {}", oneLine(name, 200), oneLine(variant, 80),
                                      variants.empty() ? "none" : joined(variants)));
    }
    MIRO_CHECK_OK(checkGeneratorFiles(name + "/" + variant, folder / variant));
    return GeneratorPlace{name + "/" + variant, folder / variant};
}

// A path by its looks, not a name: nothing of that form is ever searched in the models folders.
bool looksLikePath(const std::string& text) {
    return text.starts_with('/') || text == "." || text == ".." || text.starts_with("./") || text.starts_with("../") ||
           text.ends_with('/');
}

std::string nameOfFolder(const fs::path& folder) {
    std::error_code error;
    fs::path resolved = fs::weakly_canonical(folder, error);
    std::string name = (error ? folder : resolved).filename().string();
    return name.empty() ? "model" : name;
}

} // namespace

ModelStore::ModelStore(std::vector<fs::path> folders, const std::vector<fs::path>& manifestFolders)
    : m_folders(std::move(folders)), m_manifests(readManifests(manifestFolders)) {}

Result<ModelStore> ModelStore::open(const std::vector<fs::path>& given) {
    std::vector<fs::path> shipped = shippedModelFolders();
    std::vector<fs::path> folders = given;
    for (const fs::path& folder : given)
        if (!isFolder(folder))
            return Error{ErrorCode::NotFound, fmt::format("the models folder {} does not exist", quoted(folder))};
    if (given.empty()) {
        folders = {userModelsFolder(), huggingFaceCacheFolder()};
        folders.insert(folders.end(), shipped.begin(), shipped.end());
    }
    std::vector<fs::path> manifestFolders = folders;
    manifestFolders.insert(manifestFolders.end(), shipped.begin(), shipped.end());
    return ModelStore(std::move(folders), manifestFolders);
}

ModelStore ModelStore::over(const fs::path& folder, std::vector<Manifest> manifests) {
    ModelStore store({folder}, {});
    store.m_manifests = std::move(manifests);
    return store;
}

const Manifest* ModelStore::manifestOf(const std::string& repoId) const {
    auto manifest = std::find_if(m_manifests.begin(), m_manifests.end(),
                                 [&](const Manifest& other) { return other.repo == repoId; });
    return manifest == m_manifests.end() ? nullptr : &*manifest;
}

std::vector<fs::path> ModelStore::candidates(const std::string& repoId) const {
    std::vector<fs::path> found;
    for (const fs::path& folder : m_folders) {
        if (isFolder(folder / repoId))
            found.push_back(folder / repoId);
        for (const fs::path& snapshot : snapshotsOf(folder / huggingFaceFolderName(repoId)))
            found.push_back(snapshot);
    }
    return found;
}

Error ModelStore::missingRepo(const std::string& repoId) const {
    const Manifest* manifest = manifestOf(repoId);
    if (manifest && manifest->shipped)
        return {ErrorCode::NotFound, repoId + " is missing: it comes with the program; install the program again"};
    fs::path home = m_folders.empty() ? userModelsFolder() : m_folders.front();
    std::string files = manifest && !manifest->needs.empty() ? describeNeeds(*manifest) : "its files";
    std::string size = manifest && manifest->bytes ? fmt::format(", about {}", formatBytes(*manifest->bytes)) : "";
    return {ErrorCode::NotFound, fmt::format("{} is missing: put {} of huggingface.co/{}{} into {}", repoId, files,
                                             repoId, size, quoted(home / repoId))};
}

Result<void> ModelStore::checkNeeds(const std::string& repoId, const fs::path& folder) const {
    const Manifest* manifest = manifestOf(repoId);
    if (!manifest)
        return {};
    for (const auto& group : manifest->needs) {
        bool there =
            std::any_of(group.begin(), group.end(), [&](const std::string& file) { return isWhole(folder, file); });
        if (!there && manifest->shipped)
            return Error{ErrorCode::NotFound,
                         fmt::format("{}: {} is missing in {}; it comes with the program: install the program again",
                                     repoId, describeNeed(group), quoted(folder))};
        if (!there)
            return Error{ErrorCode::NotFound,
                         fmt::format("{}: {} is missing in {}; put it there from huggingface.co/{}{}", repoId,
                                     describeNeed(group), quoted(folder), repoId,
                                     manifest->bytes
                                         ? fmt::format(" (all its files: about {})", formatBytes(*manifest->bytes))
                                         : "")};
    }
    return {};
}

Result<fs::path> ModelStore::findRepo(const std::string& repoId) const {
    MIRO_CHECK_OK(checkRepoId(repoId, "repository"));
    std::vector<fs::path> folders = candidates(repoId);
    if (folders.empty())
        return missingRepo(repoId);
    // A complete copy in a later folder beats a half-finished one in an earlier.
    for (const fs::path& folder : folders)
        if (checkNeeds(repoId, folder).ok())
            return folder;
    MIRO_CHECK_OK(checkNeeds(repoId, folders.front()));
    return folders.front();
}

Result<fs::path> ModelStore::findRepoOrFolder(const std::string& repoOrFolder) const {
    bool isRepo = !looksLikePath(repoOrFolder) && checkRepoId(repoOrFolder, "repository").ok();
    if (isRepo && !candidates(repoOrFolder).empty())
        return findRepo(repoOrFolder);
    if (isFolder(repoOrFolder))
        return fs::path(repoOrFolder);
    if (isRepo)
        return missingRepo(repoOrFolder);
    return Error{ErrorCode::NotFound, fmt::format("the folder {} does not exist", oneLine(repoOrFolder))};
}

Result<GeneratorPlace> ModelStore::findGenerator(const std::string& nameOrFolder, const std::string& variant) const {
    bool isName = !looksLikePath(nameOrFolder) && checkRepoId(nameOrFolder, "model").ok();
    if (isName) {
        if (std::vector<fs::path> folders = candidates(nameOrFolder); !folders.empty())
            return generatorAt(nameOrFolder, folders.front(), variant);
        // NAME alone may lie below any organisation.
        for (const fs::path& folder : m_folders) {
            std::set<std::string> repos;
            for (const std::string& organisation : foldersIn(folder)) {
                if (isFolder(folder / organisation / nameOrFolder) && !organisation.starts_with("models--"))
                    repos.insert(organisation + "/" + nameOrFolder);
                if (organisation.starts_with("models--") && organisation.ends_with("--" + nameOrFolder))
                    repos.insert(organisation.substr(8, organisation.size() - 10 - nameOrFolder.size()) + "/" +
                                 nameOrFolder);
            }
            if (repos.size() > 1)
                return usageError(fmt::format("model '{}' is ambiguous in {}: give one of {}",
                                              oneLine(nameOrFolder, 80), quoted(folder), fmt::join(repos, ", ")));
            if (!repos.empty() && !candidates(*repos.begin()).empty())
                return generatorAt(*repos.begin(), candidates(*repos.begin()).front(), variant);
        }
    }
    if (isFolder(nameOrFolder))
        return generatorAt(nameOfFolder(nameOrFolder), nameOrFolder, variant);
    if (isFile(nameOrFolder))
        return usageError(fmt::format("model {} is a file; give the folder that holds it", oneLine(nameOrFolder)));
    if (!isName)
        return Error{ErrorCode::NotFound, fmt::format("the model folder {} does not exist", oneLine(nameOrFolder))};
    if (manifestOf(nameOrFolder))
        return missingRepo(nameOrFolder);
    std::vector<std::string> present;
    for (const ModelEntry& entry : list())
        if (entry.kind == "generator" && !entry.folder.empty())
            present.push_back(entry.name);
    return Error{ErrorCode::NotFound,
                 fmt::format("model '{}' was not found; there {}; put its folder into {} or give a folder",
                             oneLine(nameOrFolder, 80),
                             present.empty() ? "is no model in the models folders" : "is " + joined(present),
                             quoted(m_folders.empty() ? userModelsFolder() : m_folders.front()))};
}

std::vector<ModelEntry> ModelStore::list() const {
    std::vector<ModelEntry> entries;
    std::set<std::string> seen;
    auto add = [&](const std::string& name, const fs::path& folder) {
        if (!seen.insert(name).second)
            return;
        ModelEntry entry{name, kindOf(folder), folder, variantsIn(folder), {}, {}};
        if (const Manifest* manifest = manifestOf(name)) {
            entry.manifest = *manifest;
            entry.kind = manifest->kind;
            entry.missing = findRepo(name).message();
        }
        if (entry.kind == "generator" && entry.missing.empty() &&
            (entry.variants.empty() || isFile(folder / "config.json")))
            entry.missing = checkGeneratorFiles(name, folder).message();
        entries.push_back(std::move(entry));
    };
    for (const fs::path& folder : m_folders) {
        for (const std::string& name : foldersIn(folder)) {
            if (name.starts_with("models--")) {
                std::string repo = name.substr(8);
                if (size_t dashes = repo.find("--"); dashes != std::string::npos)
                    repo = repo.substr(0, dashes) + "/" + repo.substr(dashes + 2);
                if (auto found = candidates(repo); !found.empty())
                    add(repo, found.front());
            } else if (isFile(folder / name / "config.json")) {
                add(name, folder / name);
                // What belongs to it lies in it.
                for (const std::string& inner : foldersIn(folder / name))
                    if (manifestOf(name + "/" + inner))
                        add(name + "/" + inner, folder / name / inner);
            } else {
                for (const std::string& inner : foldersIn(folder / name))
                    if (isFile(folder / name / inner / "config.json") || !variantsIn(folder / name / inner).empty() ||
                        manifestOf(name + "/" + inner))
                        add(name + "/" + inner, folder / name / inner);
            }
        }
    }
    for (const Manifest& manifest : m_manifests)
        if (seen.insert(manifest.repo).second)
            entries.push_back({manifest.repo, manifest.kind, {}, {}, manifest, missingRepo(manifest.repo).message});
    return entries;
}

} // namespace miro
