#include "ui/batch/batch_run_words.h"

#include "base/result.h"
#include "ui/batch/batch_run.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace miro {
namespace {

constexpr size_t kNameBytes = 120;
constexpr size_t kFailurePromptBytes = 160;

QString batchText(const char* text) {
    return QCoreApplication::translate("BatchWords", text);
}

QString number(int64_t count) {
    return QLocale().toString(static_cast<qlonglong>(count));
}

} // namespace

QString batchStateWords(const BatchRun& run, bool queuePaused) {
    switch (run.state()) {
    case BatchRun::State::None:
        return {};
    case BatchRun::State::Waiting:
        return queuePaused ? batchText(QT_TRANSLATE_NOOP("BatchWords", "Waiting, the queue is paused"))
                           : batchText(QT_TRANSLATE_NOOP("BatchWords", "Waiting for its turn"));
    case BatchRun::State::Running:
        return queuePaused ? batchText(QT_TRANSLATE_NOOP("BatchWords", "Paused"))
                           : batchText(QT_TRANSLATE_NOOP("BatchWords", "Running"));
    case BatchRun::State::Paused:
        return batchText(QT_TRANSLATE_NOOP("BatchWords", "Paused"));
    case BatchRun::State::Over:
        break;
    }
    switch (run.ended()) {
    case JobState::Failed:
        return batchText(QT_TRANSLATE_NOOP("BatchWords", "Failed"));
    case JobState::Stopped:
        return batchText(QT_TRANSLATE_NOOP("BatchWords", "Stopped"));
    case JobState::Interrupted:
        return batchText(QT_TRANSLATE_NOOP("BatchWords", "Interrupted"));
    default:
        return batchText(QT_TRANSLATE_NOOP("BatchWords", "Done"));
    }
}

QString batchCountWords(const BatchRecord& record) {
    QString text = record.total > 0 ? QCoreApplication::translate("BatchWords", "%1 of %2 pictures")
                                          .arg(number(record.done), number(record.total))
                                    : QCoreApplication::translate("BatchWords", "%n picture(s)", nullptr,
                                                                  static_cast<int>(record.done));
    if (record.failed > 0)
        text = QCoreApplication::translate("BatchWords", "%1, %2 failed", "pictures drawn; pictures that failed")
                   .arg(text, number(record.failed));
    return text;
}

QString failureTitle(const BatchFailure& failure) {
    const QString prompt = QString::fromStdString(oneLine(failure.prompt, kFailurePromptBytes));
    return QCoreApplication::translate("BatchWords", "Line %1: %2", "of a list; its prompt")
        .arg(number(failure.line), prompt);
}

QString batchName(const BatchRecord& record) {
    const QString name = QString::fromStdString(oneLine(record.name, kNameBytes)).simplified();
    if (!name.isEmpty())
        return name;
    return QCoreApplication::translate("BatchWords", "Batch of %1", "a day")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(record.created).date(), QLocale::ShortFormat));
}

} // namespace miro
