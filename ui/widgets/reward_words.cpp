#include "ui/widgets/reward_words.h"

#include "base/result.h"
#include "base/taste_reward.h"
#include "hub/generator_info.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace miro {
namespace {

struct Words {
    const char* key;
    const char* title;
    const char* help;
};

// The seven published rewards.
constexpr Words kWords[] = {
    {"clip_score", QT_TRANSLATE_NOOP("RewardWords", "Follows the prompt"),
     QT_TRANSLATE_NOOP("RewardWords", "How well the picture as a whole fits the words.")},
    {"aesthetic_score", QT_TRANSLATE_NOOP("RewardWords", "Looks beautiful"),
     QT_TRANSLATE_NOOP("RewardWords", "Light, colour and composition as people rated them, whatever the words say.")},
    {"image_reward_score", QT_TRANSLATE_NOOP("RewardWords", "People like it"),
     QT_TRANSLATE_NOOP("RewardWords", "What people liked best for such words: fitting, sound and pleasant.")},
    {"pick_a_score_score", QT_TRANSLATE_NOOP("RewardWords", "People pick it"),
     QT_TRANSLATE_NOOP("RewardWords", "What people chose when they saw two pictures side by side.")},
    {"hpsv2_score", QT_TRANSLATE_NOOP("RewardWords", "People prefer it"),
     QT_TRANSLATE_NOOP("RewardWords", "What people put first among several pictures; adds detail.")},
    {"vqa_score", QT_TRANSLATE_NOOP("RewardWords", "Shows every detail"),
     QT_TRANSLATE_NOOP("RewardWords", "Whether all that the words name is there: things, numbers, colours, places.")},
    {"sciscore_score", QT_TRANSLATE_NOOP("RewardWords", "True to nature"),
     QT_TRANSLATE_NOOP("RewardWords", "Whether things look and behave as they do in the world.")},
};

QString rewardText(const char* text) {
    return QCoreApplication::translate("RewardWords", text);
}

} // namespace

RewardWords rewardWords(const std::string& key) {
    if (key == kTasteRewardKey)
        return {tasteName(), QCoreApplication::translate("RewardWords", "What you chose between pictures, and what the "
                                                                        "program learned from that.")};
    QString name = QString::fromStdString(oneLine(rewardLabel(key), 40));
    for (const Words& words : kWords)
        if (key == words.key) {
            name[0] = name[0].toUpper();
            return {QCoreApplication::translate("RewardWords", "%1, %2", "plain words, name of the reward")
                        .arg(rewardText(words.title), name),
                    rewardText(words.help)};
        }
    return {name, QCoreApplication::translate("RewardWords", "A reward of this model; it brings no description.")};
}

QString tasteName() {
    return QCoreApplication::translate("RewardWords", "My taste");
}

QString targetText(const std::optional<double>& target) {
    if (!target)
        return QCoreApplication::translate("RewardWords", "ignored");
    if (*target >= 1)
        return QCoreApplication::translate("RewardWords", "the best");
    if (*target <= 0)
        return QCoreApplication::translate("RewardWords", "the worst");
    return QCoreApplication::translate("RewardWords", "better than %1 %")
        .arg(QLocale().toString(static_cast<int>(std::floor(*target * 100))));
}

QString negativeText(const std::optional<double>& target) {
    if (!target)
        return QCoreApplication::translate("RewardWords", "ignored");
    return QCoreApplication::translate("RewardWords", "%1 %")
        .arg(QLocale().toString(static_cast<int>(std::floor(*target * 100))));
}

} // namespace miro
