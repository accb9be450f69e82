// A CLIP's vectors of pictures and prompts are those that its scorer's cosines are made of.
#include "reward/picture_encoder.h"
#include "score_fixtures.h"

#include <numeric>

using namespace miro;
using namespace miro::test;

namespace {

double product(const std::vector<float>& a, const std::vector<float>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

} // namespace

class TestPictureEncoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cosinesAreTheScorers() {
        const ScoreCases cases = scoreCases();
        const std::vector<ScoreInput> inputs = cases.inputs();
        for (const std::string scorer : {"clip_openai", "pick_score"}) {
            auto encoder = PictureEncoder::open(scorer, reposIn(kScores / "models"), {.device = "cpu", .batch = 3});
            QVERIFY2(encoder.ok(), encoder.message().c_str());
            const auto encoded = (*encoder)->encode(inputs, {});
            QVERIFY2(encoded.ok(), encoded.message().c_str());
            QCOMPARE(encoded->size(), inputs.size());
            auto session = openFixtures({scorer});
            QVERIFY2(session.ok(), session.message().c_str());
            const std::vector<double> raw = (*session)->score(inputs, nullptr, {})->front().values;
            // One factor between cosines and raw values: the checkpoint's temperature.
            double factor = 0;
            for (size_t i = 0; i < inputs.size(); ++i) {
                const EncodedInput& each = (*encoded)[i];
                QVERIFY(std::abs(product(each.picture, each.picture) - 1) < 1e-5);
                QVERIFY(std::abs(product(each.prompt, each.prompt) - 1) < 1e-5);
                const double cosine = product(each.picture, each.prompt);
                if (factor == 0 && std::abs(cosine) > 0.05)
                    factor = raw[i] / cosine;
                if (factor != 0)
                    QVERIFY2(std::abs(raw[i] - factor * cosine) < 1e-5 * (1 + std::abs(factor)),
                             qPrintable(QString("%1: %2, %3").arg(i).arg(raw[i]).arg(factor * cosine)));
            }
            QVERIFY(factor > 0);
            QVERIFY(std::filesystem::exists((*encoder)->checkpoint()));
        }
    }

    void saysWhatIsMissing() {
        QTemporaryDir empty;
        const auto encoder =
            PictureEncoder::open("clip_openai", reposIn(empty.path().toStdString()), {.device = "cpu"});
        QVERIFY(!encoder.ok());
        QVERIFY(encoder.error().code == ErrorCode::NotFound);
        QVERIFY(encoder.error().message.find("clip_openai") != std::string::npos);
    }

    void stops() {
        auto encoder = PictureEncoder::open("clip_openai", reposIn(kScores / "models"), {.device = "cpu"});
        QVERIFY2(encoder.ok(), encoder.message().c_str());
        std::stop_source stop;
        stop.request_stop();
        const Image image = pattern(30, 20);
        const ScoreInput input{&image, "a fox"};
        QVERIFY((*encoder)->encode({&input, 1}, stop.get_token()).error().code == ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestPictureEncoder)
#include "test_picture_encoder.moc"
