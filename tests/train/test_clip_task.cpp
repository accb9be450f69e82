// A small CLIP in training computes what the program's scorers compute, learns, and is written as they read it.
#include "train/clip_task.h"

#include "base/files.h"
#include "model/clip_text.h"
#include "model/clip_vision.h"
#include "reward/preprocess.h"
#include "reward/scoring_session.h"
#include "train/clip_losses.h"
#include "train/clip_rig.h"
#include "train/gradients.h"
#include "train/random_streams.h"

#include <ATen/core/grad_mode.h>
#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

fs::path pathOf(const QTemporaryDir& folder) {
    return folder.path().toStdString();
}

const fs::path& scenes() {
    static QTemporaryDir folder;
    static const fs::path shard = ClipShard{}.write(pathOf(folder));
    return shard;
}

Result<std::unique_ptr<ClipTask>> taskOf(const nlohmann::json& changes = nlohmann::json::object(),
                                         std::vector<std::string>* notes = nullptr, int64_t processes = 1) {
    nlohmann::json json = clipJson(scenes());
    json.update(changes);
    const TrainConfig config = configOf(json);
    return ClipTask::make({.config = config,
                           .note =
                               [&](const std::string& line) {
                                   if (notes)
                                       notes->push_back(line);
                               },
                           .processes = processes});
}

bool fails(const nlohmann::json& changes, ErrorCode code, const std::vector<std::string>& words,
           int64_t processes = 1) {
    const auto made = taskOf(changes, nullptr, processes);
    if (made.ok() || made.error().code != code) {
        qWarning("%s", made.message().c_str());
        return false;
    }
    for (const std::string& word : words)
        if (made.message().find(word) == std::string::npos) {
            qWarning("%s", made.message().c_str());
            return false;
        }
    return true;
}

double numberOf(const TrainNumbers& numbers, const std::string& name) {
    for (const auto& [key, value] : numbers)
        if (key == name)
            return value;
    throw std::runtime_error("no number " + name);
}

std::vector<at::Tensor> gradientsOf(const TrainTask& task) {
    std::vector<at::Tensor> gradients;
    for (const TrainParameter& parameter : task.parameters())
        gradients.push_back(parameter.value.grad().defined() ? parameter.value.grad().clone()
                                                             : at::zeros_like(parameter.value));
    return gradients;
}

std::vector<Image> picturesOf(int side, size_t count) {
    const auto samples = must(readPictureSamples(scenes(), {}, static_cast<int64_t>(count), {}));
    std::vector<Image> images;
    for (const PictureSample& sample : samples)
        images.push_back(must(squarePicture(sample, side)));
    return images;
}

double farthest(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

} // namespace

class TestClipTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Whatever the pictures are, a short run can tell from the first step where in them things are.
    void placesAreKnownFromTheStart() {
        const at::Tensor table = initialTensor(Initial::places(0.5), 1, "positions", {1 + 8 * 8, 192});
        QCOMPARE(table[0].abs().max().item<float>(), 0.0f); // the class token's
        const at::Tensor places = table.narrow(0, 1, 64);
        QVERIFY(std::abs(places.square().mean().item<double>() - 0.25) < 1e-6);
        const at::Tensor apart = at::cdist(places, places) + at::eye(64) * 100;
        QVERIFY(apart.min().item<double>() > 1);
        // The further, the more different, along either axis.
        for (const int64_t step : {int64_t(1), int64_t(8)})
            for (int64_t i = 1; i < 7; ++i)
                QVERIFY(apart[0][i * step].item<double>() < apart[0][(i + 1) * step].item<double>() ||
                        i > 2); // shorter waves come round
        QVERIFY_EXCEPTION_THROWN(initialTensor(Initial::places(1), 1, "positions", {7, 192}), c10::Error);
    }

    void towersAreThoseOfTheScorers_data() {
        QTest::addColumn<bool>("quick");
        QTest::newRow("gelu") << false;
        QTest::newRow("quick gelu") << true;
    }
    void towersAreThoseOfTheScorers() {
        QFETCH(bool, quick);
        ClipConfig config;
        static_cast<ClipTowerConfig&>(config.vision) = {.width = 32, .hidden = 128, .layers = 3, .heads = 2};
        static_cast<ClipTowerConfig&>(config.text) = {.width = 24, .hidden = 96, .layers = 2, .heads = 3};
        config.vision.quickGelu = config.text.quickGelu = quick;
        config.vision.side = 40;
        config.vision.patch = 8;
        config.text.vocabulary = 600;
        config.text.positions = 20;
        config.text.endToken = 599;
        config.features = 16;
        const auto network = ClipNetwork::create(config, 3, at::kCPU);
        QTemporaryDir folder;
        const ClipVocabulary vocabulary = learnClipVocabulary({"a cat", "a cat", "a dog"}, 600);
        QVERIFY(writeClipFolder(pathOf(folder) / "clip", *network, vocabulary, false).ok());

        auto file = must(openTensorFile(pathOf(folder) / "clip" / "model.safetensors"));
        const ClipConfig read =
            must(ClipConfig::fromJson(must(readJsonFile(pathOf(folder) / "clip" / "config.json")), "config.json"));
        const auto vision = must(ClipVision::load(read, *file, at::kCPU, {}));
        const auto text = must(ClipText::load(read, *file, at::kCPU, {}));
        at::NoGradGuard measuring;
        const at::Tensor pixels = normalisedPixels(picturesOf(40, 5), kClipPixels);
        const auto unit = [](const at::Tensor& x) {
            return x / x.norm(2, -1, true);
        };
        QVERIFY(farthest(network->pictures(pixels), unit(must(vision->forward(pixels, {})))) < 1e-5);
        const std::vector<TokenIds> texts{{598, 5, 70, 599}, {598, 599}, {598, 9, 8, 7, 6, 5, 599}};
        const at::Tensor ids = at::zeros({3, 7}, at::kLong);
        for (size_t i = 0; i < texts.size(); ++i)
            for (size_t j = 0; j < texts[i].size(); ++j)
                ids[static_cast<int64_t>(i)][static_cast<int64_t>(j)].fill_(texts[i][j]);
        QVERIFY(farthest(network->texts(texts), unit(must(text->forward(ids, {})))) < 1e-5);
        QVERIFY(std::abs(network->scale().item<double>() - text->logitScale()) < 1e-4);

        // What was written can be gone on from.
        const auto again = must(ClipNetwork::open(pathOf(folder) / "clip", at::kCPU));
        QCOMPARE(farthest(again->pictures(pixels), network->pictures(pixels)), 0.0);
        QCOMPARE(again->parameters().size(), network->parameters().size());
    }

    void lossesAreWhatTheySay() {
        const auto random = [](std::initializer_list<int64_t> shape, uint64_t seed) {
            return normalTensor(SeededRandom(seed), shape).to(at::kDouble);
        };
        const at::Tensor pictures = random({4, 6}, 1), texts = random({4, 6}, 2), scale = at::tensor(1.7, at::kDouble);
        at::Tensor fits = at::zeros({4, 4}, at::kBool);
        fits[0][2].fill_(true); // picture 0 may show what text 2 says
        fits[1][1].fill_(true); // its own text is never left out
        const at::Tensor loss = contrastiveLoss(pictures, texts, scale, fits);
        for (int64_t i = 0; i < 4; ++i) {
            double byText = 0, byPicture = 0;
            for (int64_t j = 0; j < 4; ++j) {
                if (!(i == 0 && j == 2))
                    byText += std::exp(1.7 * (pictures[i] * texts[j]).sum().item<double>());
                if (!(i == 2 && j == 0))
                    byPicture += std::exp(1.7 * (pictures[j] * texts[i]).sum().item<double>());
            }
            const double own = 1.7 * (pictures[i] * texts[i]).sum().item<double>();
            const double expected = (std::log(byText) + std::log(byPicture)) / 2 - own;
            QVERIFY(std::abs(loss[i].item<double>() - expected) < 1e-9);
        }
        const at::Tensor better = random({3}, 3), worse = random({3}, 4);
        const at::Tensor chosen = at::softmax(at::stack({better, worse}), 0).select(0, 0).log().neg();
        QVERIFY(farthest(choiceLoss(better, worse), chosen) < 1e-12);
        const at::Tensor nothing = at::full({2, 2}, std::nan("")), half = at::tensor({0.5, 0.25}).view({1, 2});
        at::Tensor known = at::cat({nothing, half});
        known[1][0].fill_(1);
        const at::Tensor errors = truthLoss(at::zeros({3, 2}), known);
        QCOMPARE(errors[0].item<double>(), 0.0);
        QCOMPARE(errors[1].item<double>(), 1.0);
        QCOMPARE(errors[2].item<double>(), (0.25 + 0.0625) / 2);
    }

    // Against differences of the loss: every term is in it.
    void gradientsAreThoseOfTheLoss() {
        for (const char* objective : {"contrastive", "preference"}) {
            const nlohmann::json changes = {{"objective", objective},           {"truth-keys", "truth.aesthetic"},
                                            {"better-keys", "truth.aesthetic"}, {"better-margin", 0.01},
                                            {"data", alike().string()},         {"batch-size", 6}};
            const auto task = must(taskOf(changes));
            const TrainRows rows{3, 0, 6, 6};
            clearGradients(task->parameters());
            must(task->accumulate(rows, {}));
            const std::vector<at::Tensor> gradients = gradientsOf(*task);
            double largest = 0;
            for (const at::Tensor& gradient : gradients)
                largest = std::max(largest, gradient.abs().max().item<double>());
            QVERIFY(largest > 0.01);
            size_t looked = 0;
            for (size_t i = 0; i < gradients.size(); ++i) {
                at::Tensor values = task->parameters()[i].value.detach().view({-1});
                const int64_t place = gradients[i].abs().flatten().argmax().item<int64_t>();
                const double gradient = gradients[i].flatten()[place].item<double>();
                if (std::abs(gradient) < largest / 50)
                    continue; // the loss is a 32-bit number
                const double step = 2e-3, before = values[place].item<double>();
                const auto lossAt = [&](double value) {
                    values[place].fill_(value);
                    return numberOf(must(task->accumulate(rows, {})), "loss");
                };
                const double slope = (lossAt(before + step) - lossAt(before - step)) / (2 * step);
                values[place].fill_(before);
                QVERIFY2(std::abs(slope - gradient) < 0.02 * std::abs(gradient) + 2e-3,
                         (task->parameters()[i].name + fmt::format(": {} and {}", gradient, slope)).c_str());
                ++looked;
            }
            QVERIFY(looked >= 8);
        }
    }

    void aStepIsAFunctionOfItsRows() {
        const nlohmann::json changes = {{"truth-keys", "truth.aesthetic,truth.composition"}};
        const auto task = must(taskOf(changes)), other = must(taskOf(changes));
        must(other->accumulate({7, 0, 12, 12}, {}));
        clearGradients(other->parameters());
        const TrainNumbers numbers = must(task->accumulate({2, 0, 12, 12}, {}));
        QCOMPARE(must(other->accumulate({2, 0, 12, 12}, {})), numbers);
        QCOMPARE(numbers.front().first, std::string("loss"));
        const auto a = gradientsOf(*task), b = gradientsOf(*other);
        for (size_t i = 0; i < a.size(); ++i)
            QVERIFY(at::equal(a[i], b[i]));
        QVERIFY(must(task->accumulate({3, 0, 12, 12}, {})) != numbers);
        QCOMPARE(must(task->heldOut({})), must(other->heldOut({})));
    }

    void theWeightsOfMicroBatchesAddUp() {
        const auto task = must(taskOf());
        must(task->accumulate({0, 0, 6, 12}, {}));
        const auto half = gradientsOf(*task);
        clearGradients(task->parameters());
        must(task->accumulate({0, 0, 6, 6}, {})); // other samples at step 0 only where rows count differently
        const auto whole = gradientsOf(*task);
        for (size_t i = 0; i < half.size(); ++i)
            QVERIFY(farthest(half[i] * 2, whole[i]) < 1e-5);
    }

    void learns() {
        const auto task = must(taskOf({{"truth-keys", "truth.aesthetic"}}));
        auto trainer = must(Trainer::create(*task, trainerSettings(12)));
        const double before = numberOf(must(trainer->heldOut()), "loss");
        double first = 0, last = 0;
        constexpr int kSteps = 60;
        for (int step = 0; step < kSteps; ++step)
            (step < 10             ? first
             : step >= kSteps - 10 ? last
                                   : first) +=
                step < 10 || step >= kSteps - 10 ? must(trainer->step()).number("loss") : (must(trainer->step()), 0.0);
        QVERIFY2(last < 0.75 * first, fmt::format("{} {} {}", before, first / 10, last / 10).c_str());
        const TrainNumbers held = must(trainer->heldOut());
        QCOMPARE(held.front().first, std::string("loss"));
        for (const char* name : {"retrieval", "hard", "hard-object", "scale", "unread-truth.aesthetic"})
            QVERIFY(std::isfinite(numberOf(held, name)));
    }

    void learnsWhichIsBetter() {
        const auto task = must(taskOf({{"objective", "preference"},
                                       {"data", alike().string()},
                                       {"better-keys", "truth.aesthetic"},
                                       {"contrast-weight", 0}}));
        auto trainer = must(Trainer::create(*task, trainerSettings(12)));
        double first = 0, last = 0;
        for (int step = 0; step < 60; ++step) {
            const StepReport report = must(trainer->step());
            first += step < 10 ? report.number("preference-loss") : 0;
            last += step >= 50 ? report.number("preference-loss") : 0;
        }
        QVERIFY2(last < 0.8 * first, fmt::format("{} {}", first / 10, last / 10).c_str());
        QVERIFY(numberOf(must(trainer->heldOut()), "preference") >= 0);
    }

    void theScorerGivesTheTrainedNetworksScores() {
        const auto task = must(taskOf());
        auto trainer = must(Trainer::create(*task, trainerSettings(12)));
        for (int i = 0; i < 5; ++i)
            must(trainer->step());
        QTemporaryDir folder;
        const fs::path clip = pathOf(folder) / "clip";
        const auto exported = task->exportTo(clip);
        QVERIFY2(exported.ok(), exported.message().c_str());
        const RepoFinder repos = [&](const std::string& repo) -> Result<fs::path> {
            if (repo == "openai/clip-vit-large-patch14" || repo == "yuvalkirstain/PickScore_v1" ||
                repo == "laion/CLIP-ViT-H-14-laion2B-s32B-b79K")
                return clip;
            return Error{ErrorCode::NotFound, repo};
        };
        auto session = must(ScoringSession::open({"clip_openai", "pick_score"}, repos, {.device = "cpu"}));
        const std::vector<Image> images = picturesOf(32, 4);
        const std::vector<std::string> prompts{"a cat and a dog", "two red apples on a blue background", "", "naïve!"};
        std::vector<ScoreInput> inputs;
        for (size_t i = 0; i < images.size(); ++i)
            inputs.push_back({&images[i], prompts[i]});
        const auto scores = must(session->score(inputs, nullptr, {}));
        const auto tokenizer = must(loadClipTokenizer(clip));
        std::vector<TokenIds> texts;
        for (const std::string& prompt : prompts)
            texts.push_back(must(tokenizer->encode(prompt, 40)));
        at::NoGradGuard measuring;
        const at::Tensor expected = pairedLogits(task->network().pictures(normalisedPixels(images, kClipPixels)),
                                                 task->network().texts(texts), task->network().scale() / 100);
        for (const RawScores& scorer : scores)
            for (size_t i = 0; i < images.size(); ++i)
                QVERIFY(std::abs(scorer.values[i] - expected[static_cast<int64_t>(i)].item<double>()) < 1e-5);
    }

    void halfWeightsAreHalfAsLarge() {
        const auto task = must(taskOf({{"half-weights", true}})), whole = must(taskOf());
        QTemporaryDir folder;
        QVERIFY(task->exportTo(pathOf(folder) / "half").ok());
        QVERIFY(whole->exportTo(pathOf(folder) / "whole").ok());
        const auto half = fs::file_size(pathOf(folder) / "half" / "model.safetensors");
        QVERIFY(half * 19 < fs::file_size(pathOf(folder) / "whole" / "model.safetensors") * 10);
        const auto network = must(ClipNetwork::open(pathOf(folder) / "half", at::kCPU));
        at::NoGradGuard measuring;
        const at::Tensor pixels = normalisedPixels(picturesOf(32, 2), kClipPixels);
        QVERIFY(farthest(network->pictures(pixels), task->network().pictures(pixels)) < 5e-3);
    }

    void goesOnFromATrainedOne() {
        const auto task = must(taskOf());
        QTemporaryDir folder;
        QVERIFY(task->exportTo(pathOf(folder) / "clip").ok());
        // Sizes are the trained one's, whatever the settings say.
        const auto on =
            must(taskOf({{"from", (pathOf(folder) / "clip").string()}, {"width", 64}, {"vocabulary", 600}}));
        QCOMPARE(on->network().config().vision.width, int64_t{32});
        QCOMPARE(must(on->heldOut({})), must(task->heldOut({})));
        QVERIFY(fs::remove(pathOf(folder) / "clip" / "merges.txt"));
        QVERIFY(fails({{"from", (pathOf(folder) / "clip").string()}}, ErrorCode::NotFound, {"merges.txt"}));
        QVERIFY(fails({{"from", (pathOf(folder) / "none").string()}}, ErrorCode::NotFound, {"vocab.json"}));
    }

    void aVocabularyThatDoesNotFitIsNamed() {
        const auto task = must(taskOf());
        QTemporaryDir folder;
        const fs::path clip = pathOf(folder) / "clip";
        QVERIFY(task->exportTo(clip).ok());
        auto pieces = nlohmann::json::parse(must(readFile(clip / "vocab.json")));
        pieces["more"] = 5000;
        QVERIFY(writeFileAtomically(clip / "vocab.json", pieces.dump()).ok());
        QVERIFY(fails({{"from", clip.string()}}, ErrorCode::Corrupt, {"5000", "vocabulary"}));
    }

    void captionsOfOtherPicturesAreNotLearned() {
        // Every second one is mismatched; without the second caption nothing true is known about those.
        QTemporaryDir folder;
        const auto data = ClipShard{.sample = [](int i, DatasetSample&, nlohmann::json& about) {
                              about["mismatched"] = i % 2 == 1;
                              about.erase("synthetic_caption");
                          }}.write(pathOf(folder));
        std::vector<std::string> notes;
        QVERIFY(taskOf({{"data", data.string()}}, &notes).ok());
        QCOMPARE(notes.size(), size_t{1});
        QVERIFY(notes[0].find("20 samples") != std::string::npos);
    }

    void whatMayBeTrueIsNoCounterexample() {
        const ScenePrompt cat{.things = {{3, "", 1}}}, blueCat{.things = {{3, "blue", 1}}},
            redCat{.things = {{3, "red", 1}}}, catOnGreen{.things = {{3, "", 1}}, .background = "green"},
            catOnPink{.things = {{3, "", 1}}, .background = "pink"}, cats{.things = {{3, "", 2}}},
            both{.things = {{3, "", 1}, {4, "", 1}}},
            left{.things = {{3, "", 1}, {4, "", 1}}, .relation = SceneRelation::LeftOf},
            sameLeft{.things = {{4, "", 1}, {3, "", 1}}, .relation = SceneRelation::RightOf},
            right{.things = {{3, "", 1}, {4, "", 1}}, .relation = SceneRelation::RightOf};
        for (const auto& [a, b] : {std::pair(cat, cat),
                                   {cat, blueCat},
                                   {cat, catOnGreen},
                                   {catOnGreen, cat},
                                   {both, left},
                                   {left, both},
                                   {left, sameLeft},
                                   {both, right}}) {
            QVERIFY(mayBeTrueOf(a, b));
            QVERIFY(mayBeTrueOf(b, a));
        }
        for (const auto& [a, b] : {std::pair(redCat, blueCat),
                                   {catOnPink, catOnGreen},
                                   {cat, cats},
                                   {cat, both},
                                   {left, right},
                                   {sameLeft, right}}) {
            QVERIFY(!mayBeTrueOf(a, b));
            QVERIFY(!mayBeTrueOf(b, a));
        }
    }

    void onlyPicturesOfOneCaptionAreCompared() {
        std::vector<ClipSample> samples(6);
        const double unknown = std::nan("");
        const std::vector<std::pair<size_t, double>> facts{{0, 0.1},  {0, 0.5},     {1, 0.9},
                                                           {0, 0.15}, {1, unknown}, {2, 3}};
        for (size_t i = 0; i < facts.size(); ++i) {
            samples[i].saying = facts[i].first;
            samples[i].worth = facts[i].second;
        }
        const ClipPairs pairs(samples, {0, 1, 2, 3, 4, 5}, 0.1);
        QCOMPARE(pairs.samples(), (std::vector<size_t>{0, 1, 3}));
        for (uint64_t seed = 0; seed < 8; ++seed) {
            QCOMPARE(pairs.partner(0, SeededRandom(seed)), size_t{1});
            QVERIFY(pairs.partner(1, SeededRandom(seed)) != 1);
        }
    }

    void badInputIsNamed() {
        QVERIFY(fails({{"data", "/none"}}, ErrorCode::NotFound, {"none"}));
        QVERIFY(fails({{"held-out", 39}}, ErrorCode::Usage, {"held-out", "40"}));
        QVERIFY(fails({{"heads", 3}}, ErrorCode::Usage, {"width 32", "heads 3"}));
        QVERIFY(fails({{"text-heads", 5}}, ErrorCode::Usage, {"text-width", "text-heads"}));
        QVERIFY(fails({{"patch-size", 7}}, ErrorCode::Usage, {"image-size", "patch-size"}));
        QVERIFY(fails({{"sprites", "/none"}}, ErrorCode::NotFound, {"none"}));
        QVERIFY(fails({{"objective", "preference"}, {"better-keys", ""}}, ErrorCode::Usage, {"better-keys"}));
        QVERIFY(fails({{"objective", "preference"}, {"better-keys", "beauty"}}, ErrorCode::Usage,
                      {"better-keys", "better-margin"}));
        // A batch that is cut would be learned from in another way, silently.
        QVERIFY(fails({{"micro-batch", 4}}, ErrorCode::Usage, {"micro-batch 4", "batch of 12", "negatives"}));
        QVERIFY(taskOf({{"micro-batch", 12}}).ok());
        QVERIFY(taskOf({{"micro-batch", 4}, {"negatives", "part"}}).ok());
        QVERIFY(fails(nlohmann::json::object(), ErrorCode::Usage, {"2 processes", "negatives"}, 2));
        QVERIFY(fails({{"negatives", "part"}, {"heads", 3}}, ErrorCode::Usage, {"width 32"}, 2));
        QTemporaryDir folder;
        ClipShard shard;
        shard.sample = [](int i, DatasetSample&, nlohmann::json& about) {
            if (i == 4)
                about["shown"]["things"][0]["name"] = "unicorn";
        };
        QVERIFY(fails({{"data", shard.write(pathOf(folder)).string()}}, ErrorCode::Corrupt, {"000004", "unicorn"}));
        // Where no sprites are asked for the scene is not looked at.
        QVERIFY(taskOf({{"data", (pathOf(folder) / "scenes.tar").string()}, {"sprites", ""}}).ok());
    }

    void aLossThatIsNoNumberStops() {
        const auto task = must(taskOf());
        at::Tensor value = task->parameters().front().value.detach();
        value.fill_(std::nan(""));
        const auto answer = task->accumulate({5, 0, 12, 12}, {});
        QVERIFY(!answer.ok() && answer.error().code == ErrorCode::Failed);
        QVERIFY2(answer.message().find("step 5") != std::string::npos, answer.message().c_str());
        QVERIFY2(answer.message().find("scenes.tar: ") != std::string::npos, answer.message().c_str());
        for (const TrainParameter& parameter : task->parameters())
            QVERIFY(!parameter.value.grad().defined());
    }

private:
    // Scenes of three prompts, so that many pictures have one caption.
    static const fs::path& alike() {
        static QTemporaryDir folder;
        static const fs::path shard = ClipShard{.scene = [](int i, CaptionedScene& made) {
                                          const ScenePrompt prompt{.things = {{i % 3, "", 1}}};
                                          made.said = made.scene.shown = prompt;
                                          made.mismatched = false;
                                          made.scene.sprites = {{i % 3, "", 64, 66, 84, 0}};
                                          made.caption = made.described = fmt::format("picture of kind {}", i % 3);
                                      }}.write(pathOf(folder));
        return shard;
    }
};

QTEST_GUILESS_MAIN(TestClipTask)
#include "test_clip_task.moc"
