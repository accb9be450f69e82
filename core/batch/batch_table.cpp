#include "batch/batch_table.h"

#include "base/generation_json.h"
#include "base/scorers.h"
#include "batch/csv_text.h"
#include "batch/line_files.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace miro {
namespace {

// A list whose every line has columns of its own would make a table of lines times lines.
constexpr size_t kMaxOwnColumns = 500;

using Names = std::vector<std::string>;

struct Columns {
    std::set<std::string> rewards;
    Names axes;
    Names fields;
    bool fieldsAsOne = false; // too many: all in one column, as JSON
    Names scorers;
};

// In the order in which they come; a batch's lines nearly always have the same ones.
void addNew(Names& names, std::set<std::string>& known, const std::string& name) {
    if (known.insert(name).second)
        names.push_back(name);
}

Result<Columns> columnsOf(const BatchRows& rows) {
    Columns columns;
    std::set<std::string> axes, fields, measured;
    MIRO_CHECK_OK(rows([&](const BatchPicture& picture, const BatchResult* result) -> Result<void> {
        for (const RewardTargets* targets : {&picture.settings.positive, &picture.settings.negative})
            for (const auto& [key, target] : *targets)
                columns.rewards.insert(key);
        for (const auto& [name, value] : picture.axes)
            addNew(columns.axes, axes, name);
        for (const auto& [name, value] : picture.fields)
            if (fields.size() <= kMaxOwnColumns)
                addNew(columns.fields, fields, name);
        if (result)
            for (const ScoreRecord& score : result->scores)
                measured.insert(score.scorer);
        return {};
    }));
    columns.fieldsAsOne = columns.fields.size() > kMaxOwnColumns;
    for (const ScorerInfo& scorer : scorers().entries())
        if (measured.erase(scorer.key) > 0)
            columns.scorers.push_back(scorer.key);
    columns.scorers.insert(columns.scorers.end(), measured.begin(), measured.end());
    return columns;
}

bool isOwnColumn(const ParamSpec& spec) {
    return spec.key != "count" && spec.key != "negative-prompt"; // each picture is one; it stands beside the prompt
}

Names headerOf(const Columns& columns) {
    Names header{"index", "file", "line", "entry", "copy", "prompt", "template", "negative-prompt", "model", "variant"};
    for (const auto& param : generationParams())
        if (isOwnColumn(param.spec))
            header.push_back(param.spec.key);
    for (const char* prefix : {"reward.", "negative-reward."})
        for (const std::string& key : columns.rewards)
            header.push_back(prefix + key);
    header.emplace_back("keyframes");
    for (const std::string& name : columns.axes)
        header.push_back("axis." + name);
    Names behind;
    for (const std::string& key : columns.scorers)
        for (const char* what : {".raw", ".quantile", ".estimated", ".version"})
            behind.push_back(key + what);
    for (const char* name : {"kept", "failure"})
        behind.emplace_back(name);
    std::set<std::string> taken(header.begin(), header.end());
    taken.insert(behind.begin(), behind.end());
    if (columns.fieldsAsOne)
        header.emplace_back("fields");
    else
        for (const std::string& name : columns.fields)
            header.push_back(taken.contains(name) ? "list." + name : name);
    header.insert(header.end(), behind.begin(), behind.end());
    for (std::string& name : header)
        name = csvField(name);
    return header;
}

std::string valueOf(const std::vector<std::pair<std::string, std::string>>& pairs, const std::string& name) {
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
    return found == pairs.end() ? std::string() : csvField(found->second);
}

void appendScores(Names& line, const Columns& columns, const BatchResult* result) {
    for (const std::string& key : columns.scorers) {
        const ScoreRecord* score = nullptr;
        if (result)
            for (const ScoreRecord& each : result->scores)
                if (each.scorer == key)
                    score = &each;
        line.push_back(score ? csvField(score->raw) : "");
        line.push_back(score ? csvField(score->quantile) : "");
        line.emplace_back(score && score->quantile ? (score->estimated ? "yes" : "no") : "");
        line.push_back(score ? csvField(score->version) : "");
    }
}

Names lineOf(const Columns& columns, const BatchPicture& picture, const BatchResult* result) {
    const GenerationSettings& settings = picture.settings;
    Names line{std::to_string(picture.index),    csvField(picture.file),
               std::to_string(picture.line),     std::to_string(picture.entry),
               std::to_string(picture.copy),     csvField(settings.prompt),
               csvField(picture.templatePrompt), csvField(settings.negativePrompt),
               csvField(picture.model),          csvField(picture.variant)};
    for (const auto& param : generationParams())
        if (isOwnColumn(param.spec))
            line.push_back(csvField(param.get(settings)));
    for (const RewardTargets* targets : {&settings.positive, &settings.negative})
        for (const std::string& key : columns.rewards)
            line.push_back(csvField(*targets, key));
    line.push_back(settings.keyframes.empty() ? "" : csvField(jsonFromKeyframes(settings.keyframes).dump()));
    for (const std::string& name : columns.axes)
        line.push_back(valueOf(picture.axes, name));
    if (columns.fieldsAsOne) {
        nlohmann::ordered_json fields = nlohmann::ordered_json::object();
        for (const auto& [name, value] : picture.fields)
            fields[name] = value;
        line.push_back(csvField(fields.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)));
    } else {
        for (const std::string& name : columns.fields)
            line.push_back(valueOf(picture.fields, name));
    }
    appendScores(line, columns, result);
    line.emplace_back(!result ? "" : result->kept ? "yes" : "no");
    line.push_back(result ? csvField(result->failure) : "");
    return line;
}

} // namespace

Result<void> writeBatchTable(const std::filesystem::path& target, const std::filesystem::path& scratch,
                             const BatchRows& rows) {
    MIRO_TRY(const Columns columns, columnsOf(rows));
    MIRO_TRY(WholeFile file, WholeFile::create(target, scratch));
    std::string text;
    appendCsvLine(text, headerOf(columns));
    MIRO_CHECK_OK(file.write(text));
    MIRO_CHECK_OK(rows([&](const BatchPicture& picture, const BatchResult* result) -> Result<void> {
        text.clear();
        appendCsvLine(text, lineOf(columns, picture, result));
        return file.write(text);
    }));
    return file.commit();
}

} // namespace miro
