#include "hub/model_import.h"

#include "base/files.h"
#include "base/paths.h"
#include "hub/download_plan.h"
#include "hub/file_choice.h"
#include "hub/file_kinds.h"
#include "hub/file_structure.h"
#include "hub/folder_record.h"
#include "hub/repo_id.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <numeric>
#include <set>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

// "ORG/NAME" of "models--ORG--NAME"; empty for other names.
std::string repoOfCacheName(const std::string& name) {
    if (!name.starts_with("models--"))
        return {};
    size_t dashes = name.find("--", 8);
    return dashes == std::string::npos ? name.substr(8)
                                       : fmt::format("{}/{}", name.substr(8, dashes - 8), name.substr(dashes + 2));
}

bool isSnapshot(const fs::path& folder) {
    return folder.parent_path().filename() == "snapshots" &&
           !repoOfCacheName(folder.parent_path().parent_path().filename().string()).empty();
}

bool sameLetters(const std::string& a, const std::string& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](unsigned char x, unsigned char y) {
               return std::tolower(x) == std::tolower(y);
           });
}

bool isGenerator(const fs::path& folder) {
    return isFile(folder / "config.json") && isFile(folder / "uncond_embedding.npy");
}

std::vector<std::string> generatorVariantsIn(const fs::path& folder) {
    std::vector<std::string> variants;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (std::string name = entry->path().filename().string();
            isFolderName(name) && isGenerator(entry->path()) && isFile(entry->path() / "model.safetensors"))
            variants.push_back(name);
    std::sort(variants.begin(), variants.end());
    return variants;
}

// Which model the folder holds, by what it says itself, by its place, by its name.
std::string nameOf(const ModelStore& store, const fs::path& folder) {
    if (auto record = readFolderRecord(folder); record.ok() && !record->repo.empty())
        return record->repo;
    if (isSnapshot(folder))
        return repoOfCacheName(folder.parent_path().parent_path().filename().string());
    const std::string name = folder.filename().string();
    const std::string whole = fmt::format("{}/{}", folder.parent_path().filename().string(), name);
    std::set<std::string> found;
    for (const Manifest& manifest : store.manifests()) {
        if (sameLetters(manifest.repo, whole))
            return manifest.repo;
        size_t slash = manifest.repo.find('/');
        if (sameLetters(slash == std::string::npos ? manifest.repo : manifest.repo.substr(slash + 1), name))
            found.insert(manifest.repo);
    }
    if (found.size() == 1)
        return *found.begin();
    return isGenerator(folder) && isFolderName(name) ? name : std::string();
}

// Every file of folder and of the variants' subfolders.
std::set<std::string> filesIn(const fs::path& folder, const std::vector<std::string>& variants) {
    std::set<std::string> names;
    std::vector<std::string> prefixes = {""};
    for (const std::string& variant : variants)
        prefixes.push_back(variant + "/");
    for (const std::string& prefix : prefixes) {
        std::error_code error;
        for (fs::directory_iterator entry(folder / prefix, error), end; !error && entry != end; entry.increment(error))
            if (isFolderName(entry->path().filename().string()) && isFile(entry->path()))
                names.insert(prefix + entry->path().filename().string());
    }
    return names;
}

FileDigest knownDigest(const fs::path& folder, const std::string& name, const FolderRecord& record,
                       const Manifest* manifest) {
    std::error_code error;
    if (fs::path target = fs::read_symlink(folder / name, error); !error && target.parent_path().filename() == "blobs")
        if (FileDigest digest = digestFromText(target.filename().string()); digest.kind != DigestKind::None)
            return digest;
    if (const RecordedFile* recorded = record.find(name))
        return recorded->digest;
    if (manifest)
        for (const ManifestFile& file : manifest->files)
            if (file.name == name)
                return digestFromText(file.sha256);
    return {};
}

Result<ImportItem> planItem(const ModelStore& store, const fs::path& source, const std::string& name,
                            const fs::path& modelsFolder) {
    MIRO_CHECK_OK(checkRepoId(name, "--as"));
    ImportItem item;
    item.name = name;
    item.source = source;
    item.target = modelsFolder / name;
    item.link = isSnapshot(source);
    const Manifest* manifest = store.manifestOf(name);
    if (manifest) {
        item.title = manifest->title;
        item.licence = manifest->licence;
    }
    std::error_code error;
    if (isFolder(item.target) && fs::equivalent(item.target, source, error))
        return usageError(fmt::format("{} is in the models folder already", name));
    FolderRecord record;
    if (auto read = readFolderRecord(source); read.ok()) {
        record = std::move(*read);
        item.revision = record.revision;
    }
    if (isSnapshot(source) && isFolderName(source.filename().string()))
        item.revision = source.filename().string();
    std::vector<std::string> variants =
        isFile(source / "config.json") ? std::vector<std::string>() : generatorVariantsIn(source);
    std::set<std::string> available = filesIn(source, variants);
    MIRO_TRY(std::vector<std::string> chosen,
             chooseFiles(name, manifest, variants, available,
                         [&](const std::string& index) { return readFile(source / index); }));
    auto targetRecord = readFolderRecord(item.target);
    for (const std::string& file : chosen) {
        ImportFile planned{file, static_cast<int64_t>(fs::file_size(source / file, error)), {}, false};
        if (error)
            return fileError("cannot read", source / file, error.value());
        planned.digest = knownDigest(source, file, record, manifest);
        if (isFile(item.target / file)) {
            const RecordedFile* there = targetRecord.ok() ? targetRecord->find(file) : nullptr;
            bool same = static_cast<int64_t>(fs::file_size(item.target / file, error)) == planned.bytes && !error &&
                        (planned.digest.kind == DigestKind::None || !there ||
                         there->digest.kind != planned.digest.kind || there->digest == planned.digest);
            if (!same)
                return usageError(fmt::format("{} is there already and is another version: remove it first to import "
                                              "this one",
                                              oneLine((item.target / file).string())));
            planned.present = true;
        }
        item.files.push_back(std::move(planned));
    }
    return item;
}

// Closes and, unless kept, removes the file that is being written.
class NewFile {
public:
    explicit NewFile(fs::path path) : m_path(std::move(path)) {}
    ~NewFile() {
        if (m_fd >= 0)
            ::close(m_fd);
        if (!m_kept)
            ::unlink(m_path.c_str());
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    Result<void> create() {
        ::unlink(m_path.c_str()); // of a run that was cut off
        m_fd = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        return m_fd >= 0 ? Result<void>() : Result<void>(fileError("cannot write", m_path, errno));
    }
    bool linkTo(const fs::path& source) {
        ::unlink(m_path.c_str());
        return ::link(source.c_str(), m_path.c_str()) == 0;
    }
    Result<void> write(std::string_view bytes) {
        while (!bytes.empty()) {
            ssize_t n = ::write(m_fd, bytes.data(), bytes.size());
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return fileError("cannot write", m_path, errno);
            bytes.remove_prefix(static_cast<size_t>(n));
        }
        return {};
    }
    Result<void> place(const fs::path& target) {
        if ((m_fd >= 0 && ::fsync(m_fd) != 0) || ::rename(m_path.c_str(), target.c_str()) != 0)
            return fileError("cannot write", target, errno);
        m_kept = true;
        return {};
    }
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
    int m_fd = -1;
    bool m_kept = false;
};

// Copies source and gives the fingerprint of what was read.
Result<std::string> copyInto(NewFile& file, const fs::path& source, const ImportFile& what, DigestKind kind,
                             const std::function<void(int64_t)>& onBytes, std::stop_token stop) {
    int fd = ::open(source.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fileError("cannot read", source, errno);
    NewFile* target = &file;
    FileHasher hasher(kind, what.bytes);
    std::vector<char> piece(1u << 20);
    Result<void> state = target->create();
    int64_t done = 0;
    while (state.ok()) {
        if (stop.stop_requested()) {
            state = stoppedError();
            break;
        }
        ssize_t n = ::read(fd, piece.data(), piece.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            state = fileError("cannot read", source, errno);
        if (n <= 0)
            break;
        std::string_view bytes(piece.data(), static_cast<size_t>(n));
        hasher.add(bytes);
        state = target->write(bytes);
        done += n;
        onBytes(done);
    }
    ::close(fd);
    MIRO_CHECK_OK(state);
    return hasher.finish();
}

Result<RecordedFile> importFile(const ImportItem& item, const ImportFile& file,
                                const std::function<void(int64_t)>& onBytes, std::stop_token stop) {
    const fs::path target = item.target / file.name;
    std::error_code error;
    const fs::path source = fs::canonical(item.source / file.name, error);
    if (error)
        return fileError("cannot read", item.source / file.name, error.value());
    MIRO_CHECK_OK(checkFileStructure(item.source / file.name));
    const DigestKind kind = file.digest.kind == DigestKind::None ? DigestKind::Sha256 : file.digest.kind;
    NewFile copy(target.string() + ".importing");
    std::string hex;
    if (item.link && copy.linkTo(source)) {
        MIRO_TRY(hex, digestOfFile(copy.path(), kind, stop, onBytes));
    } else {
        MIRO_TRY(hex, copyInto(copy, source, file, kind, onBytes, stop));
    }
    if (file.digest.kind != DigestKind::None && hex != file.digest.hex)
        return Error{ErrorCode::Corrupt, fmt::format("{} is damaged: its checksum differs; it was not imported",
                                                     oneLine((item.source / file.name).string()))};
    MIRO_CHECK_OK(copy.place(target));
    return RecordedFile{file.name, file.bytes, {kind, hex}};
}

Result<void> importItem(const ImportItem& item, int64_t total, int64_t& done, TransferSink& sink,
                        std::stop_token stop) {
    FolderRecord record;
    if (auto earlier = readFolderRecord(item.target); earlier.ok())
        record = std::move(*earlier);
    record.repo = item.name;
    record.revision = item.revision;
    record.licence = item.licence;
    for (const ImportFile& file : item.files) {
        if (file.present)
            continue;
        std::error_code error;
        fs::create_directories((item.target / file.name).parent_path(), error);
        if (error)
            return fileError("cannot make the folder", item.target, error.value());
        sink.fileStarted(item.name, file.name);
        MIRO_TRY(RecordedFile recorded, importFile(
                                            item, file,
                                            [&](int64_t have) {
                                                sink.progress({"copy", done + have, total});
                                            },
                                            stop));
        done += file.bytes;
        record.put(std::move(recorded));
        MIRO_CHECK_OK(writeFolderRecord(item.target, record));
    }
    return {};
}

} // namespace

int64_t ImportItem::bytesToCopy() const {
    return std::accumulate(files.begin(), files.end(), int64_t{0},
                           [](int64_t sum, const ImportFile& file) { return sum + (file.present ? 0 : file.bytes); });
}

int64_t ImportPlan::bytesToCopy() const {
    return std::accumulate(items.begin(), items.end(), int64_t{0},
                           [](int64_t sum, const ImportItem& item) { return sum + item.bytesToCopy(); });
}

Result<ImportPlan> planImport(const ModelStore& store, const ImportRequest& request, const HubOptions& options) {
    std::error_code error;
    fs::path source = fs::canonical(request.source, error);
    if (error || !isFolder(source))
        return Error{ErrorCode::NotFound,
                     fmt::format("the folder {} does not exist", oneLine(request.source.string()))};
    ImportPlan plan;
    plan.freeBytes = freeBytes(options, request.folder);
    // A cache's folder of one repository: its parent holds what a ModelStore can read.
    std::string only = repoOfCacheName(source.filename().string());
    if (!only.empty())
        source = source.parent_path();
    const bool isModel =
        only.empty() && (isSnapshot(source) || isFile(source / "config.json") || !generatorVariantsIn(source).empty() ||
                         !nameOf(store, source).empty() || !request.as.empty());
    if (isModel) {
        std::string name = request.as.empty() ? nameOf(store, source) : request.as;
        if (name.empty())
            return usageError(fmt::format("which model {} holds cannot be seen: say it with --as ORG/NAME",
                                          oneLine(source.string())));
        MIRO_TRY(ImportItem item, planItem(store, source, name, request.folder));
        plan.items.push_back(std::move(item));
        return plan;
    }
    for (const ModelEntry& entry : ModelStore::over(source, store.manifests()).list()) {
        if (entry.folder.empty() || (!only.empty() && entry.name != only))
            continue;
        if (!entry.manifest && entry.kind != "generator" && only.empty()) {
            plan.leftOut.push_back(fmt::format("{}: no model that this program uses", oneLine(entry.name, 200)));
            continue;
        }
        auto item = planItem(store, entry.folder, entry.name, request.folder);
        if (item.ok())
            plan.items.push_back(std::move(*item));
        else
            plan.leftOut.push_back(item.message());
    }
    if (plan.items.empty())
        return Error{ErrorCode::NotFound,
                     plan.leftOut.empty()
                         ? fmt::format("{} holds no model: choose a folder with config.json and weights, or a Hugging "
                                       "Face cache",
                                       oneLine(request.source.string()))
                         : plan.leftOut.front()};
    return plan;
}

Result<void> importModels(const ImportPlan& plan, TransferSink& sink, std::stop_token stop) {
    const int64_t total = plan.bytesToCopy();
    bool anyCopy = std::any_of(plan.items.begin(), plan.items.end(), [](const ImportItem& item) { return !item.link; });
    if (anyCopy && plan.freeBytes >= 0 && total + kSpareBytes > plan.freeBytes)
        return Error{ErrorCode::DiskFull,
                     fmt::format("{} are needed in {}, where {} are free: free some space first", formatBytes(total),
                                 oneLine(plan.items.front().target.parent_path().string()),
                                 formatBytes(plan.freeBytes))};
    int64_t done = 0;
    for (const ImportItem& item : plan.items)
        MIRO_CHECK_OK(importItem(item, total, done, sink, stop));
    return {};
}

} // namespace miro
