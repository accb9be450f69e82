// `miro generate --adapter`: what it draws, what it says of it, and what it refuses.
#include "app/miro_process.h"

#include "hub/file_hash.h"
#include "image/image_file.h"
#include "model/adapter_fixtures.h"
#include "model/rin_fixtures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdlib>

using namespace miro::test;
namespace fs = std::filesystem;

class TestAdapterCommand : public QObject {
    Q_OBJECT

    // In the working folder, for a fixture model.
    static QString adapter(const MiroProcess& miro, const char* name, const std::string& model = "fixtures/miro-7",
                           uint64_t seed = 1) {
        const fs::path folder = checkpointFolder(model);
        auto base = must(miro::openSafetensors(folder / "model.safetensors"));
        const auto made = randomAdapter(must(miro::readRinConfig(folder / "config.json")), *base,
                                        must(miro::sha256OfFile(folder / "model.safetensors")), seed);
        auto written = miro::writeAdapter(miro.path(name).toStdString(), made);
        if (!written.ok())
            qFatal("%s", written.message().c_str());
        return name;
    }

    static QStringList draw(const QString& output, const QStringList& more = {}) {
        return quick({"--prompt", "a cat", "--seed", "3", "--output", output}) + more;
    }

    static QByteArray pixelsOf(const QString& path) {
        const miro::Image image = miro::readImage(path.toStdString()).value();
        return {reinterpret_cast<const char*>(image.pixels.data()), static_cast<qsizetype>(image.pixels.size())};
    }

    static QJsonObject metadataOf(const QString& file) {
        auto entries = miro::readText(readAll(file).toStdString(), "picture");
        const std::string* text = entries.ok() ? miro::findText(*entries, miro::kMetadataKey) : nullptr;
        return text ? QJsonDocument::fromJson(QByteArray::fromStdString(*text)).object() : QJsonObject();
    }

private Q_SLOTS:
    void theAdapterDrawsAndIsRecorded() {
        MiroProcess miro;
        adapter(miro, "mine.safetensors");
        adapter(miro, "yours.safetensors", "fixtures/miro-7", 2);
        auto pixels = [&](const char* name, const QStringList& more) {
            Finished finished = miro.run(draw(name, more));
            if (finished.exitCode != 0)
                qWarning("%s", finished.error.constData());
            return finished.exitCode == 0 ? pixelsOf(miro.path(name)) : QByteArray();
        };
        const QByteArray base = pixels("base.png", {});
        const QByteArray with = pixels("with.png", {"--adapter", "mine.safetensors"});
        QVERIFY(!base.isEmpty() && !with.isEmpty() && with != base);
        QVERIFY(pixels("one.png", {"--adapter", "mine.safetensors=1", "--reward", "my_taste_score=1"}) == with);
        QVERIFY(pixels("zero.png", {"--adapter", "mine.safetensors=0"}) == base);
        const QByteArray low = pixels("low.png", {"--adapter=mine.safetensors", "--reward", "my_taste_score=0"});
        QVERIFY(!low.isEmpty() && low != with);
        const QByteArray none = pixels("none.png", {"--adapter=mine.safetensors", "--reward", "my_taste_score=none"});
        QVERIFY(!none.isEmpty() && none != with && none != low);
        const QByteArray two =
            pixels("two.png", {"--adapter", "mine.safetensors=0.5", "--adapter", "yours.safetensors=0.5"});
        QVERIFY(!two.isEmpty() && two != with);

        const QJsonArray adapters = metadataOf(miro.path("two.png"))["adapters"].toArray();
        QCOMPARE(adapters.size(), 2);
        QCOMPARE(adapters[1]["name"].toString(), QString("yours"));
        QCOMPARE(adapters[1]["weight"].toDouble(), 0.5);
        QCOMPARE(adapters[1]["sha256"].toString().toStdString(),
                 must(miro::sha256OfFile(miro.path("yours.safetensors").toStdString())));
        const QJsonObject targets = metadataOf(miro.path("low.png"))["targets"].toObject();
        QCOMPARE(targets["my_taste_score"].toDouble(-1), 0.0);
        QVERIFY(!metadataOf(miro.path("base.png")).contains("adapters"));
    }

    // The merged folder is a model like any other, and draws the same picture.
    void mergingMakesAModel() {
        MiroProcess miro;
        const QString mine = adapter(miro, "mine.safetensors");
        const QStringList base = {"taste", "merge", mine, "--models", fixtureModels(), "--model", "fixtures/miro-7"};
        Finished merged = miro.run(base + QStringList{"--output-dir", "merged", "--weight", "0.5"});
        QVERIFY2(merged.exitCode == 0, merged.error.constData());
        QCOMPARE(merged.outLines(), QList<QByteArray>{"merged"});
        QVERIFY(merged.error.isEmpty());
        QVERIFY(miro.run(draw("with.png", {"--adapter", mine + "=0.5"})).exitCode == 0);
        Finished drawn = miro.run({"generate", "--models", fixtureModels(), "--model", miro.path("merged"), "--steps",
                                   "2", "--device", "cpu", "--prompt", "a cat", "--seed", "3", "--output", "m.png",
                                   "--reward", "my_taste_score=1"});
        QVERIFY2(drawn.exitCode == 0, drawn.error.constData());
        const QByteArray expected = pixelsOf(miro.path("with.png")), found = pixelsOf(miro.path("m.png"));
        QCOMPARE(found.size(), expected.size());
        int most = 0; // pixels are cut to whole levels
        for (qsizetype i = 0; i < found.size(); ++i)
            most = std::max(most, std::abs(int(uchar(found[i])) - int(uchar(expected[i]))));
        QVERIFY2(most <= 1, qPrintable(QString::number(most)));

        const QStringList out = {"--output-dir", "other"};
        FAILS_CLEANLY(miro, base, 2, QStringList({"--output-dir"}));
        FAILS_CLEANLY(miro, base + QStringList({"--output-dir", "merged"}), 2, QStringList({"merged", "not empty"}));
        FAILS_CLEANLY(miro, base + out + QStringList({"--weight", "0"}), 2, QStringList({"weight"}));
        FAILS_CLEANLY(miro, base + out + QStringList({"--weight", "lots"}), 2, QStringList({"--weight", "lots"}));
        FAILS_CLEANLY(miro, base + out + QStringList({"more"}), 2, QStringList({"taste merge ADAPTER"}));
        FAILS_CLEANLY(
            miro,
            QStringList({"taste", "merge", "none", "--models", fixtureModels(), "--model", "fixtures/miro-7"}) + out, 1,
            QStringList({"none"}));
        const QString strange = adapter(miro, "strange.safetensors", "fixtures/miro-1");
        FAILS_CLEANLY(
            miro,
            QStringList({"taste", "merge", strange, "--models", fixtureModels(), "--model", "fixtures/miro-7"}) + out,
            2, QStringList({"strange.safetensors", "fixtures/miro-7"}));
    }

    void badAdaptersAreOneLine() {
        MiroProcess miro;
        const QString mine = adapter(miro, "mine.safetensors");
        const QString other = adapter(miro, "other.safetensors", "fixtures/miro-1");
        QVERIFY(miro.run(draw("first.png", {"--adapter", mine})).exitCode == 0); // and the model's hash is known
        QByteArray damaged = readAll(miro.path(mine));
        damaged.chop(100);
        writeAll(miro.path("damaged.safetensors"), damaged);
        FAILS_CLEANLY(miro, draw("a.png", {"--adapter", other}), 2,
                      QStringList({"other.safetensors", "fixtures/miro-7", "SHA-256"}));
        FAILS_CLEANLY(miro, draw("a.png", {"--adapter", "damaged.safetensors"}), 1,
                      QStringList({"damaged.safetensors", "cut short"}));
        FAILS_CLEANLY(miro, draw("a.png", {"--adapter", "none.safetensors"}), 1, QStringList({"none.safetensors"}));
        FAILS_CLEANLY(miro, draw("a.png", {"--adapter", mine + "=much"}), 2,
                      QStringList({"--adapter", "mine.safetensors", "much", "from 0 to 2"}));
        FAILS_CLEANLY(miro, draw("a.png", {"--adapter", mine + "=nan"}), 2,
                      QStringList({"--adapter", "mine.safetensors", "from 0 to 2"}));
        FAILS_CLEANLY(miro, draw("a.png", {"--adapter", ""}), 2, QStringList({"--adapter", "FILE"}));
        FAILS_CLEANLY(miro, draw("a.png", {"--adapter", mine, "--adapter", mine + "=0.5"}), 2,
                      QStringList({"mine.safetensors", "twice"}));
        FAILS_CLEANLY(miro, draw("a.png", {"--reward", "my_taste_score=1"}), 2,
                      QStringList({"my_taste_score", "clip_score"}));
        FAILS_CLEANLY(miro, draw("a.png", {"--adapter", mine, "--reward", "my_taste_score=2"}), 2,
                      QStringList({"my_taste_score", "from 0 to 1"}));
    }
};

QTEST_GUILESS_MAIN(TestAdapterCommand)
#include "test_adapter_command.moc"
