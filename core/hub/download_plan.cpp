#include "hub/download_plan.h"

#include "hub/fetch_file.h"
#include "hub/repo_id.h"
#include "hub/repo_listing.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

// Is the file at path the one that is wanted? The record spares the hashing when it knows the same fingerprint.
Result<bool> isPresent(const fs::path& path, const PlannedFile& file, const FolderRecord& record,
                       const std::string& repo, TransferSink& sink, std::stop_token stop) {
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        return false;
    auto size = static_cast<int64_t>(fs::file_size(path, error));
    if (error || (file.bytes && size != *file.bytes))
        return false;
    if (file.digest.kind == DigestKind::None)
        return true;
    if (const RecordedFile* known = record.find(file.name); known && known->digest == file.digest)
        return true;
    sink.fileStarted(repo, file.name);
    MIRO_TRY(std::string hex, digestOfFile(path, file.digest.kind, stop, [&](int64_t done) {
                 sink.progress({"check", done, size});
             }));
    return hex == file.digest.hex;
}

std::vector<PlannedFile> filesOfOtherServers(const Manifest& manifest) {
    std::vector<PlannedFile> files;
    for (const ManifestFile& file : manifest.files)
        files.push_back({file.name, file.url, false, file.bytes, digestFromText(file.sha256), false, 0});
    return files;
}

bool isComplete(const ModelStore& store, const std::string& repo, const std::vector<std::string>& variants) {
    auto folder = store.findRepo(repo);
    if (!folder.ok())
        return false;
    for (const std::string& variant : variants)
        if (!store.findGenerator(repo, variant).ok())
            return false;
    const Manifest* manifest = store.manifestOf(repo);
    return !manifest || manifest->kind != "generator" || !variants.empty() || store.findGenerator(repo).ok();
}

} // namespace

int64_t RepoPlan::bytesToGet() const {
    return std::accumulate(files.begin(), files.end(), int64_t{0}, [](int64_t sum, const PlannedFile& file) {
        return sum + (file.present ? 0 : file.bytes.value_or(0) - file.resumed);
    });
}

int64_t DownloadPlan::bytesToGet() const {
    return std::accumulate(repos.begin(), repos.end(), int64_t{0},
                           [](int64_t sum, const RepoPlan& repo) { return sum + repo.bytesToGet(); });
}

size_t DownloadPlan::filesToGet() const {
    size_t count = 0;
    for (const RepoPlan& repo : repos)
        count += static_cast<size_t>(
            std::count_if(repo.files.begin(), repo.files.end(), [](const PlannedFile& file) { return !file.present; }));
    return count;
}

bool DownloadPlan::fits() const {
    return freeBytes < 0 || bytesToGet() + kSpareBytes <= freeBytes;
}

Result<std::string> knownRepo(const ModelStore& store, const std::string& name) {
    MIRO_CHECK_OK(checkRepoId(name, "model"));
    if (name.find('/') != std::string::npos || store.manifestOf(name))
        return name;
    std::vector<std::string> found;
    std::vector<std::string> known;
    for (const Manifest& manifest : store.manifests()) {
        known.push_back(manifest.repo);
        if (manifest.repo.ends_with("/" + name))
            found.push_back(manifest.repo);
    }
    if (found.size() == 1)
        return found.front();
    if (found.size() > 1)
        return usageError(fmt::format("'{}' may be {}: give one of them", oneLine(name, 80), fmt::join(found, " or ")));
    return Error{ErrorCode::NotFound, fmt::format("no model called '{}' is known: give ORG/NAME, or one of {}",
                                                  oneLine(name, 80), fmt::join(known, ", "))};
}

Result<RepoPlan> planRepo(const Manifest* manifest, const std::string& repo, const std::string& revision,
                          const std::vector<std::string>& variants, const fs::path& folder, const HubOptions& options,
                          TransferSink& sink, std::stop_token stop) {
    RepoPlan plan;
    plan.repo = repo;
    plan.folder = folder;
    if (manifest) {
        plan.title = manifest->title;
        plan.purpose = manifest->purpose;
        plan.licence = manifest->licence;
    }
    if (manifest && !manifest->files.empty()) {
        plan.files = filesOfOtherServers(*manifest);
    } else {
        std::string wanted = !revision.empty()                         ? revision
                             : manifest && !manifest->revision.empty() ? manifest->revision
                                                                       : "main";
        MIRO_TRY(RepoListing listing, listRepo(options, repo, wanted, stop));
        plan.revision = listing.revision;
        plan.asksForConsent = listing.asksForConsent;
        if (plan.licence.empty())
            plan.licence = listing.licence;
        std::set<std::string> names;
        for (const ListedFile& file : listing.files)
            names.insert(file.name);
        MIRO_TRY(std::vector<std::string> chosen,
                 chooseFiles(repo, manifest, variants, names,
                             [&](const std::string& name) { return fetchRepoText(options, listing, name, stop); }));
        for (const std::string& name : chosen) {
            const ListedFile& file = *listing.find(name);
            plan.files.push_back(
                {name, repoFileUrl(options, repo, listing.revision, name), true, file.bytes, file.digest, false, 0});
        }
    }
    auto record = readFolderRecord(folder);
    for (PlannedFile& file : plan.files) {
        MIRO_TRY(file.present,
                 isPresent(folder / file.name, file, record.ok() ? *record : FolderRecord(), repo, sink, stop));
        if (!file.present)
            file.resumed = std::min(bytesInPart(folder / file.name), file.bytes.value_or(0));
    }
    return plan;
}

Result<DownloadPlan> planDownload(const ModelStore& store, const DownloadRequest& request, const HubOptions& options,
                                  TransferSink& sink, std::stop_token stop) {
    DownloadPlan plan;
    std::vector<std::string> repos = request.repos;
    bool variantsUsed = request.variants.empty();
    for (size_t i = 0; i < repos.size(); ++i) { // repos grows by what they use
        const Manifest* manifest = store.manifestOf(repos[i]);
        if (manifest && request.withUses)
            for (const std::string& used : manifest->uses)
                if (std::find(repos.begin(), repos.end(), used) == repos.end())
                    repos.push_back(used);
        const bool named = i < request.repos.size();
        std::vector<std::string> variants;
        if (named && (!manifest || !manifest->variants.empty())) {
            variants = request.variants;
            variantsUsed = true;
        }
        if (manifest && request.revision.empty() && isComplete(store, repos[i], variants)) {
            plan.installed.push_back(repos[i]);
            continue;
        }
        MIRO_TRY(RepoPlan repo, planRepo(manifest, repos[i], named ? request.revision : std::string(), variants,
                                         request.folder / repos[i], options, sink, stop));
        if (std::all_of(repo.files.begin(), repo.files.end(), [](const PlannedFile& file) { return file.present; }))
            plan.installed.push_back(repos[i]);
        else
            plan.repos.push_back(std::move(repo));
    }
    if (!variantsUsed)
        return usageError(fmt::format("{} has no variants", fmt::join(request.repos, ", ")));
    plan.freeBytes = freeBytes(options, request.folder);
    return plan;
}

} // namespace miro
