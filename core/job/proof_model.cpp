#include "job/proof_model.h"

#include "base/files.h"
#include "eval/geneval_scene.h"
#include "flow/prompt_drawer.h"
#include "hub/file_hash.h"
#include "job/finetune_eyes.h"
#include "job/proof_base.h"
#include "model/adapter_file.h"
#include "scene/sprite_detector.h"

#include <fmt/format.h>

namespace miro {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kScenesOfCategory = 4;
constexpr uint64_t kSceneSeed = 20;
constexpr const char* kSpritesFolder = "starter-scenes"; // in a models folder

// The starter's scenes as prompts, and what judges their pictures.
class SceneJudge {
public:
    // null: it does not apply to this model.
    static std::unique_ptr<SceneJudge> open(const ModelStore& models, const GeneratorInfo& info) {
        if (!info.pack || info.pack->vocabulary.empty())
            return nullptr;
        std::error_code ignored;
        for (const fs::path& folder : models.folders()) {
            if (!fs::exists(folder / kSpritesFolder, ignored))
                continue;
            auto sprites = SpriteSet::open(folder / kSpritesFolder);
            if (!sprites.ok())
                return nullptr;
            auto judge = std::make_unique<SceneJudge>(std::move(*sprites));
            return judge->choose(*info.pack).ok() && !judge->m_prompts.empty() ? std::move(judge) : nullptr;
        }
        return nullptr;
    }

    explicit SceneJudge(SpriteSet sprites) : m_sprites(std::move(sprites)), m_detector(m_sprites) {}

    const std::vector<std::string>& words() const { return m_words; }

    Result<bool> shows(size_t scene, const Image& picture, const std::stop_token& stop) const {
        MIRO_TRY(const std::vector<FoundSprite> found, m_detector.detect(picture, stop));
        return judgeScene(m_prompts.at(scene), found, m_sprites).correct;
    }

private:
    // What the model has words for.
    Result<void> choose(const ModelPack& pack) {
        ScenePromptsRequest request;
        request.categories.assign(kSceneCategories.begin(), kSceneCategories.end());
        request.perCategory = kScenesOfCategory;
        request.heldOut = true;
        request.seed = kSceneSeed;
        MIRO_TRY(const std::vector<std::string> lines, scenePromptLines(request, m_sprites));
        for (const std::string& line : lines) {
            const auto json = nlohmann::json::parse(line, nullptr, false);
            MIRO_TRY(ScenePrompt prompt, sceneFromGeneval(json, m_sprites));
            const auto words = json.at("prompt").get<std::string>();
            if (!unknownWords(pack, words).empty())
                continue;
            m_prompts.push_back(std::move(prompt));
            m_words.push_back(words);
        }
        return {};
    }

    const SpriteSet m_sprites;
    const SpriteDetector m_detector;
    std::vector<ScenePrompt> m_prompts;
    std::vector<std::string> m_words;
};

class DrawnModel : public ProofModel {
public:
    DrawnModel(ModelStore models, GenerateRequest request, GeneratorInfo info, fs::path adapter, std::string reward,
               const ScoringOptions& options)
        : m_models(std::move(models)), m_request(std::move(request)), m_info(std::move(info)),
          m_adapter(std::move(adapter)), m_reward(std::move(reward)), m_options(options),
          m_judge(SceneJudge::open(m_models, m_info)) {}

    const GeneratorInfo& base() const override { return m_info; }

    Result<std::vector<Image>> draw(bool adapted, const GenerationSettings& settings, std::span<const ProofPrompt> rows,
                                    const std::stop_token& stop) override {
        MIRO_CHECK_OK(open(adapted, settings, stop));
        std::vector<std::string> prompts;
        for (const ProofPrompt& row : rows)
            prompts.push_back(row.text);
        MIRO_CHECK_OK(m_drawer->encode(prompts, m_texts, stop));
        std::vector<DrawnRow> drawn;
        for (const ProofPrompt& row : rows) {
            DrawnRow& one = drawn.emplace_back(DrawnRow{&m_texts.at(row.text), row.seed, settings.positive});
            if (adapted)
                one.positive[m_reward] = 1;
        }
        MIRO_TRY(DrawnPictures pictures, m_drawer->draw(drawn, stop));
        return std::move(pictures.images);
    }

    Result<TuningEyes> eyes(TasteEncoder& encoder, const TasteLayout& layout) override {
        MIRO_TRY(m_eyes, FinetuneEyes::open(m_models, encoder, layout, m_info, m_options));
        return m_eyes->eyes();
    }

    std::vector<std::string> scenes() const override { return m_judge ? m_judge->words() : std::vector<std::string>(); }
    Result<bool> shows(size_t scene, const Image& picture, const std::stop_token& stop) const override {
        return m_judge->shows(scene, picture, stop);
    }

private:
    // One network at a time; targets are the rows'.
    Result<void> open(bool adapted, GenerationSettings settings, const std::stop_token& stop) {
        settings.positive.clear();
        if (m_drawer && adapted == m_adapted)
            return {};
        m_drawer.reset();
        GenerateRequest request = m_request;
        settings.device = request.settings.device;
        request.settings = std::move(settings);
        if (adapted)
            request.adapters = {{m_adapter, 1}};
        MIRO_TRY(m_drawer, PromptDrawer::open(request, stop));
        m_adapted = adapted;
        return {};
    }

    const ModelStore m_models;
    const GenerateRequest m_request;
    const GeneratorInfo m_info;
    const fs::path m_adapter;
    const std::string m_reward; // that it adds
    const ScoringOptions m_options;
    std::unique_ptr<SceneJudge> m_judge;
    std::unique_ptr<FinetuneEyes> m_eyes;
    std::unique_ptr<PromptDrawer> m_drawer;
    bool m_adapted = false;
    PromptTexts m_texts; // of both: they have one text encoder
};

} // namespace

ProofTools proofTools(std::vector<std::filesystem::path> modelFolders, const ScoringOptions& options) {
    ProofTools tools;
    tools.taste = tasteTools(modelFolders, options);
    tools.open = [modelFolders, options](const TasteVersionRecord& version, const fs::path& file,
                                         ProgressSink* progress,
                                         const std::stop_token& stop) -> Result<std::unique_ptr<ProofModel>> {
        MIRO_TRY(const Adapter adapter, readAdapter(file));
        MIRO_TRY(const std::string sha256, sha256OfFile(file, stop));
        if (sha256 != version.sha256)
            return Error{ErrorCode::Corrupt, fmt::format("{} is not the adapter that was made any more; roll the "
                                                         "version back, or put the file back",
                                                         oneLine(file.string()))};
        MIRO_TRY(ModelStore models, ModelStore::open(modelFolders));
        MIRO_TRY(const BaseModel base, findBase(models, version.baseSha256, progress, stop));
        MIRO_TRY(const GeneratorFiles files, findGeneratorFiles(models, base.model, base.variant));
        GenerateRequest request;
        request.modelFolders = modelFolders;
        request.model = base.model;
        request.variant = base.variant;
        MIRO_TRY(request.settings.device, parseDevice(options.device));
        return std::unique_ptr<ProofModel>(std::make_unique<DrawnModel>(
            std::move(models), std::move(request), files.info, file, adapter.info.rewardKey, options));
    };
    return tools;
}

} // namespace miro
