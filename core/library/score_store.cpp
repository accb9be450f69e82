#include "library/score_store.h"

#include "library/score_metadata.h"

#include <cmath>

namespace miro {
namespace {

SqlValue finite(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? SqlValue{*value} : SqlValue{};
}

std::optional<double> realOrNone(const SqlRow& row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

// FNV-1a of the prompt: equal prompts are ranked against each other.
int64_t promptKey(std::string_view prompt) {
    uint64_t hash = 14695981039346656037u;
    for (const unsigned char c : prompt)
        hash = (hash ^ c) * 1099511628211u;
    return static_cast<int64_t>(hash);
}

// What a score row takes over from its picture.
struct Derived {
    std::optional<double> asked;
    std::optional<double> missed;
    int64_t promptKey = 0;
};

Derived derivedOf(std::string_view prompt, const std::string& metadata, const std::string& scorer,
                  const std::optional<double>& quantile) {
    Derived derived;
    derived.promptKey = promptKey(prompt);
    derived.asked = askedIn(metadata, scorer);
    if (derived.asked && quantile && std::isfinite(*quantile))
        derived.missed = *derived.asked - *quantile;
    return derived;
}

struct Version {
    std::string version;
    std::string checkpoint;
    bool operator==(const Version&) const = default;
};

Result<std::optional<Version>> currentOf(Database& database, const std::string& scorer) {
    std::optional<Version> current;
    MIRO_CHECK_OK(database.run("SELECT version, checkpoint_sha256 FROM current_scorers WHERE scorer = ?",
                               {std::string_view(scorer)}, [&](const SqlRow& row) {
                                   current = Version{row.text(0), row.text(1)};
                                   return false;
                               }));
    return current;
}

Result<void> setCurrent(Database& database, const std::string& scorer, const Version& version) {
    MIRO_CHECK_OK(database.run(
        "INSERT OR REPLACE INTO current_scorers (scorer, version, checkpoint_sha256) "
        "VALUES (?, ?, ?)",
        {std::string_view(scorer), std::string_view(version.version), std::string_view(version.checkpoint)}));
    return database.run(
        "UPDATE scores SET current = (version = ?2 AND checkpoint_sha256 = ?3) WHERE scorer = ?1",
        {std::string_view(scorer), std::string_view(version.version), std::string_view(version.checkpoint)});
}

} // namespace

Result<void> storeScore(Database& database, PictureId picture, const ScoreRecord& score, ScoreOrigin origin) {
    const Version version{score.version, score.checkpointSha256};
    MIRO_TRY(const auto current, currentOf(database, score.scorer));
    if (!current || (origin == ScoreOrigin::Measured && *current != version))
        MIRO_CHECK_OK(setCurrent(database, score.scorer, version));
    const bool isCurrent = !current || origin == ScoreOrigin::Measured || *current == version;

    std::string prompt, metadata;
    MIRO_CHECK_OK(
        database.run("SELECT prompt, metadata FROM picture_texts WHERE picture = ?", {picture}, [&](const SqlRow& row) {
            prompt = row.text(0);
            metadata = row.text(1);
            return false;
        }));
    const Derived derived = derivedOf(prompt, metadata, score.scorer, score.quantile);
    const std::string insert = origin == ScoreOrigin::Measured ? "INSERT OR REPLACE" : "INSERT OR IGNORE";
    return database.run(insert + " INTO scores (picture, scorer, version, checkpoint_sha256, raw, training, quantile, "
                                 "estimated, current, asked, missed, prompt_key) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        {picture, std::string_view(score.scorer), std::string_view(score.version),
                         std::string_view(score.checkpointSha256), finite(score.raw), finite(score.training),
                         finite(score.quantile), int64_t{score.estimated}, int64_t{isCurrent}, orNull(derived.asked),
                         orNull(derived.missed), derived.promptKey});
}

Result<std::vector<ScoreRecord>> readScores(Database& database, PictureId picture) {
    std::vector<ScoreRecord> scores;
    MIRO_CHECK_OK(database.run("SELECT scorer, version, checkpoint_sha256, raw, training, quantile, estimated, "
                               "current, asked FROM scores WHERE picture = ? ORDER BY scorer",
                               {picture}, [&](const SqlRow& row) {
                                   ScoreRecord score;
                                   score.scorer = row.text(0);
                                   score.version = row.text(1);
                                   score.checkpointSha256 = row.text(2);
                                   score.raw = realOrNone(row, 3);
                                   score.training = realOrNone(row, 4);
                                   score.quantile = realOrNone(row, 5);
                                   score.estimated = row.integer(6) != 0;
                                   score.outdated = row.integer(7) == 0;
                                   score.asked = realOrNone(row, 8);
                                   scores.push_back(std::move(score));
                                   return true;
                               }));
    return scores;
}

Result<void> refreshScores(Database& database) {
    // Read as a whole first: rows that are changed while they are walked could be seen twice.
    struct Row {
        PictureId picture = 0;
        std::string scorer;
        Version version;
        Derived derived;
    };
    std::vector<Row> rows;
    MIRO_CHECK_OK(database.run(
        "SELECT scores.picture, scorer, version, checkpoint_sha256, quantile, prompt, metadata FROM scores "
        "LEFT JOIN picture_texts ON picture_texts.picture = scores.picture ORDER BY scores.picture DESC",
        {}, [&](const SqlRow& row) {
            Row made{row.integer(0), row.text(1), {row.text(2), row.text(3)}, {}};
            made.derived = derivedOf(row.view(5), row.text(6), made.scorer, realOrNone(row, 4));
            rows.push_back(std::move(made));
            return true;
        }));
    for (const Row& row : rows) {
        MIRO_TRY(auto current, currentOf(database, row.scorer));
        if (!current) {
            MIRO_CHECK_OK(setCurrent(database, row.scorer, row.version));
            current = row.version;
        }
        MIRO_CHECK_OK(
            database.run("UPDATE scores SET current = ?, asked = ?, missed = ?, prompt_key = ? "
                         "WHERE picture = ? AND scorer = ?",
                         {int64_t{*current == row.version}, orNull(row.derived.asked), orNull(row.derived.missed),
                          row.derived.promptKey, row.picture, std::string_view(row.scorer)}));
    }
    return {};
}

} // namespace miro
