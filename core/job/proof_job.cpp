#include "job/proof_job.h"

#include "job/proof_run.h"
#include "library/library.h"
#include "tensor/device.h"

namespace miro {

Result<void> ProofJob::run(const JobContext& context) {
    initialiseTorch();
    ProofRun run(*m_request.library, m_request.version, proofTools(m_request.modelFolders, m_request.scoring));
    return run.prepare(context.listener, context.stop);
}

} // namespace miro
