#include "job/finetune_payload.h"

#include "base/json.h"
#include "job/finetune_run.h"
#include "job/payload_fields.h"
#include "job/train_order.h"

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr uint64_t kFinetuneVersion = 1;

Result<std::filesystem::path> wholePath(const Json& object, const char* key) {
    MIRO_TRY(const std::string text, payloadText(object, key));
    std::filesystem::path path = text;
    if (!path.is_absolute())
        return badPayloadKey(key, "a whole path");
    return path;
}

} // namespace

std::filesystem::path finetuneRuns(const std::filesystem::path& library) {
    return library / kVersionsFolder / "runs";
}

Result<FinetunePayload> finetunePayload(const FinetuneOrder& order, const std::filesystem::path& library) {
    MIRO_TRY(const Json settings, parseJson(order.settings, "the settings", {}));
    if (!settings.is_object())
        return badPayloadKey("settings", "a JSON object");
    FinetunePayload payload;
    MIRO_TRY(payload.settings, readFinetuneSettings(settings, "settings", "/"));
    payload.library = std::filesystem::absolute(library);
    payload.folder = finetuneRuns(payload.library) / order.id;
    return payload;
}

std::string textFromFinetune(const FinetunePayload& payload) {
    return Json{{"version", kFinetuneVersion},
                {"settings", payload.settings.asRun},
                {"library", payload.library.string()},
                {"work", payload.folder.string()},
                {kTrainFolderKey, (payload.folder / kFinetuneRun).string()}} // where its curves lie
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<FinetunePayload> finetuneFromText(const std::string& text) {
    MIRO_TRY(const Json object, payloadObject(text, kFinetuneVersion));
    const auto settings = object.find("settings");
    if (settings == object.end() || !settings->is_object())
        return badPayloadKey("settings", "a JSON object");
    FinetunePayload payload;
    MIRO_TRY(payload.settings, readFinetuneSettings(*settings, "settings", "/"));
    MIRO_TRY(payload.library, wholePath(object, "library"));
    MIRO_TRY(payload.folder, wholePath(object, "work"));
    return payload;
}

} // namespace miro
