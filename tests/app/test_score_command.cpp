// `miro score` and `miro eval calibrate`, as a script uses them, with the tiny scorers of the fixtures.
#include "base/files.h"
#include "image/image_file.h"
#include "miro_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <filesystem>

using namespace miro::test;
namespace fs = std::filesystem;

namespace {

const QString kModels = QStringLiteral(MIRO_FIXTURES "/scores/models");

miro::Image imageOf(int width, int height, int number = 0) {
    miro::Image image{width, height, std::vector<uint8_t>(static_cast<size_t>(width) * height * 3)};
    for (size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<uint8_t>(i * 7 + i / 3 * number * 11 + number);
    return image;
}

std::string png(int number, const miro::TextEntries& text = {}, int width = 32, int height = 24) {
    return miro::encodeImage(imageOf(width, height, number), miro::ImageFormat::Png, {.text = text}).value();
}

std::string parameters(const std::string& prompt) {
    return prompt + "\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 5, Size: 32x24, Model: base";
}

QJsonObject objectIn(const QByteArray& line) {
    return QJsonDocument::fromJson(line).object();
}

// The bytes of a PNG's IDAT chunks.
QByteArray pixelsIn(const QByteArray& bytes) {
    QByteArray pixels;
    for (qsizetype at = 8; at + 12 <= bytes.size();) {
        const quint32 length = (quint8(bytes[at]) << 24) | (quint8(bytes[at + 1]) << 16) |
                               (quint8(bytes[at + 2]) << 8) | quint8(bytes[at + 3]);
        if (bytes.mid(at + 4, 4) == "IDAT")
            pixels += bytes.mid(at + 8, length);
        at += length + 12;
    }
    return pixels;
}

class ScoreProcess : public MiroProcess {
public:
    QString write(const QString& name, const std::string& bytes) const {
        QDir(work()).mkpath(QFileInfo(path(name)).path());
        auto written = miro::writeFileAtomically(path(name).toStdString(), bytes);
        if (!written.ok())
            qFatal("%s", written.message().c_str());
        return name;
    }
    QByteArray read(const QString& name) const {
        QFile file(QDir::isAbsolutePath(name) ? name : path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QStringList score(const QString& rewards, const QStringList& more, const QString& models = kModels) {
        return QStringList{"score", "--models", models, "--device", "cpu", "--rewards", rewards} + more;
    }
    QList<QJsonObject> lines(const QStringList& arguments) const {
        const Finished finished = run(arguments);
        QList<QJsonObject> objects;
        if (finished.exitCode != 0) { // an empty object is none that a test expects
            qWarning("%s: %s", qPrintable(arguments.join(' ')), finished.error.constData());
            objects << QJsonObject();
        }
        for (const QByteArray& line : finished.outLines())
            objects << objectIn(line);
        return objects;
    }
    // A copy of some of the fixtures' repositories that a test may damage.
    QString copyOfModels(const QStringList& repos) const {
        for (const QString& repo : repos) {
            const fs::path to = path("models/" + repo).toStdString();
            fs::create_directories(to);
            fs::copy((kModels + "/" + repo).toStdString(), to,
                     fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        }
        return path("models");
    }
};

constexpr const char* kAesthetic = "christophschuhmann/improved-aesthetic-predictor";
constexpr const char* kLargeClip = "openai/clip-vit-large-patch14";

} // namespace

class TestScoreCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneLineAPictureInTheirOrder() {
        ScoreProcess miro;
        miro.write("b.png", png(1));
        miro.write("folder/z.png", png(2));
        miro.write("folder/a.jpg", miro::encodeImage(imageOf(40, 30, 3), miro::ImageFormat::Jpeg).value());
        miro.write("folder/notes.txt", "not a picture, and not asked for");
        miro.write("folder/deep/c.png", png(4));
        const QString prompt = "two \"cats\",\non a yellow background  ";
        const auto lines =
            miro.lines(miro.score("clip_openai,aesthetic", {"--prompt", prompt, "folder", "b.png", "folder/z.png"}));
        QCOMPARE(lines.size(), 4);
        QStringList names;
        for (const QJsonObject& line : lines) {
            names << line["filename"].toString();
            QCOMPARE(line["prompt"].toString(), prompt);
            QVERIFY(line["clip_openai"].isDouble() && line["aesthetic"].isDouble());
            QCOMPARE(line.size(), 4);
        }
        QCOMPARE(names, (QStringList{"folder/a.jpg", "folder/z.png", "b.png", "folder/z.png"}));
        // The same picture in another company: the same scores, but for how a processor rounds each row of a product.
        const auto alone = miro.lines(miro.score("aesthetic,clip_openai", {"--prompt", prompt, "folder/z.png"}));
        for (const QJsonObject& line : {lines[3], alone[0]})
            for (const char* scorer : {"aesthetic", "clip_openai"})
                QVERIFY(std::abs(line[scorer].toDouble() - lines[1][scorer].toDouble()) < 1e-5);
        QVERIFY(miro.lines(miro.score("aesthetic", {"--prompt", "", "--recursive", "folder"})).size() == 3);
        // The keys stand in the order that was asked for, after the name and the prompt.
        const QByteArray out = miro.run(miro.score("clip_openai,aesthetic", {"--prompt", "x", "b.png"})).out;
        QVERIFY2(out.startsWith("{\"filename\":\"b.png\",\"prompt\":\"x\",\"clip_openai\":"), out.constData());
    }

    void allAreThosePresent() {
        ScoreProcess miro;
        miro.write("a.png", png(1));
        const auto all = miro.lines(miro.score("all", {"--prompt", "a", "a.png"})).at(0);
        QVERIFY(all.contains("clip_openai") && all.contains("aesthetic") && all.contains("pick_score"));
        const QString models = miro.copyOfModels({kAesthetic, kLargeClip});
        const auto some = miro.lines(miro.score("all", {"--prompt", "a", "a.png"}, models)).at(0);
        QCOMPARE(some.keys(), (QStringList{"aesthetic", "clip_openai", "filename", "prompt"}));
        QDir(miro.work()).mkdir("empty");
        FAILS_CLEANLY(miro, miro.score("all", {"--prompt", "a", "a.png"}, miro.path("empty")), 1,
                      QStringList{"no scorer is installed"});
    }

    void otherValuesAndCsv() {
        ScoreProcess miro;
        miro.write("a,b.png", png(1));
        const auto raw =
            miro.lines(miro.score("aesthetic", {"--prompt", "x", "a,b.png"})).at(0)["aesthetic"].toDouble();
        auto line = miro.lines(miro.score("aesthetic", {"--prompt", "x", "a,b.png", "--values", "training"})).at(0);
        QVERIFY(std::abs(line["aesthetic"].toDouble() - raw / 10) < 1e-9);
        line = miro.lines(miro.score("aesthetic", {"--prompt", "x", "a,b.png", "--values", "quantile"})).at(0);
        QVERIFY(line["aesthetic"].isNull()); // no bin edges
        line = miro.lines(miro.score("aesthetic", {"--prompt", "x", "a,b.png", "--values", "all"})).at(0);
        const QJsonObject all = line["aesthetic"].toObject();
        QCOMPARE(all["raw"].toDouble(), raw);
        QCOMPARE(all["checkpoint_sha256"].toString().size(), 64);
        const auto csv = miro.run(miro.score("aesthetic,clip_openai", {"--prompt", "\"x\"", "--csv", "a,b.png"}));
        QCOMPARE(csv.outLines().size(), 2);
        QCOMPARE(csv.outLines()[0], QByteArray("filename,prompt,aesthetic,clip_openai"));
        QVERIFY2(csv.outLines()[1].startsWith("\"a,b.png\",\"\"\"x\"\"\","), csv.out.constData());
    }

    void summaries() {
        ScoreProcess miro;
        for (int i = 0; i < 3; ++i)
            miro.write(QString("%1.png").arg(i), png(i));
        const auto lines = miro.lines(
            miro.score("aesthetic", {"--prompt", "x", "0.png", "1.png", "2.png", "--summary", "summary.json"}));
        double mean = 0, low = 1e9, squares = 0;
        for (const QJsonObject& line : lines) {
            mean += line["aesthetic"].toDouble() / 3;
            low = std::min(low, line["aesthetic"].toDouble());
        }
        for (const QJsonObject& line : lines)
            squares += std::pow(line["aesthetic"].toDouble() - mean, 2) / 3;
        const QJsonObject summary = objectIn(miro.read("summary.json"))["aesthetic"].toObject();
        QCOMPARE(summary["count"].toInt(), 3);
        QVERIFY(std::abs(summary["mean"].toDouble() - mean) < 1e-9);
        QVERIFY(std::abs(summary["std"].toDouble() - std::sqrt(squares)) < 1e-9);
        QCOMPARE(summary["min"].toDouble(), low);
        miro.lines(miro.score("aesthetic", {"--prompt", "x", "0.png", "--summary", "summary.csv"}));
        QVERIFY(miro.read("summary.csv").startsWith("scorer,mean,std,min,max,count"));
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "0.png", "--summary", "no/where.json"}), 1,
                      QStringList{"no"});
    }

    void promptsOfMetadata() {
        ScoreProcess miro;
        miro.write("a.png", png(1, {{miro::kParametersKey, parameters("a lighthouse")}}));
        miro.write("b.png", png(1, {{"invokeai_metadata", R"({"positive_prompt": "a fox", "seed": 3})"}}));
        miro.write("c.png", png(1, {{miro::kMetadataKey, R"({"version": 1, "prompt": "", "seed": 7})"}}));
        const auto lines = miro.lines(miro.score("clip_openai", {"--from-metadata", "a.png", "b.png", "c.png"}));
        QCOMPARE(lines[0]["prompt"].toString(), QString("a lighthouse"));
        QCOMPARE(lines[1]["prompt"].toString(), QString("a fox"));
        QCOMPARE(lines[2]["prompt"].toString(), QString(""));
        QVERIFY(lines[0]["clip_openai"] != lines[1]["clip_openai"]);
        const auto told = miro.lines(miro.score("clip_openai", {"--prompt", "a fox", "a.png"})).at(0)["clip_openai"];
        QVERIFY(std::abs(told.toDouble() - lines[1]["clip_openai"].toDouble()) < 1e-5);
        miro.write("bare.png", png(1));
        FAILS_CLEANLY(miro, miro.score("clip_openai", {"--from-metadata", "a.png", "bare.png"}), 1,
                      (QStringList{"bare.png", "prompt"}));
    }

    void writesIntoPngFiles() {
        ScoreProcess miro;
        miro.write("a.png", png(1, {{miro::kParametersKey, parameters("a lighthouse")}, {"other", "stays"}}));
        QFile::setPermissions(miro.path("a.png"), QFile::ReadOwner | QFile::WriteOwner);
        QFile::link(miro.path("a.png"), miro.path("link.png"));
        const QByteArray before = miro.read("a.png");
        const auto lines =
            miro.lines(miro.score("aesthetic,clip_openai", {"--from-metadata", "--write-metadata", "link.png"}));
        const QByteArray after = miro.read("a.png");
        QVERIFY(before != after);
        QVERIFY(QFileInfo(miro.path("link.png")).isSymLink());
        QCOMPARE(QFileInfo(miro.path("a.png")).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QCOMPARE(pixelsIn(after), pixelsIn(before));
        QVERIFY(!pixelsIn(before).isEmpty());
        const auto text = miro::readText(after.toStdString(), "a").value();
        QCOMPARE(*miro::findText(text, "other"), std::string("stays"));
        QVERIFY(miro::findText(text, miro::kParametersKey)->find("MIRO scores") != std::string::npos);
        const QJsonObject scores =
            objectIn(QByteArray::fromStdString(*miro::findText(text, miro::kMetadataKey)))["scores"].toObject();
        QCOMPARE(scores["aesthetic"].toObject()["raw"].toDouble(), lines[0]["aesthetic"].toDouble());
        QCOMPARE(scores["aesthetic"].toObject()["version"].toString(), QString("1"));
        // The same again changes nothing.
        miro.lines(miro.score("aesthetic,clip_openai", {"--from-metadata", "--write-metadata", "a.png"}));
        QCOMPARE(miro.read("a.png"), after);
        // One that cannot hold them ends the run before anything is written.
        miro.write("b.png", png(2));
        const QByteArray untouched = miro.read("b.png");
        miro.write("c.jpg", miro::encodeImage(imageOf(8, 8), miro::ImageFormat::Jpeg).value());
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "--write-metadata", "b.png", "c.jpg"}), 1,
                      (QStringList{"c.jpg", "PNG"}));
        QCOMPARE(miro.read("b.png"), untouched);
    }

    void thePrivacySettingKeepsScoresOut() {
        ScoreProcess miro;
        miro.write("a.png", png(1));
        QDir(miro.home()).mkpath(".config/miro-studio");
        miro.setVariable("XDG_CONFIG_HOME", miro.home() + "/.config");
        QFile settings(miro.home() + "/.config/miro-studio/settings.json");
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("{\"privacy\": true}");
        settings.close();
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "--write-metadata", "a.png"}), 2,
                      QStringList{"privacy"});
        QCOMPARE(miro.lines(miro.score("aesthetic", {"--prompt", "x", "a.png"})).size(), 1);
    }

    void scoresALibrary() {
        ScoreProcess miro;
        miro.write("in/fox.png", png(1, {{miro::kParametersKey, parameters("a red fox")}}));
        miro.write("in/dog.png", png(2, {{miro::kParametersKey, parameters("a grey dog")}}));
        miro.write("in/bare.png", png(3));
        QCOMPARE(miro.run({"library", "import", "in"}).exitCode, 0);
        const QStringList score = miro.score("clip_openai,aesthetic", {"--library", ""});
        auto lines = miro.lines(score);
        QCOMPARE(lines.size(), 3);
        int withClip = 0;
        for (const QJsonObject& line : lines) {
            QVERIFY(line["id"].toInt() > 0 && line.contains("aesthetic"));
            withClip += line.contains("clip_openai") ? 1 : 0;
        }
        QCOMPARE(withClip, 2); // the third says no prompt
        // Kept, and not done twice unless asked for.
        QCOMPARE(miro.lines(score).size(), 0);
        QCOMPARE(miro.lines(score + QStringList{"--again"}).size(), 3);
        QCOMPARE(miro.lines(miro.score("clip_openai,pick_score", {"--library", "", "--text", "fox"})).size(), 1);
        const auto best = miro.lines({"library", "list", "--sort", "raw:aesthetic"});
        const auto shown = miro.lines({"library", "show", QString::number(best[0]["id"].toInt())}).at(0);
        QCOMPARE(shown["scores"].toObject()["aesthetic"].toObject()["version"].toString(), QString("1"));
        // Edges of its own scores give percents, by which it is searched.
        const auto made = miro.lines({"eval", "calibrate", "--library", "", "--rewards", "aesthetic"}).at(0);
        QCOMPARE(made["samples"].toInt(), 3);
        QVERIFY(made["estimated"].toBool());
        QCOMPARE(made["pictures"].toInt(), 3);
        QCOMPARE(miro.run({"library", "count", "--score", "aesthetic=0..1"}).out, QByteArray("3\n"));
        QCOMPARE(miro.run({"library", "count", "--missed"}).out, QByteArray("0\n"));
        FAILS_CLEANLY(miro, (QStringList{"library", "count", "--missed-by", "aesthetic=much"}), 2,
                      QStringList{"--missed-by"});
        // New scores get percents at once.
        const auto quantile =
            miro.lines(miro.score("aesthetic", {"--prompt", "x", "--values", "all", "in/fox.png"})).at(0)["aesthetic"];
        QVERIFY(quantile.toObject()["quantile"].isDouble() && quantile.toObject()["estimated"].toBool());
    }

    // A picture whose file is gone does not keep the others from being scored.
    void aBadPictureOfALibraryIsToldAtTheEnd() {
        ScoreProcess miro;
        miro.write("in/fox.png", png(1, {{miro::kParametersKey, parameters("a red fox")}}));
        miro.write("in/dog.png", png(2, {{miro::kParametersKey, parameters("a grey dog")}}));
        miro.run({"library", "import", "in"});
        const auto listed = miro.lines({"library", "list"});
        QFile::remove(listed[0]["file"].toString());
        const Finished finished = miro.run(miro.score("aesthetic", {"--library", ""}));
        QCOMPARE(finished.exitCode, 1);
        QCOMPARE(finished.outLines().size(), 1);
        QCOMPARE(finished.errorLines().size(), 1);
        QVERIFY(finished.error.contains(QFileInfo(listed[0]["file"].toString()).fileName().toUtf8()));
    }

    void importedEdges() {
        ScoreProcess miro;
        miro.write("a.png", png(1));
        miro.write("bins.json", R"({"aesthetic_score": [0, 0.25, 0.5, 1], "of_another_model": [0, 1]})");
        const auto made = miro.lines({"eval", "calibrate", "--import", "bins.json"});
        QCOMPARE(made.size(), 1);
        QCOMPARE(made[0]["scorer"].toString(), QString("aesthetic"));
        QVERIFY(!made[0]["estimated"].toBool()); // and none for the starter's scorer of that reward
        const auto score =
            miro.lines(miro.score("aesthetic", {"--prompt", "x", "--values", "all", "a.png"})).at(0)["aesthetic"];
        QVERIFY(score.toObject()["quantile"].isDouble());
        QVERIFY(!score.toObject().contains("estimated"));
        // An estimate does not take their place by itself.
        const QStringList estimate{"eval",      "calibrate", "--models", kModels, "--rewards",
                                   "aesthetic", "--prompt",  "x",        "a.png"};
        QCOMPARE(miro.run(estimate).exitCode, 2);
        QCOMPARE(miro.run(estimate + QStringList{"--replace"}).exitCode, 0);
        miro.write("wrong.json", R"({"aesthetic_score": [1, 0]})");
        FAILS_CLEANLY(miro, (QStringList{"eval", "calibrate", "--import", "wrong.json"}), 1,
                      (QStringList{"wrong.json", "aesthetic_score"}));
        FAILS_CLEANLY(miro, (QStringList{"eval", "calibrate"}), 2, QStringList{"--import"});
    }

    void edgesBesideACheckpointGoFirst() {
        ScoreProcess miro;
        miro.write("a.png", png(1));
        const QString models = miro.copyOfModels({kAesthetic, kLargeClip});
        miro.write(QString("models/%1/reward_bins.json").arg(kAesthetic), R"({"aesthetic_score": [-9, 9]})");
        const auto score =
            miro.lines(miro.score("aesthetic", {"--prompt", "x", "--values", "quantile", "a.png"}, models)).at(0);
        QCOMPARE(score["aesthetic"].toDouble(-1), 0.0); // the first bin of one
        miro.write(QString("models/%1/reward_bins.json").arg(kAesthetic), "{");
        const Finished damaged = miro.run(miro.score("aesthetic", {"--prompt", "x", "a.png"}, models));
        QCOMPARE(damaged.exitCode, 0);
        QVERIFY(damaged.error.contains("reward_bins.json")); // told, and done without
    }

    void oddSizesAndKinds() {
        ScoreProcess miro;
        miro.write("one.png", png(1, {}, 1, 1));
        miro.write("long.png", png(2, {}, 50'000, 10));
        miro.write("high.png", png(3, {}, 1, 3000));
        QStringList names{"one.png", "long.png", "high.png"};
        for (const char* name : {"animated.gif", "animated.webp", "grey16.png", "cmyk.jpg"}) {
            QVERIFY(QFile::copy(QStringLiteral(MIRO_FIXTURES "/image/") + name, miro.path(name)));
            names << name;
        }
        const auto lines = miro.lines(miro.score("aesthetic,clip_openai,hpsv2", QStringList{"--prompt", "x"} + names));
        QCOMPARE(lines.size(), names.size());
        for (const QJsonObject& line : lines)
            QVERIFY(line["aesthetic"].isDouble() && line["clip_openai"].isDouble() && line["hpsv2"].isDouble());
    }

    void badPictures_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const QByteArray good = QByteArray::fromStdString(png(1, {}, 64, 64));
        QTest::newRow("not an image") << QByteArray("this is a text about a picture\n") << "bad.png";
        QTest::newRow("zeros") << QByteArray(1000, '\0') << "bad.png";
        QTest::newRow("0 bytes") << QByteArray() << "bad.png";
        QTest::newRow("truncated header") << good.left(20) << "bad.png";
        QTest::newRow("truncated pixels") << good.left(good.size() / 2) << "bad.png";
        QByteArray huge = good; // 400,000 x 400,000 in a few bytes
        huge.replace(16, 8, QByteArray::fromHex("00061a8000061a80"));
        QTest::newRow("says it is huge") << huge << "bad.png";
    }

    void badPictures() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        ScoreProcess miro;
        miro.write("good.png", png(2));
        miro.write("bad.png", bytes.toStdString());
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "bad.png"}), 1, QStringList{says});
        // Among good ones, and in a folder.
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "good.png", "bad.png", "good.png"}), 1,
                      QStringList{says});
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "."}), 1, QStringList{says});
        QCOMPARE(miro.lines(miro.score("aesthetic", {"--prompt", "x", "good.png"})).size(), 1);
    }

    void aHundredMegapixels() {
        ScoreProcess miro;
        miro::Image image{10'000, 10'000, {}};
        image.pixels.assign(size_t{300'000'000}, 90);
        miro.write("large.png", miro::encodeImage(image, miro::ImageFormat::Png).value());
        QCOMPARE(miro.lines(miro.score("aesthetic", {"--prompt", "x", "large.png"})).size(), 1);
        image = miro::Image{10'001, 10'000, std::vector<uint8_t>(size_t{300'030'000}, 90)};
        miro.write("larger.png", miro::encodeImage(image, miro::ImageFormat::Png).value());
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "larger.png"}), 1,
                      (QStringList{"larger.png", "10001 x 10000"}));
    }

    void wrongCalls() {
        ScoreProcess miro;
        miro.write("a.png", png(1));
        QDir(miro.work()).mkdir("empty");
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x"}), 2, QStringList{"pictures"});
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"a.png"}), 2, (QStringList{"--prompt", "--from-metadata"}));
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "--from-metadata", "a.png"}), 2,
                      QStringList{"not both"});
        FAILS_CLEANLY(miro, miro.score("beauty", {"--prompt", "x", "a.png"}), 2, (QStringList{"beauty", "aesthetic"}));
        FAILS_CLEANLY(miro, miro.score("aesthetic,", {"--prompt", "x", "a.png"}), 2, QStringList{"--rewards"});
        FAILS_CLEANLY(miro, (QStringList{"score", "--prompt", "x", "a.png"}), 2, QStringList{"--rewards"});
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "a.png", "--values", "odd"}), 2,
                      QStringList{"--values"});
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "a.png", "--tag", "t"}), 2, QStringList{"--tag"});
        FAILS_CLEANLY(miro,
                      (QStringList{"score", "--rewards", "aesthetic", "--prompt", "x", "a.png", "--device", "abacus"}),
                      2, QStringList{"abacus"});
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "empty"}), 1,
                      (QStringList{"empty", "no pictures"}));
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "a.png", "gone.png"}), 1,
                      QStringList{"gone.png"});
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--library", "nowhere"}), 1, QStringList{"nowhere"});
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "a.png"}, miro.path("no-models")), 1,
                      QStringList{"no-models"});
    }

    void missingScorersSayWhatTheyAre() {
        ScoreProcess miro;
        miro.write("a.png", png(1));
        const QString models = miro.copyOfModels({kLargeClip});
        FAILS_CLEANLY(miro, miro.score("clip_openai,pick_score", {"--prompt", "x", "a.png"}, models), 1,
                      (QStringList{"pick_score", "yuvalkirstain/PickScore_v1", "3.9 GB", "licence"}));
        FAILS_CLEANLY(miro, miro.score("clip_jina", {"--prompt", "x", "a.png"}, models), 1,
                      (QStringList{"clip_jina", "jinaai/jina-clip-v2", "CC-BY-NC-4.0"}));
    }

    void damagedScorers() {
        ScoreProcess miro;
        miro.write("a.png", png(1));
        const QString models = miro.copyOfModels({kAesthetic, kLargeClip, "yuvalkirstain/PickScore_v1"});
        const QString aesthetic = QString("models/%1/sac+logos+ava1-l14-linearMSE.pth").arg(kAesthetic);
        const std::string pick = miro.read("models/yuvalkirstain/PickScore_v1/pytorch_model.bin").toStdString();
        QVERIFY(!pick.empty());
        // Another model's weights under the right name.
        miro.write(aesthetic, pick);
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "a.png"}, models), 1,
                      (QStringList{"aesthetic", "sac+logos+ava1-l14-linearMSE.pth"}));
        FAILS_CLEANLY(miro, miro.score("all", {"--prompt", "x", "a.png"}, models), 1,
                      QStringList{"sac+logos+ava1-l14-linearMSE.pth"});
        miro.write(aesthetic, pick.substr(0, pick.size() / 2));
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "a.png"}, models), 1,
                      QStringList{"sac+logos+ava1-l14-linearMSE.pth"});
        miro.write(aesthetic, "");
        FAILS_CLEANLY(miro, miro.score("aesthetic", {"--prompt", "x", "a.png"}, models), 1,
                      QStringList{"sac+logos+ava1-l14-linearMSE.pth"});
        // A missing tokenizer file: named, an error; among all, left out and told.
        for (const char* file : {"vocab.json", "tokenizer.json", "merges.txt"})
            QFile::remove(miro.path(QString("models/%1/%2").arg(kLargeClip, file)));
        FAILS_CLEANLY(miro, miro.score("clip_openai", {"--prompt", "x", "a.png"}, models), 1,
                      (QStringList{"clip_openai", kLargeClip}));
    }

    // Weights that give no number: the score is missing, the others are there.
    void scoresThatAreNoNumbers() {
        ScoreProcess miro;
        miro.write("a.png", png(1, {{miro::kParametersKey, parameters("a fox")}}));
        const QString models = miro.copyOfModels({kAesthetic, kLargeClip});
        QByteArray weights = miro.read(QString("models/%1/model.safetensors").arg(kLargeClip));
        quint64 header = 0;
        std::memcpy(&header, weights.constData(), 8);
        const QJsonObject tensors = objectIn(weights.mid(8, static_cast<qsizetype>(header)));
        bool changed = false;
        for (const QString& name : tensors.keys())
            if (name == "logit_scale") {
                const QJsonArray offsets = tensors[name].toObject()["data_offsets"].toArray();
                weights.replace(static_cast<qsizetype>(8 + header) + offsets[0].toInt(), 4,
                                QByteArray::fromHex("00401c46")); // exp(10,000)
                changed = true;
            }
        QVERIFY(changed);
        miro.write(QString("models/%1/model.safetensors").arg(kLargeClip), weights.toStdString());
        const auto line = miro.lines(
            miro.score("clip_openai,aesthetic", {"--from-metadata", "a.png", "--summary", "s.json"}, models));
        QVERIFY(line[0].contains("clip_openai") && line[0]["clip_openai"].isNull());
        QVERIFY(line[0]["aesthetic"].isDouble());
        const QJsonObject summary = objectIn(miro.read("s.json"))["clip_openai"].toObject();
        QCOMPARE(summary["count"].toInt(), 0);
        QCOMPARE(summary["missing"].toInt(), 1);
        QVERIFY(summary["mean"].isNull());
        const auto csv = miro.run(miro.score("clip_openai", {"--prompt", "x", "--csv", "a.png"}, models));
        QVERIFY(csv.outLines()[1].endsWith("a.png,x,"));
        // Kept as missing.
        miro.run({"library", "import", "a.png"});
        QCOMPARE(miro.lines(miro.score("clip_openai", {"--library", ""}, models)).size(), 1);
        QCOMPARE(miro.lines(miro.score("clip_openai", {"--library", ""}, models)).size(), 0);
        const auto id = QString::number(miro.lines({"library", "list"}).at(0)["id"].toInt());
        const auto score = miro.lines({"library", "show", id}).at(0)["scores"].toObject()["clip_openai"].toObject();
        QVERIFY(score.contains("version") && !score.contains("raw"));
    }

    // The second run takes the checkpoint's hash from where the first one left it.
    void hashesACheckpointOnce() {
        ScoreProcess miro;
        miro.write("a.png", png(1));
        const QString models = miro.copyOfModels({kAesthetic, kLargeClip});
        const QStringList arguments = miro.score("aesthetic", {"--prompt", "x", "a.png", "--json"}, models);
        const Finished first = miro.run(arguments);
        QVERIFY(first.error.contains("\"check\""));
        const Finished second = miro.run(arguments);
        QCOMPARE(second.exitCode, 0);
        QVERIFY(!second.error.contains("\"check\""));
        QCOMPARE(second.out, first.out);
        // Not for another file of that name.
        const QString file = QString("models/%1/sac+logos+ava1-l14-linearMSE.pth").arg(kAesthetic);
        miro.write(file, miro.read(file).toStdString());
        QVERIFY(miro.run(arguments).error.contains("\"check\""));
    }
};

QTEST_GUILESS_MAIN(TestScoreCommand)
#include "test_score_command.moc"
