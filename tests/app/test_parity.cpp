// The published package's recorded runs, repeated through the command line: latents, pixels, tokens, embeddings.
#include "app/miro_process.h"

#include "base/json.h"
#include "image/image_file.h"
#include "tensor/npy.h"

#include <ATen/ATen.h>
#include <algorithm>

using namespace miro::test;
namespace fs = std::filesystem;

namespace {

constexpr double kTolerance = 2e-4; // of the expected values' size
constexpr double kPixelShare = 0.005;

double error(const at::Tensor& got, const at::Tensor& expected) {
    return ((got - expected).abs().max() / expected.abs().max()).item<double>();
}

double differing(const miro::Image& a, const miro::Image& b) {
    if (a.width != b.width || a.height != b.height || a.empty())
        return 1;
    auto tensor = [](const miro::Image& image) {
        return at::from_blob(const_cast<uint8_t*>(image.pixels.data()), {image.width * image.height, 3}, at::kByte)
            .to(at::kInt);
    };
    return ((tensor(a) - tensor(b)).abs().amax(1) > 1).to(at::kDouble).mean().item<double>();
}

miro::Image picture(const QString& path) {
    return miro::readImage(path.toStdString()).value();
}
at::Tensor array(const QString& path) {
    return miro::readNpy(path.toStdString()).value();
}
nlohmann::json json(const fs::path& path) {
    return miro::readJsonFile(path).value();
}

QStringList argumentsOf(const nlohmann::json& run) {
    QStringList arguments;
    auto add = [&](const char* option, const std::string& value) {
        arguments << option << QString::fromStdString(value);
    };
    add("--prompt", run["prompt"]);
    add("--steps", run["steps"].dump());
    add("--guidance", run["guidance"].dump());
    if (run.contains("guidance_type"))
        add("--guidance-type", run["guidance_type"]);
    if (run.contains("guidance_start"))
        add("--guidance-start", run["guidance_start"].dump());
    if (run.contains("guidance_end") && !run["guidance_end"].is_null())
        add("--guidance-end", run["guidance_end"].dump());
    if (run.contains("shift"))
        add("--shift", run["shift"].dump());
    for (const auto& [key, value] : run["positive"].items())
        add("--reward", key + "=" + (value.is_null() ? "none" : value.dump()));
    for (const auto& [key, value] : run["negative"].items())
        add("--negative-reward", key + "=" + (value.is_null() ? "none" : value.dump()));
    return arguments;
}

} // namespace

class TestParity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedRuns_data() {
        QTest::addColumn<QString>("name");
        QStringList names = QDir(MIRO_FIXTURES "/sampling").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
        QVERIFY(names.size() > 20);
    }
    void recordedRuns() {
        QFETCH(QString, name);
        const QString folder = QStringLiteral(MIRO_FIXTURES "/sampling/") + name;
        nlohmann::json run = json((folder + "/case.json").toStdString());
        at::Tensor expected = array(folder + "/latents.npy");
        MiroProcess miro;
        QStringList arguments{"generate",
                              "--models",
                              fixtureModels(),
                              "--device",
                              "cpu",
                              "--model",
                              QString::fromStdString(run["model"])};
        if (!run["variant"].is_null())
            arguments << "--variant" << QString::fromStdString(run["variant"]);
        arguments += argumentsOf(run);
        const bool hasPixels = QFile::exists(folder + "/pixels.png");
        for (size_t i = 0; i < run["seeds"].size(); ++i) {
            Finished finished =
                miro.run(arguments + QStringList{"--seed", QString::fromStdString(run["seeds"][i].dump()), "--output",
                                                 "a.png", "--save-latents", "a.npy"});
            QVERIFY2(finished.exitCode == 0, finished.error.constData());
            at::Tensor latents = array(miro.path("a.npy"));
            QCOMPARE(latents.size(0), int64_t(1));
            QVERIFY(error(latents[0], expected[int64_t(i)]) < kTolerance);
            if (hasPixels && i == 0) {
                // The recorded picture shows the run's pictures below each other, or the first one.
                miro::Image recorded = picture(folder + "/pixels.png");
                miro::Image drawn = picture(miro.path("a.png"));
                QCOMPARE(recorded.width % drawn.width, 0);
                miro::Image first = drawn;
                for (int y = 0; y < drawn.height; ++y)
                    std::copy_n(recorded.at(0, y), drawn.width * 3, first.at(0, y));
                QVERIFY(differing(drawn, first) <= kPixelShare);
            }
        }
    }

    void starterRuns() {
        if (!haveStarterEncoder())
            QSKIP("the starter's text encoder is not there: ./studio fetches it");
        const QString folder = QStringLiteral(MIRO_FIXTURES "/starter/");
        int runs = 0;
        for (const auto& run : json((folder + "case.json").toStdString())) {
            MiroProcess miro;
            Finished finished = miro.run(QStringList{"generate", "--models", fixtureModels(), "--models",
                                                     fetchedModels(), "--model", "fixtures/starter-v0", "--device",
                                                     "cpu", "--seed", QString::fromStdString(run["seed"].dump()),
                                                     "--output", "a.png", "--save-latents", "a.npy"} +
                                         argumentsOf(run));
            QVERIFY2(finished.exitCode == 0, finished.error.constData());
            QVERIFY(finished.error.isEmpty());
            at::Tensor expected = array(folder + QString::fromStdString(run["latents"]));
            at::Tensor latents = array(miro.path("a.npy"));
            QVERIFY(error(latents.view(expected.sizes()), expected) < kTolerance);
            QVERIFY(differing(picture(miro.path("a.png")), picture(folder + QString::fromStdString(run["pixels"]))) <=
                    kPixelShare);
            ++runs;
        }
        QVERIFY(runs > 3);
    }

    // The defaults are the pack's own, and a word it does not know costs one line and no picture.
    void starterDefaultsAndNote() {
        if (!haveStarterEncoder())
            QSKIP("the starter's text encoder is not there: ./studio fetches it");
        MiroProcess miro;
        const QStringList models{"--models", shippedModels(), "--models", fetchedModels(), "--device", "cpu"};
        Finished plain = miro.run(QStringList{"generate", "a", "cat", "--seed", "1", "--output", "a.png"} + models);
        QVERIFY2(plain.exitCode == 0, plain.error.constData());
        QVERIFY(plain.error.isEmpty());
        QFile file(miro.path("a.png"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\"steps\":30,\"guidance\":{\"scale\":2.0"));
        QCOMPARE(picture(miro.path("a.png")).width, 128);
        Finished strange = miro.run(
            QStringList{"generate", "a", "unicorn", "--steps", "1", "--seed", "1", "--output", "b.png"} + models);
        QCOMPARE(strange.exitCode, 0);
        QCOMPARE(strange.errorLines().size(), 1);
        QVERIFY(strange.error.contains("'unicorn'") && strange.error.contains("penguin"));
        QCOMPARE(strange.outLines(), QList<QByteArray>{"b.png"});
        QVERIFY(QFile::exists(miro.path("b.png")));
    }

    // A few of the recorded prompts; tests/token compares all of them.
    void tokensAndEmbeddings() {
        nlohmann::json tokens = json(MIRO_FIXTURES "/text/tokens.json");
        MiroProcess miro;
        for (const char* family : {"t5", "bert"}) {
            const auto& cases = tokens[family]["cases"];
            for (size_t i = 0; i < cases.size(); i += 17) {
                Finished finished = miro.run({"encode-text", "--models", fixtureModels(), "--encoder",
                                              QString::fromStdString(tokens[family]["encoder"]), "--max-length",
                                              QString::fromStdString(tokens[family]["max_length"].dump()), "--output",
                                              "a.npy", "--prompt", QString::fromStdString(cases[i]["prompt"])});
                QVERIFY2(finished.exitCode == 0, finished.error.constData());
                nlohmann::json expected{{"ids", cases[i]["ids"]}};
                QCOMPARE(finished.out, QByteArray::fromStdString(expected.dump() + "\n"));
                QVERIFY(array(miro.path("a.npy")).size(0) >= int64_t(cases[i]["ids"].size()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestParity)
#include "test_parity.moc"
