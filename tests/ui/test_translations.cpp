// The translations are complete and fit the sources: a text that was added, changed or left untranslated fails here.
#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

namespace {

const QStringList kLanguages = {"en", "fr", "de", "es", "ja", "zh_CN"};

struct Message {
    QString context;
    QString source;
    QString comment;
    bool plural = false;
    bool unfinished = false;
    QStringList translations; // one, or one a plural form
};

QString fileOf(const QString& language) {
    return QString(MIRO_SOURCE_DIR "/translations/miro_%1.ts").arg(language);
}

QList<Message> messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append(Message());
            messages.last().context = context;
            messages.last().plural = xml.attributes().value("numerus") == QLatin1String("yes");
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            messages.last().comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().unfinished = xml.attributes().hasAttribute("type");
            if (!messages.last().plural)
                messages.last().translations << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform")) {
            messages.last().translations << xml.readElementText();
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return messages;
}

QString keyOf(const Message& message) {
    return QStringLiteral("%1: %2 (%3)").arg(message.context, message.source, message.comment);
}

// The places of values, sorted: "%1 of %2" has "%1" and "%2".
QStringList placesOf(const QString& text) {
    static const QRegularExpression place("%(n|L?[0-9]+)");
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places << match.next().captured(0);
    places.sort();
    return places;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

    void everyLanguage() {
        QTest::addColumn<QString>("language");
        for (const QString& language : kLanguages)
            QTest::newRow(qPrintable(language)) << language;
    }

private Q_SLOTS:
    void isComplete_data() { everyLanguage(); }
    void isComplete() {
        QFETCH(QString, language);
        const QList<Message> messages = messagesOf(fileOf(language));
        QVERIFY(messages.size() > 20);
        QStringList problems;
        for (const Message& message : messages) {
            QVERIFY2(!message.context.isEmpty(), qPrintable("no context: " + message.source));
            bool empty = message.translations.isEmpty();
            for (const QString& text : message.translations)
                empty = empty || text.trimmed().isEmpty();
            if (message.unfinished || empty)
                problems << "unfinished: " + keyOf(message);
            for (const QString& text : message.translations)
                for (const QString& place : placesOf(message.source))
                    // A form for one thing may leave the number out.
                    if (!text.isEmpty() && place != "%n" && !placesOf(text).contains(place))
                        problems << place + " is missing: " + keyOf(message) + " -> " + text;
        }
        const auto few = problems.mid(0, 20);
        QVERIFY2(problems.isEmpty(), qPrintable(QString("%1 problems\n").arg(problems.size()) + few.join('\n')));
    }

    // What lupdate finds in the sources now is what the file holds.
    void isUpToDate_data() { everyLanguage(); }
    void isUpToDate() {
        QFETCH(QString, language);
        QTemporaryDir folder;
        const QString copy = folder.filePath("miro_" + language + ".ts");
        QVERIFY(QFile::copy(fileOf(language), copy));
        QProcess update;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LUPDATE", MIRO_LUPDATE);
        update.setProcessEnvironment(environment);
        update.start(MIRO_SOURCE_DIR "/translations/update", {copy});
        QVERIFY(update.waitForFinished(120000));
        const QByteArray said = update.readAllStandardError();
        QVERIFY2(update.exitCode() == 0, said.constData());
        QVERIFY2(!said.contains("lacks Q_OBJECT") && !said.contains("unknown namespace"), said.constData());
        QSet<QString> before;
        QSet<QString> after;
        for (const Message& message : messagesOf(fileOf(language)))
            before.insert(keyOf(message));
        for (const Message& message : messagesOf(copy))
            after.insert(keyOf(message));
        const QStringList added = (after - before).values();
        const QStringList gone = (before - after).values();
        QVERIFY2(added.isEmpty() && gone.isEmpty(),
                 qPrintable("run translations/update; new:\n" + added.join('\n') + "\ngone:\n" + gone.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
