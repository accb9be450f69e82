// What scripts rely on: where results and progress go, which files appear, that a seed is a picture.
#include "app/miro_process.h"

#include "image/image_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdlib>

using namespace miro::test;

namespace {

miro::Image picture(const QString& path) {
    return miro::readImage(path.toStdString()).value();
}

QByteArray pixelsOf(const QString& path) {
    const miro::Image image = picture(path);
    return {reinterpret_cast<const char*>(image.pixels.data()), static_cast<qsizetype>(image.pixels.size())};
}

// The share of pixels that differ by more than one level.
double differing(const miro::Image& a, const miro::Image& b) {
    if (a.width != b.width || a.height != b.height)
        return 1;
    size_t count = 0;
    for (size_t i = 0; i < a.pixels.size(); i += 3) {
        bool differs = false;
        for (size_t c = 0; c < 3; ++c)
            differs = differs || std::abs(int(a.pixels[i + c]) - int(b.pixels[i + c])) > 1;
        count += differs;
    }
    return double(count) / (double(a.pixels.size()) / 3);
}

QJsonObject metadataOf(const QString& file) {
    auto entries = miro::readText(readAll(file).toStdString(), "picture");
    const std::string* text = entries.ok() ? miro::findText(*entries, miro::kMetadataKey) : nullptr;
    return text ? QJsonDocument::fromJson(QByteArray::fromStdString(*text)).object() : QJsonObject();
}

} // namespace

class TestContract : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOutputFileIsAllThatAppears() {
        MiroProcess miro;
        Finished finished = miro.run(quick({"--prompt", "a cat", "--seed", "3", "--output", "a.png"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines(), QList<QByteArray>{"a.png"});
        QVERIFY(finished.error.isEmpty());
        QCOMPARE(miro.files(), QStringList{miro.path("a.png")});
        QVERIFY(!QFile::exists(miro.library()));
        // 8 bit RGB, not interlaced: bytes 24 to 28 of a PNG.
        QCOMPARE(readAll(miro.path("a.png")).mid(24, 5), QByteArray("\x08\x02\x00\x00\x00", 5));
    }

    void withoutAPlaceThePictureGoesToTheLibrary() {
        MiroProcess miro;
        Finished finished = miro.run(quick({"--seed", "3", "a", "cat/../on", "the", "moon"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 1);
        const QString file = finished.outLines().first();
        QVERIFY2(file.startsWith(miro.library() + "/pictures/"), qPrintable(file));
        QVERIFY2(file.endsWith("a-cat-on-the-moon-0000000003.png"), qPrintable(file));
        QVERIFY(QFile::exists(file));
        // The same again is another file: nothing is overwritten there.
        Finished again = miro.run(quick({"--seed", "3", "a", "cat/../on", "the", "moon"}));
        QVERIFY(again.outLines().first() != finished.outLines().first());
        QVERIFY(QFile::exists(again.outLines().first()));
    }

    void sameSeedSameBytes() {
        MiroProcess miro;
        for (const char* name : {"a.png", "b.png"})
            QCOMPARE(miro.run(quick({"--prompt", "a cat", "--seed", "3", "--output", name})).exitCode, 0);
        QVERIFY(!readAll(miro.path("a.png")).isEmpty());
        QCOMPARE(readAll(miro.path("a.png")), readAll(miro.path("b.png")));
        QCOMPARE(miro.run(quick({"--prompt", "a cat", "--seed", "4", "--output", "c.png"})).exitCode, 0);
        QVERIFY(picture(miro.path("a.png")).pixels != picture(miro.path("c.png")).pixels);
    }

    void beginningsOtherThanASeed() {
        MiroProcess miro;
        auto draw = [&](const QString& name, const QStringList& options) {
            Finished finished =
                miro.run(quick(QStringList{"--prompt", "a cat", "--seed", "3", "--output", name}) + options);
            return finished.exitCode == 0 && finished.error.isEmpty() ? readAll(miro.path(name)) : finished.error;
        };
        const QByteArray plain = draw("a.png", {});
        QCOMPARE(draw("b.png", {"--variation", "0", "--variation-seed", "9"}), plain);
        QVERIFY(draw("c.png", {"--negative-prompt", "a dog"}).contains("\"negative_prompt\":\"a dog\""));
        QVERIFY(draw("d.png", {"--variation", "0.5", "--variation-seed", "9"})
                    .contains("\"variation\":{\"seed\":9,\"strength\":0.5}"));
        QVERIFY(draw("e.png", {"--variation", "0.5"}).contains("\"variation\":{\"seed\":"));
        QVERIFY(draw("f.png", {"--start-picture", "a.png", "--start-gamma", "0.5"})
                    .contains("\"start\":{\"picture\":\"a.png\",\"sha256\":\""));
        QSet<QByteArray> different;
        for (const char* name : {"a.png", "c.png", "d.png", "e.png", "f.png"})
            different.insert(pixelsOf(miro.path(name)));
        QCOMPARE(different.size(), 5);
        FAILS_CLEANLY(miro, quick({"--prompt", "a", "--output", "g.png", "--start-picture", "none.png"}), 1,
                      QStringList({"the start picture", "none.png"}));
    }

    // Also five: one more than is sampled at once.
    void severalPicturesEqualSingleRuns() {
        MiroProcess miro;
        for (int count : {4, 5}) {
            const QString folder = QString("many%1").arg(count);
            Finished many = miro.run(quick({"--prompt", "a cat", "--seed", "9", "--count", QString::number(count),
                                            "--output-dir", folder, "--save-latents", folder + ".npy"}));
            QVERIFY2(many.exitCode == 0, many.error.constData());
            QCOMPARE(many.outLines().size(), count);
            QCOMPARE(QDir(miro.path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
                     count);
            QVERIFY(QFile::exists(miro.path(folder + ".npy")));
            for (int i = 0; i < count; ++i) {
                const QString single = QString("single%1.png").arg(i);
                QCOMPARE(miro.run(quick({"--prompt", "a cat", "--seed", QString::number(9 + i), "--output", single}))
                             .exitCode,
                         0);
                QVERIFY(differing(picture(miro.path(many.outLines()[i])), picture(miro.path(single))) <= 0.005);
                QCOMPARE(metadataOf(miro.path(many.outLines()[i]))["seed"].toInt(), 9 + i);
            }
            // By name in the order of their seeds.
            QStringList sorted;
            for (const QByteArray& line : many.outLines())
                sorted << line;
            QStringList byName = sorted;
            byName.sort();
            QCOMPARE(byName, sorted);
        }
    }

    void threadsDoNotChangeThePicture() {
        MiroProcess miro;
        miro.setVariable("OMP_NUM_THREADS", "1");
        QCOMPARE(miro.run(quick({"--prompt", "a cat", "--seed", "3", "--output", "one.png"})).exitCode, 0);
        miro.setVariable("OMP_NUM_THREADS", "2");
        QCOMPARE(miro.run(quick({"--prompt", "a cat", "--seed", "3", "--output", "two.png"})).exitCode, 0);
        QVERIFY(differing(picture(miro.path("one.png")), picture(miro.path("two.png"))) <= 0.005);
    }

    void progressGoesWhereItIsAskedFor() {
        MiroProcess miro;
        Finished silent = miro.run(quick({"a", "--output", "a.png"}));
        QVERIFY(silent.error.isEmpty());
        Finished lines = miro.run(quick({"a", "--output", "a.png", "--progress"}));
        QVERIFY(lines.error.contains("Drawing 2/2"));
        QVERIFY(!lines.error.contains('\r'));
        Finished json = miro.run(quick({"a", "--output", "a.png", "--json"}));
        QCOMPARE(json.exitCode, 0);
        int steps = 0;
        for (const QByteArray& line : json.errorLines()) {
            QJsonObject event = QJsonDocument::fromJson(line).object();
            QVERIFY2(event["event"].isString(), line.constData());
            steps += event["stage"].toString() == "sample" && event["done"].toInt() > 0;
        }
        QCOMPARE(steps, 2);
        QCOMPARE(json.outLines(), QList<QByteArray>{"a.png"});
    }

    void unusualPrompts_data() {
        QTest::addColumn<QString>("prompt");
        QTest::newRow("empty") << "";
        QTest::newRow("a space") << " ";
        QTest::newRow("newlines") << "a cat\non a mat\r\n";
        QTest::newRow("control characters") << QString("a\tcat\x01\x1b[31m\x7f!");
        QTest::newRow("like an option") << "--steps";
        QTest::newRow("like help") << "--help";
        QTest::newRow("like a list") << "[a, b]";
        QTest::newRow("quotes") << "\"a\" 'b' `c` $d %e \\n {f}";
        QTest::newRow("parameters") << "Negative prompt: x\nSteps: 1, Sampler: y, CFG scale: 7, Seed: 1";
        QTest::newRow("other scripts") << QString::fromUtf8("Кот 猫 🐈 قطة");
        QTest::newRow("long") << QString("word ").repeated(2000);
    }
    void unusualPrompts() {
        QFETCH(QString, prompt);
        MiroProcess miro;
        Finished finished = miro.run(quick({"--seed", "1", "--output-dir", ".", "--prompt", prompt}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 1);
        const QString file = miro.path(finished.outLines().first());
        QVERIFY(QFile::exists(file));
        QCOMPARE(QFileInfo(file).absolutePath(), QFileInfo(miro.work()).absoluteFilePath());
        QCOMPARE(metadataOf(file)["prompt"].toString(), prompt);
        QCOMPARE(metadataOf(file)["template"].toString(), prompt);
    }

    void anEmptyPromptMayBeWrittenInThreeWays() {
        MiroProcess miro;
        QCOMPARE(miro.run(quick({"--seed", "1", "--output", "a.png", "--prompt", ""})).exitCode, 0);
        QCOMPARE(miro.run(quick({"--seed", "1", "--output", "b.png", "--prompt="})).exitCode, 0);
        QCOMPARE(miro.run(quick({"--seed", "1", "--output", "c.png", ""})).exitCode, 0);
        QCOMPARE(readAll(miro.path("a.png")), readAll(miro.path("b.png")));
        QCOMPARE(readAll(miro.path("a.png")), readAll(miro.path("c.png")));
    }

    void wordsBehindTheOptionsAreThePrompt() {
        MiroProcess miro;
        QCOMPARE(miro.run(quick({"two", "cats", "--seed", "1", "--output", "a.png", "and", "models"})).exitCode, 0);
        QCOMPARE(metadataOf(miro.path("a.png"))["prompt"].toString(), QString("two cats and models"));
        QCOMPARE(miro.run(quick({"--seed", "1", "--output", "b.png", "--", "--steps", "is", "a", "word"})).exitCode, 0);
        QCOMPARE(metadataOf(miro.path("b.png"))["prompt"].toString(), QString("--steps is a word"));
    }

    void metadataSaysEverything() {
        MiroProcess miro;
        Finished finished = miro.run(quick({"--prompt",
                                            "a cat",
                                            "--seed",
                                            "18446744073709551615",
                                            "--guidance",
                                            "3.5",
                                            "--guidance-type",
                                            "linear",
                                            "--guidance-start",
                                            "1",
                                            "--guidance-end",
                                            "1",
                                            "--shift",
                                            "2",
                                            "--reward",
                                            "clip_score=0.25",
                                            "--reward",
                                            "vqa_score=none",
                                            "--negative-reward",
                                            "clip_score=0.5",
                                            "--output",
                                            "a.png"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QJsonObject json = metadataOf(miro.path("a.png"));
        QCOMPARE(json["version"].toInt(), 1);
        QCOMPARE(json["model"].toObject()["name"].toString(), QString("fixtures/miro-7"));
        QCOMPARE(json["model"].toObject()["sha256"].toString().size(), 64);
        QCOMPARE(json["rewards"].toArray().size(), 7);
        QCOMPARE(json["rewards"].toArray()[0].toString(), QString("clip_score"));
        QCOMPARE(json["targets"].toObject()["clip_score"].toDouble(), 0.25);
        QVERIFY(json["targets"].toObject()["vqa_score"].isNull());
        QCOMPARE(json["targets"].toObject()["sciscore_score"].toDouble(), 1.0);
        QCOMPARE(json["negative_targets"].toObject()["clip_score"].toDouble(), 0.5);
        QCOMPARE(json["negative_targets"].toObject()["vqa_score"].toDouble(), 0.0);
        QJsonObject guidance = json["guidance"].toObject();
        QCOMPARE(guidance["scale"].toDouble(), 3.5);
        QCOMPARE(guidance["type"].toString(), QString("linear"));
        QCOMPARE(guidance["start"].toInt(), 1);
        QCOMPARE(guidance["end"].toInt(), 1);
        QCOMPARE(json["steps"].toInt(), 2);
        QCOMPARE(json["shift"].toDouble(), 2.0);
        QVERIFY(readAll(miro.path("a.png")).contains("\"seed\":18446744073709551615"));
        QCOMPARE(json["generator"].toString(), QString("torch-cpu-mt19937"));
        QVERIFY(!json["program_version"].toString().isEmpty());
        auto entries = miro::readText(readAll(miro.path("a.png")).toStdString(), "a.png").value();
        const std::string* parameters = miro::findText(entries, miro::kParametersKey);
        QVERIFY(parameters && QString::fromStdString(*parameters).startsWith("a cat\nSteps: 2, Sampler: MIRO Euler"));
        QVERIFY(miro::findText(entries, miro::kXmpKey));
    }

    void otherFormats_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a.jpg", "a.jpeg", "a.webp", "a.exr", "a.PNG"})
            QTest::newRow(name) << name;
    }
    void otherFormats() {
        QFETCH(QString, name);
        MiroProcess miro;
        QCOMPARE(miro.run(quick({"--prompt", "a cat", "--seed", "3", "--output", "ref.png"})).exitCode, 0);
        Finished finished = miro.run(quick({"--prompt", "a cat", "--seed", "3", "--output", name}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        miro::Image reference = picture(miro.path("ref.png")), other = picture(miro.path(name));
        QCOMPARE(other.width, reference.width);
        QCOMPARE(other.height, reference.height);
        QCOMPARE(metadataOf(miro.path(name))["seed"].toInt(), 3);
    }

    void relativePathsAreTheCallersAndNamesAreNot() {
        MiroProcess miro;
        // A folder of the model's name in the working folder is not the model.
        QVERIFY(QDir(miro.work()).mkpath("miro-7"));
        QCOMPARE(miro.run({"generate", "--models", fixtureModels(), "--model", "miro-7", "--steps", "1", "--prompt",
                           "a", "--output", "a.png"})
                     .exitCode,
                 0);
        QVERIFY(QFile::exists(miro.path("a.png")));
        // A path relative to the working folder is.
        QVERIFY(QFile::link(fixtureModels() + "/fixtures/miro-7", miro.path("linked")));
        QCOMPARE(miro.run({"generate", "--models", fixtureModels(), "--model", "./linked", "--steps", "1", "--prompt",
                           "a", "--output", "b.png"})
                     .exitCode,
                 0);
    }

    void modelsMayBeGivenTwiceAndThenReplaceTheUsualOnes() {
        MiroProcess miro;
        QVERIFY(QDir(miro.work()).mkpath("empty"));
        Finished second = miro.run({"generate", "--models", "empty", "--models", fixtureModels(), "--model", "miro-7",
                                    "--steps", "1", "--prompt", "a", "--output", "a.png"});
        QVERIFY2(second.exitCode == 0, second.error.constData());
        Finished only = miro.run({"models", "list", "--models", "empty"});
        QCOMPARE(only.exitCode, 0);
        for (const QByteArray& line : only.outLines())
            QVERIFY2(!line.startsWith("present"), line.constData());
        // The user's folder is searched without being named.
        miro.setVariable("MIRO_MODELS", fixtureModels());
        QCOMPARE(
            miro.run({"generate", "--model", "miro-7", "--steps", "1", "--prompt", "a", "--output", "b.png"}).exitCode,
            0);
    }

    void variants() {
        MiroProcess miro;
        Finished finished =
            miro.run({"generate", "--models", fixtureModels(), "--model", "fixtures/miro-variants", "--variant",
                      "miro-only-aesthetic", "--steps", "1", "--prompt", "a", "--output", "a.png"});
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(metadataOf(miro.path("a.png"))["rewards"].toArray(), QJsonArray{"aesthetic_score"});
    }

    void closedAndFullStreams() {
        MiroProcess miro;
        const QStringList draw = quick({"a", "--output", "a.png"});
        QCOMPARE(miro.runInShell("exec \"$@\" <&-", draw).exitCode, 0);
        QCOMPARE(miro.runInShell("exec \"$@\" >&-", draw).exitCode, 0);
        QCOMPARE(miro.runInShell("exec \"$@\" 2>&-", draw).exitCode, 0);
        QCOMPARE(miro.runInShell("exec \"$@\" <&- >&- 2>&-", draw).exitCode, 0);
        QVERIFY(!picture(miro.path("a.png")).empty()); // no library's chatter was written into it
        QVERIFY(QFile::remove(miro.path("a.png")));
        Finished full = miro.runInShell("exec \"$@\" >/dev/full", draw);
        QCOMPARE(full.exitCode, 1);
        QCOMPARE(full.errorLines().size(), 1);
        // A reader that went away is no failure: the picture is drawn.
        Finished broken = miro.runInShell("(\"$@\"; echo $? >code) | true; cat code", draw);
        QCOMPARE(broken.outLines().last(), QByteArray("0"));
        QVERIFY(broken.error.isEmpty());
    }

    void encodeTextPrintsIdsAndKeepsRows() {
        MiroProcess miro;
        Finished finished =
            miro.run({"encode-text", "--models", fixtureModels(), "--encoder", "fixtures/t5-tiny", "--prompt",
                      "a cat on a red background", "--max-length", "77", "--output", "a.npy"});
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.out, QByteArray("{\"ids\":[3,84,32,3,53,31,1]}\n"));
        QVERIFY(readAll(miro.path("a.npy")).contains("'descr': '<f4', 'fortran_order': False, 'shape': ("));
        Finished cut =
            miro.run({"encode-text", "--models", fixtureModels(), "--encoder", fixtureModels() + "/fixtures/t5-tiny",
                      "--prompt", "a cat on a red background", "--max-length", "3"});
        QCOMPARE(cut.out, QByteArray("{\"ids\":[3,84,1]}\n"));
    }

    void doctorAndModelsAnswer() {
        MiroProcess miro;
        Finished doctor = miro.run({"doctor"});
        QVERIFY2(doctor.exitCode == 0, doctor.error.constData());
        for (const char* part :
             {"libtorch", "OpenImageIO", "cpu", "fp32", "8 GB", "12 GB", "24 GB", "library", "google/flan-t5-xl"})
            QVERIFY2(doctor.out.contains(part), part);
        QJsonObject json = QJsonDocument::fromJson(miro.run({"doctor", "--json"}).out).object();
        QCOMPARE(json["devices"].toArray()[0].toObject()["name"].toString(), QString("cpu"));
        QCOMPARE(json["memory_plans"].toArray().size(), 3);

        Finished list = miro.run({"models", "list", "--models", fixtureModels(), "--json"});
        QCOMPARE(list.exitCode, 0);
        bool found = false;
        for (const auto& entry : QJsonDocument::fromJson(list.out).array())
            found = found ||
                    (entry.toObject()["name"].toString() == "fixtures/miro-7" && entry.toObject()["present"].toBool());
        QVERIFY(found);
        QJsonObject shown =
            QJsonDocument::fromJson(miro.run({"models", "show", "miro-7", "--models", fixtureModels(), "--json"}).out)
                .object();
        QCOMPARE(shown["rewards"].toArray().size(), 7);
        QCOMPARE(shown["text_encoder"].toString(), QString("fixtures/t5-tiny"));
        QCOMPARE(miro.run({"models", "show", "google/flan-t5-xl"}).exitCode, 0);
        QCOMPARE(miro.run({"models", "show", "nothing"}).exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(TestContract)
#include "test_contract.moc"
