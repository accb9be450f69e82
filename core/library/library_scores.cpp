// Library: scores.
#include "base/files.h"
#include "base/reward_bins.h"
#include "library/database.h"
#include "library/import_limits.h"
#include "library/library.h"
#include "library/picture_facts.h"
#include "library/picture_store.h"
#include "library/score_metadata.h"
#include "library/score_store.h"
#include "library/taste_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace miro {
namespace {} // namespace

Result<void> Library::putScore(PictureId id, const ScoreRecord& score) {
    return putScores({{id, {score}}});
}

Result<void> Library::putScores(const std::vector<PictureScores>& scores) {
    if (scores.empty())
        return {};
    Transaction transaction(*m_database);
    MIRO_CHECK_OK(transaction.begin());
    for (const PictureScores& picture : scores) {
        MIRO_TRY(auto known,
                 m_database->integer("SELECT 1 FROM pictures WHERE id = ? AND state IN (1, 2, 3)", {picture.picture}));
        if (!known)
            return Error{ErrorCode::NotFound, fmt::format("picture {} is not in the library", picture.picture)};
        for (const ScoreRecord& score : picture.scores) {
            if (score.scorer.empty())
                return usageError("a score needs the name of its scorer");
            MIRO_CHECK_OK(storeScore(*m_database, picture.picture, score, ScoreOrigin::Measured));
        }
    }
    return transaction.commit();
}

Result<std::vector<PictureScores>> Library::scoresOf(const std::vector<PictureId>& ids) const {
    std::vector<PictureScores> list;
    list.reserve(ids.size());
    for (const PictureId id : ids) {
        MIRO_TRY(auto scores, readScores(*m_database, id));
        list.push_back({id, std::move(scores)});
    }
    return list;
}

Result<std::vector<ScoreRank>> Library::ranksOf(const std::vector<PictureId>& ids, const std::string& scorer) const {
    std::vector<ScoreRank> ranks;
    std::unordered_map<int64_t, std::vector<double>> valuesOf; // by prompt, highest first
    for (const PictureId id : ids) {
        ScoreRank rank{id, 0, 0};
        std::optional<int64_t> prompt;
        double raw = 0;
        MIRO_CHECK_OK(m_database->run("SELECT prompt_key, raw FROM scores WHERE picture = ? AND scorer = ? AND "
                                      "current = 1 AND raw IS NOT NULL",
                                      {id, std::string_view(scorer)}, [&](const SqlRow& row) {
                                          prompt = row.integer(0);
                                          raw = row.real(1);
                                          return false;
                                      }));
        if (prompt) {
            auto [values, isNew] = valuesOf.try_emplace(*prompt);
            if (isNew)
                MIRO_CHECK_OK(m_database->run(
                    "SELECT raw FROM scores INDEXED BY scores_by_prompt CROSS JOIN pictures ON pictures.id = picture "
                    "WHERE scorer = ? AND current = 1 AND prompt_key = ? AND raw IS NOT NULL AND state = 1 "
                    "ORDER BY raw DESC",
                    {std::string_view(scorer), *prompt}, [&list = values->second](const SqlRow& row) {
                        list.push_back(row.real(0));
                        return true;
                    }));
            const std::vector<double>& list = values->second;
            const auto better =
                std::partition_point(list.begin(), list.end(), [raw](double value) { return value > raw; });
            rank.rank = better - list.begin() + 1;
            // One in the bin is compared with those that are not.
            rank.of = std::max<int64_t>(static_cast<int64_t>(list.size()), rank.rank);
        }
        ranks.push_back(rank);
    }
    return ranks;
}

Result<std::vector<double>> Library::scoreSamples(const std::string& scorer, ScoreRecord& of) const {
    std::vector<double> samples;
    of = {};
    of.scorer = scorer;
    MIRO_CHECK_OK(m_database->run("SELECT version, checkpoint_sha256 FROM current_scorers WHERE scorer = ?",
                                  {std::string_view(scorer)}, [&](const SqlRow& row) {
                                      of.version = row.text(0);
                                      of.checkpointSha256 = row.text(1);
                                      return false;
                                  }));
    MIRO_CHECK_OK(m_database->run("SELECT training FROM scores WHERE scorer = ? AND current = 1 AND training IS NOT "
                                  "NULL",
                                  {std::string_view(scorer)}, [&](const SqlRow& row) {
                                      samples.push_back(row.real(0));
                                      return true;
                                  }));
    return samples;
}

Result<int64_t> Library::applyBins(const std::string& scorer, const RewardBins& bins) {
    Transaction transaction(*m_database);
    MIRO_CHECK_OK(transaction.begin());
    std::vector<std::pair<PictureId, double>> values;
    MIRO_CHECK_OK(m_database->run("SELECT picture, training FROM scores WHERE scorer = ? AND current = 1 AND training "
                                  "IS NOT NULL",
                                  {std::string_view(scorer)}, [&](const SqlRow& row) {
                                      values.emplace_back(row.integer(0), row.real(1));
                                      return true;
                                  }));
    for (const auto& [picture, training] : values)
        MIRO_CHECK_OK(
            m_database->run("UPDATE scores SET quantile = ?1, estimated = ?2, missed = asked - ?1 "
                            "WHERE picture = ?3 AND scorer = ?4",
                            {bins.quantileOf(training), int64_t{bins.estimated}, picture, std::string_view(scorer)}));
    MIRO_CHECK_OK(transaction.commit());
    return static_cast<int64_t>(values.size());
}

Result<int64_t> Library::writeScores(const std::vector<PictureId>& ids) {
    int64_t changed = 0;
    for (const PictureId id : ids) {
        std::string path, prompt;
        MIRO_CHECK_OK(m_database->run("SELECT path, prompt FROM pictures JOIN picture_texts ON picture = id "
                                      "WHERE id = ? AND state IN (1, 3) AND owner IS NULL",
                                      {id}, [&](const SqlRow& row) {
                                          path = row.text(0);
                                          prompt = row.text(1);
                                          return false;
                                      }));
        MIRO_TRY(std::vector<ScoreRecord> scores, readScores(*m_database, id));
        // What the artist likes is nobody's business who gets the file.
        std::erase_if(scores, [](const ScoreRecord& score) { return score.outdated || score.scorer == kTasteScore; });
        if (path.empty() || scores.empty())
            continue;
        MIRO_TRY(const std::string before, readFile(m_folder / path, kMaxPictureBytes));
        MIRO_TRY(const PictureFacts facts, readPictureFacts(before, path));
        if (facts.source == "none")
            continue;
        auto after = pictureWithScores(before, scores, prompt, path);
        if (!after.ok() && after.error().code == ErrorCode::Unsupported)
            continue;
        if (!after.ok())
            return after.error();
        if (*after == before)
            continue;
        MIRO_CHECK_OK(writeFileAtomically(m_folder / path, *after));
        // After the file: a row that still tells the bytes of before does no harm.
        MIRO_TRY(const PictureFacts now, readPictureFacts(*after, path));
        const std::string oldHash = sha256Of(before), hash = sha256Of(*after);
        std::error_code ignored;
        std::filesystem::rename(thumbnailPath(m_folder, oldHash), thumbnailPath(m_folder, hash), ignored);
        Transaction transaction(*m_database);
        MIRO_CHECK_OK(transaction.begin());
        MIRO_CHECK_OK(m_database->run("UPDATE pictures SET sha256 = ? WHERE id = ?", {std::string_view(hash), id}));
        MIRO_CHECK_OK(renameTastePicture(*m_database, oldHash, hash));
        if (now.source == "miro")
            MIRO_CHECK_OK(m_database->run("UPDATE picture_texts SET metadata = ? WHERE picture = ?",
                                          {std::string_view(now.metadata), id}));
        MIRO_CHECK_OK(transaction.commit());
        ++changed;
    }
    return changed;
}

} // namespace miro
