#include "train/train_kinds.h"

#include "train/aesthetic_kind.h"
#include "train/clip_kind.h"
#include "train/codec_kind.h"
#include "train/flow_kind.h"
#include "train/loss_scale.h"
#include "train/preview_kind.h"
#include "train/preview_map_kind.h"
#include "train/question_kind.h"
#include "train/taste_kind.h"
#include "train/toy_kind.h"
#include "train/train_settings.h"
#include "train/vae_kind.h"

#include <algorithm>

namespace miro {

const Registry<TrainKind>& trainKinds() {
    static const Registry<TrainKind> kinds({
        flowKind(),
        tasteKind(),
        clipKind(),
        aestheticKind(),
        questionKind(),
        codecKind(),
        vaeKind(),
        previewKind(),
        previewMapKind(),
        toyKind(),
    });
    return kinds;
}

const std::vector<ParamSpec>& commonTrainSettings() {
    static const std::vector<ParamSpec> settings{
        {.key = "seed",
         .help = "Every random number of the run follows from it.",
         .kind = ParamKind::Seed,
         .defaultValue = uint64_t{0},
         .valueName = "N"},
        intSetting("steps", 10'000, 1, 1e9, "Updates of the whole run."),
        intSetting("batch-size", 64, 1, 1e6, "Samples an update, over all processes and micro-batches."),
        intSetting("micro-batch", 0, 0, 1e6, "Samples whose gradients are computed at once; 0: all of a process's."),
        choiceSetting("optimiser", {"lamb", "adamw"}, "What moves the weights."),
        realSetting("learning-rate", 1e-3, 1e-12, 10, "At its highest, after the warm-up."),
        intSetting("warmup-steps", 500, 0, 1e9, "Updates in which the learning rate rises from 0."),
        realSetting("cosine-part", 0.8, 0, 1, "How much of half a cosine the rate falls; 1 ends at 0."),
        realSetting("beta1", 0.9, 0, 1, "Of the gradients' running mean."),
        realSetting("beta2", 0.999, 0, 1, "Of the running mean of their squares."),
        realSetting("eps", 1e-8, 0, 1, "What is added to the root of that mean."),
        realSetting("weight-decay", 0.01, 0, 1e6, "Of weights; norms and biases have none."),
        realSetting("clip", 2, 0, 1e9, "The largest norm of all gradients together; 0: any."),
        realSetting("average-decay", 0.9999, 0, 1, "Of the weights' running mean, which is judged and exported."),
        flagSetting("average-warm-up", true, "Averages over fewer updates at the beginning."),
        choiceSetting(
            "precision", {"fp32", "bf16", "fp16", "auto"},
            "Of matrix products; weights and gradients are fp32 throughout. fp16 scales the loss, and skips an "
            "update whose gradients are too large for it. auto: bf16 where the machine computes in it, else fp32; the "
            "run's own config.json says which."),
        realSetting("loss-scale", 65536, LossScale::kLowest, LossScale::kHighest,
                    "fp16: what the loss is multiplied by at first; halved after each update that is skipped."),
        intSetting("loss-scale-steps", 2000, 1, 1e9, "fp16: updates in a row after which the loss scale is doubled."),
        intSetting("log-steps", 1, 1, 1e9, "Updates between two lines of metrics."),
        intSetting("checkpoint-steps", 1000, 1, 1e9, "Updates between two checkpoints."),
        intSetting("keep-checkpoints", 2, 1, 1e6, "How many of the newest are kept, beside the best."),
        intSetting("held-out-steps", 1000, 0, 1e9, "Updates between two looks at held-out samples; 0: none."),
        realSetting("bucket-mb", 25, 0.001, 1024, "Several processes: gradients that travel together, in megabytes."),
        realSetting("join-seconds", 120, 1, 3600, "Several processes: how long the first ones wait for the last."),
        realSetting("lost-seconds", 20, 1, 25,
                    "Several processes: one that was not heard of for so long counts as lost, and all end."),
        intSetting("export-steps", 0, 0, 1e9,
                   "Updates between two models kept in DIR/models; 0: only the last, in DIR/model."),
        intSetting("sample-steps", 0, 0, 1e9, "Updates between two sets of samples to look at; 0: none."),
    };
    return settings;
}

std::vector<ParamSpec> settingsOfKind(const std::string& kind) {
    const std::vector<ParamSpec>& own = trainKinds().find(kind)->settings;
    std::vector<ParamSpec> all;
    for (const ParamSpec& spec : commonTrainSettings())
        if (std::none_of(own.begin(), own.end(), [&](const ParamSpec& other) { return other.key == spec.key; }))
            all.push_back(spec);
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

} // namespace miro
