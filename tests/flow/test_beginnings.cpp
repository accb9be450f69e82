// What a run may begin from besides a prompt and a seed: a negative prompt, a variation, a start picture.
#include "flow/painting.h"

#include "base/files.h"
#include "base/json.h"
#include "flow/draw_plan.h"
#include "flow/generator.h"
#include "image/image_file.h"
#include "image/parameters_text.h"
#include "image/resize.h"
#include "sample/sampler.h"
#include "tensor/noise.h"

#include <ATen/ATen.h>
#include <sys/stat.h>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

GenerateRequest starterRequest() {
    GenerateRequest request = fixtureRequest("starter");
    request.modelFolders = {fs::path(MIRO_SOURCE_DIR) / "models", fs::path(MIRO_SOURCE_DIR) / ".studio/models"};
    request.settings.steps = 12;
    return request;
}
bool haveStarter() {
    return fs::exists(fs::path(MIRO_SOURCE_DIR) / ".studio/models/sentence-transformers");
}

double distance(const Image& a, const Image& b) {
    double sum = 0;
    for (size_t i = 0; i < a.pixels.size(); ++i)
        sum += std::abs(int(a.pixels[i]) - int(b.pixels[i]));
    return sum / static_cast<double>(a.pixels.size());
}

} // namespace

class TestBeginnings : public QObject {
    Q_OBJECT

    std::unique_ptr<Easel> m_easel;

    nlohmann::json metadata(size_t i = 0) const { return parseJson(m_easel->kept[i].metadata, "metadata").value(); }
    ParametersText parameters(size_t i = 0) const {
        const TextEntries entries = readText(m_easel->kept[i].bytes, "picture").value();
        return parseParametersText(*findText(entries, kParametersKey));
    }
    Image drawn(size_t i = 0) const { return m_easel->host.pictures[i].image; }

    fs::path writePicture(const std::string& name, int width, int height) const {
        Image image{width, height, {}};
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                for (int c = 0; c < 3; ++c)
                    image.pixels.push_back(static_cast<uint8_t>((c == 0 ? x * 255 / width : y * 255 / height)));
        const fs::path file = m_easel->folder() / name;
        const bool written = writeFileAtomically(file, encodeImage(image, ImageFormat::Png).value()).ok();
        return written ? file : fs::path();
    }

private Q_SLOTS:
    void init() { m_easel = std::make_unique<Easel>(); }

    void theNegativePromptTakesThePlaceOfTheEmptyText() {
        GenerateRequest request = fixtureRequest();
        auto plan = planModel(request).value();
        auto generator = Generator::open(plan.files, plan.compute).value();
        const PromptPair published = generator->encode("a cat", "", {}).value();
        const PromptPair pair = generator->encode("a cat", "a dog", {}).value();
        const PromptPair dog = generator->encode("a dog", "", {}).value();
        QVERIFY(at::equal(pair.prompt.tokens, published.prompt.tokens));
        QVERIFY(at::equal(pair.negative.tokens, dog.prompt.tokens));
        QVERIFY(at::equal(pair.negative.mask, dog.prompt.mask));
        QVERIFY(published.negative.mask.all().item<bool>()); // the stored rows

        QVERIFY(m_easel->paint(request).ok());
        const Image without = drawn();
        QVERIFY(!metadata().contains("negative_prompt"));
        request.settings.negativePrompt = "a dog, \"blurred\"";
        QVERIFY(m_easel->paint(request).ok());
        QVERIFY(drawn() != without);
        QCOMPARE(metadata()["negative_prompt"].get<std::string>(), std::string("a dog, \"blurred\""));
        QCOMPARE(parameters().negativePrompt, std::string("a dog, \"blurred\""));
        QCOMPARE(parameters().prompt, std::string("a cat"));
        request.settings.negativePrompt.clear();
        QVERIFY(m_easel->paint(request).ok());
        QVERIFY(drawn() == without);
    }

    // Where the text's tokens join the latents, both sides have them all.
    void negativePromptsOfEveryKindOfNetwork() {
        for (const char* model : {"fixtures/miro-odd-concat", "fixtures/miro-odd-plain", "fixtures/miro-odd-both"}) {
            GenerateRequest request = fixtureRequest(model);
            QVERIFY2(m_easel->paint(request).ok(), model);
            const Image without = drawn();
            request.settings.negativePrompt = "a dog on a long, long road";
            auto outcome = m_easel->paint(request);
            QVERIFY2(outcome.ok(), outcome.message().c_str());
            QVERIFY2(drawn() != without, model);
        }
    }

    void variations() {
        GenerateRequest request = fixtureRequest();
        request.settings.count = 2;
        QVERIFY(m_easel->paint(request).ok());
        const auto plain = m_easel->keptBytes();
        QVERIFY(!metadata().contains("variation"));
        request.settings.variationSeed = 40;
        request.settings.variation = 0;
        QVERIFY(m_easel->paint(request).ok());
        QVERIFY(m_easel->keptBytes() == plain);

        request.settings.variation = 0.25;
        auto outcome = m_easel->paint(request);
        QCOMPARE(*outcome->variationSeed, uint64_t{40});
        QVERIFY(m_easel->keptBytes() != plain);
        QVERIFY(drawn(0) != drawn(1));
        for (size_t i = 0; i < 2; ++i) {
            QCOMPARE(m_easel->kept[i].seed, uint64_t{1});
            QCOMPARE(metadata(i)["seed"].get<uint64_t>(), uint64_t{1});
            QCOMPARE(metadata(i)["variation"]["seed"].get<uint64_t>(), 40 + i);
            QCOMPARE(metadata(i)["variation"]["strength"].get<double>(), 0.25);
            QCOMPARE(*parameters(i).find("Variation seed"), std::to_string(40 + i));
            QCOMPARE(*parameters(i).find("Variation seed strength"), std::string("0.25"));
        }

        // All the way is the variation seed's own picture.
        request.settings.variation = 1;
        QVERIFY(m_easel->paint(request).ok());
        const Image first = drawn(0), second = drawn(1);
        GenerateRequest own = fixtureRequest();
        own.settings.seed = 40;
        own.settings.count = 2;
        QVERIFY(m_easel->paint(own).ok());
        QVERIFY(drawn(0) == first && drawn(1) == second);
    }

    void aSmallVariationIsANearOne() {
        if (!haveStarter())
            QSKIP("the starter's text encoder is not here");
        GenerateRequest request = starterRequest();
        QVERIFY(m_easel->paint(request).ok());
        const Image plain = drawn();
        request.settings.variationSeed = 40;
        double before = 0;
        for (double amount : {0.05, 0.3, 1.0}) {
            request.settings.variation = amount;
            QVERIFY(m_easel->paint(request).ok());
            const double now = distance(drawn(), plain);
            QVERIFY2(now > before, qPrintable(QString("%1: %2 after %3").arg(amount).arg(now).arg(before)));
            before = now;
        }
    }

    void aStartPictureIsReproducedNearItsEnd() {
        if (!haveStarter())
            QSKIP("the starter's text encoder is not here");
        GenerateRequest request = starterRequest();
        QVERIFY(m_easel->paint(request).ok());
        const Image picture = drawn();
        const fs::path file = m_easel->folder() / "mine.png";
        QVERIFY(writeFileAtomically(file, m_easel->kept[0].bytes).ok());

        request.settings.seed = 2;
        request.settings.startPicture = file.string();
        double before = -1;
        for (double gamma : {1.0, 0.95, 0.5, 0.0}) {
            request.settings.startGamma = gamma;
            auto outcome = m_easel->paint(request);
            QVERIFY2(outcome.ok(), outcome.message().c_str());
            const double now = distance(drawn(), picture);
            if (gamma == 1.0)
                QVERIFY2(now < 4, qPrintable(QString::number(now))); // one pass of the codec, of 255 levels
            if (gamma == 0.95)
                QVERIFY2(now < 8, qPrintable(QString::number(now)));
            QVERIFY2(now > before, qPrintable(QString("%1: %2 after %3").arg(gamma).arg(now).arg(before)));
            before = now;
        }
        // From gamma 0 it is the seed's own picture: nothing of the start picture is left.
        const Image fromNoise = drawn();
        request.settings.startPicture.clear();
        QVERIFY(m_easel->paint(request).ok());
        QVERIFY(distance(drawn(), fromNoise) < 1);
    }

    void theStepsThatAreLeftAreDrawn() {
        GenerateRequest request = fixtureRequest();
        request.settings.count = 2;
        request.settings.steps = 10;
        request.settings.startPicture = writePicture("a picture.png", 200, 90).string();
        request.settings.startGamma = 0.65;
        m_easel->host.previews = true;
        auto outcome = m_easel->paint(request);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(m_easel->host.steps.size(), size_t{3});
        QCOMPARE(m_easel->host.steps[0].total, int64_t{3});
        QCOMPARE(m_easel->host.last("sample"), int64_t{6});
        QVERIFY(drawn(0) != drawn(1));
        const auto json = metadata();
        QCOMPARE(json["start"]["picture"].get<std::string>(), std::string("a picture.png")); // not its folder
        QCOMPARE(json["start"]["sha256"].get<std::string>().size(), size_t{64});
        QCOMPARE(json["start"]["gamma"].get<double>(), 0.65);
        QVERIFY(m_easel->kept[0].bytes.find(m_easel->folder().string()) == std::string::npos);
        QCOMPARE(*parameters().find("Denoising strength"), std::string("0.35"));

        // Another picture under the same name is another beginning.
        const Image first = drawn();
        writePicture("a picture.png", 90, 200);
        QVERIFY(m_easel->paint(request).ok());
        QVERIFY(drawn() != first);
        QVERIFY(metadata()["start"]["sha256"] != json["start"]["sha256"]);
    }

    // The picture's middle in the model's size, through the VAE's encoder, mixed with the seed's noise.
    void itIsTheVaesMeanOfTheMiddle() {
        GenerateRequest request = fixtureRequest();
        request.settings.startPicture = writePicture("a.png", 100, 64).string();
        request.settings.startGamma = 1;
        auto plan = planModel(request).value();
        auto generator = Generator::open(plan.files, plan.compute).value();
        const Image picture = readImage(request.settings.startPicture).value();
        Image middle{64, 64, {}};
        for (int y = 0; y < 64; ++y)
            middle.pixels.insert(middle.pixels.end(), picture.at(18, y), picture.at(18, y) + 64 * 3);
        auto encoder = openEncoder(generator->decoderSource({})).value();
        const at::Tensor expected = encoder->normalise(encoder->encode({middle}, {}).value().mean).values;
        const at::Tensor latents = generator->encodePictures({&picture, 1}, {}).value().values;
        QVERIFY(at::allclose(latents, expected, 1e-3, 1e-3));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(generator->encodePictures({&picture, 1}, stop.get_token()).error().code, ErrorCode::Stopped);
    }

    // One clear line, before any network is read.
    void badBeginningsAreNamed_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("missing") << "missing"
                                 << "the start picture: cannot read";
        QTest::newRow("folder") << "folder"
                                << "is no file; give a picture";
        QTest::newRow("pipe") << "pipe"
                              << "is no file; give a picture";
        QTest::newRow("text") << "text"
                              << "the start picture: ";
        QTest::newRow("empty") << "empty"
                               << "the start picture: ";
        QTest::newRow("cut off") << "cut"
                                 << "the start picture: ";
        QTest::newRow("bomb") << "bomb"
                              << "the start picture: ";
        QTest::newRow("variation") << "variation"
                                   << "variation '1.5' is not valid";
        QTest::newRow("variation NaN") << "nan"
                                       << "variation";
        QTest::newRow("gamma") << "gamma"
                               << "start-gamma '2.0' is not valid";
        QTest::newRow("prompt of 1 MB") << "prompt"
                                        << "the prompt is 1000000 bytes long";
        QTest::newRow("negative prompt of 1 MB") << "negative"
                                                 << "the negative prompt is 1000000 bytes long";
    }
    void badBeginningsAreNamed() {
        QFETCH(QString, kind);
        QFETCH(QString, says);
        GenerateRequest request = fixtureRequest();
        GenerationSettings& settings = request.settings;
        const fs::path file = m_easel->folder() / "picture.png";
        const std::string good = readFile(writePicture("good.png", 64, 64)).value();
        auto startFrom = [&](const std::string& bytes) {
            QVERIFY(writeFileAtomically(file, bytes).ok());
            settings.startPicture = file.string();
        };
        if (kind == "missing")
            settings.startPicture = file.string();
        else if (kind == "folder")
            settings.startPicture = m_easel->folder().string();
        else if (kind == "pipe") {
            QCOMPARE(::mkfifo(file.c_str(), 0600), 0);
            settings.startPicture = file.string();
        } else if (kind == "text")
            startFrom("this is no picture");
        else if (kind == "empty")
            startFrom("");
        else if (kind == "cut")
            startFrom(good.substr(0, good.size() / 2));
        else if (kind == "bomb") {
            std::string bomb = good;
            bomb.replace(16, 8, std::string("\x00\x01\x86\xa0\x00\x01\x86\xa0", 8)); // 100,000 x 100,000
            startFrom(bomb);
        } else if (kind == "variation")
            settings.variation = 1.5;
        else if (kind == "nan")
            settings.variation = std::nan("");
        else if (kind == "gamma")
            settings.startGamma = 2;
        else if (kind == "prompt")
            settings.prompt = std::string(1'000'000, 'a');
        else
            settings.negativePrompt = std::string(1'000'000, 'a');
        auto outcome = m_easel->paint(request);
        QVERIFY(!outcome.ok());
        QVERIFY2(outcome.message().find(says.toStdString()) != std::string::npos, outcome.message().c_str());
        QVERIFY(outcome.message().find('\n') == std::string::npos && outcome.message().size() < 600);
        QVERIFY(m_easel->host.heard.empty() && m_easel->painter().loadedModel().empty());
    }
};

QTEST_GUILESS_MAIN(TestBeginnings)
#include "test_beginnings.moc"
