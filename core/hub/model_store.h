// Where models lie: an ordered list of folders, searched first to last. Finds generators by name and other repositories
// by repo id; reads nothing but small JSON files. Immutable after construction; any thread.
#pragma once

#include "base/result.h"
#include "hub/manifest.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

// A generator's three files lie in folder (a variant's in its subfolder).
struct GeneratorPlace {
    std::string name; // "starter", "nicolas-dufour/miro", "nicolas-dufour/miro-ablations/miro-no-clip"
    std::filesystem::path folder;
};

struct ModelEntry {
    std::string name;                  // as --model takes it; a repo id for everything below an organisation's folder
    std::string kind;                  // as in Manifest, or "other"
    std::filesystem::path folder;      // empty when it is missing
    std::vector<std::string> variants; // that are there
    std::optional<Manifest> manifest;
    std::string missing; // what it still lacks, as a message; empty when complete
};

// A folder of the list may hold NAME/ and ORG/NAME/ in the published layout, or be a Hugging Face cache
// (models--ORG--NAME/snapshots/REVISION/). Links are followed. No name leads out of its folder.
class ModelStore {
public:
    // manifestFolders are those whose manifests/ say what is known about models.
    ModelStore(std::vector<std::filesystem::path> folders, const std::vector<std::filesystem::path>& manifestFolders);

    // The user's models folder, the Hugging Face cache, what ships; or `given` in their place, each of which must exist
    // (NotFound).
    static Result<ModelStore> open(const std::vector<std::filesystem::path>& given);

    // The models of one folder, seen with what is known already.
    static ModelStore over(const std::filesystem::path& folder, std::vector<Manifest> manifests);

    const std::vector<std::filesystem::path>& folders() const { return m_folders; }
    const std::vector<Manifest>& manifests() const { return m_manifests; }
    const Manifest* manifestOf(const std::string& repoId) const; // null: nothing is known

    // nameOrFolder: NAME, ORG/NAME (searched in the folders first), or a path. NotFound says what is missing, where to
    // put it and how large it is; Usage when a variant has to be chosen or is not there.
    Result<GeneratorPlace> findGenerator(const std::string& nameOrFolder, const std::string& variant = "") const;

    // The folder of a text encoder, decoder or scorer with every file that its manifest asks for.
    Result<std::filesystem::path> findRepo(const std::string& repoId) const;

    // The same for --encoder and its like: a repo id or a path to a folder.
    Result<std::filesystem::path> findRepoOrFolder(const std::string& repoOrFolder) const;

    // What is there, then what is known and missing; by folder, then by name.
    std::vector<ModelEntry> list() const;

private:
    std::vector<std::filesystem::path> candidates(const std::string& repoId) const;
    Error missingRepo(const std::string& repoId) const;
    Result<void> checkNeeds(const std::string& repoId, const std::filesystem::path& folder) const;

    std::vector<std::filesystem::path> m_folders;
    std::vector<Manifest> m_manifests;
};

} // namespace miro
