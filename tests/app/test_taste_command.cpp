// `miro taste`, as a script uses it, with the tiny CLIP of the fixtures.
#include "app/taste_pictures.h"
#include "base/files.h"
#include "miro_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <filesystem>

using namespace miro::test;

namespace {

const QString kModels = QStringLiteral(MIRO_FIXTURES "/scores/models");

class TasteProcess : public MiroProcess {
public:
    // A library with three pictures of each of four prompts: ids 1 to 12.
    void fill() {
        QDir(work()).mkdir("pictures");
        for (int i = 1; i <= 12; ++i)
            writeAll(path(QString("pictures/%1.png").arg(i, 2, 10, QChar('0'))),
                     QByteArray::fromStdString(numberedPng(i, "prompt " + std::to_string((i - 1) / 3))));
        const Finished imported = run({"library", "import", "--library", "lib", "pictures"});
        if (imported.exitCode != 0)
            qFatal("%s", imported.error.constData());
    }
    QStringList taste(const QString& verb, const QStringList& more = {}) const {
        QStringList arguments{"taste", verb, "--library", "lib"};
        if (QStringList{"learn", "status", "rank", "next"}.contains(verb))
            arguments << "--models" << kModels << "--device"
                      << "cpu";
        return arguments + more;
    }
    QList<QJsonObject> lines(const QString& verb, const QStringList& more = {}) const {
        const Finished finished = run(taste(verb, more));
        QList<QJsonObject> objects;
        if (finished.exitCode != 0) { // an empty object is none that a test expects
            qWarning("%s: %s", qPrintable(verb), finished.error.constData());
            objects << QJsonObject();
        }
        for (const QByteArray& line : finished.outLines())
            objects << QJsonDocument::fromJson(line).object();
        return objects;
    }
    QJsonObject line(const QString& verb, const QStringList& more = {}) const { return lines(verb, more).value(0); }
    // Answers to pairs inside the prompts, for whose number is higher.
    QString manyChoices(const QString& answer = {}) const {
        QByteArray text;
        int id = 0;
        for (int prompt = 0; prompt < 4; ++prompt)
            for (int round = 0; round < 3; ++round)
                for (const auto& [a, b] : {std::pair{1, 2}, {3, 1}, {2, 3}})
                    text += QString(R"({"miro_taste":1,"id":"c%1","prompt":"prompt %2","left":{"name":"%3.png"},)"
                                    R"("right":{"name":"%4.png"},"answer":"%5"})"
                                    "\n")
                                .arg(++id)
                                .arg(prompt)
                                .arg(prompt * 3 + a, 2, 10, QChar('0'))
                                .arg(prompt * 3 + b, 2, 10, QChar('0'))
                                .arg(!answer.isEmpty() ? answer
                                     : a > b           ? "left"
                                                       : "right")
                                .toUtf8();
        writeAll(path("choices.jsonl"), text);
        return "choices.jsonl";
    }
};

QStringList problemsOf(const QJsonObject& status) {
    QStringList problems;
    for (const auto& finding : status["findings"].toArray())
        problems << finding.toObject()["problem"].toString();
    return problems;
}

} // namespace

class TestTasteCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromChoicesToARankedLibrary() {
        TasteProcess miro;
        miro.fill();
        const QJsonObject imported = miro.line("import", {miro.manyChoices()});
        QCOMPARE(imported["added"].toInt(), 36);
        QCOMPARE(imported["unknown_pictures"].toInt(), 0);
        QCOMPARE(imported["profile"].toString(), QString("My taste"));
        QCOMPARE(miro.line("import", {"choices.jsonl"})["added"].toInt(), 0);
        const Finished early = miro.run(miro.taste("status"));
        QCOMPARE(early.exitCode, 2);
        QVERIFY2(early.errorLines().size() == 1 && early.error.contains("miro taste learn"), early.error.constData());
        const QJsonObject learned = miro.line("learn");
        QCOMPARE(learned["looked_at"].toInt(), 12);
        QCOMPARE(learned["choices"].toInt(), 36);
        QCOMPARE(learned["scored"].toInt(), 12);
        QVERIFY(learned["encoder"].toString().startsWith("clip_openai-"));
        QCOMPARE(miro.line("learn")["looked_at"].toInt(), 0);
        const QJsonObject status = miro.line("status", {"--json"});
        QCOMPARE(status["choices"].toInt(), 36);
        QCOMPARE(status["consistency"].toObject()["value"].toDouble(), 1.0);
        const QByteArray sentences = miro.run(miro.taste("status")).out;
        QVERIFY2(sentences.startsWith("My taste: 36 choices"), sentences.constData());
        QVERIFY2(sentences.contains("answered alike 100 %"), sentences.constData());
        QVERIFY2(sentences.contains("Not enough choices yet: 12 of the 25"), sentences.constData());
        const auto ranked = miro.lines("rank");
        QCOMPARE(ranked.size(), 12);
        QVERIFY(ranked.first()["score"].toDouble() > ranked.last()["score"].toDouble());
        const auto best = miro.lines("rank", {"--best", "1"});
        QCOMPARE(best.size(), 4);
        for (const QJsonObject& picture : best) // the choices are clear: of each prompt the third
            QVERIFY2(picture["id"].toInt() % 3 == 0, qPrintable(QString::number(picture["id"].toInt())));
        // The gallery sorts by it.
        const Finished sorted = miro.run({"library", "list", "--library", "lib", "--sort", "score:my_taste"});
        QVERIFY2(sorted.exitCode == 0, sorted.error.constData());
        QCOMPARE(QJsonDocument::fromJson(sorted.outLines().first()).object()["id"], ranked.first()["id"]);
    }

    void duelsOneByOne() {
        TasteProcess miro;
        miro.fill();
        QVERIFY(miro.run(miro.taste("learn")).exitCode == 0);
        const QJsonObject duel = miro.line("next");
        QVERIFY(duel["left"].toInt() > 0 && duel["left"] != duel["right"]);
        QVERIFY(QFile::exists(miro.path(duel["left_file"].toString())));
        const QString left = QString::number(duel["left"].toInt()), right = QString::number(duel["right"].toInt());
        QCOMPARE(miro.line("answer", {left, right, "left"})["answer"].toString(), QString("left"));
        const QJsonObject again = miro.line("answer", {right, left, "right", "--milliseconds", "900"});
        QVERIFY(again.contains("repeat_of"));
        const QJsonObject other = miro.line("next");
        QVERIFY(other["left"] != duel["left"] || other["right"] != duel["right"]);
        QCOMPARE(miro.line("undo")["change"].toString(), QString("answer"));
        QCOMPARE(miro.line("redo")["choices"].toInt(), 1);
        QCOMPARE(miro.line("profiles")["choices"].toInt(), 2);
        QCOMPARE(miro.line("delete")["choices"].toInt(), 2);
        QCOMPARE(miro.line("undo")["change"].toString(), QString("clear"));
        QCOMPARE(miro.line("profiles")["choices"].toInt(), 2);
        QCOMPARE(miro.line("export", {"--output", "mine.jsonl"})["choices"].toInt(), 2);
        QVERIFY(readAll(miro.path("mine.jsonl")).contains("\"milliseconds\":900"));
        for (const char* layout : {"pick-a-pic", "hpd"})
            QCOMPARE(miro.line("export", {"--output", "other.jsonl", "--layout", layout})["choices"].toInt(), 2);
        QCOMPARE(miro.line("delete", {"--all", "--for-good"})["deleted"].toString(), QString("everything"));
        QVERIFY(miro.lines("profiles").isEmpty());
        FAILS_CLEANLY(miro, miro.taste("undo"), 1, QStringList{"nothing to undo"});
    }

    void profiles() {
        TasteProcess miro;
        miro.fill();
        QVERIFY(miro.line("profiles", {"create", "evening"})["active"].toBool());
        QCOMPARE(miro.line("profiles", {"create", "work"})["id"].toInt(), 2);
        QVERIFY(miro.line("profiles", {"use", "work"})["active"].toBool());
        QCOMPARE(miro.line("profiles", {"rename", "work", "for Ada"})["profile"].toString(), QString("for Ada"));
        QCOMPARE(miro.line("answer", {"1", "2", "same"})["profile"].toString(), QString("for Ada"));
        QCOMPARE(miro.line("answer", {"1", "2", "left", "--profile", "evening"})["profile"].toString(),
                 QString("evening"));
        QVERIFY(miro.run(miro.taste("profiles", {"delete", "for Ada"})).exitCode == 0);
        QCOMPARE(miro.lines("profiles").size(), 1);
        QCOMPARE(miro.line("undo")["change"].toString(), QString("delete-profile"));
        QCOMPARE(miro.lines("profiles").size(), 2);
        for (const char* verb : {"status", "learn", "undo"})
            FAILS_CLEANLY(miro, miro.taste(verb, {"--profile", "nobody"}), 1,
                          (QStringList{"nobody", "evening, for Ada"}));
        FAILS_CLEANLY(miro, miro.taste("profiles", {"create", "EVENING"}), 2, QStringList{"already"});
        FAILS_CLEANLY(miro, miro.taste("profiles", {"rename", "evening"}), 2, QStringList{"rename NAME NEW"});
    }

    void badFiles() {
        TasteProcess miro;
        miro.fill();
        const QByteArray good = readAll(miro.path(miro.manyChoices())).split('\n').first();
        const auto refused = [&](const QByteArray& text, int code, const QStringList& parts) {
            writeAll(miro.path("bad.jsonl"), text);
            QString why;
            const bool clean = failsCleanly(miro, miro.taste("import", {"bad.jsonl"}), code, parts, &why);
            if (!clean)
                qWarning("%s", qPrintable(why));
            return clean && miro.lines("profiles").isEmpty(); // nothing is left behind
        };
        QVERIFY(refused(good + "\n" + good.left(50) + "\n" + good, 1, {"bad.jsonl", "line 2"}));
        QVERIFY(refused(R"({"caption":"a","image_0":"x","label_0":1,"label_1":0})", 1, {"line 1", "image_0_uid"}));
        QVERIFY(refused(R"({"title":"a"})", 1, {"line 1", "title"}));
        QVERIFY(refused(QByteArray(good).replace("\"right\"}", "\"rihgt\"}"), 1, {"line 1", "rihgt", "right"}));
        QVERIFY(refused("\n", 2, {"no choice"}));
        FAILS_CLEANLY(miro, miro.taste("import", {"none.jsonl"}), 1, QStringList{"none.jsonl"});
        // Pictures that are not here: kept, and said.
        writeAll(miro.path("away.jsonl"),
                 R"({"caption":"a","image_0_uid":"x","image_1_uid":"y","label_0":1,"label_1":0})");
        QCOMPARE(miro.line("import", {"away.jsonl"})["unknown_pictures"].toInt(), 1);
        const Finished learned = miro.run(miro.taste("learn"));
        QVERIFY(learned.exitCode == 0);
        QVERIFY2(learned.error.contains("1 choices are about pictures that are not here"), learned.error.constData());
    }

    void badArtists() {
        TasteProcess miro;
        miro.fill();
        QCOMPARE(miro.line("import", {miro.manyChoices("same")})["added"].toInt(), 36);
        QVERIFY(miro.run(miro.taste("learn")).exitCode == 0);
        QVERIFY(problemsOf(miro.line("status", {"--json"})).contains("always-same"));
        QVERIFY(miro.run(miro.taste("delete")).exitCode == 0);
        QCOMPARE(miro.line("import", {miro.manyChoices("left")})["added"].toInt(), 36);
        QVERIFY(miro.run(miro.taste("status")).out.contains("All 36 answers were for the left picture"));
        QVERIFY(miro.run(miro.taste("delete")).exitCode == 0);
        // One pair, answered otherwise each time.
        QByteArray text;
        for (int i = 0; i < 12; ++i)
            text += QByteArray(R"({"caption":"prompt 0","image_0_uid":"01.png","image_1_uid":"02.png",)") +
                    (i % 2 == 0 ? R"("label_0":1,"label_1":0})" : R"("label_0":0,"label_1":1})") + "\n";
        writeAll(miro.path("fickle.jsonl"), text);
        QCOMPARE(miro.line("import", {"fickle.jsonl"})["added"].toInt(), 12);
        const QByteArray told = miro.run(miro.taste("status")).out;
        QVERIFY2(told.contains("11 of 11 pairs that were asked again were answered otherwise"), told.constData());
    }

    void deletedPicturesAndAnotherEncoder() {
        TasteProcess miro;
        miro.fill();
        QCOMPARE(miro.line("import", {miro.manyChoices()})["added"].toInt(), 36);
        QVERIFY(miro.run(miro.taste("learn")).exitCode == 0);
        QCOMPARE(miro.run({"library", "bin", "--library", "lib", "3"}).exitCode, 0);
        QCOMPARE(miro.run({"library", "empty-bin", "--library", "lib"}).exitCode, 0);
        QCOMPARE(miro.line("learn")["choices"].toInt(), 36); // it is remembered
        QCOMPARE(miro.lines("rank").size(), 11);
        // No CLIP at all: another way to look, which never saw that picture.
        QDir(miro.work()).mkdir("empty");
        const Finished other = miro.run({"taste", "learn", "--library", "lib", "--models", "empty"});
        QVERIFY2(other.exitCode == 0, other.error.constData());
        const QJsonObject learned = QJsonDocument::fromJson(other.out).object();
        QCOMPARE(learned["again_for_this_encoder"].toInt(), 11);
        QCOMPARE(learned["choices"].toInt(), 30);
        QCOMPARE(learned["unknown_pictures"].toInt(), 6);
        QVERIFY2(other.error.contains("no CLIP is installed") && other.error.contains("another one than before"),
                 other.error.constData());
        QCOMPARE(miro.line("learn")["choices"].toInt(), 36);
    }

    void wrongUse() {
        TasteProcess miro;
        miro.fill();
        FAILS_CLEANLY(miro, QStringList{"taste"}, 2, QStringList{"miro taste --help"});
        FAILS_CLEANLY(miro, miro.taste("guess"), 2, QStringList{"guess"});
        FAILS_CLEANLY(miro, miro.taste("answer", {"1", "2"}), 2, QStringList{"LEFT_ID RIGHT_ID"});
        FAILS_CLEANLY(miro, miro.taste("answer", {"1", "2", "both"}), 2, QStringList{"both"});
        FAILS_CLEANLY(miro, miro.taste("answer", {"1", "1", "left"}), 2, QStringList{"twice"});
        FAILS_CLEANLY(miro, miro.taste("answer", {"1", "4", "left"}), 2, QStringList{"different prompts"});
        FAILS_CLEANLY(miro, miro.taste("answer", {"1", "99", "left"}), 1, QStringList{"99"});
        FAILS_CLEANLY(miro, miro.taste("answer", {"x", "2", "left"}), 2, QStringList{"x"});
        FAILS_CLEANLY(miro, miro.taste("export"), 2, QStringList{"--output"});
        FAILS_CLEANLY(miro, miro.taste("export", {"--output", "x.jsonl", "--layout", "csv"}), 2, QStringList{"csv"});
        FAILS_CLEANLY(miro, miro.taste("delete", {"--all"}), 2, QStringList{"--for-good"});
        FAILS_CLEANLY(miro, miro.taste("rank", {"--best", "0"}), 2, QStringList{"--best"});
        FAILS_CLEANLY(miro, (QStringList{"taste", "status", "--library", "nowhere"}), 1, QStringList{"nowhere"});
        FAILS_CLEANLY(miro, miro.taste("redo"), 1, QStringList{"nothing to redo"});
        QVERIFY(miro.run({"taste", "--help"}).out.contains("miro taste merge"));
    }

    void versionsThatAreNotThere() {
        TasteProcess miro;
        miro.fill();
        QVERIFY(miro.lines("versions").isEmpty());
        FAILS_CLEANLY(miro, miro.taste("versions", {"--profile", "Nobody"}), 1, QStringList{"Nobody"});
        FAILS_CLEANLY(miro, miro.taste("prove"), 2, QStringList{"miro taste versions"});
        FAILS_CLEANLY(miro, miro.taste("prove", {"7"}), 1, (QStringList{"7", "miro taste versions"}));
        FAILS_CLEANLY(miro, miro.taste("prove", {"evening", "--next"}), 1, QStringList{"evening"});
        FAILS_CLEANLY(miro, miro.taste("prove", {"7", "--answer", "both"}), 2, (QStringList{"--answer", "both"}));
        FAILS_CLEANLY(miro, miro.taste("prove", {"7", "--answer", "left", "--question", "0"}), 2,
                      QStringList{"question"});
        FAILS_CLEANLY(miro, miro.taste("prove", {"7", "--question", "1"}), 2, QStringList{"--answer"});
        FAILS_CLEANLY(miro, miro.taste("prove", {"7", "--next", "--anew"}), 2, QStringList{"--anew"});
        FAILS_CLEANLY(miro, miro.taste("prove", {"7", "--device", "tpu"}), 2, QStringList{"tpu"});
        FAILS_CLEANLY(miro, miro.taste("default"), 2, QStringList{"miro taste versions"});
        FAILS_CLEANLY(miro, miro.taste("default", {"7"}), 1, QStringList{"7"});
        FAILS_CLEANLY(miro, miro.taste("rollback", {"7"}), 1, QStringList{"7"});
        QVERIFY(!miro.line("profiles", {"create", "Ada"}).isEmpty());
        QCOMPARE(miro.line("default", {"none"})["profile"].toString(), QString("Ada"));
    }
};

QTEST_GUILESS_MAIN(TestTasteCommand)
#include "test_taste_command.moc"
