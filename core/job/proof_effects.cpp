#include "job/proof_effects.h"

#include <cmath>
#include <optional>

namespace miro {
namespace {

// Nothing where a picture was not measured.
std::optional<double> meanOf(const std::vector<TasteFeatures>& pictures, size_t scorer) {
    double sum = 0;
    for (const TasteFeatures& picture : pictures) {
        if (!std::isfinite(picture.rewards.at(scorer)))
            return std::nullopt;
        sum += picture.rewards[scorer];
    }
    return sum / static_cast<double>(pictures.size());
}

std::optional<double> diversityOf(const std::vector<ProofPrompt>& prompts, const std::vector<TasteFeatures>& pictures) {
    double sum = 0;
    int64_t pairs = 0;
    for (size_t i = 0; i < pictures.size(); ++i)
        for (size_t j = i + 1; j < pictures.size(); ++j) {
            if (prompts[i].text != prompts[j].text)
                continue;
            double square = 0;
            for (size_t number = 0; number < pictures[i].picture.size(); ++number) {
                const double by = static_cast<double>(pictures[i].picture[number]) - pictures[j].picture[number];
                square += by * by;
            }
            sum += std::sqrt(square);
            ++pairs;
        }
    return pairs > 0 ? std::optional(sum / static_cast<double>(pairs)) : std::nullopt;
}

} // namespace

std::vector<TasteEffect> effectsOf(const std::vector<std::string>& scorers, const std::vector<ProofPrompt>& prompts,
                                   const std::vector<TasteFeatures>& before, const std::vector<TasteFeatures>& after) {
    std::vector<TasteEffect> effects;
    const auto add = [&](const std::string& name, std::optional<double> was, std::optional<double> is) {
        if (was && is)
            effects.push_back({name, *was, *is});
    };
    if (before.empty() || after.empty())
        return effects;
    for (size_t scorer = 0; scorer < scorers.size(); ++scorer)
        add(scorers[scorer], meanOf(before, scorer), meanOf(after, scorer));
    add("diversity", diversityOf(prompts, before), diversityOf(prompts, after));
    return effects;
}

} // namespace miro
