// Training a RIN by flow matching under text and rewards (flow_loss.h): what the loop moves, from which samples, and
// the model folder that comes of it.
#pragma once

#include "train/flow_loss.h"
#include "train/flow_source.h"
#include "train/sample_scores.h"
#include "train/train_task.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

namespace miro {

struct FlowExport {
    nlohmann::json config;                         // config.json of the model
    LatentScaling scaling;                         // written into the weights' file; undefined: the codec scales
    std::map<std::string, std::string> otherFiles; // plain names and bytes
    bool half = false;
    // Writes something else than a model's folder; then only what samples need is looked at here.
    std::function<Result<void>(const RinNetwork& network, const std::filesystem::path& folder)> write;
    std::filesystem::path codec; // where the codec's file lies, for samples to look at; empty: the model has none
    std::filesystem::path vaeFolder;
};

struct FlowTaskSettings {
    uint64_t seed = 0;
    Precision precision = Precision::Fp32;
    int64_t samples = 16; // pictures to look at
    // A stop ends a micro-batch, or a look at held-out samples, at the next layer of the network; accumulate() of the
    // same rows then does it again, to the bit, and the gradients of the micro-batches before stay. Costs a copy of
    // these, so it is for networks with few parameters. Else: between micro-batches.
    bool givesWay = false;
};

// Owned by who made the loop; one thread at a time.
class FlowTask : public TrainTask {
public:
    FlowTask(std::unique_ptr<RinNetwork> network, FlowSetting setting, FlowTaskSettings settings,
             std::unique_ptr<FlowSource> source, FlowExport exported = {});

    const std::vector<TrainParameter>& parameters() const override { return m_network->parameters(); }
    std::map<std::string, at::Tensor> constants() const override { return m_network->constants(); }
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) override;
    // The mean squared error of the held-out samples with their texts and rewards; then the same with the texts of
    // their neighbours, and with each reward of their neighbours: what the network has learned to use is worse there.
    Result<TrainNumbers> heldOut(std::stop_token stop) override;
    Result<void> startAt(int64_t step) override;
    Result<void> exportTo(const std::filesystem::path& folder) override;
    // Scorers of the samples from now on.
    void scoreSamplesBy(std::unique_ptr<SampleScores> scores) { m_scores = std::move(scores); }
    // sheet.png: held-out captions drawn at the model's default settings; prompts.txt: which they are. With scorers
    // sheet-at-1.png and sheet-at-0.png, too: the same with all targets there, which the numbers are of.
    TrainNumbers sampleNumbers() const override { return m_sampleNumbers; }
    Result<void> samplesTo(const std::filesystem::path& folder, std::stop_token stop) override;
    double waited() const override { return m_source->waited(); }

    // Called at each border of the network's layers where it may give way, on the thread that trains: for time lines
    // and tests.
    void observeBorders(std::function<void()> observer) { m_observer = std::move(observer); }

    const RinNetwork& network() const { return *m_network; }

private:
    GraphCuts cutsUntil(const std::stop_token& stop) const; // which outlives them
    Result<void> readHeldOut(const std::stop_token& stop);
    Error notFinite(const TrainBatch& batch, const FlowLoss& loss, const TrainRows& rows) const;
    Result<TrainBatch> take(const TrainRows& rows, std::stop_token stop);
    Result<double> heldOutError(const std::string& name, const std::function<TrainBatch(TrainBatch)>& changed,
                                const std::stop_token& stop);

    std::unique_ptr<RinNetwork> m_network;
    FlowSetting m_setting;
    FlowTaskSettings m_settings;
    std::unique_ptr<FlowSource> m_source;
    FlowExport m_export;
    std::function<void()> m_observer;
    std::unique_ptr<SampleScores> m_scores;
    TrainNumbers m_sampleNumbers;
    std::optional<std::pair<TrainRows, TrainBatch>> m_taken; // of a micro-batch that is not done
    struct Looked {                                          // at held-out samples
        double sum = 0;
        size_t batches = 0;
    };
    std::map<std::string, Looked> m_looked; // of a look that a stop has broken off
    std::vector<TrainBatch> m_heldOut;
    bool m_heldOutRead = false;
};

} // namespace miro
