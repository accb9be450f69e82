// A low-rank adapter of a generator (LoRA, arXiv 2106.09685) with the token of one added reward: a small safetensors
// file beside the checkpoint that it belongs to. Tensors, fp32 or fp16:
//   MODULE.lora_A (rank, in) and MODULE.lora_B (out, rank) for weights of the RIN's blocks ("network.rin_blocks.0.
//     processer_sa.1.sa.qkv"), the effective weight being W + blend * alpha / rank * lora_B lora_A,
//   network.coherence_embedder.REWARD_coherence.*: the reward's embedder, as the published layout names it,
//   network.coherence_positional_embedding (1, D): its row, which follows the base's.
// The metadata holds AdapterInfo, with the version of this layout under "miro_adapter".
#pragma once

#include "base/result.h"
#include "base/taste_reward.h"
#include "model/rin_config.h"

#include <ATen/core/Tensor.h>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace miro {

inline constexpr const char* kRewardPositions = "network.coherence_positional_embedding"; // a row a reward

struct AdapterLayer {
    std::string weight; // state-dict name of the base's matrix, with ".weight"
    at::Tensor down;    // lora_A (rank, in), fp32
    at::Tensor up;      // lora_B (out, rank), fp32
};

struct AdapterInfo {
    std::string baseHash; // SHA-256 of the base's model.safetensors: see hub/checkpoint_hash.h
    int64_t rank = 8;
    double alpha = 8;
    std::string rewardKey = kTasteRewardKey;
    std::string profile;          // whose taste, as its artist named it
    std::string created;          // ISO 8601
    std::string summary;          // JSON object: the training; "" where there is none
    std::vector<double> binEdges; // of the personal reward: rising quantile edges, as base/reward_bins.h; may be empty
};

// A plain value; any thread.
struct Adapter {
    AdapterInfo info;
    std::vector<AdapterLayer> layers;                      // of some or all adaptable weights
    std::vector<std::pair<std::string, at::Tensor>> added; // by state-dict name: all of addedTensors()

    double scale() const { return info.alpha / static_cast<double>(info.rank); }
    const at::Tensor* find(const std::string& addedName) const; // null: not there
};

struct ParameterShape {
    std::string name; // in the state dict
    std::vector<int64_t> shape;
};

// The matrices that an adapter may change, (out, in): attention and feed-forward of all RIN blocks, in the order in
// which the network asks for them.
std::vector<ParameterShape> adaptableWeights(const RinConfig& config);

// What an adapter adds for its reward at a network of that width: six tensors of the embedder, and the row. Where
// several adapters shall blend, their encode_time.freqs and .phases must be the same: they are the base's, of its first
// reward.
std::vector<ParameterShape> addedTensors(const std::string& rewardKey, int64_t latentDim);

// NotFound, Corrupt (no safetensors file, another layout version, metadata that is missing or absurd, a half pair, a
// shape that does not fit its pair or the rank, NaN): the message names the file, and the tensor or key. Tensors come
// back as fp32 in memory of their own.
Result<Adapter> readAdapter(const std::filesystem::path& file);

// Atomically. Usage for an adapter that readAdapter() would refuse; DiskFull, Failed. half: as fp16.
Result<void> writeAdapter(const std::filesystem::path& file, const Adapter& adapter, bool half = false);

// Whether it fits the network: layers that it has, of its shapes; a reward that it lacks. Corrupt, or Usage where the
// model has that reward already; name is what messages call the adapter.
Result<void> checkAdapterFits(const Adapter& adapter, const RinConfig& base, const std::string& name);

} // namespace miro
