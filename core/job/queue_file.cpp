#include "job/queue_file.h"

#include "base/json.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

// The member as a payload's text: given as text, or as the object itself.
std::string textOf(const Json& job, const char* key) {
    auto value = job.find(key);
    if (value == job.end())
        return {};
    return value->is_string() ? value->get<std::string>() : value->dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

Result<void> checkQueueText(const std::string& text, const Registry<JobKind>& kinds) {
    MIRO_TRY(Json queue, parseJson(text, "the queue", {.maxBytes = kMaxQueueFileBytes}));
    auto jobs = queue.is_object() ? queue.find("jobs") : queue.end();
    if (jobs == queue.end() || !jobs->is_array())
        return usageError("jobs is not valid: give a list of jobs, as an export of the queue has it");
    for (size_t i = 0; i < jobs->size(); ++i) {
        const Json& job = (*jobs)[i];
        if (!job.is_object())
            return usageError(fmt::format("jobs[{}] is not valid: give an object", i));
        const std::string key = textOf(job, "kind");
        const JobKind* kind = kinds.find(key);
        if (!kind)
            return usageError(
                fmt::format("jobs[{}].kind '{}' is not valid: give one of {}", i, oneLine(key, 40), kinds.keyList()));
        if (!kind->staysHere.empty())
            return usageError(fmt::format("jobs[{}] {}", i, kind->staysHere));
        if (auto work = kind->make(textOf(job, "payload")); !work.ok())
            return work.error().within(fmt::format("jobs[{}].payload", i));
    }
    return {};
}

} // namespace miro
