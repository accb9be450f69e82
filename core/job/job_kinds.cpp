#include "job/job_kinds.h"

#include "job/batch_work.h"
#include "job/explore_request.h"
#include "job/explore_work.h"
#include "job/finetune_order.h"
#include "job/finetune_work.h"
#include "job/generate_work.h"
#include "job/proof_order.h"
#include "job/proof_work.h"
#include "job/score_work.h"
#include "job/train_work.h"

namespace miro {

const Registry<JobKind>& jobKinds() {
    static const Registry<JobKind> kinds({
        {kGenerateKind, "Draw", JobPriority::Interactive, makeGenerateWork},
        {kExploreKind, "Explore", JobPriority::Scoring, makeExploreWork}, // before batches, behind drawings
        {kScoreKind, "Score", JobPriority::Scoring, makeScoreWork},
        {kBatchKind, "Batch", JobPriority::Batch, makeBatchWork},
        {kTrainKind, "Train", JobPriority::FineTuning, makeTrainWork}, // gives way to everything
        {kFinetuneKind, "My taste", JobPriority::FineTuning, makeFinetuneWork},
        {kProveKind, "Proof", JobPriority::FineTuning, makeProofWork},
    });
    return kinds;
}

} // namespace miro
