#include "eval/controlled_result.h"

#include "base/files.h"
#include "base/json.h"

#include <fmt/format.h>

namespace miro {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using nlohmann::ordered_json;

Result<void> write(const fs::path& file, const ordered_json& object) {
    std::error_code error;
    fs::create_directories(folderOf(file), error);
    if (error)
        return fileError("cannot create the folder", folderOf(file), error.value());
    return writeFileAtomically(file, object.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

// The file's object; nothing when there is no file.
Result<std::optional<Json>> read(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return std::optional<Json>();
    MIRO_TRY(Json found, readJsonFile(file));
    return std::optional<Json>(std::move(found));
}

// What a member that is missing or of another type throws is one message.
template <typename Value, typename Fill>
Result<std::optional<Value>> parsed(const fs::path& file, const Fill& fill) {
    MIRO_TRY(const std::optional<Json> found, read(file));
    if (!found)
        return std::optional<Value>();
    Value value;
    try {
        fill(*found, value);
    } catch (const Json::exception& error) {
        return Error{ErrorCode::Corrupt,
                     fmt::format("{} is no result of this program ({}); remove it, and the same command makes it again",
                                 oneLine(file.string()), oneLine(error.what(), 160))};
    }
    return std::optional<Value>(std::move(value));
}

} // namespace

fs::path resultFile(const fs::path& folder, const ControlledLook& look) {
    return folder / "results" / (look.name() + ".json");
}

fs::path trainedFile(const fs::path& folder, const std::string& run) {
    return folder / "results" / run / "trained.json";
}

fs::path scenesFile(const fs::path& folder) {
    return folder / "results" / (std::string(kRealScenes) + ".json");
}

Result<void> writeLook(const fs::path& file, const LookResult& result) {
    ordered_json prompts = ordered_json::array();
    for (const PromptResult& prompt : result.prompts)
        prompts.push_back({{"prompt", prompt.prompt},
                           {"category", prompt.category},
                           {"pictures", prompt.pictures},
                           {"correct", prompt.correct},
                           {"diversity", prompt.diversity},
                           {"scores", prompt.scores}});
    return write(file, {{"run", result.run},
                        {"arm", result.arm},
                        {"seed", result.seed},
                        {"samples", result.samples},
                        {"curve", result.curve},
                        {"protocol", result.protocol},
                        {"guidance", result.guidance},
                        {"evaluations", result.evaluations},
                        {"seconds", result.seconds},
                        {"prompts", std::move(prompts)}});
}

Result<std::optional<LookResult>> readLook(const fs::path& file) {
    return parsed<LookResult>(file, [](const Json& found, LookResult& result) {
        found.at("run").get_to(result.run);
        found.at("arm").get_to(result.arm);
        found.at("seed").get_to(result.seed);
        found.at("samples").get_to(result.samples);
        found.at("curve").get_to(result.curve);
        found.at("protocol").get_to(result.protocol);
        found.at("guidance").get_to(result.guidance);
        found.at("evaluations").get_to(result.evaluations);
        found.at("seconds").get_to(result.seconds);
        for (const Json& one : found.at("prompts")) {
            PromptResult prompt;
            one.at("prompt").get_to(prompt.prompt);
            one.at("category").get_to(prompt.category);
            one.at("pictures").get_to(prompt.pictures);
            one.at("correct").get_to(prompt.correct);
            one.at("diversity").get_to(prompt.diversity);
            one.at("scores").get_to(prompt.scores);
            result.prompts.push_back(std::move(prompt));
        }
    });
}

Result<void> writeTrained(const fs::path& file, const TrainedResult& result) {
    return write(file, {{"run", result.run},
                        {"steps", result.steps},
                        {"samples", result.samples},
                        {"drawn", result.drawn},
                        {"evaluations", result.evaluations},
                        {"seconds", result.seconds}});
}

Result<std::optional<TrainedResult>> readTrained(const fs::path& file) {
    return parsed<TrainedResult>(file, [](const Json& found, TrainedResult& result) {
        found.at("run").get_to(result.run);
        found.at("steps").get_to(result.steps);
        found.at("samples").get_to(result.samples);
        found.at("drawn").get_to(result.drawn);
        found.at("evaluations").get_to(result.evaluations);
        found.at("seconds").get_to(result.seconds);
    });
}

} // namespace miro
