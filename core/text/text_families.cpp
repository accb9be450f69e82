#include "text/text_families.h"

#include "model/bert_encoder.h"
#include "model/t5_encoder.h"
#include "token/bert_tokenizer.h"
#include "token/t5_tokenizer.h"

namespace miro {
namespace {

Result<TextNetworkPlan> planT5(const nlohmann::json& json, const std::string& where) {
    MIRO_TRY(T5Config config, T5Config::fromJson(json, where));
    auto load = [config](const TensorFile& file, const at::Device& device, std::stop_token stop) {
        return T5Encoder::load(config, file, device, stop);
    };
    return TextNetworkPlan{config.width, config.vocabulary, 0, config.parameterCount(), load};
}

Result<TextNetworkPlan> planBert(const nlohmann::json& json, const std::string& where) {
    MIRO_TRY(BertConfig config, BertConfig::fromJson(json, where));
    auto load = [config](const TensorFile& file, const at::Device& device, std::stop_token stop) {
        return BertEncoder::load(config, file, device, stop);
    };
    return TextNetworkPlan{config.width, config.vocabulary, config.positions, config.parameterCount(), load};
}

} // namespace

Registry<TextFamily> textFamilies() {
    return Registry<TextFamily>({
        {"t5", loadT5Tokenizer, planT5},
        {"bert", loadBertTokenizer, planBert},
    });
}

} // namespace miro
