#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>
#include <utility>
#include <vector>

namespace miro {

QString durationWords(double seconds) {
    auto words = [](const char* text) {
        return QCoreApplication::translate("Words", text);
    };
    if (!(seconds < 1e9)) // also NaN
        return words(QT_TRANSLATE_NOOP("Words", "very long"));
    const auto whole = static_cast<qint64>(std::ceil(std::max(seconds, 0.0)));
    if (whole < 60)
        return words(QT_TRANSLATE_NOOP("Words", "%1 s")).arg(whole);
    if (whole < 600)
        return words(QT_TRANSLATE_NOOP("Words", "%1 min %2 s")).arg(whole / 60).arg(whole % 60);
    if (whole < 3600)
        return words(QT_TRANSLATE_NOOP("Words", "%1 min")).arg(whole / 60);
    return words(QT_TRANSLATE_NOOP("Words", "%1 h %2 min")).arg(whole / 3600).arg(whole / 60 % 60);
}

QString stageWords(const QString& stage) {
    static const std::vector<std::pair<const char*, const char*>> words = {
        {"load", QT_TRANSLATE_NOOP("Words", "Loading the model")},
        {"encode", QT_TRANSLATE_NOOP("Words", "Reading the prompt")},
        {"sample", QT_TRANSLATE_NOOP("Words", "Drawing")},
        {"decode", QT_TRANSLATE_NOOP("Words", "Developing")},
        {"write", QT_TRANSLATE_NOOP("Words", "Saving")},
        {"score", QT_TRANSLATE_NOOP("Words", "Scoring")},
        {"explore", QT_TRANSLATE_NOOP("Words", "Exploring")},
        {"train", QT_TRANSLATE_NOOP("Words", "Training")},
        {"look", QT_TRANSLATE_NOOP("Words", "Looking at pictures")},
        {"label", QT_TRANSLATE_NOOP("Words", "Asking your taste")},
        {"measure", QT_TRANSLATE_NOOP("Words", "Measuring this machine")},
        {"fit", QT_TRANSLATE_NOOP("Words", "Setting the sliders for you")},
        {"idle", QT_TRANSLATE_NOOP("Words", "Waiting until nobody uses the program")},
        {"mains", QT_TRANSLATE_NOOP("Words", "Waiting for mains power")},
        {"memory", QT_TRANSLATE_NOOP("Words", "Waiting for free memory")},
    };
    for (const auto& [key, text] : words)
        if (stage == QLatin1String(key))
            return QCoreApplication::translate("Words", text);
    return QCoreApplication::translate("Words", "Working");
}

QString sizeWords(int64_t bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace miro
