#include "train/flow_task.h"
#include "train/train_fixtures.h"
#include "train/trainer.h"

#include <ATen/Parallel.h>
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

    using Batches = std::function<TrainBatch(const TrainRows&)>;

    // Samples that are made where they are asked for.
    struct Source : FlowSource {
        explicit Source(Batches batches) : make(std::move(batches)) {}
        Result<TrainBatch> rows(const TrainRows& rows, std::stop_token) override { return make(rows); }
        Result<std::vector<TrainBatch>> heldOut(std::stop_token) override { return std::vector{batch(64)}; }
        Batches make;
    };

    struct Run {
        std::unique_ptr<FlowTask> task;
        std::unique_ptr<Trainer> trainer;
    };

    // The same samples at each step.
    static TrainBatch same(const TrainRows& rows) { return batch(rows.count, rows.first); }
    // Others at each.
    static TrainBatch moving(const TrainRows& rows) { return batch(rows.count, rows.first + rows.step); }

    static std::unique_ptr<FlowTask> task(uint64_t seed, Precision precision, Batches batches) {
        FlowSetting setting;
        setting.scaling = {at::full({1, 4, 1, 1}, 0.5F), at::zeros({1, 4, 1, 1})};
        setting.unconditional = at::zeros({1, 8});
        RinConfig config = tinyConfig();
        config.network.blockCount = 1;
        return std::make_unique<FlowTask>(must(RinNetwork::create(config, 7)), setting,
                                          FlowTaskSettings{seed, precision, 0},
                                          std::make_unique<Source>(std::move(batches)));
    }

    static Run run(TrainerSettings settings, Batches batches = same, Precision precision = Precision::Fp32) {
        Run run{task(settings.seed, precision, std::move(batches)), nullptr};
        run.trainer = must(Trainer::create(*run.task, settings));
        return run;
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

    static StepReport step(Run& run) { return must(run.trainer->step()); }

    static bool sameState(const Run& first, const Run& second) {
        const auto& ours = first.task->parameters();
        const auto& theirs = second.task->parameters();
        for (size_t i = 0; i < ours.size(); ++i)
            if (!at::equal(ours[i].value, theirs[i].value) ||
                !at::equal(first.trainer->average().values()[i], second.trainer->average().values()[i]))
                return false;
        return ours.size() == theirs.size() && !ours.empty();
    }

    static fs::path stateIn(const QTemporaryDir& folder) {
        return fs::path(folder.path().toStdString()) / "state.safetensors";
    }

private Q_SLOTS:
    // A child that is forked from a process with a pool of threads waits for threads that it does not have.
    void initTestCase() { at::set_num_threads(1); }

    void itLearns() {
        Run learning = run(settings(16));
        double before = 0;
        double after = 0;
        for (int i = 0; i < 90; ++i) {
            const StepReport report = step(learning);
            QCOMPARE(report.step, int64_t{i});
            before += i < 10 ? report.number("raw") / 10 : 0;
            after += i >= 80 ? report.number("raw") / 10 : 0;
        }
        QVERIFY2(after < 0.5 * before, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
        const TrainNumbers held = must(learning.trainer->heldOut());
        QCOMPARE(held.front().first, std::string("held_out_loss"));
        QVERIFY(held.front().second < 0.7 * before);
        QCOMPARE(held, must(learning.trainer->heldOut()));
    }

    // What tells the pictures apart is missed when it is another sample's; the second reward says nothing.
    void heldOutNumbersSayWhatIsUsed() {
        Run learning = run(settings(16));
        const TrainNumbers fresh = must(learning.trainer->heldOut());
        for (int i = 0; i < 200; ++i)
            step(learning);
        const TrainNumbers held = must(learning.trainer->heldOut());
        QCOMPARE(held.size(), size_t{4});
        QCOMPARE(held[1].first, std::string("held_out_loss_other_text"));
        QCOMPARE(held[2].first, std::string("held_out_loss_other_aesthetic_score"));
        QVERIFY(held[0].second < 0.6 * fresh[0].second);
        QVERIFY(held[1].second + held[2].second > 2.2 * held[0].second);
        QCOMPARE(held[3].second, held[0].second);
    }

    void itLearnsInBf16() {
        Run bf16 = run(settings(16), same, Precision::Bf16);
        Run exact = run(settings(16));
        const double first = step(bf16).number("raw");
        QVERIFY(std::abs(first / step(exact).number("raw") - 1) < 0.02);
        double before = first;
        double after = 0;
        for (int i = 1; i < 50; ++i) {
            const double raw = step(bf16).number("raw");
            before += i < 10 ? raw : 0;
            after += i >= 40 ? raw : 0;
        }
        QVERIFY2(after < 0.8 * before, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
        for (const TrainParameter& parameter : bf16.task->parameters())
            QCOMPARE(parameter.value.scalar_type(), at::kFloat);
    }

    void measuringMovesNothing() {
        Run measured = run(settings(8));
        Run plain = run(settings(8));
        step(measured);
        step(plain);
        must(measured.trainer->heldOut());
        step(measured);
        step(plain);
        QVERIFY(sameState(measured, plain));
    }

    void rowsAreSharedByMicroBatchesAndProcesses() {
        TrainerSettings asked = settings(10);
        asked.microRows = 4;
        QCOMPARE(rowsOfStep(asked, 7).size(), size_t{3});
        QCOMPARE(rowsOfStep(asked, 7)[2].first, int64_t{8});
        QCOMPARE(rowsOfStep(asked, 7)[2].count, int64_t{2});
        asked.processes = 3;
        int64_t next = 0;
        for (asked.rank = 0; asked.rank < 3; ++asked.rank)
            for (const TrainRows& rows : rowsOfStep(asked, 7)) {
                QCOMPARE(rows.first, next);
                QCOMPARE(rows.of, int64_t{10});
                next += rows.count;
            }
        QCOMPARE(next, int64_t{10});
    }

    // The same rows in micro-batches, as several processes would also share them.
    void microBatchesAddUp() {
        TrainerSettings asked = settings(8);
        Run whole = run(asked);
        asked.microRows = 3;
        Run parts = run(asked);
        for (int i = 0; i < 5; ++i) {
            const StepReport one = step(whole);
            const StepReport two = step(parts);
            const double bound = i == 0 ? 1e-5 : 1e-4;
            QVERIFY(std::abs(two.number("loss") - one.number("loss")) <= bound * std::abs(one.number("loss")));
            QVERIFY(std::abs(two.gradientNorm - one.gradientNorm) <= bound * one.gradientNorm);
        }
    }

    void theReductionIsCalledOnceAStep() {
        TrainerSettings asked = settings(8);
        asked.microRows = 4;
        Run shared = run(asked);
        std::string calls;
        shared.trainer->setReduction({.begin = [&] { calls += "begin "; },
                                      .beforeLast = [&] { calls += "last "; },
                                      .end = [&](const Result<void>& own, TrainNumbers& sums) -> Result<void> {
                                          calls += "end ";
                                          for (const TrainParameter& parameter : shared.task->parameters())
                                              parameter.value.mutable_grad().mul_(2);
                                          for (auto& [name, value] : sums)
                                              value *= 2;
                                          return own;
                                      }});
        Run plain = run(asked);
        const StepReport one = step(plain);
        const StepReport two = step(shared);
        QVERIFY(std::abs(two.gradientNorm / one.gradientNorm - 2) < 1e-5);
        QVERIFY(std::abs(two.number("loss") - 2 * one.number("loss")) < 1e-6);
        QCOMPARE(calls, std::string("begin last end "));
        shared.trainer->setReduction({{}, {}, [](const Result<void>&, TrainNumbers&) -> Result<void> {
                                          return Error{ErrorCode::Failed, "a process is gone"};
                                      }});
        QCOMPARE(shared.trainer->step().message(), std::string("a process is gone"));
        QCOMPARE(shared.trainer->stepsDone(), int64_t{1});
    }

    void resumedRunsGoOnBitForBit() {
        for (const char* kind : {"lamb", "adamw"}) {
            TrainerSettings asked = settings(8);
            asked.optimiser.kind = kind;
            Run whole = run(asked, moving);
            Run first = run(asked, moving);
            for (int i = 0; i < 6; ++i)
                step(whole);
            for (int i = 0; i < 3; ++i)
                step(first);
            QTemporaryDir folder;
            QVERIFY(first.trainer->save(stateIn(folder), {{"loader", "somewhere"}}).ok());
            Run second = run(asked, moving);
            const auto extra = must(second.trainer->resume(stateIn(folder)));
            QCOMPARE(extra.at("loader"), std::string("somewhere"));
            QCOMPARE(extra.size(), size_t{1});
            QCOMPARE(second.trainer->stepsDone(), int64_t{3});
            for (int i = 3; i < 6; ++i)
                step(second);
            QVERIFY(sameState(whole, second));
        }
    }

    // A process that saves after each step and is killed at some moment; what it left is a whole state, and the run
    // that goes on from there arrives at the same weights.
    void killedRunsGoOnBitForBit() {
        constexpr int kSteps = 9;
        Run whole = run(settings(4), moving);
        for (int i = 0; i < kSteps; ++i)
            step(whole);
        for (const int savesBeforeTheKill : {1, 3, 5}) {
            QTemporaryDir folder;
            int told[2];
            QCOMPARE(pipe(told), 0);
            const pid_t child = fork();
            if (child == 0) {
                Run killed = run(settings(4), moving);
                for (int i = 0; i < kSteps; ++i) {
                    step(killed);
                    const char done = killed.trainer->save(stateIn(folder)).ok() ? 'y' : 'n';
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
            int status = 0;
            QCOMPARE(waitpid(child, &status, 0), child);
            ::close(told[0]);
            ::close(told[1]);
            Run again = run(settings(4), moving);
            must(again.trainer->resume(stateIn(folder)));
            QVERIFY(again.trainer->stepsDone() >= savesBeforeTheKill);
            while (again.trainer->stepsDone() < kSteps)
                step(again);
            QVERIFY(sameState(whole, again));
        }
    }

    void aLossThatIsNoNumberStopsAndNamesTheSample() {
        TrainerSettings asked = settings(8);
        asked.microRows = 4;
        bool bad = true;
        Run broken = run(asked, [&](const TrainRows& rows) {
            TrainBatch made = same(rows);
            if (bad && rows.first == 4)
                made.mean[2][0][0][0] = std::nan("");
            return made;
        });
        Run plain = run(asked);
        const auto failed = broken.trainer->step();
        QVERIFY(!failed.ok());
        QVERIFY2(failed.message().find("step 0") != std::string::npos, failed.message().c_str());
        QVERIFY2(failed.message().find("sample 6 of its batch (sample-6)") != std::string::npos,
                 failed.message().c_str());
        QCOMPARE(broken.trainer->stepsDone(), int64_t{0});
        bad = false;
        step(broken);
        step(plain);
        QVERIFY(sameState(broken, plain));
    }

    // The next call goes on behind the micro-batches that are done.
    void stopIsLookedAtBetweenMicroBatches() {
        TrainerSettings asked = settings(8);
        asked.microRows = 2;
        std::stop_source stop;
        std::vector<int64_t> made;
        Run stopped = run(asked, [&](const TrainRows& rows) {
            made.push_back(rows.first);
            if (rows.first == 2)
                stop.request_stop();
            return same(rows);
        });
        QCOMPARE(stopped.trainer->step(stop.get_token()).error().code, ErrorCode::Stopped);
        QCOMPARE(stopped.trainer->stepsDone(), int64_t{0});
        const StepReport report = step(stopped);
        QCOMPARE(made, (std::vector<int64_t>{0, 2, 4, 6}));
        Run plain = run(asked);
        QCOMPARE(report.numbers, step(plain).numbers);
        step(stopped);
        step(plain);
        QVERIFY(sameState(stopped, plain));
    }

    void badStates() {
        Run saved = run(settings(8));
        step(saved);
        QTemporaryDir folder;
        const fs::path file = stateIn(folder);
        QVERIFY(saved.trainer->save(file).ok());
        auto problem = [&](TrainerSettings asked) {
            Run other = run(asked);
            const auto resumed = other.trainer->resume(file);
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
        std::ofstream(file, std::ios::binary) << must(safetensorsBytes(saved.task->network().state()));
        QVERIFY(problem(settings(8)).find("not the state of a training run") != std::string::npos);
        fs::remove(file);
        QVERIFY(problem(settings(8)).find("state.safetensors") != std::string::npos);
    }

    void aStateThatCannotBeWrittenLeavesTheLastOne() {
        Run saved = run(settings(8));
        QTemporaryDir folder;
        QVERIFY(saved.trainer->save(stateIn(folder)).ok());
        step(saved);
        QVERIFY(!saved.trainer->save(fs::path(folder.path().toStdString()) / "missing" / "state.safetensors").ok());
        Run again = run(settings(8));
        must(again.trainer->resume(stateIn(folder)));
        QCOMPARE(again.trainer->stepsDone(), int64_t{0});
    }

    void badSettings() {
        auto problem = [](TrainerSettings asked) {
            const auto about = task(5, Precision::Fp32, same);
            const auto made = Trainer::create(*about, asked);
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
        asked.processes = 9;
        QVERIFY(problem(asked).find("shared by 9") != std::string::npos);
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
