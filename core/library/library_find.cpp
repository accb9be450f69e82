// Library: finding and looking at pictures.
#include "library/database.h"
#include "library/library.h"
#include "library/picture_facts.h"
#include "library/query_sql.h"
#include "library/score_store.h"
#include "library/search_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

namespace miro {
namespace {

constexpr size_t kPromptBytesOfRecords = 2000;
constexpr int64_t kMaxAncestors = 1000;

Error noPicture(PictureId id) {
    return {ErrorCode::NotFound, fmt::format("picture {} is not in the library", id)};
}

// Takes ids one by one, as far as wanted.
class Page {
public:
    Page(bool stacked, int64_t limit, int64_t offset) : m_stacked(stacked), m_left(limit), m_skip(offset) {}

    // Whether more may follow.
    bool add(PictureId id, std::optional<int64_t> stack) {
        if (m_left == 0)
            return false;
        if (m_stacked && stack && !m_stacks.insert(*stack).second)
            return true;
        if (m_skip > 0) {
            --m_skip;
            return true;
        }
        m_ids.push_back(id);
        if (m_left > 0)
            --m_left;
        return m_left != 0;
    }
    std::vector<PictureId> take() { return std::move(m_ids); }

private:
    bool m_stacked;
    int64_t m_left; // below 0: no limit
    int64_t m_skip;
    std::unordered_set<int64_t> m_stacks;
    std::vector<PictureId> m_ids;
};

// Where an id stands in a list. Ids are given in order, so a table is small and much faster than a map.
class PlaceOf {
public:
    void add(PictureId id, size_t place) {
        if (id < 0 || id >= kTableSize) {
            m_rest.emplace(id, place);
            return;
        }
        if (static_cast<size_t>(id) >= m_table.size())
            m_table.resize(std::max(static_cast<size_t>(id) + 1, m_table.size() * 2), kNone);
        m_table[static_cast<size_t>(id)] = static_cast<uint32_t>(place);
    }
    std::optional<size_t> find(PictureId id) const {
        if (id >= 0 && static_cast<size_t>(id) < m_table.size()) {
            const uint32_t place = m_table[static_cast<size_t>(id)];
            return place == kNone ? std::nullopt : std::optional<size_t>(place);
        }
        const auto found = m_rest.find(id);
        return found == m_rest.end() ? std::nullopt : std::optional(found->second);
    }

private:
    static constexpr PictureId kTableSize = 16'000'000;
    static constexpr uint32_t kNone = UINT32_MAX;
    std::vector<uint32_t> m_table;
    std::unordered_map<PictureId, size_t> m_rest;
};

Result<std::vector<std::string>> texts(Database& database, std::string_view sql, const SqlValues& values = {}) {
    std::vector<std::string> list;
    MIRO_CHECK_OK(database.run(sql, values, [&](const SqlRow& row) {
        list.push_back(row.text(0));
        return true;
    }));
    return list;
}

} // namespace

Result<std::vector<PictureId>> Library::find(const PictureQuery& query, int64_t limit, int64_t offset) const {
    Page page(query.stacked, limit, std::max<int64_t>(offset, 0));
    const SqlText found = findSql(query);
    auto stackIn = [](const SqlRow& row) {
        return row.isNull(1) ? std::nullopt : std::optional(row.integer(1));
    };
    const bool byValue = query.sort == PictureSort::Score || query.sort == PictureSort::ScoreRaw;
    if (!byValue && query.sort != PictureSort::ScoreRank) {
        MIRO_CHECK_OK(m_database->run(found.sql, found.values,
                                      [&](const SqlRow& row) { return page.add(row.integer(0), stackIn(row)); }));
        return page.take();
    }
    // Looking each score's picture up costs more than all other searches together: both lists are read and joined here.
    struct Candidate {
        PictureId id;
        std::optional<int64_t> stack;
        bool given = false;
    };
    std::vector<Candidate> candidates;
    PlaceOf placeOf;
    MIRO_CHECK_OK(m_database->run(found.sql, found.values, [&](const SqlRow& row) {
        placeOf.add(row.integer(0), candidates.size());
        candidates.push_back({row.integer(0), stackIn(row)});
        return true;
    }));
    bool more = !candidates.empty();
    if (query.sort == PictureSort::ScoreRank) {
        std::vector<std::pair<int64_t, size_t>> ranked; // rank among the candidates of a prompt, place
        std::optional<int64_t> prompt;
        int64_t rank = 0;
        const SqlText text = rankedSql(query.scoreSort);
        MIRO_CHECK_OK(m_database->run(text.sql, text.values, [&](const SqlRow& row) {
            const auto place = placeOf.find(row.integer(0));
            if (!place)
                return true;
            rank = prompt == row.integer(1) ? rank + 1 : 0;
            prompt = row.integer(1);
            ranked.emplace_back(rank, *place);
            return true;
        }));
        std::sort(ranked.begin(), ranked.end());
        for (size_t i = 0; more && i < ranked.size(); ++i) {
            Candidate& candidate = candidates[ranked[i].second];
            candidate.given = true;
            more = page.add(candidate.id, candidate.stack);
        }
    }
    const SqlText scored = scoredSql(query.scoreSort, query.sort == PictureSort::ScoreRaw);
    if (more && byValue)
        MIRO_CHECK_OK(m_database->run(scored.sql, scored.values, [&](const SqlRow& row) {
            const auto place = placeOf.find(row.integer(0));
            if (!place)
                return true;
            Candidate& candidate = candidates[*place];
            candidate.given = true;
            more = page.add(candidate.id, candidate.stack);
            return more;
        }));
    for (size_t i = 0; more && i < candidates.size(); ++i)
        if (!candidates[i].given)
            more = page.add(candidates[i].id, candidates[i].stack);
    return page.take();
}

Result<int64_t> Library::count(const PictureFilter& filter) const {
    const SqlText text = countSql(filter);
    MIRO_TRY(auto number, m_database->integer(text.sql, text.values));
    return number.value_or(0);
}

Result<std::vector<PictureRecord>> Library::records(const std::vector<PictureId>& ids) const {
    std::vector<PictureRecord> list;
    std::unordered_map<int64_t, int64_t> stackSizes[2]; // in the library, in the bin
    for (const PictureId id : ids) {
        std::optional<int64_t> stack;
        bool found = false;
        PictureRecord record;
        MIRO_CHECK_OK(
            m_database->run("SELECT id, state, created, rating, starred, has_seed, seed, width, height, stack, path, "
                            "(SELECT name FROM models WHERE id = model), substr(prompt, 1, 2000) "
                            "FROM pictures LEFT JOIN picture_texts ON picture = id WHERE id = ? AND state IN (1, 2, 3)",
                            {id}, [&](const SqlRow& row) {
                                found = true;
                                record.id = row.integer(0);
                                record.inBin = row.integer(1) == static_cast<int64_t>(PictureState::InBin);
                                record.created = row.integer(2);
                                record.rating = row.number(3);
                                record.starred = row.integer(4) != 0;
                                record.hasSeed = row.integer(5) != 0;
                                record.seed = record.hasSeed ? seedFromStored(row.integer(6)) : 0;
                                record.width = row.number(7);
                                record.height = row.number(8);
                                if (!row.isNull(9))
                                    stack = row.integer(9);
                                record.path = row.text(10);
                                record.model = row.text(11);
                                record.prompt = beginningOf(row.view(12), kPromptBytesOfRecords);
                                return false;
                            }));
        if (!found)
            continue;
        if (stack) {
            auto [known, isNew] = stackSizes[record.inBin].try_emplace(*stack, 1);
            if (isNew) {
                MIRO_TRY(auto size, m_database->integer("SELECT count(*) FROM pictures WHERE stack = ? AND state = ?",
                                                        {*stack, int64_t{record.inBin ? 3 : 1}}));
                known->second = std::max<int64_t>(size.value_or(1), 1);
            }
            record.stackSize = known->second;
        }
        list.push_back(std::move(record));
    }
    return list;
}

Result<PictureDetails> Library::details(PictureId id) const {
    MIRO_TRY(auto list, records({id}));
    if (list.empty())
        return noPicture(id);
    PictureDetails details;
    details.picture = std::move(list.front());
    MIRO_CHECK_OK(
        m_database->run("SELECT prompt, negative_prompt, metadata, model_sha256, source, origin_path, parent, job "
                        "FROM pictures LEFT JOIN picture_texts ON picture = id WHERE id = ?",
                        {id}, [&](const SqlRow& row) {
                            details.picture.prompt = row.text(0);
                            details.negativePrompt = row.text(1);
                            details.metadata = row.text(2);
                            details.modelSha256 = row.text(3);
                            details.source = row.text(4);
                            details.originPath = row.text(5);
                            if (!row.isNull(6))
                                details.parent = row.integer(6);
                            details.jobId = row.text(7);
                            return false;
                        }));
    MIRO_TRY(details.tags, texts(*m_database,
                                 "SELECT name FROM picture_tags CROSS JOIN tags ON tags.id = tag WHERE picture = ? "
                                 "ORDER BY name",
                                 {id}));
    MIRO_TRY(details.albums, texts(*m_database,
                                   "SELECT name FROM album_pictures CROSS JOIN albums ON albums.id = album WHERE "
                                   "picture = ? ORDER BY name",
                                   {id}));
    MIRO_TRY(details.scores, readScores(*m_database, id));
    return details;
}

Result<std::vector<PictureId>> Library::stackOf(PictureId id) const {
    MIRO_TRY(auto stack, m_database->integers("SELECT other.id FROM pictures AS one CROSS JOIN pictures AS other "
                                              "ON other.stack = one.stack AND other.state = one.state "
                                              "WHERE one.id = ? ORDER BY other.created DESC, other.id DESC",
                                              {id}));
    return stack.empty() ? std::vector<PictureId>{id} : std::move(stack);
}

Result<std::vector<PictureId>> Library::ancestorsOf(PictureId id) const {
    std::vector<PictureId> chain;
    std::unordered_set<PictureId> seen{id};
    PictureId at = id;
    while (static_cast<int64_t>(chain.size()) < kMaxAncestors) {
        MIRO_TRY(auto parent, m_database->integer("SELECT parent FROM pictures WHERE id = ?", {at}));
        if (!parent || !seen.insert(*parent).second)
            break;
        chain.push_back(at = *parent);
    }
    return chain;
}

Result<std::vector<PictureId>> Library::madeFrom(PictureId id) const {
    return m_database->integers("SELECT id FROM pictures WHERE parent = ? AND state = 1 ORDER BY created, id", {id});
}

Result<PictureSettings> Library::settingsOf(PictureId id) const {
    MIRO_TRY(const PictureDetails picture, details(id));
    MIRO_TRY(PictureSettings settings, settingsOfPicture(picture));
    if (!settings.startSha256.empty()) {
        MIRO_TRY(auto path, m_database->text("SELECT path FROM pictures WHERE sha256 = ? AND state IN (1, 3) LIMIT 1",
                                             {std::string_view(settings.startSha256)}));
        // Scores may have been written into it since: then it is known as the parent, by its name.
        if (!path && picture.parent) {
            MIRO_TRY(path,
                     m_database->text("SELECT path FROM pictures WHERE id = ? AND state IN (1, 3)", {*picture.parent}));
            if (path && std::filesystem::path(*path).filename() != settings.startName)
                path.reset();
        }
        if (path)
            settings.settings.startPicture = (m_folder / *path).string();
    }
    return settings;
}

Result<std::vector<std::string>> Library::models() const {
    return texts(*m_database,
                 "SELECT name FROM models WHERE EXISTS (SELECT 1 FROM pictures WHERE model = models.id AND "
                 "state = 1) ORDER BY name");
}

Result<std::vector<std::string>> Library::tags() const {
    return texts(*m_database, "SELECT name FROM tags WHERE EXISTS (SELECT 1 FROM picture_tags WHERE tag = tags.id) "
                              "ORDER BY name");
}

// Each different beginning of an index is one look into it, however many rows share it.
Result<std::vector<std::string>> Library::scorers() const {
    return texts(*m_database,
                 "WITH RECURSIVE next (scorer) AS (SELECT min(scorer) FROM scores UNION ALL SELECT (SELECT "
                 "min(scorer) FROM scores WHERE scores.scorer > next.scorer) FROM next WHERE next.scorer "
                 "IS NOT NULL) SELECT scorer FROM next WHERE scorer IS NOT NULL");
}

Result<std::vector<std::pair<int, int>>> Library::sizes() const {
    std::vector<std::pair<int, int>> list;
    std::pair<int64_t, int64_t> last{0, 0};
    while (true) {
        bool found = false;
        MIRO_CHECK_OK(m_database->run("SELECT width, height FROM pictures INDEXED BY pictures_by_shape WHERE state = 1 "
                                      "AND (width, height) > (?, ?) ORDER BY width, height LIMIT 1",
                                      {last.first, last.second}, [&](const SqlRow& row) {
                                          last = {row.integer(0), row.integer(1)};
                                          found = true;
                                          return false;
                                      }));
        if (!found)
            return list;
        list.emplace_back(static_cast<int>(last.first), static_cast<int>(last.second));
    }
}

} // namespace miro
