// `miro batch` with the tiny published-layout model, and what its folder holds.
#pragma once

#include "app/miro_process.h"

#include <QMap>
#include <QSet>

namespace miro::test {

inline void writeText(const QString& path, const QByteArray& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

inline QByteArray readBytes(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QStringList batch(const QString& list, const QString& folder, const QStringList& more = {}) {
    return QStringList{"batch",         list,      "--output-dir",    folder,    "--models",
                       fixtureModels(), "--model", "fixtures/miro-7", "--steps", "2",
                       "--device",      "cpu"} +
           more;
}

// Every file below the folder by its name, but those of shards; times that pictures took are taken out, and the order
// of results, which is that of drawing.
inline QMap<QString, QByteArray> filesOf(const QString& folder) {
    static const QRegularExpression kSeconds("\"seconds\":[-+.e0-9]+");
    QMap<QString, QByteArray> files;
    QDirIterator entries(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        const QString name = path.mid(folder.size() + 1);
        if (name.startsWith("shards/"))
            continue;
        QByteArray bytes = readBytes(path);
        if (name == "results.jsonl") {
            QMap<QString, QString> last; // by its first member, the index
            for (const QString& line : QString::fromUtf8(bytes).remove(kSeconds).split('\n'))
                last[line.section(',', 0, 0)] = line;
            bytes = QStringList(last.values()).join('\n').toUtf8();
        }
        if (name == "manifest.csv") { // the last but one column
            QByteArrayList lines = bytes.split('\n');
            for (QByteArray& line : lines) {
                QByteArrayList fields = line.split(',');
                if (fields.size() > 2)
                    fields.removeAt(fields.size() - 2);
                line = fields.join(',');
            }
            bytes = lines.join('\n');
        }
        files[name] = bytes;
    }
    return files;
}

// One line: the first file that is missing, too many or different; empty: none.
inline QString differenceOf(const QMap<QString, QByteArray>& wanted, const QMap<QString, QByteArray>& found) {
    for (auto file = wanted.begin(); file != wanted.end(); ++file) {
        if (!found.contains(file.key()))
            return "missing: " + file.key();
        if (found[file.key()] != file.value())
            return "different: " + file.key();
    }
    for (auto file = found.begin(); file != found.end(); ++file)
        if (!wanted.contains(file.key()))
            return "too many: " + file.key();
    return {};
}

} // namespace miro::test
