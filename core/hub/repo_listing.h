// What a model hub says of a repository: its commit, its licence, its files with sizes and fingerprints.
#pragma once

#include "hub/file_hash.h"
#include "hub/hub_options.h"

#include <string>
#include <vector>

namespace miro {

struct ListedFile {
    std::string name; // "config.json", "miro-no-clip/model.safetensors": stays inside its folder
    int64_t bytes = 0;
    FileDigest digest;
};

struct RepoListing {
    std::string repo;
    std::string revision; // the commit: later requests name it, so that all files are of one version
    std::string licence;
    bool asksForConsent = false; // its licence has to be accepted on its page first
    std::vector<ListedFile> files;

    const ListedFile* find(const std::string& name) const;
};

// revision: a commit, a branch or a tag. Blocks on the network. Errors: Failed (not reachable, refused: says what to
// do), NotFound, Corrupt (an answer that is no list, or a name that leaves the folder), Stopped.
Result<RepoListing> listRepo(const HubOptions& options, const std::string& repo, const std::string& revision,
                             std::stop_token stop);

// A small file of it as text.
Result<std::string> fetchRepoText(const HubOptions& options, const RepoListing& listing, const std::string& name,
                                  std::stop_token stop);

std::string repoFileUrl(const HubOptions& options, const std::string& repo, const std::string& revision,
                        const std::string& name);

// What a failed answer means for the user of repo.
Error repoError(const HubOptions& options, const std::string& repo, const std::string& what,
                const HttpOutcome& outcome);

// Tries again, with growing pauses, what may succeed later. Not when nobody can be reached: then the user is told now.
HttpText getTextPatiently(const HubOptions& options, const HttpRequest& request, size_t maxBytes, std::stop_token stop);

} // namespace miro
