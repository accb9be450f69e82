// What is told of a run, in words and numbers, for the overlay and for the panel without OpenGL. GUI thread.
#pragma once

#include "ui/canvas/run_record.h"

#include <QCoreApplication>
#include <QStringList>
#include <optional>
#include <vector>

namespace miro {

struct RunRow {
    QString name;
    QString value;
    std::vector<float> curve; // oldest first; empty: none
    float most = 1;           // the curve's upper end; the lower one is 0
};

class RunSummary {
    Q_DECLARE_TR_FUNCTIONS(miro::RunSummary)

public:
    // English: where no font of the system has the letters of the window's language.
    explicit RunSummary(bool english = false) : m_english(english) {}

    QString title() const;
    QString noTimeline(const RunRecord& run) const; // why there is nothing to scrub
    QString place(const RunRecord& run, std::optional<int> scrubbed) const;
    QString timelineName() const; // for screen readers
    QString englishNote() const;
    std::vector<RunRow> rows(const RunRecord& run) const;

    static QStringList translatedTexts(); // all of them, to look for their letters

private:
    QString text(const char* source) const;
    QString number(double value, int decimals) const;
    QString curveName(const QString& scorer) const;

    bool m_english;
};

} // namespace miro
