// The RIN that MIRO's checkpoints hold: a velocity field over latents, conditioned on text and reward targets
// (miro.md of the published release; arXiv 2510.25897, network of arXiv 2212.11972), preconditioning included.
#pragma once

#include "model/rin_blocks.h"
#include "model/rin_config.h"
#include "tensor/text_condition.h"

#include <functional>
#include <stop_token>

namespace miro {

// What text and rewards contribute. It does not depend on time or picture, so one is made per generation and serves
// every step. B rows.
struct RinCondition {
    int64_t rows = 0;
    at::Tensor tokens;               // (B, S, D) fp32; only where they join the latents
    at::Tensor mask;                 // (B, 1, 1, 1 + S) additive, first column for the time token; undefined: all seen
    std::vector<KeyValue> keyValues; // of each block's retrieve_cond

    // The given rows, which may repeat.
    RinCondition select(const std::vector<int64_t>& which) const;
};

struct RinOutput {
    at::Tensor v; // (B, C, h, w) fp32: the velocity n - x0
    at::Tensor z; // (B, latents, D) fp32: previousLatents of the next evaluation
};

// Owned by whoever samples. Immutable after loading, so forward() may be called from several threads; all tensors live
// on one device. Fails with OutOfMemory, Stopped, or Usage for inputs of another shape than the checkpoint's.
class Rin {
public:
    // Strict: a missing, mis-shaped or unknown `network.*` tensor and NaN weights are errors that name the state-dict
    // name. The published boolean dummies are known and not used. Memory-mapped weights stay mapped where nothing has
    // to be converted; what was converted gives its pages back.
    static Result<std::unique_ptr<Rin>> load(const RinConfig& config, const TensorFile& file, const ComputePlan& plan,
                                             std::stop_token stop = {});

    // Random weights, for timing and tests.
    static Result<std::unique_ptr<Rin>> random(const RinConfig& config, const ComputePlan& plan, uint64_t seed);

    // text: tokens (B, T, labelDim) fp32, mask (B, T) bool; rewards (B, N) fp32 in the order of rewardKeys, NaN where a
    // reward is left out (its token is zero, its positional row stays). Any device.
    Result<RinCondition> prepare(const TextCondition& text, const at::Tensor& rewards, std::stop_token stop = {}) const;

    // y (B, C, h, w) fp32, not yet scaled; gamma (B) or (1) fp32 in [0, 1], 1 is data; previousLatents (B, latents, D),
    // or undefined, which means zeros. Inputs on device(). The stop token is looked at before each network block.
    Result<RinOutput> forward(const at::Tensor& y, const at::Tensor& gamma, const RinCondition& condition,
                              const at::Tensor& previousLatents = {}, std::stop_token stop = {}) const;

    const RinConfig& config() const { return m_config; }
    const ComputePlan& plan() const { return m_plan; }
    at::Device device() const { return m_plan.device; }

    // Rows of z with a condition of S tokens.
    int64_t latentRows(const RinCondition& condition) const;

    // Called before each network block with its number, from 0, on the evaluating thread: for time lines and tests. Set
    // before the network is used.
    void setBlockObserver(std::function<void(int64_t)> observer) { m_blockObserver = std::move(observer); }

private:
    Rin(RinConfig config, ComputePlan plan)
        : m_config(std::move(config)), m_plan(plan), m_numerics(NetworkNumerics::of(plan)) {}
    // file: whose pages are given back on the way, or null.
    Result<void> build(ParameterSource& source, const TensorFile* file, const std::stop_token& stop);
    RinBlock loadBlock(ParameterSource& source, const std::string& prefix) const;

    Result<void> checkCondition(const TextCondition& text, const at::Tensor& rewards) const;
    Result<void> checkInputs(const at::Tensor& y, const at::Tensor& gamma, const RinCondition& condition,
                             const at::Tensor& previousLatents) const;
    at::Tensor conditionTokens(const at::Tensor& text, const at::Tensor& rewards) const;
    at::Tensor additiveMask(const at::Tensor& textMask, int64_t alwaysSeen) const;
    at::Tensor initialLatents(int64_t rows, const at::Tensor& time, const RinCondition& condition,
                              const at::Tensor& previousLatents) const;
    at::Tensor patches(const at::Tensor& y) const;
    at::Tensor picture(const at::Tensor& patches) const;
    Result<RinOutput> evaluate(const at::Tensor& y, const at::Tensor& gamma, const RinCondition& condition,
                               const at::Tensor& previousLatents, const std::stop_token& stop) const;

    RinConfig m_config;
    ComputePlan m_plan;
    NetworkNumerics m_numerics;
    std::function<void(int64_t)> m_blockObserver;

    Linear m_patchExtractor;
    at::Tensor m_dataNorm;
    at::Tensor m_dataPositions;
    at::Tensor m_latents;
    ScalarEmbedder m_timeEmbedder;
    std::vector<ScalarEmbedder> m_rewardEmbedders;
    at::Tensor m_rewardPositions;
    Linear m_textMap;
    at::Tensor m_textRegisters;
    std::vector<CondTransformerBlock> m_condBlocks;
    std::optional<LayerNorm> m_previousNorm1; // these three: self-conditioning only
    std::optional<LayerNorm> m_previousNorm2;
    std::optional<GeluMlp> m_previousMlp;
    std::vector<RinBlock> m_blocks;
    at::Tensor m_outputNorm;
    Linear m_output;
};

} // namespace miro
