// The flow's samples in shards of the published layout (webdataset tars): which they are, their scores as quantiles,
// and their latents and texts, read and decoded ahead of the trainer.
#pragma once

#include "base/reward_bins.h"
#include "dataset/sample_index.h"
#include "decode/latent_scaling.h"
#include "train/flow_source.h"
#include "train/score_bins.h"
#include "train/trainer.h"
#include "train/work_ahead.h"

#include <array>

namespace miro {

// The endings of a sample's members, as the published data has them.
struct FlowFields {
    std::string mean;
    std::string std; // empty, or in no sample: the mean is the sample
    std::string text;
    std::string syntheticText; // empty, or missing: the sample has one caption
    std::string about;         // scores, as JSON
    std::string caption;       // for people
};

struct FlowDataSettings {
    std::filesystem::path train; // as findShards() takes it
    std::filesystem::path heldOut;
    FlowFields fields;
    std::vector<std::string> usedRewards; // those that are given to the network; the others count as missing
    bool binsOfUsedAlone = false;         // the others' scores need not be there
    double bestPart = 1;                  // of the samples, by their mean rank in bestBy; bins are of all samples
    std::vector<std::string> bestBy;      // rewards
    BinSettings bins;
    std::filesystem::path binsFile; // bins to use; empty: made of the data
    std::string personal;           // a reward in no certain units, whose bins are open and always made of the data
    std::filesystem::path binsCopy; // where those that are made are written; empty: nowhere
    int64_t heldOutSamples = 256;
    int64_t window = 0; // shards whose samples are mixed; 0: all
    int64_t threads = 1;
    int64_t ahead = 4; // micro-batches
    TrainerSettings trainer;
    std::function<void(const std::string&)> note;
};

// Samples with their quantiles, in memory: about 100 bytes and 8 a reward for each.
struct FlowSet {
    SampleIndex index;
    std::vector<float> rewards;          // (samples, rewards); NaN: missing
    std::vector<float> syntheticRewards; // the same, of the second caption
    // Numbers of the index's fields; kNone: not asked for.
    static constexpr size_t kNone = SIZE_MAX;
    size_t mean = kNone, text = kNone, std = kNone, syntheticText = kNone, caption = kNone;
    bool hasStd = false;
    bool hasSynthetic = false;
};

// Owned by the task; one thread at a time. Which sample is row r of step s depends on the seed alone: shards are
// shuffled each epoch, then the samples of `window` neighbouring shards.
class FlowData : public FlowSource {
public:
    // Reads all headers and scores. Corrupt names shard, sample and member; Usage for a reward that no sample has.
    static Result<std::unique_ptr<FlowData>> open(const RinConfig& config, FlowDataSettings settings,
                                                  const std::stop_token& stop);

    Result<TrainBatch> rows(const TrainRows& rows, std::stop_token stop) override;
    Result<std::vector<TrainBatch>> heldOut(std::stop_token stop) override;
    Result<std::vector<std::string>> heldOutCaptions() override;
    Result<void> startAt(int64_t step) override;
    double waited() const override { return m_ahead->waited(); }

    const RewardBinsByName& bins() const { return m_bins; }
    size_t samples() const { return m_kept.size(); } // that are trained on
    // The sample that is row `row` of step `step`. Any thread.
    size_t sampleOf(int64_t step, int64_t row);
    // Mean and deviation of each channel over the first samples: what scales them to a deviation of 0.5.
    Result<LatentScaling> measuredScaling(int64_t samples) const;

private:
    struct Piece {
        TrainRows rows;
        TrainBatch batch;
    };
    struct Epoch {
        int64_t number = -1;
        std::vector<uint32_t> order;
    };
    FlowData(const RinConfig& config, FlowDataSettings settings) : m_config(config), m_settings(std::move(settings)) {}

    Result<FlowSet> scan(const std::filesystem::path& where, const std::stop_token& stop) const;
    bool isUsed(const std::string& reward) const;
    Result<void> makeBins(const FlowSet& set);
    Result<void> makeBinsOf(const FlowSet& set, size_t place);
    void keepBest(const FlowSet& set);
    void toQuantiles(FlowSet& set) const;
    TrainRows rowsOfPiece(int64_t number) const;
    Result<TrainBatch> batchOf(const FlowSet& set, const std::vector<size_t>& samples) const;
    std::vector<uint32_t> orderOf(int64_t epoch) const;

    RinConfig m_config;
    FlowDataSettings m_settings;
    FlowSet m_train;
    FlowSet m_heldOut;
    std::vector<uint32_t> m_kept; // samples of m_train that are trained on, rising
    RewardBinsByName m_bins;
    std::mutex m_mutex;
    std::array<Epoch, 2> m_epochs;             // a step may lie in two; guarded by m_mutex
    std::unique_ptr<WorkAhead<Piece>> m_ahead; // the last member: its threads end first
};

} // namespace miro
