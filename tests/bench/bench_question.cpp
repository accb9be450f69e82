// bench_question FOLDER MINUTES [KEY=VALUE]...: trains a question scorer for so long on the scenes in FOLDER's shards
// and prints a JSON line every REPORT=30 seconds: speed (by the clock, and by the processor's time, for a machine on
// which others work too), loss, and what it answers right on held-out scenes. Without shards in FOLDER it renders some
// first (SCENES=N, 20000 usually), which stay there. EXPORT=DIR writes what came out; THREADS=N.
#include "base/files.h"
#include "dataset/shard_writer.h"
#include "flow/run_times.h"
#include "image/image_file.h"
#include "scene/scene_json.h"
#include "scene/scene_render.h"
#include "scene/scene_source.h"
#include "train/question_kind.h"
#include "train/question_task.h"
#include "train/run_settings.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr const char* kSprites = MIRO_SOURCE_DIR "/models/starter-scenes";

Result<void> renderScenes(const fs::path& folder, uint64_t count) {
    MIRO_TRY(const SpriteSet sprites, SpriteSet::open(kSprites));
    const SceneSource source(sprites);
    SceneRenderer renderer(sprites);
    MIRO_TRY(auto shard, ShardWriter::create(folder / "scenes.tar"));
    for (uint64_t i = 0; i < count; ++i) {
        const CaptionedScene made = source.scene(1, i);
        EncodeOptions options;
        MIRO_TRY(std::string picture, encodeImage(renderer.render(made.scene), ImageFormat::Jpeg, options));
        const nlohmann::json about{{"shown", scenePromptJson(made.scene.shown, sprites)}};
        MIRO_CHECK_OK(shard->add(
            {fmt::format("{:09}", i), {{"jpg", std::move(picture)}, {"txt", made.caption}, {"json", about.dump()}}}));
    }
    return shard->finish();
}

double workSince(std::clock_t begin) {
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

struct Asked {
    fs::path folder, exported;
    double minutes = 0;
    double reportSeconds = 30;
    uint64_t scenes = 20000;
    nlohmann::json config;
};

void report(const TrainNumbers& numbers, nlohmann::json line) {
    for (const auto& [name, value] : numbers)
        line[name] = std::round(value * 1e4) / 1e4;
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
}

Result<void> train(const Asked& asked, const std::vector<std::string>& assignments) {
    MIRO_TRY(const TrainConfig config, TrainConfig::make(asked.config, "bench_question", ".", assignments));
    const Precision precision = config.text("precision") == "bf16" ? Precision::Bf16 : Precision::Fp32;
    const TrainContext context{.config = config, .note = {}, .stop = {}, .precision = precision};
    MIRO_TRY(auto task, QuestionTask::make(context));
    int64_t parameters = 0;
    for (const TrainParameter& parameter : task->parameters())
        parameters += parameter.value.numel();
    std::printf("{\"parameters\": %ld, \"vocabulary\": %ld}\n", static_cast<long>(parameters),
                static_cast<long>(task->vocabulary().size()));
    MIRO_TRY(auto trainer, Trainer::create(*task, trainerSettings(config, 0, 1)));
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t begin = std::clock();
    const auto samples = [&] {
        return trainer->stepsDone() * config.integer("batch-size");
    };
    double nextReport = asked.reportSeconds, judging = 0, judgingWork = 0, loss = 0;
    for (int64_t step = 0; step < config.integer("steps") && secondsSince(start) < asked.minutes * 60; ++step) {
        MIRO_TRY(const StepReport done, trainer->step());
        loss = step == 0 ? done.number("loss") : 0.98 * loss + 0.02 * done.number("loss");
        if (secondsSince(start) < nextReport)
            continue;
        const double trained = secondsSince(start) - judging, worked = workSince(begin) - judgingWork;
        const auto before = std::chrono::steady_clock::now();
        const std::clock_t workBefore = std::clock();
        MIRO_TRY(const TrainNumbers numbers, trainer->heldOut());
        judging += secondsSince(before);
        judgingWork += workSince(workBefore);
        report(numbers, {{"seconds", std::round(trained)},
                         {"samples", samples()},
                         {"samples_per_s", std::round(static_cast<double>(samples()) / trained)},
                         {"samples_per_processor_s", std::round(static_cast<double>(samples()) / worked)},
                         {"waited", std::round(task->waited())},
                         {"train_loss", loss}});
        nextReport = secondsSince(start) + asked.reportSeconds;
    }
    MIRO_TRY(const TrainNumbers numbers, trainer->heldOut());
    report(numbers, {{"end", true}, {"samples", samples()}, {"seconds", std::round(secondsSince(start) - judging)}});
    if (asked.exported.empty())
        return {};
    return trainer->withAverages([&] { return task->exportTo(asked.exported); });
}

Result<void> run(int argc, char** argv) {
    if (argc < 3)
        return usageError("bench_question FOLDER MINUTES [KEY=VALUE]...");
    Asked asked{.folder = argv[1], .minutes = std::atof(argv[2])};
    std::vector<std::string> assignments;
    for (int i = 3; i < argc; ++i) {
        const std::string word = argv[i];
        if (word.starts_with("SCENES="))
            asked.scenes = std::strtoull(word.c_str() + 7, nullptr, 10);
        else if (word.starts_with("EXPORT="))
            asked.exported = word.substr(7);
        else if (word.starts_with("REPORT="))
            asked.reportSeconds = std::atof(word.c_str() + 7);
        else if (word.starts_with("THREADS="))
            at::set_num_threads(std::atoi(word.c_str() + 8));
        else
            assignments.push_back(word);
    }
    fs::create_directories(asked.folder);
    if (fs::is_empty(asked.folder))
        MIRO_CHECK_OK(renderScenes(asked.folder, asked.scenes));
    asked.config = {{"kind", "question"}, {"data", asked.folder.string()}, {"sprites", kSprites}};
    return train(asked, assignments);
}

} // namespace

int main(int argc, char** argv) {
    const auto done = run(argc, argv);
    if (!done.ok())
        std::fprintf(stderr, "%s\n", done.message().c_str());
    return done.ok() ? 0 : 1;
}
