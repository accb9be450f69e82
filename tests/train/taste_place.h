// A toy generator and samples with a personal score beside its rewards, for the tests of kind "taste".
#pragma once

#include "base/json.h"
#include "tensor/npy.h"
#include "train/model_folder.h"
#include "train/taste_kind.h"
#include "train/toy_shards.h"
#include "train/train_fixtures.h"
#include "train/train_loop.h"

#include <QTemporaryDir>
#include <fstream>

namespace miro::test {

// In units of its own, below 0 and above 1; what is liked is not what the samples' kinds are.
inline double toyTaste(int64_t i) {
    return static_cast<double>(i * 7 % 40) / 10 - 2;
}

inline ToyShards tasteShards() {
    ToyShards shards;
    shards.about = [](int64_t i, nlohmann::json& about) {
        about["my_taste_score"] = toyTaste(i);
    };
    // What is liked is bright in the last channel.
    shards.sample = [](int64_t i, DatasetSample& sample) {
        at::Tensor mean = at::zeros({4, 4, 4});
        mean[i % 3].fill_(1.0F);
        mean[3].fill_(static_cast<float>(toyTaste(i)));
        sample.fields["vae_embeddings_mean_256.npy"] = npyBytes(mean.to(at::kHalf));
    };
    return shards;
}

struct QuietSink : TrainSink {
    void stepDone(const TrainStep& step) override {
        steps.push_back(step);
        if (step.step == stopAt)
            stop.request_stop();
    }
    void note(const std::string& line) override { notes.push_back(line); }

    std::vector<TrainStep> steps;
    std::vector<std::string> notes;
    int64_t stopAt = -1;
    std::stop_source stop;
};

// ROOT/base (a generator in the published layout), ROOT/train and ROOT/held-out, and the config of a run.
struct TastePlace {
    explicit TastePlace(const ToyShards& shards = tasteShards()) : root(folder.path().toStdString()) {
        config = writeToyRun(root, shards);
        ToyShards heldOut = shards; // with its scores
        heldOut.shards = 1;
        heldOut.samples = 12;
        heldOut.writeTo(root / "held-out", 1000);
        const nlohmann::json model = toyModelConfig();
        auto network = must(RinNetwork::create(must(parseRinConfig(model, "toy")), 5));
        for (const TrainParameter& parameter : network->parameters())
            if (parameter.name == "network.ln_previous_2.weight")
                parameter.value.detach().fill_(0.5);
        must(writeModelFolder(root / "base", {model,
                                              network->state(),
                                              {},
                                              at::full({2, 8}, 0.5F),
                                              {{"codec.safetensors", must(readFile(root / "codec.safetensors"))}}}));
        for (const char* key : {"network", "codec"})
            config.erase(key);
        config["kind"] = "taste";
        config["model"] = "base";
        config["rank"] = 4;
    }

    Result<std::unique_ptr<TrainLoop>> make(const std::string& name, TrainSink& sink, bool resume = false) const {
        MIRO_TRY(const TrainConfig made, TrainConfig::make(config, "config.json", root));
        TrainLoopOptions options;
        options.folder = root / name;
        options.resume = resume;
        return TrainLoop::create(made, std::move(options), sink, {});
    }
    Result<void> run(const std::string& name, QuietSink& sink, bool resume = false) const {
        auto loop = make(name, sink, resume);
        return loop.ok() ? (*loop)->run(sink.stop.get_token()) : Result<void>(loop.error());
    }
    RinConfig base() const { return must(readRinConfig(root / "base/config.json")); }
    std::unique_ptr<RinNetwork> baseNetwork() const {
        return must(RinNetwork::load(base(), *must(openSafetensors(root / "base/model.safetensors"))));
    }
    Adapter adapter(const std::string& name) const { return must(readAdapter(root / name / "model" / kAdapterFile)); }

    // Without how long things took.
    std::vector<nlohmann::json> metrics(const std::string& name) const {
        std::vector<nlohmann::json> lines;
        std::ifstream stream(root / name / "metrics.jsonl");
        for (std::string line; std::getline(stream, line);) {
            lines.push_back(nlohmann::json::parse(line));
            lines.back().erase("seconds");
            lines.back().erase("waited");
        }
        return lines;
    }

    QTemporaryDir folder;
    std::filesystem::path root;
    nlohmann::json config;
};

inline bool sameAdapter(const Adapter& one, const Adapter& other) {
    bool same = one.layers.size() == other.layers.size() && one.added.size() == other.added.size();
    for (size_t i = 0; same && i < one.layers.size(); ++i)
        same = at::equal(one.layers[i].down, other.layers[i].down) && at::equal(one.layers[i].up, other.layers[i].up);
    for (size_t i = 0; same && i < one.added.size(); ++i)
        same = at::equal(one.added[i].second, other.added[i].second);
    return same && one.info.binEdges == other.info.binEdges;
}

} // namespace miro::test
