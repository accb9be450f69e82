#include "ui/window/training_words.h"

#include "base/result.h"
#include "ui/widgets/reward_words.h"

#include <QCoreApplication>
#include <string_view>
#include <utility>
#include <vector>

namespace miro {

QString numberName(const std::string& name) {
    static const std::vector<std::pair<const char*, const char*>> words = {
        {"loss", QT_TRANSLATE_NOOP("Training", "Loss")},
        {"raw", QT_TRANSLATE_NOOP("Training", "Plain loss")},
        {"error", QT_TRANSLATE_NOOP("Training", "Error")},
        {"gradient_norm", QT_TRANSLATE_NOOP("Training", "Size of the gradients")},
        {"learning_rate", QT_TRANSLATE_NOOP("Training", "Learning rate")},
        {"held_out_loss", QT_TRANSLATE_NOOP("Training", "Held-out loss")},
        {"loss_scale", QT_TRANSLATE_NOOP("Training", "Scale of the loss")},
        {"skipped_updates", QT_TRANSLATE_NOOP("Training", "Skipped updates")},
        {"text", QT_TRANSLATE_NOOP("Training", "Prompt")},
    };
    for (const auto& [key, text] : words)
        if (name == key)
            return QCoreApplication::translate("Training", text);
    constexpr std::string_view kOther = "held_out_loss_other_";
    if (name.starts_with(kOther)) // must become larger than that of their own, else nothing listens to it
        return QCoreApplication::translate("Training", "Loss, another's: %1",
                                           "the text or the reward of another picture")
            .arg(numberName(name.substr(kOther.size())));
    return rewardWords(name).title;
}

QString sampleName(const std::string& stem) {
    static const std::vector<std::pair<const char*, const char*>> words = {
        {"sheet", QT_TRANSLATE_NOOP("Training", "Own targets")},
        {"sheet-at-1", QT_TRANSLATE_NOOP("Training", "All targets 1")},
        {"sheet-at-0", QT_TRANSLATE_NOOP("Training", "All targets 0")},
        {"restored", QT_TRANSLATE_NOOP("Training", "Restored")},
    };
    for (const auto& [key, text] : words)
        if (stem == key)
            return QCoreApplication::translate("Training", text);
    return QString::fromStdString(oneLine(stem, 80));
}

} // namespace miro
