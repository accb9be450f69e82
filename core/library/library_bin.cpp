// Library: the bin. A row first says where its file is going, then the file moves, then the row forgets the way.
#include "base/files.h"
#include "library/database.h"
#include "library/library.h"
#include "library/picture_store.h"
#include "library/process_identity.h"

#include <fmt/format.h>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

struct Move {
    PictureId id = 0;
    std::string from;
    std::string to;
    bool done = false;
};

// pictures/2025/01/31/a.png <-> bin/2025/01/31/a.png
std::string inBin(const std::string& path) {
    return "bin/" + fs::path(path).lexically_relative("pictures").generic_string();
}

struct Place {
    PictureState state = PictureState::Announced;
    std::string path;
    std::string home;
    std::string owner;
};

Result<Place> placeOf(Database& database, PictureId id) {
    Place place;
    MIRO_CHECK_OK(
        database.run("SELECT state, path, home, owner FROM pictures WHERE id = ?", {id}, [&](const SqlRow& row) {
            place = {static_cast<PictureState>(row.integer(0)), row.text(1), row.text(2), row.text(3)};
            return false;
        }));
    if (place.path.empty() || place.state == PictureState::Announced || place.state == PictureState::Leaving)
        return Error{ErrorCode::NotFound, fmt::format("picture {} is not in the library", id)};
    if (!place.owner.empty() && isAlive(place.owner) && place.owner != thisProcess())
        return Error{ErrorCode::Failed,
                     fmt::format("{} is being moved by another program; try again", oneLine(place.path))};
    return place;
}

// Files to their new places, all or none.
Result<void> moveAll(const fs::path& folder, std::vector<Move>& moves) {
    for (Move& move : moves) {
        if (!isThere(folder / move.from))
            continue; // a picture whose file is missing: its row goes alone
        Result<void> moved = moveFile(folder / move.from, folder / move.to);
        if (!moved.ok()) {
            for (const Move& each : moves)
                if (each.done)
                    if (auto back = moveFile(folder / each.to, folder / each.from); !back.ok())
                        return back.error().within("a picture stayed behind");
            return moved;
        }
        move.done = true;
    }
    return {};
}

// The change of the rows and the moving of files. `undo` is a statement that takes an id.
Result<void> carryOut(Database& database, const fs::path& folder, std::vector<Move>& moves, const char* undo) {
    const Result<void> moved = moveAll(folder, moves);
    Transaction transaction(database);
    MIRO_CHECK_OK(transaction.begin());
    for (const Move& move : moves) {
        if (!moved.ok())
            MIRO_CHECK_OK(database.run(undo, {std::string_view(move.from), move.id}));
        MIRO_CHECK_OK(database.run("UPDATE pictures SET owner = NULL, moving_from = NULL WHERE id = ?", {move.id}));
    }
    MIRO_CHECK_OK(transaction.commit());
    return moved;
}

} // namespace

Result<void> Library::moveToBin(const std::vector<PictureId>& ids) {
    std::vector<Move> moves;
    {
        Transaction transaction(*m_database);
        MIRO_CHECK_OK(transaction.begin());
        const std::string owner = thisProcess();
        for (const PictureId id : ids) {
            MIRO_TRY(const Place place, placeOf(*m_database, id));
            if (place.state == PictureState::InBin)
                continue;
            MIRO_TRY(std::string target, freePath(*m_database, m_folder, inBin(place.path)));
            MIRO_CHECK_OK(
                m_database->run("UPDATE pictures SET state = 3, path = ?, home = ?, moving_from = ?, binned = ?, "
                                "owner = ? WHERE id = ?",
                                {std::string_view(target), std::string_view(place.path), std::string_view(place.path),
                                 nowMilliseconds(), std::string_view(owner), id}));
            moves.push_back({id, place.path, std::move(target)});
        }
        MIRO_CHECK_OK(transaction.commit());
    }
    return carryOut(*m_database, m_folder, moves,
                    "UPDATE pictures SET state = 1, path = ?, home = NULL, binned = NULL WHERE id = ?");
}

Result<void> Library::restore(const std::vector<PictureId>& ids) {
    std::vector<Move> moves;
    {
        Transaction transaction(*m_database);
        MIRO_CHECK_OK(transaction.begin());
        const std::string owner = thisProcess();
        for (const PictureId id : ids) {
            MIRO_TRY(const Place place, placeOf(*m_database, id));
            if (place.state != PictureState::InBin)
                continue;
            MIRO_TRY(std::string target, freePath(*m_database, m_folder, place.home));
            const bool there = isThere(m_folder / place.path);
            MIRO_CHECK_OK(m_database->run("UPDATE pictures SET state = ?, path = ?, moving_from = ?, owner = ? "
                                          "WHERE id = ?",
                                          {int64_t{there ? 1 : 2}, std::string_view(target),
                                           std::string_view(place.path), std::string_view(owner), id}));
            moves.push_back({id, place.path, std::move(target)});
        }
        MIRO_CHECK_OK(transaction.commit());
    }
    MIRO_CHECK_OK(carryOut(*m_database, m_folder, moves, "UPDATE pictures SET state = 3, path = ? WHERE id = ?"));
    // Only now: while it stood there, going back was possible.
    for (const Move& move : moves)
        MIRO_CHECK_OK(
            m_database->run("UPDATE pictures SET home = NULL, binned = NULL WHERE id = ? AND state <> 3", {move.id}));
    for (const Move& move : moves)
        if (!move.done)
            return Error{
                ErrorCode::NotFound,
                fmt::format("the file {} is gone from the bin; its entry is kept as missing", oneLine(move.from))};
    return {};
}

Result<int64_t> Library::emptyBin(std::optional<int64_t> olderThanMilliseconds) {
    const int64_t latest = olderThanMilliseconds ? nowMilliseconds() - *olderThanMilliseconds : INT64_MAX;
    MIRO_TRY(auto ids, m_database->integers("SELECT id FROM pictures INDEXED BY pictures_by_date WHERE state = 3 AND "
                                            "binned <= ? AND owner IS NULL",
                                            {latest}));
    return deleteLeaving(ids);
}

Result<int64_t> Library::deleteForGood(const std::vector<PictureId>& ids) {
    for (const PictureId id : ids) {
        MIRO_TRY(const Place place, placeOf(*m_database, id));
        if (place.state != PictureState::InBin)
            return usageError(fmt::format("{} is not in the bin; move it there first", oneLine(place.path)));
    }
    return deleteLeaving(ids);
}

Result<int64_t> Library::deleteLeaving(const std::vector<PictureId>& ids) {
    struct Leaving {
        PictureId id;
        std::string path;
        std::string sha256;
    };
    std::vector<Leaving> leaving;
    {
        Transaction transaction(*m_database);
        MIRO_CHECK_OK(transaction.begin());
        const std::string owner = thisProcess();
        for (const PictureId id : ids) {
            MIRO_CHECK_OK(m_database->run("UPDATE pictures SET state = 4, owner = ? WHERE id = ? AND state = 3",
                                          {std::string_view(owner), id}));
            if (m_database->changes() == 0)
                continue; // another program was faster
            MIRO_CHECK_OK(
                m_database->run("SELECT path, sha256 FROM pictures WHERE id = ?", {id}, [&](const SqlRow& row) {
                    leaving.push_back({id, row.text(0), row.text(1)});
                    return false;
                }));
        }
        MIRO_CHECK_OK(transaction.commit());
    }
    for (const Leaving& picture : leaving)
        ::unlink((m_folder / picture.path).c_str());
    Transaction transaction(*m_database);
    MIRO_CHECK_OK(transaction.begin());
    for (const Leaving& picture : leaving)
        MIRO_CHECK_OK(deletePicture(*m_database, picture.id));
    MIRO_CHECK_OK(transaction.commit());
    for (const Leaving& picture : leaving)
        removeThumbnail(*m_database, m_folder, picture.sha256);
    return static_cast<int64_t>(leaving.size());
}

} // namespace miro
