// No search walks a table from end to end: every order is a walk along an index that holds what is asked.
#include "base/reward_bins.h"
#include "library/database.h"
#include "library/query_sql.h"
#include "library_fixtures.h"

using namespace miro;
using namespace miro::test;

namespace {

const std::vector<std::pair<const char*, PictureSort>> kSorts = {
    {"newest", PictureSort::Newest},     {"oldest", PictureSort::Oldest},
    {"rated", PictureSort::BestRated},   {"prompt", PictureSort::Prompt},
    {"seed", PictureSort::Seed},         {"largest", PictureSort::Largest},
    {"score", PictureSort::Score},       {"score-rank", PictureSort::ScoreRank},
    {"score-raw", PictureSort::ScoreRaw}};

std::vector<std::pair<const char*, PictureFilter>> filters() {
    std::vector<std::pair<const char*, PictureFilter>> list;
    list.push_back({"all", {}});
    list.push_back({"text", {.text = "fox"}});
    list.push_back({"from", {.createdFrom = 1}});
    list.push_back({"to", {.createdTo = 1}});
    list.push_back({"model", {.model = "starter"}});
    list.push_back({"seed", {.seed = 5}});
    list.push_back({"width", {.width = 8}});
    list.push_back({"height", {.height = 8}});
    list.push_back({"starred", {.starredOnly = true}});
    list.push_back({"rating", {.minimumRating = 3}});
    list.push_back({"tags", {.tags = {"a", "b"}}});
    list.push_back({"album", {.album = 1}});
    list.push_back({"scores", {.scores = {{"clip", 0.2, 0.8}, {"hps", {}, 0.5}}}});
    list.push_back({"missed", {.missed = 0.25}});
    list.push_back({"missed by one", {.missed = 0.25, .missedScorer = "clip"}});
    list.push_back({"job", {.jobId = "job"}});
    list.push_back({"bin", {.inBin = true}});
    PictureFilter all = {.text = "fox",
                         .createdFrom = 1,
                         .createdTo = 2,
                         .model = "m",
                         .seed = 1,
                         .width = 8,
                         .height = 8,
                         .starredOnly = true,
                         .minimumRating = 1,
                         .tags = {"a"},
                         .album = 1,
                         .scores = {{"clip", 0.1, {}}},
                         .missed = 0.1,
                         .jobId = "j"};
    list.push_back({"everything", all});
    return list;
}

} // namespace

class TestQueryPlans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_folder = std::make_unique<LibraryFolder>();
        m_folder->open(); // making it may walk
        m_library = m_folder->open();
        m_database = Database::open(m_folder->library() / "library.sqlite", Database::Mode::ReadOnly).value();
    }
    void cleanupTestCase() {
        m_database.reset();
        m_library.reset();
        m_folder.reset();
    }

    void theCheckItselfWorks() {
        QVERIFY(!problemOf("SELECT id FROM pictures WHERE sha256 > 'a' OR home = 'x'", {}).empty());
        QVERIFY(!problemOf("SELECT id FROM pictures WHERE state = 1 ORDER BY height", {}, true).empty());
        QVERIFY(problemOf("SELECT id FROM pictures WHERE id = 1", {}).empty());
    }

    void searches_data() {
        QTest::addColumn<int>("sort");
        QTest::addColumn<int>("filter");
        const auto all = filters();
        for (const auto& [sortName, sort] : kSorts)
            for (size_t i = 0; i < all.size(); ++i)
                QTest::newRow(qPrintable(QString("%1, %2").arg(sortName, all[i].first)))
                    << static_cast<int>(sort) << static_cast<int>(i);
    }
    void searches() {
        QFETCH(int, sort);
        QFETCH(int, filter);
        PictureQuery query;
        query.sort = static_cast<PictureSort>(sort);
        query.scoreSort = "clip";
        query.filter = filters().at(static_cast<size_t>(filter)).second;
        const SqlText found = findSql(query);
        std::string problem = problemOf(found.sql, found.values, true);
        QVERIFY2(problem.empty(), problem.c_str());
        if (query.sort == PictureSort::Score || query.sort == PictureSort::ScoreRank ||
            query.sort == PictureSort::ScoreRaw) {
            const SqlText rest = query.sort == PictureSort::ScoreRank
                                     ? rankedSql(query.scoreSort)
                                     : scoredSql(query.scoreSort, query.sort == PictureSort::ScoreRaw);
            problem = problemOf(rest.sql, rest.values, true);
            QVERIFY2(problem.empty(), problem.c_str());
        }
        const SqlText counted = countSql(query.filter);
        problem = problemOf(counted.sql, counted.values);
        QVERIFY2(problem.empty(), problem.c_str());
    }

    // Everything else that the library asked so far, as it stands prepared.
    void everyOtherStatement() {
        Library& library = *m_library;
        const auto id = m_folder->keep(library, {.seed = 1}, "job", 0).id;
        VERIFY_OK(library.setRating({id}, 1));
        VERIFY_OK(library.setStarred({id}, true));
        VERIFY_OK(library.addTag({id}, "t"));
        VERIFY_OK(library.removeTag({id}, "t"));
        VERIFY_OK(library.putScore(id, {.scorer = "clip", .quantile = 0.5}));
        VERIFY_OK(library.putScore(id, {.scorer = "clip", .version = "2", .raw = 0.5}));
        VERIFY_OK(library.scoresOf({id}));
        VERIFY_OK(library.ranksOf({id}, "clip"));
        ScoreRecord of;
        VERIFY_OK(library.scoreSamples("clip", of));
        RewardBins bins;
        bins.edges = {0, 1};
        VERIFY_OK(library.putScore(id, {.scorer = "clip", .version = "2", .raw = 0.5, .training = 0.5}));
        VERIFY_OK(library.applyBins("clip", bins));
        VERIFY_OK(library.writeScores({id}));
        const auto album = library.createAlbum("a").value();
        VERIFY_OK(library.addToAlbum(album, {id}));
        VERIFY_OK(library.albums());
        VERIFY_OK(library.removeFromAlbum(album, {id}));
        VERIFY_OK(library.details(id));
        VERIFY_OK(library.settingsOf(id));
        VERIFY_OK(library.stackOf(id));
        VERIFY_OK(library.ancestorsOf(id));
        VERIFY_OK(library.madeFrom(id));
        VERIFY_OK(library.models());
        VERIFY_OK(library.tags());
        VERIFY_OK(library.scorers());
        VERIFY_OK(library.sizes());
        VERIFY_OK(library.thumbnail(id));
        VERIFY_OK(library.moveToBin({id}));
        VERIFY_OK(library.restore({id}));
        VERIFY_OK(library.moveToBin({id}));
        VERIFY_OK(library.emptyBin(0));
        VERIFY_OK(library.emptyBin());
        JobStore& jobs = library.jobs();
        VERIFY_OK(jobs.add({.id = "j", .kind = "generate"}));
        VERIFY_OK(jobs.takeNext());
        VERIFY_OK(jobs.giveBack("j"));
        VERIFY_OK(jobs.list());
        VERIFY_OK(jobs.find("j"));
        VERIFY_OK(jobs.drawnIndices("j"));
        VERIFY_OK(jobs.drawnPictures("j"));
        VERIFY_OK(jobs.settleInterrupted());
        VERIFY_OK(jobs.remove("j"));
        VERIFY_OK(jobs.clearFinished());
        JournalStore& journal = library.journal();
        VERIFY_OK(journal.add({.session = "s", .prompt = "p", .drawn = true}));
        VERIFY_OK(journal.list(5));
        VERIFY_OK(journal.list(5, 0, "p"));
        VERIFY_OK(journal.prompts(5));
        VERIFY_OK(journal.prompts(5, "p"));
        const auto statements = library.statements();
        QVERIFY(statements.size() > 50);
        for (const std::string& statement : statements) {
            const std::string problem = problemOf(statement, {});
            QVERIFY2(problem.empty(), problem.c_str());
        }
    }

private:
    // Walks from end to end: of a table, or of an index that nothing limits. Small lists of names are meant to be read
    // whole. With `inOrder`, sorting is a problem too.
    std::string problemOf(const std::string& sql, const SqlValues& values, bool inOrder = false) {
        if (sql.starts_with("PRAGMA") || sql.starts_with("BEGIN") || sql.starts_with("COMMIT"))
            return {};
        static const QRegularExpression walk("^SCAN (pictures|picture_texts|scores|picture_tags|album_pictures|journal|"
                                             "jobs|one|other)\\b");
        std::string problem;
        std::string parameters;
        SqlValues bound = values;
        const QString text = QString::fromStdString(sql);
        if (bound.empty())
            bound.resize(static_cast<size_t>(text.contains("?1") ? numbered(text) : text.count('?')));
        auto explained = m_database->run("EXPLAIN QUERY PLAN " + sql, bound, [&](const SqlRow& row) {
            const QString line = QString::fromStdString(row.text(3));
            // The first picture of an index for min() and newest-first walks that their reader ends are looks, not
            // walks.
            const bool ends = sql.find("min(scorer)") != sql.npos || sql.find("max(position)") != sql.npos;
            const bool journalFromTheNewest = line == "SCAN journal USING INDEX journal_drawn";
            if ((walk.match(line).hasMatch() && !ends && !journalFromTheNewest) ||
                (inOrder && line.contains("TEMP B-TREE")))
                problem = line.toStdString() + " in " + sql;
            return true;
        });
        return explained.ok() ? problem : explained.message() + " in " + sql;
    }
    static int numbered(const QString& text) {
        int most = 0;
        for (int i = 1; i <= 9; ++i)
            if (text.contains("?" + QString::number(i)))
                most = i;
        return most;
    }

    std::unique_ptr<LibraryFolder> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestQueryPlans)
#include "test_query_plans.moc"
