#include "job/encode_text_job.h"

#include "tensor/device.h"

namespace miro {

Result<void> EncodeTextJob::run(const JobContext& context) {
    initialiseTorch();
    MIRO_TRY(m_outcome, encodeText(m_request, context.stop));
    return {};
}

} // namespace miro
