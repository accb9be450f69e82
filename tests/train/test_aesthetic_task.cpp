// The aesthetic head learns ratings from a CLIP's vectors and is written as the program's scorer reads it.
#include "train/aesthetic_task.h"

#include "base/files.h"
#include "reward/preprocess.h"
#include "reward/scoring_session.h"
#include "train/clip_rig.h"
#include "train/clip_task.h"
#include "train/gradients.h"

#include <ATen/core/grad_mode.h>
#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

// Every second scene is dark, and the bright ones are rated high.
const ClipShard kBrightOnes{
    .count = 60,
    .scene = [](int i, CaptionedScene& made) { made.scene.background.fill(i % 2 ? 0.95F : 0.05F); },
    .sample =
        [](int i, DatasetSample&, nlohmann::json& about) {
            about["truth"]["aesthetic"] = 0.2 + 0.6 * (i % 2);
        }};

// Scenes, and a CLIP of random weights: what it sees of light is enough to learn from.
struct Place {
    QTemporaryDir folder;
    fs::path root = folder.path().toStdString();

    explicit Place(const ClipShard& shard = kBrightOnes) {
        shard.write(root);
        ClipConfig config;
        static_cast<ClipTowerConfig&>(config.vision) = {.width = 32, .hidden = 128, .layers = 2, .heads = 2};
        static_cast<ClipTowerConfig&>(config.text) = {.width = 16, .hidden = 64, .layers = 1, .heads = 2};
        config.vision.side = 32;
        config.vision.patch = 8;
        config.text.vocabulary = 514;
        config.text.positions = 8;
        config.text.endToken = 513;
        config.features = 16;
        const auto written = writeClipFolder(root / "clip", *ClipNetwork::create(config, 1, at::kCPU),
                                             learnClipVocabulary({}, 514), false);
        if (!written.ok())
            throw std::runtime_error(written.message());
    }

    Result<std::unique_ptr<AestheticTask>> task(const nlohmann::json& changes = nlohmann::json::object(),
                                                std::vector<std::string>* notes = nullptr) const {
        nlohmann::json json{{"kind", "aesthetic"},
                            {"data", (root / "scenes.tar").string()},
                            {"clip-model", (root / "clip").string()},
                            {"held-out", 12}};
        json.update(changes);
        const TrainConfig config = configOf(json);
        return AestheticTask::make({.config = config, .note = [&](const std::string& line) {
                                        if (notes)
                                            notes->push_back(line);
                                    }});
    }
};

bool fails(const Place& place, const nlohmann::json& changes, ErrorCode code, const std::vector<std::string>& words) {
    const auto made = place.task(changes);
    bool named = !made.ok() && made.error().code == code;
    for (const std::string& word : words)
        named = named && made.message().find(word) != std::string::npos;
    if (!named)
        qWarning("%s", made.message().c_str());
    return named;
}

} // namespace

class TestAestheticTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsRatings() {
        const Place place;
        const auto task = must(place.task());
        auto trainer = must(Trainer::create(*task, trainerSettings(24, 1e-3)));
        const double before = must(task->heldOut({})).front().second;
        double first = 0, last = 0;
        for (int step = 0; step < 200; ++step) {
            const double loss = must(trainer->step()).number("loss");
            first += step < 10 ? loss : 0;
            last += step >= 190 ? loss : 0;
        }
        QVERIFY2(last < 0.2 * first, fmt::format("{} {} {}", before, first / 10, last / 10).c_str());
        const TrainNumbers held = must(trainer->heldOut());
        QCOMPARE(held.front().first, std::string("loss"));
        QCOMPARE(held.at(1).first, std::string("unread"));
        QVERIFY(held.at(1).second < 0.3);
        QCOMPARE(held.at(2).first, std::string("order"));
        QVERIFY(held.at(2).second > 0.9);
    }

    // A chain of linear layers: its gradient can be written down.
    void gradientsAreThoseOfTheSquaredError() {
        const Place place;
        const auto task = must(place.task({{"hidden", ""}, {"rating-scale", 1}}));
        QCOMPARE(task->parameters().size(), size_t{2});
        QCOMPARE(task->parameters().front().name, std::string("layers.0.weight"));
        const double mean = task->parameters().back().value.item<double>();
        QVERIFY(mean > 0 && mean < 1); // of the ratings
        const TrainNumbers numbers = must(task->accumulate({0, 0, 48, 96}, {}));
        // The loss is quadratic: differences of any step give its slope.
        std::vector<at::Tensor> gradients; // before more is added to them
        for (const TrainParameter& parameter : task->parameters())
            gradients.push_back(parameter.value.grad().clone().flatten());
        for (size_t j = 0; j < gradients.size(); ++j) {
            const TrainParameter& parameter = task->parameters()[j];
            at::Tensor values = parameter.value.detach().view({-1});
            for (int64_t i = 0; i < std::min<int64_t>(values.numel(), 4); ++i) {
                const double before = values[i].item<double>();
                const auto lossAt = [&](double value) {
                    values[i].fill_(value);
                    return must(task->accumulate({0, 0, 48, 96}, {})).front().second;
                };
                const double slope = (lossAt(before + 1) - lossAt(before - 1)) / 2;
                values[i].fill_(before);
                QVERIFY(std::abs(slope / 2 - gradients[j][i].item<double>()) < 1e-4); // half of the batch's rows
            }
        }
        clearGradients(task->parameters());
        QCOMPARE(must(task->accumulate({0, 0, 48, 96}, {})), numbers);
    }

    void theScorerGivesTheTrainedHeadsScores() {
        const Place place;
        const auto task = must(place.task());
        auto trainer = must(Trainer::create(*task, trainerSettings(24, 1e-3)));
        for (int i = 0; i < 20; ++i)
            must(trainer->step());
        const auto exported = task->exportTo(place.root / "head");
        QVERIFY2(exported.ok(), exported.message().c_str());
        std::set<std::string> names;
        const auto file = must(openTensorFile(place.root / "head" / "model.safetensors"));
        for (const auto& [name, info] : file->tensors())
            names.insert(name);
        // As LAION's file has them.
        QCOMPARE(names, (std::set<std::string>{"layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias",
                                               "layers.4.weight", "layers.4.bias", "layers.6.weight", "layers.6.bias",
                                               "layers.7.weight", "layers.7.bias"}));
        const RepoFinder repos = [&](const std::string& repo) -> Result<fs::path> {
            if (repo == "christophschuhmann/improved-aesthetic-predictor")
                return place.root / "head";
            return place.root / "clip";
        };
        auto session = must(ScoringSession::open({"aesthetic"}, repos, {.device = "cpu"}));
        const auto samples = must(readPictureSamples(place.root / "scenes.tar", {}, 0, {}));
        std::vector<Image> images;
        for (size_t i = samples.size() - 12; i < samples.size(); ++i) // the held out ones
            images.push_back(must(squarePicture(samples[i], 32)));
        std::vector<ScoreInput> inputs;
        for (const Image& image : images)
            inputs.push_back({&image, ""});
        const auto scores = must(session->score(inputs, nullptr, {}));
        double loss = 0;
        for (size_t i = 0; i < images.size(); ++i) {
            const double rating = *numberAt(samples[samples.size() - 12 + i].about, "truth.aesthetic") * 10;
            loss += (scores[0].values[i] - rating) * (scores[0].values[i] - rating) / 12;
        }
        const double expected = must(task->heldOut({})).front().second;
        QVERIFY2(std::abs(loss - expected) < 1e-5 * std::max(1.0, expected),
                 fmt::format("{} {}", loss, expected).c_str());
    }

    void samplesWithoutARatingAreLeftOut() {
        const Place place(ClipShard{.count = 30, .sample = [](int i, DatasetSample&, nlohmann::json& about) {
                                        if (i % 3 == 0)
                                            about.erase("truth");
                                    }});
        std::vector<std::string> notes;
        const auto task = place.task(nlohmann::json::object(), &notes);
        QVERIFY2(task.ok(), task.message().c_str());
        QCOMPARE(notes.size(), size_t{1});
        QVERIFY(notes[0].find("10 samples") != std::string::npos);
    }

    void badInputIsNamed() {
        const Place place;
        QVERIFY(fails(place, {{"data", "/none"}}, ErrorCode::NotFound, {"none"}));
        QVERIFY(fails(place, {{"clip-model", "/none"}}, ErrorCode::NotFound, {"config.json"}));
        QVERIFY(fails(place, {{"rating-key", "beauty"}}, ErrorCode::Usage, {"beauty", "rating-key"}));
        QVERIFY(fails(place, {{"held-out", 60}}, ErrorCode::Usage, {"held-out"}));
        QVERIFY(fails(place, {{"hidden", "32,wide"}}, ErrorCode::Usage, {"hidden", "wide"}));
        QVERIFY(fails(place, {{"hidden", "0"}}, ErrorCode::Usage, {"hidden"}));
    }

    void aLossThatIsNoNumberStops() {
        const Place place;
        const auto task = must(place.task());
        at::Tensor value = task->parameters().front().value.detach();
        value.fill_(std::nan(""));
        const auto answer = task->accumulate({5, 0, 12, 12}, {});
        QVERIFY(!answer.ok() && answer.error().code == ErrorCode::Failed);
        QVERIFY2(answer.message().find("scenes.tar: ") != std::string::npos, answer.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestAestheticTask)
#include "test_aesthetic_task.moc"
