#include "train/distributed_child.h"
#include "train/loss_scale.h"
#include "train/trainer.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

// Four numbers whose gradient goes through fp16 on its way: 1 a row times the loss scale, which is too much from 65536
// on, whatever the batch. A bad step's loss is no number, as of a sum that was too large in the forward pass.
class CliffTask : public TrainTask {
public:
    explicit CliffTask(int64_t badFrom = -1) : m_badFrom(badFrom) {}

    const std::vector<TrainParameter>& parameters() const override { return m_parameters; }
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token) override {
        at::Tensor loss = m_parameters[0].value.to(at::kHalf).to(at::kFloat).sum();
        if (m_badFrom >= 0 && rows.step >= m_badFrom)
            loss = loss * std::nan("");
        const double value = loss.item<double>();
        if (!rows.accept(value))
            return Error{ErrorCode::Failed, "the loss is no number, in sample 7"};
        addGradients(loss * (static_cast<double>(rows.count) / static_cast<double>(rows.of)), rows);
        return TrainNumbers{{"loss", value}};
    }
    Result<TrainNumbers> heldOut(std::stop_token) override { return TrainNumbers{}; }
    Result<void> startAt(int64_t) override { return {}; }
    Result<void> exportTo(const fs::path&) override { return {}; }

private:
    int64_t m_badFrom;
    std::vector<TrainParameter> m_parameters{{"w", at::arange(1, 5).to(at::kFloat).requires_grad_(true), true}};
};

TrainerSettings settings(std::optional<LossScaleSettings> scale) {
    TrainerSettings settings;
    settings.seed = 5;
    settings.batchRows = 8;
    settings.learningRate = {5e-3, 2, 400, 0.8};
    settings.averageDecay = 0.9;
    settings.lossScale = scale;
    return settings;
}

template <typename Task>
struct Run {
    std::unique_ptr<Task> task;
    std::unique_ptr<Trainer> trainer;

    Run(std::unique_ptr<Task> made, const TrainerSettings& settings)
        : task(std::move(made)), trainer(must(Trainer::create(*task, settings))) {}
    StepReport step() { return must(trainer->step()); }
    double scale() const { return trainer->lossScale()->value(); }

    bool sameAs(const Run& other) const {
        for (size_t i = 0; i < task->parameters().size(); ++i)
            if (!at::equal(task->parameters()[i].value, other.task->parameters()[i].value) ||
                !at::equal(trainer->average().values()[i], other.trainer->average().values()[i]))
                return false;
        return trainer->lossScale().has_value() == other.trainer->lossScale().has_value() &&
               (!trainer->lossScale() || trainer->lossScale()->state() == other.trainer->lossScale()->state());
    }
};

Run<CliffTask> cliff(LossScaleSettings scale, int64_t badFrom = -1) {
    return {std::make_unique<CliffTask>(badFrom), settings(scale)};
}

Run<TrainTask> flow(std::optional<LossScaleSettings> scale, Precision precision) {
    ChildOrder order;
    return {childTask(order, precision), settings(scale)};
}

} // namespace

// Training in fp16: what is too large is skipped, and nothing else is different from fp32.
class TestLossScale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void itFallsAtOnceAndRisesSlowly() {
        LossScale scale({.initial = 8, .growSteps = 3});
        scale.skipped();
        QCOMPARE(scale.state(), (LossScale::State{4, 0, 1}));
        scale.taken();
        scale.taken();
        scale.skipped(); // counts anew
        scale.taken();
        scale.taken();
        QCOMPARE(scale.value(), 2.0);
        scale.taken();
        QCOMPARE(scale.state(), (LossScale::State{4, 0, 2}));
        for (int i = 0; i < 5; ++i)
            scale.skipped();
        QVERIFY(scale.lowest());
        QCOMPARE(scale.value(), LossScale::kLowest);
        for (int i = 0; i < 300; ++i)
            scale.taken();
        QCOMPARE(scale.value(), LossScale::kHighest);
    }

    // A power of two changes no digit: the same weights as without.
    void theScaleItselfChangesNothing() {
        auto scaled = flow(LossScaleSettings{1024, 2}, Precision::Fp32);
        auto plain = flow({}, Precision::Fp32);
        for (int i = 0; i < 6; ++i) {
            const StepReport one = scaled.step();
            const StepReport two = plain.step();
            QCOMPARE(one.gradientNorm, two.gradientNorm);
            QCOMPARE(one.number("loss"), two.number("loss"));
        }
        QCOMPARE(scaled.scale(), 8192.0);
        for (size_t i = 0; i < plain.task->parameters().size(); ++i)
            QVERIFY(at::equal(plain.task->parameters()[i].value, scaled.task->parameters()[i].value));
    }

    void itLearnsInFp16AsInFp32() {
        auto half = flow(LossScaleSettings{1024, 2000}, Precision::Fp16); // small enough: nothing is skipped
        auto exact = flow({}, Precision::Fp32);
        double before = 0, after = 0;
        for (int i = 0; i < 40; ++i) {
            const double loss = half.step().number("raw");
            const double expected = exact.step().number("raw");
            QVERIFY2(std::abs(loss / expected - 1) < (i == 0 ? 2e-3 : 2e-2),
                     qPrintable(QString("step %1: %2 instead of %3").arg(i).arg(loss).arg(expected)));
            before += i < 8 ? loss : 0;
            after += i >= 32 ? loss : 0;
        }
        QVERIFY2(after < 0.9 * before, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
        QCOMPARE(half.trainer->lossScale()->state().skipped, int64_t{0});
        for (const TrainParameter& parameter : half.task->parameters())
            QCOMPARE(parameter.value.scalar_type(), at::kFloat);
    }

    void whatIsTooLargeIsSkipped() {
        auto run = cliff({.initial = 131072, .growSteps = 2});
        const auto fresh = cliff({.initial = 131072, .growSteps = 2});
        for (const double scale : {131072.0, 65536.0}) {
            const StepReport report = run.step();
            QVERIFY(report.skipped && !std::isfinite(report.gradientNorm));
            QCOMPARE(report.number("loss_scale"), scale);
            QCOMPARE(report.number("loss"), 10.0);
        }
        QCOMPARE(run.trainer->stepsDone(), int64_t{2});
        QVERIFY(at::equal(run.task->parameters()[0].value, fresh.task->parameters()[0].value));
        QVERIFY(at::equal(run.trainer->average().values()[0], fresh.trainer->average().values()[0]));
        StepReport report = run.step();
        QVERIFY(!report.skipped);
        QCOMPARE(report.gradientNorm, 2.0); // of four ones: as if there were no scale
        QVERIFY(!at::equal(run.task->parameters()[0].value, fresh.task->parameters()[0].value));
        run.step();
        QCOMPARE(run.scale(), 65536.0); // after two: too much again
        report = run.step();
        QVERIFY(report.skipped);
        QCOMPARE(report.number("skipped_updates"), 3.0);
        QCOMPARE(run.scale(), 32768.0);
    }

    // In the forward pass no scale helps: some steps may be lost, then the run ends with the sample's name.
    void aLossThatIsNoNumberEndsTheRunAtTheLowestScale() {
        auto run = cliff({.initial = 4, .growSteps = 100}, 1);
        run.step();
        QVERIFY(run.step().skipped && run.step().skipped);
        QVERIFY(run.trainer->lossScale()->lowest());
        const auto ended = run.trainer->step();
        QVERIFY(!ended.ok());
        QCOMPARE(ended.message(), std::string("the loss is no number, in sample 7"));
        QCOMPARE(run.trainer->stepsDone(), int64_t{3});
    }

    void aRunGoesOnBitForBit() {
        const LossScaleSettings scale{131072, 3};
        auto whole = cliff(scale);
        std::vector<TrainNumbers> curve;
        for (int i = 0; i < 14; ++i)
            curve.push_back(whole.step().numbers);
        for (const int saved : {1, 4, 7}) {
            QTemporaryDir folder;
            const fs::path file = fs::path(folder.path().toStdString()) / "state.safetensors";
            auto first = cliff(scale);
            for (int i = 0; i < saved; ++i)
                first.step();
            QVERIFY(first.trainer->save(file).ok());
            auto second = cliff(scale);
            must(second.trainer->resume(file));
            for (int i = saved; i < 14; ++i)
                QCOMPARE(second.step().numbers, curve[static_cast<size_t>(i)]);
            QVERIFY(second.sameAs(whole));
        }
        auto halfWay = flow(LossScaleSettings{}, Precision::Fp16);
        auto through = flow(LossScaleSettings{}, Precision::Fp16);
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "state.safetensors";
        for (int i = 0; i < 3; ++i)
            halfWay.step(), through.step();
        QVERIFY(halfWay.trainer->save(file).ok());
        auto again = flow(LossScaleSettings{}, Precision::Fp16);
        must(again.trainer->resume(file));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(again.step().numbers, through.step().numbers);
        QVERIFY(again.sameAs(through));
    }

    void statesOfOtherPrecisions() {
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "state.safetensors";
        auto half = cliff({.initial = 1024, .growSteps = 10});
        half.step();
        QVERIFY(half.trainer->save(file).ok());
        Run<CliffTask> plain(std::make_unique<CliffTask>(), settings({}));
        must(plain.trainer->resume(file)); // goes on in fp32
        QVERIFY(plain.trainer->save(file).ok());
        auto back = cliff({.initial = 64, .growSteps = 10});
        must(back.trainer->resume(file)); // and begins anew in fp16
        QCOMPARE(back.scale(), 64.0);
    }

    void aStateWithoutItsNumbers() {
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "state.safetensors";
        auto run = cliff({});
        QVERIFY(run.trainer->save(file).ok());
        const auto metadata = must(readSafetensorsMetadata(file));
        const Tensors tensors = tensorsOf(file);
        for (const char* scale : {R"({"value":-1,"good":0,"skipped":0})", R"({"value":8,"good":-3,"skipped":0})",
                                  R"({"value":8,"good":0})", R"("8")", R"({"value":1e30,"good":0,"skipped":0})"}) {
            auto json = nlohmann::json::parse(metadata.at("miro.run"));
            json["loss_scale"] = nlohmann::json::parse(scale);
            std::ofstream(file, std::ios::binary) << must(safetensorsBytes(tensors, {{"miro.run", json.dump()}}));
            auto other = cliff({});
            const auto resumed = other.trainer->resume(file);
            QVERIFY(!resumed.ok());
            QCOMPARE(resumed.error().code, ErrorCode::Corrupt);
            QVERIFY2(resumed.message().find("loss_scale") != std::string::npos, resumed.message().c_str());
        }
    }

    void settingsThatCannotBe() {
        for (const LossScaleSettings& scale : {LossScaleSettings{0.5, 10}, LossScaleSettings{std::nan(""), 10},
                                               LossScaleSettings{1e9, 10}, LossScaleSettings{8, 0}}) {
            CliffTask task;
            const auto made = Trainer::create(task, settings(scale));
            QVERIFY(!made.ok());
            QVERIFY2(made.message().find("loss scale") != std::string::npos, made.message().c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestLossScale)
#include "test_loss_scale.moc"
