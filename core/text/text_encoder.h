// Prompt -> TextCondition: a tokenizer and a transformer from one folder in the published layout (config.json, weights
// as one file, shards or a torch archive, the tokenizer's files).
#pragma once

#include "tensor/device.h"
#include "tensor/text_condition.h"
#include "text/text_families.h"

#include <stop_token>

namespace miro {

// Owned by one compute worker and used by one thread at a time; tokenize() by any. The network's weights are read at
// the first encode() and can be dropped in between: on a CPU they are the file's own pages when it is fp32, on a GPU
// they are what makes room for sampling.
class TextEncoder {
public:
    enum class Batching {
        Alone,    // a prompt's vectors do not depend on which others it is encoded with, to the bit
        Together, // one padded pass for all: faster for many prompts
    };

    // Finds everything and reads all but the weights. NotFound, Corrupt, Unsupported: names the file.
    static Result<std::unique_ptr<TextEncoder>> load(const std::filesystem::path& folder, const ComputePlan& plan);

    // The ids as the published tokenizer gives them, cut to maxLength, without padding. Usage when maxLength is too
    // small, or larger than the network's positions while the text is too.
    Result<TokenIds> tokenize(const std::string& prompt, int maxLength) const;

    // tokens (B, T, width) fp32 and mask (B, T) on the plan's device; T is the longest prompt's number of tokens, and
    // the vectors beyond a prompt's own are zero. Same prompts are encoded once. Stopped between layers.
    Result<TextCondition> encode(const std::vector<std::string>& prompts, int maxLength, std::stop_token stop = {},
                                 Batching batching = Batching::Alone);

    // One prompt (1, maxLength, width) as the published package hands it over: padded with pad tokens, whose vectors
    // are computed and masked instead of zero. Networks whose latents take in the text's tokens see them.
    Result<TextCondition> encodePadded(const std::string& prompt, int maxLength, std::stop_token stop = {});

    // Drops the weights and gives their memory back; the next encode() reads them again.
    void unload();
    bool isLoaded() const { return m_network != nullptr; }

    // Of the weights on the device, whether they are there or not.
    int64_t weightBytes() const;

    // About how much else encoding `count` prompts of `length` tokens takes at its peak.
    int64_t workingBytes(int64_t count, int64_t length) const;

    int64_t width() const { return m_networkPlan.width; }
    const std::filesystem::path& folder() const { return m_folder; }
    const ComputePlan& computePlan() const { return m_plan; }

    // Differs between encoders whose vectors may differ: the folder, the weights' size and time, the kind of device.
    const std::string& identity() const { return m_identity; }

private:
    TextEncoder() = default;
    Result<void> ensureLoaded(std::stop_token stop);
    Result<TextCondition> run(const std::vector<TokenIds>& rows, size_t length, std::stop_token stop);

    std::filesystem::path m_folder;
    ComputePlan m_plan;
    TextNetworkPlan m_networkPlan;
    std::unique_ptr<Tokenizer> m_tokenizer;
    std::unique_ptr<TensorFile> m_weights;
    std::unique_ptr<TextNetwork> m_network; // null until the first encode() and after unload()
    std::string m_identity;
};

// Prompts' conditions below each other, (1, T, D) or (B, T, D) each, padded to the longest with zeros and mask false.
// There is at least one; all have one width and device.
TextCondition joinConditions(const std::vector<TextCondition>& parts);

} // namespace miro
