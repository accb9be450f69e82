// The desktop entry and the description for software centres: what a desktop does with them, and the desktops' own
// checkers where they are installed.
#include <QtTest>

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QXmlStreamReader>
#include <map>

namespace {

const QString kFolder = QStringLiteral(MIRO_SOURCE_DIR "/installer/desktop/");
const QStringList kLanguages = {"de", "es", "fr", "ja", "zh_CN"};

QByteArray read(const QString& name) {
    QFile file(kFolder + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void runChecker(const QString& program, const QStringList& arguments) {
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return; // our own checks stand alone
    QProcess checker;
    checker.setProcessChannelMode(QProcess::MergedChannels);
    checker.start(path, arguments);
    QVERIFY(checker.waitForFinished());
    QVERIFY2(checker.exitCode() == 0, checker.readAll().constData());
}

} // namespace

class TestDesktopFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void desktopEntry() {
        const QList<QByteArray> lines = read("miro-studio.desktop").split('\n');
        QCOMPARE(lines.first(), QByteArray("[Desktop Entry]"));
        std::map<QString, QString> entry;
        for (const QByteArray& line : lines.mid(1)) {
            if (line.isEmpty())
                continue;
            const auto equals = line.indexOf('=');
            QVERIFY2(equals > 0, line.constData());
            const QString key = QString::fromUtf8(line.left(equals));
            QVERIFY2(!entry.contains(key), line.constData());
            entry[key] = QString::fromUtf8(line.mid(equals + 1));
            QVERIFY2(!entry[key].contains(QChar::ReplacementCharacter), line.constData());
        }
        QCOMPARE(entry["Type"], QString("Application"));
        QCOMPARE(entry["Exec"], QString("miro_studio"));
        QCOMPARE(entry["Icon"], QString("miro-studio"));
        for (const char* key : {"Name", "GenericName", "Comment", "Categories", "Keywords"})
            QVERIFY2(!entry[key].isEmpty(), key);
        for (const char* list : {"Categories", "Keywords"})
            QVERIFY2(entry[list].endsWith(';'), list);
        for (const QString& language : kLanguages)
            for (const char* key : {"GenericName", "Comment", "Keywords"})
                QVERIFY2(!entry[QString("%1[%2]").arg(key, language)].isEmpty(), qPrintable(language));
        runChecker("desktop-file-validate", {kFolder + "miro-studio.desktop"});
    }

    void metainfo() {
        QXmlStreamReader xml(read("miro-studio.metainfo.xml"));
        std::map<QString, QStringList> texts;
        QStringList languages;
        QString release;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            const QString name = xml.name().toString();
            if (name == "release")
                release = xml.attributes().value("version").toString();
            if (name == "summary" && xml.attributes().hasAttribute("xml:lang"))
                languages << xml.attributes().value("xml:lang").toString().replace('-', '_');
            else if (QStringList({"id", "name", "summary", "metadata_license", "project_license", "launchable",
                                  "binary", "icon"})
                         .contains(name))
                texts[name] << xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(texts["launchable"], QStringList("miro-studio.desktop"));
        QCOMPARE(texts["icon"], QStringList("miro-studio"));
        QCOMPARE(texts["binary"], QStringList({"miro_studio", "miro"}));
        QCOMPARE(texts["project_license"], QStringList("MIT"));
        QCOMPARE(texts["summary"].size(), 1);
        QVERIFY(!texts["summary"].first().endsWith('.'));
        QCOMPARE(languages, kLanguages);
        QCOMPARE(release, QString(MIRO_VERSION));
        runChecker("appstreamcli", {"validate", "--no-net", kFolder + "miro-studio.metainfo.xml"});
    }
};

QTEST_GUILESS_MAIN(TestDesktopFiles)
#include "test_desktop_files.moc"
