// What a run of `miro train` wrote down, to be compared with another's.
#pragma once

#include "app/miro_process.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace miro::test {

// metrics.jsonl without how long things took.
inline QList<QJsonObject> metricsOf(const QString& run) {
    QList<QJsonObject> lines;
    for (const QByteArray& line : Finished::linesOf(readAll(run + "/metrics.jsonl"))) {
        QJsonObject object = QJsonDocument::fromJson(line).object();
        object.remove("seconds");
        object.remove("waited");
        lines << object;
    }
    return lines;
}

} // namespace miro::test
