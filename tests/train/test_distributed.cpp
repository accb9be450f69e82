#include "train/distributed_child.h"

#include "cluster/sockets.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <regex>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// Several processes that train as one. The processes are this program again, with --child.
class TestDistributed : public QObject {
    Q_OBJECT

    static constexpr int kLongMs = 300'000; // a bound against a hang, nothing that is waited for

    struct Ended {
        int code = -1;
        bool killed = false;
        std::string said; // on standard error
    };
    struct Group {
        std::vector<std::unique_ptr<QProcess>> processes;
    };

    static QProcessEnvironment environment(const std::map<std::string, std::string>& variables) {
        QProcessEnvironment whole = QProcessEnvironment::systemEnvironment();
        for (const QString& name : whole.keys())
            if (name.startsWith("SLURM") || name.startsWith("TORCHELASTIC") || name == "RANK" || name == "WORLD_SIZE" ||
                name == "LOCAL_RANK" || name.startsWith("MASTER_"))
                whole.remove(name);
        whole.insert("OMP_NUM_THREADS", "1");
        for (const auto& [name, value] : variables)
            whole.insert(QString::fromStdString(name), QString::fromStdString(value));
        return whole;
    }

    static std::unique_ptr<QProcess> start(const ChildOrder& order,
                                           const std::map<std::string, std::string>& variables) {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment(variables));
        process->start(QCoreApplication::applicationFilePath(),
                       {"--child", QString::fromStdString(nlohmann::json(order).dump())});
        return process;
    }

    static int64_t freePort() {
        return must(portOf(must(listenFor("127.0.0.1", 0, true)))); // free again when the socket is gone
    }

    static std::map<std::string, std::string> rankOf(int64_t rank, int64_t size, int64_t port) {
        return {{"RANK", std::to_string(rank)},
                {"WORLD_SIZE", std::to_string(size)},
                {"MASTER_ADDR", "127.0.0.1"},
                {"MASTER_PORT", std::to_string(port)}};
    }

    static Group startGroup(const ChildOrder& order, int64_t size) {
        Group group;
        const int64_t port = freePort();
        for (int64_t rank = 0; rank < size; ++rank)
            group.processes.push_back(
                start(order, size == 1 ? std::map<std::string, std::string>{} : rankOf(rank, size, port)));
        return group;
    }

    static Ended end(QProcess& process) {
        Ended ended;
        if (!process.waitForFinished(kLongMs)) {
            process.kill();
            process.waitForFinished(kLongMs);
            ended.said = "did not end";
            return ended;
        }
        ended.killed = process.exitStatus() == QProcess::CrashExit;
        ended.code = process.exitCode();
        ended.said = process.readAllStandardError().toStdString();
        return ended;
    }

    static std::vector<Ended> endAll(Group& group) {
        std::vector<Ended> ended;
        for (const auto& process : group.processes)
            ended.push_back(end(*process));
        return ended;
    }

    using Curve = std::vector<nlohmann::json>;

    static Curve curveOf(const fs::path& folder, int64_t rank = 0) {
        Curve curve;
        std::ifstream file(folder / fmt::format("curve-{}.jsonl", rank));
        for (std::string line; std::getline(file, line);)
            curve.push_back(nlohmann::json::parse(line));
        return curve;
    }

    static Curve train(ChildOrder order, int64_t size, const fs::path& folder) {
        fs::create_directories(folder);
        order.folder = folder.string();
        Group group = startGroup(order, size);
        for (const Ended& ended : endAll(group))
            if (ended.code != 0 || ended.killed)
                throw std::runtime_error(ended.said);
        return curveOf(folder);
    }

    // The first step within 1e-5 of the other's, all within 1e-4.
    static void compare(const Curve& curve, const Curve& reference) {
        QCOMPARE(curve.size(), reference.size());
        for (size_t i = 0; i < reference.size(); ++i)
            for (const auto& [name, value] : reference[i].items()) {
                if (name == "buckets" || name == "early")
                    continue;
                const double theirs = value.get<double>();
                const double ours = curve[i].at(name).get<double>();
                QVERIFY2(std::abs(ours - theirs) <= (i == 0 ? 1e-5 : 1e-4) * std::abs(theirs),
                         fmt::format("step {} {}: {} instead of {}", i, name, ours, theirs).c_str());
            }
    }

    static void compareWeights(const fs::path& first, const fs::path& second, double bound) {
        const Tensors theirs = tensorsOf(second);
        for (const auto& [name, tensor] : tensorsOf(first)) {
            const double most = theirs.at(name).abs().max().item<double>();
            QVERIFY2((tensor - theirs.at(name)).abs().max().item<double>() <= bound * most, name.c_str());
        }
    }

    static fs::path pathOf(const QTemporaryDir& folder) { return folder.path().toStdString(); }

    // One line that has all of the parts.
    static void expectLine(const Ended& ended, const std::vector<std::string>& parts, int code = 1) {
        QVERIFY2(!ended.killed && ended.code == code, fmt::format("{}: {}", ended.code, ended.said).c_str());
        std::string ours;
        std::istringstream lines(ended.said);
        int count = 0;
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with("child: ")) { // libtorch's own lines go to the log in the program
                ours = line;
                ++count;
            }
        QVERIFY2(count == 1, ended.said.c_str());
        for (const std::string& part : parts)
            QVERIFY2(ours.find(part) != std::string::npos, ours.c_str());
    }

    static ChildOrder orderOf(const QTemporaryDir& folder) {
        ChildOrder order;
        order.folder = folder.path().toStdString();
        return order;
    }

private Q_SLOTS:
    void twoProcessesAreOneWithTheDoubleBatch() {
        QTemporaryDir folder;
        const Curve one = train({}, 1, pathOf(folder) / "one");
        QCOMPARE(one.size(), size_t{50});
        QVERIFY(one.back().at("loss").get<double>() < one.front().at("loss").get<double>());
        ChildOrder small;
        small.bucketBytes = 4096; // several buckets for this small a network
        const Curve two = train(small, 2, pathOf(folder) / "two");
        compare(two, one);
        // Both have the same bits, and learned nothing of their own.
        const Tensors zero = tensorsOf(pathOf(folder) / "two" / "weights-0.safetensors");
        for (const auto& [name, tensor] : tensorsOf(pathOf(folder) / "two" / "weights-1.safetensors"))
            QVERIFY2(at::equal(tensor, zero.at(name)), name.c_str());
        QVERIFY(zero.size() > 20);
        // The losses that both report are the whole batch's.
        compare(curveOf(pathOf(folder) / "two", 1), one);
        // From the second step on gradients travel while the backward pass still runs.
        QVERIFY(two[1].at("buckets").get<int>() > 3);
        QCOMPARE(two[0].at("early").get<int>(), 0);
        for (size_t i = 1; i < two.size(); ++i)
            QVERIFY2(two[i].at("early").get<int>() >= two[i].at("buckets").get<int>() - 1, two[i].dump().c_str());
    }

    void oddPartsMicroBatchesAndCheckpointing() {
        QTemporaryDir folder;
        ChildOrder order;
        order.rows = 13;
        order.steps = 12;
        const Curve one = train(order, 1, pathOf(folder) / "one");
        order.micro = 2;
        order.bucketBytes = 4096;
        compare(train(order, 3, pathOf(folder) / "three"), one);
        order.checkpointing = true;
        const Curve checkpointed = train(order, 2, pathOf(folder) / "two");
        compare(checkpointed, one);
        QVERIFY2(checkpointed[5].at("early").get<int>() > 0, checkpointed[5].dump().c_str());
    }

    // Parameters that a step does not use stay as they are; what is added to a gradient after it was sent is not lost.
    void graphsThatChange() {
        QTemporaryDir folder;
        ChildOrder order;
        order.changing = true;
        order.rows = 7;
        order.steps = 20;
        const Curve one = train(order, 1, pathOf(folder) / "one");
        order.bucketBytes = 16; // a bucket a parameter
        compare(train(order, 2, pathOf(folder) / "two"), one);
        compareWeights(pathOf(folder) / "two" / "weights-0.safetensors",
                       pathOf(folder) / "one" / "weights-0.safetensors", 1e-5);
        const Tensors weights = tensorsOf(pathOf(folder) / "two" / "weights-1.safetensors");
        QVERIFY(at::equal(weights.at("c"), at::ones({5})));
        QVERIFY(!at::equal(weights.at("a"), at::ones({5})));
    }

    // A number that is none, in the last process's rows alone: all skip that step, and go on together.
    void allSkipWhatIsTooLargeForOne() {
        QTemporaryDir folder;
        ChildOrder order;
        order.steps = 8;
        order.badStep = 3;
        order.lossScale = 1024;
        train(order, 2, pathOf(folder) / "two");
        const Curve first = curveOf(pathOf(folder) / "two", 0), second = curveOf(pathOf(folder) / "two", 1);
        QCOMPARE(first.size(), size_t{8});
        for (size_t i = 0; i < first.size(); ++i) {
            for (const char* name : {"loss", "gradient_norm", "loss_scale", "skipped_updates"})
                QCOMPARE(first[i].at(name), second[i].at(name));
            QCOMPARE(first[i].at("loss").is_null(), i == 3);
            QCOMPARE(first[i].at("loss_scale").get<double>(), i <= 3 ? 1024.0 : 512.0);
            QCOMPARE(first[i].at("skipped_updates").get<int>(), i < 3 ? 0 : 1);
        }
        const Tensors zero = tensorsOf(pathOf(folder) / "two" / "weights-0.safetensors");
        for (const auto& [name, tensor] : tensorsOf(pathOf(folder) / "two" / "weights-1.safetensors"))
            QVERIFY2(at::equal(tensor, zero.at(name)) && tensor.isfinite().all().item<bool>(), name.c_str());
    }

    void anotherNumberOfProcessesGoesOn() {
        QTemporaryDir folder;
        const Curve whole = train({}, 1, pathOf(folder) / "whole");
        Curve joined;
        std::string last;
        for (const auto& [size, until] : {std::pair<int64_t, int64_t>{2, 20}, {1, 35}, {2, 50}}) {
            ChildOrder order;
            order.steps = until;
            order.resume = last;
            order.save = (pathOf(folder) / fmt::format("state-{}.safetensors", until)).string();
            last = order.save;
            for (const auto& line : train(order, size, pathOf(folder) / fmt::format("until-{}", until)))
                joined.push_back(line);
        }
        compare(joined, whole);
    }

    void aKilledProcessEndsTheOthers() {
        for (const int64_t victim : {1, 0}) {
            const int64_t size = victim == 1 ? 3 : 2;
            QTemporaryDir folder;
            ChildOrder order = orderOf(folder);
            order.deed = "kill";
            order.deedRank = victim;
            order.deedStep = 3;
            Group group = startGroup(order, size);
            const auto ended = endAll(group);
            for (int64_t rank = 0; rank < size; ++rank)
                if (rank == victim)
                    QVERIFY(ended[static_cast<size_t>(rank)].killed);
                else
                    expectLine(ended[static_cast<size_t>(rank)],
                               {fmt::format("process {} of {}", victim, size), "ended without a word", "--resume"});
        }
        // What the program waits for, without a connection that breaks: see also cluster/test_peer_watch.
        const WatchSettings usual;
        QVERIFY(usual.silence + 2 * usual.beat <= std::chrono::seconds(25));
    }

    void aFrozenProcessEndsTheOthers() {
        for (const int64_t victim : {1, 0}) {
            QTemporaryDir folder;
            ChildOrder order = orderOf(folder);
            order.deed = "freeze";
            order.deedRank = victim;
            order.deedStep = 3;
            order.silenceMs = 4000;
            Group group = startGroup(order, 2);
            const Ended other = end(*group.processes[static_cast<size_t>(1 - victim)]);
            ::kill(static_cast<pid_t>(group.processes[static_cast<size_t>(victim)]->processId()), SIGKILL);
            end(*group.processes[static_cast<size_t>(victim)]);
            expectLine(other, {fmt::format("process {} of 2", victim), "has not been heard of"});
        }
    }

    void anErrorOfOneIsTheAnswerOfAll() {
        QTemporaryDir folder;
        ChildOrder order = orderOf(folder);
        order.badStep = 4;
        Group group = startGroup(order, 2);
        const auto ended = endAll(group);
        expectLine(ended[0], {"process 1 of 2", "the loss of step 4 is not a finite number", "sample-15"});
        expectLine(ended[1], {"the loss of step 4 is not a finite number", "sample-15"});
        for (const int64_t rank : {0, 1})
            QCOMPARE(curveOf(pathOf(folder), rank).size(), size_t{4});
        // Between two steps.
        QTemporaryDir second;
        order = orderOf(second);
        order.deed = "error";
        order.deedRank = 0;
        order.deedStep = 2;
        group = startGroup(order, 2);
        const auto full = endAll(group);
        expectLine(full[0], {"the disk is full"});
        expectLine(full[1], {"process 0 of 2", "the disk is full"});
    }

    void aStopOfOneStopsAllAtOneStep() {
        for (const int64_t rank : {0, 1}) {
            QTemporaryDir folder;
            ChildOrder order = orderOf(folder);
            order.deed = "stop";
            order.deedRank = rank;
            order.deedStep = 5;
            Group group = startGroup(order, 2);
            for (const Ended& ended : endAll(group))
                expectLine(ended, {"stopped"}, 130);
            for (const int64_t each : {0, 1})
                QCOMPARE(curveOf(pathOf(folder), each).size(), size_t{5});
        }
    }

    void differentStepsAreRefused() {
        QTemporaryDir folder;
        ChildOrder order = orderOf(folder);
        order.steps = 2;
        order.save = (pathOf(folder) / "state.safetensors").string();
        train(order, 1, pathOf(folder));
        Group group;
        const int64_t port = freePort();
        group.processes.push_back(start(order, rankOf(0, 2, port)));
        order.resume = order.save;
        group.processes.push_back(start(order, rankOf(1, 2, port)));
        const auto ended = endAll(group);
        expectLine(ended[1], {"from step 2", "from step 0", "--output-dir"}, 2);
        expectLine(ended[0], {"process 1 of 2", "from step 2"});
    }

    void wrongEnvironments() {
        QTemporaryDir folder;
        ChildOrder order = orderOf(folder);
        order.joinMs = 1000;
        auto alone = [&](const std::map<std::string, std::string>& variables) {
            const auto process = start(order, variables);
            return end(*process);
        };
        auto with = [&](int64_t rank, int64_t size, std::map<std::string, std::string> changes) {
            changes.merge(rankOf(rank, size, freePort()));
            return changes;
        };
        expectLine(alone(with(2, 2, {})), {"RANK is 2", "WORLD_SIZE is 2"}, 2);
        expectLine(alone(with(1, 2, {})), {"nobody answers at port", "after 1 s", "MASTER_ADDR"});
        expectLine(alone(with(0, 2, {})), {"only 1 of 2 processes came in time", "WORLD_SIZE"});
        const Socket taken = must(listenFor("127.0.0.1", 0, true));
        const std::string port = std::to_string(must(portOf(taken)));
        expectLine(alone(with(0, 2, {{"MASTER_PORT", port}})), {"port " + port, "is taken", "MASTER_PORT"});
        QVERIFY(!fs::exists(pathOf(folder) / "curve-0.jsonl"));
    }

    void twoWithOneRankAreRefused() {
        QTemporaryDir folder;
        const ChildOrder order = orderOf(folder);
        Group group;
        const int64_t port = freePort();
        for (const int64_t rank : {0, 1, 1})
            group.processes.push_back(start(order, rankOf(rank, 3, port)));
        for (const Ended& ended : endAll(group))
            expectLine(ended, {"two processes have the rank 1"});
    }
};

int main(int argc, char** argv) {
    if (argc == 3 && std::string(argv[1]) == "--child")
        return runChild(argv[2]);
    QCoreApplication app(argc, argv);
    TestDistributed test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_distributed.moc"
