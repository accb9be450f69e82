#include "train/run_settings.h"

namespace miro {

Result<Precision> runPrecision(const TrainConfig& config, at::Device device) {
    MIRO_TRY(const Precision asked, parsePrecision(config.text("precision")));
    return asked == Precision::Auto ? quickTrainingPrecision(device) : asked;
}

TrainerSettings trainerSettings(const TrainConfig& config, int64_t rank, int64_t processes) {
    TrainerSettings settings;
    settings.seed = config.seed("seed");
    settings.batchRows = config.integer("batch-size");
    settings.microRows = config.integer("micro-batch");
    settings.rank = rank;
    settings.processes = processes;
    settings.learningRate = {config.real("learning-rate"), config.integer("warmup-steps"), config.integer("steps"),
                             config.real("cosine-part")};
    settings.optimiser = {config.text("optimiser"), config.real("beta1"), config.real("beta2"), config.real("eps"),
                          config.real("weight-decay")};
    settings.clip = config.real("clip");
    settings.averageDecay = config.real("average-decay");
    settings.averageWarmUp = config.flag("average-warm-up");
    if (config.text("precision") == "fp16")
        settings.lossScale = {config.real("loss-scale"), config.integer("loss-scale-steps")};
    return settings;
}

} // namespace miro
