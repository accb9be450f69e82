#include "ui/widgets/scorer_texts.h"

#include "base/scorers.h"
#include "hub/generator_info.h"
#include "ui/widgets/reward_words.h"

#include <QCoreApplication>

namespace miro {
namespace {

constexpr size_t kMostBytes = 40;

// Names that are words; the others are the same in every language.
[[maybe_unused]] constexpr const char* kNames[] = {
    QT_TRANSLATE_NOOP("Scorers", "Aesthetic"),
    QT_TRANSLATE_NOOP("Scorers", "Alignment"),
    QT_TRANSLATE_NOOP("Scorers", "Sharpness"),
};

} // namespace

QString scorerName(const std::string& key) {
    if (const ScorerInfo* scorer = scorers().find(key))
        return QCoreApplication::translate("Scorers", scorer->label.c_str());
    return QString::fromStdString(oneLine(rewardLabel(key), kMostBytes));
}

QString scorerHelp(const std::string& key) {
    const ScorerInfo* scorer = scorers().find(key);
    if (!scorer)
        return {};
    return scorer->target.empty() ? QCoreApplication::translate("RewardWords", scorer->rewards.c_str())
                                  : rewardWords(scorer->target).help;
}

QString measuredName(const std::string& target) {
    const ScorerInfo* scorer = scorerOfTarget(target);
    return scorerName(scorer ? scorer->key : target);
}

} // namespace miro
