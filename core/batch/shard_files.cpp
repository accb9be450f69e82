#include "batch/shard_files.h"

#include "base/files.h"
#include "batch/batch_records.h"
#include "batch/line_files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <string_view>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMaxOpen = 200;
constexpr size_t kNamedShards = 5;       // shards that a message names
constexpr int64_t kLeastLineBytes = 100; // a picture's line is longer

std::string joined(const std::vector<int64_t>& shards) {
    std::string list;
    for (size_t i = 0; i < shards.size() && i < kNamedShards; ++i)
        list += fmt::format("{}{}", i > 0 ? ", " : "", shards[i]);
    return shards.size() <= kNamedShards ? list : fmt::format("{} and {} more", list, shards.size() - kNamedShards);
}

// The folders of the shards, by number. A folder without shards, but with a manifest, is the one shard of its batch.
Result<std::vector<fs::path>> foldersIn(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return Error{ErrorCode::NotFound, fmt::format("{} is not a folder", shownPath(folder))};
    int64_t count = 0;
    fs::directory_iterator entry(folder / "shards", error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
        std::string name = entry->path().filename().string();
        const size_t of = name.find("-of-");
        const auto shard = of == std::string::npos ? Result<Shard>(Error{})
                                                   : parseShard(name.substr(0, of) + "/" + name.substr(of + 4));
        if (!shard.ok() || shardFolder(folder, *shard) != entry->path())
            continue;
        if (count > 0 && shard->count != count)
            return Error{ErrorCode::Corrupt, fmt::format("{} holds shards of {} and of {}; remove those that are not "
                                                         "of this batch",
                                                         shownPath(folder / "shards"), count, shard->count)};
        count = shard->count;
    }
    std::vector<fs::path> folders;
    std::vector<int64_t> missing;
    for (int64_t index = 0; index < std::max<int64_t>(count, 1); ++index) {
        folders.push_back(shardFolder(folder, {index, count}));
        if (!fs::exists(folders.back() / kManifestFile, error))
            missing.push_back(index);
    }
    if (count == 0 && !missing.empty())
        return Error{ErrorCode::NotFound, fmt::format("{} holds no batch", shownPath(folder))};
    if (missing.empty())
        return folders;
    return Error{ErrorCode::Failed,
                 fmt::format("{} is not complete: of {} shards {} {} not begun; run {} with --resume",
                             shownPath(folder), count, joined(missing), missing.size() == 1 ? "has" : "have",
                             missing.size() == 1 ? "it" : "them")};
}

} // namespace

fs::path ShardFiles::fileOf(int32_t shard, const char* file) const {
    return m_folders[static_cast<size_t>(shard)] / file;
}

Result<ShardFiles> ShardFiles::open(const fs::path& folder, const std::stop_token& stop) {
    ShardFiles files;
    MIRO_TRY(files.m_folders, foldersIn(folder));
    const int64_t count = files.shards();
    std::vector<int64_t> busy;
    int64_t bytes = 0;
    for (int64_t index = 0; index < count; ++index) {
        const fs::path manifest = files.fileOf(static_cast<int32_t>(index), kManifestFile);
        MIRO_TRY(BatchHead head, readBatchHead(manifest));
        if (index == 0)
            files.m_head = head;
        BatchHead expected = files.m_head;
        expected.shard = {index, count};
        if (!headDifference(head, expected).empty())
            return Error{ErrorCode::Corrupt,
                         fmt::format("{} is of another batch than {}: it was begun {}", shownPath(manifest),
                                     shownPath(files.fileOf(0, kManifestFile)), headDifference(head, expected))};
        std::error_code error;
        bytes += static_cast<int64_t>(fs::file_size(manifest, error));
        if (GrowingFile::isInUse(files.fileOf(static_cast<int32_t>(index), kResultsFile)))
            busy.push_back(index);
    }
    if (!busy.empty())
        return Error{ErrorCode::Failed, fmt::format("{} is not complete: of {} shards {} {} being drawn; wait for {}",
                                                    shownPath(folder), count, joined(busy),
                                                    busy.size() == 1 ? "is" : "are", busy.size() == 1 ? "it" : "them")};
    // The number comes from a file: no memory for what cannot be there.
    if (files.m_head.pictures > bytes / kLeastLineBytes)
        return Error{ErrorCode::Corrupt, fmt::format("{}, line 1: the manifests are too short for {} pictures",
                                                     shownPath(files.fileOf(0, kManifestFile)), files.m_head.pictures)};
    files.m_pictures.resize(static_cast<size_t>(files.m_head.pictures));
    files.m_results.resize(files.m_pictures.size());
    for (int32_t shard = 0; shard < count; ++shard) {
        if (stop.stop_requested())
            return stoppedError();
        MIRO_CHECK_OK(files.readManifest(shard));
        MIRO_CHECK_OK(files.readResults(shard));
    }
    MIRO_CHECK_OK(files.checkComplete());
    return files;
}

Result<void> ShardFiles::readManifest(int32_t shard) {
    const fs::path path = fileOf(shard, kManifestFile);
    MIRO_TRY(LineReader reader, LineReader::open(path, kMaxRecordBytes));
    MIRO_TRY(auto line, reader.next());
    while (true) {
        MIRO_TRY(line, reader.next());
        if (!line)
            return {};
        auto where = [&] {
            return fmt::format("{}, line {}", shownPath(path), reader.number());
        };
        const auto picture = pictureFrom(*line);
        if (!picture.ok())
            return picture.error().within(where());
        if (picture->index >= pictures())
            return Error{ErrorCode::Corrupt, fmt::format("{}: there is no picture {}", where(), picture->index)};
        Place& place = m_pictures[static_cast<size_t>(picture->index)];
        if (place.offset >= 0)
            return Error{ErrorCode::Corrupt, fmt::format("{}: picture {} ({}) is in shard {} as well", where(),
                                                         picture->index, oneLine(picture->file, 80), place.shard)};
        place = {reader.begin(), static_cast<int32_t>(reader.end() - reader.begin()), shard};
        m_names.emplace_back(std::hash<std::string>()(picture->file), picture->index);
    }
}

Result<void> ShardFiles::readResults(int32_t shard) {
    const fs::path path = fileOf(shard, kResultsFile);
    std::error_code error;
    if (!fs::exists(path, error)) // its pictures are missing
        return {};
    MIRO_TRY(LineReader reader, LineReader::open(path, kMaxRecordBytes));
    auto where = [&] {
        return fmt::format("{}, line {}", shownPath(path), reader.number());
    };
    MIRO_TRY(auto line, reader.next());
    if (!line)
        return {};
    const auto fingerprint = resultsHeadFrom(*line);
    if (!fingerprint.ok())
        return fingerprint.error().within(where());
    if (*fingerprint != m_head.fingerprint)
        return Error{ErrorCode::Corrupt, fmt::format("{} is of another batch; move it away", shownPath(path))};
    while (true) {
        MIRO_TRY(line, reader.next());
        if (!line)
            return {};
        const auto result = resultFrom(*line);
        if (!result.ok())
            return result.error().within(where());
        if (result->index >= pictures() || m_pictures[static_cast<size_t>(result->index)].shard != shard)
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: picture {} is not of this shard", where(), result->index)};
        m_results[static_cast<size_t>(result->index)] = {reader.begin(),
                                                         static_cast<int32_t>(reader.end() - reader.begin()), shard};
    }
}

// Every picture has its line, and no two have one name.
Result<void> ShardFiles::checkComplete() {
    for (int64_t index = 0; index < pictures(); ++index)
        if (m_pictures[static_cast<size_t>(index)].offset < 0)
            return Error{ErrorCode::Corrupt, fmt::format("picture {} is in no manifest of {}", index,
                                                         shownPath(m_folders.front().parent_path()))};
    std::sort(m_names.begin(), m_names.end());
    for (size_t i = 1; i < m_names.size(); ++i) {
        if (m_names[i].first != m_names[i - 1].first)
            continue;
        MIRO_TRY(const BatchPicture first, picture(m_names[i - 1].second));
        MIRO_TRY(const BatchPicture second, picture(m_names[i].second));
        if (first.file == second.file)
            return Error{ErrorCode::Corrupt,
                         fmt::format("the pictures {} and {} have one name, {}; the manifests are damaged", first.index,
                                     second.index, oneLine(first.file, 80))};
    }
    m_names = {};
    return {};
}

BatchHead ShardFiles::head() const {
    BatchHead head = m_head;
    head.shard = {};
    return head;
}

Result<std::string> ShardFiles::textAt(const char* file, const Place& place) const {
    const fs::path path = fileOf(place.shard, file);
    auto found = m_open.find(path.string());
    if (found == m_open.end()) {
        if (m_open.size() >= kMaxOpen)
            m_open.clear();
        FileHandle handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (handle.get() < 0)
            return fileError("cannot read", path, errno);
        found = m_open.emplace(path.string(), std::move(handle)).first;
    }
    std::string text(static_cast<size_t>(place.bytes), '\0');
    const ssize_t n = ::pread(found->second.get(), text.data(), text.size(), place.offset);
    if (n != static_cast<ssize_t>(text.size()))
        return n < 0 ? fileError("cannot read", path, errno)
                     : Error{ErrorCode::Corrupt, fmt::format("{} became shorter", shownPath(path))};
    return text;
}

Result<std::string> ShardFiles::pictureText(int64_t index) const {
    return textAt(kManifestFile, m_pictures[static_cast<size_t>(index)]);
}

Result<std::string> ShardFiles::resultText(int64_t index) const {
    const Place& place = m_results[static_cast<size_t>(index)];
    return place.offset < 0 ? Result<std::string>(std::string()) : textAt(kResultsFile, place);
}

Result<BatchPicture> ShardFiles::picture(int64_t index) const {
    MIRO_TRY(const std::string text, pictureText(index));
    return pictureFrom(text);
}

Result<std::optional<BatchResult>> ShardFiles::result(int64_t index) const {
    MIRO_TRY(const std::string text, resultText(index));
    if (text.empty())
        return std::optional<BatchResult>();
    MIRO_TRY(BatchResult result, resultFrom(text));
    return std::optional(std::move(result));
}

Result<void> ShardFiles::append(const std::vector<BatchResult>& results) const {
    std::map<int64_t, std::string> lines;
    for (const BatchResult& result : results)
        lines[shardOf(result.index)] += resultLine(result);
    for (const auto& [shard, text] : lines) {
        const fs::path path = fileOf(static_cast<int32_t>(shard), kResultsFile);
        MIRO_TRY(LineReader reader, LineReader::open(path, kMaxRecordBytes));
        MIRO_TRY(auto line, reader.next());
        while (line) {
            MIRO_TRY(line, reader.next());
        }
        MIRO_TRY(GrowingFile file, GrowingFile::open(path, fmt::format("{} is in use", shownPath(path))));
        MIRO_CHECK_OK(file.keep(reader.end()));
        MIRO_CHECK_OK(file.append(text));
    }
    return {};
}

} // namespace miro
