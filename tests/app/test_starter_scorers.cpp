// The starter pack's small scorers from end to end: made by `miro train` of scenes (tiny, in a few steps), laid where
// the pack has them, used by `miro score`, and what is said when something of them is missing or damaged.
#include "app/miro_process.h"

#include "base/files.h"
#include "image/image_file.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <filesystem>
#include <nlohmann/json.hpp>

using namespace miro::test;
namespace fs = std::filesystem;

namespace {

const QString kSprites = QStringLiteral(MIRO_SOURCE_DIR "/models/starter-scenes");

class Pack : public MiroProcess {
public:
    // DIR/model of a run.
    void train(const QString& name, nlohmann::json settings) const {
        settings.update({{"data", path("scenes").toStdString()},
                         {"picture-field", "png"},
                         {"steps", 2},
                         {"warmup-steps", 0},
                         {"checkpoint-steps", 2},
                         {"held-out-steps", 0},
                         {"sample-steps", 0}});
        write(name + ".json", settings.dump());
        const Finished done = run({"train", name + ".json", "--output-dir", name, "--device", "cpu", "--threads", "1"});
        QVERIFY2(done.exitCode == 0, done.error.constData());
    }

    // As the pack has them: whole folders, but one vocabulary for the CLIP and what was made of it.
    void install() const {
        const fs::path models = path("models").toStdString();
        fs::create_directories(models / "starter");
        for (const char* name : {"clip", "pick", "aesthetic", "question"})
            fs::copy(fs::path(path(name).toStdString()) / "model", models / "starter" / name,
                     fs::copy_options::recursive);
        for (const char* file : {"vocab.json", "merges.txt", "tokenizer_config.json", "preprocessor_config.json"})
            fs::remove(models / "starter" / "pick" / file);
    }

    QString starter(const QString& file) const { return path("models/starter/" + file); }

    void write(const QString& file, const std::string& bytes) const {
        QVERIFY(miro::writeFileAtomically(path(file).toStdString(), bytes).ok());
    }

    QStringList score(const QString& scorers, const QStringList& more = {}) const {
        return QStringList{"score", "--models", "models",      "--device", "cpu", "--rewards",
                           scorers, "--prompt", "a red apple", "--values", "all", "a.png"} +
               more;
    }

    // {"starter_clip": {"raw": ...}, ...} of the first picture.
    QJsonObject scores(const QString& scorers) const {
        const Finished done = run(score(scorers));
        if (done.exitCode != 0 || done.outLines().isEmpty())
            qWarning("%s", done.error.constData());
        return QJsonDocument::fromJson(done.outLines().value(0)).object();
    }
};

} // namespace

class TestStarterScorers : public QObject {
    Q_OBJECT

    std::unique_ptr<Pack> m_pack;

private Q_SLOTS:
    void initTestCase() {
        m_pack = std::make_unique<Pack>();
        const Finished done = m_pack->run({"annotate", "pack", "--sprites", kSprites, "--scenes", "24", "--seed", "1",
                                           "--format", "png", "--output-dir", "scenes"});
        QVERIFY2(done.exitCode == 0, done.error.constData());
        const std::string sprites = kSprites.toStdString();
        const std::string clip = m_pack->path("clip/model").toStdString();
        m_pack->train("clip", {{"kind", "clip"},
                               {"sprites", sprites},
                               {"held-out", 8},
                               {"image-size", 32},
                               {"patch-size", 8},
                               {"width", 16},
                               {"layers", 1},
                               {"heads", 2},
                               {"text-width", 16},
                               {"text-layers", 1},
                               {"text-heads", 2},
                               {"text-length", 32},
                               {"features", 8},
                               {"vocabulary", 600},
                               {"batch-size", 8},
                               {"half-weights", true},
                               {"truth-keys", "truth.aesthetic,truth.composition"}});
        // Choosing between pictures of one caption takes thousands of scenes; the files are the same.
        m_pack->train("pick", {{"kind", "clip"},
                               {"from", clip},
                               {"sprites", sprites},
                               {"held-out", 8},
                               {"batch-size", 8},
                               {"learning-rate", 0.01},
                               {"half-weights", true}});
        m_pack->train(
            "aesthetic",
            {{"kind", "aesthetic"}, {"clip-model", clip}, {"held-out", 8}, {"batch-size", 8}, {"hidden", "16,8"}});
        m_pack->train("question", {{"kind", "question"},
                                   {"tower", clip},
                                   {"sprites", sprites},
                                   {"held-out", 8},
                                   {"text-width", 16},
                                   {"text-layers", 1},
                                   {"text-heads", 2},
                                   {"batch-size", 4},
                                   {"half-weights", true}});
        miro::Image image{50, 40, std::vector<uint8_t>(50 * 40 * 3)};
        for (size_t i = 0; i < image.pixels.size(); ++i)
            image.pixels[i] = static_cast<uint8_t>(i * 7);
        m_pack->write("a.png", miro::encodeImage(image, miro::ImageFormat::Png).value());
    }
    void init() {
        fs::remove_all(m_pack->path("models").toStdString());
        m_pack->install();
    }
    void cleanupTestCase() { m_pack.reset(); }

    void eachScoresAPicture() {
        const QJsonObject scores = m_pack->scores("all");
        for (const char* key : {"starter_clip", "starter_beauty", "starter_pick", "starter_vqa"}) {
            const QJsonObject score = scores[key].toObject();
            QVERIFY2(score["raw"].isDouble(), key);
            QCOMPARE(score["version"].toString(), QString("1"));
            QCOMPARE(score["checkpoint_sha256"].toString().size(), 64);
            QVERIFY(score["quantile"].isNull()); // nothing says what is usual
        }
        const double answer = scores["starter_vqa"].toObject()["raw"].toDouble();
        QVERIFY(answer > 0 && answer < 1);
        const QJsonObject beauty = scores["starter_beauty"].toObject();
        QVERIFY(std::abs(beauty["training"].toDouble() - beauty["raw"].toDouble() / 10) < 1e-9);
        QVERIFY(scores["starter_clip"] != scores["starter_pick"]);
        // Each alone says the same.
        for (const char* key : {"starter_clip", "starter_beauty", "starter_pick", "starter_vqa"})
            QCOMPARE(m_pack->scores(key)[key], scores[key]);
    }

    // What the generator's training wrote beside its model, or what is estimated here.
    void edgesMakeQuantiles() {
        m_pack->write("models/starter/pack.json", "{}");
        m_pack->write("models/starter/reward_bins.json",
                      R"({"clip_score": [-9, 0, 9], "vqa_score": [0, 0.5, 1], "aesthetic_score": [-9, 9]})");
        const QJsonObject scores = m_pack->scores("all");
        for (const char* key : {"starter_clip", "starter_beauty", "starter_vqa"}) {
            QVERIFY2(scores[key].toObject()["quantile"].isDouble(), key);
            QVERIFY(!scores[key].toObject().contains("estimated"));
        }
        QVERIFY(scores["starter_pick"].toObject()["quantile"].isNull());
        const Finished made = m_pack->run(
            {"eval", "calibrate", "--models", "models", "--rewards", "starter_pick", "--prompt", "a cat", "a.png"});
        QVERIFY2(made.exitCode == 0, made.error.constData());
        const QJsonObject pick = m_pack->scores("starter_pick")["starter_pick"].toObject();
        QVERIFY(pick["quantile"].isDouble() && pick["estimated"].toBool());
    }

    void theyAreListedAndChecked() {
        const Finished list = m_pack->run({"models", "list", "--models", "models"});
        QVERIFY2(list.exitCode == 0, list.error.constData());
        for (const char* name : {"starter/clip", "starter/pick", "starter/aesthetic", "starter/question"}) {
            bool present = false;
            for (const QByteArray& line : list.outLines())
                present = present || (line.startsWith("present") && line.contains(name));
            QVERIFY2(present, list.out.constData());
            const Finished check = m_pack->run({"models", "verify", name, "--models", "models"});
            QVERIFY2(check.exitCode == 0, check.error.constData());
        }
    }

    void missingAndDamaged_data() {
        QTest::addColumn<QString>("scorer");
        QTest::addColumn<QString>("file"); // removed, or replaced
        QTest::addColumn<QString>("bytes");
        QTest::addColumn<QStringList>("says");
        const QString text = "question/zhiqiulin/clip-flant5-xxl/";
        QTest::newRow("no CLIP") << "starter_clip"
                                 << "clip"
                                 << "" << QStringList{"starter/clip", "install the program"};
        QTest::newRow("no weights") << "starter_pick"
                                    << "pick/model.safetensors"
                                    << "" << QStringList{"starter/pick", "model.safetensors"};
        QTest::newRow("no vocabulary") << "starter_pick"
                                       << "clip/vocab.json"
                                       << "" << QStringList{"starter/clip", "vocab.json"};
        QTest::newRow("no head") << "starter_beauty"
                                 << "aesthetic/model.safetensors"
                                 << "" << QStringList{"starter/aesthetic", "model.safetensors"};
        QTest::newRow("no tokenizer") << "starter_vqa"
                                      << "question/google/flan-t5-xxl/spiece.model"
                                      << "" << QStringList{"starter/question", "spiece.model"};
        QTest::newRow("CLIP that is none") << "starter_clip"
                                           << "clip/model.safetensors"
                                           << "rubbish" << QStringList{"starter_clip", "clip/model.safetensors"};
        QTest::newRow("broken head") << "starter_beauty"
                                     << "aesthetic/model.safetensors"
                                     << "rubbish" << QStringList{"starter_beauty", "aesthetic/model.safetensors"};
        QTest::newRow("broken configuration") << "starter_vqa" << text + "config.json"
                                              << "{" << QStringList{"starter_vqa", text + "config.json"};
        QTest::newRow("broken answers") << "starter_vqa" << text + "model.safetensors"
                                        << "rubbish" << QStringList{"starter_vqa", text + "model.safetensors"};
    }
    void missingAndDamaged() {
        QFETCH(QString, scorer);
        QFETCH(QString, file);
        QFETCH(QString, bytes);
        QFETCH(QStringList, says);
        fs::remove_all(m_pack->starter(file).toStdString());
        if (!bytes.isEmpty())
            m_pack->write("models/starter/" + file, bytes.toStdString());
        const Pack& miro = *m_pack;
        FAILS_CLEANLY(miro, miro.score(scorer), 1, says);
        // The others go on.
        const Finished all = m_pack->run(m_pack->score("starter_clip,starter_vqa"));
        QCOMPARE(all.exitCode == 0, !file.startsWith("clip") && !file.startsWith("question"));
    }

    // A head for vectors of another width, or a CLIP whose vocabulary is too small.
    void whatDoesNotGoTogether() {
        const Pack& miro = *m_pack;
        fs::copy_file(m_pack->starter("clip/model.safetensors").toStdString(),
                      m_pack->starter("aesthetic/model.safetensors").toStdString(),
                      fs::copy_options::overwrite_existing);
        FAILS_CLEANLY(miro, miro.score("starter_beauty"), 1, (QStringList{"starter_beauty", "layers.0.weight"}));
        fs::copy_file(std::string(MIRO_FIXTURES) + "/scores/models/openai/clip-vit-large-patch14/vocab.json",
                      m_pack->starter("clip/vocab.json").toStdString(), fs::copy_options::overwrite_existing);
        fs::copy_file(std::string(MIRO_FIXTURES) + "/scores/models/openai/clip-vit-large-patch14/merges.txt",
                      m_pack->starter("clip/merges.txt").toStdString(), fs::copy_options::overwrite_existing);
        FAILS_CLEANLY(miro, miro.score("starter_clip"), 1, (QStringList{"starter_clip", "vocabulary"}));
    }
};

QTEST_GUILESS_MAIN(TestStarterScorers)
#include "test_starter_scorers.moc"
