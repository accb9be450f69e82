// A question scorer learns, its gradients are right, and what it exports is a scorer that gives the same numbers.
#include "base/files.h"
#include "reward/preprocess.h"
#include "reward/scoring_session.h"
#include "train/clip_network.h"
#include "train/gradients.h"
#include "train/question_shards.h"
#include "train/run_settings.h"

#include <ATen/core/grad_mode.h>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

constexpr int kScenes = 40;

const fs::path& scenes() {
    static QTemporaryDir folder;
    static const fs::path shard = writeQuestionScenes(folder.path().toStdString(), kScenes);
    return shard;
}

std::vector<at::Tensor> gradientsOf(QuestionTask& task, const std::vector<TrainRows>& parts) {
    clearGradients(task.parameters());
    for (const TrainRows& rows : parts)
        must(task.accumulate(rows, {}));
    std::vector<at::Tensor> gradients;
    for (const TrainParameter& parameter : task.parameters())
        gradients.push_back(parameter.value.grad().clone());
    return gradients;
}

double number(const TrainNumbers& numbers, const std::string& name) {
    for (const auto& [known, value] : numbers)
        if (known == name)
            return value;
    return std::nan("");
}

// What stands in the task's first pictures, and the probabilities of "Yes" as the network in training gives them.
struct Probe {
    std::vector<Image> images;
    std::vector<std::string> prompts;
    std::vector<double> scores;
};
Probe probeOf(const QuestionTask& task) {
    Probe probe;
    const auto samples = must(readPictureSamples(scenes(), {"png", "txt", "json"}, 4, {}));
    for (const PictureSample& sample : samples)
        probe.images.push_back(must(decodeImage(sample.picture, sample.name)));
    probe.prompts = {"a cat", "Two red balloons to the left of a dog on a blue background.", "a yak", ""};
    at::NoGradGuard looking;
    std::vector<Image> small;
    for (const PictureSample& sample : samples)
        small.push_back(must(squarePicture(sample, 32)));
    std::vector<AnswerQuestion> questions;
    for (const std::string& prompt : probe.prompts)
        questions.push_back(must(task.vocabulary().question(prompt)));
    const QuestionNetwork& network = task.network();
    const at::Tensor logs = network.meanLogProbabilities(
        network.read(network.look(normalisedPixels(small, kClipPixels)), questions),
        std::vector<std::vector<int64_t>>(questions.size(), must(task.vocabulary().answer(true))));
    for (size_t i = 0; i < questions.size(); ++i)
        probe.scores.push_back(std::exp(logs[static_cast<int64_t>(i)].item<double>()));
    return probe;
}

Result<std::vector<double>> scored(const fs::path& models, const Probe& probe) {
    const auto repos = [&](const std::string& repo) -> Result<fs::path> {
        return models / repo;
    };
    MIRO_TRY(const auto session, ScoringSession::open({"vqa"}, repos, {.device = "cpu"}));
    std::vector<ScoreInput> inputs;
    for (size_t i = 0; i < probe.images.size(); ++i)
        inputs.push_back({&probe.images[i], probe.prompts[i]});
    MIRO_TRY(const auto scores, session->score(inputs, nullptr, {}));
    return scores.front().values;
}

bool fails(const Result<std::unique_ptr<QuestionTask>>& made, ErrorCode code, const std::vector<std::string>& parts) {
    if (made.ok() || made.error().code != code || made.message().find('\n') != std::string::npos) {
        qWarning("%s", made.ok() ? "no error" : made.message().c_str());
        return false;
    }
    for (const std::string& part : parts)
        if (made.message().find(part) == std::string::npos) {
            qWarning("%s", made.message().c_str());
            return false;
        }
    return true;
}

} // namespace

class TestQuestionTask : public QObject {
    Q_OBJECT

    // A shard of few scenes in which sample 2 was changed.
    static Result<std::unique_ptr<QuestionTask>> taskOfSpoilt(const std::function<void(DatasetSample&)>& change) {
        QTemporaryDir folder;
        const fs::path shard = writeQuestionScenes(folder.path().toStdString(), 12, [&](int i, DatasetSample& sample) {
            if (i == 2)
                change(sample);
        });
        return questionTask(shard);
    }

private Q_SLOTS:
    // Along its gradient the loss rises by the gradient's square.
    void gradientsAreRight() {
        auto task = must(questionTask(scenes()));
        const TrainRows rows{0, 0, 4, 4};
        const std::vector<at::Tensor> gradients = gradientsOf(*task, {rows});
        double square = 0;
        for (const at::Tensor& gradient : gradients)
            square += gradient.to(at::kDouble).square().sum().item<double>();
        QVERIFY(square > 1e-3);
        const double step = 1e-3 / std::sqrt(square);
        const auto lossAt = [&](double distance) {
            at::NoGradGuard moving;
            for (size_t i = 0; i < gradients.size(); ++i)
                task->parameters()[i].value.add_(gradients[i], distance * step);
            at::AutoGradMode recording(true);
            return number(must(task->accumulate(rows, {})), "loss");
        };
        const double above = lossAt(1), below = lossAt(-2);
        const double slope = (above - below) / (2 * step);
        QVERIFY2(std::abs(slope - square) < 0.01 * square,
                 qPrintable(QString("%1 instead of %2").arg(slope).arg(square)));
    }

    void microBatchesAddUp() {
        auto task = must(questionTask(scenes()));
        const auto whole = gradientsOf(*task, {{3, 0, 6, 6}});
        const auto parts = gradientsOf(*task, {{3, 0, 2, 6}, {3, 2, 1, 6}, {3, 3, 3, 6}});
        for (size_t i = 0; i < whole.size(); ++i) {
            const double largest = whole[i].abs().max().item<double>();
            QVERIFY2((whole[i] - parts[i]).abs().max().item<double>() <= 2e-5 * std::max(largest, 1e-3),
                     task->parameters()[i].name.c_str());
        }
    }

    void equalSeedsAndRowsGiveEqualNumbers() {
        auto one = must(questionTask(scenes())), other = must(questionTask(scenes()));
        QVERIFY(other->startAt(7).ok());
        const TrainRows rows{7, 2, 3, 8};
        must(one->accumulate({6, 0, 8, 8}, {}));
        QCOMPARE(must(one->accumulate(rows, {})), must(other->accumulate(rows, {})));
        auto third = must(questionTask(scenes(), {{"seed", 6U}}));
        QVERIFY(must(third->accumulate(rows, {})) != must(other->accumulate(rows, {})));
    }

    void itLearns() {
        const TrainConfig config =
            must(questionConfig(scenes(), {{"average-decay", 0.9}, {"learning-rate", 4e-3}, {"steps", 100}}));
        auto task = must(QuestionTask::make({.config = config, .note = {}, .stop = {}}));
        auto trainer = must(Trainer::create(*task, trainerSettings(config, 0, 1)));
        const double before = number(must(trainer->heldOut()), "loss");
        double first = 0, last = 0;
        for (int i = 0; i < 100; ++i) {
            const double loss = must(trainer->step()).number("loss");
            (i < 5 ? first : last) += i < 5 || i >= 95 ? loss / 5 : 0;
        }
        QVERIFY2(last < 0.5 * first, qPrintable(QString("%1, then %2").arg(first).arg(last)));
        const TrainNumbers judged = must(trainer->heldOut());
        QCOMPARE(judged.front().first, std::string("loss"));
        const double after = number(judged, "loss");
        QVERIFY2(after < 0.25 * before, qPrintable(QString("%1, then %2").arg(before).arg(after)));
        QCOMPARE(must(trainer->heldOut()), judged);
        for (const char* name :
             {"accuracy", "accuracy-object", "ranked", "score-fitting", "score-wrong", "calibration"})
            QVERIFY2(number(judged, name) >= 0 && number(judged, name) <= 1, name);
    }

    void theExportIsAScorer() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        auto task = must(questionTask(scenes()));
        QVERIFY(task->exportTo(path / "model").ok());
        const Probe probe = probeOf(*task);
        const std::vector<double> found = must(scored(path / "model", probe));
        for (size_t i = 0; i < found.size(); ++i)
            QVERIFY2(std::abs(found[i] - probe.scores[i]) < 1e-5 * std::max(found[i], probe.scores[i]),
                     qPrintable(QString("%1 instead of %2").arg(found[i]).arg(probe.scores[i])));
        QVERIFY(probe.scores[0] != probe.scores[1]);
        // Again over the same files.
        QVERIFY(task->exportTo(path / "model").ok());
        QCOMPARE(must(scored(path / "model", probe)), found);
    }

    void halfAsLarge() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        auto task = must(questionTask(scenes(), {{"half-weights", true}}));
        QVERIFY(task->exportTo(path).ok());
        const Probe probe = probeOf(*task);
        const std::vector<double> found = must(scored(path, probe));
        for (size_t i = 0; i < found.size(); ++i)
            QVERIFY(std::abs(found[i] - probe.scores[i]) < 1e-2 * probe.scores[i]);
    }

    void aTrainedTowerIsTheBeginning() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        ClipConfig clip;
        clip.features = 8;
        static_cast<ClipTowerConfig&>(clip.vision) = {.width = 24, .hidden = 96, .layers = 1, .heads = 3};
        static_cast<ClipTowerConfig&>(clip.text) = {.width = 16, .hidden = 64, .layers = 1, .heads = 2};
        clip.vision.side = 16;
        clip.vision.patch = 8;
        clip.text.vocabulary = 600;
        clip.text.positions = 8;
        const auto network = ClipNetwork::create(clip, 9, at::kCPU);
        QVERIFY(writeClipFolder(path, *network, learnClipVocabulary({"a cat"}, 600), false).ok());
        auto task = must(questionTask(scenes(), {{"tower", path.string()}}));
        QCOMPARE(task->network().sizes().vision.width, int64_t{24});
        Tensors known;
        for (const TrainParameter& parameter : network->parameters())
            known["vision_tower.vision_tower." + parameter.name] = parameter.value;
        int compared = 0;
        for (const TrainParameter& parameter : task->parameters())
            if (known.count(parameter.name)) {
                QVERIFY2(at::equal(parameter.value, known[parameter.name]), parameter.name.c_str());
                ++compared;
            }
        QVERIFY(compared > 15);
        must(task->accumulate({0, 0, 2, 2}, {}));

        Tensors tensors = tensorsOf(path / "model.safetensors");
        tensors.erase("vision_model.embeddings.class_embedding");
        QVERIFY(writeFileAtomically(path / "model.safetensors", must(safetensorsBytes(tensors))).ok());
        QVERIFY(fails(questionTask(scenes(), {{"tower", path.string()}}), ErrorCode::Corrupt,
                      {"model.safetensors", "class_embedding"}));
        QVERIFY(fails(questionTask(scenes(), {{"tower", (path / "none").string()}}), ErrorCode::NotFound, {"none"}));
    }

    void samplesWithoutTruthAreNamed() {
        const auto about = [](const nlohmann::json& json) {
            return taskOfSpoilt([&](DatasetSample& sample) { sample.fields["json"] = json.dump(); });
        };
        QVERIFY(fails(about({{"said", 1}}), ErrorCode::Corrupt, {"scenes.tar: 000002", "'shown'", "truth"}));
        QVERIFY(fails(about({{"shown", {{"things", 3}}}}), ErrorCode::Corrupt, {"scenes.tar: 000002", "things"}));
        QVERIFY(fails(taskOfSpoilt([](DatasetSample& sample) { sample.fields.erase("json"); }), ErrorCode::Corrupt,
                      {"000002", "'shown'"}));
        QVERIFY(fails(taskOfSpoilt([](DatasetSample& sample) { sample.fields.erase("png"); }), ErrorCode::Corrupt,
                      {"000002", "png"}));
        QVERIFY(fails(questionTask(scenes(), {{"truth", "seen"}}), ErrorCode::Corrupt, {"'seen'"}));
    }

    void aBrokenPictureIsNamed() {
        auto task = must(taskOfSpoilt([](DatasetSample& sample) { sample.fields["png"].resize(40); }));
        Result<TrainNumbers> done = TrainNumbers();
        for (int64_t step = 0; step < 4 && done.ok(); ++step)
            done = task->accumulate({step, 0, 4, 4}, {});
        QVERIFY(!done.ok());
        QVERIFY2(done.message().find("000002") != std::string::npos, done.message().c_str());
    }

    void aLossThatIsNoNumberIsNamed() {
        auto task = must(questionTask(scenes()));
        {
            at::NoGradGuard spoiling;
            task->parameters().front().value.fill_(std::nan(""));
        }
        const auto done = task->accumulate({5, 2, 2, 8}, {});
        QVERIFY(!done.ok());
        QVERIFY2(done.message().find("step 5") != std::string::npos, done.message().c_str());
        QVERIFY2(done.message().find("sample 2 of its batch (scenes.tar: ") != std::string::npos,
                 done.message().c_str());
    }

    void settingsThatCannotBeAreRefused() {
        QVERIFY(fails(questionTask(scenes(), {{"heads", 3}}), ErrorCode::Usage, {"width", "heads"}));
        QVERIFY(fails(questionTask(scenes(), {{"text-heads", 3}}), ErrorCode::Usage, {"text-width", "text-heads"}));
        QVERIFY(fails(questionTask(scenes(), {{"patch-size", 7}}), ErrorCode::Usage, {"image-size", "patch-size"}));
        QVERIFY(fails(questionTask(scenes(), {{"held-out", kScenes}}), ErrorCode::Usage, {"40 samples", "held-out"}));
        QVERIFY(fails(questionTask(scenes(), {{"sprites", "/nowhere"}}), ErrorCode::NotFound, {"/nowhere"}));
        QVERIFY(fails(questionTask("/nowhere"), ErrorCode::NotFound, {"/nowhere"}));
        QVERIFY(fails(questionTask(scenes(), {{"widht", 3}}), ErrorCode::Usage, {"widht", "width"}));
    }

    void itStops() {
        auto task = must(questionTask(scenes()));
        std::stop_source source;
        source.request_stop();
        QCOMPARE(task->heldOut(source.get_token()).error().code, ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestQuestionTask)
#include "test_question_task.moc"
