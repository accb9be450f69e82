// Named tensors in a file, whatever its format. Files come from anywhere: every offset, size and name is checked before
// it is used, and nothing in them is ever executed.
#pragma once

#include "base/result.h"

#include <ATen/core/Tensor.h>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace miro {

struct TensorInfo {
    at::ScalarType type;
    std::vector<int64_t> shape;
};

// Immutable after opening; load() may be called from any thread.
class TensorFile {
public:
    virtual ~TensorFile() = default;

    virtual const std::map<std::string, TensorInfo>& tensors() const = 0;

    // The tensor on the CPU, in the file's type. Memory-mapped where the format allows: its pages are read on first use
    // and shared with the file, and it must not be written to. It keeps the mapping alive by itself. NotFound when
    // there is no such name.
    virtual Result<at::Tensor> load(const std::string& name) const = 0;

    // Gives the pages read so far back to the system; tensors stay valid and are read again when touched.
    virtual void dropPages() const {}

    virtual const std::filesystem::path& path() const = 0;
};

// By content, never by extension: safetensors, a torch zip archive (tensors only), or an index JSON that names shards.
// NotFound, Corrupt, Unsupported.
Result<std::unique_ptr<TensorFile>> openTensorFile(const std::filesystem::path& path);

// The first that exists of FOLDER/STEM.safetensors, FOLDER/STEM.safetensors.index.json, FOLDER/STEM.bin, ... for the
// usual stems ("model", "pytorch_model", "diffusion_pytorch_model"). NotFound names what was looked for.
Result<std::unique_ptr<TensorFile>> openWeightsIn(const std::filesystem::path& folder,
                                                  const std::vector<std::string>& stems);

} // namespace miro
