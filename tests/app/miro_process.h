// Runs the built `miro` as a script would, in an environment of its own.
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace miro::test {

struct Finished {
    int exitCode = -1;
    bool crashed = false;
    QByteArray out;
    QByteArray error;

    QList<QByteArray> outLines() const { return linesOf(out); }
    QList<QByteArray> errorLines() const { return linesOf(error); }

    static QList<QByteArray> linesOf(const QByteArray& text) {
        QList<QByteArray> lines = text.split('\n');
        if (lines.last().isEmpty())
            lines.removeLast();
        return lines;
    }
};

inline QString fixtureModels() {
    return QStringLiteral(MIRO_FIXTURES "/models");
}
inline QString shippedModels() {
    return QStringLiteral(MIRO_SOURCE_DIR "/models");
}
inline QString fetchedModels() {
    return QStringLiteral(MIRO_SOURCE_DIR "/.studio/models");
}
inline bool haveStarterEncoder() {
    return QFile::exists(fetchedModels() + "/sentence-transformers/all-MiniLM-L6-v2/model.safetensors");
}

// Empty when it cannot be read.
inline QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
inline void writeAll(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

// A home folder without models, libraries or settings; a working folder that is not the source tree.
class MiroProcess {
public:
    MiroProcess() {
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HF_HOME", "HF_HUB_CACHE",
                                 "MIRO_MODELS", "MIRO_LIBRARY"})
            m_environment.remove(name);
        m_environment.insert("HOME", home());
        m_environment.insert("OMP_NUM_THREADS", "2");
        QDir(folder()).mkdir("home");
        QDir(folder()).mkdir("work");
    }

    QString folder() const { return m_temporary.path(); }
    QString home() const { return folder() + "/home"; }
    QString work() const { return folder() + "/work"; }
    QString path(const QString& name) const { return work() + "/" + name; }
    QString library() const { return home() + "/.local/share/miro-studio/library"; }
    void setVariable(const QString& name, const QString& value) { m_environment.insert(name, value); }

    void prepare(QProcess& process, const QString& program, const QStringList& arguments) const {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(work());
        process.setProgram(program);
        process.setArguments(arguments);
        process.setStandardInputFile(QProcess::nullDevice());
    }

    Finished run(const QStringList& arguments) const { return runProgram(QStringLiteral(MIRO_PROGRAM), arguments); }

    // "$@" is miro and the arguments.
    Finished runInShell(const QString& script, const QStringList& arguments) const {
        return runProgram("/bin/sh", QStringList{"-c", script, "sh", MIRO_PROGRAM} + arguments);
    }

    Finished runProgram(const QString& program, const QStringList& arguments) const {
        QProcess process;
        prepare(process, program, arguments);
        process.start();
        return finish(process);
    }

    static Finished finish(QProcess& process) {
        // A dead-lock shall not hang the suite; nothing here takes a tenth of that.
        if (!process.waitForFinished(300'000))
            process.kill();
        Finished finished;
        finished.crashed = process.exitStatus() != QProcess::NormalExit;
        finished.exitCode = process.exitCode();
        finished.out = process.readAllStandardOutput();
        finished.error = process.readAllStandardError();
        return finished;
    }

    // Every file below the working and the home folder, but the log.
    QStringList files() const {
        QStringList found;
        for (const QString& root : {work(), home()}) {
            QDirIterator entries(root, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                                 QDirIterator::Subdirectories);
            while (entries.hasNext()) {
                QString entry = entries.next();
                if (!entry.startsWith(home() + "/.local") || entry.endsWith(".png") || entry.contains(".part"))
                    found << entry;
            }
        }
        return found;
    }

private:
    QTemporaryDir m_temporary;
    QProcessEnvironment m_environment;
};

// The tiny published-layout model in as few steps as possible.
inline QStringList quick(const QStringList& more = {}) {
    return QStringList{"generate", "--models", fixtureModels(), "--model", "fixtures/miro-7",
                       "--steps",  "2",        "--device",      "cpu"} +
           more;
}

// A failing run: this code, nothing on standard output, one line on standard error that holds every part, and no file
// left behind among those that were there before.
inline bool failsCleanly(const MiroProcess& miro, const QStringList& arguments, int code, const QStringList& parts,
                         QString* why) {
    const QStringList before = miro.files();
    Finished finished = miro.run(arguments);
    *why = QString("exit %1, stdout '%2', stderr '%3'").arg(finished.exitCode).arg(finished.out, finished.error);
    bool line = finished.error.count('\n') == 1 && finished.error.endsWith('\n') && finished.error.startsWith("miro: ");
    for (const QString& part : parts)
        line = line && finished.error.contains(part.toUtf8());
    const QStringList after = miro.files();
    if (after != before)
        *why += "; files: " + after.join(", ");
    return !finished.crashed && finished.exitCode == code && finished.out.isEmpty() && line && after == before &&
           !finished.error.trimmed().endsWith('.');
}

} // namespace miro::test

#define FAILS_CLEANLY(miro, arguments, code, parts)                                                                    \
    do {                                                                                                               \
        QString why;                                                                                                   \
        QVERIFY2(miro::test::failsCleanly(miro, arguments, code, parts, &why), qPrintable(why));                       \
    } while (false)
