// The kinds of text encoders that this program runs, by config.json's `model_type`.
#pragma once

#include "base/registry.h"
#include "model/text_network.h"
#include "tensor/tensor_file.h"
#include "token/tokenizer.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>

namespace miro {

// What a config.json says about a network, before its weights are read.
struct TextNetworkPlan {
    int64_t width = 0;      // of a token's vector
    int64_t vocabulary = 0; // ids are below it
    int64_t positions = 0;  // the longest text in tokens; 0: any
    int64_t parameters = 0;
    std::function<Result<std::unique_ptr<TextNetwork>>(const TensorFile&, const at::Device&, std::stop_token)> load;
};

struct TextFamily {
    std::string key;
    Result<std::unique_ptr<Tokenizer>> (*loadTokenizer)(const std::filesystem::path& folder);
    // `where` names the config in messages.
    Result<TextNetworkPlan> (*plan)(const nlohmann::json& config, const std::string& where);
};

Registry<TextFamily> textFamilies();

} // namespace miro
