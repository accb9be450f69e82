#include "ui/batch/compose_words.h"

#include "base/generation_settings.h"
#include "batch/sweep_axis.h"
#include "hub/generator_info.h"
#include "ui/widgets/param_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace miro {
namespace {

constexpr size_t kMostValue = 40;

QString composeText(const char* text) {
    return QCoreApplication::translate("Compose", text);
}

QString rewardTitle(const std::string& key) {
    QString name = QString::fromStdString(oneLine(rewardLabel(key), kMostValue));
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

// A target is shown as the sliders show it.
QString valueWords(const std::string& setting, const std::string& value) {
    if (rewardOfAxis(setting).empty())
        return QString::fromStdString(oneLine(value, kMostValue));
    bool number = false;
    const double target = QString::fromStdString(value).toDouble(&number);
    return number ? composeText(QT_TRANSLATE_NOOP("Compose", "%1 %")).arg(QLocale().toString(qRound(target * 100)))
                  : composeText(QT_TRANSLATE_NOOP("Compose", "ignored"));
}

} // namespace

QString settingWords(const std::string& setting) {
    if (const std::string reward = rewardOfAxis(setting); !reward.empty())
        return setting.starts_with("negative")
                   ? composeText(QT_TRANSLATE_NOOP("Compose", "Away from %1")).arg(rewardTitle(reward))
                   : rewardTitle(reward);
    if (setting == "prompt")
        return composeText(QT_TRANSLATE_NOOP("Compose", "Words of the prompt"));
    if (setting == "model")
        return composeText(QT_TRANSLATE_NOOP("Compose", "Model"));
    if (setting == "preset")
        return composeText(QT_TRANSLATE_NOOP("Compose", "Preset"));
    for (const auto& param : generationParams())
        if (param.spec.key == setting)
            return paramLabel(param.spec);
    return QString::fromStdString(oneLine(setting, kMostValue));
}

QString differenceWords(const std::vector<std::pair<std::string, std::string>>& differs) {
    QStringList parts;
    for (const auto& [setting, value] : differs)
        parts << composeText(QT_TRANSLATE_NOOP("Compose", "%1 %2"))
                     .arg(settingWords(setting), valueWords(setting, value));
    return parts.join(composeText(QT_TRANSLATE_NOOP("Compose", ", ")));
}

} // namespace miro
