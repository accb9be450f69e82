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
    // What the files of training and of taste are, another machine cannot know; nor which picture has which number.
    static const Registry<JobKind> kinds({
        {kGenerateKind, "Draw", JobPriority::Interactive, makeGenerateWork},
        // Before batches, behind drawings.
        {.key = kExploreKind,
         .label = "Explore",
         .priority = JobPriority::Scoring,
         .make = makeExploreWork,
         .goesOn = true},
        {.key = kScoreKind,
         .label = "Score",
         .priority = JobPriority::Scoring,
         .make = makeScoreWork,
         .staysHere =
             "scores pictures of another library, which a queue's file cannot ask for; score them in this one"},
        {.key = kBatchKind, .label = "Batch", .priority = JobPriority::Batch, .make = makeBatchWork, .goesOn = true},
        // These give way to everything.
        {.key = kTrainKind,
         .label = "Train",
         .priority = JobPriority::FineTuning,
         .make = makeTrainWork,
         .goesOn = true,
         .trains = true,
         .staysHere = "trains a model, which a queue's file cannot ask for; train from its config"},
        {.key = kFinetuneKind,
         .label = "My taste",
         .priority = JobPriority::FineTuning,
         .make = makeFinetuneWork,
         .goesOn = true,
         .trains = true,
         .staysHere = "learns a taste, which a queue's file cannot ask for; begin it anew"},
        {.key = kProveKind,
         .label = "Proof",
         .priority = JobPriority::FineTuning,
         .make = makeProofWork,
         .staysHere = "proves a taste, which a queue's file cannot ask for; begin it anew"},
    });
    return kinds;
}

} // namespace miro
