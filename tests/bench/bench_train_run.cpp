// bench_train_run CONFIG.json FOLDER [--scenes N] [KEY=VALUE]...: a training run of any kind as `miro train` does it,
// in FOLDER, on this machine's processor, with a JSON line every half a minute (samples a second, part of the time that
// waited for data, loss) and one for each look at held-out samples. --scenes: packs N scenes into the config's data
// first when there is nothing.
#include "annotate/scene_samples.h"
#include "base/json.h"
#include "dataset/shard_writer.h"
#include "train/train_loop.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr double kReportSeconds = 30;

void print(const nlohmann::ordered_json& line) {
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
}

class PrintingSink : public TrainSink {
public:
    void stepDone(const TrainStep& step) override {
        m_rows += step.rows;
        m_waited += step.waited;
        const auto now = std::chrono::steady_clock::now();
        const double seconds = std::chrono::duration<double>(now - m_since).count();
        if (seconds < kReportSeconds && step.step < step.total)
            return;
        nlohmann::ordered_json line{{"step", step.step},
                                    {"samples a second", static_cast<double>(m_rows) / seconds},
                                    {"waited", m_waited / seconds}};
        for (const auto& [name, value] : step.numbers)
            line[name] = value;
        print(line);
        m_rows = 0;
        m_waited = 0;
        m_since = now;
    }
    void heldOut(int64_t step, const std::vector<std::pair<std::string, double>>& numbers, bool best) override {
        nlohmann::ordered_json line{{"held out", step}, {"best", best}};
        for (const auto& [name, value] : numbers)
            line[name] = value;
        print(line);
        m_since = std::chrono::steady_clock::now();
        m_rows = 0;
    }
    void note(const std::string& text) override { std::fprintf(stderr, "%s\n", text.c_str()); }

private:
    int64_t m_rows = 0;
    double m_waited = 0;
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
};

Result<void> packScenes(const fs::path& folder, int64_t count) {
    std::error_code error;
    if (fs::exists(folder, error))
        return {};
    fs::create_directories(folder, error);
    MIRO_TRY(SpriteSet sprites, SpriteSet::open(MIRO_SOURCE_DIR "/models/starter-scenes"));
    SceneSampleMaker maker(std::make_shared<const SpriteSet>(std::move(sprites)), 1, false, ImageFormat::Jpeg);
    MIRO_TRY(auto shard, ShardWriter::create(folder / "scenes.tar"));
    for (int64_t i = 0; i < count; ++i) {
        MIRO_TRY(const DatasetSample sample, maker.make(i));
        MIRO_CHECK_OK(shard->add(sample));
    }
    return shard->finish();
}

Result<void> run(int argc, char** argv) {
    std::vector<std::string> assignments;
    int64_t scenes = 0;
    for (int i = 3; i < argc; ++i) {
        if (std::strcmp(argv[i], "--scenes") == 0 && i + 1 < argc)
            scenes = std::atoll(argv[++i]);
        else
            assignments.emplace_back(argv[i]);
    }
    MIRO_TRY(const nlohmann::json json, readJsonFile(argv[1]));
    MIRO_TRY(const TrainConfig config, TrainConfig::make(json, argv[1], fs::path(argv[1]).parent_path(), assignments));
    if (scenes > 0)
        MIRO_CHECK_OK(packScenes(config.path("data"), scenes));
    PrintingSink sink;
    MIRO_TRY(auto loop, TrainLoop::create(config, {.folder = argv[2]}, sink, {}));
    return loop->run({});
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "bench_train_run CONFIG.json FOLDER [--scenes N] [KEY=VALUE]...\n");
        return 2;
    }
    const auto done = run(argc, argv);
    if (!done.ok())
        std::fprintf(stderr, "%s\n", done.message().c_str());
    return done.ok() ? 0 : 1;
}
