// The kinds of training that there are, a line each.
#pragma once

#include "base/device_choice.h"
#include "base/registry.h"
#include "train/train_config.h"
#include "train/train_task.h"

#include <functional>
#include <memory>

namespace miro {

struct ScorerMaker; // reward/scorer.h

// What a kind is made from. `note` takes one line that the person who started the run should read (few bins, a sample
// that was left out).
struct TrainContext {
    const TrainConfig& config;
    std::function<void(const std::string&)> note;
    std::stop_token stop;
    int64_t rank = 0; // which process of how many; data are sharded by rows, not by files
    int64_t processes = 1;
    at::Device device = at::kCPU;
    Precision precision = Precision::Fp32; // for an AutocastScope around forward and loss; backward stands outside
    std::filesystem::path folder;          // the run's own, for what is worked out once; empty: none
    bool resumed = false;                  // what an earlier part of the run left there goes for this one, too
    const Registry<ScorerMaker>* scorers = nullptr; // what names of scorers stand for; null: those that there are
};

struct TrainKind {
    std::string key;     // "flow"; the config's "kind"
    std::string summary; // one sentence
    std::vector<ParamSpec> settings;
    std::function<Result<std::unique_ptr<TrainTask>>(const TrainContext&)> make;
};

const Registry<TrainKind>& trainKinds();

// "seed", "steps", "batch-size", "learning-rate", ...: what the loop itself reads.
const std::vector<ParamSpec>& commonTrainSettings();

// Those and the kind's own, which go before them. kind: of trainKinds().
std::vector<ParamSpec> settingsOfKind(const std::string& kind);

} // namespace miro
