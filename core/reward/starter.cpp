#include "reward/starter.h"

#include "base/json.h"
#include "image/resize.h"
#include "model/bert_encoder.h"
#include "model/starter_scorer.h"
#include "reward/preprocess.h"
#include "tensor/torch_guard.h"
#include "token/bert_tokenizer.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr const char* kRepo = "starter-scorers";
constexpr const char* kTextRepo = "sentence-transformers/all-MiniLM-L6-v2";
constexpr PixelStatistics kPixels{{0.5F, 0.5F, 0.5F}, {0.5F, 0.5F, 0.5F}};
constexpr double kLeastWeight = 1e-3; // of a piece without any contrast
constexpr size_t kKeptPrompts = 64;

int64_t floatBytes(int64_t count) {
    return count * static_cast<int64_t>(sizeof(float));
}

std::vector<double> valuesOf(const at::Tensor& tensor) {
    const at::Tensor values = tensor.to(at::kCPU, at::kDouble).contiguous();
    return {values.data_ptr<double>(), values.data_ptr<double>() + values.numel()};
}

// Sharpness has no pieces to look at.
bool isSeenWhole(const Image& image, int side) {
    return image.width <= side || image.height <= side;
}

bool isBlank(const std::string& prompt) {
    return prompt.find_first_not_of(" \t\r\n") == std::string::npos;
}

// What the three scorers share: the files, and how pictures become features.
class StarterBase : public Scorer {
public:
    static Result<std::unique_ptr<TensorFile>> open(const RepoFinder& repos, StarterScorerConfig& config) {
        MIRO_TRY(fs::path folder, repos(kRepo));
        const fs::path path = folder / "config.json";
        MIRO_TRY(nlohmann::json json, readJsonFile(path));
        MIRO_TRY(config, StarterScorerConfig::fromJson(json, oneLine(path.string())));
        return openWeightsIn(folder, {"model"});
    }

    StarterBase(const StarterScorerConfig& config, std::unique_ptr<TensorFile> file)
        : m_config(config), m_file(std::move(file)) {}

    fs::path checkpoint() const override { return m_file->path(); }
    int64_t memoryNeed() const override { return floatBytes(m_config.parameterCount()); }

protected:
    Result<const StarterScorer*> network(ScoringBatch& batch) const {
        NetworkSpec spec;
        spec.key = "starter " + m_file->path().string();
        spec.label = "the starter scorers";
        spec.parameters = m_config.parameterCount();
        const int64_t pixels = m_config.imageSize * m_config.imageSize;
        spec.workingBytes = floatBytes(pixels * 32 * m_config.maxTiles * m_config.maxTiles);
        return batch.networks().get<StarterScorer>(
            spec,
            [&](const NetworkPlace& place, std::stop_token stop) {
                return StarterScorer::load(m_config, *m_file, place.device, std::move(stop));
            },
            batch.stop());
    }

    // (N, pictureWidth + statisticsWidth), of whole pictures, on the CPU.
    Result<at::Tensor> features(ScoringBatch& batch) const {
        return batch.shared("starter features " + m_file->path().string(), [&]() -> Result<at::Tensor> {
            const int side = static_cast<int>(m_config.imageSize);
            std::vector<Image> images;
            for (const ScoreInput& input : batch.inputs())
                images.push_back(resized(*input.image, side, side));
            return look(batch, images);
        });
    }

    Result<at::Tensor> look(ScoringBatch& batch, const std::vector<Image>& images) const {
        MIRO_TRY(const StarterScorer* scorer, network(batch));
        return guardTorch("cannot look at the pictures", [&]() -> Result<at::Tensor> {
            c10::InferenceMode inference;
            const at::Tensor pixels = normalisedPixels(images, kPixels).to(batch.networks().device());
            MIRO_TRY(StarterScorer::Features seen, scorer->look(pixels, batch.stop()));
            return at::cat({seen.picture, seen.statistics}, 1).to(at::kCPU);
        });
    }

    at::Tensor pictureOf(const at::Tensor& features) const { return features.narrow(1, 0, m_config.pictureWidth); }
    at::Tensor statisticsOf(const at::Tensor& features) const {
        return features.narrow(1, m_config.pictureWidth, m_config.statisticsWidth());
    }

    const StarterScorerConfig m_config;
    const std::unique_ptr<TensorFile> m_file;
};

class StarterAesthetic : public StarterBase {
public:
    using StarterBase::StarterBase;

    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        MIRO_TRY(at::Tensor seen, features(batch));
        MIRO_TRY(const StarterScorer* scorer, network(batch));
        MIRO_TRY(at::Tensor values, scorer->aesthetic(statisticsOf(seen).to(batch.networks().device())));
        return valuesOf(values);
    }
};

class StarterSharpness : public StarterBase {
public:
    using StarterBase::StarterBase;

    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        std::vector<double> result;
        const int side = static_cast<int>(m_config.imageSize);
        for (size_t i = 0; i < batch.inputs().size(); ++i) {
            const bool whole = isSeenWhole(batch.image(i), side);
            const std::vector<Image> tiles =
                whole ? std::vector<Image>{} : sharpnessTiles(batch.image(i), side, m_config.maxTiles);
            MIRO_TRY(const at::Tensor seen, whole ? features(batch) : look(batch, tiles));
            MIRO_TRY(const StarterScorer* scorer, network(batch));
            const at::Tensor rows = whole ? seen.narrow(0, static_cast<int64_t>(i), 1) : seen;
            MIRO_TRY(const at::Tensor values, scorer->sharpness(statisticsOf(rows).to(batch.networks().device())));
            result.push_back(whole ? valuesOf(values).front() : weighted(valuesOf(values), tiles));
        }
        return result;
    }

private:
    static double weighted(const std::vector<double>& values, const std::vector<Image>& tiles) {
        double sum = 0, weights = 0;
        for (size_t i = 0; i < tiles.size(); ++i) {
            const double weight = contrast(tiles[i]) + kLeastWeight;
            sum += weight * values[i];
            weights += weight;
        }
        return sum / weights;
    }

    // The standard deviation of the levels' means over the colours, in levels.
    static double contrast(const Image& tile) {
        double sum = 0, squares = 0;
        const size_t count = tile.pixels.size() / 3;
        for (size_t i = 0; i < count; ++i) {
            const double level = (tile.pixels[3 * i] + tile.pixels[3 * i + 1] + tile.pixels[3 * i + 2]) / 3.0;
            sum += level;
            squares += level * level;
        }
        const double mean = sum / static_cast<double>(count);
        return std::sqrt(std::max(0.0, squares / static_cast<double>(count) - mean * mean));
    }
};

class StarterAlignment : public StarterBase {
public:
    StarterAlignment(const StarterScorerConfig& config, std::unique_ptr<TensorFile> file, const BertConfig& bert,
                     std::unique_ptr<Tokenizer> tokenizer, std::unique_ptr<TensorFile> textFile)
        : StarterBase(config, std::move(file)), m_bert(bert), m_tokenizer(std::move(tokenizer)),
          m_textFile(std::move(textFile)) {}

    int64_t memoryNeed() const override { return StarterBase::memoryNeed() + floatBytes(m_bert.parameterCount()); }

    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        MIRO_TRY(at::Tensor seen, features(batch));
        MIRO_TRY(at::Tensor texts, meanStates(batch));
        MIRO_TRY(const StarterScorer* scorer, network(batch));
        const at::Device& device = batch.networks().device();
        MIRO_TRY(at::Tensor values, scorer->alignment(pictureOf(seen).to(device), texts.to(device)));
        std::vector<double> result = valuesOf(values);
        for (size_t i = 0; i < result.size(); ++i)
            if (isBlank(batch.prompt(i)))
                result[i] = std::numeric_limits<double>::quiet_NaN();
        return result;
    }

private:
    // (N, textWidth) on the CPU: the mean of each prompt's token states.
    Result<at::Tensor> meanStates(ScoringBatch& batch) const {
        std::vector<at::Tensor> rows;
        for (size_t i = 0; i < batch.inputs().size(); ++i) {
            MIRO_TRY(at::Tensor row, meanState(batch, batch.prompt(i)));
            rows.push_back(row);
        }
        return guardTorch("cannot encode the prompt", [&]() -> Result<at::Tensor> { return at::stack(rows); });
    }

    Result<at::Tensor> meanState(ScoringBatch& batch, const std::string& prompt) const {
        if (auto kept = m_kept.find(prompt); kept != m_kept.end())
            return kept->second;
        MIRO_TRY(TokenIds ids, m_tokenizer->encode(prompt, static_cast<int>(m_config.maxTextLength)));
        for (int32_t id : ids)
            if (id >= m_bert.vocabulary)
                return Error{ErrorCode::Corrupt,
                             fmt::format("{}: its tokenizer gives the id {}, but config.json's vocab_size is {}; get "
                                         "the files again",
                                         oneLine(m_textFile->path().parent_path().string()), id, m_bert.vocabulary)};
        NetworkSpec spec;
        spec.key = "text " + m_textFile->path().string();
        spec.label = "the starter scorers' text network";
        spec.parameters = m_bert.parameterCount();
        spec.workingBytes = floatBytes(m_config.maxTextLength * m_bert.hidden * 4);
        spec.hostBytes = 0; // fp32 stays mapped
        MIRO_TRY(const TextNetwork* network, batch.networks().get<TextNetwork>(
                                                 spec,
                                                 [&](const NetworkPlace& place, std::stop_token stop) {
                                                     return BertEncoder::load(m_bert, *m_textFile, place.device,
                                                                              std::move(stop));
                                                 },
                                                 batch.stop()));
        return guardTorch("cannot encode the prompt", [&]() -> Result<at::Tensor> {
            c10::InferenceMode inference;
            const at::Tensor row = at::tensor(ids, at::kLong).unsqueeze(0).to(batch.networks().device());
            MIRO_TRY(at::Tensor states, network->forward(row, {}, batch.stop()));
            const at::Tensor mean = states[0].mean(0).to(at::kCPU);
            if (m_kept.size() >= kKeptPrompts)
                m_kept.clear();
            m_kept[prompt] = mean;
            return mean;
        });
    }

    const BertConfig m_bert;
    const std::unique_ptr<Tokenizer> m_tokenizer;
    const std::unique_ptr<TensorFile> m_textFile;
    mutable std::map<std::string, at::Tensor> m_kept; // while a picture forms, its prompt is asked for at every step
};

template <typename Kind>
Result<std::unique_ptr<Scorer>> makeWithoutText(const RepoFinder& repos) {
    StarterScorerConfig config;
    MIRO_TRY(auto file, StarterBase::open(repos, config));
    return std::unique_ptr<Scorer>(std::make_unique<Kind>(config, std::move(file)));
}

} // namespace

Result<std::unique_ptr<Scorer>> makeStarterAlignment(const RepoFinder& repos) {
    StarterScorerConfig config;
    MIRO_TRY(auto file, StarterBase::open(repos, config));
    MIRO_TRY(fs::path textFolder, repos(kTextRepo));
    const fs::path path = textFolder / "config.json";
    const std::string where = oneLine(path.string());
    MIRO_TRY(nlohmann::json json, readJsonFile(path));
    MIRO_TRY(BertConfig bert, BertConfig::fromJson(json, where));
    if (bert.width != config.textWidth || bert.positions < config.maxTextLength)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: it describes {} values a token and {} tokens, but the starter scorers read {} "
                                 "and {}",
                                 where, bert.width, bert.positions, config.textWidth, config.maxTextLength)};
    MIRO_TRY(auto tokenizer, loadBertTokenizer(textFolder));
    MIRO_TRY(auto textFile, openWeightsIn(textFolder, {"model", "pytorch_model"}));
    return std::unique_ptr<Scorer>(
        std::make_unique<StarterAlignment>(config, std::move(file), bert, std::move(tokenizer), std::move(textFile)));
}

Result<std::unique_ptr<Scorer>> makeStarterAesthetic(const RepoFinder& repos) {
    return makeWithoutText<StarterAesthetic>(repos);
}

Result<std::unique_ptr<Scorer>> makeStarterSharpness(const RepoFinder& repos) {
    return makeWithoutText<StarterSharpness>(repos);
}

std::vector<Image> sharpnessTiles(const Image& image, int side, int64_t most) {
    if (isSeenWhole(image, side))
        return {resized(image, side, side)};
    // Of `length` pixels: as many pieces as cover them, at most `most`; where each begins.
    auto starts = [&](int length) {
        const int count = static_cast<int>(std::min<int64_t>(most, (length + side - 1) / side));
        std::vector<int> result;
        for (int i = 0; i < count; ++i)
            result.push_back(count == 1 ? (length - side) / 2
                                        : static_cast<int>(int64_t{i} * (length - side) / (count - 1)));
        return result;
    };
    std::vector<Image> tiles;
    for (int top : starts(image.height))
        for (int left : starts(image.width)) {
            Image tile{side, side, std::vector<uint8_t>(static_cast<size_t>(side) * side * 3)};
            for (int row = 0; row < side; ++row)
                std::copy_n(image.at(left, top + row), static_cast<size_t>(side) * 3, tile.at(0, row));
            tiles.push_back(std::move(tile));
        }
    return tiles;
}

} // namespace miro
