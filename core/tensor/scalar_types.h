// The element types of tensor files: one table, from which every reader and writer takes its names.
#pragma once

#include <ATen/core/Tensor.h>
#include <string>
#include <vector>

namespace miro {

struct ScalarTypeName {
    at::ScalarType type;
    const char* safetensors; // name in a safetensors header
    const char* npy;         // numpy type string without byte order; nullptr when numpy has none
    const char* storage;     // torch.save's storage class
};

const std::vector<ScalarTypeName>& scalarTypeNames();

// "float32 (256, 1024)", for messages.
std::string describeTensor(at::ScalarType type, const std::vector<int64_t>& shape);
std::string describeShape(const std::vector<int64_t>& shape);

// The number of elements, or -1 when a size is negative or the product (times elementBytes) leaves 62 bits.
int64_t checkedElements(const std::vector<int64_t>& shape, int64_t elementBytes);

} // namespace miro
