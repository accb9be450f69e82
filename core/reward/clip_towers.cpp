#include "reward/clip_towers.h"

#include "base/json.h"
#include "model/clip_text.h"
#include "model/clip_vision.h"
#include "reward/preprocess.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

std::string identityOf(const fs::path& file) {
    std::error_code error;
    const fs::path canonical = fs::canonical(file, error);
    return (error ? file : canonical).string();
}

// A block's widest moment: its input, q, k, v, the mixed values, and the MLP's hidden vectors.
int64_t workingBytes(const ClipTowerConfig& tower, int64_t tokens) {
    return kScoredBatch * tokens * (6 * tower.width + tower.hidden) * kFloatBytes;
}

} // namespace

Result<std::unique_ptr<ClipTowers>> ClipTowers::openFolder(const fs::path& folder, const std::string& label) {
    const fs::path configPath = folder / "config.json";
    MIRO_TRY(const nlohmann::json json, readJsonFile(configPath));
    std::unique_ptr<ClipTowers> towers(new ClipTowers);
    MIRO_TRY(towers->m_config, ClipConfig::fromJson(json, oneLine(configPath.string())));
    MIRO_TRY(towers->m_weights, openWeightsIn(folder, {"model", "pytorch_model"}));
    towers->m_label = label;
    towers->m_identity = identityOf(towers->m_weights->path());
    return towers;
}

Result<std::unique_ptr<ClipTowers>> ClipTowers::openFile(const fs::path& file, const ClipConfig& config,
                                                         const std::string& label) {
    std::unique_ptr<ClipTowers> towers(new ClipTowers);
    towers->m_config = config;
    MIRO_TRY(towers->m_weights, openTensorFile(file));
    towers->m_label = label;
    towers->m_identity = identityOf(file);
    return towers;
}

Result<void> ClipTowers::setTokenizer(std::unique_ptr<Tokenizer> tokenizer, const fs::path& folder) {
    if (tokenizer->idLimit() > m_config.text.vocabulary)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: its tokenizer gives ids up to {}, but {} has a vocabulary of {}; get the files "
                                 "again",
                                 oneLine(folder.string()), tokenizer->idLimit() - 1,
                                 oneLine(m_weights->path().string()), m_config.text.vocabulary)};
    m_tokenizer = std::move(tokenizer);
    return {};
}

int64_t ClipTowers::visionBytes() const {
    return m_config.visionParameters() * kFloatBytes;
}

int64_t ClipTowers::textBytes() const {
    return m_config.textParameters() * kFloatBytes;
}

Result<at::Tensor> ClipTowers::pixels(const ScoringBatch& batch, const std::vector<const Image*>& images,
                                      ClipPreparation preparation) const {
    const int side = static_cast<int>(m_config.vision.side);
    std::vector<at::Tensor> floats;
    std::vector<Image> levels;
    for (const Image* image : images) {
        if (batch.stop().stop_requested())
            return stoppedError();
        if (preparation == ClipPreparation::HpsV2)
            floats.push_back(floatResizedAndCropped(*image, side, kClipPixels));
        else
            levels.push_back(resizedAndCropped(
                *image, side,
                preparation == ClipPreparation::Transformers ? CropRounding::Down : CropRounding::HalfToEven));
    }
    return floats.empty() ? normalisedPixels(levels, kClipPixels) : at::stack(floats);
}

Result<at::Tensor> ClipTowers::images(ScoringBatch& batch, ClipPreparation preparation) const {
    const int side = static_cast<int>(m_config.vision.side);
    std::string prepared = "float";
    if (preparation != ClipPreparation::HpsV2) {
        // For most sizes both ways to crop see the same pixels, and then the network looks once.
        bool equal = true;
        for (size_t i = 0; i < batch.inputs().size(); ++i)
            equal = equal && cropsAreEqual(batch.image(i), side);
        prepared = equal ? "either" : preparation == ClipPreparation::Transformers ? "down" : "even";
    }
    return batch.shared(fmt::format("clip {} {}", prepared, m_identity), [&]() -> Result<at::Tensor> {
        const ScoringBatch::Pictures pictures = batch.pictures();
        MIRO_TRY(const at::Tensor levels, pixels(batch, pictures.each, preparation));
        const NetworkSpec spec{.key = "clip vision " + m_identity,
                               .label = m_label + "'s picture network",
                               .parameters = m_config.visionParameters(),
                               .workingBytes =
                                   workingBytes(m_config.vision, 1 + m_config.vision.grid() * m_config.vision.grid())};
        MIRO_TRY(const ClipVision* network, batch.networks().get<ClipVision>(
                                                spec,
                                                [this](const NetworkPlace& place, std::stop_token stop) {
                                                    return ClipVision::load(m_config, *m_weights, place.device,
                                                                            place.numerics, stop);
                                                },
                                                batch.stop()));
        MIRO_TRY(const at::Tensor features, network->forward(levels.to(batch.networks().device()), batch.stop()));
        return ScoringBatch::rowsOfInputs(unitVectors(features).to(at::kCPU), pictures);
    });
}

const at::Tensor* ClipTowers::knownText(const TokenIds& ids) {
    auto known = std::find_if(m_texts.begin(), m_texts.end(), [&](const auto& text) { return text.first == ids; });
    if (known == m_texts.end())
        return nullptr;
    m_texts.splice(m_texts.begin(), m_texts, known);
    return &m_texts.front().second;
}

Result<void> ClipTowers::readPrompts(const std::vector<TokenIds>& rows, ScoringBatch& batch) {
    size_t longest = 0;
    for (const TokenIds& row : rows)
        longest = std::max(longest, row.size());
    const auto columns = static_cast<int64_t>(longest);
    at::Tensor ids = at::zeros({static_cast<int64_t>(rows.size()), columns}, at::kLong);
    for (size_t i = 0; i < rows.size(); ++i)
        std::copy(rows[i].begin(), rows[i].end(), ids.data_ptr<int64_t>() + static_cast<int64_t>(i) * columns);
    const NetworkSpec spec{.key = "clip text " + m_identity,
                           .label = m_label + "'s text network",
                           .parameters = m_config.textParameters(),
                           .workingBytes = workingBytes(m_config.text, m_config.text.positions)};
    MIRO_TRY(const ClipText* network, batch.networks().get<ClipText>(
                                          spec,
                                          [this](const NetworkPlace& place, std::stop_token stop) {
                                              return ClipText::load(m_config, *m_weights, place.device, place.numerics,
                                                                    stop);
                                          },
                                          batch.stop()));
    MIRO_TRY(const at::Tensor features, network->forward(ids.to(batch.networks().device()), batch.stop()));
    m_logitScale = network->logitScale();
    const at::Tensor vectors = unitVectors(features).to(at::kCPU);
    for (size_t i = 0; i < rows.size(); ++i)
        m_texts.emplace_front(rows[i], vectors[static_cast<int64_t>(i)]);
    return {};
}

Result<at::Tensor> ClipTowers::prompts(ScoringBatch& batch) {
    std::vector<TokenIds> rows, unknown;
    for (size_t i = 0; i < batch.inputs().size(); ++i) {
        MIRO_TRY(TokenIds ids, m_tokenizer->encode(batch.prompt(i), static_cast<int>(m_config.text.positions)));
        if (!knownText(ids) && std::find(unknown.begin(), unknown.end(), ids) == unknown.end())
            unknown.push_back(ids);
        rows.push_back(std::move(ids));
    }
    if (!unknown.empty())
        MIRO_CHECK_OK(readPrompts(unknown, batch));
    std::vector<at::Tensor> vectors;
    for (const TokenIds& row : rows)
        vectors.push_back(*knownText(row));
    while (m_texts.size() > kKnownTexts)
        m_texts.pop_back();
    return at::stack(vectors);
}

Result<std::vector<double>> ClipTowers::cosines(ScoringBatch& batch, ClipPreparation preparation) {
    MIRO_TRY(const at::Tensor pictures, images(batch, preparation));
    MIRO_TRY(const at::Tensor texts, prompts(batch));
    const at::Tensor products = (pictures.to(at::kDouble) * texts.to(at::kDouble)).sum(1);
    return std::vector<double>(products.data_ptr<double>(), products.data_ptr<double>() + products.numel());
}

} // namespace miro
