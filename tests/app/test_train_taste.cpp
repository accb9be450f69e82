// `miro train` with kind taste, driven as a script would: killed in its middle, its memory told, bad input.
#include "app/miro_process.h"
#include "app/training_metrics.h"
#include "train/toy_shards.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

using namespace miro;
using namespace miro::test;

class TestTrainTaste : public QObject {
    Q_OBJECT

    // The adapter's own file says when it was made.
    static std::map<std::string, at::Tensor> tensorsOf(const QString& run) {
        const auto file = openSafetensors((run + "/model/adapter.safetensors").toStdString()).value();
        std::map<std::string, at::Tensor> tensors;
        for (const auto& [name, info] : file->tensors())
            tensors[name] = file->load(name).value().clone();
        return tensors;
    }

    static QStringList train(const QString& config, const QString& folder, const QStringList& more = {}) {
        return QStringList{"train", config, "--output-dir", folder, "--device", "cpu", "--threads", "1"} + more;
    }

    // toy/taste.json, which fine-tunes base/model.
    static void makeToy(const MiroProcess& miro) {
        ToyShards shards;
        shards.width = 32; // as t5-tiny has
        shards.about = [](int64_t i, nlohmann::json& about) {
            about["my_taste_score"] = static_cast<double>(i * 7 % 40) / 10 - 2;
        };
        nlohmann::json config = writeToyRun(miro.path("toy").toStdString(), shards);
        const Finished base = miro.run(train("toy/config.json", "base"));
        QVERIFY2(base.exitCode == 0, base.error.constData());
        for (const char* key : {"network", "codec"})
            config.erase(key);
        config.update({{"kind", "taste"}, {"model", "../base/model"}, {"rank", 4}});
        writeAll(miro.path("toy/taste.json"), QByteArray::fromStdString(config.dump()));
    }

private Q_SLOTS:
    void killedInTheMiddle() {
        MiroProcess miro;
        makeToy(miro);
        const QStringList longer{"--set", "steps=90",          "--set", "checkpoint-steps=15",
                                 "--set", "held-out-steps=40", "--set", "sample-steps=50"};
        const Finished whole = miro.run(train("toy/taste.json", "whole", longer));
        QVERIFY2(whole.exitCode == 0, whole.error.constData());
        QCOMPARE(whole.outLines(), QList<QByteArray>{"whole/model"});
        QProcess process;
        miro.prepare(process, MIRO_PROGRAM, train("toy/taste.json", "killed", longer));
        process.start();
        QVERIFY(process.waitForStarted());
        QElapsedTimer waiting;
        waiting.start();
        while (!QFile::exists(miro.path("killed/checkpoints/step-00000030.safetensors")) && waiting.elapsed() < 120'000)
            if (process.waitForFinished(2))
                break;
        process.kill();
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitStatus() == QProcess::CrashExit, "it was at its end before it could be killed");
        const Finished resumed =
            miro.run({"train", "--output-dir", "killed", "--resume", "--device", "cpu", "--threads", "1"});
        QVERIFY2(resumed.exitCode == 0, resumed.error.constData());
        QCOMPARE(metricsOf(miro.path("killed")), metricsOf(miro.path("whole")));
        const auto expected = tensorsOf(miro.path("whole")), found = tensorsOf(miro.path("killed"));
        QVERIFY(expected.size() > 20);
        QCOMPARE(found.size(), expected.size());
        for (const auto& [name, tensor] : expected)
            QVERIFY2(at::equal(found.at(name), tensor), name.c_str());
    }

    void itsMemoryIsTold() {
        MiroProcess miro;
        makeToy(miro);
        const Finished table = miro.run({"train", "toy/taste.json", "--memory"});
        QVERIFY2(table.exitCode == 0 && table.error.isEmpty(), table.error.constData());
        QCOMPARE(table.outLines().size(), 9);
        QVERIFY(table.outLines().first().startsWith("base ") && table.outLines().last().startsWith("total "));
        const Finished json = miro.run({"train", "toy/taste.json", "--memory", "--json"});
        const QJsonObject report = QJsonDocument::fromJson(json.out).object();
        double sum = 0;
        for (const QJsonValue& part : report["parts"].toObject())
            sum += part.toDouble();
        QVERIFY(sum > 0);
        QCOMPARE(report["total"].toDouble(), sum);
        const auto total = [&](const QStringList& more) {
            const Finished told = miro.run(QStringList{"train", "toy/taste.json", "--memory", "--json"} + more);
            return QJsonDocument::fromJson(told.out).object()["total"].toDouble();
        };
        QVERIFY(total({"--set", "micro-batch=2"}) < sum);
        QVERIFY(total({"--set", "gradient-checkpointing=true"}) < sum);
        FAILS_CLEANLY(miro, QStringList({"train", "toy/config.json", "--memory"}), 2, QStringList({"kind taste"}));
    }

    void badInput() {
        MiroProcess miro;
        makeToy(miro);
        FAILS_CLEANLY(miro, train("toy/taste.json", "run", {"--set", "rank=400"}), 2,
                      QStringList({"rank: 400", "network.rin_blocks.0."}));
        FAILS_CLEANLY(miro, train("toy/taste.json", "run", {"--set", "model=gone"}), 1,
                      QStringList({"model: ", "gone/config.json"}));
        FAILS_CLEANLY(miro, train("toy/taste.json", "run", {"--set", "reward-key=theirs"}), 2,
                      QStringList({"theirs: no sample has a score"}));
        FAILS_CLEANLY(miro, QStringList({"train", "toy/taste.json", "--memory", "--set", "model=gone"}), 1,
                      QStringList({"gone/config.json"}));
    }
};

QTEST_GUILESS_MAIN(TestTrainTaste)
#include "test_train_taste.moc"
