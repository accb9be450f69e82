// Hands a network its tensors by state-dict name, and keeps the first thing that is wrong. Network constructors ask for
// what they need without checking each answer; finish() says whether all was well.
#pragma once

#include "tensor/tensor_file.h"

#include <set>
#include <stop_token>

namespace miro {

struct WeightOptions {
    at::ScalarType type = at::kFloat; // what floating tensors are converted to; equal types stay memory-mapped
    at::Device device = at::kCPU;
    std::stop_token stop; // looked at before each tensor: what follows is not read, and finish() says Stopped
};

// Not thread-safe; used while a network is being built.
class Weights {
public:
    Weights(const TensorFile& file, WeightOptions options = {});

    // The tensor, checked for its shape and for NaN and infinity, then converted. When it is missing or wrong a tensor
    // of zeros stands in and finish() reports it: name, expected and found.
    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape);

    // An undefined tensor when the file has none of that name.
    at::Tensor getOptional(const std::string& name, const std::vector<int64_t>& shape);

    bool has(const std::string& name) const;

    // Marks a tensor as known and not needed.
    void ignore(const std::string& name);

    // The first error, if any. With strictPrefix, a tensor of that prefix that nobody asked for is an error too.
    Result<void> finish(const std::string& strictPrefix = "") const;

    const TensorFile& file() const { return m_file; }
    const WeightOptions& options() const { return m_options; }

private:
    void fail(ErrorCode code, const std::string& message);
    at::Tensor standIn(const std::vector<int64_t>& shape) const;

    const TensorFile& m_file;
    WeightOptions m_options;
    std::set<std::string> m_used;
    std::optional<Error> m_error;
};

} // namespace miro
