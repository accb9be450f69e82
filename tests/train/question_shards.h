// Scenes with their truth in a shard, and the settings of a question scorer that is trained on them in no time.
#pragma once

#include "dataset/shard_writer.h"
#include "image/image_file.h"
#include "scene/scene_json.h"
#include "scene/scene_render.h"
#include "scene/scene_source.h"
#include "train/question_task.h"
#include "train/train_fixtures.h"

#include <filesystem>
#include <fmt/format.h>
#include <functional>

namespace miro::test {

inline const SpriteSet& sceneSprites() {
    static const SpriteSet sprites = must(SpriteSet::open(MIRO_SOURCE_DIR "/models/starter-scenes"));
    return sprites;
}

using SceneChange = std::function<void(int, DatasetSample&)>; // of sample i

// FOLDER/scenes.tar.
inline std::filesystem::path writeQuestionScenes(const std::filesystem::path& folder, int count,
                                                 const SceneChange& change = {}) {
    const SceneSource source(sceneSprites());
    SceneRenderer renderer(sceneSprites());
    auto writer = must(ShardWriter::create(folder / "scenes.tar"));
    const auto check = [](const Result<void>& done) {
        if (!done.ok())
            throw std::runtime_error(done.message());
    };
    for (int i = 0; i < count; ++i) {
        const CaptionedScene made = source.scene(11, static_cast<uint64_t>(i));
        const nlohmann::json about{{"shown", scenePromptJson(made.scene.shown, sceneSprites())}};
        DatasetSample sample{fmt::format("{:06}", i),
                             {{"png", must(encodeImage(renderer.render(made.scene), ImageFormat::Png))},
                              {"txt", made.caption},
                              {"json", about.dump()}}};
        if (change)
            change(i, sample);
        check(writer->add(sample));
    }
    check(writer->finish());
    return folder / "scenes.tar";
}

inline Result<TrainConfig> questionConfig(const std::filesystem::path& data,
                                          const nlohmann::json& changes = nlohmann::json::object()) {
    nlohmann::json json{{"kind", "question"},
                        {"data", data.string()},
                        {"sprites", MIRO_SOURCE_DIR "/models/starter-scenes"},
                        {"picture-field", "png"},
                        {"held-out", 8},
                        {"image-size", 32},
                        {"patch-size", 8},
                        {"width", 32},
                        {"layers", 2},
                        {"heads", 2},
                        {"text-width", 32},
                        {"text-layers", 2},
                        {"text-heads", 2},
                        {"seed", 5U},
                        {"batch-size", 8},
                        {"learning-rate", 2e-3},
                        {"warmup-steps", 4},
                        {"steps", 60}};
    json.update(changes);
    return TrainConfig::make(json, "the test", "/");
}

inline Result<std::unique_ptr<QuestionTask>> questionTask(const std::filesystem::path& data,
                                                          const nlohmann::json& changes = nlohmann::json::object()) {
    MIRO_TRY(const TrainConfig config, questionConfig(data, changes));
    return QuestionTask::make({.config = config, .note = {}, .stop = {}});
}

} // namespace miro::test
