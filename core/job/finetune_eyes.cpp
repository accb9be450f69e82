#include "job/finetune_eyes.h"

#include "base/scorers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {

Result<std::unique_ptr<FinetuneEyes>> FinetuneEyes::open(const ModelStore& models, TasteEncoder& encoder,
                                                         const TasteLayout& layout, const GeneratorInfo& model,
                                                         const ScoringOptions& options) {
    std::unique_ptr<FinetuneEyes> eyes(new FinetuneEyes(encoder, layout));
    std::vector<std::string>& rewards = eyes->m_layout.rewards;
    eyes->m_targets.resize(rewards.size());
    const std::vector<std::string> present = scorersPresent(models).present;
    const auto isPresent = [&](const std::string& scorer) {
        return std::find(present.begin(), present.end(), scorer) != present.end();
    };
    for (const std::string& reward : model.rewardKeys) {
        const ScorerInfo* scorer = scorerOfTarget(reward, model.scorers, present);
        if (!scorer || !isPresent(scorer->key))
            continue;
        const auto known = std::find(rewards.begin(), rewards.end(), scorer->key);
        if (known != rewards.end()) {
            eyes->m_targets[static_cast<size_t>(known - rewards.begin())] = reward;
        } else {
            rewards.push_back(scorer->key);
            eyes->m_targets.push_back(reward);
        }
    }
    std::vector<std::string> asked;
    std::copy_if(rewards.begin(), rewards.end(), std::back_inserter(asked), isPresent);
    for (const std::string& scorer : asked) // what one version saw is nothing to another
        eyes->m_layout.encoder += fmt::format(", {} {}", scorer, scorers().find(scorer)->version);
    if (!asked.empty()) {
        MIRO_TRY(eyes->m_scorer, PictureScorer::open(models, asked, options));
    }
    return eyes;
}

std::vector<std::string> FinetuneEyes::measured() const {
    std::vector<std::string> measured;
    std::copy_if(m_targets.begin(), m_targets.end(), std::back_inserter(measured),
                 [](const std::string& target) { return !target.empty(); });
    return measured;
}

TuningEyes FinetuneEyes::eyes() {
    TuningEyes eyes;
    eyes.layout = m_layout;
    eyes.targets = m_targets;
    eyes.look = [this](std::span<const Image> images, std::span<const std::string> prompts,
                       const std::stop_token& stop) {
        return look(images, prompts, stop);
    };
    return eyes;
}

Result<std::vector<TasteFeatures>>
FinetuneEyes::look(std::span<const Image> images, std::span<const std::string> prompts, const std::stop_token& stop) {
    std::vector<ScoreInput> inputs;
    for (size_t i = 0; i < images.size(); ++i)
        inputs.push_back({&images[i], prompts[i]});
    MIRO_TRY(std::vector<EncodedInput> encoded, m_encoder.encode(inputs, stop));
    std::vector<std::vector<ScoreRecord>> scores(images.size());
    if (m_scorer) {
        MIRO_TRY(scores, m_scorer->score(inputs, nullptr, stop));
    }
    std::vector<TasteFeatures> seen;
    for (size_t i = 0; i < images.size(); ++i) {
        TasteFeatures& features = seen.emplace_back();
        features.picture = std::move(encoded[i].picture);
        features.prompt = std::move(encoded[i].prompt);
        features.rewards.assign(m_layout.rewards.size(), std::nan(""));
        for (const ScoreRecord& score : scores[i]) {
            const auto place = std::find(m_layout.rewards.begin(), m_layout.rewards.end(), score.scorer);
            if (score.training && place != m_layout.rewards.end())
                features.rewards[static_cast<size_t>(place - m_layout.rewards.begin())] = *score.training;
        }
    }
    return seen;
}

} // namespace miro
