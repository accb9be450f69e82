#include "model/blip_reward.h"

#include "model/stored_weights.h"
#include "tensor/scalar_types.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <iterator>

namespace miro {
namespace {

const char* const kVision = "blip.visual_encoder.";
const char* const kText = "blip.text_encoder.";
constexpr int64_t kWidestHead = 1 << 14;

// Between them lie dropouts, which a trained network leaves out.
constexpr int kHeadLayers[] = {0, 2, 4, 6, 7};

std::string headName(size_t i) {
    return fmt::format("mlp.layers.{}", kHeadLayers[i]);
}

// What must not hold a tensor that the network does not know. Beside these a file has BLIP's two projections and a
// table of positions' numbers, which scores do without.
const std::vector<std::string> kStrictBlip = {std::string(kVision) + "blocks.", std::string(kText) + "encoder.layer.",
                                              "mlp.layers."};

} // namespace

Result<BlipRewardConfig> BlipRewardConfig::read(const TensorFile& file, const nlohmann::json& med,
                                                const std::string& where) {
    BlipRewardConfig config;
    MIRO_TRY(config.vision, BlipVisionConfig::fromShapes(file, kVision));
    MIRO_TRY(config.text, BlipTextConfig::fromJson(med, config.vision.width, where));
    for (size_t i = 0; i < std::size(kHeadLayers); ++i) {
        const std::string name = headName(i) + ".weight";
        const bool last = i + 1 == std::size(kHeadLayers);
        auto found = file.tensors().find(name);
        const bool fits = found != file.tensors().end() && found->second.shape.size() == 2 &&
                          found->second.shape[0] >= 1 && found->second.shape[0] <= kWidestHead &&
                          (!last || found->second.shape[0] == 1);
        if (!fits)
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: tensor {} {}; expected ({}, {})", oneLine(file.path().string()), name,
                                     found == file.tensors().end()
                                         ? std::string("is missing")
                                         : "has the shape " + describeShape(found->second.shape),
                                     last ? "1" : "width",
                                     config.headWidths.empty() ? config.text.bert.width : config.headWidths.back())};
        config.headWidths.push_back(found->second.shape[0]);
    }
    return config;
}

int64_t BlipRewardConfig::parameterCount() const {
    int64_t count = vision.parameterCount() + text.parameterCount();
    int64_t in = text.bert.width;
    for (int64_t out : headWidths) {
        count += (in + 1) * out;
        in = out;
    }
    return count;
}

Result<std::unique_ptr<BlipReward>> BlipReward::load(const BlipRewardConfig& config, const TensorFile& file,
                                                     const at::Device& device, const NetworkNumerics& numerics,
                                                     std::stop_token stop) {
    return guardTorch("cannot load the network", [&]() -> Result<std::unique_ptr<BlipReward>> {
        c10::InferenceMode inference;
        Weights weights(file, {at::kFloat, device, stop});
        WeightsSource source(weights);
        auto network = std::make_unique<BlipReward>(config, source, numerics);
        for (const std::string& prefix : kStrictBlip)
            MIRO_CHECK_OK(weights.finish(prefix));
        file.dropPages(); // nearly all was copied
        return network;
    });
}

Result<void> BlipReward::check(const BlipRewardConfig& config, const TensorFile& file) {
    ShapeCheck shapes(file);
    BlipReward(config, shapes, NetworkNumerics());
    return shapes.finish(kStrictBlip);
}

BlipReward::BlipReward(const BlipRewardConfig& config, ParameterSource& source, const NetworkNumerics& numerics)
    : m_vision(config.vision, source, kVision, numerics), m_text(config.text, source, kText, numerics) {
    int64_t in = config.text.bert.width;
    for (size_t i = 0; i < config.headWidths.size(); ++i) {
        m_head.push_back(Linear::load(source, headName(i), in, config.headWidths[i], true, NetworkNumerics()));
        in = config.headWidths[i];
    }
}

Result<at::Tensor> BlipReward::forward(const at::Tensor& pixels, const at::Tensor& ids, const at::Tensor& mask,
                                       std::stop_token stop) const {
    return guardTorch("cannot look at the pictures", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        MIRO_TRY(at::Tensor image, m_vision.forward(pixels, stop));
        MIRO_TRY(at::Tensor x, m_text.forward(ids, mask, image, stop));
        for (const Linear& layer : m_head)
            x = layer(x);
        return x.squeeze(1);
    });
}

} // namespace miro
