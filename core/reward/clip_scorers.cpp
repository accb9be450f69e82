#include "reward/clip_scorers.h"

#include "base/json.h"
#include "base/scorers.h"
#include "model/parameter_source.h"
#include "reward/clip_towers.h"
#include "token/clip_tokenizer.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr int64_t kPublishedVocabulary = 49408; // all published CLIPs have the same

// The repositories that scorers() lists for a key, by their places there.
Result<fs::path> repoOf(const char* key, size_t place, const RepoFinder& repos) {
    return repos(scorers().find(key)->repos.at(place));
}

bool hasTokenizer(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / "vocab.json", error) || fs::exists(folder / "tokenizer.json", error);
}

// The cosine of picture and prompt, times a number that is in the checkpoint or 1.
class ClipScorer : public Scorer {
public:
    ClipScorer(std::unique_ptr<ClipTowers> towers, ClipPreparation preparation, bool logits)
        : m_towers(std::move(towers)), m_preparation(preparation), m_logits(logits) {}

    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        MIRO_TRY(std::vector<double> values, m_towers->cosines(batch, m_preparation));
        if (m_logits)
            for (double& value : values)
                value *= m_towers->logitScale() / kLogitScale;
        return values;
    }

    fs::path checkpoint() const override { return m_towers->file(); }
    int64_t memoryNeed() const override { return m_towers->visionBytes() + m_towers->textBytes(); }

private:
    std::unique_ptr<ClipTowers> m_towers;
    ClipPreparation m_preparation;
    bool m_logits;
};

// Linear layers without activations between them, on the unit vectors of pictures.
class AestheticHead {
public:
    // Layers are those of the file, in the order of their numbers. Corrupt: names the tensor.
    static Result<std::unique_ptr<AestheticHead>> load(const TensorFile& file, int64_t features) {
        std::map<int, std::string> layers;
        for (const auto& [name, info] : file.tensors())
            if (int number = 0; std::sscanf(name.c_str(), "layers.%d.weight", &number) == 1)
                layers[number] = name.substr(0, name.rfind('.'));
        Weights weights(file);
        WeightsSource source(weights);
        auto head = std::make_unique<AestheticHead>();
        int64_t in = features;
        for (const auto& [number, name] : layers) {
            const std::vector<int64_t>& shape = file.tensors().at(name + ".weight").shape;
            const bool last = number == layers.rbegin()->first;
            const int64_t out = last || shape.empty() ? 1 : shape.front();
            head->m_layers.push_back(Linear::load(source, name, in, out, true, {}));
            in = out;
        }
        if (layers.empty())
            source.get("layers.0.weight", {1024, features});
        MIRO_CHECK_OK(weights.finish());
        return head;
    }

    at::Tensor operator()(at::Tensor x) const {
        for (const Linear& layer : m_layers)
            x = layer(x);
        return x;
    }

private:
    std::vector<Linear> m_layers;
};

class AestheticScorer : public Scorer {
public:
    AestheticScorer(std::unique_ptr<ClipTowers> towers, std::unique_ptr<TensorFile> file, std::string label)
        : m_towers(std::move(towers)), m_file(std::move(file)), m_label(std::move(label)) {}

    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        MIRO_TRY(at::Tensor features, m_towers->images(batch, ClipPreparation::ClipPackage));
        const int64_t width = m_towers->config().features;
        const NetworkSpec spec{
            .key = "aesthetic " + m_file->path().string(), .label = m_label, .parameters = kParameters};
        MIRO_TRY(const AestheticHead* head,
                 batch.networks().get<AestheticHead>(
                     spec, [&](const NetworkPlace&, std::stop_token) { return AestheticHead::load(*m_file, width); },
                     batch.stop()));
        c10::InferenceMode inference;
        const at::Tensor values = (*head)(features).to(at::kDouble).contiguous();
        return std::vector<double>(values.data_ptr<double>(), values.data_ptr<double>() + values.numel());
    }

    fs::path checkpoint() const override { return m_file->path(); }
    int64_t memoryNeed() const override { return m_towers->visionBytes() + kParameters * int64_t{sizeof(float)}; }

private:
    static constexpr int64_t kParameters = 1'000'000; // about: it stays on the processor

    std::unique_ptr<ClipTowers> m_towers;
    std::unique_ptr<TensorFile> m_file;
    std::string m_label;
};

Result<std::unique_ptr<Scorer>> makeTransformersClip(const char* key, const RepoFinder& repos) {
    MIRO_TRY(std::unique_ptr<ClipTowers> towers, openClipOf(key, repos));
    return std::unique_ptr<Scorer>(
        std::make_unique<ClipScorer>(std::move(towers), ClipPreparation::Transformers, true));
}

// The first repository is the head, the second the CLIP below it.
Result<std::unique_ptr<Scorer>> makeHeadOnClip(const char* key, const RepoFinder& repos) {
    MIRO_TRY(const fs::path folder, repoOf(key, 0, repos));
    MIRO_TRY(const fs::path clip, repoOf(key, 1, repos));
    MIRO_TRY(std::unique_ptr<TensorFile> file, openWeightsIn(folder, {"sac+logos+ava1-l14-linearMSE", "model"}));
    MIRO_TRY(std::unique_ptr<ClipTowers> towers, ClipTowers::openFolder(clip, scorerLabel(key)));
    return std::unique_ptr<Scorer>(
        std::make_unique<AestheticScorer>(std::move(towers), std::move(file), scorerLabel(key)));
}

} // namespace

Result<std::unique_ptr<ClipTowers>> openClipOf(const char* key, const RepoFinder& repos) {
    MIRO_TRY(const fs::path folder, repoOf(key, 0, repos));
    MIRO_TRY(std::unique_ptr<ClipTowers> towers, ClipTowers::openFolder(folder, scorerLabel(key)));
    fs::path tokenizerFolder = folder;
    if (scorers().find(key)->repos.size() > 1) {
        MIRO_TRY(tokenizerFolder, repoOf(key, 1, repos));
    } else if (!hasTokenizer(folder) && towers->config().text.vocabulary == kPublishedVocabulary) {
        if (auto other = repoOf("pick_score", 1, repos); other.ok())
            tokenizerFolder = *other;
    }
    MIRO_TRY(std::unique_ptr<Tokenizer> tokenizer, loadClipTokenizer(tokenizerFolder));
    MIRO_CHECK_OK(towers->setTokenizer(std::move(tokenizer), tokenizerFolder));
    return towers;
}

Result<std::unique_ptr<Scorer>> makeClipOpenai(const RepoFinder& repos) {
    return makeTransformersClip("clip_openai", repos);
}

Result<std::unique_ptr<Scorer>> makePickScore(const RepoFinder& repos) {
    return makeTransformersClip("pick_score", repos);
}

Result<std::unique_ptr<Scorer>> makeSciScore(const RepoFinder& repos) {
    return makeTransformersClip("sciscore", repos);
}

Result<std::unique_ptr<Scorer>> makeStarterClip(const RepoFinder& repos) {
    return makeTransformersClip("starter_clip", repos);
}

Result<std::unique_ptr<Scorer>> makeStarterPick(const RepoFinder& repos) {
    return makeTransformersClip("starter_pick", repos);
}

Result<std::unique_ptr<Scorer>> makeAesthetic(const RepoFinder& repos) {
    return makeHeadOnClip("aesthetic", repos);
}

Result<std::unique_ptr<Scorer>> makeStarterBeauty(const RepoFinder& repos) {
    return makeHeadOnClip("starter_beauty", repos);
}

Result<std::unique_ptr<Scorer>> makeHpsV2(const RepoFinder& repos) {
    MIRO_TRY(const fs::path folder, repoOf("hpsv2", 0, repos));
    MIRO_TRY(const fs::path vocabulary, repoOf("hpsv2", 1, repos));
    ClipConfig config = ClipConfig::openClipHuge();
    std::error_code error;
    if (const fs::path path = folder / "open_clip_config.json"; fs::exists(path, error)) {
        MIRO_TRY(const nlohmann::json json, readJsonFile(path));
        MIRO_TRY(config, ClipConfig::fromOpenClipJson(json, oneLine(path.string())));
    }
    MIRO_TRY(std::unique_ptr<ClipTowers> towers,
             ClipTowers::openFile(folder / "HPS_v2.1_compressed.pt", config, scorerLabel("hpsv2")));
    MIRO_TRY(std::unique_ptr<Tokenizer> tokenizer, loadOpenClipTokenizer(vocabulary));
    MIRO_CHECK_OK(towers->setTokenizer(std::move(tokenizer), vocabulary));
    return std::unique_ptr<Scorer>(std::make_unique<ClipScorer>(std::move(towers), ClipPreparation::HpsV2, false));
}

} // namespace miro
