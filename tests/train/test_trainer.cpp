#include "train/train_fixtures.h"
#include "train/trainer.h"

#include <ATen/core/grad_mode.h>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// A run: it learns, goes on bit for bit, and stops on what is no number.
class TestTrainer : public QObject {
    Q_OBJECT

    static TrainerSettings settings(int64_t rows) {
        TrainerSettings settings;
        settings.seed = 5;
        settings.batchRows = rows;
        settings.learningRate = {5e-3, 2, 400, 0.8};
        settings.averageDecay = 0.9;
        return settings;
    }

    static std::unique_ptr<FlowTrainer> trainer(TrainerSettings settings) {
        FlowSetting setting;
        setting.scaling = {at::full({1, 4, 1, 1}, 0.5F), at::zeros({1, 4, 1, 1})};
        setting.unconditional = at::zeros({1, 8});
        RinConfig config = tinyConfig();
        config.network.blockCount = 1;
        return must(FlowTrainer::create(must(RinNetwork::create(config, 7)), setting, settings));
    }

    // Four kinds of flat pictures, told by the text and the first reward.
    static TrainBatch batch(int64_t rows, int64_t first = 0) {
        TrainBatch batch;
        batch.mean = at::zeros({rows, 4, 4, 4});
        batch.std = at::full({rows, 4, 4, 4}, 0.05F);
        batch.text = {at::zeros({rows, 3, 8}), at::ones({rows, 3}, at::kBool)};
        batch.rewards = at::full({rows, 2}, 0.5F);
        for (int64_t row = 0; row < rows; ++row) {
            const int64_t kind = (first + row) % 4;
            batch.mean[row][kind].fill_(2);
            batch.text.tokens[row][0][kind] = 2;
            batch.rewards[row][0] = static_cast<double>(kind) / 3;
            batch.names.push_back("sample-" + std::to_string(first + row));
        }
        return batch;
    }

    static StepReport step(FlowTrainer& trainer, const std::vector<TrainBatch>& batches) {
        return must(trainer.step(batches));
    }

    static bool sameState(const FlowTrainer& first, const FlowTrainer& second) {
        for (const bool averaged : {false, true}) {
            const Tensors theirs = second.published(averaged);
            for (const auto& [name, tensor] : first.published(averaged))
                if (!at::equal(tensor, theirs.at(name)))
                    return false;
        }
        return true;
    }

    static fs::path stateIn(const QTemporaryDir& folder) {
        return fs::path(folder.path().toStdString()) / "state.safetensors";
    }

private Q_SLOTS:
    void itLearns() {
        auto run = trainer(settings(16));
        double before = 0;
        double after = 0;
        for (int i = 0; i < 90; ++i) {
            const StepReport report = step(*run, {batch(16)});
            QCOMPARE(report.step, int64_t{i});
            before += i < 10 ? report.raw / 10 : 0;
            after += i >= 80 ? report.raw / 10 : 0;
        }
        QVERIFY2(after < 0.5 * before, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
        const FlowLoss held = must(run->heldOutLoss(batch(64), 0));
        QVERIFY(held.raw.mean().item<double>() < 0.7 * before);
        QVERIFY(!held.loss.requires_grad());
        QVERIFY(at::equal(held.raw, must(run->heldOutLoss(batch(64), 0)).raw));
        QVERIFY(!at::equal(held.raw, must(run->heldOutLoss(batch(64), 1)).raw));
    }

    void itLearnsInBf16() {
        TrainerSettings bf16 = settings(16);
        bf16.precision = Precision::Bf16;
        auto run = trainer(bf16);
        auto exact = trainer(settings(16));
        const double first = step(*run, {batch(16)}).raw;
        QVERIFY(std::abs(first / step(*exact, {batch(16)}).raw - 1) < 0.02);
        double before = first;
        double after = 0;
        for (int i = 1; i < 50; ++i) {
            const double raw = step(*run, {batch(16)}).raw;
            before += i < 10 ? raw : 0;
            after += i >= 40 ? raw : 0;
        }
        QVERIFY2(after < 0.8 * before, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
        for (const TrainParameter& parameter : run->network().parameters())
            QCOMPARE(parameter.value.scalar_type(), at::kFloat);
    }

    void measuringMovesNothing() {
        auto run = trainer(settings(8));
        auto plain = trainer(settings(8));
        step(*run, {batch(8)});
        step(*plain, {batch(8)});
        must(run->heldOutLoss(batch(8), 0));
        step(*run, {batch(8)});
        step(*plain, {batch(8)});
        QVERIFY(sameState(*run, *plain));
    }

    // The same rows in two micro-batches, as several processes would also share them.
    void microBatchesAddUp() {
        auto whole = trainer(settings(8));
        auto parts = trainer(settings(8));
        for (int i = 0; i < 5; ++i) {
            const StepReport one = step(*whole, {batch(8)});
            const StepReport two = step(*parts, {batch(3), batch(5, 3)});
            const double bound = i == 0 ? 1e-5 : 1e-4;
            QVERIFY(std::abs(two.loss - one.loss) <= bound * std::abs(one.loss));
            QVERIFY(std::abs(two.gradientNorm - one.gradientNorm) <= bound * one.gradientNorm);
        }
    }

    void theReductionIsCalledOnce() {
        auto run = trainer(settings(8));
        int calls = 0;
        run->setReduction([&](const std::vector<TrainParameter>& parameters) -> Result<void> {
            ++calls;
            for (const TrainParameter& parameter : parameters)
                parameter.value.mutable_grad().mul_(2);
            return {};
        });
        auto plain = trainer(settings(8));
        const double norm = step(*plain, {batch(4), batch(4, 4)}).gradientNorm;
        QVERIFY(std::abs(step(*run, {batch(4), batch(4, 4)}).gradientNorm / norm - 2) < 1e-5);
        QCOMPARE(calls, 1);
        run->setReduction([](const std::vector<TrainParameter>&) -> Result<void> {
            return Error{ErrorCode::Failed, "a process is gone"};
        });
        const std::vector<TrainBatch> batches{batch(8)};
        QCOMPARE(run->step(batches).message(), std::string("a process is gone"));
        QCOMPARE(run->stepsDone(), int64_t{1});
    }

    void resumedRunsGoOnBitForBit() {
        for (const char* kind : {"lamb", "adamw"}) {
            TrainerSettings asked = settings(8);
            asked.optimiser.kind = kind;
            auto whole = trainer(asked);
            auto first = trainer(asked);
            for (int i = 0; i < 6; ++i)
                step(*whole, {batch(8, i)});
            for (int i = 0; i < 3; ++i)
                step(*first, {batch(8, i)});
            QTemporaryDir folder;
            QVERIFY(first->save(stateIn(folder), {{"loader", "somewhere"}}).ok());
            auto second = trainer(asked);
            const auto extra = must(second->resume(stateIn(folder)));
            QCOMPARE(extra.at("loader"), std::string("somewhere"));
            QCOMPARE(extra.size(), size_t{1});
            QCOMPARE(second->stepsDone(), int64_t{3});
            for (int i = 3; i < 6; ++i)
                step(*second, {batch(8, i)});
            QVERIFY(sameState(*whole, *second));
        }
    }

    // A process that saves after each step and is killed at some moment; what it left is a whole state, and the run
    // that goes on from there arrives at the same weights.
    void killedRunsGoOnBitForBit() {
        constexpr int kSteps = 9;
        auto whole = trainer(settings(4));
        for (int i = 0; i < kSteps; ++i)
            step(*whole, {batch(4, i)});
        for (const int savesBeforeTheKill : {1, 3, 5}) {
            QTemporaryDir folder;
            int told[2];
            QCOMPARE(pipe(told), 0);
            const pid_t child = fork();
            if (child == 0) {
                auto run = trainer(settings(4));
                for (int i = 0; i < kSteps; ++i) {
                    step(*run, {batch(4, i)});
                    const char done = run->save(stateIn(folder)).ok() ? 'y' : 'n';
                    if (write(told[1], &done, 1) != 1)
                        _exit(1);
                }
                _exit(0);
            }
            for (int i = 0; i < savesBeforeTheKill; ++i) {
                char done = 0;
                QCOMPARE(read(told[0], &done, 1), ssize_t{1});
                QCOMPARE(done, 'y');
            }
            kill(child, SIGKILL);
            waitpid(child, nullptr, 0);
            close(told[0]);
            close(told[1]);
            auto again = trainer(settings(4));
            must(again->resume(stateIn(folder)));
            QVERIFY(again->stepsDone() >= savesBeforeTheKill);
            for (auto i = again->stepsDone(); i < kSteps; ++i)
                step(*again, {batch(4, i)});
            QVERIFY(sameState(*whole, *again));
        }
    }

    void aLossThatIsNoNumberStopsAndNamesTheSample() {
        auto run = trainer(settings(8));
        auto plain = trainer(settings(8));
        TrainBatch bad = batch(4, 4);
        bad.mean[2][0][0][0] = std::nan("");
        const std::vector<TrainBatch> batches{batch(4), bad};
        const auto failed = run->step(batches);
        QVERIFY(!failed.ok());
        QVERIFY2(failed.message().find("step 0") != std::string::npos, failed.message().c_str());
        QVERIFY2(failed.message().find("sample 6 of its batch (sample-6)") != std::string::npos,
                 failed.message().c_str());
        QCOMPARE(run->stepsDone(), int64_t{0});
        step(*run, {batch(8)});
        step(*plain, {batch(8)});
        QVERIFY(sameState(*run, *plain));
    }

    void stopIsLookedAtBetweenMicroBatches() {
        auto run = trainer(settings(8));
        std::stop_source stop;
        stop.request_stop();
        const std::vector<TrainBatch> batches{batch(8)};
        QCOMPARE(run->step(batches, 0, stop.get_token()).error().code, ErrorCode::Stopped);
        QCOMPARE(run->stepsDone(), int64_t{0});
    }

    void badStates() {
        auto run = trainer(settings(8));
        step(*run, {batch(8)});
        QTemporaryDir folder;
        const fs::path file = stateIn(folder);
        QVERIFY(run->save(file).ok());
        auto problem = [&](TrainerSettings asked) {
            auto other = trainer(asked);
            const auto resumed = other->resume(file);
            return resumed.ok() ? std::string() : resumed.message();
        };
        QVERIFY(problem(settings(8)).empty());
        QVERIFY(problem(settings(16)).find("batch size 8") != std::string::npos);
        TrainerSettings other = settings(8);
        other.seed = 6;
        QVERIFY(problem(other).find("seed 5") != std::string::npos);
        other = settings(8);
        other.optimiser.kind = "adamw";
        QVERIFY(problem(other).find("optimiser lamb") != std::string::npos);
        // Cut short, as a full disk or a bad copy would leave it.
        const auto bytes = fs::file_size(file);
        fs::resize_file(file, bytes - 100);
        QVERIFY(!problem(settings(8)).empty());
        std::ofstream(file, std::ios::binary) << must(safetensorsBytes(run->published()));
        QVERIFY(problem(settings(8)).find("not the state of a training run") != std::string::npos);
        fs::remove(file);
        QVERIFY(problem(settings(8)).find("state.safetensors") != std::string::npos);
    }

    void aStateThatCannotBeWrittenLeavesTheLastOne() {
        auto run = trainer(settings(8));
        QTemporaryDir folder;
        QVERIFY(run->save(stateIn(folder)).ok());
        step(*run, {batch(8)});
        QVERIFY(!run->save(fs::path(folder.path().toStdString()) / "missing" / "state.safetensors").ok());
        auto again = trainer(settings(8));
        must(again->resume(stateIn(folder)));
        QCOMPARE(again->stepsDone(), int64_t{0});
    }

    void badSettings() {
        auto problem = [](TrainerSettings asked) {
            const auto made = FlowTrainer::create(must(RinNetwork::create(tinyConfig(), 7)), {}, asked);
            return made.ok() ? std::string() : made.message();
        };
        TrainerSettings asked = settings(0);
        QVERIFY(problem(asked).find("batch") != std::string::npos);
        asked = settings(8);
        asked.averageDecay = 1;
        QVERIFY(problem(asked).find("averaged") != std::string::npos);
        asked = settings(8);
        asked.clip = std::nan("");
        QVERIFY(problem(asked).find("clipped") != std::string::npos);
        asked = settings(8);
        asked.precision = Precision::Int8;
        QVERIFY(problem(asked).find("fp32 or bf16") != std::string::npos);
        asked = settings(8);
        asked.optimiser.kind = "sgd";
        QVERIFY(problem(asked).find("sgd") != std::string::npos);
        asked = settings(8);
        asked.learningRate.peak = -1;
        QVERIFY(!problem(asked).empty());
    }
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "test_trainer.moc"
