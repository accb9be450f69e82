#include "ui/widgets/scorer_texts.h"

#include "base/taste_reward.h"
#include "hub/generator_info.h"
#include "library/taste_store.h"
#include "ui/widgets/reward_words.h"

#include <QCoreApplication>

namespace miro {
namespace {

constexpr size_t kMostBytes = 40;

// Names that are words; the others are the same in every language.
[[maybe_unused]] constexpr const char* kNames[] = {
    QT_TRANSLATE_NOOP("Scorers", "Aesthetic"),           QT_TRANSLATE_NOOP("Scorers", "CLIP (starter)"),
    QT_TRANSLATE_NOOP("Scorers", "Aesthetic (starter)"), QT_TRANSLATE_NOOP("Scorers", "PickScore (starter)"),
    QT_TRANSLATE_NOOP("Scorers", "VQA (starter)"),
};

// Of scorers that say less than others of the same reward.
constexpr const char* kOwnHelp[] = {
    QT_TRANSLATE_NOOP("Scorers", "How well a drawn scene fits the words; it does not know photographs."),
    QT_TRANSLATE_NOOP("Scorers", "Light and colours of a drawn scene; it does not know photographs."),
    QT_TRANSLATE_NOOP("Scorers",
                      "How well a drawn scene fits the words and is arranged; it does not know photographs."),
    QT_TRANSLATE_NOOP("Scorers", "Whether a drawn scene shows what the words name; it does not know photographs."),
};

} // namespace

QString scorerName(const std::string& key) {
    if (const ScorerInfo* scorer = scorers().find(key))
        return QCoreApplication::translate("Scorers", scorer->label.c_str());
    if (key == kTasteScore || key == kTasteRewardKey)
        return tasteName();
    return QString::fromStdString(oneLine(rewardLabel(key), kMostBytes));
}

QString scorerHelp(const std::string& key) {
    const ScorerInfo* scorer = scorers().find(key);
    if (key == kTasteScore)
        return rewardWords(kTasteRewardKey).help;
    if (!scorer)
        return {};
    for (const char* help : kOwnHelp)
        if (scorer->rewards == help)
            return QCoreApplication::translate("Scorers", help);
    return scorer->target.empty() ? QCoreApplication::translate("RewardWords", scorer->rewards.c_str())
                                  : rewardWords(scorer->target).help;
}

QString measuredName(const std::string& target, const RewardScorers& named, const std::vector<std::string>& present) {
    const ScorerInfo* scorer = scorerOfTarget(target, named, present);
    return scorerName(scorer ? scorer->key : target);
}

} // namespace miro
