#include "eval/benchmark_pictures.h"

#include "base/files.h"
#include "base/json.h"
#include "eval/detector_process.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;
using nlohmann::ordered_json;

constexpr size_t kMaxResultsBytes = 2u << 30;

std::string lineOf(const ordered_json& object) {
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string textIn(const ordered_json& object, const char* key) {
    return object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : std::string();
}

// The last line of each file is what counts. Files without scores have no entry.
Result<std::map<std::string, std::map<std::string, double>>> scoresIn(const fs::path& folder) {
    std::map<std::string, std::map<std::string, double>> scores;
    const fs::path file = folder / "results.jsonl";
    MIRO_TRY(const std::string text, readFile(file, kMaxResultsBytes));
    int64_t number = 0;
    for (size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
        ++number;
        MIRO_TRY(const Json line, parseJson(std::string_view(text).substr(begin, end - begin),
                                            fmt::format("{}, line {}", file.string(), number)));
        if (!line.is_object() || !line.contains("file") || !line["file"].is_string() || !line.contains("scores") ||
            !line["scores"].is_array())
            continue;
        auto& ofFile = scores[line["file"].get<std::string>()];
        ofFile.clear();
        for (const Json& score : line["scores"])
            if (score.is_object() && score.contains("scorer") && score["scorer"].is_string() && score.contains("raw") &&
                score["raw"].is_number())
                ofFile[score["scorer"].get<std::string>()] = score["raw"].get<double>();
    }
    return scores;
}

// Counts the pictures of one category, or of all. entries: each prompt's pictures and correct ones.
void add(CategorySummary& summary, const BenchmarkPicture& picture) {
    ++summary.pictures;
    summary.correct += picture.correct.value_or(false);
}

void finish(CategorySummary& summary, const std::vector<const BenchmarkPicture*>& pictures) {
    std::map<fs::path, std::pair<int64_t, int64_t>> entries;
    std::map<std::string, std::pair<double, int64_t>> sums;
    for (const BenchmarkPicture* picture : pictures) {
        add(summary, *picture);
        auto& [all, correct] = entries[picture->entry];
        ++all;
        correct += picture->correct.value_or(false);
        for (const auto& [scorer, value] : picture->scores) {
            sums[scorer].first += value;
            ++sums[scorer].second;
        }
    }
    summary.prompts = static_cast<int64_t>(entries.size());
    for (const auto& [entry, counts] : entries) {
        summary.promptsAny += counts.second > 0;
        summary.promptsAll += counts.second == counts.first;
    }
    for (const auto& [scorer, sum] : sums)
        summary.scores[scorer] = sum.first / static_cast<double>(sum.second);
}

ordered_json categoryJson(const CategorySummary& summary, bool judged) {
    ordered_json made{{"pictures", summary.pictures}, {"prompts", summary.prompts}};
    if (judged) {
        made["correct"] = summary.correct;
        made["accuracy"] = summary.accuracy();
        made["prompts_any"] = summary.promptsAny;
        made["prompts_all"] = summary.promptsAll;
    }
    if (!summary.scores.empty())
        made["scores"] = summary.scores;
    return made;
}

std::string percent(int64_t part, int64_t whole) {
    return whole > 0 ? fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole)) : "-";
}

} // namespace

Result<std::vector<BenchmarkPicture>> readBenchmark(const fs::path& folder, const std::vector<fs::path>& paths) {
    MIRO_TRY(const auto scores, scoresIn(folder));
    std::vector<BenchmarkPicture> pictures;
    std::map<fs::path, ordered_json> entries;
    for (const fs::path& path : paths) {
        BenchmarkPicture picture;
        picture.path = path;
        picture.entry = path.parent_path().parent_path();
        const auto [place, isNew] = entries.try_emplace(picture.entry);
        if (isNew) {
            const fs::path file = picture.entry / "metadata.jsonl";
            MIRO_TRY(const std::string text, readFile(file));
            MIRO_TRY(const Json checked, parseJson(text, file.string())); // bounded; the order of members is kept below
            place->second = ordered_json::parse(text, nullptr, false);
            if (!place->second.is_object())
                return Error{ErrorCode::Corrupt, fmt::format("{}: is not a JSON object; remove the folder and draw "
                                                             "again",
                                                             file.string())};
        }
        picture.metadata = place->second;
        picture.prompt = textIn(picture.metadata, "prompt");
        picture.category = textIn(picture.metadata, "tag");
        if (picture.category.empty())
            picture.category = textIn(picture.metadata, "category");
        if (const auto found = scores.find(path.lexically_relative(folder).generic_string()); found != scores.end())
            picture.scores = found->second;
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

Result<void> detect(std::vector<BenchmarkPicture>& pictures, const std::string& command, ProgressSink& progress,
                    std::stop_token stop) {
    std::vector<std::string> questions;
    std::map<std::string, BenchmarkPicture*> open;
    for (BenchmarkPicture& picture : pictures) {
        ordered_json question{{"path", picture.path.string()}};
        for (const auto& [key, value] : picture.metadata.items())
            if (key != "path")
                question[key] = value;
        questions.push_back(lineOf(question));
        open[picture.path.string()] = &picture;
    }
    const auto total = static_cast<int64_t>(pictures.size());
    int64_t lines = 0, done = 0;
    const std::string named = fmt::format("the detector '{}'", oneLine(command, 120));
    progress.progress({"detect", 0, total});
    const auto answer = [&](std::string_view line) -> Result<void> {
        ++lines;
        const auto wrong = [&](const std::string& what) {
            return Error{ErrorCode::Corrupt, fmt::format("{}: line {} of its answers {}: {}", named, lines, what,
                                                         oneLine(std::string(line.substr(0, 400)), 120))};
        };
        const auto parsed = parseJson(line, "its answer");
        if (!parsed.ok() || !parsed->is_object() || !parsed->contains("path") || !(*parsed)["path"].is_string() ||
            !parsed->contains("correct") || !(*parsed)["correct"].is_boolean())
            return wrong("is not a JSON object with \"path\" and \"correct\" (true or false)");
        const auto place = open.find((*parsed)["path"].get<std::string>());
        if (place == open.end())
            return wrong("is about a picture that it was not asked about");
        if (place->second->correct)
            return wrong("answers for a picture a second time");
        place->second->correct = (*parsed)["correct"].get<bool>();
        if (parsed->contains("reason") && (*parsed)["reason"].is_string())
            place->second->reason = oneLine((*parsed)["reason"].get<std::string>(), 400);
        progress.progress({"detect", ++done, total});
        return {};
    };
    MIRO_CHECK_OK(askDetector(command, questions, answer, stop));
    for (const BenchmarkPicture& picture : pictures)
        if (!picture.correct)
            return Error{ErrorCode::Failed,
                         fmt::format("{} left out {} of {} pictures, the first: {}; it has to answer for each", named,
                                     total - done, total, picture.path.string())};
    return {};
}

BenchmarkSummary summaryOf(const std::vector<BenchmarkPicture>& pictures, bool judged) {
    BenchmarkSummary summary;
    summary.judged = judged;
    std::vector<std::string> order;
    std::map<std::string, std::vector<const BenchmarkPicture*>> byCategory;
    std::vector<const BenchmarkPicture*> all;
    for (const BenchmarkPicture& picture : pictures) {
        auto& members = byCategory[picture.category];
        if (members.empty())
            order.push_back(picture.category);
        members.push_back(&picture);
        all.push_back(&picture);
    }
    for (const std::string& category : order) {
        CategorySummary& one = summary.categories.emplace_back();
        one.category = category;
        finish(one, byCategory[category]);
        summary.overall += one.accuracy() / static_cast<double>(order.size());
    }
    finish(summary.all, all);
    return summary;
}

ordered_json jsonOf(const BenchmarkSummary& summary) {
    ordered_json made{{"layout_only", !summary.judged}, {"categories", ordered_json::object()}};
    for (const CategorySummary& category : summary.categories)
        made["categories"][category.category] = categoryJson(category, summary.judged);
    made["all"] = categoryJson(summary.all, summary.judged);
    if (summary.judged)
        made["overall"] = summary.overall;
    return made;
}

std::string textOf(const BenchmarkSummary& summary) {
    std::string scorers;
    for (const auto& [scorer, mean] : summary.all.scores)
        scorers += fmt::format("  {:>14}", scorer);
    std::string text = fmt::format("{:<24}{:>9}{:>9}", "", "pictures", "prompts");
    if (summary.judged)
        text += fmt::format("{:>10}{:>14}{:>14}", "correct", "any correct", "all correct");
    text += scorers + "\n";
    const auto row = [&](const std::string& name, const CategorySummary& one) {
        text += fmt::format("{:<24}{:>9}{:>9}", name.empty() ? "(no category)" : oneLine(name, 60), one.pictures,
                            one.prompts);
        if (summary.judged)
            text += fmt::format("{:>10}{:>14}{:>14}", percent(one.correct, one.pictures),
                                percent(one.promptsAny, one.prompts), percent(one.promptsAll, one.prompts));
        for (const auto& [scorer, mean] : summary.all.scores)
            text += one.scores.count(scorer) ? fmt::format("  {:>14.4g}", one.scores.at(scorer))
                                             : fmt::format("  {:>14}", "-");
        text += "\n";
    };
    for (const CategorySummary& category : summary.categories)
        row(category.category, category);
    row("all", summary.all);
    if (summary.judged)
        text += fmt::format("overall, the mean of the categories: {:.1f} %", 100 * summary.overall);
    else
        text += "layout only: without --detector COMMAND nothing says what the pictures show";
    return text;
}

Result<std::vector<fs::path>> writeBenchmark(const fs::path& folder, const std::vector<BenchmarkPicture>& pictures,
                                             const BenchmarkSummary& summary) {
    std::vector<fs::path> files;
    AtomicFileGroup group;
    if (summary.judged) {
        std::string lines;
        for (const BenchmarkPicture& picture : pictures) {
            ordered_json line{{"filename", picture.path.lexically_relative(folder).generic_string()},
                              {"tag", picture.category},
                              {"prompt", picture.prompt},
                              {"correct", picture.correct.value_or(false)},
                              {"reason", picture.reason}};
            if (!picture.scores.empty())
                line["scores"] = picture.scores;
            line["metadata"] = picture.metadata;
            lines += lineOf(line) + "\n";
        }
        files.push_back(folder / "detections.jsonl");
        MIRO_CHECK_OK(group.add(files.back(), lines));
    }
    files.push_back(folder / "summary.json");
    MIRO_CHECK_OK(group.add(files.back(), jsonOf(summary).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"));
    MIRO_CHECK_OK(group.commit());
    return files;
}

} // namespace miro
