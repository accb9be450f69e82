#include "reward/image_reward.h"

#include "base/json.h"
#include "base/scorers.h"
#include "model/blip_reward.h"
#include "reward/preprocess.h"
#include "tensor/torch_guard.h"
#include "token/bert_tokenizer.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

const char* const kImageRewardKey = "image_reward";
constexpr int kTokens = 35; // of a prompt, the rest is cut off
// What raw values are brought to mean 0 and deviation 1 with.
constexpr double kMean = 0.16717362830052426;
constexpr double kDeviation = 1.0333394966054072;

class ImageRewardScorer : public Scorer {
public:
    ImageRewardScorer(const BlipRewardConfig& config, std::unique_ptr<TensorFile> file,
                      std::unique_ptr<Tokenizer> tokenizer)
        : m_config(config), m_file(std::move(file)), m_tokenizer(std::move(tokenizer)) {}

    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        MIRO_TRY(const BlipReward* network, load(batch));
        std::vector<Image> images;
        std::vector<TokenIds> texts;
        for (size_t i = 0; i < batch.inputs().size(); ++i) {
            if (batch.stop().stop_requested())
                return stoppedError();
            images.push_back(
                resizedAndCropped(batch.image(i), static_cast<int>(m_config.vision.side()), CropRounding::HalfToEven));
            MIRO_TRY(TokenIds ids, m_tokenizer->encode(batch.prompt(i), kTokens));
            texts.push_back(std::move(ids));
        }
        return guardTorch("cannot score the pictures", [&]() -> Result<std::vector<double>> {
            c10::InferenceMode inference;
            const at::Device& device = batch.networks().device();
            const auto [ids, mask] = padded(texts);
            MIRO_TRY(const at::Tensor rewards, network->forward(normalisedPixels(images, kClipPixels).to(device),
                                                                ids.to(device), mask.to(device), batch.stop()));
            std::vector<double> values;
            for (int64_t i = 0; i < rewards.size(0); ++i)
                values.push_back((rewards[i].item<double>() - kMean) / kDeviation);
            return values;
        });
    }

    fs::path checkpoint() const override { return m_file->path(); }
    int64_t memoryNeed() const override { return m_config.parameterCount() * static_cast<int64_t>(sizeof(float)); }

private:
    Result<const BlipReward*> load(ScoringBatch& batch) const {
        NetworkSpec spec;
        spec.key = "image_reward " + m_file->path().string();
        spec.label = scorerLabel(kImageRewardKey);
        spec.parameters = m_config.parameterCount();
        // A block's widest moment: its input, q, k, v, the mixed values, and the MLP's hidden vectors.
        const int64_t places = 1 + m_config.vision.grid * m_config.vision.grid;
        spec.workingBytes = kScoredBatch * places * (6 * m_config.vision.width + m_config.vision.hidden) *
                            static_cast<int64_t>(sizeof(float));
        return batch.networks().get<BlipReward>(
            spec,
            [&](const NetworkPlace& place, std::stop_token stop) {
                return BlipReward::load(m_config, *m_file, place.device, place.numerics, std::move(stop));
            },
            batch.stop());
    }

    // To the longest of these: what the published package pads beyond it is masked.
    static std::pair<at::Tensor, at::Tensor> padded(const std::vector<TokenIds>& texts) {
        size_t longest = 0;
        for (const TokenIds& text : texts)
            longest = std::max(longest, text.size());
        at::Tensor ids = at::zeros({static_cast<int64_t>(texts.size()), static_cast<int64_t>(longest)}, at::kLong);
        at::Tensor mask = at::zeros(ids.sizes(), at::kBool);
        for (size_t i = 0; i < texts.size(); ++i) {
            std::copy(texts[i].begin(), texts[i].end(), ids.data_ptr<int64_t>() + i * longest);
            std::fill_n(mask.data_ptr<bool>() + i * longest, texts[i].size(), true);
        }
        return {ids, mask};
    }

    const BlipRewardConfig m_config;
    const std::unique_ptr<TensorFile> m_file;
    const std::unique_ptr<Tokenizer> m_tokenizer;
};

// The vocabulary's repository has had two names.
Result<fs::path> vocabularyFolder(const RepoFinder& repos) {
    const std::string& repo = scorers().find(kImageRewardKey)->repos.at(1);
    Result<fs::path> folder = repos(repo);
    if (folder.ok() || folder.error().code != ErrorCode::NotFound)
        return folder;
    Result<fs::path> other = repos("google-bert/" + repo);
    return other.ok() ? other : folder;
}

} // namespace

Result<std::unique_ptr<Scorer>> makeImageReward(const RepoFinder& repos) {
    MIRO_TRY(const fs::path folder, repos(scorers().find(kImageRewardKey)->repos.front()));
    const fs::path medPath = folder / "med_config.json";
    const std::string where = oneLine(medPath.string());
    MIRO_TRY(std::unique_ptr<TensorFile> file, openTensorFile(folder / "ImageReward.pt"));
    MIRO_TRY(const nlohmann::json med, readJsonFile(medPath));
    MIRO_TRY(const BlipRewardConfig config, BlipRewardConfig::read(*file, med, where));
    MIRO_CHECK_OK(BlipReward::check(config, *file));
    MIRO_TRY(const fs::path vocabulary, vocabularyFolder(repos));
    MIRO_TRY(std::unique_ptr<Tokenizer> tokenizer, loadBlipTokenizer(vocabulary));
    const BertConfig& bert = config.text.bert;
    if (tokenizer->idLimit() > bert.vocabulary || bert.positions < kTokens)
        return Error{
            ErrorCode::Corrupt,
            fmt::format("{}: it describes {} tokens and texts of {}, but the vocabulary in {} has {} tokens and "
                        "texts have {}",
                        where, bert.vocabulary, bert.positions, oneLine(vocabulary.string()), tokenizer->idLimit(),
                        kTokens)};
    return std::unique_ptr<Scorer>(std::make_unique<ImageRewardScorer>(config, std::move(file), std::move(tokenizer)));
}

} // namespace miro
