// An exploration of the library, saved as a folder.
#include "base/files.h"
#include "batch/explorations.h"
#include "batch/explore_export.h"
#include "batch/explore_files.h"
#include "batch/explore_folder.h"
#include "image/image_file.h"
#include "library/library.h"

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <unistd.h>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestExploreExport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    std::vector<PictureRecord> m_kept; // by cell
    int m_runs = 0;

    static ExploreRequest plan() {
        ExploreRequest plan = starterRequest(ExploreKind::Sweep);
        plan.steps = 3;
        return plan;
    }

    fs::path path(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }

    // A place that no test before has used.
    fs::path fresh() { return path("out" + std::to_string(m_runs++)); }

    PictureRecord keep(const ExploreCell& cell, const std::string& job) {
        const nlohmann::json metadata{{"version", 1},
                                      {"prompt", cell.settings.prompt},
                                      {"seed", *cell.settings.seed},
                                      {"model", {{"name", "starter"}, {"sha256", std::string(64, 'c')}}}};
        EncodeOptions options;
        options.text = {{kMetadataKey, metadata.dump()}};
        const std::string bytes = *encodeImage(plainImage(16, 40 * int(cell.index)), ImageFormat::Png, options);
        NewPicture picture;
        picture.file = m_library->folder() / "pictures" / (job + std::to_string(cell.index) + ".png");
        picture.jobId = job;
        picture.jobIndex = cell.index;
        return m_library->keepPicture(picture, bytes).value();
    }

private Q_SLOTS:
    void init() {
        m_kept.clear();
        m_library = Library::open(fresh()).value();
        fs::create_directories(m_library->folder() / "pictures");
        for (const ExploreCell& cell : *exploreCells(plan())) {
            m_kept.push_back(keep(cell, "job"));
            QVERIFY(m_library->putScore(m_kept.back().id, scoreOf("starter_beauty", 5 + double(cell.index), 0.5)).ok());
        }
    }

    void everythingIsThere() {
        const fs::path folder = fresh();
        auto saved = saveExploration(*m_library, "job", plan(), folder);
        QVERIFY2(saved.ok(), saved.message().c_str());
        QCOMPARE(saved->pictures, int64_t{3});
        QCOMPARE(saved->missing, int64_t{0});
        QCOMPARE(saved->report, folder / "report.html");
        for (const char* name : {"scores.csv", "contact-sheet.png", "film-strip.png", "animation.webp", "report.html",
                                 "exploration.json", "pictures/0000.png", "pictures/0002.png"})
            QVERIFY2(fs::exists(folder / name), name);
        QCOMPARE(*readFile(folder / "pictures/0001.png"), *readFile(m_library->fileOf(m_kept[1]))); // with its metadata
        QVERIFY(readFile(folder / "scores.csv")->find("starter_beauty:raw") != std::string::npos);
        QVERIFY(readFile(folder / "report.html")->find("3 of 3") != std::string::npos);
    }

    // What is in the bin, gone or not drawn yet is missing; the rest is saved, and saved again when there is more.
    void aPartIsSavedAndGrows() {
        const fs::path folder = fresh();
        QVERIFY(m_library->moveToBin({m_kept[1].id}).ok());
        auto saved = saveExploration(*m_library, "job", plan(), folder);
        QVERIFY2(saved.ok(), saved.message().c_str());
        QCOMPARE(saved->pictures, int64_t{2});
        QCOMPARE(saved->missing, int64_t{1});
        QVERIFY(!fs::exists(folder / "pictures/0001.png"));
        QVERIFY(m_library->restore({m_kept[1].id}).ok());
        saved = saveExploration(*m_library, "job", plan(), folder);
        QVERIFY2(saved.ok(), saved.message().c_str());
        QCOMPARE(saved->missing, int64_t{0});
        QVERIFY(fs::exists(folder / "pictures/0001.png"));
        fs::remove(m_library->fileOf(m_kept[2]));
        saved = saveExploration(*m_library, "job", plan(), folder);
        QVERIFY2(saved.ok(), saved.message().c_str());
        QCOMPARE(saved->missing, int64_t{1});
    }

    void whatCannotBeSaved_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown job") << 0 << int(ErrorCode::NotFound) << "no picture of this exploration";
        QTest::newRow("no folder") << 1 << int(ErrorCode::Usage) << "name is empty";
        QTest::newRow("a file") << 2 << int(ErrorCode::Usage) << "is not a folder";
        QTest::newRow("no parent") << 3 << int(ErrorCode::NotFound) << "nowhere";
        QTest::newRow("a foreign file in the way") << 4 << int(ErrorCode::Usage) << "report.html is in the way";
        QTest::newRow("foreign pictures in the way") << 5 << int(ErrorCode::Usage) << "pictures is in the way";
        QTest::newRow("another exploration") << 6 << int(ErrorCode::Usage) << "holds another exploration (sweep)";
        QTest::newRow("a damaged record") << 7 << int(ErrorCode::Corrupt) << "exploration.json is not an exploration";
        QTest::newRow("a plan that is none") << 8 << int(ErrorCode::Usage) << "needs a seed";
        QTest::newRow("stopped") << 9 << int(ErrorCode::Stopped) << "";
        QTest::newRow("a picture that is none") << 10 << int(ErrorCode::Unsupported) << "";
    }
    void whatCannotBeSaved() {
        QFETCH(int, kind);
        QFETCH(int, code);
        QFETCH(QString, says);
        fs::path folder = fresh();
        ExploreRequest asked = plan();
        std::string job = "job";
        std::stop_source stop;
        auto write = [](const fs::path& file, const std::string& text) {
            fs::create_directories(file.parent_path());
            QVERIFY(writeFileAtomically(file, text).ok());
        };
        switch (kind) {
        case 0:
            job = "other";
            break;
        case 1:
            folder.clear();
            break;
        case 2:
            write(folder, "mine");
            break;
        case 3:
            folder = path("nowhere") / "out";
            break;
        case 4:
            write(folder / "report.html", "mine");
            break;
        case 5:
            write(folder / "pictures" / "holiday.png", "mine");
            break;
        case 6: {
            ExploreRecord record;
            record.plan = asked;
            record.job = "another";
            write(folder / "exploration.json", toText(record));
            break;
        }
        case 7:
            write(folder / "exploration.json", "{}");
            break;
        case 8:
            asked.settings.seed.reset();
            break;
        case 9:
            stop.request_stop();
            break;
        case 10:
            write(m_library->fileOf(m_kept[0]), "not a picture at all");
            break;
        }
        std::vector<std::pair<fs::path, std::string>> before;
        std::error_code ignored;
        if (!folder.empty() && fs::is_directory(folder, ignored))
            for (const auto& entry : fs::recursive_directory_iterator(folder))
                before.emplace_back(entry.path(), entry.is_regular_file() ? *readFile(entry.path()) : "");
        auto saved = saveExploration(*m_library, job, asked, folder, nullptr, stop.get_token());
        QVERIFY(!saved.ok());
        QVERIFY2(int(saved.error().code) == code, saved.message().c_str());
        QVERIFY2(saved.message().find(says.toStdString()) != std::string::npos, saved.message().c_str());
        QVERIFY(saved.message().find('\n') == std::string::npos);
        // Nothing was left or changed.
        size_t after = 0;
        if (!folder.empty() && fs::is_directory(folder, ignored))
            for (const auto& entry : fs::recursive_directory_iterator(folder)) {
                QVERIFY(after < before.size());
                QCOMPARE(entry.path(), before[after].first);
                if (entry.is_regular_file())
                    QCOMPARE(*readFile(entry.path()), before[after].second);
                ++after;
            }
        QCOMPARE(after, before.size());
    }

    void aReadOnlyFolderIsNamed() {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        const fs::path folder = fresh();
        fs::create_directories(folder);
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
        auto saved = saveExploration(*m_library, "job", plan(), folder);
        fs::permissions(folder, fs::perms::owner_all);
        QVERIFY(!saved.ok());
    }

    void aFullDiskLeavesNothing() {
        const fs::path folder = fresh();
        ::signal(SIGXFSZ, SIG_IGN);
        struct rlimit before {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const struct rlimit some = {600, before.rlim_max}; // the small pictures fit, the report does not
        ::setrlimit(RLIMIT_FSIZE, &some);
        auto saved = saveExploration(*m_library, "job", plan(), folder);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!saved.ok());
        QVERIFY(!fs::exists(folder));
        saved = saveExploration(*m_library, "job", plan(), folder);
        QVERIFY2(saved.ok(), saved.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestExploreExport)
#include "test_explore_export.moc"
