// Which part of a batch a machine draws.
#include "batch/batch_rig.h"

#include "batch/shard.h"

#include <map>
#include <random>

using namespace miro;
using namespace miro::test;

namespace {

using Variables = std::map<std::string, std::string>;

Result<Shard> shardOf(const Variables& variables) {
    return shardFromEnvironment([&](const char* name) -> const char* {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

Variables arrayTask(const char* id, const char* first, const char* last, const char* count, const char* step = "1") {
    return {{"SLURM_ARRAY_TASK_ID", id},
            {"SLURM_ARRAY_TASK_MIN", first},
            {"SLURM_ARRAY_TASK_MAX", last},
            {"SLURM_ARRAY_TASK_COUNT", count},
            {"SLURM_ARRAY_TASK_STEP", step}};
}

} // namespace

class TestShard : public QObject {
    Q_OBJECT

    // Every group once, and each shard's work near an Nth of all.
    static void checkSplit(const BatchPlan& plan, int64_t count, double tolerance) {
        std::vector<int> seen(static_cast<size_t>(plan.groups()), 0);
        std::vector<double> work(static_cast<size_t>(count), 0);
        double all = 0;
        for (int64_t index = 0; index < count; ++index) {
            const std::vector<int64_t> groups = groupsOfShard(plan, {index, count});
            QVERIFY(std::is_sorted(groups.begin(), groups.end()));
            QCOMPARE(groupsOfShard(plan, {index, count}), groups);
            for (const int64_t group : groups) {
                ++seen[static_cast<size_t>(group)];
                const double cost = plan.groupCost(group) * static_cast<double>(plan.group(group).size());
                work[static_cast<size_t>(index)] += cost;
                all += cost;
            }
        }
        for (const int times : seen)
            QCOMPARE(times, 1);
        for (const double each : work)
            QVERIFY2(std::abs(each - all / static_cast<double>(count)) <= tolerance * all / static_cast<double>(count),
                     qPrintable(QString("%1 of %2").arg(each).arg(all)));
    }

private Q_SLOTS:
    void optionAndVariables() {
        QCOMPARE(parseShard("0/4").value(), (Shard{0, 4}));
        QCOMPARE(parseShard("3/4").value(), (Shard{3, 4}));
        QCOMPARE(shardOf({}).value(), Shard{});
        QCOMPARE(shardOf(arrayTask("2", "0", "3", "4")).value(), (Shard{2, 4}));
        QCOMPARE(shardOf(arrayTask("16", "1", "16", "16")).value(), (Shard{15, 16}));
        QCOMPARE(shardOf(arrayTask("20", "10", "30", "3", "10")).value(), (Shard{1, 3}));
        QCOMPARE(shardOf({{"RANK", "1"}, {"WORLD_SIZE", "2"}}).value(), (Shard{1, 2}));
        Variables both = arrayTask("2", "0", "3", "4");
        both.insert({{"RANK", "0"}, {"WORLD_SIZE", "1"}});
        QCOMPARE(shardOf(both).value(), (Shard{2, 4}));
    }

    void badOptionsAndVariables_data() {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("part");
        auto option = [](const char* text, const char* part) {
            const auto shard = parseShard(text);
            QTest::newRow(text) << QString::fromStdString(shard.message()) << part;
        };
        option("", "''");
        option("1", "I/N");
        option("4/4", "'4'");
        option("-1/4", "'-1'");
        option("0/0", "'0'");
        option("a/4", "'a'");
        option("0/4x", "'4x'");
        option("0/4/2", "'4/2'");
        option("0/99999999999999999999", "99999");
        auto variables = [](const char* name, const Variables& values, const char* part) {
            const auto shard = shardOf(values);
            QTest::newRow(name) << QString::fromStdString(shard.message()) << part;
        };
        variables("rank too large", {{"RANK", "2"}, {"WORLD_SIZE", "2"}}, "RANK '2'");
        variables("rank alone", {{"RANK", "2"}}, "WORLD_SIZE is not");
        variables("size alone", {{"WORLD_SIZE", "2"}}, "RANK is not");
        variables("rank of letters", {{"RANK", "one"}, {"WORLD_SIZE", "2"}}, "RANK 'one'");
        variables("no count", {{"SLURM_ARRAY_TASK_ID", "2"}}, "SLURM_ARRAY_TASK_MIN is not");
        variables("outside", arrayTask("9", "0", "3", "4"), "SLURM_ARRAY_TASK_ID 9");
        variables("uneven", arrayTask("3", "0", "7", "3"), "SLURM_ARRAY_TASK_ID 3");
        variables("between steps", arrayTask("11", "10", "30", "3", "10"), "SLURM_ARRAY_TASK_ID 11");
        variables("empty", arrayTask("", "0", "3", "4"), "SLURM_ARRAY_TASK_ID ''");
    }
    void badOptionsAndVariables() {
        QFETCH(QString, message);
        QFETCH(QString, part);
        QVERIFY2(message.contains(part), qPrintable(message));
    }

    void aWholeHasAllGroups() {
        const BatchPlan plan = planOf(prompts(11));
        QCOMPARE(groupsOfShard(plan, {}).size(), static_cast<size_t>(plan.groups()));
        checkSplit(plan, 1, 0);
    }

    void moreShardsThanGroups() {
        const BatchPlan plan = planOf(prompts(5));
        checkSplit(plan, 7, 7);
    }

    void alikeLines() {
        checkSplit(planOf(prompts(400)), 4, 0.001);
        checkSplit(planOf(prompts(401)), 4, 0.1);
    }

    // Steps from 1 to 100 and guidance off in some lines, in any order.
    void mixedCosts() {
        std::mt19937 random(7);
        std::string list;
        for (int i = 0; i < 600; ++i)
            list += fmt::format("prompt {} --steps {}{}\n", i, 1 + random() % 100, random() % 3 ? "" : " --guidance 1");
        checkSplit(planOf(list), 4, 0.1);
        checkSplit(planOf(list), 3, 0.1);
    }

    void fewDearLines() {
        std::string list;
        for (int i = 0; i < 160; ++i)
            list += fmt::format("prompt {} --steps {}\n", i, i % 20 == 0 ? 200 : 5);
        checkSplit(planOf(list, ListFormat::Text, 1), 4, 0.1);
    }

    // An evaluation of one model may take a hundred times as long as that of another: each model is split evenly.
    void everyModelIsSplitEvenly() {
        std::string list;
        for (int i = 0; i < 240; ++i)
            list += fmt::format("prompt {} --model {}\n", i, i % 3 == 0 ? "large" : "small");
        const BatchPlan plan = planOf(list);
        checkSplit(plan, 4, 0.1);
        for (int64_t index = 0; index < 4; ++index) {
            int64_t large = 0;
            for (const int64_t group : groupsOfShard(plan, {index, 4}))
                if (plan.picture(plan.group(group).front()).model == "large")
                    large += static_cast<int64_t>(plan.group(group).size());
            QCOMPARE(large, int64_t{20});
        }
    }
};

QTEST_GUILESS_MAIN(TestShard)
#include "test_shard.moc"
