// Where the layers of a network in training get their tensors, by state-dict name: fresh values or a checkpoint's. What
// was asked for is kept in order, so one walk over the layers says what the optimiser moves and what a checkpoint
// holds.
#pragma once

#include "tensor/weights.h"

#include <string>
#include <vector>

namespace miro {

// A tensor that training moves: fp32, a leaf that records gradients.
struct TrainParameter {
    std::string name; // state-dict name
    at::Tensor value;
    bool decayed = true; // weight decay and layer adaptation apply
};

// The distribution of a tensor's first values.
struct Initial {
    enum class Kind { Constant, Uniform, Normal, TruncatedNormal, Places };
    Kind kind = Kind::Constant;
    double first = 0; // the constant; the lower end; the standard deviation
    double last = 0;  // the upper end

    static Initial constant(double value) { return {Kind::Constant, value, 0}; }
    static Initial uniform(double low, double high) { return {Kind::Uniform, low, high}; }
    static Initial normal(double deviation) { return {Kind::Normal, deviation, 0}; }
    // Cut at two standard deviations.
    static Initial truncatedNormal(double deviation) { return {Kind::TruncatedNormal, deviation, 0}; }
    // Of a table (1 + g * g, width) of a class token and a square of g x g places: nothing for the token; for a place
    // sines and cosines of its column and its row (Vaswani et al. 2017, in two dimensions), with waves from four
    // squares to three places long, of this root mean square.
    static Initial places(double deviation) { return {Kind::Places, deviation, 0}; }
    // Glorot and Bengio 2010, uniform, for a matrix (out, in).
    static Initial xavier(int64_t out, int64_t in);
};

// The tensor of that name is the same for equal seeds, whatever else the network holds. fp32, CPU.
at::Tensor initialTensor(const Initial& initial, uint64_t seed, const std::string& name,
                         const std::vector<int64_t>& shape);

// Used while a network is built. Not thread-safe.
class ParameterStore {
public:
    // Fresh values.
    ParameterStore(uint64_t seed, at::Device device) : m_seed(seed), m_device(device) {}
    // A checkpoint's; the Weights answer for what is missing or wrong. A tensor outside `required` (a prefix) that the
    // file does not have starts fresh. weights must outlive the store.
    ParameterStore(Weights& weights, std::string required, uint64_t seed);

    at::Tensor parameter(const std::string& name, const std::vector<int64_t>& shape, const Initial& initial,
                         bool decayed);
    // Saved with the network and never moved.
    at::Tensor buffer(const std::string& name, const std::vector<int64_t>& shape, const Initial& initial);
    // A boolean dummy of the published layout: all true, not used, but its strict loader wants it.
    void flag(const std::string& name, const std::vector<int64_t>& shape);

    std::vector<TrainParameter> takeParameters() { return std::move(m_parameters); }
    // Buffers and flags by name.
    std::map<std::string, at::Tensor> takeConstants() { return std::move(m_constants); }

private:
    at::Tensor make(const std::string& name, const std::vector<int64_t>& shape, const Initial& initial);

    Weights* m_weights = nullptr;
    std::string m_required;
    uint64_t m_seed = 0;
    at::Device m_device = at::kCPU;
    std::vector<TrainParameter> m_parameters;
    std::map<std::string, at::Tensor> m_constants;
};

} // namespace miro
