#include "batch/batch_manifest.h"

#include "base/files.h"
#include "batch/batch_recipe.h"
#include "batch/batch_records.h"
#include "batch/batch_table.h"
#include "batch/explore_folder.h"
#include "batch/line_files.h"
#include "library/picture_store.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

// Of the first shard that stands there, whichever: all shards of a batch have one head but for their number.
fs::path someShard(const fs::path& folder) {
    std::error_code error;
    fs::directory_iterator entry(folder / "shards", error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error))
        if (isThere(entry->path() / kManifestFile))
            return entry->path();
    return {};
}

Result<void> checkSame(const fs::path& folder, const BatchHead& begun, const BatchHead& now) {
    const std::string difference = headDifference(begun, now);
    if (difference.empty())
        return {};
    return usageError(fmt::format("{} holds a batch that was begun {}", shownPath(folder), difference));
}

Error alreadyThere(const fs::path& folder) {
    return usageError(
        fmt::format("{} already holds a batch; go on with --resume, or give another folder", shownPath(folder)));
}

} // namespace

fs::path shardFolder(const fs::path& folder, Shard shard) {
    return shard.count <= 1 ? folder : folder / "shards" / fmt::format("{}-of-{}", shard.index, shard.count);
}

BatchManifest::BatchManifest() = default;
BatchManifest::BatchManifest(BatchManifest&&) noexcept = default;
BatchManifest& BatchManifest::operator=(BatchManifest&&) noexcept = default;
BatchManifest::~BatchManifest() = default;

Result<void> BatchManifest::check(const fs::path& folder, const BatchHead& head, bool resume) {
    std::error_code ignored;
    if (folder.empty())
        return usageError("the name of the folder is empty");
    if (!isThere(folder))
        return checkWritableFolder(folderOf(withoutTrailingSlash(folder)));
    if (!fs::is_directory(folder, ignored))
        return usageError(fmt::format("{} is not a folder; give another", shownPath(folder)));
    MIRO_CHECK_OK(checkWritableFolder(folder));

    const fs::path own = shardFolder(folder, head.shard);
    if (isThere(own / kManifestFile)) {
        if (!resume)
            return alreadyThere(folder);
        MIRO_TRY(const BatchHead begun, readBatchHead(own / kManifestFile));
        return checkSame(folder, begun, head);
    }
    // Begun in another number of parts, or another batch's part.
    if (isThere(folder / kManifestFile)) {
        if (!resume)
            return alreadyThere(folder);
        MIRO_TRY(const BatchHead begun, readBatchHead(folder / kManifestFile));
        MIRO_CHECK_OK(checkSame(folder, begun, head));
    }
    if (const fs::path other = someShard(folder); !other.empty()) {
        MIRO_TRY(BatchHead begun, readBatchHead(other / kManifestFile));
        if (head.shard.count > 1)
            begun.shard.index = head.shard.index;
        MIRO_CHECK_OK(checkSame(folder, begun, head));
    }
    // The manifest is gone, but what was drawn is known: without --resume it is not taken for a new folder.
    if (!resume && isThere(own / kResultsFile))
        return alreadyThere(folder);
    return {};
}

Result<BatchManifest> BatchManifest::open(const fs::path& folder, const BatchPlan& plan, const BatchHead& head,
                                          bool resume) {
    MIRO_CHECK_OK(check(folder, head, resume));
    BatchManifest manifest;
    manifest.m_root = folder;
    manifest.m_folder = shardFolder(folder, head.shard);
    MIRO_CHECK_OK(makeFoldersBelow(folder, shardFolder({}, head.shard)));
    MIRO_TRY(GrowingFile file,
             GrowingFile::open(manifest.m_folder / kResultsFile,
                               fmt::format("another process is drawing the batch in {}; wait for it or stop it",
                                           shownPath(manifest.m_folder))));
    manifest.m_file = std::make_unique<GrowingFile>(std::move(file));
    removeUnfinished(manifest.m_folder);
    MIRO_CHECK_OK(manifest.readResults(head.pictures, head.fingerprint));

    for (const int64_t group : groupsOfShard(plan, head.shard)) {
        const std::vector<int64_t> indices = plan.group(group);
        manifest.m_pictures.insert(manifest.m_pictures.end(), indices.begin(), indices.end());
    }
    std::sort(manifest.m_pictures.begin(), manifest.m_pictures.end());
    if (head.shard.count > 1 && head.shard.index == 0)
        MIRO_CHECK_OK(keepRecipe(manifest.m_folder, plan.request()));
    if (!isThere(manifest.m_folder / kManifestFile)) {
        MIRO_TRY(WholeFile list, WholeFile::create(manifest.m_folder / kManifestFile, manifest.m_folder));
        MIRO_CHECK_OK(list.write(headLine(head)));
        for (const int64_t index : manifest.m_pictures)
            MIRO_CHECK_OK(list.write(pictureLine(plan.picture(index))));
        MIRO_CHECK_OK(list.commit());
    }
    return manifest;
}

Result<void> BatchManifest::readResults(int64_t pictures, const std::string& fingerprint) {
    const fs::path path = m_folder / kResultsFile;
    MIRO_TRY(LineReader reader, LineReader::open(path, kMaxRecordBytes));
    MIRO_TRY(auto line, reader.next());
    if (!line) { // new, or killed before the first line was whole
        MIRO_CHECK_OK(m_file->keep(0));
        return m_file->append(resultsHeadLine(fingerprint));
    }
    auto damaged = [&](const Error& error) {
        return error.within(fmt::format("{}, line {}", shownPath(path), reader.number()));
    };
    const auto begun = resultsHeadFrom(*line);
    if (!begun.ok())
        return damaged(begun.error());
    if (*begun != fingerprint)
        return usageError(fmt::format("{} is of another batch; move it away", shownPath(path)));
    while (true) {
        MIRO_TRY(line, reader.next());
        if (!line)
            break;
        auto result = resultFrom(*line);
        if (!result.ok())
            return damaged(result.error());
        if (result->index >= pictures)
            return damaged({ErrorCode::Corrupt, fmt::format("there is no picture {}", result->index)});
        const int64_t index = result->index;
        m_results.insert_or_assign(index, std::move(result).value());
    }
    return m_file->keep(reader.end());
}

Result<void> BatchManifest::append(const std::vector<BatchResult>& results) {
    std::string lines;
    for (const BatchResult& result : results)
        lines += resultLine(result);
    MIRO_CHECK_OK(m_file->append(lines));
    for (const BatchResult& result : results)
        m_results.insert_or_assign(result.index, result);
    return {};
}

Result<void> BatchManifest::place(const std::string& file, std::string_view bytes) const {
    if (!isBatchFileName(file))
        return usageError(fmt::format("the file name '{}' leaves the batch's folder", oneLine(file, 80)));
    return placeFile(m_root, file, bytes, m_folder);
}

Result<void> BatchManifest::writeTable(const BatchPlan& plan) const {
    return writeBatchTable(m_folder / kTableFile, m_folder, [&](const BatchRow& row) -> Result<void> {
        for (const int64_t index : m_pictures) {
            const auto found = m_results.find(index);
            MIRO_CHECK_OK(row(plan.picture(index), found == m_results.end() ? nullptr : &found->second));
        }
        return {};
    });
}

} // namespace miro
