#include "model/starter_scorer.h"

#include "model/config_fields.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr const char* kModelType = "starter_scorer";
constexpr int64_t kKernel = 3;
constexpr int64_t kPool =
    2; // the last features are averaged over squares of it before they become the picture's vector
constexpr int64_t kMaxConvolutions = 64;
constexpr int64_t kMaxStarterWidth = 4096;

// The integers of a JSON list, all within the bounds; nothing when it is anything else.
std::optional<std::vector<int64_t>> integers(const nlohmann::json& list, int64_t minimum, int64_t maximum) {
    if (!list.is_array())
        return std::nullopt;
    std::vector<int64_t> values;
    for (const nlohmann::json& item : list) {
        if (!item.is_number_integer() || item < minimum || item > maximum)
            return std::nullopt;
        values.push_back(item.get<int64_t>());
    }
    return values;
}

int64_t linearCount(int64_t in, int64_t out) {
    return in * out + out;
}

} // namespace

Result<StarterScorerConfig> StarterScorerConfig::fromJson(const nlohmann::json& json, const std::string& where) {
    if (!json.is_object())
        return Error{ErrorCode::Corrupt, oneLine(where) + ": it must be a JSON object"};
    StarterScorerConfig config;
    std::string type;
    ConfigFields fields(json, where);
    fields.text("model_type", type, true);
    MIRO_CHECK_OK(fields.error());
    if (type != kModelType)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: model_type is {}, expected {}", oneLine(where), oneLine(type, 80), kModelType)};
    fields.integer("image_size", config.imageSize, 8, 1024, true);
    fields.integer("picture_width", config.pictureWidth, 1, kMaxStarterWidth, true);
    fields.integer("text_width", config.textWidth, 1, kMaxStarterWidth, true);
    fields.integer("text_hidden", config.textHidden, 1, kMaxStarterWidth, true);
    fields.integer("alignment_hidden", config.alignmentHidden, 1, kMaxStarterWidth, true);
    fields.integer("head_hidden", config.headHidden, 1, kMaxStarterWidth, true);
    fields.integer("max_text_len", config.maxTextLength, 2, 512);
    fields.integer("max_tiles", config.maxTiles, 1, 16);
    MIRO_CHECK_OK(fields.error());

    const nlohmann::json shapes = json.value("convolutions", nlohmann::json());
    int64_t channels = 3, side = config.imageSize;
    const bool isList = shapes.is_array() && !shapes.empty() && shapes.size() <= kMaxConvolutions;
    for (const nlohmann::json& shape : isList ? shapes : nlohmann::json::array()) {
        const auto values = integers(shape, 1, kMaxStarterWidth);
        if (!values || values->size() != 3 || (*values)[0] != channels || (*values)[2] > 2 ||
            side % ((*values)[2] * kPool) != 0) {
            fields.fail("convolutions", oneLine(shape.dump(-1, ' ', true), 80),
                        fmt::format("[{}, channels, stride 1 or 2] on {} pixels", channels, side));
            break;
        }
        config.convolutions.push_back({(*values)[0], (*values)[1], (*values)[2]});
        channels = (*values)[1];
        side /= (*values)[2];
    }
    if (!isList)
        fields.fail("convolutions", oneLine(shapes.dump(-1, ' ', true), 80), "a list of [in, out, stride]");
    const nlohmann::json after = json.value("statistics_after", nlohmann::json());
    const auto places = integers(after, 0, static_cast<int64_t>(config.convolutions.size()) - 1);
    if (!places || places->empty() || !std::is_sorted(places->begin(), places->end(), std::less_equal<>()))
        fields.fail("statistics_after", oneLine(after.dump(-1, ' ', true), 80), "rising numbers of convolutions");
    else
        config.statisticsAfter = *places;
    MIRO_CHECK_OK(fields.error());
    return config;
}

int64_t StarterScorerConfig::statisticsWidth() const {
    int64_t width = 0;
    for (int64_t place : statisticsAfter)
        width += convolutions[static_cast<size_t>(place)].out;
    return width;
}

int64_t StarterScorerConfig::mapSide() const {
    int64_t side = imageSize;
    for (const Convolution& convolution : convolutions)
        side /= convolution.stride;
    return side;
}

int64_t StarterScorerConfig::parameterCount() const {
    int64_t count = 0;
    for (const Convolution& convolution : convolutions)
        count += linearCount(convolution.in * kKernel * kKernel, convolution.out);
    const int64_t pooled = mapSide() / kPool;
    count += linearCount(convolutions.back().out * pooled * pooled, pictureWidth);
    count += linearCount(textWidth, textHidden) + linearCount(textHidden, pictureWidth);
    count += linearCount(pictureWidth, alignmentHidden) + linearCount(alignmentHidden, 1);
    return count + 2 * (linearCount(statisticsWidth(), headHidden) + linearCount(headHidden, 1));
}

Result<std::unique_ptr<StarterScorer>> StarterScorer::load(const StarterScorerConfig& config, const TensorFile& file,
                                                           const at::Device& device, std::stop_token stop) {
    return guardTorch("cannot load the starter scorers", [&]() -> Result<std::unique_ptr<StarterScorer>> {
        c10::InferenceMode inference;
        Weights weights(file, {at::kFloat, device, std::move(stop)});
        WeightsSource source(weights);
        auto scorer = std::make_unique<StarterScorer>(config, source);
        MIRO_CHECK_OK(weights.finish("conv."));
        return scorer;
    });
}

StarterScorer::StarterScorer(const StarterScorerConfig& config, ParameterSource& source) : m_config(config) {
    const NetworkNumerics plain;
    for (size_t i = 0; i < config.convolutions.size(); ++i) {
        const auto& shape = config.convolutions[i];
        m_convolutions.push_back({shape,
                                  source.get(fmt::format("conv.{}.weight", i), {shape.out, shape.in, kKernel, kKernel}),
                                  source.get(fmt::format("conv.{}.bias", i), {shape.out})});
    }
    auto head = [&](const std::string& name, int64_t in, int64_t hidden, int64_t out) {
        return Head{Linear::load(source, name + ".0", in, hidden, true, plain),
                    Linear::load(source, name + ".1", hidden, out, true, plain)};
    };
    const int64_t pooled = config.mapSide() / kPool;
    m_picture = Linear::load(source, "picture", config.convolutions.back().out * pooled * pooled, config.pictureWidth,
                             true, plain);
    m_text = head("text", config.textWidth, config.textHidden, config.pictureWidth);
    m_alignment = head("alignment", config.pictureWidth, config.alignmentHidden, 1);
    m_aesthetic = head("aesthetic", config.statisticsWidth(), config.headHidden, 1);
    m_sharpness = head("sharpness", config.statisticsWidth(), config.headHidden, 1);
}

at::Tensor StarterScorer::Head::operator()(const at::Tensor& x) const {
    return second(at::relu(first(x)));
}

Result<StarterScorer::Features> StarterScorer::look(const at::Tensor& pixels, std::stop_token stop) const {
    return guardTorch("cannot look at the pictures", [&]() -> Result<Features> {
        c10::InferenceMode inference;
        at::Tensor x = pixels;
        std::vector<at::Tensor> statistics;
        for (size_t i = 0; i < m_convolutions.size(); ++i) {
            if (stop.stop_requested())
                return stoppedError();
            const Conv& conv = m_convolutions[i];
            at::Tensor y = at::conv2d(x, conv.weight, conv.bias, conv.shape.stride, 1);
            x = (conv.shape.residual() ? y.add_(x) : y).relu_();
            if (std::count(m_config.statisticsAfter.begin(), m_config.statisticsAfter.end(), static_cast<int64_t>(i)))
                statistics.push_back(x.mean({2, 3}));
        }
        return Features{m_picture(at::avg_pool2d(x, kPool).flatten(1)), at::cat(statistics, 1)};
    });
}

Result<at::Tensor> StarterScorer::alignment(const at::Tensor& picture, const at::Tensor& text) const {
    return guardTorch("cannot compare pictures and prompts", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        return at::sigmoid(m_alignment(picture * m_text(text))).squeeze(-1);
    });
}

Result<at::Tensor> StarterScorer::aesthetic(const at::Tensor& statistics) const {
    return guardTorch("cannot judge the pictures", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        return at::sigmoid(m_aesthetic(statistics)).squeeze(-1);
    });
}

Result<at::Tensor> StarterScorer::sharpness(const at::Tensor& statistics) const {
    return guardTorch("cannot judge the pictures", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        return at::sigmoid(m_sharpness(statistics)).squeeze(-1);
    });
}

} // namespace miro
