#include "reward/vqa.h"

#include "base/json.h"
#include "base/scorers.h"
#include "model/clip_flant5.h"
#include "model/clip_vision.h"
#include "reward/preprocess.h"
#include "reward/square_picture.h"
#include "reward/vqa_prompt.h"
#include "tensor/device_memory.h"
#include "tensor/torch_guard.h"
#include "token/t5_tokenizer.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

const char* const kVqaKey = "vqa";
const char* const kStarterKey = "starter_vqa";
constexpr size_t kContext = 2048;     // ids of a question, the picture counts as one; the rest is cut off
constexpr int kUncut = 1 << 20;       // ids of a part of it
constexpr int64_t kUsualTokens = 128; // of a question without its picture
constexpr std::array<uint8_t, 3> kBorder = {122, 116, 104}; // the pixels' mean, cut to whole levels

// Of the memory that is free, what the weights may take before they are streamed instead.
constexpr double kShareOfMemory = 0.6;

const char* const kTower = "vision_model.";
const char* const kTowerInCheckpoint = "vision_tower.vision_tower.";

// The vision transformer's tensors, which a checkpoint may hold under a longer name. Its projection is not needed.
class TowerSource : public ParameterSource {
public:
    TowerSource(ParameterSource& source, std::string prefix) : m_source(source), m_prefix(std::move(prefix)) {}
    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override {
        if (name.rfind(kTower, 0) != 0)
            return at::empty(shape, at::TensorOptions().dtype(at::kFloat));
        return m_source.get(m_prefix + name, shape);
    }
    bool sound() const override { return m_source.sound(); }

private:
    ParameterSource& m_source;
    std::string m_prefix;
};

// What the two networks are made of.
struct VqaFiles {
    ClipFlanT5Config config;
    std::shared_ptr<const TensorFile> text;  // also owned by the network while it streams from it
    ClipConfig clip;                         // with as many blocks as are asked for
    std::shared_ptr<const TensorFile> tower; // the same file, where the checkpoint has the tower too
    std::string towerPrefix;
    WeightsInMemory how = WeightsInMemory::Converted;
    int64_t hostBytes = 0; // of the text network on a processor
    std::string hostNote;  // where it is slow there
};

Result<std::unique_ptr<ClipVision>> loadTower(const VqaFiles& files, const NetworkPlace& place, std::stop_token stop) {
    return guardTorch("cannot load the picture network", [&]() -> Result<std::unique_ptr<ClipVision>> {
        c10::InferenceMode inference;
        Weights weights(*files.tower, {at::kFloat, place.device, stop});
        WeightsSource stored(weights);
        TowerSource source(stored, files.towerPrefix);
        auto tower = std::make_unique<ClipVision>(files.clip, source, place.numerics);
        MIRO_CHECK_OK(weights.finish());
        return tower;
    });
}

class VqaScorer : public Scorer {
public:
    VqaScorer(VqaFiles files, std::unique_ptr<Tokenizer> tokenizer, std::vector<int64_t> answer, std::string label)
        : m_files(std::move(files)), m_tokenizer(std::move(tokenizer)), m_answer(std::move(answer)),
          m_label(std::move(label)) {}

    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        std::vector<AnswerQuestion> questions;
        for (size_t i = 0; i < batch.inputs().size(); ++i) {
            MIRO_TRY(AnswerQuestion question, questionOf(batch.prompt(i)));
            questions.push_back(std::move(question));
        }
        MIRO_TRY(const std::vector<at::Tensor> seen, look(batch));
        MIRO_TRY(const ClipFlanT5* network, loadText(batch));
        std::vector<at::Tensor> images;
        for (const at::Tensor& image : seen)
            images.push_back(image.to(batch.networks().device()));
        MIRO_TRY(std::vector<double> values,
                 network->logProbabilities(images, questions, m_answer, m_tokenizer->idLimit(), batch.stop()));
        for (double& value : values)
            value = std::exp(value);
        return values;
    }

    fs::path checkpoint() const override { return m_files.text->path(); }
    int64_t memoryNeed() const override {
        return (m_files.config.parameterCount() + m_files.clip.visionParameters()) * kFloatBytes;
    }

private:
    static std::vector<int64_t> wide(const TokenIds& ids) { return {ids.begin(), ids.end()}; }

    Result<AnswerQuestion> questionOf(const std::string& caption) const {
        const VqaPrompt prompt = vqaPrompt(caption);
        MIRO_TRY(const TokenIds before, m_tokenizer->encode(prompt.before, kUncut));
        MIRO_TRY(const TokenIds after, m_tokenizer->encode(prompt.after, kUncut));
        AnswerQuestion question{wide(before), wide(after)};
        question.after.resize(std::min(question.after.size(), kContext - question.before.size() - 1));
        return question;
    }

    // Each picture's tokens without the class token, on the CPU: the two networks may not fit side by side.
    Result<std::vector<at::Tensor>> look(ScoringBatch& batch) const {
        std::vector<Image> images;
        for (size_t i = 0; i < batch.inputs().size(); ++i) {
            if (batch.stop().stop_requested())
                return stoppedError();
            images.push_back(squareResized(batch.image(i), static_cast<int>(m_files.clip.vision.side), kBorder));
        }
        NetworkSpec spec;
        spec.key = "vqa vision " + m_files.tower->path().string();
        spec.label = m_label + "'s picture network";
        spec.parameters = m_files.clip.visionParameters();
        const int64_t grid = m_files.clip.vision.grid();
        spec.workingBytes = kScoredBatch * (1 + grid * grid) *
                            (6 * m_files.clip.vision.width + m_files.clip.vision.hidden) * kFloatBytes;
        MIRO_TRY(const ClipVision* tower, batch.networks().get<ClipVision>(
                                              spec,
                                              [&](const NetworkPlace& place, std::stop_token stop) {
                                                  return loadTower(m_files, place, std::move(stop));
                                              },
                                              batch.stop()));
        return guardTorch("cannot look at the pictures", [&]() -> Result<std::vector<at::Tensor>> {
            c10::InferenceMode inference;
            const at::Tensor pixels = normalisedPixels(images, kClipPixels).to(batch.networks().device());
            MIRO_TRY(const at::Tensor tokens, tower->tokens(pixels, batch.stop()));
            return tokens.narrow(1, 1, tokens.size(1) - 1).to(at::kCPU).unbind(0);
        });
    }

    Result<const ClipFlanT5*> loadText(ScoringBatch& batch) const {
        const T5Config& text = m_files.config.text;
        const int64_t grid = m_files.clip.vision.grid();
        const int64_t tokens = grid * grid + kUsualTokens;
        NetworkSpec spec;
        spec.key = "vqa text " + m_files.text->path().string();
        spec.label = m_label;
        spec.parameters = m_files.config.parameterCount();
        spec.workingBytes =
            ((kScoredBatch + 8) * tokens * text.width + 3 * tokens * text.hidden + 2 * text.heads * tokens * tokens) *
            kFloatBytes;
        spec.hostBytes = m_files.hostBytes;
        spec.hostNote = m_files.hostNote;
        return batch.networks().get<ClipFlanT5>(
            spec,
            [&](const NetworkPlace& place, std::stop_token stop) {
                const WeightsInMemory how = place.device.is_cpu() ? m_files.how : WeightsInMemory::Converted;
                return ClipFlanT5::load(m_files.config, m_files.text, place.device, how, std::move(stop));
            },
            batch.stop());
    }

    const VqaFiles m_files;
    const std::unique_ptr<Tokenizer> m_tokenizer;
    const std::vector<int64_t> m_answer;
    const std::string m_label;
};

// fp32 stays mapped and takes nothing; other types are converted whole where there is room.
void chooseMemory(VqaFiles& files, int64_t freeBytes, const std::string& label) {
    int64_t converted = 0, stored = 0;
    for (const auto& [name, info] : files.text->tensors()) {
        int64_t elements = 1;
        for (int64_t size : info.shape)
            elements *= size;
        stored += elements * static_cast<int64_t>(c10::elementSize(info.type));
        if (info.type != at::kFloat)
            converted += elements * kFloatBytes;
    }
    files.hostBytes = converted;
    if (static_cast<double>(converted) > static_cast<double>(freeBytes) * kShareOfMemory) {
        files.how = WeightsInMemory::Streamed;
        files.hostBytes = files.config.largestLayerBytes();
        files.hostNote =
            fmt::format("{} would take {:.1f} GB and {:.1f} GB are free: every batch reads {:.1f} GB of weights from "
                        "the disk again",
                        label, static_cast<double>(converted) / kGigabyte, static_cast<double>(freeBytes) / kGigabyte,
                        static_cast<double>(stored) / kGigabyte);
    }
}

// The blocks up to the layer whose tokens are taken, and whose file they are in.
Result<void> openTower(VqaFiles& files, const fs::path& folder) {
    const fs::path path = folder / "config.json";
    const std::string where = oneLine(path.string());
    MIRO_TRY(const nlohmann::json json, readJsonFile(path));
    MIRO_TRY(files.clip, ClipConfig::fromJson(json, where));
    ClipVisionConfig& vision = files.clip.vision;
    if (vision.width != files.config.imageWidth)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: its vision transformer is {} wide, but {} reads {}", where, vision.width,
                                 oneLine(files.text->path().string()), files.config.imageWidth)};
    const int64_t blocks = vision.layers + 1 + files.config.imageLayer;
    if (blocks < 0)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: its vision transformer has {} layers, but layer {} is asked for", where,
                                 vision.layers, files.config.imageLayer)};
    vision.layers = blocks;
    if (files.text->tensors().count(std::string(kTowerInCheckpoint) + kTower + "embeddings.class_embedding")) {
        files.tower = files.text;
        files.towerPrefix = kTowerInCheckpoint;
    } else {
        MIRO_TRY(std::unique_ptr<TensorFile> tower, openWeightsIn(folder, {"model", "pytorch_model"}));
        files.tower = std::move(tower);
    }
    ShapeCheck shapes(*files.tower);
    TowerSource source(shapes, files.towerPrefix);
    ClipVision(files.clip, source, NetworkNumerics());
    return shapes.finish();
}

// repos: of the three that the published scorer reads.
Result<std::unique_ptr<Scorer>> makeFrom(const RepoFinder& repos, int64_t freeBytes, const std::string& label) {
    const std::vector<std::string>& names = scorers().find(kVqaKey)->repos;
    MIRO_TRY(const fs::path folder, repos(names.at(0)));
    MIRO_TRY(const fs::path tokenizerFolder, repos(names.at(1)));
    MIRO_TRY(const fs::path towerFolder, repos(names.at(2)));
    const fs::path path = folder / "config.json";
    const std::string where = oneLine(path.string());
    VqaFiles files;
    MIRO_TRY(const nlohmann::json json, readJsonFile(path));
    MIRO_TRY(files.config, ClipFlanT5Config::fromJson(json, where));
    MIRO_TRY(std::unique_ptr<TensorFile> text, openWeightsIn(folder, {"model", "pytorch_model"}));
    files.text = std::move(text);
    MIRO_CHECK_OK(ClipFlanT5::check(files.config, *files.text));
    MIRO_CHECK_OK(openTower(files, towerFolder));
    MIRO_TRY(std::unique_ptr<Tokenizer> tokenizer, loadSlowT5Tokenizer(tokenizerFolder));
    if (tokenizer->idLimit() > files.config.text.vocabulary)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: it has {} tokens, but the tokenizer in {} has {}; get the files again", where,
                                 files.config.text.vocabulary, oneLine(tokenizerFolder.string()),
                                 tokenizer->idLimit())};
    MIRO_TRY(const TokenIds answer, tokenizer->encode(kVqaAnswer, kUncut));
    chooseMemory(files, freeBytes, label);
    return std::unique_ptr<Scorer>(std::make_unique<VqaScorer>(
        std::move(files), std::move(tokenizer), std::vector<int64_t>(answer.begin(), answer.end()), label));
}

} // namespace

Result<std::unique_ptr<Scorer>> makeVqa(const RepoFinder& repos) {
    return makeVqaWithin(repos, deviceMemory(at::kCPU).free);
}

Result<std::unique_ptr<Scorer>> makeVqaWithin(const RepoFinder& repos, int64_t freeBytes) {
    return makeFrom(repos, freeBytes, scorerLabel(kVqaKey));
}

Result<std::unique_ptr<Scorer>> makeStarterVqa(const RepoFinder& repos) {
    MIRO_TRY(const fs::path models, repos(scorers().find(kStarterKey)->repos.front()));
    const RepoFinder inside = [&models](const std::string& repo) -> Result<fs::path> {
        return models / repo;
    };
    return makeFrom(inside, deviceMemory(at::kCPU).free, scorerLabel(kStarterKey));
}

} // namespace miro
