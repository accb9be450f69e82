// A checkpoint's tensors as adapters change them: W + weight * alpha / rank * B A, and the tokens of added rewards. It
// is a TensorFile of its own, so that whatever is made of a checkpoint (the network that draws, the one that trains, a
// merged file) is made of this in the same strict way.
#pragma once

#include "model/adapter_file.h"
#include "tensor/tensor_file.h"

#include <map>
#include <memory>

namespace miro {

struct WeightedAdapter {
    std::string name; // for messages
    std::shared_ptr<const Adapter> adapter;
    double weight = 1; // at least 0
};

// Immutable; any thread. An adapter of weight 0 takes no part, its reward included: a network without its token is the
// base to the bit, while even a token that is left out has a position that the others see.
//
// Changes of the matrices add up. A reward that several adapters know has one token: the parameters of its embedder and
// its row are the mean by weight (of one adapter: its own, whatever its weight). That is the mean of the tokens as far
// as the embedder is linear, which needs the same waves below it: adapters of one base have those of its first reward.
class AdapterBlend {
public:
    AdapterBlend() = default;

    // Usage: a weight below 0 or not finite; two adapters whose waves for one reward differ.
    static Result<AdapterBlend> make(std::vector<WeightedAdapter> adapters);

    bool empty() const { return m_rewardKeys.empty(); }
    const std::vector<std::string>& rewardKeys() const { return m_rewardKeys; } // added, in the order of their tokens

    // The network's configuration with the added rewards behind its own; sizes stay what they are.
    RinConfig applyTo(RinConfig base) const;

    bool changes(const std::string& weight) const { return m_changes.contains(weight); }
    at::Tensor changed(const std::string& weight, const at::Tensor& base) const; // fp32, of its own
    const std::map<std::string, at::Tensor>& added() const { return m_added; }   // but the rows
    const at::Tensor& rows() const { return m_rows; }                            // (rewardKeys, D)

private:
    struct Change {
        double factor;
        at::Tensor down;
        at::Tensor up;
    };
    Result<void> addReward(const std::string& key, const std::vector<WeightedAdapter>& all);

    std::vector<std::string> m_rewardKeys;
    std::map<std::string, std::vector<Change>> m_changes;
    std::map<std::string, at::Tensor> m_added;
    at::Tensor m_rows;
};

// Immutable; any thread, as far as the base allows it. What adapters change comes as fp32, whatever the base's type:
// it is not rounded again. load() fails as the base's, and with Corrupt where shapes do not fit; checkAdapterFits()
// says so beforehand.
class AdaptedWeights : public TensorFile {
public:
    // base and blend must outlive it.
    AdaptedWeights(const TensorFile& base, const AdapterBlend& blend);

    const std::map<std::string, TensorInfo>& tensors() const override { return m_infos; }
    Result<at::Tensor> load(const std::string& name) const override;
    void dropPages() const override { m_base.dropPages(); }
    const std::filesystem::path& path() const override { return m_base.path(); }

private:
    const TensorFile& m_base;
    const AdapterBlend& m_blend;
    std::map<std::string, TensorInfo> m_infos;
};

} // namespace miro
