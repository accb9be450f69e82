#include "model/t5_config.h"

#include "model/config_fields.h"

#include <fmt/format.h>
#include <optional>

namespace miro {
namespace {

std::optional<T5Config::Activation> t5ActivationNamed(const std::string& name) {
    using Activation = T5Config::Activation;
    if (name == "relu")
        return Activation::Relu;
    if (name == "gelu")
        return Activation::Gelu;
    if (name == "gelu_new")
        return Activation::GeluTanh;
    if (name == "silu" || name == "swish")
        return Activation::Silu;
    return std::nullopt;
}

} // namespace

Result<T5Config> T5Config::fromJson(const nlohmann::json& json, const std::string& where) {
    ConfigFields fields(json, where);
    T5Config config;
    fields.integer("vocab_size", config.vocabulary, 1, 1 << 21, true);
    fields.integer("d_model", config.width, 1, 1 << 14, true);
    fields.integer("d_kv", config.headWidth, 1, 1 << 10, true);
    fields.integer("d_ff", config.hidden, 1, 1 << 17, true);
    fields.integer("num_layers", config.layers, 1, kMostNetworkLayers, true);
    fields.integer("num_heads", config.heads, 1, 512, true);
    fields.integer("relative_attention_num_buckets", config.buckets, 4, 4096);
    fields.integer("relative_attention_max_distance", config.maxDistance, 2, 1 << 20);
    fields.real("layer_norm_epsilon", config.eps, 0, 1);
    if (config.maxDistance <= config.buckets / 4)
        fields.fail("relative_attention_max_distance", std::to_string(config.maxDistance),
                    fmt::format("more than {}, the distances that count singly", config.buckets / 4));

    // "relu", "gated-gelu", ...; "gated-gelu" has always meant the tanh form. The two derived fields win where given.
    std::string projection = "relu";
    fields.text("feed_forward_proj", projection);
    config.gated = projection.rfind("gated-", 0) == 0;
    std::string activation = projection == "gated-gelu" ? "gelu_new" : projection.substr(config.gated ? 6 : 0);
    fields.text("dense_act_fn", activation);
    fields.boolean("is_gated_act", config.gated);
    MIRO_CHECK_OK(fields.error());
    std::optional<Activation> known = t5ActivationNamed(activation);
    if (!known)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: the activation {} is not supported, only relu, gelu, gelu_new and silu", where,
                                 oneLine(activation, 80))};
    config.activation = *known;
    return config;
}

T5Config T5Config::flanT5Xl() {
    T5Config config;
    config.vocabulary = 32128;
    config.width = 2048;
    config.headWidth = 64;
    config.hidden = 5120;
    config.layers = 24;
    config.heads = 32;
    config.gated = true;
    config.activation = Activation::GeluTanh;
    return config;
}

int64_t T5Config::parameterCount() const {
    return vocabulary * width + buckets * heads + layers * (attentionParameters() + feedForwardParameters()) + width;
}

Result<T5DecoderConfig> T5DecoderConfig::fromJson(const nlohmann::json& json, const T5Config& encoder,
                                                  const std::string& where) {
    ConfigFields fields(json, where);
    T5DecoderConfig config;
    config.layers = encoder.layers;
    fields.integer("num_decoder_layers", config.layers, 1, kMostNetworkLayers);
    fields.integer("pad_token_id", config.startToken, 0, encoder.vocabulary - 1);
    fields.integer("decoder_start_token_id", config.startToken, 0, encoder.vocabulary - 1);
    fields.boolean("tie_word_embeddings", config.tiedHead);
    if (encoder.maxDistance <= encoder.buckets / 2)
        fields.fail("relative_attention_max_distance", std::to_string(encoder.maxDistance),
                    fmt::format("more than {}, the distances that a decoder counts singly", encoder.buckets / 2));
    MIRO_CHECK_OK(fields.error());
    return config;
}

int64_t T5DecoderConfig::parameterCount(const T5Config& encoder) const {
    int64_t head = tiedHead ? 0 : encoder.vocabulary * encoder.width;
    return encoder.buckets * encoder.heads +
           layers * (2 * encoder.attentionParameters() + encoder.feedForwardParameters()) + encoder.width + head;
}

} // namespace miro
