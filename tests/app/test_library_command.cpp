// `miro library`, as a script uses it.
#include "base/files.h"
#include "image/image_file.h"
#include "miro_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace miro::test;

namespace {

std::string png(const std::string& prompt, int seed) {
    miro::Image image{16, 16, std::vector<uint8_t>(16 * 16 * 3, static_cast<uint8_t>(seed))};
    const std::string parameters = prompt + "\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: " + std::to_string(seed) +
                                   ", Size: 16x16, Model: base";
    return miro::encodeImage(image, miro::ImageFormat::Png, {.text = {{miro::kParametersKey, parameters}}}).value();
}

QJsonObject objectIn(const QByteArray& line) {
    return QJsonDocument::fromJson(line).object();
}

class LibraryProcess : public MiroProcess {
public:
    void write(const QString& name, const std::string& bytes) const {
        QDir(work()).mkpath(QFileInfo(path(name)).path());
        auto written = miro::writeFileAtomically(path(name).toStdString(), bytes);
        if (!written.ok())
            qFatal("%s", written.message().c_str());
    }
    QList<QJsonObject> lines(const QStringList& arguments) const {
        Finished finished = run(QStringList{"library"} + arguments);
        QList<QJsonObject> objects;
        if (finished.exitCode != 0)
            qFatal("%s: %s", qPrintable(arguments.join(' ')), finished.error.constData());
        for (const QByteArray& line : finished.outLines())
            objects << objectIn(line);
        return objects;
    }
    QStringList idsOf(const QStringList& arguments) const {
        QStringList ids;
        for (const QJsonObject& object : lines(arguments))
            ids << QString::number(object["id"].toInt());
        return ids;
    }
};

} // namespace

class TestLibraryCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importsSearchesMarksAndTidies() {
        LibraryProcess miro;
        miro.write("in/fox.png", png("a red fox", 1));
        miro.write("in/deep/dog.png", png("a grey dog", 2));
        auto report = miro.lines({"import", "in"}).at(0);
        QCOMPARE(report["added"].toInt(), 2);
        QVERIFY(QDir(miro.library() + "/pictures").exists());
        QCOMPARE(miro.lines({"import", "in"}).at(0)["already_there"].toInt(), 2);

        const QString fox = miro.idsOf({"search", "red"}).at(0);
        const QString dog = miro.idsOf({"list", "--seed", "2"}).at(0);
        QCOMPARE(miro.run({"library", "count"}).out, QByteArray("2\n"));
        QCOMPARE(miro.lines({"rate", "4", fox, dog}).at(0)["pictures"].toInt(), 2);
        miro.lines({"star", fox});
        miro.lines({"tag", "animal", fox, dog});
        miro.lines({"album", "create", "Best"});
        miro.lines({"album", "add", "Best", dog});
        QCOMPARE(miro.idsOf({"list", "--starred", "--rating", "4", "--tag", "animal"}), QStringList{fox});
        QCOMPARE(miro.idsOf({"list", "--album", "Best"}), QStringList{dog});
        QCOMPARE(miro.idsOf({"list", "--sort", "seed"}), (QStringList{fox, dog}));
        QCOMPARE(miro.idsOf({"list", "--sort", "seed", "--limit", "1", "--offset", "1"}), QStringList{dog});
        QCOMPARE(miro.idsOf({"list", "--from", "2999-01-01"}), QStringList());
        const QJsonObject shown = miro.lines({"show", fox}).at(0);
        QCOMPARE(shown["source"].toString(), QString("a1111"));
        QCOMPARE(shown["tags"].toArray().at(0).toString(), QString("animal"));
        QCOMPARE(shown["settings"].toObject()["prompt"].toString(), QString("a red fox"));
        QVERIFY(QFile::exists(shown["file"].toString()));

        miro.lines({"bin", fox});
        QVERIFY(!QFile::exists(shown["file"].toString()));
        QCOMPARE(miro.idsOf({"list", "--bin"}), QStringList{fox});
        miro.lines({"restore", fox});
        QCOMPARE(miro.idsOf({"list", "--starred"}), QStringList{fox});
        QVERIFY(QFile::exists(shown["file"].toString()));
        miro.lines({"bin", fox});
        QCOMPARE(miro.lines({"empty-bin", "--older-than", "1"}).at(0)["pictures"].toInt(), 0);
        QCOMPARE(miro.lines({"empty-bin"}).at(0)["pictures"].toInt(), 1);
        QCOMPARE(miro.run({"library", "count"}).out, QByteArray("1\n"));

        QCOMPARE(miro.lines({"scan"}).at(0)["found"].toInt(), 0);
        QFile::remove(miro.library() + "/library.sqlite");
        QCOMPARE(miro.lines({"rebuild"}).at(0)["found"].toInt(), 1);
        QCOMPARE(miro.idsOf({"list"}).size(), 1);
        QVERIFY(miro.lines({"history"}).isEmpty());
        QVERIFY(miro.lines({"jobs"}).isEmpty());
        QVERIFY(miro.lines({"tags"}).isEmpty());
    }

    void takesAnotherFolder() {
        LibraryProcess miro;
        miro.write("fox.png", png("a red fox", 1));
        const QString other = miro.path("日本 library");
        QCOMPARE(miro.lines({"import", "--library", other, "fox.png"}).at(0)["added"].toInt(), 1);
        QVERIFY(QFile::exists(other + "/library.sqlite"));
        QVERIFY(!QDir(miro.library()).exists());
    }

    void refusedFilesFailTheRun() {
        LibraryProcess miro;
        miro.write("in/fox.png", png("a red fox", 1));
        miro.write("in/no.png", "not a picture");
        Finished finished = miro.run({"library", "import", "in"});
        QCOMPARE(finished.exitCode, 1);
        QCOMPARE(finished.errorLines().size(), 1);
        QVERIFY(finished.error.contains("no.png"));
        QCOMPARE(objectIn(finished.outLines().at(0))["added"].toInt(), 1);
    }

    void aDamagedLibrary() {
        LibraryProcess miro;
        QDir().mkpath(miro.path("bad"));
        miro.write("bad/library.sqlite", std::string(5000, 'x'));
        Finished finished = miro.run({"library", "list", "--library", "bad"});
        QCOMPARE(finished.exitCode, 1);
        QVERIFY(finished.out.isEmpty());
        QCOMPARE(finished.errorLines().size(), 1);
        QVERIFY(finished.error.contains("library.sqlite") && finished.error.contains("miro library rebuild"));
        QVERIFY(!QDir(miro.path("bad/pictures")).exists());
    }

    void wrongUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("parts");
        auto add = [](const char* name, const QStringList& arguments, int code, const QStringList& parts) {
            QTest::newRow(name) << QStringList{"library"} + arguments << code << parts;
        };
        add("nothing", {}, 2, {"--help"});
        add("unknown verb", {"explode"}, 2, {"'explode'"});
        add("no library", {"list"}, 1, {"there is no library", "--library"});
        add("no library to mark", {"star", "1"}, 1, {"there is no library"});
        add("no library to rebuild", {"rebuild"}, 1, {"library"});
        add("empty folder", {"list", "--library", ""}, 2, {"--library"});
        add("search for nothing", {"search"}, 2, {"words"});
        add("unknown option", {"list", "--colour", "red"}, 2, {"--colour"});
        add("scan of words", {"scan", "now"}, 2, {"scan"});
    }
    void wrongUsage() {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QStringList, parts);
        MiroProcess miro;
        FAILS_CLEANLY(miro, arguments, code, parts);
    }

    void wrongValues_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("parts");
        auto add = [](const char* name, const QStringList& arguments, const QStringList& parts) {
            QTest::newRow(name) << QStringList{"library"} + arguments << parts;
        };
        add("rating", {"rate", "6", "1"}, {"RATING", "from 0 to 5"});
        add("no picture", {"star"}, {"ID"});
        add("picture by name", {"star", "fox"}, {"ID", "'fox'"});
        add("sort", {"list", "--sort", "beauty"}, {"--sort", "'beauty'", "newest"});
        add("day", {"list", "--from", "yesterday"}, {"--from", "2025-01-31"});
        add("seed", {"list", "--seed", "-1"}, {"--seed"});
        add("score", {"list", "--score", "clip"}, {"--score", "SCORER=MIN..MAX"});
        add("score out of range", {"list", "--score", "clip=0..2"}, {"score"});
        add("limit", {"list", "--limit", "many"}, {"--limit"});
        add("album verb", {"album", "paint"}, {"album", "create"});
    }
    void wrongValues() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, parts);
        LibraryProcess miro;
        miro.write("fox.png", png("a red fox", 1));
        miro.lines({"import", "fox.png"});
        Finished finished = miro.run(arguments);
        QCOMPARE(finished.exitCode, 2);
        QVERIFY(finished.out.isEmpty());
        QCOMPARE(finished.errorLines().size(), 1);
        for (const QString& part : parts)
            QVERIFY2(finished.error.contains(part.toUtf8()), finished.error.constData());
    }

    void unknownPicturesAndAlbums() {
        LibraryProcess miro;
        miro.write("fox.png", png("a red fox", 1));
        miro.lines({"import", "fox.png"});
        for (const QStringList& arguments :
             {QStringList{"star", "99"}, {"show", "99"}, {"list", "--album", "none"}, {"album", "add", "none", "1"}}) {
            Finished finished = miro.run(QStringList{"library"} + arguments);
            QCOMPARE(finished.exitCode, 1);
            QCOMPARE(finished.errorLines().size(), 1);
        }
    }

    void help() {
        MiroProcess miro;
        Finished finished = miro.run({"library", "--help"});
        QCOMPARE(finished.exitCode, 0);
        for (const char* verb :
             {"list", "search", "import", "scan", "rebuild", "rate", "album", "empty-bin", "history"}) {
            QVERIFY2(finished.out.contains(verb), verb);
            Finished each = miro.run({"library", verb, "--help"});
            QCOMPARE(each.exitCode, 0);
            QVERIFY(each.out.contains("--library"));
        }
    }
};

QTEST_GUILESS_MAIN(TestLibraryCommand)
#include "test_library_command.moc"
