// The RIN of model/rin.h as a network in training: every tensor a leaf that records gradients, under the name that the
// published state dict gives it, the term of the gradient-norm reweighting ("logvar") included. The same weights in the
// same file give the same numbers as Rin.
#pragma once

#include "model/rin.h"
#include "train/graph_cuts.h"
#include "train/rin_layers.h"

namespace miro {

// What a reward's NaN means: a token of zeros, as in sampling, or the value 0, as in the published package's training.
enum class MissingReward { ZeroToken, ZeroValue };

// B rows, on the network's device.
struct TrainInputs {
    at::Tensor y;     // (B, C, h, w) fp32, not yet scaled
    at::Tensor gamma; // (B) fp32 in [0, 1], 1 is data
    TextCondition text;
    at::Tensor rewards;         // (B, N) fp32 in the order of rewardKeys; NaN: missing
    at::Tensor rewardKept;      // (B, N) bool; false: its token is zero; undefined: all are kept
    at::Tensor previousLatents; // (B, latents, D) fp32, or undefined: zeros
    MissingReward missing = MissingReward::ZeroToken;

    TrainInputs select(const at::Tensor& rows) const; // rows: indices
};

// What is learned of a network that stays as it is: a pair of low rank for each linear layer of attention and of the
// networks behind it in the RIN's blocks, and one more reward, the last: its embedder and its row of positions.
struct AdapterPlan {
    std::string reward; // its key
    int64_t rank = 8;
    double alpha = 8; // a pair counts alpha / rank
    uint64_t seed = 0;
    at::ScalarType frozenType = at::kFloat; // of the network's own matrices, that of the products
};

// Owned by whoever trains. One thread at a time: the parameters' gradients are state. Shapes of inputs are the caller's
// contract (c10::Error); the trainer checks what comes from files.
class RinNetwork {
public:
    // Fresh weights: Xavier uniform matrices, zero biases, tables cut normal with 0.02, layer scales 0.1, and a second
    // norm of the self-conditioning that starts at zero, as the published package starts.
    static Result<std::unique_ptr<RinNetwork>> create(const RinConfig& config, uint64_t seed,
                                                      at::Device device = at::kCPU);

    // Strict, as Rin::load. A file without preconditioning.* gets a fresh logvar.
    static Result<std::unique_ptr<RinNetwork>> load(const RinConfig& config, const TensorFile& file,
                                                    at::Device device = at::kCPU);

    // Freezes what there is and adds what the plan says, which is all that parameters() and constants() have from then
    // on. Fresh pairs add nothing and the fresh reward's token is its row of positions, the mean of the others'. Usage
    // when a layer is smaller than the rank or the reward is there already; once.
    Result<void> adapt(const AdapterPlan& plan);

    // An adapted network as it was before, which shares its tensors: no pairs, and no token of the reward.
    std::unique_ptr<RinNetwork> untouched() const;

    // Records gradients unless the calling thread is in no-gradient mode. cuts: null, or where its borders go; what
    // comes back when it was left there is undefined tensors.
    RinOutput forward(const TrainInputs& inputs, GraphCuts* cuts = nullptr) const;

    // (B): the logarithm of the loss that is expected at gamma (B).
    at::Tensor logvar(const at::Tensor& gamma) const;

    // In a fixed order. The tensors are the network's own.
    const std::vector<TrainParameter>& parameters() const { return m_parameters; }
    // What a run's state has beside them: buffers and flags.
    const std::map<std::string, at::Tensor>& constants() const { return m_constants; }

    // What a published model.safetensors holds under network.* and preconditioning.*, with `values` (in the order of
    // parameters(), for example averages) in the place of the parameters when given. Of an adapted network the whole,
    // pairs added to the weights; then without values.
    std::map<std::string, at::Tensor> state(const std::vector<at::Tensor>& values = {}) const;

    const RinConfig& config() const { return m_config; }
    at::Device device() const { return m_device; }
    int64_t parameterCount() const;

    // Layers forget what they computed and compute it again for the gradients: a third slower, far less memory.
    void setCheckpointing(bool on) { m_checkpointing = on; }

private:
    RinNetwork(RinConfig config, at::Device device) : m_config(std::move(config)), m_device(device) {}
    void build(ParameterStore& store, int64_t logvarChannels);

    at::Tensor conditionTokens(const TrainInputs& inputs, const at::Tensor& text) const;
    at::Tensor initialLatents(int64_t rows, const at::Tensor& time, const at::Tensor& condition,
                              const at::Tensor& previousLatents) const;
    at::Tensor rewardPositions() const;
    std::map<std::string, at::Tensor> adaptedState() const;
    bool runBlock(const TrainRinBlock& block, at::Tensor& x, at::Tensor& z, at::Tensor& condition,
                  const at::Tensor& mask, GraphCuts* cuts) const;
    at::Tensor patches(const at::Tensor& y) const;
    at::Tensor picture(const at::Tensor& tokens) const;

    RinConfig m_config;
    at::Device m_device;
    bool m_checkpointing = false;
    std::vector<TrainParameter> m_parameters;
    std::map<std::string, at::Tensor> m_constants;
    std::map<std::string, at::Tensor> m_frozen; // an adapted network's own, by name

    TrainLinear m_patchExtractor;
    TrainRmsNorm m_dataNorm;
    at::Tensor m_dataPositions;
    at::Tensor m_latents;
    TrainScalarEmbedder m_timeEmbedder;
    std::vector<TrainScalarEmbedder> m_rewardEmbedders;
    at::Tensor m_rewardPositions;
    at::Tensor m_addedPosition; // (1, D): of the reward that was added
    TrainLinear m_textMap;
    at::Tensor m_textRegisters;
    std::vector<TrainCondBlock> m_condBlocks;
    TrainLayerNorm m_previousNorm1; // these three: self-conditioning only
    TrainLayerNorm m_previousNorm2;
    TrainGeluMlp m_previousMlp;
    std::vector<TrainRinBlock> m_blocks;
    TrainRmsNorm m_outputNorm;
    TrainLinear m_output;
    TrainFourier m_logvarFeatures;
    TrainLinear m_logvar;
};

} // namespace miro
