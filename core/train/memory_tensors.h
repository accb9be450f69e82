// Tensors in memory where a file of them is asked for: a network in training that is looked at as if it were saved.
#pragma once

#include "tensor/tensor_file.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {

// Shares the tensors it was made from.
class MemoryTensors : public TensorFile {
public:
    explicit MemoryTensors(std::map<std::string, at::Tensor> tensors) : m_tensors(std::move(tensors)) {
        for (const auto& [name, tensor] : m_tensors)
            m_infos[name] = {tensor.scalar_type(), tensor.sizes().vec()};
    }

    const std::map<std::string, TensorInfo>& tensors() const override { return m_infos; }
    Result<at::Tensor> load(const std::string& name) const override {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end())
            return Error{ErrorCode::NotFound, fmt::format("the network in training has no tensor {}", name)};
        return found->second.to(at::kCPU);
    }
    const std::filesystem::path& path() const override { return m_path; }

private:
    std::map<std::string, at::Tensor> m_tensors;
    std::map<std::string, TensorInfo> m_infos;
    std::filesystem::path m_path = "the network in training";
};

} // namespace miro
