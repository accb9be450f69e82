#include "library/batch_store.h"

#include "library/candidate_rank.h"
#include "library/database.h"
#include "library/picture_store.h"
#include "library/query_sql.h"
#include "library/score_store.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace miro {
namespace {

// batch_pictures.kept
constexpr int64_t kRejected = 0;
constexpr int64_t kChosen = 1;
constexpr int64_t kUndecided = 2;

constexpr int kMaxNamesTried = 10'000;
constexpr size_t kMaxAlbumNameBytes = 180; // with room for a number
constexpr size_t kMaxMessageBytes = 1000;
constexpr size_t kMaxFailedPromptBytes = 2000;

Error noBatch(const JobId& id) {
    return {ErrorCode::NotFound, fmt::format("batch {} is not in the library", oneLine(id, 80))};
}

} // namespace

Result<void> BatchStore::begin(const NewBatch& batch) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_TRY(const auto before,
             m_database.text("SELECT fingerprint FROM batches WHERE job = ?", {std::string_view(batch.id)}));
    if (before && !before->empty() && !batch.fingerprint.empty() && *before != batch.fingerprint)
        return usageError("its wildcard files have changed since the batch was begun; put them back, or queue the list "
                          "as a new batch");
    MIRO_CHECK_OK(
        m_database.run("INSERT INTO batches (job, name, created, total, try_out, payload, fingerprint) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (job) DO UPDATE SET name = ?2, "
                       "total = ?4, payload = ?6, fingerprint = ?7",
                       {std::string_view(batch.id), std::string_view(batch.name), nowMilliseconds(), batch.total,
                        int64_t{batch.tryOut}, std::string_view(batch.payload), std::string_view(batch.fingerprint)}));
    return transaction.commit();
}

// In the caller's transaction. Nothing: a try-out, or somebody deleted the album.
Result<std::optional<int64_t>> BatchStore::albumFor(const JobId& batch) {
    std::optional<int64_t> album;
    std::string name;
    bool known = false, wanted = false;
    MIRO_CHECK_OK(m_database.run("SELECT album, album_made, try_out, name FROM batches WHERE job = ?",
                                 {std::string_view(batch)}, [&](const SqlRow& row) {
                                     known = true;
                                     if (!row.isNull(0))
                                         album = row.integer(0);
                                     wanted = !album && row.integer(1) == 0 && row.integer(2) == 0;
                                     name = row.text(3);
                                     return false;
                                 }));
    if (!known)
        return noBatch(batch);
    if (!wanted)
        return album;
    std::string clean = oneLine(name, kMaxAlbumNameBytes);
    clean.erase(0, std::min(clean.find_first_not_of(' '), clean.size()));
    clean.erase(clean.find_last_not_of(' ') + 1);
    if (clean.empty())
        clean = "Batch";
    for (int number = 1; number <= kMaxNamesTried; ++number) {
        const std::string free = number == 1 ? clean : fmt::format("{} ({})", clean, number);
        MIRO_CHECK_OK(
            m_database.run("INSERT INTO albums (name) VALUES (?) ON CONFLICT DO NOTHING", {std::string_view(free)}));
        if (m_database.changes() == 0)
            continue;
        album = m_database.lastId();
        MIRO_CHECK_OK(m_database.run("UPDATE batches SET album = ?, album_made = 1 WHERE job = ?",
                                     {*album, std::string_view(batch)}));
        return album;
    }
    return usageError(fmt::format("there are too many albums named {}", clean));
}

Result<void> BatchStore::note(const JobId& batch, const std::vector<BatchOutcome>& outcomes) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    for (const BatchOutcome& outcome : outcomes) {
        const std::string prompt = oneLine(outcome.prompt, kMaxFailedPromptBytes);
        const std::string failure = oneLine(outcome.failure, kMaxMessageBytes);
        MIRO_CHECK_OK(m_database.run(
            "INSERT OR REPLACE INTO batch_pictures (job, place, entry, line, picture, seconds, kept, prompt, failure) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {std::string_view(batch), outcome.index, outcome.entry, outcome.line, orNull(outcome.picture),
             std::isfinite(outcome.seconds) ? outcome.seconds : 0,
             outcome.toAlbum || !outcome.failure.empty() ? kChosen : kUndecided,
             textOrNull(outcome.failure.empty() ? "" : prompt), textOrNull(failure)}));
        if (!outcome.picture || !outcome.toAlbum)
            continue;
        MIRO_TRY(const auto album, albumFor(batch));
        if (album)
            MIRO_CHECK_OK(m_database.run("INSERT INTO album_pictures (album, picture) VALUES (?, ?) ON CONFLICT DO "
                                         "NOTHING",
                                         {*album, *outcome.picture}));
    }
    return transaction.commit();
}

Result<std::vector<int64_t>> BatchStore::undecidedEntries(const JobId& batch) const {
    return m_database.integers("SELECT DISTINCT entry FROM batch_pictures WHERE job = ? AND kept = 2 ORDER BY entry",
                               {std::string_view(batch)});
}

Result<void> BatchStore::chooseBest(const JobId& batch, const std::vector<int64_t>& entries, int64_t keep,
                                    const std::map<std::string, double>& weights) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    for (const int64_t entry : entries) {
        MIRO_TRY(std::vector<BatchItem> items, selectItems(batch, entry, -1, 0));
        MIRO_TRY(const std::vector<BatchItem> best, rank(std::move(items), weights));
        MIRO_CHECK_OK(m_database.run("UPDATE batch_pictures SET kept = ? WHERE job = ? AND entry = ? AND failure IS "
                                     "NULL",
                                     {kRejected, std::string_view(batch), entry}));
        for (size_t i = 0; i < best.size(); ++i) {
            const bool kept = static_cast<int64_t>(i) < keep;
            MIRO_TRY(const auto album, kept ? albumFor(batch) : Result<std::optional<int64_t>>(std::nullopt));
            if (kept)
                MIRO_CHECK_OK(m_database.run("UPDATE batch_pictures SET kept = ? WHERE job = ? AND place = ?",
                                             {kChosen, std::string_view(batch), best[i].index}));
            if (album)
                MIRO_CHECK_OK(m_database.run("INSERT INTO album_pictures (album, picture) VALUES (?, ?) ON CONFLICT DO "
                                             "NOTHING",
                                             {*album, *best[i].picture}));
        }
    }
    return transaction.commit();
}

Result<std::vector<int64_t>> BatchStore::drawnIndices(const JobId& batch) const {
    return m_database.integers("SELECT place FROM batch_pictures WHERE job = ? AND failure IS NULL ORDER BY place",
                               {std::string_view(batch)});
}

Result<int64_t> BatchStore::clearFailures(const JobId& batch) {
    MIRO_CHECK_OK(
        m_database.run("DELETE FROM batch_pictures WHERE job = ? AND failure IS NOT NULL", {std::string_view(batch)}));
    return m_database.changes();
}

// --- for the page

Result<std::vector<BatchRecord>> BatchStore::select(const std::string& condition, const JobId& batch,
                                                    int64_t limit) const {
    std::vector<BatchRecord> list;
    SqlValues values;
    if (!batch.empty())
        values.emplace_back(std::string_view(batch));
    values.emplace_back(limit);
    MIRO_CHECK_OK(m_database.run(
        fmt::format("SELECT job, name, album, created, total, try_out, fingerprint FROM batches {} ORDER BY "
                    "created DESC, job LIMIT ?",
                    condition),
        values, [&](const SqlRow& row) {
            BatchRecord record;
            record.id = row.text(0);
            record.name = row.text(1);
            if (!row.isNull(2))
                record.album = row.integer(2);
            record.created = row.integer(3);
            record.total = row.integer(4);
            record.tryOut = row.integer(5) != 0;
            record.fingerprint = row.text(6);
            list.push_back(std::move(record));
            return true;
        }));
    for (BatchRecord& record : list)
        MIRO_CHECK_OK(m_database.run("SELECT count(*), coalesce(sum(failure IS NOT NULL), 0), coalesce(sum(kept = ?), "
                                     "0), coalesce(sum(seconds), 0) FROM batch_pictures WHERE job = ?",
                                     {kRejected, std::string_view(record.id)}, [&](const SqlRow& row) {
                                         record.failed = row.integer(1);
                                         record.done = row.integer(0) - record.failed;
                                         record.rejected = row.integer(2);
                                         record.seconds = row.real(3);
                                         return false;
                                     }));
    return list;
}

Result<std::vector<BatchRecord>> BatchStore::list(int64_t limit) const {
    return select("WHERE try_out = 0", {}, limit);
}

Result<std::optional<BatchRecord>> BatchStore::find(const JobId& batch) const {
    if (batch.empty())
        return std::optional<BatchRecord>();
    MIRO_TRY(auto found, select("WHERE job = ?", batch, 1));
    return found.empty() ? std::optional<BatchRecord>() : std::optional(std::move(found.front()));
}

Result<std::vector<BatchItem>> BatchStore::selectItems(const JobId& batch, std::optional<int64_t> entry, int64_t limit,
                                                       int64_t offset) const {
    std::vector<BatchItem> list;
    SqlValues values = {std::string_view(batch)};
    if (entry)
        values.emplace_back(*entry);
    values.emplace_back(limit);
    values.emplace_back(std::max<int64_t>(offset, 0));
    MIRO_CHECK_OK(m_database.run(
        fmt::format(
            "SELECT place, entry, picture, failure, seconds, kept, state FROM batch_pictures LEFT JOIN pictures "
            "ON pictures.id = picture WHERE batch_pictures.job = ? {} ORDER BY place LIMIT ? OFFSET ?",
            entry ? "AND entry = ?" : ""),
        values, [&](const SqlRow& row) {
            BatchItem item;
            item.index = row.integer(0);
            item.entry = row.integer(1);
            if (!row.isNull(2))
                item.picture = row.integer(2);
            item.failure = row.text(3);
            item.seconds = row.real(4);
            item.kept = row.integer(5) == kChosen;
            item.decided = row.integer(5) != kUndecided;
            item.inBin = row.integer(6) == static_cast<int64_t>(PictureState::InBin);
            list.push_back(std::move(item));
            return true;
        }));
    return list;
}

Result<std::vector<BatchItem>> BatchStore::items(const JobId& batch, int64_t limit, int64_t offset) const {
    return selectItems(batch, std::nullopt, limit, offset);
}

Result<std::vector<BatchItem>> BatchStore::bestFirst(const JobId& batch,
                                                     const std::map<std::string, double>& weights) const {
    MIRO_TRY(std::vector<BatchItem> all, items(batch));
    return rank(std::move(all), weights);
}

Result<std::vector<BatchItem>> BatchStore::rank(std::vector<BatchItem> all,
                                                const std::map<std::string, double>& weights) const {
    std::erase_if(all, [](const BatchItem& item) { return !item.picture || item.inBin; });
    struct Place {
        size_t item = 0;
        int64_t rank = 0;    // among its prompt's; those without scores last
        double quantile = 0; // those compare across prompts
    };
    std::vector<Place> places;
    for (size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        std::vector<std::vector<ScoreRecord>> scores; // of one entry: its pictures are neighbours
        for (; end < all.size() && all[end].entry == all[begin].entry; ++end) {
            MIRO_TRY(auto own, readScores(m_database, *all[end].picture));
            std::erase_if(own, [](const ScoreRecord& score) { return score.outdated; });
            scores.push_back(std::move(own));
        }
        const std::vector<CandidateRank> ranks = rankCandidates(scores, weights);
        int64_t rank = 0;
        for (const size_t best : miro::bestFirst(ranks))
            places.push_back({begin + best, ranks[best].total ? rank++ : std::numeric_limits<int64_t>::max(),
                              ranks[best].quantile.value_or(-1)});
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.quantile > b.quantile;
    });
    std::vector<BatchItem> best;
    for (const Place& place : places)
        best.push_back(std::move(all[place.item]));
    return best;
}

Result<std::vector<BatchFailure>> BatchStore::failures(const JobId& batch) const {
    std::vector<BatchFailure> list;
    MIRO_CHECK_OK(m_database.run("SELECT place, line, prompt, failure FROM batch_pictures WHERE job = ? AND failure IS "
                                 "NOT NULL ORDER BY place",
                                 {std::string_view(batch)}, [&](const SqlRow& row) {
                                     list.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3)});
                                     return true;
                                 }));
    return list;
}

Result<std::string> BatchStore::payload(const JobId& batch) const {
    MIRO_TRY(auto text, m_database.text("SELECT payload FROM batches WHERE job = ?", {std::string_view(batch)}));
    return text.value_or(std::string());
}

Result<void> BatchStore::forget(const JobId& batch) {
    return m_database.run("DELETE FROM batches WHERE job = ?", {std::string_view(batch)});
}

Result<void> BatchStore::tidy() {
    return m_database.run("DELETE FROM batches WHERE job NOT IN (SELECT id FROM jobs) AND (try_out = 1 OR NOT EXISTS "
                          "(SELECT 1 FROM batch_pictures WHERE batch_pictures.job = batches.job))");
}

} // namespace miro
