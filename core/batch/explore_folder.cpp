#include "batch/explore_folder.h"

#include "base/files.h"
#include "base/json.h"
#include "batch/explore_files.h"
#include "batch/score_json.h"

#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr int kExplorationVersion = 1;
constexpr JsonLimits kLimits{64u << 20, 64};

Json planJson(const ExploreRecord& record) {
    return {{"plan", jsonFromExplore(record.plan)},
            {"model", record.model},
            {"variant", record.variant},
            {"job", record.job}};
}

} // namespace

bool sameExploration(const ExploreRecord& a, const ExploreRecord& b) {
    auto identity = [](const ExploreRecord& record) {
        Json object = planJson(record);
        object["plan"].erase("weights");
        object["plan"].erase("scorers"); // what measures is no part of what is drawn
        if (record.plan.kind == ExploreKind::BestOf)
            object["plan"].erase("steps");
        return object;
    };
    return identity(a) == identity(b);
}

std::string toText(const ExploreRecord& record) {
    Json object = planJson(record);
    object["miro_exploration"] = kExplorationVersion;
    object["model_sha256"] = record.modelSha256;
    Json pictures = Json::array();
    for (const auto& [cell, scores] : record.scores) {
        Json list = Json::array();
        for (const ScoreRecord& score : scores)
            list.push_back(jsonFromScore(score));
        pictures.push_back({{"cell", cell}, {"scores", std::move(list)}});
    }
    object["pictures"] = std::move(pictures);
    return object.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ExploreRecord> exploreRecordFrom(const std::string& text, const std::string& name) {
    const Error damaged{ErrorCode::Corrupt,
                        fmt::format("{} is not an exploration of this program; move it away", oneLine(name))};
    const auto parsed = parseJson(text, name, kLimits);
    if (!parsed.ok())
        return damaged;
    try {
        ExploreRecord record;
        if (parsed->at("miro_exploration").get<int>() > kExplorationVersion)
            return Error{ErrorCode::Unsupported, fmt::format("{} was written by a newer version", oneLine(name))};
        auto plan = exploreFromJson(parsed->at("plan"));
        if (!plan.ok())
            return damaged;
        record.plan = std::move(plan).value();
        record.model = parsed->at("model").get<std::string>();
        record.variant = parsed->at("variant").get<std::string>();
        record.job = parsed->at("job").get<std::string>();
        record.modelSha256 = parsed->at("model_sha256").get<std::string>();
        for (const Json& picture : parsed->at("pictures")) {
            const Json& scores = picture.at("scores");
            if (record.scores.size() > static_cast<size_t>(kMaxExploreCells) || scores.size() > kMaxScores)
                return damaged;
            std::vector<ScoreRecord>& list = record.scores[picture.at("cell").get<int64_t>()];
            for (const Json& score : scores)
                list.push_back(scoreFromJson(score));
        }
        return record;
    } catch (const Json::exception&) {
        return damaged;
    }
}

fs::path exploreRecordFile(const fs::path& folder) {
    return folder / "exploration.json";
}

fs::path withoutTrailingSlash(const fs::path& folder) {
    if (folder.has_filename() || folder.parent_path().empty())
        return folder;
    return folder.parent_path();
}

Result<std::optional<ExploreRecord>> openExploreFolder(const fs::path& folder) {
    std::error_code error;
    const fs::path place = withoutTrailingSlash(folder);
    if (!fs::exists(fs::symlink_status(place, error))) {
        MIRO_CHECK_OK(checkWritableFolder(folderOf(place)));
        return std::optional<ExploreRecord>();
    }
    if (!fs::is_directory(place, error))
        return usageError(fmt::format("{} is not a folder; give another", oneLine(place.string())));
    MIRO_CHECK_OK(checkWritableFolder(place));
    const fs::path file = exploreRecordFile(place);
    if (fs::exists(fs::symlink_status(file, error))) {
        MIRO_TRY(const std::string text, readFile(file, kLimits.maxBytes));
        MIRO_TRY(ExploreRecord record, exploreRecordFrom(text, file.string()));
        return std::optional<ExploreRecord>(std::move(record));
    }
    std::vector<std::string> names = explorationFileNames();
    names.emplace_back("pictures");
    for (const std::string& name : names)
        if (fs::exists(fs::symlink_status(place / name, error)))
            return usageError(fmt::format("{} is in the way and not of an exploration; move it or give another folder",
                                          oneLine((place / name).string())));
    return std::optional<ExploreRecord>();
}

Result<void> checkSameExploration(const std::optional<ExploreRecord>& found, const ExploreRecord& wanted,
                                  const fs::path& folder) {
    if (!found || sameExploration(*found, wanted))
        return {};
    return usageError(
        fmt::format("{} holds another exploration ({}); repeat its options to continue it, or give another "
                    "folder",
                    oneLine(folder.string()), toText(found->plan.kind)));
}

} // namespace miro
