// The settings of the kind "clip" as values. See clip_kind.h for the list that people see.
#pragma once

#include "model/clip_config.h"
#include "train/clip_samples.h"
#include "train/train_config.h"

namespace miro {

struct ClipSettings {
    std::filesystem::path data;
    std::filesystem::path heldOutData; // empty: the last `heldOut` samples of data
    int64_t heldOut = 0;
    int64_t most = 0; // samples; 0: all
    PictureFields fields;
    ClipSampleKeys keys;
    std::filesystem::path from;    // a trained CLIP to go on from; empty: a fresh one of these sizes
    std::filesystem::path sprites; // empty: no hard negatives
    ClipConfig sizes;              // vocabulary 0: not known yet
    int64_t vocabulary = 0;        // at most
    bool preference = false;
    double margin = 0;
    double syntheticShare = 0;
    double contrastWeight = 1; // under preference
    double hardWeight = 0;
    bool wholeBatch = true; // captions are told from those of the whole batch, which is not cut
    double truthWeight = 0;
    int64_t threads = 1; // that decode
    bool half = false;
    uint64_t seed = 0;

    // Usage: sizes that cannot be, objectives without what they need; names the key.
    static Result<ClipSettings> read(const TrainConfig& config);
};

std::vector<ParamSpec> clipSettingSpecs();

} // namespace miro
