#include "train/question_settings.h"

#include "base/json.h"
#include "train/train_settings.h"

#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kVisionMlpMultiplier = 4; // of the vision transformer
constexpr int64_t kGatedMultiplier = 2;     // of T5, whose gate is as wide again

Result<void> checkHeads(int64_t width, const char* widthKey, int64_t heads, const char* headsKey) {
    if (width % heads != 0)
        return usageError(
            fmt::format("{} {} is no multiple of {} {}; change one of them", widthKey, width, headsKey, heads));
    return {};
}

Result<ClipVisionConfig> towerOf(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "config.json";
    MIRO_TRY(const nlohmann::json json, readJsonFile(file));
    MIRO_TRY(const ClipConfig config, ClipConfig::fromJson(json, oneLine(file.string())));
    return config.vision;
}

} // namespace

std::vector<ParamSpec> QuestionSettings::specs() {
    return {
        neededPath("data", "Shards of scenes to learn from: a folder of .tar files, one of them, or an index."),
        pathSetting("held-out-data", "Shards to judge by; empty: the last samples of data."),
        intSetting("held-out", 1000, 1, 1e6, "Samples to judge by."),
        intSetting("samples", 0, 0, 1e9, "Samples that are read of data; 0: all."),
        textSetting("picture-field", "jpg", "The ending of a sample's picture."),
        textSetting("caption-field", "txt", "The ending of its caption."),
        textSetting("about-field", "json", "The ending of what else is known about it."),
        textSetting("truth", "shown", "The key in there of what the picture shows, from which questions are made."),
        neededPath("sprites", "The cut-outs of the scenes in data: their names and colours."),
        pathSetting("tower", "The folder of a trained CLIP whose picture network is the beginning; its sizes count."),
        realSetting("caption-weight", 1, 0, 1e3,
                    "Of saying what a picture shows, which is learned beside the questions: it teaches names soonest."),
        intSetting("image-size", 128, 8, 1024, "Pixels a side that the network sees."),
        intSetting("patch-size", 16, 2, 256, "Pixels a side of one token."),
        intSetting("width", 128, 8, 4096, "Of a picture's tokens."),
        intSetting("layers", 4, 1, 64, "Of the picture network."),
        intSetting("heads", 4, 1, 64, "Of its attention."),
        intSetting("text-width", 128, 8, 4096, "Of a question's tokens."),
        intSetting("text-layers", 3, 1, 64, "Of the network that reads the question with the picture."),
        intSetting("text-heads", 4, 1, 64, "Of its attention."),
        intSetting("answer-layers", 1, 1, 64, "Of the network that answers."),
        intSetting("decode-threads", 1, 1, 64, "That read pictures ahead."),
        flagSetting("half-weights", false, "Exports fp16: half as large; scores move by about a thousandth."),
        // What is usual for such a network, in the place of the flow's.
        choiceSetting("optimiser", {"adamw", "lamb"}, "What moves the weights."),
        intSetting("batch-size", 32, 1, 1e6, "Pictures an update, with a fitting and a wrong caption each."),
        realSetting("beta2", 0.98, 0, 1, "Of the running mean of squared gradients."),
        realSetting("average-decay", 0.999, 0, 1, "Of the weights' running mean, which is judged and exported."),
    };
}

Result<QuestionSettings> QuestionSettings::read(const TrainConfig& config) {
    QuestionSettings settings;
    settings.data = config.path("data");
    settings.heldOutData = config.path("held-out-data");
    settings.heldOut = config.integer("held-out");
    settings.most = config.integer("samples");
    settings.fields = {config.text("picture-field"), config.text("caption-field"), config.text("about-field")};
    settings.truth = config.text("truth");
    settings.sprites = config.path("sprites");
    settings.tower = config.path("tower");
    settings.captionWeight = config.real("caption-weight");
    settings.threads = config.integer("decode-threads");
    settings.half = config.flag("half-weights");
    settings.seed = config.seed("seed");

    ClipVisionConfig& vision = settings.sizes.vision;
    if (settings.tower.empty()) {
        static_cast<ClipTowerConfig&>(vision) = {.width = config.integer("width"),
                                                 .hidden = kVisionMlpMultiplier * config.integer("width"),
                                                 .layers = config.integer("layers"),
                                                 .heads = config.integer("heads")};
        vision.side = config.integer("image-size");
        vision.patch = config.integer("patch-size");
    } else {
        MIRO_TRY(vision, towerOf(settings.tower));
    }
    T5Config& text = settings.sizes.text;
    text.width = config.integer("text-width");
    text.heads = config.integer("text-heads");
    text.layers = config.integer("text-layers");
    text.hidden = kGatedMultiplier * text.width;
    text.gated = true;
    text.activation = T5Config::Activation::GeluTanh;
    settings.sizes.decoderLayers = config.integer("answer-layers");
    MIRO_CHECK_OK(checkHeads(vision.width, "width", vision.heads, "heads"));
    MIRO_CHECK_OK(checkHeads(text.width, "text-width", text.heads, "text-heads"));
    text.headWidth = text.width / text.heads;
    if (vision.side % vision.patch != 0)
        return usageError(fmt::format("image-size {} is no multiple of patch-size {}; change one of them", vision.side,
                                      vision.patch));
    return settings;
}

} // namespace miro
