// TasteStore: what was seen in pictures, and versions of what was learned.
#include "library/database.h"
#include "library/picture_store.h"
#include "library/taste_store.h"

#include <bit>
#include <cstring>
#include <fmt/format.h>

namespace miro {
namespace {

static_assert(std::endian::native == std::endian::little, "vectors are kept as they lie in memory");

Error noVersion(int64_t version) {
    return {ErrorCode::NotFound, fmt::format("version {} of a taste is not in the library", version)};
}

constexpr const char* kPictureRows = "SELECT id, sha256, path, prompt, rating, starred, state FROM pictures LEFT JOIN "
                                     "picture_texts ON picture = id WHERE state IN (1, 2, 3)";

TastePictureRow pictureOf(const SqlRow& row) {
    return {row.integer(0), row.text(1),         row.text(2),         row.text(3),
            row.number(4),  row.integer(5) != 0, row.integer(6) == 3, row.integer(6) == 2};
}

} // namespace

std::string promptVectorKey(const std::string& prompt) {
    return "prompt:" + sha256Of(prompt);
}

Result<std::vector<TasteVector>> TasteStore::vectors(const std::string& encoder,
                                                     const std::vector<std::string>& keys) const {
    std::vector<TasteVector> list;
    for (const std::string& key : keys)
        MIRO_CHECK_OK(m_database.run("SELECT numbers FROM taste_vectors WHERE encoder = ? AND key = ?",
                                     {std::string_view(encoder), std::string_view(key)}, [&](const SqlRow& row) {
                                         const std::string_view bytes = row.bytes(0);
                                         TasteVector vector{key, std::vector<float>(bytes.size() / sizeof(float))};
                                         std::memcpy(vector.numbers.data(), bytes.data(),
                                                     vector.numbers.size() * sizeof(float));
                                         list.push_back(std::move(vector));
                                         return false;
                                     }));
    return list;
}

Result<void> TasteStore::putVectors(const std::string& encoder, const std::vector<TasteVector>& vectors) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    for (const TasteVector& vector : vectors)
        MIRO_CHECK_OK(m_database.run(
            "INSERT OR REPLACE INTO taste_vectors (encoder, key, numbers) VALUES (?, ?, ?)",
            {std::string_view(encoder), std::string_view(vector.key),
             SqlBytes{{reinterpret_cast<const char*>(vector.numbers.data()), vector.numbers.size() * sizeof(float)}}}));
    return transaction.commit();
}

Result<std::vector<std::string>> TasteStore::encoders() const {
    std::vector<std::string> list;
    MIRO_CHECK_OK(
        m_database.run("SELECT DISTINCT encoder FROM taste_vectors ORDER BY encoder", {}, [&](const SqlRow& row) {
            list.push_back(row.text(0));
            return true;
        }));
    return list;
}

Result<std::vector<std::string>> TasteStore::vectorKeys(const std::string& encoder) const {
    std::vector<std::string> list;
    MIRO_CHECK_OK(m_database.run("SELECT key FROM taste_vectors INDEXED BY taste_vectors_by_key WHERE encoder = ?",
                                 {std::string_view(encoder)}, [&](const SqlRow& row) {
                                     list.push_back(row.text(0));
                                     return true;
                                 }));
    return list;
}

Result<std::vector<TasteKnownScore>> TasteStore::knownScores(const std::string& sha256) const {
    std::vector<TasteKnownScore> list;
    MIRO_CHECK_OK(m_database.run("SELECT scorer, version, checkpoint_sha256, training FROM taste_scores NATURAL JOIN "
                                 "current_scorers WHERE sha256 = ? ORDER BY scorer",
                                 {std::string_view(sha256)}, [&](const SqlRow& row) {
                                     list.push_back({row.text(0), row.text(1), row.text(2), row.real(3)});
                                     return true;
                                 }));
    return list;
}

Result<void> TasteStore::keepKnownScores() {
    return m_database.run("INSERT OR REPLACE INTO taste_scores (sha256, scorer, version, checkpoint_sha256, training) "
                          "SELECT sha256, scorer, version, checkpoint_sha256, training FROM scores JOIN pictures ON "
                          "pictures.id = picture WHERE current = 1 AND training IS NOT NULL AND scorer <> ? AND sha256 "
                          "IN (SELECT left_sha256 FROM taste_choices UNION SELECT right_sha256 FROM taste_choices)",
                          {std::string_view(kTasteScore)});
}

Result<std::vector<TastePictureRow>> TasteStore::pictures() const {
    std::vector<TastePictureRow> list;
    MIRO_CHECK_OK(m_database.run(std::string(kPictureRows) + " ORDER BY id", {}, [&](const SqlRow& row) {
        list.push_back(pictureOf(row));
        return true;
    }));
    return list;
}

Result<TastePictureRow> TasteStore::picture(PictureId id) const {
    std::optional<TastePictureRow> found;
    MIRO_CHECK_OK(m_database.run(std::string(kPictureRows) + " AND id = ?", {id}, [&](const SqlRow& row) {
        found = pictureOf(row);
        return false;
    }));
    if (!found)
        return Error{ErrorCode::NotFound, fmt::format("picture {} is not in the library", id)};
    return *found;
}

Result<void> renameTastePicture(Database& database, const std::string& from, const std::string& to) {
    for (const char* sql : {"UPDATE OR REPLACE taste_vectors SET key = ?1 WHERE key = ?2",
                            "UPDATE OR REPLACE taste_scores SET sha256 = ?1 WHERE sha256 = ?2",
                            "UPDATE taste_choices SET left_sha256 = ?1 WHERE left_sha256 = ?2",
                            "UPDATE taste_choices SET right_sha256 = ?1 WHERE right_sha256 = ?2"})
        MIRO_CHECK_OK(database.run(sql, {std::string_view(to), std::string_view(from)}));
    return {};
}

// ---- versions

Result<int64_t> TasteStore::addVersion(const TasteVersionRecord& version) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    if (version.state == TasteVersionState::Default)
        MIRO_CHECK_OK(
            m_database.run("UPDATE taste_versions SET state = 0 WHERE profile = ? AND state = 1", {version.profile}));
    const auto added = m_database.run(
        "INSERT INTO taste_versions (profile, name, file, sha256, base_sha256, state, proof, made) VALUES (?, ?, ?, ?, "
        "?, ?, ?, ?)",
        {version.profile, std::string_view(version.name), std::string_view(version.file),
         std::string_view(version.sha256), std::string_view(version.baseSha256), static_cast<int64_t>(version.state),
         std::string_view(version.proof), nowMilliseconds()});
    if (!added.ok())
        return m_database.lastWasConflict()
                   ? Error{ErrorCode::NotFound, fmt::format("taste profile {} is not in the library", version.profile)}
                   : added.error();
    const int64_t id = m_database.lastId();
    MIRO_CHECK_OK(transaction.commit());
    return id;
}

Result<std::vector<TasteVersionRecord>> TasteStore::versions(TasteProfileId profile) const {
    std::vector<TasteVersionRecord> list;
    MIRO_CHECK_OK(m_database.run(
        "SELECT id, profile, name, file, sha256, base_sha256, state, proof, made FROM "
        "taste_versions WHERE profile = ? ORDER BY id DESC",
        {profile}, [&](const SqlRow& row) {
            list.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5),
                            static_cast<TasteVersionState>(row.integer(6)), row.text(7), row.integer(8)});
            return true;
        }));
    return list;
}

Result<void> TasteStore::setVersionState(int64_t version, TasteVersionState state) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_TRY(const auto profile, m_database.integer("SELECT profile FROM taste_versions WHERE id = ?", {version}));
    if (!profile)
        return noVersion(version);
    if (state == TasteVersionState::Default)
        MIRO_CHECK_OK(
            m_database.run("UPDATE taste_versions SET state = 0 WHERE profile = ? AND state = 1", {*profile}));
    MIRO_CHECK_OK(
        m_database.run("UPDATE taste_versions SET state = ? WHERE id = ?", {static_cast<int64_t>(state), version}));
    return transaction.commit();
}

Result<void> TasteStore::deleteVersion(int64_t version) {
    MIRO_CHECK_OK(m_database.run("DELETE FROM taste_versions WHERE id = ?", {version}));
    return m_database.changes() == 0 ? Result<void>(noVersion(version)) : Result<void>();
}

Result<void> TasteStore::setProof(int64_t version, const std::string& json) {
    MIRO_CHECK_OK(
        m_database.run("UPDATE taste_versions SET proof = ? WHERE id = ?", {std::string_view(json), version}));
    return m_database.changes() == 0 ? Result<void>(noVersion(version)) : Result<void>();
}

Result<void> TasteStore::forgetEverything() {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    for (const char* table : {"taste_profiles", "taste_vectors", "taste_scores"})
        MIRO_CHECK_OK(m_database.run(fmt::format("DELETE FROM {}", table)));
    for (const char* table : {"scores", "current_scorers"})
        MIRO_CHECK_OK(
            m_database.run(fmt::format("DELETE FROM {} WHERE scorer = ?", table), {std::string_view(kTasteScore)}));
    return transaction.commit();
}

} // namespace miro
