#include "job/train_payload.h"

#include "base/files.h"
#include "base/json.h"
#include "job/payload_fields.h"
#include "train/run_settings.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr uint64_t kTrainVersion = 1;
constexpr size_t kMaxConfigBytes = 1u << 20;

// A folder that holds something else is not written into.
Result<void> checkFolder(const fs::path& folder) {
    std::error_code failed;
    const fs::file_status status = fs::status(folder, failed);
    if (!fs::exists(status))
        return {};
    if (!fs::is_directory(status))
        return usageError(fmt::format("{} is not a folder; choose one for the run", oneLine(folder.string())));
    const bool isRun = fs::exists(folder / "config.json", failed) && fs::is_directory(folder / "checkpoints", failed);
    if (!isRun && !fs::is_empty(folder, failed))
        return usageError(
            fmt::format("{} holds other files; choose an empty folder for the run", oneLine(folder.string())));
    return {};
}

} // namespace

Result<TrainPayload> trainPayload(const TrainJob& job) {
    if (job.folder.empty())
        return usageError("a training run needs a folder of its own");
    TrainPayload payload;
    payload.folder = fs::absolute(job.folder).lexically_normal();
    payload.name = job.name;
    std::string text = job.config;
    std::string where = "the config";
    fs::path folder = fs::current_path();
    if (!job.configFile.empty()) {
        where = oneLine(job.configFile.string());
        folder = folderOf(job.configFile);
        MIRO_TRY(text, readFile(job.configFile, kMaxConfigBytes));
    }
    MIRO_TRY(const Json config, parseJson(text, where, {.maxBytes = kMaxConfigBytes}));
    MIRO_TRY(payload.config, TrainConfig::make(config, where, folder));
    if (auto rate = trainerSettings(payload.config, 0, 1).learningRate.check(); !rate.ok())
        return rate.error().within(where);
    MIRO_CHECK_OK(checkFolder(payload.folder));
    return payload;
}

std::string titleOfTraining(const TrainPayload& payload) {
    fs::path folder = payload.folder;
    if (!folder.has_filename()) // ends in a slash
        folder = folder.parent_path();
    const std::string title = oneLine(payload.name.empty() ? folder.filename().string() : payload.name, 200);
    return title.find_first_not_of(' ') == std::string::npos ? payload.config.kind() : title;
}

std::string textFromTraining(const TrainPayload& payload) {
    Json object = {
        {"version", kTrainVersion}, {"config", payload.config.json()}, {kTrainFolderKey, payload.folder.string()}};
    if (!payload.name.empty())
        object["name"] = payload.name;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<TrainPayload> trainingFromText(const std::string& text) {
    MIRO_TRY(const Json object, payloadObject(text, kTrainVersion, 2 * kMaxConfigBytes));
    TrainPayload payload;
    const auto config = object.find("config");
    if (config == object.end() || !config->is_object())
        return badPayloadKey("config", "a JSON object");
    MIRO_TRY(payload.config, TrainConfig::make(*config, "config", "/"));
    MIRO_TRY(const std::string folder, payloadText(object, kTrainFolderKey));
    payload.folder = folder;
    if (!payload.folder.is_absolute())
        return badPayloadKey(kTrainFolderKey, "a whole path");
    MIRO_TRY(payload.name, payloadText(object, "name"));
    return payload;
}

} // namespace miro
