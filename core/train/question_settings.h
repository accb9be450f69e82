// What the training of a question scorer is told, declared once.
#pragma once

#include "train/picture_samples.h"
#include "train/question_network.h"
#include "train/train_config.h"

namespace miro {

struct QuestionSettings {
    std::filesystem::path data;
    std::filesystem::path heldOutData; // empty: the last samples of data
    int64_t heldOut = 0;
    int64_t most = 0; // samples that are read; 0: all
    PictureFields fields;
    std::string truth; // the key of the .json that says what a picture shows
    std::filesystem::path sprites;
    std::filesystem::path tower; // a trained CLIP's, or empty
    QuestionSizes sizes;         // all but the vocabulary
    double captionWeight = 0;
    int64_t threads = 1;
    bool half = false;
    uint64_t seed = 0;

    static std::vector<ParamSpec> specs();
    // Usage: sizes that do not go together. NotFound, Corrupt: the tower's configuration.
    static Result<QuestionSettings> read(const TrainConfig& config);
};

} // namespace miro
