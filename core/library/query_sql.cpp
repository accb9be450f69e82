#include "library/query_sql.h"

#include "library/search_text.h"

#include <fmt/format.h>

namespace miro {
namespace {

struct Order {
    const char* index;
    const char* by;
};

Order orderOf(PictureSort sort) {
    switch (sort) {
    case PictureSort::Oldest:
        return {"pictures_by_date", "created, id"};
    case PictureSort::BestRated:
        return {"pictures_by_rating", "rating DESC, created DESC, id DESC"};
    case PictureSort::Prompt:
        return {"pictures_by_prompt", "prompt_order, id DESC"};
    case PictureSort::Seed:
        return {"pictures_by_seed", "has_seed DESC, seed, id DESC"};
    case PictureSort::Largest:
        return {"pictures_by_size", "pixels DESC, id DESC"};
    case PictureSort::Newest:
    case PictureSort::Score:
    case PictureSort::ScoreRank:
    case PictureSort::ScoreRaw:
        break;
    }
    return {"pictures_by_date", "created DESC, id DESC"};
}

// The conditions, joined by AND. "+" keeps the planner from walking the sets in place of the index; "likelihood", from
// believing that so few rows are left that they could as well be sorted.
class Conditions {
public:
    explicit Conditions(SqlText& text) : m_text(text) {}

    void add(const std::string& condition) { m_text.sql += " AND " + condition; }
    void add(const std::string& condition, SqlValue value) {
        add(condition);
        m_text.values.push_back(value);
    }
    void add(const std::string& condition, const std::string& text) {
        m_text.texts.push_back(text);
        add(condition, SqlValue{std::string_view(m_text.texts.back())});
    }

    void addAll(const PictureFilter& filter) {
        if (filter.createdFrom)
            add("created >= ?", *filter.createdFrom);
        if (filter.createdTo)
            add("created < ?", *filter.createdTo);
        if (!filter.model.empty())
            add("model = (SELECT id FROM models WHERE name = ?)", filter.model);
        if (filter.seed)
            add("has_seed = 1 AND seed = ?", storedSeed(*filter.seed));
        if (filter.width)
            add("width = ?", int64_t{*filter.width});
        if (filter.height)
            add("height = ?", int64_t{*filter.height});
        if (filter.starredOnly)
            add("starred = 1");
        if (filter.minimumRating > 0)
            add("rating >= ?", int64_t{filter.minimumRating});
        if (auto match = matchExpression(filter.text))
            add("likelihood(+id IN (SELECT rowid FROM picture_words WHERE picture_words MATCH ?), 1.0)", *match);
        for (const std::string& tag : filter.tags)
            add("likelihood(+id IN (SELECT picture FROM picture_tags WHERE tag = (SELECT id FROM tags WHERE name = "
                "?)), 1.0)",
                tag);
        if (filter.album)
            add("likelihood(+id IN (SELECT picture FROM album_pictures WHERE album = ?), 1.0)", *filter.album);
        if (!filter.jobId.empty())
            add("likelihood(+id IN (SELECT id FROM pictures WHERE job = ?), 1.0)", filter.jobId);
        for (const ScoreRange& range : filter.scores) {
            std::string condition =
                "likelihood(+id IN (SELECT picture FROM scores WHERE scorer = ? AND current = 1 AND quantile IS NOT "
                "NULL";
            m_text.texts.push_back(range.scorer);
            m_text.values.emplace_back(std::string_view(m_text.texts.back()));
            if (range.minimum) {
                condition += " AND quantile >= ?";
                m_text.values.emplace_back(*range.minimum);
            }
            if (range.maximum) {
                condition += " AND quantile <= ?";
                m_text.values.emplace_back(*range.maximum);
            }
            add(condition + "), 1.0)");
        }
        if (filter.missed) {
            std::string condition = "likelihood(+id IN (SELECT picture FROM scores INDEXED BY scores_by_missed WHERE "
                                    "current = 1 AND missed > ?";
            m_text.values.emplace_back(*filter.missed);
            if (!filter.missedScorer.empty()) {
                condition += " AND scorer = ?";
                m_text.texts.push_back(filter.missedScorer);
                m_text.values.emplace_back(std::string_view(m_text.texts.back()));
            }
            add(condition + "), 1.0)");
        }
    }

private:
    SqlText& m_text;
};

SqlValue stateOf(const PictureFilter& filter) {
    return static_cast<int64_t>(filter.inBin ? PictureState::InBin : PictureState::Kept);
}

} // namespace

SqlText findSql(const PictureQuery& query) {
    SqlText text;
    const Order order = orderOf(query.sort);
    text.sql = fmt::format("SELECT id, stack FROM pictures INDEXED BY {} WHERE state = ?", order.index);
    text.values = {stateOf(query.filter)};
    Conditions(text).addAll(query.filter);
    text.sql += fmt::format(" ORDER BY {}", order.by);
    return text;
}

SqlText scoredSql(const std::string& scorer, bool raw) {
    SqlText text;
    text.sql = raw ? "SELECT picture FROM scores INDEXED BY scores_by_raw WHERE scorer = ? AND current = 1 AND raw IS "
                     "NOT NULL ORDER BY raw DESC, picture DESC"
                   : "SELECT picture FROM scores INDEXED BY scores_by_quantile WHERE scorer = ? AND current = 1 AND "
                     "quantile IS NOT NULL ORDER BY quantile DESC, picture DESC";
    text.texts.push_back(scorer);
    text.values = {SqlValue{std::string_view(text.texts.back())}};
    return text;
}

SqlText rankedSql(const std::string& scorer) {
    SqlText text;
    text.sql =
        "SELECT picture, prompt_key FROM scores INDEXED BY scores_by_prompt WHERE scorer = ? AND current = 1 AND "
        "raw IS NOT NULL ORDER BY prompt_key, raw DESC, picture DESC";
    text.texts.push_back(scorer);
    text.values = {SqlValue{std::string_view(text.texts.back())}};
    return text;
}

SqlText countSql(const PictureFilter& filter) {
    SqlText text;
    text.sql = "SELECT count(*) FROM pictures INDEXED BY pictures_by_date WHERE state = ?";
    text.values = {stateOf(filter)};
    Conditions(text).addAll(filter);
    return text;
}

} // namespace miro
