#include "library/picture_query.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<PictureSort, const char*>, 9> kSorts = {{
    {PictureSort::Newest, "newest"},
    {PictureSort::Oldest, "oldest"},
    {PictureSort::BestRated, "best-rated"},
    {PictureSort::Prompt, "prompt"},
    {PictureSort::Seed, "seed"},
    {PictureSort::Largest, "largest"},
    {PictureSort::Score, "score"},
    {PictureSort::ScoreRank, "score-rank"},
    {PictureSort::ScoreRaw, "score-raw"},
}};

Error wrong(const std::string& key, const char* wanted) {
    return usageError(fmt::format("a search's \"{}\" must be {}", oneLine(key, 60), wanted));
}

Result<void> read(const Json& json, const std::string& key, std::string& into) {
    if (!json.is_string())
        return wrong(key, "a text");
    into = json.get<std::string>();
    return {};
}

Result<void> read(const Json& json, const std::string& key, bool& into) {
    if (!json.is_boolean())
        return wrong(key, "true or false");
    into = json.get<bool>();
    return {};
}

template <typename Integer>
Result<void> readInteger(const Json& json, const std::string& key, Integer& into, int64_t minimum, int64_t maximum) {
    if (!json.is_number_integer() || (json.is_number_unsigned() && json.get<uint64_t>() > uint64_t(maximum)) ||
        json.get<int64_t>() < minimum || json.get<int64_t>() > maximum)
        return wrong(key, "an integer in its range");
    into = static_cast<Integer>(json.get<int64_t>());
    return {};
}

Result<ScoreRange> scoreRangeOf(const Json& json) {
    if (!json.is_object())
        return wrong("scores", "a list of objects");
    ScoreRange range;
    for (const auto& [key, value] : json.items()) {
        if (key == "scorer") {
            MIRO_CHECK_OK(read(value, key, range.scorer));
        } else if (key == "minimum" || key == "maximum") {
            if (!value.is_number())
                return wrong(key, "a number");
            (key == "minimum" ? range.minimum : range.maximum) = value.get<double>();
        }
    }
    return range;
}

Result<void> readFilter(const std::string& key, const Json& value, PictureFilter& filter) {
    constexpr int64_t kMost = INT64_MAX;
    int64_t number = 0;
    if (key == "text")
        return read(value, key, filter.text);
    if (key == "model")
        return read(value, key, filter.model);
    if (key == "job")
        return read(value, key, filter.jobId);
    if (key == "starred")
        return read(value, key, filter.starredOnly);
    if (key == "bin")
        return read(value, key, filter.inBin);
    if (key == "rating")
        return readInteger(value, key, filter.minimumRating, 0, 5);
    if (key == "missed-scorer")
        return read(value, key, filter.missedScorer);
    if (key == "missed") {
        if (!value.is_number())
            return wrong(key, "a number");
        filter.missed = value.get<double>();
        return {};
    }
    if (key == "seed") {
        if (!value.is_number_unsigned())
            return wrong(key, "an integer of at least 0");
        filter.seed = value.get<uint64_t>();
        return {};
    }
    if (key == "from" || key == "to" || key == "album") {
        MIRO_CHECK_OK(readInteger(value, key, number, INT64_MIN, kMost));
        (key == "from" ? filter.createdFrom : key == "to" ? filter.createdTo : filter.album) = number;
        return {};
    }
    if (key == "width" || key == "height") {
        MIRO_CHECK_OK(readInteger(value, key, number, 1, INT32_MAX));
        (key == "width" ? filter.width : filter.height) = static_cast<int>(number);
        return {};
    }
    if (key == "tags" || key == "scores") {
        if (!value.is_array())
            return wrong(key, "a list");
        for (const Json& item : value) {
            if (key == "tags") {
                MIRO_CHECK_OK(read(item, key, filter.tags.emplace_back()));
            } else {
                MIRO_TRY(ScoreRange range, scoreRangeOf(item));
                filter.scores.push_back(std::move(range));
            }
        }
    }
    return {};
}

} // namespace

Json jsonFromQuery(const PictureQuery& query) {
    const PictureFilter& filter = query.filter;
    Json json = Json::object();
    auto put = [&json](const char* key, const auto& value, bool given) {
        if (given)
            json[key] = value;
    };
    put("text", filter.text, !filter.text.empty());
    put("from", filter.createdFrom.value_or(0), filter.createdFrom.has_value());
    put("to", filter.createdTo.value_or(0), filter.createdTo.has_value());
    put("model", filter.model, !filter.model.empty());
    put("seed", filter.seed.value_or(0), filter.seed.has_value());
    put("width", filter.width.value_or(0), filter.width.has_value());
    put("height", filter.height.value_or(0), filter.height.has_value());
    put("starred", true, filter.starredOnly);
    put("rating", filter.minimumRating, filter.minimumRating > 0);
    put("tags", filter.tags, !filter.tags.empty());
    put("album", filter.album.value_or(0), filter.album.has_value());
    put("job", filter.jobId, !filter.jobId.empty());
    put("bin", true, filter.inBin);
    for (const ScoreRange& range : filter.scores) {
        Json item{{"scorer", range.scorer}};
        if (range.minimum)
            item["minimum"] = *range.minimum;
        if (range.maximum)
            item["maximum"] = *range.maximum;
        json["scores"].push_back(std::move(item));
    }
    put("missed", filter.missed.value_or(0), filter.missed.has_value());
    put("missed-scorer", filter.missedScorer, !filter.missedScorer.empty());
    for (const auto& [sort, name] : kSorts)
        if (sort == query.sort)
            json["sort"] = name;
    put("score-sort", query.scoreSort, !query.scoreSort.empty());
    put("stacked", true, query.stacked);
    return json;
}

Result<PictureQuery> queryFromJson(const Json& json) {
    if (!json.is_object())
        return usageError("a search must be a JSON object");
    PictureQuery query;
    for (const auto& [key, value] : json.items()) {
        if (key == "score-sort") {
            MIRO_CHECK_OK(read(value, key, query.scoreSort));
        } else if (key == "stacked") {
            MIRO_CHECK_OK(read(value, key, query.stacked));
        } else if (key == "sort") {
            bool known = false;
            for (const auto& [sort, name] : kSorts)
                if (value == name) {
                    query.sort = sort;
                    known = true;
                }
            if (!known)
                return wrong(key, "newest, oldest, best-rated, prompt, seed, largest, score, score-rank or score-raw");
        } else {
            MIRO_CHECK_OK(readFilter(key, value, query.filter));
        }
    }
    return query;
}

} // namespace miro
