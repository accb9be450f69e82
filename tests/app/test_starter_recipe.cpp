// models/starter/make, which makes the starter pack by the program's own commands, at reduced length.
#include "image/image_file.h"
#include "miro_process.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace miro::test;

class TestStarterRecipe : public QObject {
    Q_OBJECT

    static Finished make(MiroProcess& miro, const QStringList& arguments) {
        miro.setVariable("MIRO", MIRO_PROGRAM);
        return miro.runProgram(shippedModels() + "/starter/make", arguments);
    }

private Q_SLOTS:
    void wrongUse() {
        MiroProcess miro;
        const QStringList before = miro.files();
        for (const auto& [arguments, word] : {std::pair<QStringList, QByteArray>{{}, "folder"},
                                              {{"--long", "out"}, "--long"},
                                              {{"out", "--until", "lunch"}, "lunch"},
                                              {{"out", "--threads"}, "--threads"},
                                              {{"out", "--models", "nowhere"}, "nowhere"},
                                              {{"out", "other"}, "other"}}) {
            const Finished done = make(miro, arguments);
            QVERIFY2(done.exitCode == 2 && done.errorLines().size() == 1 && done.error.contains(word), done.error);
        }
        QCOMPARE(miro.files(), before);
        QVERIFY(make(miro, {"--help"}).out.contains("--quick"));
    }

    // From nothing to a pack that draws and judges; ended on the way and started again.
    void fromScenesToAPack() {
        if (!haveStarterEncoder())
            QSKIP("the set-up has not fetched the text encoder");
        MiroProcess miro;
        const QStringList quickly{"--quick", "--threads", "1", "out"};
        Finished done = make(miro, quickly + QStringList{"--until", "clip"});
        QVERIFY2(done.exitCode == 0, done.error);
        QVERIFY(QFile::exists(miro.path("out/models/starter/clip/model.safetensors")));
        QVERIFY(!QFile::exists(miro.path("out/runs/aesthetic")));
        const QFileInfo clip(miro.path("out/runs/clip/model/model.safetensors"));
        const QDateTime made = clip.lastModified();
        done = make(miro, quickly);
        QVERIFY2(done.exitCode == 0, done.error);
        QCOMPARE(QFileInfo(clip.filePath()).lastModified(), made); // what was there was kept
        // The hashes of the files.
        QVERIFY(done.out.contains(" ./model.safetensors\n") && done.out.contains(" ./clip/model.safetensors\n"));

        const QStringList with{"--models", miro.path("out/models"), "--models", fetchedModels(), "--device", "cpu"};
        done = miro.run(QStringList{"generate", "--model", miro.path("out/starter"), "--prompt", "a red apple",
                                    "--steps", "2", "--output", "one.png"} +
                        with);
        QVERIFY2(done.exitCode == 0, done.error);
        const auto picture = miro::readImage(miro.path("one.png").toStdString());
        QVERIFY(picture.ok() && picture->width == 128 && picture->height == 128);
        done = miro.run(QStringList{"score", "--rewards", "starter_clip,starter_pick,starter_beauty,starter_vqa",
                                    "--prompt", "a red apple", "one.png"} +
                        with);
        QVERIFY2(done.exitCode == 0, done.error);
        const QJsonObject scores = QJsonDocument::fromJson(done.out).object();
        for (const char* name : {"starter_clip", "starter_pick", "starter_beauty", "starter_vqa"})
            QVERIFY2(scores[name].isDouble(), done.out);
    }
};

QTEST_GUILESS_MAIN(TestStarterRecipe)
#include "test_starter_recipe.moc"
