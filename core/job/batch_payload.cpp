#include "job/batch_payload.h"

#include "base/files.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr uint64_t kBatchVersion = 1;
constexpr size_t kMaxListBytes = 256u << 20;         // of a file that is queued
constexpr size_t kMaxBatchBytes = 2 * kMaxListBytes; // the same as JSON, where some bytes become two
constexpr uint64_t kMaxPictures = uint64_t{1'000'000'000};

} // namespace

void BatchPayload::decide(const Preferences& preferences) {
    if (!decided)
        decided = decideCompute(job.what.settings.device, job.what.settings.precision, preferences);
}

BatchRequest BatchPayload::decidedRequest() const {
    BatchRequest request = job.what;
    if (decided) {
        request.settings.device = decided->device;
        request.settings.precision = decided->precision;
    }
    return request;
}

std::string titleOfBatch(const BatchJob& job) {
    const std::string title = oneLine(job.name.empty() ? job.what.listName : job.name, 200);
    return title.find_first_not_of(' ') == std::string::npos ? "Batch" : title;
}

Result<void> takeListIn(BatchRequest& request) {
    if (request.listFile.empty())
        return {};
    MIRO_TRY(request.listText, readFile(request.listFile, kMaxListBytes));
    if (request.listName.empty())
        request.listName = request.listFile.filename().string();
    if (request.listFolder.empty())
        request.listFolder = folderOf(request.listFile);
    request.listFile.clear();
    return {};
}

std::string textFromBatch(const BatchPayload& payload) {
    Json object = {{"version", kBatchVersion}, {"request", jsonFromBatch(payload.job.what)}};
    if (!payload.job.name.empty())
        object["name"] = payload.job.name;
    if (payload.job.tryOut)
        object["try-out"] = true;
    if (payload.job.pictures > 0)
        object["pictures"] = payload.job.pictures;
    if (!payload.job.fingerprint.empty())
        object["fingerprint"] = payload.job.fingerprint;
    if (payload.decided)
        object["decided"] = jsonFromDecision(*payload.decided);
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<BatchPayload> batchPayloadFromText(const std::string& text) {
    MIRO_TRY(const Json object, payloadObject(text, kBatchVersion, kMaxBatchBytes));
    BatchPayload payload;
    auto request = object.find("request");
    if (request == object.end() || !request->is_object())
        return badPayloadKey("request", "a JSON object");
    auto what = batchFromJson(*request);
    if (!what.ok())
        return what.error().within("request");
    payload.job.what = std::move(what).value();
    if (!payload.job.what.listFile.empty())
        return badPayloadKey("request", "the list's text, not a file");
    MIRO_TRY(payload.job.name, payloadText(object, "name"));
    MIRO_TRY(payload.job.tryOut, payloadFlag(object, "try-out", false));
    if (auto pictures = object.find("pictures"); pictures != object.end()) {
        if (!pictures->is_number_unsigned() || pictures->get<uint64_t>() > kMaxPictures)
            return badPayloadKey("pictures", fmt::format("an integer from 0 to {}", kMaxPictures));
        payload.job.pictures = pictures->get<int64_t>();
    }
    MIRO_TRY(payload.job.fingerprint, payloadText(object, "fingerprint"));
    if (auto decided = object.find("decided"); decided != object.end() && !decided->is_null()) {
        if (!decided->is_object())
            return badPayloadKey("decided", "an object");
        MIRO_TRY(payload.decided, decisionFromJson(*decided, "decided"));
    }
    return payload;
}

Result<BatchJob> batchFromPayload(const std::string& text) {
    MIRO_TRY(BatchPayload payload, batchPayloadFromText(text));
    return std::move(payload.job);
}

} // namespace miro
