// Captioned scenes with their truth in shards, and the settings of networks that learn from them in a second.
#pragma once

#include "dataset/shard_writer.h"
#include "image/image_file.h"
#include "image/resize.h"
#include "scene/scene_json.h"
#include "scene/scene_render.h"
#include "scene/scene_source.h"
#include "train/train_config.h"
#include "train/train_fixtures.h"
#include "train/trainer.h"

#include <fmt/format.h>
#include <functional>

namespace miro::test {

inline const char* const kSprites = MIRO_SOURCE_DIR "/models/starter-scenes";

struct ClipShard {
    int count = 40;
    int side = 32;
    uint64_t seed = 7;
    std::function<void(int, CaptionedScene&)> scene;                  // may change it before it is drawn
    std::function<void(int, DatasetSample&, nlohmann::json&)> sample; // and what is written of it

    // FOLDER/scenes.tar
    std::filesystem::path write(const std::filesystem::path& folder) const {
        const SpriteSet sprites = must(SpriteSet::open(kSprites));
        const SceneSource source(sprites);
        SceneRenderer renderer(sprites);
        auto writer = must(ShardWriter::create(folder / "scenes.tar"));
        for (int i = 0; i < count; ++i) {
            CaptionedScene made = source.scene(seed, static_cast<uint64_t>(i));
            if (scene)
                scene(i, made);
            const SceneTruth truth = truthOf(made.scene);
            nlohmann::json about{{"synthetic_caption", made.described},
                                 {"mismatched", made.mismatched},
                                 {"said", scenePromptJson(made.said, sprites)},
                                 {"shown", scenePromptJson(made.scene.shown, sprites)},
                                 {"truth",
                                  {{"aesthetic", truth.aesthetic},
                                   {"composition", truth.composition},
                                   {"alignment", made.said == made.scene.shown ? 1 : 0}}}};
            DatasetSample one{
                fmt::format("{:06}", i),
                {{"jpg", must(encodeImage(resized(renderer.render(made.scene), side, side), ImageFormat::Jpeg))},
                 {"txt", made.caption + "\n"}}};
            if (sample)
                sample(i, one, about);
            one.fields["json"] = about.dump();
            const auto added = writer->add(one);
            if (!added.ok())
                throw std::runtime_error(added.message());
        }
        const auto finished = writer->finish();
        if (!finished.ok())
            throw std::runtime_error(finished.message());
        return folder / "scenes.tar";
    }
};

// A network of some ten thousand numbers.
inline nlohmann::json clipJson(const std::filesystem::path& data) {
    return {{"kind", "clip"},      {"data", data.string()}, {"held-out", 12}, {"image-size", 32},  {"patch-size", 8},
            {"width", 32},         {"layers", 2},           {"heads", 2},     {"text-width", 32},  {"text-layers", 2},
            {"text-heads", 2},     {"text-length", 40},     {"features", 16}, {"vocabulary", 900}, {"batch-size", 12},
            {"sprites", kSprites}, {"learning-rate", 2e-3}};
}

inline TrainConfig configOf(const nlohmann::json& json) {
    return must(TrainConfig::make(json, "test.json", "."));
}

inline TrainerSettings trainerSettings(int64_t rows, double rate = 2e-3) {
    TrainerSettings settings;
    settings.batchRows = rows;
    settings.learningRate.peak = rate;
    settings.learningRate.warmupSteps = 4;
    settings.optimiser.kind = "adamw";
    settings.averageDecay = 0;
    return settings;
}

} // namespace miro::test
