#include "hub/model_check.h"

#include "base/files.h"
#include "hub/download.h"
#include "hub/file_structure.h"
#include "hub/repo_id.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

// What is known of one file.
struct Expected {
    FileDigest digest;
    std::optional<int64_t> bytes;
};

bool isCacheSnapshot(const fs::path& folder) {
    return folder.parent_path().filename() == "snapshots" &&
           folder.parent_path().parent_path().filename().string().starts_with("models--");
}

// Of a cache's snapshot: the blob's name is its fingerprint. A link to elsewhere says nothing.
FileDigest digestOfBlobName(const fs::path& file) {
    std::error_code error;
    fs::path target = fs::read_symlink(file, error);
    return error || target.parent_path().filename() != "blobs" ? FileDigest()
                                                               : digestFromText(target.filename().string());
}

// The files of folder and of those of its subfolders that are asked for, links followed.
std::vector<std::string> filesIn(const fs::path& folder, const std::set<std::string>& subfolders) {
    std::vector<std::string> names;
    std::vector<std::string> prefixes = {""};
    for (const std::string& subfolder : subfolders)
        prefixes.push_back(subfolder + "/");
    for (const std::string& prefix : prefixes) {
        std::error_code error;
        for (fs::directory_iterator entry(folder / prefix, error), end; !error && entry != end;
             entry.increment(error)) {
            std::string name = entry->path().filename().string();
            std::error_code ignored;
            if (isFolderName(name) && !fs::is_directory(entry->path(), ignored))
                names.push_back(prefix + name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

// Ours, or set aside by us: no file of the model.
bool isLeftover(const std::string& name) {
    return name.ends_with(".part") || name.ends_with(".part.json") || name.ends_with(".corrupted");
}

Result<CheckedFile> checkFile(const std::string& repo, const fs::path& folder, const std::string& name,
                              const Expected& expected, TransferSink& sink, std::stop_token stop) {
    CheckedFile checked{name, FileState::Good, {}};
    const fs::path path = folder / name;
    std::error_code error;
    if (!fs::exists(path, error)) {
        checked.state = FileState::Missing;
        checked.problem = fmt::format("{} is missing", oneLine(path.string()));
        return checked;
    }
    auto damaged = [&](const std::string& problem) {
        checked.state = FileState::Damaged;
        checked.problem = problem;
        return checked;
    };
    auto size = static_cast<int64_t>(fs::file_size(path, error));
    if (expected.bytes && size != *expected.bytes)
        return damaged(fmt::format("{} has {} bytes instead of {}", oneLine(path.string()), size, *expected.bytes));
    if (expected.digest.kind != DigestKind::None) {
        sink.fileStarted(repo, name);
        auto hex = digestOfFile(path, expected.digest.kind, stop, [&](int64_t done) {
            sink.progress({"check", done, size});
        });
        if (!hex.ok() && hex.error().code == ErrorCode::Stopped)
            return hex.error();
        if (!hex.ok())
            return damaged(hex.message());
        return *hex == expected.digest.hex
                   ? checked
                   : damaged(fmt::format("{} is damaged: its checksum differs", oneLine(path.string())));
    }
    Result<void> structure = checkFileStructure(path);
    if (!structure.ok())
        return damaged(structure.message());
    checked.state = FileState::Plausible;
    return checked;
}

// Groups of the manifest of which nothing is among files: the first name of each.
std::vector<std::string> missingNeeds(const Manifest& manifest, const std::string& prefix,
                                      const std::map<std::string, Expected>& files) {
    std::vector<std::string> missing;
    for (const auto& group : manifest.needs)
        if (std::none_of(group.begin(), group.end(), [&](const auto& name) { return files.contains(prefix + name); }))
            missing.push_back(prefix + group.front());
    return missing;
}

void addShards(const fs::path& folder, std::map<std::string, Expected>& files) {
    std::vector<std::string> indexes;
    for (const auto& [name, expected] : files)
        if (isShardIndex(name))
            indexes.push_back(name);
    for (const std::string& index : indexes) {
        auto text = readFile(folder / index);
        auto shards = text.ok() ? shardsOf(*text, index) : Result<std::vector<std::string>>(text.error());
        if (shards.ok())
            for (const std::string& shard : *shards)
                files.emplace(shard, Expected());
    }
}

} // namespace

bool ModelCheck::ok() const {
    return count(FileState::Damaged) + count(FileState::Missing) == 0;
}

size_t ModelCheck::count(FileState state) const {
    return static_cast<size_t>(
        std::count_if(files.begin(), files.end(), [&](const CheckedFile& file) { return file.state == state; }));
}

Result<ModelCheck> checkModel(const ModelStore& store, const ModelEntry& entry, TransferSink& sink,
                              std::stop_token stop) {
    if (entry.folder.empty())
        return Error{ErrorCode::NotFound, entry.missing.empty() ? entry.name + " is missing" : entry.missing};
    ModelCheck check{entry.name, entry.folder, {}};
    std::map<std::string, Expected> files;
    const Manifest* manifest = store.manifestOf(entry.name);
    std::set<std::string> subfolders(entry.variants.begin(), entry.variants.end());
    if (manifest)
        for (const auto& group : manifest->needs)
            for (const std::string& name : group)
                if (const size_t slash = name.rfind('/'); slash != std::string::npos)
                    subfolders.insert(name.substr(0, slash));
    for (const std::string& name : filesIn(entry.folder, subfolders)) {
        std::error_code error;
        bool dangling = !fs::exists(entry.folder / name, error);
        if (!isLeftover(name) && !(dangling && !isCacheSnapshot(entry.folder)))
            files[name] = Expected{digestOfBlobName(entry.folder / name), {}};
    }
    if (auto record = readFolderRecord(entry.folder); record.ok())
        for (const RecordedFile& file : record->files)
            files[file.name] = Expected{file.digest, file.bytes};
    addShards(entry.folder, files);
    std::vector<std::string> missing;
    if (manifest && manifest->variants.empty())
        missing = missingNeeds(*manifest, "", files);
    for (const std::string& name : missing)
        check.files.push_back(
            {name, FileState::Missing, fmt::format("{} is missing", oneLine((entry.folder / name).string()))});
    for (const auto& [name, expected] : files) {
        MIRO_TRY(CheckedFile file, checkFile(entry.name, entry.folder, name, expected, sink, stop));
        check.files.push_back(std::move(file));
    }
    return check;
}

Result<RepoPlan> planRepair(const ModelStore& store, const ModelCheck& check, const HubOptions& options,
                            TransferSink& sink, std::stop_token stop) {
    auto record = readFolderRecord(check.folder);
    const Manifest* manifest = store.manifestOf(check.name);
    if (manifest && manifest->shipped)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: it comes with the program, so it cannot be repaired: install the program again",
                                 oneLine(check.name, 120))};
    std::string repo = record.ok() && !record->repo.empty() ? record->repo : check.name;
    if (!manifest && !(record.ok() && !record->revision.empty()) && !isCacheSnapshot(check.folder))
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: where it was published is not known, so it cannot be repaired: import it again",
                                 oneLine(check.name, 120))};
    std::string revision = record.ok() ? record->revision : std::string();
    if (revision.empty() && isCacheSnapshot(check.folder))
        revision = check.folder.filename().string();
    std::vector<std::string> variants;
    for (const CheckedFile& file : check.files)
        if (size_t slash = file.name.find('/'); slash != std::string::npos)
            if (std::string variant = file.name.substr(0, slash);
                std::find(variants.begin(), variants.end(), variant) == variants.end())
                variants.push_back(variant);
    MIRO_TRY(RepoPlan plan, planRepo(manifest, repo, revision, variants, check.folder, options, sink, stop));
    // Only what is bad is fetched: a good file that another version publishes otherwise stays as it is.
    auto isBad = [](const CheckedFile& file) {
        return file.state == FileState::Damaged || file.state == FileState::Missing;
    };
    for (PlannedFile& file : plan.files) // the record alone would vouch for it
        if (std::any_of(check.files.begin(), check.files.end(),
                        [&](const CheckedFile& checked) { return checked.name == file.name && isBad(checked); }))
            file.present = false;
    std::erase_if(plan.files, [&](const PlannedFile& file) {
        return !file.present && std::any_of(check.files.begin(), check.files.end(), [&](const CheckedFile& checked) {
            return checked.name == file.name && !isBad(checked);
        });
    });
    for (const CheckedFile& checked : check.files) {
        bool published = std::any_of(plan.files.begin(), plan.files.end(),
                                     [&](const PlannedFile& file) { return file.name == checked.name; });
        bool otherWillDo = manifest && std::any_of(manifest->needs.begin(), manifest->needs.end(),
                                                   [&](const auto& group) { return group.front() == checked.name; });
        if (isBad(checked) && !published && !otherWillDo)
            return Error{
                ErrorCode::NotFound,
                fmt::format("{}: its publisher has no {}, so it cannot be repaired: remove the file, or import "
                            "the model again",
                            oneLine(repo, 120), oneLine(checked.name, 120))};
    }
    return plan;
}

Result<void> repair(const RepoPlan& plan, const ModelCheck& check, const HubOptions& options, TransferSink& sink,
                    std::stop_token stop) {
    DownloadPlan whole;
    whole.repos = {plan};
    whole.freeBytes = freeBytes(options, plan.folder);
    if (!whole.fits())
        return download(whole, options, sink, stop); // says so
    for (const CheckedFile& file : check.files) {
        const bool fetched = std::any_of(plan.files.begin(), plan.files.end(), [&](const PlannedFile& other) {
            return other.name == file.name && !other.present;
        });
        if (file.state != FileState::Damaged || !fetched)
            continue;
        // Of a cache it is the blob that is damaged; the name that other programs know stays a plain file.
        std::error_code error;
        fs::path path = plan.folder / file.name;
        fs::path bytes = fs::canonical(path, error);
        if (error || !isCacheSnapshot(plan.folder))
            bytes = path;
        fs::rename(bytes, bytes.string() + ".corrupted", error);
        if (error)
            return fileError("cannot set aside", bytes, error.value());
    }
    return download(whole, options, sink, stop);
}

} // namespace miro
