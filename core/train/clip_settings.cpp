#include "train/clip_settings.h"

#include "train/train_settings.h"

#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kClipMlpMultiplier = 4; // as all CLIPs have it

Result<void> checkTower(const ClipTowerConfig& tower, const char* width, const char* heads) {
    if (tower.width % tower.heads != 0)
        return usageError(
            fmt::format("{} {} is no multiple of {} {}; change one of them", width, tower.width, heads, tower.heads));
    return {};
}

ClipTowerConfig tower(int64_t width, int64_t layers, int64_t heads) {
    return {.width = width, .hidden = kClipMlpMultiplier * width, .layers = layers, .heads = heads};
}

} // namespace

std::vector<ParamSpec> clipSettingSpecs() {
    return {
        neededPath("data", "Shards to learn from: a folder of .tar files, one of them, or an index."),
        pathSetting("held-out-data", "Shards to judge by; empty: the last samples of data."),
        intSetting("held-out", 1000, 2, 1e6, "Samples to judge by."),
        intSetting("samples", 0, 0, 1e9, "Samples that are read of data; 0: all."),
        textSetting("picture-field", "jpg", "The ending of a sample's picture."),
        textSetting("caption-field", "txt", "The ending of its caption."),
        textSetting("about-field", "json", "The ending of what else is known about it."),
        pathSetting("from", "The folder of a trained CLIP to go on from; the sizes are then its own."),
        choiceSetting("objective", {"contrastive", "preference"},
                      "Find a picture's caption among others, or choose the better of two pictures for one caption."),
        choiceSetting("negatives", {"batch", "part"},
                      "What a caption is told from: the others of the whole batch, which is then computed at once; or "
                      "those of its micro-batch and process alone, which learns something else with each micro-batch."),
        pathSetting("sprites", "The cut-outs of the scenes in data: then captions that are wrong in one word are made "
                               "and told apart."),
        realSetting("hard-weight", 1, 0, 1e3, "Of telling those apart."),
        realSetting("synthetic-captions", 0.5, 0, 1, "How often the second caption of a sample is taken."),
        textSetting("truth-keys", "",
                    "Numbers in a sample's .json that the pictures' vectors shall hold, with commas "
                    "between: truth.aesthetic,truth.composition."),
        realSetting("truth-weight", 1, 0, 1e3, "Of reading them off the vectors by a linear map."),
        textSetting("better-keys", "truth.alignment,truth.composition",
                    "Numbers in a sample's .json whose sum says which picture is better."),
        realSetting("better-margin", 0.1, 0, 1e9, "The least difference of two that are compared."),
        realSetting("contrast-weight", 0.5, 0, 1e3, "Of the contrastive loss beside the comparisons."),
        intSetting("image-size", 128, 8, 1024, "Pixels a side that the network sees."),
        intSetting("patch-size", 16, 2, 256, "Pixels a side of one token."),
        intSetting("width", 192, 8, 4096, "Of a picture's tokens."),
        intSetting("layers", 4, 1, 64, "Of the picture network."),
        intSetting("heads", 6, 1, 64, "Of its attention."),
        intSetting("text-width", 128, 8, 4096, "Of a text's tokens."),
        intSetting("text-layers", 3, 1, 64, "Of the text network."),
        intSetting("text-heads", 4, 1, 64, "Of its attention."),
        intSetting("text-length", 48, 4, 1024, "Tokens of a text at most."),
        intSetting("features", 128, 2, 4096, "Of the vectors that are compared."),
        intSetting("vocabulary", 2048, 514, 100'000, "Pieces of words at most; they are learned from the captions."),
        intSetting("decode-threads", 1, 1, 64, "That read pictures ahead."),
        flagSetting("half-weights", false, "Exports fp16: half as large; scores move by about a thousandth."),
        // What is usual for a CLIP, in the place of the flow's.
        choiceSetting("optimiser", {"adamw", "lamb"}, "What moves the weights."),
        intSetting("batch-size", 128, 2, 1e6, "Samples an update; see negatives."),
        realSetting("beta2", 0.98, 0, 1, "Of the running mean of squared gradients."),
        realSetting("weight-decay", 0.1, 0, 1e6, "Of weights; norms and biases have none."),
        realSetting("average-decay", 0.999, 0, 1, "Of the weights' running mean, which is judged and exported."),
    };
}

Result<ClipSettings> ClipSettings::read(const TrainConfig& config) {
    ClipSettings settings;
    settings.data = config.path("data");
    settings.heldOutData = config.path("held-out-data");
    settings.heldOut = config.integer("held-out");
    settings.most = config.integer("samples");
    settings.fields = {config.text("picture-field"), config.text("caption-field"), config.text("about-field")};
    settings.keys.truths = listedKeys(config.text("truth-keys"));
    settings.preference = config.text("objective") == "preference";
    if (settings.preference)
        settings.keys.worth = listedKeys(config.text("better-keys"));
    settings.from = config.path("from");
    settings.sprites = config.path("sprites");
    static_cast<ClipTowerConfig&>(settings.sizes.vision) =
        tower(config.integer("width"), config.integer("layers"), config.integer("heads"));
    settings.sizes.vision.side = config.integer("image-size");
    settings.sizes.vision.patch = config.integer("patch-size");
    static_cast<ClipTowerConfig&>(settings.sizes.text) =
        tower(config.integer("text-width"), config.integer("text-layers"), config.integer("text-heads"));
    settings.sizes.text.positions = config.integer("text-length");
    settings.sizes.features = config.integer("features");
    settings.vocabulary = config.integer("vocabulary");
    settings.margin = config.real("better-margin");
    settings.syntheticShare = config.real("synthetic-captions");
    settings.contrastWeight = settings.preference ? config.real("contrast-weight") : 1;
    settings.wholeBatch = config.text("negatives") == "batch";
    settings.hardWeight = settings.sprites.empty() ? 0 : config.real("hard-weight");
    settings.truthWeight = settings.keys.truths.empty() ? 0 : config.real("truth-weight");
    settings.threads = config.integer("decode-threads");
    settings.half = config.flag("half-weights");
    settings.seed = config.seed("seed");

    MIRO_CHECK_OK(checkTower(settings.sizes.vision, "width", "heads"));
    MIRO_CHECK_OK(checkTower(settings.sizes.text, "text-width", "text-heads"));
    if (settings.sizes.vision.side % settings.sizes.vision.patch != 0)
        return usageError(fmt::format("image-size {} is no multiple of patch-size {}; change one of them",
                                      settings.sizes.vision.side, settings.sizes.vision.patch));
    const int64_t batch = config.integer("batch-size"), part = config.integer("micro-batch");
    if (settings.wholeBatch && settings.contrastWeight > 0 && part > 0 && part < batch)
        return usageError(
            fmt::format("micro-batch {} cuts the batch of {}, and captions would be told from {} others in "
                        "place of {}: set micro-batch to 0, or negatives to part if that is meant",
                        part, batch, part - 1, batch - 1));
    if (settings.preference && settings.keys.worth.empty())
        return usageError("better-keys is empty, but the objective preference needs to know which picture is better; "
                          "name a number of the samples' .json");
    return settings;
}

} // namespace miro
