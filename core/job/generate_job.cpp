#include "job/generate_job.h"

#include "flow/generate.h"
#include "tensor/device.h"

namespace miro {

Result<void> GenerateJob::run(const JobContext& context) {
    initialiseTorch();
    MIRO_TRY(m_outcome, generate(m_request, context.listener, context.stop));
    for (const std::string& note : m_outcome.notes)
        context.listener.note(note);
    return {};
}

} // namespace miro
