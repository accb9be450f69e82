#include "cluster/launch_environment.h"

#include <QtTest>
#include <map>

using namespace miro;

// Which process this is, from what torchrun and Slurm set.
class TestLaunchEnvironment : public QObject {
    Q_OBJECT

    using Variables = std::map<std::string, std::string>;

    static Result<LaunchEnvironment> launch(const Variables& variables) {
        return launchEnvironment([&](const char* name) -> const char* {
            const auto found = variables.find(name);
            return found == variables.end() ? nullptr : found->second.c_str();
        });
    }

    static Variables with(Variables variables, const Variables& changes) {
        for (const auto& [name, value] : changes)
            if (value == "-")
                variables.erase(name);
            else
                variables[name] = value;
        return variables;
    }

    static Variables torchrun() {
        return {{"RANK", "3"},
                {"WORLD_SIZE", "8"},
                {"LOCAL_RANK", "1"},
                {"MASTER_ADDR", "node-a"},
                {"MASTER_PORT", "29500"}};
    }

    static Variables srun() {
        return {{"SLURM_PROCID", "2"},
                {"SLURM_NTASKS", "4"},
                {"SLURM_STEP_NUM_TASKS", "4"},
                {"SLURM_LOCALID", "0"},
                {"SLURM_JOB_ID", "77"},
                {"SLURM_STEP_ID", "1"},
                {"SLURM_NODELIST", "gpu[03-07,12],cpu1"}};
    }

    static void expectProblem(const Variables& variables, const std::vector<std::string>& parts) {
        const auto read = launch(variables);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Usage);
        for (const std::string& part : parts)
            QVERIFY2(read.message().find(part) != std::string::npos, read.message().c_str());
        QVERIFY2(read.message().find('\n') == std::string::npos, read.message().c_str());
    }

private Q_SLOTS:
    void nothingSetIsAlone() {
        const auto read = launch({{"SLURM_JOB_ID", "5"}, {"MASTER_ADDR", "somewhere"}});
        QVERIFY(read.ok());
        QVERIFY(read->alone());
        QCOMPARE(read->rank, int64_t{0});
    }

    void torchrunsVariables() {
        const auto read = launch(torchrun());
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(*read, (LaunchEnvironment{3, 8, 1, "node-a", 29500, false}));
        const auto agent = launch(with(torchrun(), {{"TORCHELASTIC_USE_AGENT_STORE", "True"}}));
        QVERIFY(agent.ok() && agent->launcherKeepsStore);
        // By hand, on one machine.
        const auto byHand = launch(with(torchrun(), {{"LOCAL_RANK", "-"}}));
        QVERIFY(byHand.ok());
        QCOMPARE(byHand->localRank, int64_t{3});
        // One process needs nobody.
        const auto one = launch({{"RANK", "0"}, {"WORLD_SIZE", "1"}});
        QVERIFY(one.ok() && one->alone());
    }

    void srunsVariables() {
        const auto read = launch(srun());
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->rank, int64_t{2});
        QCOMPARE(read->processes, int64_t{4});
        QCOMPARE(read->localRank, int64_t{0});
        QCOMPARE(read->masterAddress, std::string("gpu03"));
        QVERIFY(read->masterPort >= 20'000 && read->masterPort < 32'000);
        // All of a step meet at one place, two steps of a job at two.
        QCOMPARE(launch(with(srun(), {{"SLURM_PROCID", "0"}}))->masterPort, read->masterPort);
        QVERIFY(launch(with(srun(), {{"SLURM_STEP_ID", "2"}}))->masterPort != read->masterPort);
        // What a person says goes before what is guessed.
        const auto told = launch(with(srun(), {{"MASTER_ADDR", "head"}, {"MASTER_PORT", "1234"}}));
        QVERIFY(told.ok());
        QCOMPARE(told->masterAddress, std::string("head"));
        QCOMPARE(told->masterPort, int64_t{1234});
        // The machines of the step, where they are told, not those of the job.
        QCOMPARE(launch(with(srun(), {{"SLURM_STEP_NODELIST", "gpu07"}}))->masterAddress, std::string("gpu07"));
        // torchrun started by srun: its variables are of the process that it started.
        Variables both = srun();
        both.merge(torchrun());
        QCOMPARE(launch(both)->processes, int64_t{8});
        const auto one = launch({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "1"}});
        QVERIFY(one.ok() && one->alone());
        // A batch script of a job of four tasks is one process.
        const auto script = launch({{"SLURM_JOB_ID", "77"}, {"SLURM_NTASKS", "4"}, {"SLURM_PROCID", "0"}});
        QVERIFY(script.ok() && script->alone());
    }

    void listsOfMachines() {
        const std::map<std::string, std::string> lists{{"node1", "node1"},
                                                       {"node1,node2", "node1"},
                                                       {"gpu[03-07,12]", "gpu03"},
                                                       {"gpu[9,12-13],x", "gpu9"},
                                                       {"rack[2-3]-n[01-04].site", "rack2-n01.site"}};
        for (const auto& [list, first] : lists) {
            const auto host = firstHost(list);
            QVERIFY2(host.ok(), host.message().c_str());
            QCOMPARE(*host, first);
        }
        for (const char* bad : {"", "gpu[", "gpu[1-2", ",a", "a b", "a\nb", "$(x)"})
            QVERIFY2(!firstHost(bad).ok(), bad);
    }

    void badVariables() {
        expectProblem(with(torchrun(), {{"RANK", "8"}}), {"RANK is 8", "WORLD_SIZE is 8", "0 to 7"});
        expectProblem(with(torchrun(), {{"RANK", "-1"}}), {"RANK"});
        expectProblem(with(torchrun(), {{"RANK", "one"}}), {"RANK", "'one'"});
        expectProblem(with(torchrun(), {{"RANK", "-"}}), {"WORLD_SIZE is set and RANK is not"});
        expectProblem(with(torchrun(), {{"WORLD_SIZE", "-"}}), {"RANK is set and WORLD_SIZE is not"});
        expectProblem(with(torchrun(), {{"WORLD_SIZE", "0"}}), {"WORLD_SIZE"});
        expectProblem(with(torchrun(), {{"MASTER_ADDR", "-"}}), {"MASTER_ADDR is not set", "torchrun or srun"});
        expectProblem(with(torchrun(), {{"MASTER_PORT", "-"}}), {"MASTER_PORT is not"});
        expectProblem(with(torchrun(), {{"MASTER_PORT", "70000"}}), {"MASTER_PORT", "65535"});
        expectProblem(with(torchrun(), {{"LOCAL_RANK", "x"}}), {"LOCAL_RANK"});
        expectProblem(with(srun(), {{"SLURM_PROCID", "4"}}), {"SLURM_PROCID is 4"});
        expectProblem(with(srun(), {{"SLURM_NODELIST", "-"}}), {"SLURM_NODELIST is not", "MASTER_ADDR"});
        expectProblem(with(srun(), {{"SLURM_NODELIST", "gpu[1"}}), {"SLURM_NODELIST", "gpu[1"});
        expectProblem(with(srun(), {{"SLURM_JOB_ID", "-"}}), {"SLURM_JOB_ID is not"});
    }
};

QTEST_GUILESS_MAIN(TestLaunchEnvironment)
#include "test_launch_environment.moc"
