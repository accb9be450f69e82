#include "base/files.h"
#include "eval/benchmark_pictures.h"

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

using namespace miro;
namespace fs = std::filesystem;

namespace {

struct Silent : ProgressSink {
    int64_t done = -1, total = 0;
    void progress(const Progress& progress) override {
        done = progress.done;
        total = progress.total;
    }
};

} // namespace

// A laid out benchmark of two categories: three prompts, two pictures each.
class TestBenchmarkPictures : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
    std::vector<fs::path> m_paths;

    void write(const fs::path& file, const std::string& text) {
        fs::create_directories(file.parent_path());
        QVERIFY(writeFileAtomically(file, text).ok());
    }

    std::vector<BenchmarkPicture> pictures() {
        auto read = readBenchmark(m_folder, m_paths);
        if (!read.ok())
            qFatal("%s", read.error().message.c_str());
        return std::move(*read);
    }

    // A detector in the shell's own words: a sed script over the questions.
    static std::string answering(const std::string& script) { return "sed -E '" + script + "'"; }

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); } // as the program does

    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        m_paths.clear();
        const std::vector<std::string> lines = {
            "{\"tag\":\"colors\",\"include\":[{\"class\":\"car\"}],\"prompt\":\"a red car\"}",
            "{\"tag\":\"counting\",\"prompt\":\"two cats\"}",
            "{\"tag\":\"counting\",\"prompt\":\"two dogs\",\"path\":\"/etc\"}"};
        std::string results = "{\"fingerprint\":\"x\"}\n";
        for (int entry = 0; entry < 3; ++entry) {
            const fs::path folder = m_folder / ("0000" + std::to_string(entry));
            write(folder / "metadata.jsonl", lines[size_t(entry)] + "\n");
            for (int copy = 0; copy < 2; ++copy) {
                const std::string name = "samples/000" + std::to_string(copy) + ".png";
                write(folder / name, "picture");
                m_paths.push_back(folder / name);
                results += "{\"file\":\"0000" + std::to_string(entry) + "/" + name +
                           "\",\"scores\":[{\"scorer\":\"clip_score\",\"raw\":" + std::to_string(entry + copy) +
                           "}]}\n";
            }
        }
        write(m_folder / "results.jsonl", results);
    }

    void whatIsLaidOutIsRead() {
        const auto read = pictures();
        QCOMPARE(read.size(), size_t(6));
        QCOMPARE(read[0].prompt, "a red car");
        QCOMPARE(read[0].category, "colors");
        QCOMPARE(read[3].category, "counting");
        QCOMPARE(read[3].scores.at("clip_score"), 2.0);
        QCOMPARE(read[0].metadata["include"][0]["class"], "car");
    }

    void theSummaryIsGenEvals() {
        auto read = pictures();
        // colours: 1 of 2; counting: 3 of 4, of two prompts one whole.
        const bool correct[] = {true, false, true, true, false, true};
        for (size_t i = 0; i < read.size(); ++i)
            read[i].correct = correct[i];
        const BenchmarkSummary summary = summaryOf(read, true);
        QCOMPARE(summary.categories.size(), size_t(2));
        QCOMPARE(summary.categories[0].category, "colors");
        QCOMPARE(summary.categories[0].accuracy(), 0.5);
        QCOMPARE(summary.categories[1].accuracy(), 0.75);
        QCOMPARE(summary.categories[1].promptsAny, 2);
        QCOMPARE(summary.categories[1].promptsAll, 1);
        QCOMPARE(summary.overall, 0.625);
        QCOMPARE(summary.all.correct, 4);
        QCOMPARE(summary.all.prompts, 3);
        QCOMPARE(summary.categories[1].scores.at("clip_score"), 2.0);
        const auto json = jsonOf(summary);
        QCOMPARE(json["layout_only"], false);
        QCOMPARE(json["categories"]["counting"]["prompts_any"], 2);
        const std::string table = textOf(summary);
        for (const char* part : {"colors", "50.0 %", "75.0 %", "62.5 %", "clip_score"})
            QVERIFY2(table.find(part) != std::string::npos, table.c_str());
    }

    void withoutADetectorThereIsTheLayout() {
        const auto read = pictures();
        const BenchmarkSummary summary = summaryOf(read, false);
        QVERIFY(textOf(summary).find("layout only") != std::string::npos);
        QCOMPARE(jsonOf(summary)["layout_only"], true);
        QVERIFY(!jsonOf(summary).contains("overall"));
        const auto files = writeBenchmark(m_folder, read, summary);
        QVERIFY2(files.ok(), files.ok() ? "" : files.error().message.c_str());
        QCOMPARE(files->size(), size_t(1));
        QVERIFY(!fs::exists(m_folder / "detections.jsonl"));
    }

    // The detector's line holds the picture's own path, whatever the metadata calls so.
    void aDetectorIsAsked() {
        auto read = pictures();
        Silent progress;
        const auto asked =
            detect(read,
                   answering("s/^\\{\"path\":(\"[^\"]*\").*two cats.*/{\"path\":\\1,\"correct\":true}/;t;"
                             "s/^\\{\"path\":(\"[^\"]*\").*/{\"path\":\\1,\"correct\":false,\"reason\":\"no\"}/"),
                   progress, {});
        QVERIFY2(asked.ok(), asked.ok() ? "" : asked.error().message.c_str());
        QCOMPARE(progress.done, 6);
        QCOMPARE(progress.total, 6);
        QCOMPARE(*read[2].correct, true);
        QCOMPARE(*read[4].correct, false);
        QCOMPARE(read[4].reason, "no");
        const auto files = writeBenchmark(m_folder, read, summaryOf(read, true));
        QVERIFY(files.ok());
        const auto text = readFile(m_folder / "detections.jsonl");
        QVERIFY(text.ok());
        const auto first = nlohmann::json::parse(text->substr(0, text->find('\n')));
        QCOMPARE(first["filename"], "00000/samples/0000.png");
        QCOMPARE(first["tag"], "colors");
        QCOMPARE(first["correct"], false);
        QCOMPARE(first["metadata"]["prompt"], "a red car");
        QVERIFY(fs::exists(m_folder / "summary.json"));
    }

    void detectorsThatFail_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("part");
        QTest::newRow("rubbish") << "echo hello; cat >/dev/null"
                                 << "line 1 of its answers is not a JSON object with \"path\" and \"correct\" (true "
                                    "or false): hello";
        QTest::newRow("no verdict") << "cat"
                                    << "line 1 of its answers is not a JSON object";
        QTest::newRow("a verdict in words")
            << QString::fromStdString(answering("s/^\\{\"path\":(\"[^\"]*\").*/{\"path\":\\1,\"correct\":\"yes\"}/"))
            << "line 1 of its answers is not a JSON object";
        QTest::newRow("leaves out") << QString::fromStdString(answering(
                                           "/two/d;s/^\\{\"path\":(\"[^\"]*\").*/{\"path\":\\1,\"correct\":true}/"))
                                    << "left out 4 of 6 pictures, the first: ";
        QTest::newRow("says nothing") << "cat >/dev/null"
                                      << "left out 6 of 6 pictures";
        QTest::newRow("a stranger") << "echo '{\"path\":\"x.png\",\"correct\":true}'; cat >/dev/null"
                                    << "is about a picture that it was not asked about";
        QTest::newRow("twice") << QString::fromStdString(
                                      answering("s/^\\{\"path\":(\"[^\"]*\").*/{\"path\":\\1,\"correct\":true}/;p"))
                               << "line 2 of its answers answers for a picture a second time";
        QTest::newRow("dies") << "head -n 1 >/dev/null; exit 9"
                              << "ended with exit code 9";
        QTest::newRow("is not there") << "no-such-detector"
                                      << "was not found";
    }
    void detectorsThatFail() {
        QFETCH(QString, command);
        QFETCH(QString, part);
        auto read = pictures();
        Silent progress;
        const auto asked = detect(read, command.toStdString(), progress, {});
        QVERIFY(!asked.ok());
        QVERIFY2(asked.error().message.find(part.toStdString()) != std::string::npos, asked.error().message.c_str());
        QVERIFY(asked.error().message.find('\n') == std::string::npos);
    }

    void filesThatAreBroken() {
        write(m_folder / "00001" / "metadata.jsonl", "{\"tag\":");
        auto read = readBenchmark(m_folder, m_paths);
        QVERIFY(!read.ok());
        QVERIFY(read.error().message.find("00001/metadata.jsonl") != std::string::npos);
        write(m_folder / "00001" / "metadata.jsonl", "[1]");
        read = readBenchmark(m_folder, m_paths);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        fs::remove(m_folder / "00001" / "metadata.jsonl");
        read = readBenchmark(m_folder, m_paths);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::NotFound);
        write(m_folder / "results.jsonl", "no JSON\n");
        read = readBenchmark(m_folder, m_paths);
        QVERIFY(!read.ok());
        QVERIFY(read.error().message.find("results.jsonl, line 1") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestBenchmarkPictures)
#include "test_benchmark_pictures.moc"
