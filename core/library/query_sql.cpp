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
        break;
    }
    return {"pictures_by_date", "created DESC, id DESC"};
}

// The conditions, joined by AND. "+" keeps the planner from walking the sets in place of the index.
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
            add("+id IN (SELECT rowid FROM picture_words WHERE picture_words MATCH ?)", *match);
        for (const std::string& tag : filter.tags)
            add("+id IN (SELECT picture FROM picture_tags WHERE tag = (SELECT id FROM tags WHERE name = ?))", tag);
        if (filter.album)
            add("+id IN (SELECT picture FROM album_pictures WHERE album = ?)", *filter.album);
        if (!filter.jobId.empty())
            add("+id IN (SELECT id FROM pictures WHERE job = ?)", filter.jobId);
        for (const ScoreRange& range : filter.scores) {
            std::string condition = "+id IN (SELECT picture FROM scores WHERE scorer = ? AND quantile IS NOT NULL";
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
            add(condition + ")");
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

SqlText scoredSql(const std::string& scorer) {
    SqlText text;
    text.sql =
        "SELECT picture FROM scores WHERE scorer = ? AND quantile IS NOT NULL ORDER BY quantile DESC, picture DESC";
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
