// Where a network's constructor takes its tensors from: a checkpoint, or a generator of random ones.
#pragma once

#include "tensor/weights.h"

#include <string>
#include <vector>

namespace miro {

// Not thread-safe; used while a network is being built.
class ParameterSource {
public:
    virtual ~ParameterSource() = default;

    // The fp32 tensor of that state-dict name on the plan's device. Something of that shape comes back even when it is
    // missing or wrong; the source remembers and sound() turns false.
    virtual at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) = 0;

    // That name is known and not needed.
    virtual void ignore(const std::string&) {}

    // False once anything was wrong: costly work on the tensors is in vain.
    virtual bool sound() const { return true; }
};

// A checkpoint's tensors; the Weights answer for what was wrong.
class WeightsSource : public ParameterSource {
public:
    // weights must outlive it.
    explicit WeightsSource(Weights& weights) : m_weights(weights) {}

    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override {
        return m_weights.get(name, shape);
    }
    void ignore(const std::string& name) override { m_weights.ignore(name); }
    bool sound() const override { return m_weights.finish().ok(); }

private:
    Weights& m_weights;
};

// Seeded normal numbers of a size that keeps activations finite: for timing and tests without a checkpoint.
class RandomSource : public ParameterSource {
public:
    RandomSource(uint64_t seed, at::Device device);
    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override;

private:
    at::Generator m_generator;
    at::Device m_device;
};

} // namespace miro
