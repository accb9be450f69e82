// Weights that stay mapped as they are stored (bf16, fp16, fp32; one file or shards) until a part of a network is
// built of them: how a network runs whose weights, once converted, are larger than memory.
#pragma once

#include "model/parameter_source.h"

#include <atomic>
#include <memory>
#include <set>

namespace miro {

// Counts the bytes of tensors that were converted or moved, as long as they live. Any thread.
class UpcastMeter {
public:
    void add(int64_t bytes);
    void remove(int64_t bytes) { m_now -= bytes; }
    int64_t now() const { return m_now; }
    int64_t peak() const { return m_peak; }

private:
    std::atomic<int64_t> m_now = 0;
    std::atomic<int64_t> m_peak = 0;
};

// Immutable; any thread. Parts that it built may outlive it.
class StoredWeights {
public:
    // file is shared with whoever opened it. meter: null, or told of every tensor that is not the file's own page.
    StoredWeights(std::shared_ptr<const TensorFile> file, const at::Device& device,
                  std::shared_ptr<UpcastMeter> meter = nullptr)
        : m_file(std::move(file)), m_device(device), m_meter(std::move(meter)) {}

    // build(source) with the tensors as fp32 on the device. Corrupt (missing, another shape, NaN: names the tensor),
    // Stopped between tensors.
    template <typename Build>
    auto build(std::stop_token stop, Build&& build) const -> Result<decltype(build(std::declval<ParameterSource&>()))> {
        Weights weights(*m_file, {at::kFloat, m_device, stop});
        Source source(weights, m_meter);
        auto part = build(source);
        MIRO_CHECK_OK(weights.finish());
        return part;
    }

    // The tensor on the device in the type of the file.
    Result<at::Tensor> asStored(const std::string& name, const std::vector<int64_t>& shape, std::stop_token stop) const;

    const TensorFile& file() const { return *m_file; }

private:
    class Source : public ParameterSource {
    public:
        Source(Weights& weights, const std::shared_ptr<UpcastMeter>& meter) : m_weights(weights), m_meter(meter) {}
        at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override;
        void ignore(const std::string& name) override { m_weights.ignore(name); }
        bool sound() const override { return m_weights.finish().ok(); }

    private:
        Weights& m_weights;
        std::shared_ptr<UpcastMeter> m_meter; // also owned by every tensor that it counts
    };

    std::shared_ptr<const TensorFile> m_file;
    at::Device m_device;
    std::shared_ptr<UpcastMeter> m_meter;
};

// Whether a file has all that a network asks for, by names and shapes, without reading a weight: the network is built
// of tensors that have a shape and nothing in it. Not thread-safe. Not with numerics that pack or quantise.
class ShapeCheck : public ParameterSource {
public:
    // file must outlive it.
    explicit ShapeCheck(const TensorFile& file) : m_file(file) {}

    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override;
    void ignore(const std::string& name) override { m_used.insert(name); }
    bool sound() const override { return !m_error; }

    // As Weights::finish().
    Result<void> finish(const std::vector<std::string>& strictPrefixes = {}) const;

private:
    const TensorFile& m_file;
    std::set<std::string> m_used;
    std::optional<Error> m_error;
};

} // namespace miro
