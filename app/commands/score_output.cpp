#include "app/commands/score_output.h"

#include "app/commands/library_query.h"

#include "base/scorers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

Json numberOrNull(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

const ScoreRecord* recordOf(const ScoredPicture& picture, const std::string& scorer) {
    for (const ScoreRecord& record : picture.scores)
        if (record.scorer == scorer)
            return &record;
    return nullptr;
}

std::optional<double> valueOf(const ScoreRecord& record, ScoreValues values) {
    switch (values) {
    case ScoreValues::Training:
        return record.training;
    case ScoreValues::Quantile:
        return record.quantile;
    case ScoreValues::Raw:
    case ScoreValues::All:
        break;
    }
    return record.raw;
}

Json jsonOf(const ScoreRecord& record) {
    Json json{{"raw", numberOrNull(record.raw)},
              {"training", numberOrNull(record.training)},
              {"quantile", numberOrNull(record.quantile)},
              {"version", record.version},
              {"checkpoint_sha256", record.checkpointSha256}};
    if (record.quantile && record.estimated)
        json["estimated"] = true;
    return json;
}

std::string cellOf(const std::optional<double>& value) {
    return value ? Json(*value).dump() : std::string();
}

} // namespace

Result<ScoreValues> scoreValuesFrom(const std::string& text) {
    for (const auto& [name, values] :
         {std::pair{"raw", ScoreValues::Raw}, std::pair{"training", ScoreValues::Training},
          std::pair{"quantile", ScoreValues::Quantile}, std::pair{"all", ScoreValues::All}})
        if (text == name)
            return values;
    return usageError(
        fmt::format("--values '{}' is not valid: give raw, training, quantile or all", oneLine(text, 40)));
}

Result<std::vector<std::string>> scorersFrom(const std::string& text) {
    std::vector<std::string> keys;
    if (text == "all")
        return keys;
    for (size_t begin = 0; begin <= text.size();) {
        const size_t end = std::min(text.find(',', begin), text.size());
        const std::string key = text.substr(begin, end - begin);
        if (!scorers().find(key))
            return usageError(fmt::format("--rewards '{}': there is no scorer '{}'; give all, or some of {}",
                                          oneLine(text, 80), oneLine(key, 80), scorers().keyList()));
        keys.push_back(key);
        begin = end + 1;
    }
    return keys;
}

std::string scoreJson(const ScoredPicture& picture, const std::vector<std::string>& scorers, ScoreValues values) {
    Json json;
    if (picture.picture != 0)
        json["id"] = picture.picture;
    json["filename"] = picture.file.string();
    json["prompt"] = picture.prompt;
    for (const std::string& scorer : scorers) {
        const ScoreRecord* record = recordOf(picture, scorer);
        if (!record)
            continue;
        json[scorer] = values == ScoreValues::All ? jsonOf(*record) : numberOrNull(valueOf(*record, values));
    }
    return lineOf(json);
}

std::string csvCell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == text.npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"')
            quoted += c;
    }
    quoted += '"';
    return quoted;
}

std::string scoreCsvHeader(const std::vector<std::string>& scorers, ScoreValues values) {
    std::string line = "filename,prompt";
    for (const std::string& scorer : scorers) {
        line += fmt::format(",{}", csvCell(scorer));
        if (values == ScoreValues::All)
            line += fmt::format(",{0}.training,{0}.quantile,{0}.version,{0}.checkpoint_sha256", scorer);
    }
    return line;
}

std::string scoreCsv(const ScoredPicture& picture, const std::vector<std::string>& scorers, ScoreValues values) {
    std::string line = fmt::format("{},{}", csvCell(picture.file.string()), csvCell(picture.prompt));
    const ScoreRecord none;
    for (const std::string& scorer : scorers) {
        const ScoreRecord* found = recordOf(picture, scorer);
        const ScoreRecord& record = found ? *found : none;
        line += fmt::format(",{}", cellOf(valueOf(record, values)));
        if (values == ScoreValues::All)
            line += fmt::format(",{},{},{},{}", cellOf(record.training), cellOf(record.quantile),
                                csvCell(record.version), csvCell(record.checkpointSha256));
    }
    return line;
}

double ScoreSummary::Values::deviation() const {
    return count > 0 ? std::sqrt(squares / static_cast<double>(count)) : 0;
}

void ScoreSummary::add(const ScoredPicture& picture) {
    for (const ScoreRecord& record : picture.scores) {
        Values& values = m_values[record.scorer];
        values.version = record.version;
        values.checkpointSha256 = record.checkpointSha256;
        if (!record.raw) {
            ++values.missing;
            continue;
        }
        const double raw = *record.raw;
        values.smallest = values.count == 0 ? raw : std::min(values.smallest, raw);
        values.largest = values.count == 0 ? raw : std::max(values.largest, raw);
        ++values.count;
        // Welford: the sum of squares itself would lose the digits that matter.
        const double before = raw - values.mean;
        values.mean += before / static_cast<double>(values.count);
        values.squares += before * (raw - values.mean);
    }
}

std::string ScoreSummary::json(const std::vector<std::string>& scorers) const {
    Json json = Json::object();
    for (const std::string& scorer : scorers) {
        const auto found = m_values.find(scorer);
        const Values values = found == m_values.end() ? Values() : found->second;
        auto number = [&](double value) {
            return values.count > 0 ? Json(value) : Json(nullptr);
        };
        json[scorer] = {{"mean", number(values.mean)},    {"std", number(values.deviation())},
                        {"min", number(values.smallest)}, {"max", number(values.largest)},
                        {"count", values.count},          {"missing", values.missing},
                        {"version", values.version},      {"checkpoint_sha256", values.checkpointSha256}};
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string ScoreSummary::csv(const std::vector<std::string>& scorers) const {
    std::string text = "scorer,mean,std,min,max,count,missing,version,checkpoint_sha256\r\n";
    for (const std::string& scorer : scorers) {
        const auto found = m_values.find(scorer);
        const Values values = found == m_values.end() ? Values() : found->second;
        auto number = [&](double value) {
            return values.count > 0 ? Json(value).dump() : std::string();
        };
        text += fmt::format("{},{},{},{},{},{},{},{},{}\r\n", csvCell(scorer), number(values.mean),
                            number(values.deviation()), number(values.smallest), number(values.largest), values.count,
                            values.missing, csvCell(values.version), values.checkpointSha256);
    }
    return text;
}

} // namespace miro
