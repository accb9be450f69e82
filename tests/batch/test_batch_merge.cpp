// Shards of several machines become one batch, or it is said what is missing.
#include "batch/batch_rig.h"

#include "batch/batch_best.h"
#include "batch/batch_merge.h"

using namespace miro;
using namespace miro::test;

class TestBatchMerge : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    int m_number = 0;

    fs::path newFolder() { return fs::path(m_temporary.path().toStdString()) / std::to_string(++m_number); }

    fs::path drawnInThree(const BatchPlan& plan) {
        const fs::path folder = newFolder();
        for (int64_t index = 0; index < 3; ++index)
            drawShard(folder, plan, {index, 3});
        return folder;
    }

    // The message of a merge that fails and changes nothing.
    static std::string failure(const fs::path& folder, ErrorCode code = ErrorCode::Failed) {
        const auto before = namesIn(folder);
        const auto merged = mergeBatch(folder, anyModel, nullptr, {});
        if (merged.ok())
            return "it merged";
        if (merged.error().code != code || merged.message().find('\n') != std::string::npos)
            return "other code or lines: " + merged.message();
        return before == namesIn(folder) ? merged.message() : "files changed: " + merged.message();
    }

private Q_SLOTS:
    void threeShardsAreTheWhole() {
        const BatchPlan plan = planOf(prompts(50));
        const fs::path whole = newFolder(), parts = drawnInThree(plan);
        drawShard(whole, plan, {});
        for (int times = 0; times < 2; ++times) { // again: the same
            const auto merged = mergeBatch(parts, anyModel, nullptr, {});
            QVERIFY2(merged.ok(), merged.message().c_str());
            QCOMPARE(merged->pictures, int64_t{50});
            QCOMPARE(merged->kept, int64_t{50});
            QCOMPARE(merged->shards, int64_t{3});
            QCOMPARE(merged->files.size(), size_t{3});
            QCOMPARE(merged->note, std::string()); // no sheets were asked for
            std::vector<std::string> names;
            for (const std::string& name : namesIn(parts))
                if (!name.starts_with("shards"))
                    names.push_back(name);
            QCOMPARE(names, namesIn(whole));
            for (const std::string& name : names)
                QCOMPARE(textOf(parts / name), textOf(whole / name));
        }
        // The merged folder is a whole batch, and its shards are still theirs.
        QCOMPARE(BatchManifest::open(parts, plan, headOf(plan), true).value().results().size(), size_t{50});
        QVERIFY(BatchManifest::open(parts, plan, headOf(plan, {1, 3}), true).ok());
    }

    void aWholeBatchIsCheckedAlike() {
        const BatchPlan plan = planOf(prompts(5));
        const fs::path folder = newFolder();
        drawShard(folder, plan, {});
        QCOMPARE(mergeBatch(folder, anyModel, nullptr, {}).value().shards, int64_t{1});
        fs::remove(folder / plan.picture(3).file);
        FAILS_WITH(failure(folder), "is not complete: 1 picture is missing (" + plan.picture(3).file + ")");
    }

    void whatIsMissingIsSaid() {
        const BatchPlan plan = planOf(prompts(50));
        const fs::path folder = newFolder();
        FAILS_WITH(failure(folder, ErrorCode::NotFound), "is not a folder");
        fs::create_directory(folder);
        FAILS_WITH(failure(folder, ErrorCode::NotFound), "holds no batch");
        drawShard(folder, plan, {0, 4});
        FAILS_WITH(failure(folder), "of 4 shards 1, 2, 3 have not begun");
        drawShard(folder, plan, {1, 4});
        drawShard(folder, plan, {3, 4});
        FAILS_WITH(failure(folder), "of 4 shards 2 has not begun; run it");
        std::vector<int64_t> late;
        for (const int64_t group : groupsOfShard(plan, {2, 4}))
            for (const int64_t index : plan.group(group))
                late.push_back(index);
        drawShard(folder, plan, {2, 4}, late);
        const std::string first = plan.picture(late[0]).file;
        FAILS_WITH(failure(folder), fmt::format("shard 2 of 4: {} pictures are missing ({}, ", late.size(), first));
        late.resize(1);
        drawShard(folder, plan, {2, 4}, late);
        FAILS_WITH(failure(folder), fmt::format("shard 2 of 4: 1 picture is missing ({});", first));
        {
            const BatchManifest running = BatchManifest::open(folder, plan, headOf(plan, {2, 4}), true).value();
            FAILS_WITH(failure(folder), "of 4 shards 2 is being drawn");
        }
        drawShard(folder, plan, {2, 4});
        QVERIFY(mergeBatch(folder, anyModel, nullptr, {}).ok());
    }

    void everyFileIsLookedAt() {
        const BatchPlan plan = planOf(prompts(30));
        const fs::path folder = drawnInThree(plan);
        write(folder / plan.picture(4).file, "other bytes");
        FAILS_WITH(failure(folder), "1 picture is not what was drawn (" + plan.picture(4).file + ")");
        fs::remove(folder / plan.picture(4).file);
        fs::create_directory(folder / plan.picture(4).file);
        FAILS_WITH(failure(folder), "1 picture is missing (" + plan.picture(4).file + ")");
    }

    void failedPicturesAreNamed() {
        const BatchPlan plan = planOf(prompts(30));
        const fs::path folder = drawnInThree(plan);
        {
            BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan, {1, 3}), true).value();
            BatchResult failed;
            failed.index = manifest.pictures()[2];
            failed.file = plan.picture(failed.index).file;
            failed.failure = "out of memory";
            QVERIFY(manifest.append({failed}).ok());
        }
        FAILS_WITH(failure(folder), "shard 1 of 3: 1 picture failed (");
    }

    void shardsOfDifferentBatches() {
        const BatchPlan plan = planOf(prompts(30)), other = planOf(prompts(31));
        const fs::path folder = drawnInThree(plan), second = drawnInThree(other);
        fs::remove_all(folder / "shards/1-of-3");
        fs::copy(second / "shards/1-of-3", folder / "shards/1-of-3", fs::copy_options::recursive);
        FAILS_WITH(failure(folder, ErrorCode::Corrupt), "is of another batch");
        const fs::path mixed = drawnInThree(plan);
        fs::copy(mixed / "shards/0-of-3", mixed / "shards/0-of-2", fs::copy_options::recursive);
        FAILS_WITH(failure(mixed, ErrorCode::Corrupt), "shards of ");
        const fs::path moved = drawnInThree(plan);
        fs::remove_all(moved / "shards/2-of-3");
        fs::copy(moved / "shards/1-of-3", moved / "shards/2-of-3", fs::copy_options::recursive);
        FAILS_WITH(failure(moved, ErrorCode::Corrupt), "2-of-3");
    }

    void aPictureThatIsThereTwice() {
        const BatchPlan plan = planOf(prompts(30));
        const fs::path folder = drawnInThree(plan);
        const fs::path manifest = folder / "shards/1-of-3/manifest.jsonl";
        const std::string text = textOf(manifest);
        const size_t begin = text.find('\n') + 1;
        write(manifest, text + text.substr(begin, text.find('\n', begin) + 1 - begin));
        FAILS_WITH(failure(folder, ErrorCode::Corrupt), "is in shard 1 as well");
        // Two pictures of one name.
        std::string names = text;
        const std::string first = plan.picture(groupsOfShard(plan, {0, 3})[0] * 4).file;
        const size_t file = names.find("\"file\":\"", begin) + 8;
        names.replace(file, names.find('"', file) - file, first);
        write(manifest, names);
        FAILS_WITH(failure(folder, ErrorCode::Corrupt), "have one name, " + first);
        // One line less.
        fs::remove(folder / "shards/1-of-3/results.jsonl");
        write(manifest, text.substr(0, begin) + text.substr(text.find('\n', begin) + 1));
        FAILS_WITH(failure(folder, ErrorCode::Corrupt), "is in no manifest");
    }

    void damagedManifests_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("part");
        auto add = [](const char* name, const char* file, const char* from, const char* to, const char* part) {
            QTest::newRow(name) << file << from << to << part;
        };
        add("more than the lines", "manifest.jsonl", "\"pictures\":30", "\"pictures\":900000000",
            "is of another batch");
        add("index of text", "manifest.jsonl", "{\"index\":", "{\"index\":\"x\",\"y\":", "line 2");
        add("index too large", "manifest.jsonl",
            "{\"index\":", "{\"index\":77,\"y\":", "line 2: there is no picture 77");
        add("file that leaves", "manifest.jsonl", "\"file\":\"", "\"file\":\"../", "line 2: the file name '../");
        add("settings of text", "manifest.jsonl", "\"settings\":{", "\"settings\":[],\"x\":{", "line 2");
        add("wrong type", "manifest.jsonl", "\"steps\":10", "\"steps\":\"many\"", "line 2");
        add("pairs", "manifest.jsonl", "\"axes\":[", "\"axes\":[1", "line 2: 'axes'");
        add("not JSON", "manifest.jsonl", "{\"index\"", "x{\"index\"", "line 2: the line: not valid JSON");
        add("result of another shard", "results.jsonl", "{\"index\":", "{\"index\":0,\"y\":", "is not of this shard");
        add("result of text", "results.jsonl", "\"kept\":true", "\"kept\":\"yes\"", "line 2");
        add("results of another", "results.jsonl", "\"fingerprint\":\"", "\"x\":\"", "line 1");
    }
    void damagedManifests() {
        QFETCH(QString, file);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, part);
        const BatchPlan plan = planOf(prompts(30));
        const fs::path folder = drawnInThree(plan);
        const fs::path damaged = folder / "shards/1-of-3" / file.toStdString();
        std::string text = textOf(damaged);
        size_t at = text.find(from.toStdString(), text.find('\n')); // behind the head, where it can be
        if (at == std::string::npos)
            at = text.find(from.toStdString());
        QVERIFY(at != std::string::npos);
        text.replace(at, static_cast<size_t>(from.size()), to.toStdString());
        write(damaged, text);
        FAILS_WITH(failure(folder, ErrorCode::Corrupt), part.toStdString());
    }

    // The number of pictures comes from the file: no memory for what cannot be there.
    void manyPicturesThatAreNotThere() {
        const BatchPlan plan = planOf(prompts(3));
        const fs::path folder = newFolder();
        drawShard(folder, plan, {});
        std::string text = textOf(folder / "manifest.jsonl");
        text.replace(text.find("\"pictures\":3"), 12, "\"pictures\":900000000");
        write(folder / "manifest.jsonl", text);
        FAILS_WITH(failure(folder, ErrorCode::Corrupt), "too short for 900000000 pictures");
    }

    // An entry's candidates lie in several shards: none of them could choose.
    void bestOfAcrossShards() {
        std::string list;
        for (int i = 0; i < 6; ++i)
            list += fmt::format("prompt {} --count 5\n", i);
        const BatchPlan plan = planOf(list, ListFormat::Text, 4, 2);
        auto draw = [&](const fs::path& folder, Shard shard) {
            BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan, shard), true).value();
            std::vector<BatchResult> results;
            for (const int64_t index : manifest.pictures()) {
                BatchResult result = drawn(manifest, plan.picture(index), "candidates/");
                ScoreRecord score;
                score.scorer = "pick_score";
                score.version = "1";
                score.raw = static_cast<double>(index * 7 % 5);
                score.quantile = *score.raw / 10;
                result.scores = {score};
                results.push_back(result);
            }
            QVERIFY(manifest.append(results).ok());
            QVERIFY(manifest.append(keepBest(plan, folder, manifest.results(), false).value()).ok());
            QVERIFY(manifest.writeTable(plan).ok());
        };
        const fs::path whole = newFolder(), parts = newFolder();
        draw(whole, {});
        for (int64_t index = 0; index < 3; ++index)
            draw(parts, {index, 3});
        for (int times = 0; times < 2; ++times) {
            const auto merged = mergeBatch(parts, anyModel, nullptr, {});
            QVERIFY2(merged.ok(), merged.message().c_str());
            QCOMPARE(merged->kept, int64_t{12});
            std::vector<std::string> names;
            for (const std::string& name : namesIn(parts))
                if (!name.starts_with("shards"))
                    names.push_back(name);
            QCOMPARE(names, namesIn(whole));
            QCOMPARE(textOf(parts / "manifest.csv"), textOf(whole / "manifest.csv"));
        }
        // A merge that was killed behind the first move: the file is at its place, its result says the old one.
        const fs::path killed = newFolder();
        for (int64_t index = 0; index < 3; ++index)
            draw(killed, {index, 3});
        for (const std::string& name : namesIn(killed))
            if (name.starts_with("candidates/") && fs::exists(parts / name.substr(11))) {
                fs::rename(killed / name, killed / name.substr(11));
                break;
            }
        QVERIFY(mergeBatch(killed, anyModel, nullptr, {}).ok());
        QCOMPARE(namesIn(killed), namesIn(parts));
    }

    // The batch is complete; only its sheets cannot be made.
    void sheetsNeedTheListAsItWas() {
        BatchRequest request;
        request.listText = prompts(6);
        request.groupSize = 2;
        const BatchPlan plan = BatchPlan::make(request, anyModel).value();
        const fs::path folder = drawnInThree(plan);
        write(folder / "shards/0-of-3/list", prompts(7));
        auto merged = mergeBatch(folder, anyModel, nullptr, {});
        QVERIFY2(merged.ok(), merged.message().c_str());
        FAILS_WITH(merged->note, "has no contact sheets: ");
        fs::remove(folder / "shards/0-of-3/request.json");
        merged = mergeBatch(folder, anyModel, nullptr, {});
        QVERIFY(merged.ok());
        FAILS_WITH(merged->note, "request.json");
    }

    void aStopEndsIt() {
        const BatchPlan plan = planOf(prompts(30));
        const fs::path folder = drawnInThree(plan);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(mergeBatch(folder, anyModel, nullptr, stop.get_token()).error().code, ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestBatchMerge)
#include "test_batch_merge.moc"
