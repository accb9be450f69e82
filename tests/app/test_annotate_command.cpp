// `miro annotate`, as a script uses it: from scenes to shards to train on, with the tiny models of the fixtures.
#include "base/files.h"
#include "base/killed_writer.h"
#include "dataset/sample_reader.h"
#include "dataset/wids_index.h"
#include "image/image_file.h"
#include "miro_process.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <filesystem>
#include <nlohmann/json.hpp>

using namespace miro::test;
namespace fs = std::filesystem;

namespace {

const QString kScorers = QStringLiteral(MIRO_FIXTURES "/scores/models");

QStringList pack(const QStringList& more) {
    return QStringList{"annotate", "pack"} + more;
}
QStringList scenes(int count, const QString& folder, const QStringList& more = {}) {
    return pack(QStringList{"--scenes", QString::number(count), "--per-shard", "4", "--output-dir", folder} + more);
}
QStringList stage(const QString& verb, const QString& shards, const QString& folder, const QStringList& more = {}) {
    return QStringList{"annotate", verb, shards, "--output-dir", folder, "--device", "cpu"} + more;
}
QStringList rewards(const QString& shards, const QString& folder, const QStringList& more = {}) {
    return stage("rewards", shards, folder,
                 QStringList{"--models", kScorers, "--score", "aesthetic,pick_score"} + more);
}
QStringList latents(const QString& shards, const QString& folder, const QStringList& more = {}) {
    return stage("latents", shards, folder,
                 QStringList{"--models", fixtureModels(), "--model", "fixtures/miro-7", "--resolution", "16"} + more);
}

} // namespace

class TestAnnotateCommand : public QObject {
    Q_OBJECT

    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QStringList names(const QString& folder) {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private Q_SLOTS:
    void fromScenesToShardsToTrainOn() {
        const MiroProcess miro;
        Finished done = miro.run(scenes(6, "set", {"--seed", "3", "--format", "png"}));
        QVERIFY2(done.exitCode == 0, done.error);
        QVERIFY(done.error.isEmpty());
        QCOMPARE(done.outLines(), (QList<QByteArray>{"set/scenes-000000.tar", "set/scenes-000001.tar"}));
        done = miro.run(rewards("set", "scores"));
        QVERIFY2(done.exitCode == 0, done.error);
        QCOMPARE(done.outLines(), (QList<QByteArray>{"scores/scenes-000000.csv", "scores/scenes-000001.csv"}));
        done = miro.run(stage("vqa", "set/index.json", "scores", {"--models", kScorers}));
        QVERIFY2(done.exitCode == 0, done.error);
        QVERIFY(read(miro.path("scores/scenes-000000.csv"))
                    .startsWith("key,aesthetic_score,pick_a_score_score,synthetic_aesthetic_score,"
                                "synthetic_pick_a_score_score,vqa_score,synthetic_vqa_score\r\n000000000,"));
        done = miro.run(latents("set/scenes-{000000..000001}.tar", "train", {"--scores", "scores"}));
        QVERIFY2(done.exitCode == 0, done.error);
        auto reader = miro::SampleReader::open(miro.path("train/scenes-000001.tar").toStdString());
        QVERIFY(reader.ok());
        const auto sample = reader->next().value();
        QStringList fields;
        for (const auto& [field, bytes] : sample->fields)
            fields << QString::fromStdString(field);
        QCOMPARE(fields, (QStringList{"flan_t5_xl_embeddings.npy", "json", "png", "synthetic_flan_t5_xl_embeddings.npy",
                                      "txt", "vae_embeddings_mean_16.npy", "vae_embeddings_std_16.npy"}));
        const auto json = nlohmann::json::parse(*sample->find("json"));
        for (const char* key : {"caption", "synthetic_caption", "category", "shown", "look", "truth", "aesthetic_score",
                                "synthetic_pick_a_score_score", "vqa_score"})
            QVERIFY2(json.contains(key), key);
        QVERIFY(QFile::remove(miro.path("train/index.json")));
        done = miro.run({"annotate", "index", "train", "--name", "a name"});
        QVERIFY2(done.exitCode == 0, done.error);
        const auto index = miro::readWidsIndex(miro.path("train/index.json").toStdString());
        QVERIFY(index.ok() && index->name == "a name" && index->samples() == 6);
    }

    void everySourceIsPacked() {
        const MiroProcess miro;
        QVERIFY(QDir(miro.work()).mkpath("pictures"));
        const miro::Image grey{20, 20, std::vector<uint8_t>(1200, 90)};
        QVERIFY(miro::writeFileAtomically(miro.path("pictures/a.png").toStdString(),
                                          miro::encodeImage(grey, miro::ImageFormat::Png).value())
                    .ok());
        QVERIFY(miro::writeFileAtomically(miro.path("pictures/a.txt").toStdString(), "a grey square").ok());
        Finished done = miro.run(pack({"--images", "pictures", "--output-dir", "a", "--json"}));
        QVERIFY2(done.exitCode == 0, done.error);
        const QJsonObject line = QJsonDocument::fromJson(done.outLines().value(0)).object();
        QCOMPARE(line["shard"].toString(), QString("a/images-000000.tar"));
        QCOMPARE(line["samples"].toInt(), 1);
        QCOMPARE(line["kept"].toBool(), false);
        QVERIFY(done.error.contains("\"stage\""));
        done = miro.run(quick({"--prompt", "a red fox", "--count", "2", "--seed", "4", "--output-dir", "drawn"}));
        QVERIFY2(done.exitCode == 0, done.error);
        QCOMPARE(miro.run({"library", "import", "drawn"}).exitCode, 0);
        done = miro.run(pack({"--library", "", "--seed", "5", "--output-dir", "b"}));
        QVERIFY2(done.exitCode == 0, done.error);
        auto reader = miro::SampleReader::open(miro.path("b/library-000000.tar").toStdString());
        QVERIFY(reader.ok());
        QCOMPARE(*reader->next().value()->find("txt"), std::string("a red fox"));
        QVERIFY(!reader->next().value()); // the seed chose one of the two
        FAILS_CLEANLY(miro, pack({"--library", "nowhere", "--output-dir", "c"}), 1, (QStringList{"nowhere"}));
    }

    void partsOfTheShards() {
        MiroProcess miro;
        QCOMPARE(miro.run(scenes(12, "whole")).exitCode, 0);
        QCOMPARE(miro.run(scenes(12, "parts", {"--shards", "0,2", "--shard", "1/2"})).outLines(),
                 (QList<QByteArray>{"parts/scenes-000002.tar"}));
        miro.setVariable("SLURM_ARRAY_TASK_ID", "1");
        for (const auto& [name, value] :
             {std::pair("MIN", "1"), std::pair("MAX", "2"), std::pair("COUNT", "2"), std::pair("STEP", "1")})
            miro.setVariable(QString("SLURM_ARRAY_TASK_") + name, value);
        QCOMPARE(miro.run(scenes(12, "parts", {"--resume"})).outLines(),
                 (QList<QByteArray>{"parts/scenes-000002.tar", "parts/scenes-000000.tar"}));
        miro.setVariable("SLURM_ARRAY_TASK_ID", "2");
        QCOMPARE(miro.run(scenes(12, "parts")).outLines(), (QList<QByteArray>{"parts/scenes-000001.tar"}));
        for (const QString name : {"scenes-000000.tar", "scenes-000001.tar", "scenes-000002.tar", "index.json"})
            QVERIFY2(read(miro.path("parts/" + name)).size() > 0, qPrintable(name));
        for (const QString name : {"scenes-000000.tar", "scenes-000001.tar", "scenes-000002.tar"})
            QVERIFY(read(miro.path("whole/" + name)) == read(miro.path("parts/" + name)));
    }

    // Killed at each finished shard, it goes on and ends as if nothing had happened.
    void aKilledRunGoesOn() {
        const MiroProcess miro;
        QCOMPARE(miro.run(scenes(16, "set")).exitCode, 0);
        QCOMPARE(miro.run(latents("set", "whole")).exitCode, 0);
        for (int kill = 0; kill < 2; ++kill) {
            QProcess process;
            miro.prepare(process, MIRO_PROGRAM, latents("set", "train", {"--resume"}));
            process.start();
            QVERIFY(process.waitForStarted());
            while (process.state() == QProcess::Running && !process.canReadLine())
                process.waitForReadyRead(100);
            process.kill();
            QVERIFY(process.waitForFinished());
            for (const QString& name : names(miro.path("train")))
                if (name.endsWith(".tar"))
                    QVERIFY(read(miro.path("train/" + name)) == read(miro.path("whole/" + name)));
            // The moment between two shards, which few kills meet.
            QVERIFY(!miro::test::leftByAKilledProgram(miro.path("train").toStdString()).empty());
        }
        const Finished done = miro.run(latents("set", "train", {"--resume"}));
        QVERIFY2(done.exitCode == 0, done.error);
        QCOMPARE(done.outLines().size(), 4);
        QCOMPARE(names(miro.path("train")), names(miro.path("whole")));
        for (const QString& name : names(miro.path("whole")))
            if (name != "index.json")
                QVERIFY(read(miro.path("train/" + name)) == read(miro.path("whole/" + name)));
    }

    void everyVerbHasHelp() {
        const MiroProcess miro;
        const Finished all = miro.run({"annotate", "--help"});
        QCOMPARE(all.exitCode, 0);
        for (const QByteArray verb : {"pack", "rewards", "vqa", "latents", "index"}) {
            QVERIFY(all.out.contains(verb));
            const Finished help = miro.run({"annotate", verb, "--help"});
            QCOMPARE(help.exitCode, 0);
            QVERIFY2(help.out.contains(verb == "index" ? "--name" : "--output-dir"), help.out);
        }
        QVERIFY(miro.run(pack({"--help"})).out.contains("--held-out"));
        QVERIFY(miro.run(pack({"--library", "", "--help"})).out.contains("--tag"));
    }

    void wrongUse() {
        const MiroProcess miro;
        FAILS_CLEANLY(miro, (QStringList{"annotate", "paint"}), 2, (QStringList{"'paint'", "latents"}));
        FAILS_CLEANLY(miro, pack({"--output-dir", "x"}), 2, (QStringList{"--scenes", "--images", "--library"}));
        FAILS_CLEANLY(miro, scenes(0, "x"), 2, (QStringList{"--scenes"}));
        FAILS_CLEANLY(miro, pack({"--scenes", "4"}), 2, (QStringList{"--output-dir"}));
        FAILS_CLEANLY(miro, scenes(4, "x", {"--format", "gif"}), 2, (QStringList{"--format", "gif"}));
        FAILS_CLEANLY(miro, scenes(4, "x", {"--captions", "y"}), 2, (QStringList{"--captions", "--images"}));
        FAILS_CLEANLY(miro, scenes(4, "x", {"--shards", "1"}), 2, (QStringList{"--shards", "'1'"}));
        FAILS_CLEANLY(miro, scenes(4, "x", {"--shard", "2/2"}), 2, (QStringList{"--shard"}));
        FAILS_CLEANLY(miro, scenes(4, "x", {"--sprites", "nowhere"}), 1, (QStringList{"nowhere"}));
        FAILS_CLEANLY(miro, pack({"--images", "y", "--held-out", "--output-dir", "x"}), 2, (QStringList{"--held-out"}));
        FAILS_CLEANLY(miro, pack({"--images", "y", "--output-dir", "x"}), 1, (QStringList{"there is no folder y"}));
        FAILS_CLEANLY(miro, rewards("nowhere", "x"), 1, (QStringList{"nowhere"}));
        FAILS_CLEANLY(miro, (QStringList{"annotate", "rewards", "--output-dir", "x"}), 2, (QStringList{"no shards"}));
        FAILS_CLEANLY(miro, stage("rewards", "nowhere", "x"), 2, (QStringList{"--score", "aesthetic"}));
        FAILS_CLEANLY(miro, stage("rewards", "a", "x", {"b", "--score", "vqa"}), 2, (QStringList{"'b'"}));
        FAILS_CLEANLY(miro, stage("latents", "nowhere", "x"), 2, (QStringList{"--model"}));
        FAILS_CLEANLY(miro, latents("nowhere", "x"), 1, (QStringList{"nowhere"}));
        FAILS_CLEANLY(miro, latents("nowhere", "x", {"--resolution", "a lot"}), 2, (QStringList{"--resolution"}));
        FAILS_CLEANLY(miro, (QStringList{"annotate", "index"}), 2, (QStringList{"one folder"}));
        FAILS_CLEANLY(miro, (QStringList{"annotate", "index", "nowhere"}), 1, (QStringList{"nowhere"}));
    }

    void badDataIsOneLine() {
        const MiroProcess miro;
        QCOMPARE(miro.run(scenes(8, "set")).exitCode, 0);
        FAILS_CLEANLY(miro, scenes(8, "set"), 2, (QStringList{"scenes-000000.tar", "--resume"}));
        FAILS_CLEANLY(miro, scenes(8, "set", {"--seed", "9", "--resume"}), 2, (QStringList{"pack.json", "seed"}));
        QFile shard(miro.path("set/scenes-000001.tar"));
        QVERIFY(shard.resize(shard.size() / 2));
        FAILS_CLEANLY(miro, rewards("set", "x"), 1, (QStringList{"scenes-000001.tar", "damaged"}));
        FAILS_CLEANLY(miro, latents("set", "x"), 1, (QStringList{"scenes-000001.tar", "damaged"}));
        FAILS_CLEANLY(miro, (QStringList{"annotate", "index", "set"}), 1, (QStringList{"scenes-000001.tar"}));
        FAILS_CLEANLY(miro, latents("set", "x", {"--shards", "0", "--scores", "nowhere"}), 1,
                      (QStringList{"scenes-000000.csv", "miro annotate rewards"}));
        // What is left is a data set of its own.
        const Finished done = miro.run(latents("set", "x", {"--shards", "0"}));
        QVERIFY2(done.exitCode == 0, done.error);
    }
};

QTEST_GUILESS_MAIN(TestAnnotateCommand)
#include "test_annotate_command.moc"
