#include "job/proof_order.h"

#include "job/payload_fields.h"

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr uint64_t kProveVersion = 1;

} // namespace

std::string textFromProve(const ProvePayload& payload) {
    return Json{{"version", kProveVersion},
                {"library", payload.library.string()},
                {"taste_version", payload.version},
                {"name", payload.name}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ProvePayload> proveFromText(const std::string& text) {
    MIRO_TRY(const Json object, payloadObject(text, kProveVersion));
    ProvePayload payload;
    MIRO_TRY(const std::string library, payloadText(object, "library"));
    payload.library = library;
    if (!payload.library.is_absolute())
        return badPayloadKey("library", "a whole path");
    const auto version = object.find("taste_version");
    if (version == object.end() || !version->is_number_integer())
        return badPayloadKey("taste_version", "a version's number");
    payload.version = version->get<int64_t>();
    MIRO_TRY(payload.name, payloadText(object, "name"));
    return payload;
}

} // namespace miro
