#include "hub/folder_record.h"

#include "base/files.h"
#include "base/json.h"
#include "hub/repo_id.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

using nlohmann::ordered_json;

constexpr int kVersion = 1;

const char* keyOf(DigestKind kind) {
    return kind == DigestKind::GitBlob ? "git_blob" : "sha256";
}

} // namespace

void FolderRecord::put(RecordedFile file) {
    auto known = std::find_if(files.begin(), files.end(), [&](const auto& other) { return other.name == file.name; });
    if (known == files.end())
        files.push_back(std::move(file));
    else
        *known = std::move(file);
}

const RecordedFile* FolderRecord::find(const std::string& name) const {
    auto file = std::find_if(files.begin(), files.end(), [&](const auto& other) { return other.name == name; });
    return file == files.end() ? nullptr : &*file;
}

Result<FolderRecord> readFolderRecord(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / kRecordName;
    MIRO_TRY(nlohmann::json json, readJsonFile(path));
    auto bad = [&](const char* key) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: '{}' is not as this program writes it; remove the file to do "
                                                     "without it",
                                                     oneLine(path.string()), key)};
    };
    auto text = [](const nlohmann::json& object, const char* key) {
        auto value = object.find(key);
        return value != object.end() && value->is_string() ? value->get<std::string>() : std::string();
    };
    if (!json.is_object() || !json.contains("files") || !json["files"].is_array())
        return bad("files");
    FolderRecord record;
    record.repo = text(json, "repo");
    record.revision = text(json, "revision");
    record.licence = oneLine(text(json, "licence"), 80);
    if ((!record.repo.empty() && !checkRepoId(record.repo, "repo").ok()) ||
        (!record.revision.empty() && !isFolderName(record.revision)))
        return bad("repo");
    for (const auto& entry : json["files"]) {
        if (!entry.is_object() || pathSafety(text(entry, "name")) != PathSafety::Safe || !entry.contains("bytes") ||
            !entry["bytes"].is_number_integer())
            return bad("files");
        RecordedFile file{text(entry, "name"), entry["bytes"].get<int64_t>(), {}};
        for (DigestKind kind : {DigestKind::GitBlob, DigestKind::Sha256})
            if (FileDigest digest = digestFromText(text(entry, keyOf(kind))); digest.kind == kind)
                file.digest = digest;
        record.files.push_back(std::move(file));
    }
    return record;
}

Result<void> writeFolderRecord(const std::filesystem::path& folder, const FolderRecord& record) {
    ordered_json json{{"version", kVersion}, {"repo", record.repo}};
    if (!record.revision.empty())
        json["revision"] = record.revision;
    if (!record.licence.empty())
        json["licence"] = record.licence;
    json["files"] = ordered_json::array();
    for (const RecordedFile& file : record.files) {
        ordered_json entry{{"name", file.name}, {"bytes", file.bytes}};
        if (file.digest.kind != DigestKind::None)
            entry[keyOf(file.digest.kind)] = file.digest.hex;
        json["files"].push_back(std::move(entry));
    }
    return writeFileAtomically(folder / kRecordName,
                               json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

} // namespace miro
