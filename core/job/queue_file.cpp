#include "job/queue_file.h"

#include "base/json.h"
#include "job/finetune_order.h"
#include "job/proof_order.h"
#include "job/train_order.h"

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
        if (key == kTrainKind) // it would write into a folder that the file names
            return usageError(
                fmt::format("jobs[{}] trains a model, which a queue's file cannot ask for; train from its config", i));
        if (key == kFinetuneKind || key == kProveKind) // as would these, and the taste is another one
            return usageError(
                fmt::format("jobs[{}] learns a taste, which a queue's file cannot ask for; begin it anew", i));
        if (auto work = kind->make(textOf(job, "payload")); !work.ok())
            return work.error().within(fmt::format("jobs[{}].payload", i));
    }
    return {};
}

} // namespace miro
