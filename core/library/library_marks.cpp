// Library: ratings, stars, tags, albums, saved searches.
#include "base/json.h"
#include "library/clean_name.h"
#include "library/database.h"
#include "library/library.h"
#include "library/search_text.h"

#include <fmt/format.h>
#include <functional>

namespace miro {
namespace {

// One statement a picture, all or none of them; NotFound for an id without a row.
Result<void> forEachPicture(Database& database, const std::vector<PictureId>& ids,
                            const std::function<Result<void>(PictureId)>& change) {
    if (ids.empty())
        return {};
    Transaction transaction(database);
    MIRO_CHECK_OK(transaction.begin());
    for (const PictureId id : ids) {
        MIRO_TRY(auto known, database.integer("SELECT 1 FROM pictures WHERE id = ? AND state IN (1, 2, 3)", {id}));
        if (!known)
            return Error{ErrorCode::NotFound, fmt::format("picture {} is not in the library", id)};
        MIRO_CHECK_OK(change(id));
    }
    return transaction.commit();
}

Error noAlbum(int64_t album) {
    return {ErrorCode::NotFound, fmt::format("album {} is not in the library", album)};
}

Result<void> checkAlbum(Database& database, int64_t album) {
    MIRO_TRY(auto known, database.integer("SELECT 1 FROM albums WHERE id = ?", {album}));
    if (!known)
        return noAlbum(album);
    return {};
}

Error albumNameTaken(const std::string& name) {
    return usageError(fmt::format("there is already an album named {}", oneLine(name)));
}

} // namespace

Result<void> Library::setRating(const std::vector<PictureId>& ids, int rating) {
    if (rating < 0 || rating > 5)
        return usageError(fmt::format("a rating of {} is not valid: give 1 to 5, or 0 for none", rating));
    return forEachPicture(*m_database, ids, [&](PictureId id) {
        return m_database->run("UPDATE pictures SET rating = ? WHERE id = ?", {int64_t{rating}, id});
    });
}

Result<void> Library::setStarred(const std::vector<PictureId>& ids, bool starred) {
    return forEachPicture(*m_database, ids, [&](PictureId id) {
        return m_database->run("UPDATE pictures SET starred = ? WHERE id = ?", {int64_t{starred}, id});
    });
}

Result<void> Library::addTag(const std::vector<PictureId>& ids, const std::string& tag) {
    MIRO_TRY(const std::string name, cleanName(tag, "a tag"));
    return forEachPicture(*m_database, ids, [&](PictureId id) -> Result<void> {
        MIRO_CHECK_OK(
            m_database->run("INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING", {std::string_view(name)}));
        return m_database->run("INSERT INTO picture_tags (tag, picture) SELECT id, ? FROM tags WHERE name = ? "
                               "ON CONFLICT DO NOTHING",
                               {id, std::string_view(name)});
    });
}

Result<void> Library::removeTag(const std::vector<PictureId>& ids, const std::string& tag) {
    MIRO_TRY(const std::string name, cleanName(tag, "a tag"));
    return forEachPicture(*m_database, ids, [&](PictureId id) {
        return m_database->run("DELETE FROM picture_tags WHERE tag = (SELECT id FROM tags WHERE name = ?) AND "
                               "picture = ?",
                               {std::string_view(name), id});
    });
}

Result<std::vector<Album>> Library::albums() const {
    std::vector<Album> list;
    MIRO_CHECK_OK(m_database->run(
        "SELECT id, name, (SELECT count(*) FROM album_pictures CROSS JOIN pictures ON pictures.id = picture "
        "WHERE album = albums.id AND state = 1) FROM albums ORDER BY name",
        {}, [&](const SqlRow& row) {
            list.push_back({row.integer(0), row.text(1), row.integer(2)});
            return true;
        }));
    return list;
}

Result<int64_t> Library::createAlbum(const std::string& name) {
    MIRO_TRY(const std::string clean, cleanName(name, "an album"));
    auto made = m_database->run("INSERT INTO albums (name) VALUES (?)", {std::string_view(clean)});
    if (!made.ok())
        return m_database->lastWasConflict() ? albumNameTaken(clean) : made.error();
    return m_database->lastId();
}

Result<void> Library::renameAlbum(int64_t album, const std::string& name) {
    MIRO_TRY(const std::string clean, cleanName(name, "an album"));
    auto renamed = m_database->run("UPDATE albums SET name = ? WHERE id = ?", {std::string_view(clean), album});
    if (!renamed.ok())
        return m_database->lastWasConflict() ? albumNameTaken(clean) : renamed.error();
    return m_database->changes() == 0 ? Result<void>(noAlbum(album)) : Result<void>();
}

Result<void> Library::deleteAlbum(int64_t album) {
    MIRO_CHECK_OK(m_database->run("DELETE FROM albums WHERE id = ?", {album}));
    return m_database->changes() == 0 ? Result<void>(noAlbum(album)) : Result<void>();
}

Result<void> Library::addToAlbum(int64_t album, const std::vector<PictureId>& ids) {
    MIRO_CHECK_OK(checkAlbum(*m_database, album));
    return forEachPicture(*m_database, ids, [&](PictureId id) {
        return m_database->run("INSERT INTO album_pictures (album, picture) VALUES (?, ?) ON CONFLICT DO NOTHING",
                               {album, id});
    });
}

Result<void> Library::removeFromAlbum(int64_t album, const std::vector<PictureId>& ids) {
    MIRO_CHECK_OK(checkAlbum(*m_database, album));
    return forEachPicture(*m_database, ids, [&](PictureId id) {
        return m_database->run("DELETE FROM album_pictures WHERE album = ? AND picture = ?", {album, id});
    });
}

Result<std::vector<SavedSearch>> Library::savedSearches() const {
    std::vector<SavedSearch> list;
    MIRO_CHECK_OK(m_database->run("SELECT id, name, query FROM searches ORDER BY name", {}, [&](const SqlRow& row) {
        auto json = parseJson(row.view(2), "a saved search");
        if (!json.ok())
            return true; // of a newer version, or damaged: the others are still good
        if (auto query = queryFromJson(*json); query.ok())
            list.push_back({row.integer(0), row.text(1), *query});
        return true;
    }));
    return list;
}

Result<int64_t> Library::saveSearch(const std::string& name, const PictureQuery& query) {
    MIRO_TRY(const std::string clean, cleanName(name, "a search"));
    const std::string json = jsonFromQuery(query).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    MIRO_CHECK_OK(m_database->run("INSERT INTO searches (name, query) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET "
                                  "name = excluded.name, query = excluded.query",
                                  {std::string_view(clean), std::string_view(json)}));
    MIRO_TRY(auto id, m_database->integer("SELECT id FROM searches WHERE name = ?", {std::string_view(clean)}));
    return id.value_or(0);
}

Result<void> Library::deleteSearch(int64_t id) {
    return m_database->run("DELETE FROM searches WHERE id = ?", {id});
}

} // namespace miro
