// `miro batch`: the contract of the command line, and everything that a list or an option can have wrong.
#include "app/batch_rig.h"
#include "base/small_disk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace miro::test;

class TestBatchCommand : public QObject {
    Q_OBJECT

    static QByteArray prompts(int count) {
        QByteArray list;
        for (int i = 0; i < count; ++i)
            list += "a cat, number " + QByteArray::number(i) + "\n";
        return list;
    }

    static QStringList merge(const QString& folder, const QStringList& more = {}) {
        return QStringList{"batch", "merge", folder, "--models", fixtureModels()} + more;
    }

private Q_SLOTS:
    void aListBecomesItsPictures() {
        MiroProcess miro;
        writeText(miro.path("list.txt"), "# cats\n\na red cat\na dog --seed 7 --count 2\n");
        const Finished finished = miro.run(batch("list.txt", "out"));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QVERIFY2(finished.error.isEmpty(), finished.error.constData());
        QCOMPARE(finished.outLines(),
                 (QList<QByteArray>{"out/00000-a-red-cat-0.png", "out/00001-a-dog-7.png", "out/00002-a-dog-8.png"}));
        for (const QByteArray& line : finished.outLines())
            QVERIFY2(readBytes(miro.path(line)).startsWith("\x89PNG"), line.constData());
        for (const char* file : {"out/manifest.jsonl", "out/results.jsonl", "out/manifest.csv"})
            QVERIFY2(QFile::exists(miro.path(file)), file);
        QVERIFY2(!QFile::exists(miro.library() + "/library.sqlite"), "a batch with a folder keeps out of the library");
    }

    // The same pictures as `miro generate`, whatever shares the network's batch with them.
    void resumingDrawsWhatIsMissing() {
        MiroProcess miro;
        writeText(miro.path("list.txt"), prompts(5));
        const QStringList arguments = batch("list.txt", "out", {"--resume"});
        QCOMPARE(miro.run(arguments).exitCode, 0); // an empty folder: it starts
        const auto before = filesOf(miro.path("out"));
        QFile::remove(miro.path("out/00003-a-cat-number-3-3.png"));
        writeText(miro.path("out/00001-a-cat-number-1-1.png"), "not what was drawn");
        const Finished finished = miro.run(arguments);
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 5);
        QCOMPARE(differenceOf(before, filesOf(miro.path("out"))), QString());
    }

    void linesEndingsAndByteOrderMarksAreAccepted() {
        MiroProcess miro;
        writeText(miro.path("unix.txt"), "a cat\na dog --steps 1\n");
        writeText(miro.path("dos.txt"), "\xef\xbb\xbf"
                                        "a cat\r\na dog --steps 1\r\n");
        QCOMPARE(miro.run(batch("unix.txt", "unix")).exitCode, 0);
        const Finished finished = miro.run(batch("dos.txt", "dos"));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QDir folder(miro.path("unix"));
        QCOMPARE(folder.entryList({"*.png"}).size(), 2);
        for (const QString& name : folder.entryList({"*.png"}))
            QCOMPARE(readBytes(miro.path("dos/" + name)), readBytes(folder.filePath(name)));
    }

    void formatsOfLists() {
        MiroProcess miro;
        writeText(miro.path("list.csv"), "prompt,seed,steps,tag\r\n\"a cat, red\",5,1,pets\r\n");
        writeText(miro.path("list.tsv"), "prompt\tseed\na cat\t5\n");
        writeText(miro.path("list.jsonl"), "{\"prompt\": \"a cat\", \"seed\": 5, \"tag\": \"two_object\"}\n");
        for (const char* list : {"list.csv", "list.tsv", "list.jsonl"}) {
            const Finished finished = miro.run(batch(list, QString("out-") + list));
            QVERIFY2(finished.exitCode == 0, finished.error.constData());
            QCOMPARE(finished.outLines().size(), 1);
        }
        QVERIFY(readBytes(miro.path("out-list.csv/manifest.csv")).contains("pets"));
    }

    void aDryRunWritesNothing() {
        MiroProcess miro;
        writeText(miro.path("list.txt"), "a {red|green} cat\n");
        const QStringList before = miro.files();
        Finished finished = miro.run(batch("list.txt", "out", {"--dry-run", "--expand", "all"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QVERIFY2(finished.out.contains("a red cat") && finished.out.contains("a green cat"), finished.out.constData());
        QCOMPARE(miro.files(), before);
        finished = miro.run(batch("list.txt", "out", {"--dry-run", "--expand", "all", "--json"}));
        const QJsonObject preview = QJsonDocument::fromJson(finished.out).object();
        QCOMPARE(preview["pictures"].toInt(), 2);
        QVERIFY(preview.contains("seconds") && preview.contains("bytes"));
        QCOMPARE(miro.files(), before);
    }

    void progressIsForProgramsThatAsk() {
        MiroProcess miro;
        writeText(miro.path("list.txt"), prompts(2));
        const Finished finished = miro.run(batch("list.txt", "out", {"--json"}));
        QCOMPARE(finished.exitCode, 0);
        QVERIFY(!finished.errorLines().isEmpty());
        QSet<QString> stages;
        for (const QByteArray& line : finished.errorLines()) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            QVERIFY2(event.contains("event"), line.constData());
            stages << event["stage"].toString();
        }
        QVERIFY(stages.contains("draw"));
    }

    // Four parts: each about a quarter of the work, together the files of a single run.
    void fourShardsAreTheSingleRun() {
        MiroProcess miro;
        QByteArray list;
        for (int i = 0; i < 64; ++i)
            list += "a cat, number " + QByteArray::number(i) + " --steps " + QByteArray::number(1 + i * 5 % 4) + "\n";
        writeText(miro.path("list.txt"), list);
        const QStringList more{"--batch-size", "2"};
        QCOMPARE(miro.run(batch("list.txt", "single", more)).exitCode, 0);
        int work = 0;
        QList<int> parts;
        for (int shard = 0; shard < 4; ++shard) {
            const Finished finished =
                miro.run(batch("list.txt", "out", more + QStringList{"--shard", QString("%1/4").arg(shard)}));
            QVERIFY2(finished.exitCode == 0, finished.error.constData());
            int steps = 0;
            for (const QByteArray& line :
                 readBytes(miro.path(QString("out/shards/%1-of-4/manifest.jsonl").arg(shard))).split('\n'))
                steps += QJsonDocument::fromJson(line).object()["settings"].toObject()["steps"].toInt();
            parts << steps;
            work += steps;
        }
        for (const int part : parts)
            QVERIFY2(std::abs(4 * part - work) <= work / 10, qPrintable(QString("%1 of %2").arg(part).arg(work)));
        const Finished merged = miro.run(merge("out"));
        QVERIFY2(merged.exitCode == 0, merged.error.constData());
        QCOMPARE(merged.outLines().mid(0, 3),
                 (QList<QByteArray>{"out/manifest.jsonl", "out/results.jsonl", "out/manifest.csv"}));
        QVERIFY(merged.outLines().contains("out/sheets/contact-0001.png"));
        QVERIFY2(merged.error.isEmpty(), merged.error.constData());
        QCOMPARE(differenceOf(filesOf(miro.path("single")), filesOf(miro.path("out"))), QString());
        const QJsonObject said = QJsonDocument::fromJson(miro.run(merge("out", {"--json"})).out).object();
        QCOMPARE(said["pictures"].toInt(), 64);
        QCOMPARE(said["shards"].toInt(), 4);
    }

    void shardsComeFromTheEnvironment() {
        MiroProcess miro;
        writeText(miro.path("list.txt"), prompts(6));
        const QStringList arguments = batch("list.txt", "out", {"--batch-size", "1", "--resume"});
        miro.setVariable("RANK", "1");
        miro.setVariable("WORLD_SIZE", "2");
        Finished finished = miro.run(arguments);
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 3);
        QVERIFY(QFile::exists(miro.path("out/shards/1-of-2/manifest.jsonl")));
        FAILS_CLEANLY(miro, (QStringList{"batch", "merge", "out"}), 1,
                      (QStringList{"out", "of 2 shards 0 has not begun"}));
        for (const char* name : {"MIN", "ID"})
            miro.setVariable(QString("SLURM_ARRAY_TASK_") + name, "0");
        miro.setVariable("SLURM_ARRAY_TASK_MAX", "1");
        miro.setVariable("SLURM_ARRAY_TASK_COUNT", "2");
        miro.setVariable("SLURM_ARRAY_TASK_STEP", "1");
        finished = miro.run(arguments); // Slurm's say comes first
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QVERIFY(QFile::exists(miro.path("out/shards/0-of-2/manifest.jsonl")));
        QCOMPARE(miro.run(merge("out")).exitCode, 0);
        miro.setVariable("SLURM_ARRAY_TASK_ID", "5");
        FAILS_CLEANLY(miro, arguments, 2, (QStringList{"SLURM_ARRAY_TASK_ID 5", "--shard"}));
    }

    // What is wrong in a list is named with its line before anything is written.
    void badLists_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QStringList>("parts");
        auto add = [](const char* what, const char* name, const QByteArray& text, const QStringList& parts,
                      const QStringList& more = {}) {
            QTest::newRow(what) << name << text << more << parts;
        };
        add("unknown option", "list.txt", "a cat\na dog --stepz 3\n", {"list.txt, line 2", "--stepz", "--steps"});
        add("unknown column", "list.csv", "prompt,stepz\na cat,3\n", {"list.csv, line 1", "stepz"});
        add("unknown column of tsv", "list.tsv", "prompt\tstepz\na cat\t3\n", {"list.tsv, line 1", "stepz"});
        add("no prompt column", "list.csv", "seed,steps\n1,2\n", {"list.csv, line 1", "prompt"});
        add("wrong type", "list.txt", "a cat --steps many\n", {"list.txt, line 1", "--steps", "'many'"});
        add("wrong type of csv", "list.csv", "prompt,steps\na cat,3\na dog,many\n",
            {"list.csv, line 3", "steps", "many"});
        add("wrong type of jsonl", "list.jsonl", "{\"prompt\": \"a\"}\n{\"prompt\": \"b\", \"steps\": \"many\"}\n",
            {"list.jsonl, line 2", "steps"});
        add("no JSON", "list.jsonl", "{\"prompt\": \"a\"}\n{\"prompt\": }\n", {"list.jsonl, line 2"});
        add("prompt of a number", "list.jsonl", "{\"prompt\": 3}\n", {"list.jsonl, line 1", "prompt"});
        add("value too large", "list.txt", "a cat\n\na dog --steps 100000\n", {"list.txt, line 3", "--steps", "1000"});
        add("steps before guidance", "list.txt", "a cat --guidance-start 5 --steps 2\n",
            {"list.txt, line 1", "guidance-start"});
        add("unknown reward", "list.txt", "a cat\na dog --reward beauty=1\n", {"list.txt, line 2", "'beauty'"});
        add("reward too large", "list.txt", "a cat --reward vqa_score=2\n", {"list.txt, line 1", "from 0 to 1"});
        add("unknown model", "list.txt", "a cat\na dog --model nobody/nothing\n",
            {"list.txt, line 2", "nobody/nothing"});
        add("option that chooses folders", "list.txt", "a cat --outpath_samples /tmp\n",
            {"list.txt, line 1", "--outpath_samples"});
        add("option of the command", "list.txt", "a cat --shard 0/2\n", {"list.txt, line 1", "--shard"});
        add("cycle", "list.txt", "a cat\n__one__\n", {"list.txt, line 2", "one", "two"});
        add("cycle of one", "list.txt", "__self__\n", {"list.txt, line 1", "self"});
        QByteArray many = "a cat\n";
        for (int i = 0; i < 40; ++i)
            many += "{a|b} ";
        add("2^40 combinations", "list.txt", many + "\n", {"list.txt, line 2", "1099511627776"}, {"--expand", "all"});
        add("more than may be", "list.txt", "a\n{1|2} {1|2}\n", {"list.txt, line 2", "more than 4 prompts"},
            {"--expand", "all", "--max-prompts", "4"});
        add("missing wildcard", "list.txt", "a cat\na __colours__ dog\n", {"list.txt, line 2", "colours", "colour"});
        add("wildcard that leaves", "list.txt", "a __../list__ dog\n", {"list.txt, line 1"});
        add("unbalanced", "list.txt", "a {red|green cat\n", {"list.txt, line 1"});
        add("target inside", "list.txt", "a cat <reward vqa:2>\n", {"list.txt, line 1"});
        add("binary", "list.txt", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), {"list.txt", "picture"});
        add("zero bytes", "list.txt", QByteArray("a cat\nb\0c\n", 10), {"list.txt, line 2", "binary"});
        add("invalid UTF-8", "list.txt", "a cat\nb\xff\n", {"list.txt, line 2", "UTF-8"});
        add("invalid UTF-8 of csv", "list.csv", "prompt\na\nb\xc3\n", {"list.csv, line 3", "UTF-8"});
        add("UTF-16", "list.txt",
            QByteArray("\xff\xfe"
                       "a\0\n\0",
                       6),
            {"list.txt", "UTF-16"});
        add("empty", "list.txt", "\n# nothing\n", {"list.txt", "no prompt"});
        add("open quote of csv", "list.csv", "prompt\n\"a cat\n", {"list.csv, line 2"});
        add("too many fields", "list.csv", "prompt,seed\na,1,2\n", {"list.csv, line 2"});
        add("column twice", "list.csv", "prompt,seed,seed\na,1,2\n", {"list.csv, line 1", "seed"});
        add("template that leaves", "list.txt", "a cat\n", {"name template '../{index}'", "leaves the batch's folder"},
            {"--name", "../{index}"});
        add("absolute template", "list.txt", "a cat\n", {"name template '/tmp/{index}'", "leaves the batch's folder"},
            {"--name", "/tmp/{index}"});
        add("unknown field", "list.txt", "a cat\n", {"name template", "{date}"}, {"--name", "{date}"});
        add("one name for two", "list.txt", "a cat\n\na cat\n", {"list.txt", "lines 1 and 3", "a-cat.png"},
            {"--name", "{prompt}"});
        add("one name by letter case", "list.txt", "a cat\nA Cat\n", {"list.txt", "lines 1 and 2", "a-cat.png"},
            {"--name", "{prompt}"});
        add("axis", "list.txt", "a cat\n", {"axis 'beauty'", "guidance"}, {"--axis", "beauty=1,2"});
        add("axis of text", "list.txt", "a cat\n", {"axis steps", "'many'"}, {"--axis", "steps=1,many"});
        add("axis too long", "list.txt", "a cat\n", {"axis seed", "100000000 values"},
            {"--axis", "steps=1-1000", "--axis", "guidance=1-100", "--axis", "seed=1-100000000"});
        add("axis that finds nothing", "list.txt", "a cat\na dog\n", {"list.txt, line 2", "axis prompt", "'cat'"},
            {"--axis", "prompt=cat,bird"});
    }
    void badLists() {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QStringList, more);
        QFETCH(QStringList, parts);
        MiroProcess miro;
        writeText(miro.path(name), text);
        QVERIFY(QDir(miro.work()).mkdir("wildcards"));
        writeText(miro.path("wildcards/one.txt"), "__two__\n");
        writeText(miro.path("wildcards/two.txt"), "b\n__one__\n");
        writeText(miro.path("wildcards/self.txt"), "a __self__\n");
        writeText(miro.path("wildcards/colour.txt"), "red\n");
        const QStringList before = miro.files();
        const Finished finished = miro.run(batch(name, "out", more));
        const QByteArray said = "exit " + QByteArray::number(finished.exitCode) + ": " + finished.error;
        QVERIFY2(finished.exitCode == 1 || finished.exitCode == 2, said.constData());
        QVERIFY2(finished.out.isEmpty() && finished.errorLines().size() == 1 && finished.error.startsWith("miro: ") &&
                     !finished.error.trimmed().endsWith('.'),
                 said.constData());
        for (const QString& part : parts)
            QVERIFY2(finished.error.contains(part.toUtf8()), said.constData());
        QCOMPARE(miro.files(), before);
    }

    void aDryRunFindsTheSameMistakes() {
        MiroProcess miro;
        writeText(miro.path("list.txt"), "a cat\na dog --stepz 3\n");
        FAILS_CLEANLY(miro, batch("list.txt", "out", {"--dry-run"}), 2, (QStringList{"list.txt, line 2", "--stepz"}));
    }

    void wrongUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("parts");
        auto add = [](const char* name, const QStringList& arguments, const QStringList& parts) {
            QTest::newRow(name) << arguments << parts;
        };
        add("no list", {"batch", "--output-dir", "out"}, {"list"});
        add("no folder", {"batch", "list.txt"}, {"--output-dir"});
        add("empty folder", batch("list.txt", ""), {"--output-dir is empty"});
        add("two lists", batch("list.txt", "out", {"other.txt"}), {"'other.txt'"});
        add("unknown option", batch("list.txt", "out", {"--fast"}), {"--fast"});
        add("unknown ending", batch("list.docx", "out"), {"list.docx", "csv"});
        for (const char* shard : {"4/4", "-1/4", "1", "a/b", "0/0"})
            add(shard, batch("list.txt", "out", {"--shard", shard}), {"--shard"});
        add("steps", batch("list.txt", "out", {"--guidance", "many"}), {"--guidance", "'many'"});
        add("layout", batch("list.txt", "out", {"--layout", "tree"}), {"--layout", "geneval"});
        add("format", batch("list.txt", "out", {"--format", "xml"}), {"--format", "jsonl"});
        add("expand", batch("list.txt", "out", {"--expand", "some"}), {"--expand", "random"});
        add("batch size", batch("list.txt", "out", {"--batch-size", "0"}), {"--batch-size"});
        add("best of nothing", batch("list.txt", "out", {"--best-of", "2"}), {"--best-of", "--score"});
        add("weight alone", batch("list.txt", "out", {"--weight", "aesthetic=1"}), {"--weight", "--best-of"});
        add("scorer", batch("list.txt", "out", {"--score", "beauty"}), {"'beauty'"});
        add("merge without a folder", {"batch", "merge"}, {"merge DIR"});
        add("merge of two", {"batch", "merge", "a", "b"}, {"merge DIR"});
    }
    void wrongUsage() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, parts);
        MiroProcess miro;
        writeText(miro.path("list.txt"), "a cat\n");
        FAILS_CLEANLY(miro, arguments, 2, parts);
    }

    void whatFails() {
        MiroProcess miro;
        writeText(miro.path("list.txt"), "a cat\n");
        FAILS_CLEANLY(miro, batch("nothing.txt", "out"), 1, {"nothing.txt"});
        FAILS_CLEANLY(miro, batch("list.txt", "no/where"), 1, {"no"});
        FAILS_CLEANLY(miro, batch("list.txt", "/proc/out"), 1, {"/proc"});
        FAILS_CLEANLY(miro, batch("list.txt", "list.txt"), 2, {"list.txt is not a folder"});
        FAILS_CLEANLY(miro, (QStringList{"batch", "merge", "out"}), 1, {"out"});
    }

    void aFolderOfAnotherBatch() {
        MiroProcess miro;
        writeText(miro.path("list.txt"), prompts(2));
        QCOMPARE(miro.run(batch("list.txt", "out")).exitCode, 0);
        FAILS_CLEANLY(miro, batch("list.txt", "out"), 2, (QStringList{"out already holds a batch", "--resume"}));
        FAILS_CLEANLY(miro, batch("list.txt", "out", {"--dry-run"}), 2, (QStringList{"already holds a batch"}));
        FAILS_CLEANLY(miro, batch("list.txt", "out", {"--resume", "--guidance", "2"}), 2,
                      (QStringList{"out", "another list or other options"}));
        FAILS_CLEANLY(miro, batch("list.txt", "out", {"--resume", "--shard", "0/2"}), 2,
                      (QStringList{"out", "one of 2"}));
        FAILS_CLEANLY(miro, batch("list.txt", "out", {"--resume", "--precision", "bf16"}), 2,
                      (QStringList{"out", "fp32"}));
        writeText(miro.path("list.txt"), prompts(3));
        FAILS_CLEANLY(miro, batch("list.txt", "out", {"--resume"}), 2, (QStringList{"out", "another list"}));
        writeText(miro.path("list.txt"), prompts(2));
        QCOMPARE(miro.run(batch("list.txt", "out", {"--resume"})).exitCode, 0);
        writeText(miro.path("out/manifest.jsonl"), "{}\n");
        FAILS_CLEANLY(miro, batch("list.txt", "out", {"--resume"}), 1, (QStringList{"out/manifest.jsonl, line 1"}));
    }

    // The batch waits while the disk is full, says so, and goes on when there is room; nothing is drawn twice or torn.
    void aFullDiskIsWaitedOut() {
        MiroProcess miro;
        SmallDisk disk(miro.path("disk"), "size=400k", 0);
        if (!disk.mounted())
            QSKIP(("no tmpfs can be mounted here: " + disk.error()).constData());
        writeText(miro.path("list.txt"), prompts(12));
        QCOMPARE(miro.run(batch("list.txt", "whole", {"--batch-size", "2"})).exitCode, 0);
        QFile filler(miro.path("disk/filler"));
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        QVERIFY(filler.write(QByteArray(370 * 1024, 'x')) > 0);
        QProcess process;
        miro.prepare(process, MIRO_PROGRAM, batch("list.txt", "disk/out", {"--batch-size", "2", "--json"}));
        process.start();
        process.setReadChannel(QProcess::StandardError);
        QByteArray seen;
        while (!seen.contains("disk is full") && process.waitForReadyRead(120'000))
            seen += process.readAll();
        QVERIFY2(seen.contains("disk is full"), seen.constData());
        QVERIFY(process.state() == QProcess::Running);
        QVERIFY(filler.remove());
        const Finished finished = MiroProcess::finish(process);
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 12);
        QCOMPARE(differenceOf(filesOf(miro.path("whole")), filesOf(miro.path("disk/out"))), QString());
    }
};

QTEST_GUILESS_MAIN(TestBatchCommand)
#include "test_batch_command.moc"
