// The files that say what a batch is and how far it is.
#include "batch/batch_rig.h"

#include <csignal>
#include <sys/resource.h>

using namespace miro;
using namespace miro::test;

class TestBatchManifest : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    int m_number = 0;

    fs::path newFolder() { return fs::path(m_temporary.path().toStdString()) / std::to_string(++m_number); }

    static std::string failure(const fs::path& folder, const BatchPlan& plan, const BatchHead& head, bool resume,
                               ErrorCode code) {
        const auto before = namesIn(folder);
        const auto opened = BatchManifest::open(folder, plan, head, resume);
        if (opened.ok())
            return "it opened";
        if (opened.error().code != code || opened.message().find('\n') != std::string::npos ||
            opened.message().ends_with('.'))
            return "other code or lines: " + opened.message();
        return before == namesIn(folder) ? opened.message() : "files changed: " + opened.message();
    }

private Q_SLOTS:
    void itIsThereBeforeTheFirstPicture() {
        const BatchPlan plan = planOf(prompts(10));
        const fs::path folder = newFolder();
        const BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan), false).value();
        QCOMPARE(namesIn(folder), (std::vector<std::string>{"manifest.jsonl", "results.jsonl"}));
        QCOMPARE(manifest.pictures().size(), size_t{10});
        const std::string text = textOf(folder / "manifest.jsonl");
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), 11);
        QVERIFY(text.starts_with("{\"miro_batch\":1,"));
        QVERIFY(text.find("\"prompt 9\"") != std::string::npos);
        QVERIFY(manifest.results().empty());
    }

    void resultsAreReadAgain() {
        const BatchPlan plan = planOf(prompts(6));
        const fs::path folder = newFolder();
        {
            BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan), false).value();
            BatchResult result = drawn(manifest, plan.picture(2));
            ScoreRecord score;
            score.scorer = "pick_score";
            score.version = "1";
            score.checkpointSha256 = std::string(64, 'b');
            score.raw = 21.5;
            score.quantile = 0.75;
            result.scores = {score};
            BatchResult failed;
            failed.index = 3;
            failed.file = plan.picture(3).file;
            failed.failure = "no memory\nfor it";
            QVERIFY(manifest.append({result, failed}).ok());
            result.kept = false;
            QVERIFY(manifest.append({result}).ok()); // the later line counts
        }
        const BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan), true).value();
        QCOMPARE(manifest.results().size(), size_t{2});
        const BatchResult& result = manifest.results().at(2);
        QCOMPARE(result.sha256, sha256Of(bytesOf(plan.picture(2))));
        QCOMPARE(result.seconds, 0.25);
        QCOMPARE(result.kept, false);
        QCOMPARE(result.scores.size(), size_t{1});
        QCOMPARE(result.scores[0].raw, std::optional(21.5));
        QCOMPARE(result.scores[0].quantile, std::optional(0.75));
        QVERIFY(!result.scores[0].training);
        QCOMPARE(manifest.results().at(3).failure, std::string("no memory for it"));
    }

    // What a crash may leave.
    void aTornLastLineIsDropped() {
        const BatchPlan plan = planOf(prompts(4));
        const fs::path folder = newFolder();
        drawShard(folder, plan, {}, {2, 3});
        const std::string whole = textOf(folder / "results.jsonl");
        const size_t second = whole.find('\n', whole.find('\n') + 1) + 1; // behind the head and the first result
        for (size_t size = 0; size <= whole.size(); ++size) {
            const std::string around = whole.substr(size < 2 ? 0 : size - 2, 4);
            if (around.find('\n') == std::string::npos && size % 37 != 0)
                continue; // one place inside of a line is like another
            write(folder / "results.jsonl", whole.substr(0, size));
            BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan), true).value();
            QCOMPARE(manifest.results().size(), size == whole.size() ? size_t{2}
                                                : size >= second     ? size_t{1}
                                                                     : size_t{0});
            QVERIFY(manifest.append({drawn(manifest, plan.picture(3))}).ok());
            const std::string text = textOf(folder / "results.jsonl");
            QCOMPARE(text.back(), '\n');
            for (size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1)
                QCOMPARE(text[begin], '{');
        }
        write(folder / "results.jsonl", whole + std::string(100, '\0') + "\n"); // a block that a power cut left empty
        QCOMPARE(BatchManifest::open(folder, plan, headOf(plan), true).value().results().size(), size_t{2});
    }

    void leftOversOfAKilledRunGo() {
        const BatchPlan plan = planOf(prompts(4));
        const fs::path folder = newFolder();
        drawShard(folder, plan, {1, 2});
        const auto before = namesIn(folder);
        write(folder / "shards/1-of-2/.miro-77-1.part", "half");
        drawShard(folder, plan, {1, 2});
        QCOMPARE(namesIn(folder), before);
        // Another shard's, which may be running, stay.
        write(folder / "shards/1-of-2/.miro-77-1.part", "half");
        drawShard(folder, plan, {0, 2});
        QVERIFY(fs::exists(folder / "shards/1-of-2/.miro-77-1.part"));
    }

    void aBatchThatIsThereNeedsResume() {
        const BatchPlan plan = planOf(prompts(4));
        const fs::path folder = newFolder();
        drawShard(folder, plan, {});
        FAILS_WITH(failure(folder, plan, headOf(plan), false, ErrorCode::Usage),
                   "already holds a batch; go on with --resume");
        fs::remove(folder / "manifest.jsonl");
        FAILS_WITH(failure(folder, plan, headOf(plan), false, ErrorCode::Usage), "already holds a batch");
        const BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan), true).value();
        QCOMPARE(manifest.results().size(), size_t{4});
        QVERIFY(fs::exists(folder / "manifest.jsonl"));
    }

    void anotherBatchIsRefused() {
        const BatchPlan plan = planOf(prompts(4));
        const fs::path folder = newFolder();
        drawShard(folder, plan, {});
        auto other = [&](const std::function<void(BatchHead&)>& change) {
            BatchHead head = headOf(plan);
            change(head);
            return failure(folder, plan, head, true, ErrorCode::Usage);
        };
        FAILS_WITH(other([](BatchHead& head) { head.fingerprint = std::string(64, '0'); }),
                   "with another list or other options");
        FAILS_WITH(other([](BatchHead& head) { head.models["starter"] = std::string(64, 'b'); }),
                   "other files of the model starter");
        FAILS_WITH(other([](BatchHead& head) { head.models["x"] = std::string(64, 'b'); }), "the model x");
        FAILS_WITH(other([](BatchHead& head) { head.device = "cuda"; }), "on the device cpu");
        FAILS_WITH(other([](BatchHead& head) { head.precision = "bf16"; }), "with precision fp32");
        FAILS_WITH(other([](BatchHead& head) { head.shard = {1, 4}; }), "one of 4");
        FAILS_WITH(other([](BatchHead& head) { ++head.groups; }), "another version");

        const fs::path parts = newFolder();
        drawShard(parts, plan, {0, 2});
        BatchHead head = headOf(plan, {1, 2});
        head.fingerprint = std::string(64, '0');
        FAILS_WITH(failure(parts, plan, head, true, ErrorCode::Usage), "another list");
        FAILS_WITH(failure(parts, plan, headOf(plan, {0, 3}), true, ErrorCode::Usage), "as 2 shards");
        FAILS_WITH(failure(parts, plan, headOf(plan), true, ErrorCode::Usage), "as 2 shards");
        FAILS_WITH(failure(parts, plan, headOf(plan, {0, 2}), false, ErrorCode::Usage), "--resume");
        QVERIFY(BatchManifest::open(parts, plan, headOf(plan, {1, 2}), false).ok()); // its first task
    }

    void twoProcessesOfOneShard() {
        const BatchPlan plan = planOf(prompts(4));
        const fs::path folder = newFolder();
        const BatchManifest first = BatchManifest::open(folder, plan, headOf(plan), false).value();
        FAILS_WITH(failure(folder, plan, headOf(plan), true, ErrorCode::Failed), "another process");
    }

    void badFolders() {
        const BatchPlan plan = planOf(prompts(4));
        const fs::path folder = newFolder();
        FAILS_WITH(failure(folder / "a" / "b", plan, headOf(plan), true, ErrorCode::NotFound), "does not exist");
        FAILS_WITH(failure("", plan, headOf(plan), true, ErrorCode::Usage), "empty");
        FAILS_WITH(failure("/proc/out", plan, headOf(plan), true, ErrorCode::NotFound), "/proc");
        write(folder, "mine");
        FAILS_WITH(failure(folder, plan, headOf(plan), true, ErrorCode::Usage), "not a folder");
    }

    void damagedFiles_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("part");
        auto add = [](const char* name, const char* file, const QByteArray& text, const char* part) {
            QTest::newRow(name) << file << text << part;
        };
        const QByteArray hash(64, 'a');
        const QByteArray head =
            "{\"miro_batch\":1,\"program\":\"0\",\"fingerprint\":\"" + hash +
            "\",\"models\":{},\"device\":\"cpu\",\"precision\":\"fp32\",\"shard\":{\"index\":0,"
            "\"count\":1},\"pictures\":4,\"groups\":1,\"group_size\":4,\"best_of\":0,\"weights\":{},"
            "\"discard_rejected\":false}\n";
        add("empty", "manifest.jsonl", "", "line 1: it is empty");
        add("no JSON", "manifest.jsonl", "a red apple\n", "line 1: the line: not valid JSON");
        add("another JSON", "manifest.jsonl", "[1]\n", "line 1: it is not a batch's file");
        add("newer", "manifest.jsonl", QByteArray(head).replace("batch\":1", "batch\":2"), "newer version");
        add("version of text", "manifest.jsonl", QByteArray(head).replace("batch\":1", "batch\":\"1\""), "line 1");
        add("count below index", "manifest.jsonl", QByteArray(head).replace("\"count\":1", "\"count\":0"), "'count'");
        add("many pictures", "manifest.jsonl", QByteArray(head).replace("\"pictures\":4", "\"pictures\":1e300"),
            "'pictures'");
        add("negative", "manifest.jsonl", QByteArray(head).replace("\"pictures\":4", "\"pictures\":-4"), "'pictures'");
        add("short hash", "manifest.jsonl", QByteArray(head).replace(hash, "abc"), "SHA-256");
        add("missing value", "manifest.jsonl", "{\"miro_batch\":1}\n", "missing");
        add("deep", "manifest.jsonl", QByteArray(100'000, '[') + "\n", "nested deeper");
        add("endless line", "manifest.jsonl", QByteArray(5 << 20, 'x'), "line 1 is longer");
        add("binary", "manifest.jsonl", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\n", 12), "line 1");

        const QByteArray begun = "HEAD"; // the whole file's first line
        const QByteArray good =
            "{\"index\":1,\"file\":\"a.png\",\"sha256\":\"" + hash + "\",\"seconds\":1,\"scores\":[],\"kept\":true}\n";
        add("results of another", "results.jsonl", "{\"miro_batch_results\":1,\"fingerprint\":\"" + hash + "\"}\n",
            "of another batch");
        add("results without head", "results.jsonl", good + good, "line 1: it is not");
        add("line in the middle", "results.jsonl", begun + "{\"ind\n" + good, "line 2: the line: not valid JSON");
        add("no such picture", "results.jsonl", begun + QByteArray(good).replace(":1,\"f", ":4,\"f") + good,
            "line 2: there is no picture 4");
        add("index of text", "results.jsonl", begun + QByteArray(good).replace(":1,\"f", ":\"1\",\"f") + good,
            "line 2");
        add("file that leaves", "results.jsonl", begun + QByteArray(good).replace("a.png", "../a.png") + good,
            "'../a.png'");
        add("absolute file", "results.jsonl", begun + QByteArray(good).replace("a.png", "/a.png") + good, "'/a.png'");
        add("no hash", "results.jsonl", begun + QByteArray(good).replace(hash, "") + good, "'sha256'");
        add("scores of text", "results.jsonl", begun + QByteArray(good).replace("[]", "\"high\"") + good, "'scores'");
    }
    void damagedFiles() {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, part);
        const BatchPlan plan = planOf(prompts(4));
        const fs::path folder = newFolder();
        drawShard(folder, plan, {});
        const fs::path damaged = folder / file.toStdString();
        const std::string whole = textOf(damaged);
        text.replace("HEAD", QByteArray::fromStdString(whole.substr(0, whole.find('\n') + 1)));
        write(damaged, text.toStdString());
        const auto opened = BatchManifest::open(folder, plan, headOf(plan), true);
        QVERIFY(!opened.ok());
        QVERIFY2(opened.message().find(part.toStdString()) != std::string::npos, opened.message().c_str());
        QVERIFY(opened.message().find('\n') == std::string::npos && opened.message().size() < 1000);
        QCOMPARE(textOf(damaged), text.toStdString());
    }

    void filesStayInTheFolder() {
        const BatchPlan plan = planOf(prompts(1));
        const fs::path folder = newFolder();
        const BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan), false).value();
        for (const std::string name : {"", "/a", "../a", "a/../../b", "a//b", "a/", ".", "..", "a/.", "a\nb"})
            QVERIFY2(!manifest.place(name, "x").ok(), name.c_str());
        QVERIFY(manifest.place("a/b/c.png", "x").ok());
        QVERIFY(manifest.place("a/b/c.png", "y").ok());
        QCOMPARE(textOf(folder / "a/b/c.png"), std::string("y"));
        QVERIFY(!manifest.place("a/b", "a folder is in the way").ok());
    }

    // A limit on file sizes stands for the disk that is full: both fail in the middle of a write.
    void aFailedAppendLeavesTheFileAsItWas() {
        const BatchPlan plan = planOf(prompts(4));
        const fs::path folder = newFolder();
        BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan), false).value();
        QVERIFY(manifest.append({drawn(manifest, plan.picture(0))}).ok());
        const BatchResult next = drawn(manifest, plan.picture(1));
        const std::string before = textOf(folder / "results.jsonl");
        rlimit old{};
        ::getrlimit(RLIMIT_FSIZE, &old);
        const auto handler = ::signal(SIGXFSZ, SIG_IGN);
        const rlimit tight{before.size() + 20, old.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &tight);
        const auto failed = manifest.append({next});
        ::setrlimit(RLIMIT_FSIZE, &old);
        ::signal(SIGXFSZ, handler);
        QVERIFY(!failed.ok());
        QCOMPARE(textOf(folder / "results.jsonl"), before);
        QCOMPARE(manifest.results().size(), size_t{1});
        QVERIFY(manifest.append({next}).ok());
        QVERIFY(textOf(folder / "results.jsonl").starts_with(before + "{"));
    }

    void aTableHasEverySettingAndScore() {
        const std::string list = "prompt,seed,steps,reward.vqa_score,tag,_kept\r\n"
                                 "\"a \"\"red\"\" apple, ripe\",7,3,0.5,fruit,mine\r\n"
                                 "b,8,4,none,,\r\n";
        const BatchPlan plan = planOf(list, ListFormat::Csv);
        const fs::path folder = newFolder();
        BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan), false).value();
        BatchResult result = drawn(manifest, plan.picture(0));
        ScoreRecord score;
        score.scorer = "pick_score";
        score.version = "1";
        score.raw = 0.1;
        score.quantile = 0.25;
        score.estimated = true;
        result.scores = {score};
        QVERIFY(manifest.append({result}).ok());
        QVERIFY(manifest.writeTable(plan).ok());
        const QString text = QString::fromStdString(textOf(folder / "manifest.csv"));
        const QStringList lines = text.split("\r\n");
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines.last().isEmpty());
        QVERIFY2(lines[0].startsWith(
                     "index,file,line,entry,copy,prompt,template,negative-prompt,model,variant,seed,steps,guidance,"),
                 qPrintable(lines[0]));
        QVERIFY2(lines[0].endsWith(
                     ",reward.clip_score,reward.vqa_score,negative-reward.clip_score,negative-reward.vqa_score,"
                     "keyframes,tag,_kept,pick_score.raw,pick_score.quantile,pick_score.estimated,"
                     "pick_score.version,kept,failure"),
                 qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith("0," + QString::fromStdString(plan.picture(0).file) +
                                     ",2,0,0,\"a \"\"red\"\" apple, ripe\","),
                 qPrintable(lines[1]));
        QVERIFY2(lines[1].endsWith(",1,0.5,0,0,,fruit,mine,0.1,0.25,yes,1,yes,"), qPrintable(lines[1]));
        QVERIFY2(lines[2].endsWith(",1,none,0,0,,,,,,,,,"), qPrintable(lines[2]));
    }
};

QTEST_GUILESS_MAIN(TestBatchManifest)
#include "test_batch_manifest.moc"
