#include "app/commands/library_query.h"

#include "base/json.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<const char*, PictureSort>, 6> kSorts = {{
    {"newest", PictureSort::Newest},
    {"oldest", PictureSort::Oldest},
    {"best-rated", PictureSort::BestRated},
    {"prompt", PictureSort::Prompt},
    {"seed", PictureSort::Seed},
    {"largest", PictureSort::Largest},
}};

ParamSpec integerSpec(const char* key, double minimum, double maximum) {
    return {.key = key, .kind = ParamKind::Int, .minimum = minimum, .maximum = maximum};
}

// Midnight of a local day, in milliseconds.
Result<int64_t> dayOf(const std::string& option, const std::string& text, int daysLater) {
    std::tm day{};
    int end = 0;
    const int year = std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &day.tm_year, &day.tm_mon, &day.tm_mday, &end) == 3
                         ? day.tm_year
                         : 0;
    if (static_cast<size_t>(end) != text.size() || year < 1970 || day.tm_mon < 1 || day.tm_mon > 12 ||
        day.tm_mday < 1 || day.tm_mday > 31)
        return usageError(fmt::format("{} '{}' is not a day: write it as 2025-01-31", option, oneLine(text, 40)));
    day.tm_year -= 1900;
    day.tm_mon -= 1;
    day.tm_mday += daysLater;
    day.tm_isdst = -1;
    return int64_t{std::mktime(&day)} * 1000;
}

Result<std::optional<double>> quantileOf(const std::string& text) {
    if (text.empty())
        return std::optional<double>();
    const ParamSpec spec{.key = "score", .kind = ParamKind::Real, .minimum = 0, .maximum = 1};
    MIRO_TRY(const ParamValue value, parseOption(spec, text));
    return std::optional(std::get<double>(value));
}

// "clip_score=0.5..0.8", either end may be empty.
Result<ScoreRange> scoreRange(const std::string& text) {
    const size_t equals = text.find('=');
    const size_t dots = text.find("..", equals == text.npos ? 0 : equals);
    if (equals == text.npos || equals == 0 || dots == text.npos)
        return usageError(
            fmt::format("--score '{}' is not valid: write SCORER=MIN..MAX from 0 to 1", oneLine(text, 80)));
    ScoreRange range;
    range.scorer = text.substr(0, equals);
    MIRO_TRY(range.minimum, quantileOf(text.substr(equals + 1, dots - equals - 1)));
    MIRO_TRY(range.maximum, quantileOf(text.substr(dots + 2)));
    return range;
}

Result<void> readSort(const std::optional<std::string>& text, PictureQuery& query) {
    if (!text)
        return {};
    // "score:" by quantile, "rank:" within each prompt, "raw:" by raw value whatever the prompts.
    for (const auto& [name, sort] :
         {std::pair{"score:", PictureSort::Score}, std::pair{"rank:", PictureSort::ScoreRank},
          std::pair{"raw:", PictureSort::ScoreRaw}})
        if (text->starts_with(name) && text->size() > std::string_view(name).size()) {
            query.sort = sort;
            query.scoreSort = text->substr(std::string_view(name).size());
            return {};
        }
    for (const auto& [name, sort] : kSorts)
        if (*text == name) {
            query.sort = sort;
            return {};
        }
    return usageError(fmt::format("--sort '{}' is not valid: give newest, oldest, best-rated, prompt, seed, largest, "
                                  "score:SCORER, rank:SCORER or raw:SCORER",
                                  oneLine(*text, 40)));
}

} // namespace

void QueryOptions::addTo(Arguments& parser) {
    parser.text("--text", m_text, "WORDS", "Words that begin words of the prompt; \"quotes\" make phrases.");
    parser.text("--from", m_from, "DAY", "Made on that day (2025-01-31) or later.");
    parser.text("--to", m_to, "DAY", "Made on that day or earlier.");
    parser.text("--model", m_model, "NAME", "Drawn by that model.");
    parser.text("--seed", m_seed, "N", "Of that seed.");
    parser.text("--width", m_width, "N", "So many pixels wide.");
    parser.text("--height", m_height, "N", "So many pixels high.");
    parser.flag("--starred", m_starred, "With a star.");
    parser.text("--rating", m_rating, "N", "Rated so or better.");
    parser.texts("--tag", m_tags, "TAG", "With that tag. Repeats: with all of them.");
    parser.text("--album", m_album, "NAME", "In that album.");
    parser.texts("--score", m_scores, "SCORER=MIN..MAX", "With that score, from 0 to 1. Repeats.");
    parser.flag("--missed", m_missedAny, "That missed a target: a score far below what was asked for.");
    parser.text("--missed-by", m_missed, "[SCORER=]AMOUNT",
                fmt::format("The same, by more than AMOUNT ({}), by that scorer alone.", kMissedMargin));
    parser.text("--job", m_job, "ID", "Drawn by that job.");
    parser.flag("--bin", m_bin, "In the bin.");
    parser.text("--sort", m_sort, "ORDER",
                "newest, oldest, best-rated, prompt, seed, largest; score:SCORER by quantile, rank:SCORER the best of "
                "each prompt first, raw:SCORER by raw value, which misleads across prompts.");
    parser.flag("--stacked", m_stacked, "Of pictures that differ only in the seed, the first alone.");
    addLimitTo(parser);
    parser.text("--offset", m_offset, "N", "Without the first N.");
}

void QueryOptions::addLimitTo(Arguments& parser) {
    parser.text("--limit", m_limit, "N", "At most so many.");
}

Result<PictureQuery> QueryOptions::query(const Library& library, const std::vector<std::string>& words) const {
    PictureQuery query;
    PictureFilter& filter = query.filter;
    filter.text = m_text.value_or("");
    for (const std::string& word : words)
        filter.text += (filter.text.empty() ? "" : " ") + word;
    if (m_from) {
        MIRO_TRY(filter.createdFrom, dayOf("--from", *m_from, 0));
    }
    if (m_to) {
        MIRO_TRY(filter.createdTo, dayOf("--to", *m_to, 1));
    }
    filter.model = m_model.value_or("");
    if (m_seed) {
        MIRO_TRY(const ParamValue seed, parseOption({.key = "seed", .kind = ParamKind::Seed}, *m_seed));
        filter.seed = std::get<uint64_t>(seed);
    }
    if (m_width) {
        MIRO_TRY(const int64_t width, parseInteger(integerSpec("width", 1, INT32_MAX), m_width, 0));
        filter.width = static_cast<int>(width);
    }
    if (m_height) {
        MIRO_TRY(const int64_t height, parseInteger(integerSpec("height", 1, INT32_MAX), m_height, 0));
        filter.height = static_cast<int>(height);
    }
    filter.starredOnly = m_starred;
    MIRO_TRY(const int64_t rating, parseInteger(integerSpec("rating", 0, 5), m_rating, 0));
    filter.minimumRating = static_cast<int>(rating);
    filter.tags = m_tags;
    if (m_album) {
        MIRO_TRY(filter.album, albumNamed(library, *m_album));
    }
    for (const std::string& text : m_scores) {
        MIRO_TRY(ScoreRange range, scoreRange(text));
        filter.scores.push_back(std::move(range));
    }
    if (m_missedAny)
        filter.missed = kMissedMargin;
    if (m_missed) {
        const size_t equals = m_missed->find('=');
        filter.missedScorer = equals == m_missed->npos ? "" : m_missed->substr(0, equals);
        MIRO_TRY(const ParamValue amount,
                 parseOption({.key = "missed-by", .kind = ParamKind::Real, .minimum = 0, .maximum = 1},
                             equals == m_missed->npos ? *m_missed : m_missed->substr(equals + 1)));
        filter.missed = std::get<double>(amount);
    }
    filter.jobId = m_job.value_or("");
    filter.inBin = m_bin;
    query.stacked = m_stacked;
    MIRO_CHECK_OK(readSort(m_sort, query));
    return query;
}

const char* QueryOptions::given() const {
    const std::pair<const char*, bool> options[] = {
        {"--text", m_text.has_value()},     {"--from", m_from.has_value()},
        {"--to", m_to.has_value()},         {"--model", m_model.has_value()},
        {"--seed", m_seed.has_value()},     {"--width", m_width.has_value()},
        {"--height", m_height.has_value()}, {"--starred", m_starred},
        {"--rating", m_rating.has_value()}, {"--tag", !m_tags.empty()},
        {"--album", m_album.has_value()},   {"--score", !m_scores.empty()},
        {"--missed", m_missedAny},          {"--missed-by", m_missed.has_value()},
        {"--job", m_job.has_value()},       {"--bin", m_bin},
        {"--sort", m_sort.has_value()},     {"--stacked", m_stacked},
        {"--limit", m_limit.has_value()},   {"--offset", m_offset.has_value()}};
    for (const auto& [name, isGiven] : options)
        if (isGiven)
            return name;
    return nullptr;
}

Result<int64_t> QueryOptions::limit() const {
    return parseInteger(integerSpec("limit", 0, 1e15), m_limit, -1);
}

Result<int64_t> QueryOptions::offset() const {
    return parseInteger(integerSpec("offset", 0, 1e15), m_offset, 0);
}

std::string lineOf(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void say(CommandContext& context, const Json& json) {
    context.terminal.result(lineOf(json));
}

std::string timeText(int64_t milliseconds) {
    const int64_t seconds = milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(static_cast<std::time_t>(seconds)),
                       milliseconds - seconds * 1000);
}

Json jsonOf(const PictureRecord& picture, const std::filesystem::path& file) {
    Json json{{"id", picture.id},       {"file", file.string()},     {"created", timeText(picture.created)},
              {"width", picture.width}, {"height", picture.height},  {"prompt", picture.prompt},
              {"model", picture.model}, {"rating", picture.rating},  {"starred", picture.starred},
              {"bin", picture.inBin},   {"stack", picture.stackSize}};
    if (picture.hasSeed)
        json["seed"] = picture.seed;
    return json;
}

Json jsonOf(const PictureDetails& details, const std::filesystem::path& file) {
    Json json = jsonOf(details.picture, file);
    json["source"] = details.source;
    auto put = [&json](const char* key, const std::string& text) {
        if (!text.empty())
            json[key] = text;
    };
    put("negative_prompt", details.negativePrompt);
    put("model_sha256", details.modelSha256);
    put("imported_from", details.originPath);
    put("job", details.jobId);
    if (details.parent)
        json["parent"] = *details.parent;
    json["tags"] = details.tags;
    json["albums"] = details.albums;
    for (const ScoreRecord& score : details.scores) {
        Json& each = json["scores"][score.scorer];
        each = {{"version", score.version}};
        if (score.raw)
            each["raw"] = *score.raw;
        if (score.training)
            each["training"] = *score.training;
        if (score.quantile)
            each["quantile"] = *score.quantile;
        if (score.estimated)
            each["estimated"] = true;
        if (score.asked)
            each["asked"] = *score.asked;
        if (score.outdated)
            each["outdated"] = true;
    }
    if (auto metadata = parseJson(details.metadata, "metadata"); metadata.ok())
        json["metadata"] = *metadata;
    return json;
}

Result<int64_t> albumNamed(const Library& library, const std::string& name) {
    MIRO_TRY(const auto albums, library.albums());
    for (const Album& album : albums)
        if (album.name == name)
            return album.id;
    return Error{ErrorCode::NotFound,
                 fmt::format("there is no album named {}; miro library album lists them", oneLine(name, 80))};
}

} // namespace miro
