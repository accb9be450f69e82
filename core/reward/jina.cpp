#include "reward/jina.h"

#include "base/json.h"
#include "base/scorers.h"
#include "model/jina_text.h"
#include "model/jina_vision.h"
#include "reward/preprocess.h"
#include "tensor/torch_guard.h"
#include "token/xlm_roberta_tokenizer.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>
#include <list>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr const char* kJinaKey = "clip_jina";

class JinaScorer : public Scorer {
public:
    JinaScorer(const JinaClipConfig& config, std::unique_ptr<TensorFile> file, std::unique_ptr<Tokenizer> tokenizer)
        : m_config(config), m_file(std::move(file)), m_tokenizer(std::move(tokenizer)) {}

    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        MIRO_TRY(const at::Tensor pictures, images(batch));
        MIRO_TRY(const at::Tensor texts, prompts(batch));
        return guardTorch("cannot compare pictures and prompts", [&]() -> Result<std::vector<double>> {
            c10::InferenceMode inference;
            Weights weights(*m_file);
            const double scale = std::exp(weights.get("logit_scale", {}).item<double>());
            MIRO_CHECK_OK(weights.finish());
            const at::Tensor values = (pictures * texts).sum(1).to(at::kDouble).mul(scale / kLogitScale).contiguous();
            return std::vector<double>(values.data_ptr<double>(), values.data_ptr<double>() + values.numel());
        });
    }

    fs::path checkpoint() const override { return m_file->path(); }
    int64_t memoryNeed() const override {
        return (m_config.vision.parameterCount() + m_config.text.parameterCount()) * kFloatBytes;
    }

private:
    NetworkSpec specOf(const char* part, int64_t parameters, int64_t working) const {
        NetworkSpec spec;
        spec.key = fmt::format("jina {} {}", part, m_file->path().string());
        spec.label = fmt::format("{}'s {} network", scorerLabel(kJinaKey), part);
        spec.parameters = parameters;
        spec.workingBytes = working;
        return spec;
    }

    // (N, features) on the CPU, unit vectors.
    Result<at::Tensor> images(ScoringBatch& batch) const {
        return batch.shared("jina picture " + m_file->path().string(), [&]() -> Result<at::Tensor> {
            const JinaVisionConfig& vision = m_config.vision;
            std::vector<Image> levels;
            const ScoringBatch::Pictures pictures = batch.pictures();
            for (const Image* image : pictures.each) {
                if (batch.stop().stop_requested())
                    return stoppedError();
                levels.push_back(
                    resizedAndCropped(*image, static_cast<int>(vision.imageSize), CropRounding::HalfToEven));
            }
            const int64_t tokens = 1 + vision.grid() * vision.grid();
            const int64_t working = kScoredBatch * tokens * (8 * vision.width + 3 * vision.hidden) * kFloatBytes;
            MIRO_TRY(const JinaVision* network, batch.networks().get<JinaVision>(
                                                    specOf("picture", vision.parameterCount(), working),
                                                    [&](const NetworkPlace& place, std::stop_token stop) {
                                                        return JinaVision::load(vision, *m_file, place.device,
                                                                                place.numerics, std::move(stop));
                                                    },
                                                    batch.stop()));
            return guardTorch("cannot look at the pictures", [&]() -> Result<at::Tensor> {
                const at::Tensor pixels = normalisedPixels(levels, kClipPixels).to(batch.networks().device());
                MIRO_TRY(const at::Tensor features, network->forward(pixels, batch.stop()));
                return ScoringBatch::rowsOfInputs(unitVectors(features).to(at::kCPU), pictures);
            });
        });
    }

    // (N, features) on the CPU, unit vectors.
    Result<at::Tensor> prompts(ScoringBatch& batch) const {
        std::vector<at::Tensor> rows;
        for (size_t i = 0; i < batch.inputs().size(); ++i) {
            MIRO_TRY(const TokenIds ids, m_tokenizer->encode(batch.prompt(i), JinaText::kMostTokens));
            MIRO_TRY(const at::Tensor row, promptOf(ids, batch));
            rows.push_back(row);
        }
        return guardTorch("cannot encode the prompt", [&]() -> Result<at::Tensor> { return at::stack(rows); });
    }

    Result<at::Tensor> promptOf(const TokenIds& ids, ScoringBatch& batch) const {
        for (const auto& [known, vector] : m_texts)
            if (known == ids)
                return vector;
        const JinaTextConfig& text = m_config.text;
        const int64_t working = JinaText::kMostTokens * (8 * text.width + text.hidden) * kFloatBytes;
        MIRO_TRY(const JinaText* network, batch.networks().get<JinaText>(
                                              specOf("text", text.parameterCount(), working),
                                              [&](const NetworkPlace& place, std::stop_token stop) {
                                                  return JinaText::load(text, *m_file, place.device, std::move(stop));
                                              },
                                              batch.stop()));
        return guardTorch("cannot encode the prompt", [&]() -> Result<at::Tensor> {
            c10::InferenceMode inference;
            const at::Tensor row = at::tensor(ids, at::kLong).unsqueeze(0).to(batch.networks().device());
            MIRO_TRY(const at::Tensor states, network->forward(row, {}, batch.stop()));
            m_texts.emplace_front(ids, unitVectors(states[0].mean(0)).to(at::kCPU));
            if (m_texts.size() > kKnownTexts)
                m_texts.pop_back();
            return m_texts.front().second;
        });
    }

    const JinaClipConfig m_config;
    const std::unique_ptr<TensorFile> m_file;
    const std::unique_ptr<Tokenizer> m_tokenizer;
    mutable std::list<std::pair<TokenIds, at::Tensor>> m_texts; // prompts read lately: most pictures of a run share one
};

} // namespace

Result<std::unique_ptr<Scorer>> makeClipJina(const RepoFinder& repos) {
    MIRO_TRY(const fs::path folder, repos(scorers().find(kJinaKey)->repos.front()));
    const fs::path path = folder / "config.json";
    MIRO_TRY(const nlohmann::json json, readJsonFile(path));
    MIRO_TRY(const JinaClipConfig config, JinaClipConfig::fromJson(json, oneLine(path.string())));
    MIRO_TRY(std::unique_ptr<TensorFile> file, openWeightsIn(folder, {"model", "pytorch_model"}));
    MIRO_TRY(std::unique_ptr<Tokenizer> tokenizer, loadXlmRobertaTokenizer(folder));
    if (tokenizer->idLimit() > config.text.vocabulary)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: its tokenizer gives ids up to {}, but the network has a "
                                 "vocabulary of {}; get the files again",
                                 oneLine(folder.string()), tokenizer->idLimit() - 1, config.text.vocabulary)};
    return std::unique_ptr<Scorer>(std::make_unique<JinaScorer>(config, std::move(file), std::move(tokenizer)));
}

} // namespace miro
