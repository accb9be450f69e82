#include "batch/batch_merge.h"

#include "base/files.h"
#include "batch/batch_beside.h"
#include "batch/batch_best.h"
#include "batch/batch_recipe.h"
#include "batch/batch_records.h"
#include "batch/batch_table.h"
#include "batch/line_files.h"
#include "batch/shard_files.h"
#include "image/image_file.h"
#include "library/picture_store.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kNamedPictures = 3; // pictures of a shard that the message names
constexpr size_t kSentences = 5;     // shards that it speaks of

std::string pictureCount(int64_t number) {
    return number == 1 ? "1 picture" : fmt::format("{} pictures", number);
}

// What one shard lacks, in the order of its pictures.
struct Lack {
    int64_t missing = 0;
    int64_t damaged = 0;
    int64_t failed = 0;
    std::vector<std::string> missingNames, damagedNames, failures;

    bool any() const { return missing + damaged + failed > 0; }
};

void add(int64_t& number, std::vector<std::string>& names, const std::string& name) {
    ++number;
    if (names.size() < kNamedPictures)
        names.push_back(oneLine(name, 60));
}

std::string listOf(int64_t number, const std::vector<std::string>& names) {
    return fmt::format("{}{}", fmt::join(names, ", "), number > static_cast<int64_t>(names.size()) ? ", ..." : "");
}

std::string sentence(const Lack& lack, int64_t shard, int64_t shards) {
    std::vector<std::string> parts;
    auto say = [&](int64_t number, const char* one, const char* many, const std::vector<std::string>& names) {
        if (number > 0)
            parts.push_back(
                fmt::format("{} {} ({})", pictureCount(number), number == 1 ? one : many, listOf(number, names)));
    };
    say(lack.missing, "is missing", "are missing", lack.missingNames);
    say(lack.damaged, "is not what was drawn", "are not what was drawn", lack.damagedNames);
    say(lack.failed, "failed", "failed", lack.failures);
    const std::string text = fmt::format("{}", fmt::join(parts, ", "));
    return shards == 1 ? text : fmt::format("shard {} of {}: {}", shard, shards, text);
}

enum class FileState { Whole, Missing, Other };

Result<FileState> stateOf(const fs::path& file, const std::string& sha256) {
    std::error_code error;
    if (!fs::is_regular_file(fs::status(file, error)))
        return FileState::Missing;
    const auto bytes = readFile(file, ImageLimits().maxFileBytes);
    if (!bytes.ok())
        return bytes.error().code == ErrorCode::Corrupt ? Result<FileState>(FileState::Other) : bytes.error();
    return sha256Of(*bytes) == sha256 ? FileState::Whole : FileState::Other;
}

// Checks every file.
Result<void> checkPictures(const fs::path& folder, const ShardFiles& files, ProgressSink* progress,
                           const std::stop_token& stop) {
    std::vector<Lack> lacks(static_cast<size_t>(files.shards()));
    for (int64_t index = 0; index < files.pictures(); ++index) {
        if (stop.stop_requested())
            return stoppedError();
        if (progress)
            progress->progress({"check", index, files.pictures()});
        Lack& lack = lacks[static_cast<size_t>(files.shardOf(index))];
        MIRO_TRY(const BatchPicture picture, files.picture(index));
        MIRO_TRY(const auto result, files.result(index));
        if (!result) {
            add(lack.missing, lack.missingNames, picture.file);
            continue;
        }
        if (!result->failure.empty()) {
            add(lack.failed, lack.failures, fmt::format("{}: {}", picture.file, result->failure));
            continue;
        }
        MIRO_TRY(FileState state, stateOf(folder / result->file, result->sha256));
        // A merge that was killed moved it and could not say so.
        if (state == FileState::Missing && result->file != picture.file) {
            MIRO_TRY(state, stateOf(folder / picture.file, result->sha256));
        }
        if (state == FileState::Other)
            add(lack.damaged, lack.damagedNames, result->file);
        else if (state == FileState::Missing && result->kept) // what best-of left behind may be deleted
            add(lack.missing, lack.missingNames, picture.file);
    }
    std::vector<std::string> sentences;
    int64_t more = 0;
    for (size_t shard = 0; shard < lacks.size(); ++shard) {
        if (lacks[shard].any() && sentences.size() < kSentences)
            sentences.push_back(sentence(lacks[shard], static_cast<int64_t>(shard), files.shards()));
        else
            more += lacks[shard].any() ? 1 : 0;
    }
    if (sentences.empty())
        return {};
    return Error{ErrorCode::Failed,
                 fmt::format("{} is not complete: {}{}; run {} again with --resume", shownPath(folder),
                             fmt::join(sentences, "; "), more > 0 ? fmt::format("; and {} shards more", more) : "",
                             files.shards() == 1 ? "it" : "them")};
}

// Where an entry's candidates are in several shards, none of them could choose. Gives whether results changed.
Result<bool> choose(const fs::path& folder, const ShardFiles& files) {
    const BatchHead head = files.head();
    if (head.bestOf <= 0)
        return false;
    std::vector<BatchPicture> pictures;
    std::vector<BatchResult> results, changed;
    for (int64_t index = 0; index < files.pictures(); ++index) {
        MIRO_TRY(BatchPicture picture, files.picture(index));
        MIRO_TRY(const auto result, files.result(index));
        pictures.push_back(std::move(picture));
        results.push_back(result.value_or(BatchResult()));
        if (index + 1 < files.pictures()) {
            MIRO_TRY(const BatchPicture next, files.picture(index + 1));
            if (next.entry == pictures.back().entry)
                continue;
        }
        MIRO_CHECK_OK(
            chooseBest({head.bestOf, head.weights, head.discardRejected}, folder, pictures, results, changed));
        pictures.clear();
        results.clear();
    }
    MIRO_CHECK_OK(files.append(changed));
    return !changed.empty();
}

// All lines that `line` gives, in order, behind the head.
template <typename Line>
Result<void> join(const fs::path& target, const std::string& head, int64_t pictures, const Line& line) {
    MIRO_TRY(WholeFile file, WholeFile::create(target, folderOf(target)));
    MIRO_CHECK_OK(file.write(head));
    for (int64_t index = 0; index < pictures; ++index) {
        MIRO_TRY(const std::string text, line(index));
        MIRO_CHECK_OK(file.write(text));
    }
    return file.commit();
}

// Contact sheets and grids over all shards, as a single run makes them.
Result<void> makeSheets(const fs::path& folder, const ShardFiles& files, const ModelLookup& lookup, MergedBatch& merged,
                        const std::stop_token& stop) {
    MIRO_TRY(const BatchPlan plan, planFromRecipe(shardFolder(folder, {0, files.shards()}), lookup));
    if (plan.fingerprint() != files.head().fingerprint)
        return Error{ErrorCode::Failed, "the wildcard or picture files that the list names are not those of the batch"};
    std::map<int64_t, BatchResult> results;
    for (int64_t index = 0; index < files.pictures(); ++index) {
        MIRO_TRY(auto result, files.result(index));
        if (result)
            results.emplace(index, std::move(*result));
    }
    const BesideWriter write = [&](const NamedFile& file) -> Result<void> {
        MIRO_CHECK_OK(placeFile(folder, file.name, file.bytes, folder));
        merged.files.push_back(folder / file.name);
        return {};
    };
    return writeBatchSheets(plan, folder, results, write, stop);
}

} // namespace

Result<MergedBatch> mergeBatch(const fs::path& folder, const ModelLookup& lookup, ProgressSink* progress,
                               std::stop_token stop) {
    MIRO_TRY(ShardFiles files, ShardFiles::open(folder, stop));
    MIRO_CHECK_OK(checkPictures(folder, files, progress, stop));
    MIRO_TRY(const bool chosen, choose(folder, files));
    if (chosen) {
        MIRO_TRY(files, ShardFiles::open(folder, stop));
    }
    MergedBatch merged;
    merged.pictures = files.pictures();
    merged.shards = files.shards();

    removeUnfinished(folder); // of a merge that was killed; shards write elsewhere
    const BatchHead head = files.head();
    const fs::path manifest = folder / kManifestFile, results = folder / kResultsFile, table = folder / kTableFile;
    merged.files = {manifest, results, table};
    if (files.shards() > 1)
        MIRO_CHECK_OK(join(results, resultsHeadLine(head.fingerprint), files.pictures(),
                           [&](int64_t index) { return files.resultText(index); }));
    const auto rows = [&](const BatchRow& row) -> Result<void> {
        for (int64_t index = 0; index < files.pictures(); ++index) {
            MIRO_TRY(const BatchPicture picture, files.picture(index));
            MIRO_TRY(const auto result, files.result(index));
            MIRO_CHECK_OK(row(picture, result ? &*result : nullptr));
        }
        return {};
    };
    MIRO_CHECK_OK(writeBatchTable(table, folder, rows));
    for (int64_t index = 0; index < files.pictures(); ++index) {
        MIRO_TRY(const auto result, files.result(index));
        merged.kept += result && result->kept ? 1 : 0;
    }
    // Last: where it stands, the batch is one.
    if (files.shards() > 1)
        MIRO_CHECK_OK(
            join(manifest, headLine(head), files.pictures(), [&](int64_t index) { return files.pictureText(index); }));
    if (files.shards() > 1) {
        const auto sheets = makeSheets(folder, files, lookup, merged, stop);
        if (!sheets.ok() && (sheets.error().code == ErrorCode::Stopped || sheets.error().code == ErrorCode::DiskFull))
            return sheets.error();
        if (!sheets.ok())
            merged.note = fmt::format("note: {} is complete and joined, but has no contact sheets: {}",
                                      shownPath(folder), sheets.message());
    }
    return merged;
}

} // namespace miro
