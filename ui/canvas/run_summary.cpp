#include "ui/canvas/run_summary.h"

#include "base/scorers.h"
#include "ui/widgets/scorer_texts.h"

#include <QLocale>
#include <algorithm>

namespace miro {

namespace {

constexpr const char* kTitle = QT_TRANSLATE_NOOP("miro::RunSummary", "Last run");
constexpr const char* kNoRun = QT_TRANSLATE_NOOP("miro::RunSummary", "Nothing was drawn yet");
constexpr const char* kNoPreviews = QT_TRANSLATE_NOOP("miro::RunSummary", "No previews were made");
constexpr const char* kPlace = QT_TRANSLATE_NOOP("miro::RunSummary", "Step %1 of %2");
constexpr const char* kNow = QT_TRANSLATE_NOOP("miro::RunSummary", "Now");
constexpr const char* kStep = QT_TRANSLATE_NOOP("miro::RunSummary", "A step");
constexpr const char* kPreview = QT_TRANSLATE_NOOP("miro::RunSummary", "A preview");
constexpr const char* kDecode = QT_TRANSLATE_NOOP("miro::RunSummary", "Finishing a picture");
constexpr const char* kMemory = QT_TRANSLATE_NOOP("miro::RunSummary", "Memory");
constexpr const char* kMilliseconds = QT_TRANSLATE_NOOP("miro::RunSummary", "%1 ms");
constexpr const char* kMegabytes = QT_TRANSLATE_NOOP("miro::RunSummary", "%1 MB");
constexpr const char* kMethod = QT_TRANSLATE_NOOP("miro::RunSummary", "Kind of preview");
constexpr const char* kLinear = QT_TRANSLATE_NOOP("miro::RunSummary", "Quick");
constexpr const char* kDecoder = QT_TRANSLATE_NOOP("miro::RunSummary", "Small decoder");
constexpr const char* kFull = QT_TRANSLATE_NOOP("miro::RunSummary", "Full quality");
constexpr const char* kTimeline = QT_TRANSLATE_NOOP("miro::RunSummary", "Steps of the last run");
constexpr const char* kNote =
    QT_TRANSLATE_NOOP("miro::RunSummary", "In English: no font here has the letters of your language");

constexpr const char* kTexts[] = {kTitle,  kNoRun,        kNoPreviews, kPlace,  kNow,    kStep,    kPreview, kDecode,
                                  kMemory, kMilliseconds, kMegabytes,  kMethod, kLinear, kDecoder, kFull};

struct Measure {
    const char* name;
    const char* unit;
    double RunRecord::Facts::*value;
    int decimals;
};

constexpr Measure kMeasures[] = {
    {kStep, kMilliseconds, &RunRecord::Facts::stepMs, 1},
    {kPreview, kMilliseconds, &RunRecord::Facts::previewMs, 2},
    {kDecode, kMilliseconds, &RunRecord::Facts::decodeMs, 0},
    {kMemory, kMegabytes, &RunRecord::Facts::memoryMb, 0},
};

} // namespace

QStringList RunSummary::translatedTexts() {
    QStringList texts;
    for (const char* each : kTexts)
        texts += tr(each);
    for (const ScorerInfo& scorer : scorers().entries())
        texts += scorerName(scorer.key);
    return texts;
}

QString RunSummary::text(const char* source) const {
    return m_english ? QString::fromUtf8(source) : tr(source);
}

QString RunSummary::number(double value, int decimals) const {
    return (m_english ? QLocale(QLocale::English) : QLocale()).toString(value, 'f', decimals);
}

QString RunSummary::title() const {
    return text(kTitle);
}

QString RunSummary::noTimeline(const RunRecord& run) const {
    return text(run.facts().empty() ? kNoRun : kNoPreviews);
}

QString RunSummary::place(const RunRecord& run, std::optional<int> scrubbed) const {
    if (!scrubbed)
        return text(kNow);
    return text(kPlace).arg(number(static_cast<double>(run.stepOf(*scrubbed) + 1), 0),
                            number(static_cast<double>(run.total()), 0));
}

QString RunSummary::timelineName() const {
    return text(kTimeline);
}

QString RunSummary::englishNote() const {
    return m_english ? QString::fromUtf8(kNote) : QString();
}

std::vector<RunRow> RunSummary::rows(const RunRecord& run) const {
    std::vector<RunRow> rows;
    for (const Measure& measure : kMeasures) {
        std::vector<float> curve;
        for (const RunRecord::Facts& facts : run.facts())
            curve.push_back(static_cast<float>(facts.*measure.value));
        const float most = curve.empty() ? 0 : *std::max_element(curve.begin(), curve.end());
        if (!(most > 0))
            continue; // not measured in this run
        const QString value = text(measure.unit).arg(number(run.facts().back().*measure.value, measure.decimals));
        rows.push_back({text(measure.name), value, std::move(curve), most * 1.1F});
    }
    const QString method = run.method() == "linear"    ? text(kLinear)
                           : run.method() == "decoder" ? text(kDecoder)
                           : run.method() == "full"    ? text(kFull)
                                                       : run.method();
    if (!method.isEmpty())
        rows.push_back({text(kMethod), method, {}, 1});
    for (const RunRecord::Curve& curve : run.curves())
        rows.push_back({curveName(curve.name), number(curve.values.back(), 2), curve.values, 1});
    return rows;
}

QString RunSummary::curveName(const QString& scorer) const {
    const ScorerInfo* known = scorers().find(scorer.toStdString());
    if (!known)
        return scorer;
    return m_english ? QString::fromStdString(known->label) : scorerName(known->key);
}

} // namespace miro
