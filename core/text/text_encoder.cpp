#include "text/text_encoder.h"

#include "base/json.h"
#include "tensor/device_memory.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace miro {
namespace fs = std::filesystem;
namespace {

const std::vector<std::string> kWeightStems = {"model", "pytorch_model"};

std::string stampOf(const fs::path& file) {
    std::error_code error;
    auto size = fs::file_size(file, error);
    auto time = fs::last_write_time(file, error);
    return fmt::format("{}:{}", size, time.time_since_epoch().count());
}

} // namespace

Result<std::unique_ptr<TextEncoder>> TextEncoder::load(const fs::path& folder, const ComputePlan& plan) {
    std::error_code error;
    const fs::path configPath = folder / "config.json";
    const std::string folderName = oneLine(folder.string());
    if (!fs::is_directory(folder, error))
        return Error{ErrorCode::NotFound, fmt::format("there is no folder {} with a text encoder", folderName)};
    if (!fs::exists(configPath, error))
        return Error{ErrorCode::NotFound,
                     fmt::format("config.json is missing in {}, a text encoder's folder", folderName)};
    MIRO_TRY(nlohmann::json config, readJsonFile(configPath));
    const std::string where = oneLine(configPath.string());
    if (!config.is_object() || !config.contains("model_type") || !config["model_type"].is_string())
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: model_type is missing, expected one of {}", where, textFamilies().keyList())};
    const std::string type = config["model_type"];
    const Registry<TextFamily> families = textFamilies();
    const TextFamily* family = families.find(type);
    if (!family)
        return Error{ErrorCode::Unsupported, fmt::format("{}: model_type is {}, expected one of {}", where,
                                                         oneLine(type, 80), families.keyList())};

    std::unique_ptr<TextEncoder> encoder(new TextEncoder);
    encoder->m_folder = folder;
    encoder->m_plan = plan;
    MIRO_TRY(encoder->m_networkPlan, family->plan(config, where));
    MIRO_TRY(encoder->m_tokenizer, family->loadTokenizer(folder));
    MIRO_TRY(encoder->m_weights, openWeightsIn(folder, kWeightStems));
    fs::path canonical = fs::weakly_canonical(folder, error);
    encoder->m_identity = fmt::format("{}|{}|{}|{}", (error ? folder : canonical).string(),
                                      encoder->m_weights->path().filename().string(),
                                      stampOf(encoder->m_weights->path()), plan.device.is_cpu() ? "cpu" : "gpu");
    return encoder;
}

Result<TokenIds> TextEncoder::tokenize(const std::string& prompt, int maxLength) const {
    MIRO_TRY(TokenIds ids, m_tokenizer->encode(prompt, maxLength));
    if (m_networkPlan.positions > 0 && static_cast<int64_t>(ids.size()) > m_networkPlan.positions)
        return usageError(
            fmt::format("the prompt has {} tokens, and the text encoder in {} reads at most {}; ask for a "
                        "smaller length",
                        ids.size(), oneLine(m_folder.string()), m_networkPlan.positions));
    for (int32_t id : ids)
        if (id >= m_networkPlan.vocabulary)
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: its tokenizer gives the id {}, but config.json's vocab_size is {}; get the "
                                     "files again",
                                     oneLine(m_folder.string()), id, m_networkPlan.vocabulary)};
    return ids;
}

Result<void> TextEncoder::ensureLoaded(std::stop_token stop) {
    if (m_network)
        return {};
    MIRO_TRY(m_network, m_networkPlan.load(*m_weights, m_plan.device, stop));
    return {};
}

void TextEncoder::unload() {
    m_network.reset();
    m_weights->dropPages();
    releaseCachedMemory(m_plan.device);
}

int64_t TextEncoder::weightBytes() const {
    return m_networkPlan.parameters * static_cast<int64_t>(sizeof(float));
}

int64_t TextEncoder::workingBytes(int64_t count, int64_t length) const {
    // The widest moment is the feed-forward part: its input, two hidden vectors and the result, a hidden one being at
    // most four times as wide as a token's; and, once, the attention's bias for each head.
    constexpr int64_t kVectors = 12;
    constexpr int64_t kHeadWidth = 32;
    int64_t tokens = count * length * m_networkPlan.width * kVectors;
    int64_t scores = 2 * count * length * length * std::max<int64_t>(1, m_networkPlan.width / kHeadWidth);
    return (tokens + scores) * static_cast<int64_t>(sizeof(float));
}

// Rows are padded to length by pad tokens, 0 in both families; what the network makes of those is in the result.
Result<TextCondition> TextEncoder::run(const std::vector<TokenIds>& rows, size_t length, std::stop_token stop) {
    const auto count = static_cast<int64_t>(rows.size());
    const auto columns = static_cast<int64_t>(length);
    at::Tensor ids = at::zeros({count, columns}, at::kLong);
    at::Tensor mask = at::zeros(ids.sizes(), at::kBool);
    bool padded = false;
    for (int64_t i = 0; i < count; ++i) {
        const TokenIds& row = rows[static_cast<size_t>(i)];
        std::copy(row.begin(), row.end(), ids.data_ptr<int64_t>() + i * columns);
        mask[i].narrow(0, 0, static_cast<int64_t>(row.size())).fill_(true);
        padded = padded || row.size() != length;
    }
    mask = mask.to(m_plan.device);
    MIRO_TRY(at::Tensor tokens, m_network->forward(ids.to(m_plan.device), padded ? mask : at::Tensor(), stop));
    return TextCondition{tokens, mask};
}

Result<TextCondition> TextEncoder::encode(const std::vector<std::string>& prompts, int maxLength, std::stop_token stop,
                                          Batching batching) {
    if (prompts.empty())
        return usageError("there is no prompt to encode");
    // Each different row of ids is computed once.
    std::vector<TokenIds> rows;
    std::map<TokenIds, size_t> known;
    std::vector<int64_t> rowOf;
    for (const std::string& prompt : prompts) {
        MIRO_TRY(TokenIds ids, tokenize(prompt, maxLength));
        auto [entry, isNew] = known.emplace(ids, rows.size());
        if (isNew)
            rows.push_back(std::move(ids));
        rowOf.push_back(static_cast<int64_t>(entry->second));
    }
    if (stop.stop_requested())
        return stoppedError();
    MIRO_CHECK_OK(ensureLoaded(stop));
    return guardTorch("cannot encode the prompt", [&]() -> Result<TextCondition> {
        c10::InferenceMode inference;
        std::vector<TextCondition> parts;
        if (batching == Batching::Together) {
            size_t longest = 0;
            for (const TokenIds& row : rows)
                longest = std::max(longest, row.size());
            MIRO_TRY(TextCondition padded, run(rows, longest, stop));
            // Each row without its padding; joining pads with zeros.
            for (size_t i = 0; i < rows.size(); ++i) {
                const auto row = static_cast<int64_t>(i);
                const auto length = static_cast<int64_t>(rows[i].size());
                parts.push_back({padded.tokens.narrow(0, row, 1).narrow(1, 0, length),
                                 padded.mask.narrow(0, row, 1).narrow(1, 0, length)});
            }
        } else {
            for (const TokenIds& row : rows) {
                MIRO_TRY(TextCondition one, run({row}, row.size(), stop));
                parts.push_back(std::move(one));
            }
        }
        TextCondition all = joinConditions(parts);
        if (rows.size() == prompts.size())
            return all;
        at::Tensor index = at::tensor(rowOf, at::kLong).to(m_plan.device);
        return TextCondition{all.tokens.index_select(0, index), all.mask.index_select(0, index)};
    });
}

Result<TextCondition> TextEncoder::encodePadded(const std::string& prompt, int maxLength, std::stop_token stop) {
    MIRO_TRY(TokenIds ids, tokenize(prompt, maxLength));
    MIRO_CHECK_OK(ensureLoaded(stop));
    return guardTorch("cannot encode the prompt", [&]() -> Result<TextCondition> {
        c10::InferenceMode inference;
        return run({ids}, static_cast<size_t>(maxLength), stop);
    });
}

TextCondition joinConditions(const std::vector<TextCondition>& parts) {
    int64_t longest = 0;
    for (const TextCondition& part : parts)
        longest = std::max(longest, part.tokens.size(1));
    std::vector<at::Tensor> tokens;
    std::vector<at::Tensor> masks;
    for (const TextCondition& part : parts) {
        const int64_t missing = longest - part.tokens.size(1);
        tokens.push_back(missing ? at::constant_pad_nd(part.tokens, {0, 0, 0, missing}) : part.tokens);
        masks.push_back(missing ? at::constant_pad_nd(part.mask, {0, missing}, false) : part.mask);
    }
    return {at::cat(tokens), at::cat(masks)};
}

} // namespace miro
