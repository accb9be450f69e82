#include "library/picture_store.h"

#include "base/files.h"
#include "library/process_identity.h"
#include "library/score_store.h"
#include "library/search_text.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kLargestPicture = size_t{1} << 30;
constexpr int64_t kKept = static_cast<int64_t>(PictureState::Kept);

Result<SqlValue> modelId(Database& database, const std::string& name) {
    if (name.empty())
        return SqlValue{};
    MIRO_CHECK_OK(
        database.run("INSERT INTO models (name) VALUES (?) ON CONFLICT DO NOTHING", {std::string_view(name)}));
    MIRO_TRY(auto id, database.integer("SELECT id FROM models WHERE name = ?", {std::string_view(name)}));
    return SqlValue{id.value_or(0)};
}

Result<void> indexWords(Database& database, PictureId id) {
    MIRO_TRY(auto prompt, database.text("SELECT prompt FROM picture_texts WHERE picture = ?", {id}));
    const std::string words = searchText(prompt.value_or(""));
    return database.run("INSERT OR REPLACE INTO picture_words (rowid, words) VALUES (?, ?)",
                        {id, std::string_view(words)});
}

struct Unsettled {
    PictureId id = 0;
    PictureState state = PictureState::Announced;
    std::string path;
    std::string movingFrom;
    std::string sha256;
    std::string owner;
};

Result<void> settleMoved(Database& database, const fs::path& folder, const Unsettled& row) {
    if (!row.movingFrom.empty() && !isThere(folder / row.path) && isThere(folder / row.movingFrom))
        MIRO_CHECK_OK(moveFile(folder / row.movingFrom, folder / row.path));
    return database.run("UPDATE pictures SET owner = NULL, moving_from = NULL WHERE id = ?", {row.id});
}

Result<void> settleLeaving(Database& database, const fs::path& folder, const Unsettled& row) {
    ::unlink((folder / row.path).c_str());
    MIRO_CHECK_OK(deletePicture(database, row.id));
    removeThumbnail(database, folder, row.sha256);
    return {};
}

} // namespace

bool isThere(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(file, ignored));
}

int64_t nowMilliseconds() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string sha256Of(std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available in this machine's libcrypto");
    std::string text;
    for (unsigned int i = 0; i < size; ++i)
        text += fmt::format("{:02x}", digest[i]);
    return text;
}

bool holdsBytes(const fs::path& file, const std::string& sha256) {
    const auto bytes = readFile(file, kLargestPicture);
    return bytes.ok() && sha256Of(*bytes) == sha256;
}

Result<std::string> freePath(Database& database, const fs::path& folder, const std::string& wanted) {
    const fs::path path(wanted);
    const std::string stem = (path.parent_path() / path.stem()).string();
    const std::string ending = path.extension().string();
    for (int i = 1; i < 100'000; ++i) {
        const std::string candidate = i == 1 ? wanted : fmt::format("{}-{}{}", stem, i, ending);
        if (isThere(folder / candidate))
            continue;
        MIRO_TRY(auto row, database.integer("SELECT id FROM pictures WHERE path = ?", {std::string_view(candidate)}));
        if (!row)
            return candidate;
    }
    return Error{ErrorCode::Failed, fmt::format("no free name beside {} in the library", oneLine(wanted))};
}

Result<PictureId> insertPicture(Database& database, const NewRow& row) {
    const PictureFacts& facts = row.facts;
    MIRO_TRY(SqlValue model, modelId(database, facts.model));
    const std::string order = promptOrder(facts.prompt);
    const std::string owner = row.state == PictureState::Announced ? thisProcess() : std::string();
    const bool ofJob = !row.jobId.empty();
    MIRO_CHECK_OK(database.run(
        "INSERT INTO pictures (id, state, created, model, has_seed, seed, width, height, pixels, stack, prompt_order, "
        "path, home, binned, owner, sha256, job, job_index, parent) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM pictures WHERE id = ?))",
        {orNull(row.id), static_cast<int64_t>(row.state), row.created, model, int64_t{facts.seed.has_value()},
         storedSeed(facts.seed.value_or(0)), int64_t{facts.width}, int64_t{facts.height},
         int64_t{facts.width} * facts.height, orNull(facts.stack), std::string_view(order), std::string_view(row.path),
         textOrNull(row.home), row.state == PictureState::InBin ? SqlValue{nowMilliseconds()} : SqlValue{},
         row.state == PictureState::Announced ? SqlValue{std::string_view(owner)} : SqlValue{},
         std::string_view(row.sha256), textOrNull(row.jobId), ofJob ? SqlValue{row.jobIndex} : SqlValue{},
         orNull(row.parent)}));
    const PictureId id = database.lastId();
    MIRO_CHECK_OK(
        database.run("INSERT INTO picture_texts (picture, source, model_sha256, origin_path, prompt, "
                     "negative_prompt, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)",
                     {id, std::string_view(facts.source), textOrNull(facts.modelSha256), textOrNull(row.originPath),
                      std::string_view(facts.prompt), textOrNull(facts.negativePrompt), textOrNull(facts.metadata)}));
    for (const ScoreRecord& score : facts.scores)
        MIRO_CHECK_OK(storeScore(database, id, score, ScoreOrigin::File));
    if (row.state != PictureState::Announced)
        MIRO_CHECK_OK(indexWords(database, id));
    return id;
}

Result<void> confirmPicture(Database& database, PictureId id) {
    MIRO_CHECK_OK(database.run("UPDATE pictures SET state = ?, owner = NULL WHERE id = ?", {kKept, id}));
    return indexWords(database, id);
}

Result<void> deletePicture(Database& database, PictureId id) {
    MIRO_CHECK_OK(database.run("DELETE FROM picture_words WHERE rowid = ?", {id}));
    return database.run("DELETE FROM pictures WHERE id = ?", {id});
}

Result<void> makeFolderOf(const fs::path& file) {
    std::error_code error;
    fs::create_directories(folderOf(file), error);
    if (error)
        return fileError("cannot create the folder", folderOf(file), error.value());
    return {};
}

Result<void> moveFile(const fs::path& from, const fs::path& to) {
    MIRO_CHECK_OK(makeFolderOf(to));
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return {};
    if (errno != EINVAL && errno != ENOSYS)
        return fileError("cannot move the picture", from, errno);
    // File systems without it: a second name, then the first one goes.
    if (::link(from.c_str(), to.c_str()) != 0)
        return fileError("cannot move the picture", from, errno);
    ::unlink(from.c_str());
    return {};
}

fs::path thumbnailPath(const fs::path& folder, const std::string& sha256) {
    return folder / "thumbnails" / sha256.substr(0, 2) / (sha256 + ".jpg");
}

void removeThumbnail(Database& database, const fs::path& folder, const std::string& sha256) {
    auto other = database.integer("SELECT id FROM pictures WHERE sha256 = ? LIMIT 1", {std::string_view(sha256)});
    if (other.ok() && !*other)
        ::unlink(thumbnailPath(folder, sha256).c_str());
}

Result<void> settleAnnounced(Database& database, const fs::path& folder, PictureId id) {
    std::string path, sha256;
    MIRO_CHECK_OK(database.run("SELECT path, sha256 FROM pictures WHERE id = ?", {id}, [&](const SqlRow& row) {
        path = row.text(0);
        sha256 = row.text(1);
        return false;
    }));
    if (holdsBytes(folder / path, sha256))
        return confirmPicture(database, id);
    // Whatever else may lie at that name is not ours to remove.
    return deletePicture(database, id);
}

Result<void> settlePictures(Database& database, const fs::path& folder) {
    std::vector<Unsettled> rows;
    const char* unsettled = "SELECT id, state, path, moving_from, sha256, owner FROM pictures INDEXED BY "
                            "pictures_unsettled WHERE owner IS NOT NULL";
    auto read = [&] {
        rows.clear();
        return database.run(unsettled, {}, [&](const SqlRow& row) {
            if (std::string owner = row.text(5); !isAlive(owner))
                rows.push_back({row.integer(0), static_cast<PictureState>(row.integer(1)), row.text(2), row.text(3),
                                row.text(4), owner});
            return true;
        });
    };
    MIRO_CHECK_OK(read());
    if (rows.empty())
        return {};
    Transaction transaction(database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_CHECK_OK(read()); // another program may have been faster
    for (const Unsettled& row : rows) {
        if (row.state == PictureState::Announced)
            MIRO_CHECK_OK(settleAnnounced(database, folder, row.id));
        else if (row.state == PictureState::Leaving)
            MIRO_CHECK_OK(settleLeaving(database, folder, row));
        else
            MIRO_CHECK_OK(settleMoved(database, folder, row));
    }
    return transaction.commit();
}

} // namespace miro
