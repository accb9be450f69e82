#include "ui/bridge/accuracy_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace miro {
namespace {

struct TasteWords {
    Q_DECLARE_TR_FUNCTIONS(miro::TasteWords)
};

QString number(int64_t value) {
    return QLocale().toString(qint64(value));
}

} // namespace

QString percentWords(double share) {
    return TasteWords::tr("%1 %").arg(QLocale().toString(qRound(share * 100)));
}

QString rangeWords(const Interval& interval) {
    return TasteWords::tr("%1 to %2 %", "an interval of percents")
        .arg(QLocale().toString(static_cast<int>(std::floor(interval.low * 100 + 1e-9))),
             QLocale().toString(static_cast<int>(std::ceil(interval.high * 100 - 1e-9))));
}

QString accuracyWords(const TasteStatus& status) {
    if (status.enough)
        return TasteWords::tr("It foretells %1 of your choices between two of your pictures (very probably %2).")
            .arg(percentWords(status.accuracy), rangeWords(status.interval));
    for (const TasteFinding& finding : status.checks.findings)
        if (finding.problem == TasteProblem::TooFew)
            return TasteWords::tr("Not enough choices yet: %1 of %2.").arg(number(finding.count), number(finding.of));
    return TasteWords::tr("Not enough choices yet: %1.").arg(number(status.choices));
}

} // namespace miro
