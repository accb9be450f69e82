#include "job/scoring_tools.h"

#include "base/log.h"
#include "flow/picture_scorer.h"
#include "hub/model_store.h"

namespace miro {
namespace {

class ScorerOfPictures : public PictureJudge {
public:
    ScorerOfPictures(std::unique_ptr<PictureScorer> scorer, ModelStore models)
        : m_scorer(std::move(scorer)), m_models(std::move(models)) {}

    void useModel(const std::string& model) override {
        if (m_model == model)
            return;
        m_model = model;
        const auto place = m_models.findGenerator(model);
        m_scorer->setModelFolder(place.ok() ? place->folder : std::filesystem::path());
    }

    Result<std::vector<std::vector<ScoreRecord>>> score(std::span<const ScoreInput> inputs,
                                                        std::stop_token stop) override {
        return m_scorer->score(inputs, nullptr, std::move(stop));
    }
    std::vector<std::string> notes() const override { return m_scorer->notes(); }
    void freeMemory() override { m_scorer->freeMemory(); }

private:
    std::unique_ptr<PictureScorer> m_scorer;
    ModelStore m_models;
    std::string m_model;
};

} // namespace

ScoringTools scoringTools(std::vector<std::filesystem::path> modelFolders) {
    ScoringTools tools;
    tools.present = [modelFolders] {
        auto models = ModelStore::open(modelFolders);
        if (models.ok())
            return scorersPresent(*models).present;
        logWarning(models.message());
        return std::vector<std::string>();
    };
    tools.open = [modelFolders](const std::vector<std::string>& keys,
                                const ScoringOptions& options) -> Result<std::unique_ptr<PictureJudge>> {
        MIRO_TRY(ModelStore models, ModelStore::open(modelFolders));
        const bool all = keys == scorersPresent(models).present;
        MIRO_TRY(std::unique_ptr<PictureScorer> scorer,
                 PictureScorer::open(models, all ? std::vector<std::string>() : keys, options));
        return std::unique_ptr<PictureJudge>(std::make_unique<ScorerOfPictures>(std::move(scorer), std::move(models)));
    };
    return tools;
}

} // namespace miro
