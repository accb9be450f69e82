// ImageReward's network (J. Xu et al., NeurIPS 2023, arXiv 2304.05977): BLIP's two transformers and a chain of linear
// layers that reads one number off the text's first token.
#pragma once

#include "model/blip_text.h"
#include "model/blip_vision.h"

namespace miro {

// A plain value.
struct BlipRewardConfig {
    BlipVisionConfig vision;
    BlipTextConfig text;
    std::vector<int64_t> headWidths; // of the linear layers' results; the last is 1

    // med: med_config.json, called `where`; the rest from the shapes in file (ImageReward.pt). Corrupt, Unsupported:
    // names the file and the tensor or key.
    static Result<BlipRewardConfig> read(const TensorFile& file, const nlohmann::json& med, const std::string& where);

    int64_t parameterCount() const;
};

// Immutable after construction; any thread, one call at a time for the sake of memory.
class BlipReward {
public:
    // NotFound, Corrupt: names the file and the tensor; Stopped.
    static Result<std::unique_ptr<BlipReward>> load(const BlipRewardConfig& config, const TensorFile& file,
                                                    const at::Device& device, const NetworkNumerics& numerics,
                                                    std::stop_token stop = {});

    // Whether the file has all tensors in their shapes; reads no weights.
    static Result<void> check(const BlipRewardConfig& config, const TensorFile& file);

    BlipReward(const BlipRewardConfig& config, ParameterSource& source, const NetworkNumerics& numerics);

    // pixels as BlipVision takes them, ids and mask (B, T) as TextNetwork does. -> (B) fp32. Stopped between blocks.
    Result<at::Tensor> forward(const at::Tensor& pixels, const at::Tensor& ids, const at::Tensor& mask,
                               std::stop_token stop) const;

private:
    BlipVision m_vision;
    BlipText m_text;
    std::vector<Linear> m_head;
};

} // namespace miro
