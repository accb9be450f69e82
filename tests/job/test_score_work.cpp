// Scoring as a job: what is missing and nothing else, in calls that can be given up, whatever the pictures are.
#include "job/score_work.h"
#include "job/work_bench.h"

#include <QtTest>
#include <algorithm>
#include <stdexcept>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

ScoreRecord scoreOf(const std::string& key, const std::string& version = "1") {
    ScoreRecord score;
    score.scorer = key;
    score.version = version;
    score.raw = 0.5;
    return score;
}

} // namespace

class TestScoreWork : public QObject {
    Q_OBJECT

    std::unique_ptr<WorkBench> m_bench;

    Result<PaintOutcome> score(ScorePayload payload) {
        ScoreWork work(std::move(payload));
        return m_bench->run(work);
    }
    Result<PaintOutcome> score(std::vector<PictureId> ids) { return score(ScorePayload{std::move(ids), {}, {}}); }
    const std::vector<ScoreRecord>& scores(PictureId id) { return m_bench->host.pictures[id].scores; }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<WorkBench>(); }

    void everyPictureByEveryScorer() {
        ListHost& host = m_bench->host;
        std::vector<PictureId> ids;
        for (int i = 0; i < 11; ++i)
            ids.push_back(host.add("a cat", static_cast<uint8_t>(20 * i)));
        auto outcome = score(ids);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->pictures, int64_t{11});
        QVERIFY(host.scored == ids);
        for (int i = 0; i < 11; ++i) {
            QCOMPARE(scores(ids[i]).size(), size_t{2});
            QCOMPARE(*scores(ids[i])[0].raw, 20 * i / 255.0);
        }
        QCOMPARE(host.counted.back(), int64_t{11});
        QCOMPARE(host.heard.back().stage, std::string("score"));
        QCOMPARE(host.heard.back().done, int64_t{11});
        QCOMPARE(host.heard.back().total, int64_t{11});
        QCOMPARE(m_bench->scoring.opened().size(), size_t{1});
        QCOMPARE(m_bench->scoring.calls().front().model, std::string("miro-7"));
        QVERIFY(std::is_sorted(host.counted.begin(), host.counted.end()));
    }

    void whatIsThereIsLeft() {
        ListHost& host = m_bench->host;
        const PictureId all = host.add("a", 1, {scoreOf("starter_clip"), scoreOf("starter_beauty")});
        const PictureId one = host.add("b", 2, {scoreOf("starter_clip")});
        const PictureId old = host.add("c", 3, {scoreOf("starter_clip", "0"), scoreOf("starter_beauty")});
        ScoreRecord outdated = scoreOf("starter_clip");
        outdated.outdated = true; // another checkpoint of this version
        const PictureId replaced = host.add("d", 4, {outdated, scoreOf("starter_beauty")});
        QVERIFY(score({all, one, old, replaced}).ok());
        std::vector<PictureId> scored = host.scored;
        std::sort(scored.begin(), scored.end());
        QCOMPARE(scored, (std::vector<PictureId>{one, old, replaced}));
        QCOMPARE(m_bench->scoring.calls().size(), size_t{2}); // by what is missing
        for (const auto& call : m_bench->scoring.calls())
            QCOMPARE(call.keys.size(), size_t{1});
        host.scored.clear();
        QVERIFY(score({all, one, old, replaced}).ok());
        QVERIFY(host.scored.empty());
        QCOMPARE(host.counted.back(), int64_t{4});

        ScorePayload again{{all, one}, {}, {"starter_beauty"}, true};
        QVERIFY(score(again).ok());
        QCOMPARE(host.scored, (std::vector<PictureId>{all, one}));
        QCOMPARE(m_bench->scoring.calls().back().keys, (std::vector<std::string>{"starter_beauty"}));
    }

    // A score that could not be computed is kept as missing, and not tried for ever.
    void aMissingValueCounts() {
        ScoreRecord missing = scoreOf("starter_clip");
        missing.raw.reset();
        const PictureId id = m_bench->host.add("a", 1, {missing, scoreOf("starter_beauty")});
        QVERIFY(score({id}).ok());
        QVERIFY(m_bench->host.scored.empty());
    }

    void withoutWordsOnlyWhatNeedsNone() {
        const PictureId id = m_bench->host.add("", 7);
        QVERIFY(score({id}).ok());
        QCOMPARE(scores(id).size(), size_t{1});
        QCOMPARE(scores(id)[0].scorer, std::string("starter_beauty"));
    }

    void whatCannotBeReadIsSaidAndLeft_data() {
        QTest::addColumn<QString>("damage");
        for (const char* damage : {"gone", "empty", "text", "truncated", "folder", "huge"})
            QTest::newRow(damage) << damage;
    }
    void whatCannotBeReadIsSaidAndLeft() {
        QFETCH(QString, damage);
        ListHost& host = m_bench->host;
        const PictureId good = host.add("a", 1);
        const PictureId bad = host.add("b", 2);
        const PictureId other = host.add("c", 3);
        const fs::path file = host.pictures[bad].file;
        const std::string bytes = *readFile(file);
        if (damage == "gone")
            fs::remove(file);
        else if (damage == "empty")
            QVERIFY(writeFileAtomically(file, "").ok());
        else if (damage == "text")
            QVERIFY(writeFileAtomically(file, "no picture at all").ok());
        else if (damage == "truncated")
            QVERIFY(writeFileAtomically(file, bytes.substr(0, bytes.size() / 2)).ok());
        else if (damage == "folder") {
            fs::remove(file);
            fs::create_directory(file);
        } else { // 50,000 x 50,000 in its header
            std::string huge = bytes;
            for (size_t at : {size_t{16}, size_t{20}})
                huge.replace(at, 4, std::string("\x00\x00\xc3\x50", 4));
            QVERIFY(writeFileAtomically(file, huge).ok());
        }
        auto outcome = score({good, bad, other});
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(host.scored, (std::vector<PictureId>{good, other}));
        QCOMPARE(host.notes.size(), size_t{1});
        QVERIFY2(host.notes[0].starts_with("1 picture could not be scored: ") &&
                     host.notes[0].find('\n') == std::string::npos,
                 host.notes[0].c_str());
        QCOMPARE(host.counted.back(), int64_t{3});
        QVERIFY(scores(bad).empty());
    }

    void picturesThatAreGoneAreLeftOut() {
        const PictureId id = m_bench->host.add("a", 1);
        QVERIFY(score({999, id, -3}).ok());
        QCOMPARE(m_bench->host.scored, (std::vector<PictureId>{id}));
        QCOMPARE(m_bench->host.counted.back(), int64_t{3});
        QVERIFY(m_bench->host.notes.empty());
    }

    // --- stopping

    void aStopKeepsWhatWasHandedOver() {
        std::vector<PictureId> ids;
        for (int i = 0; i < 20; ++i)
            ids.push_back(m_bench->host.add("a", 1));
        m_bench->scoring.onScore = [&](const std::vector<std::string>&, const std::stop_token& stop) -> Result<void> {
            if (m_bench->scoring.calls().size() == 3)
                m_bench->control->stopNow();
            return stop.stop_requested() ? Result<void>(stoppedError()) : Result<void>();
        };
        auto outcome = score(ids);
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::Stopped);
        const size_t kept = m_bench->host.scored.size();
        QVERIFY(kept > 0 && kept < 20);
        // The next attempt does the rest, and nothing twice.
        m_bench->scoring.onScore = {};
        QVERIFY(score(ids).ok());
        QVERIFY(m_bench->host.scored == ids);
    }

    void afterThisEndsBetweenCalls() {
        std::vector<PictureId> ids;
        for (int i = 0; i < 20; ++i)
            ids.push_back(m_bench->host.add("a", 1));
        m_bench->host.onScores = [&] {
            m_bench->control->stopAfterThis();
        };
        auto outcome = score(ids);
        QVERIFY(outcome.ok());
        QVERIFY(outcome->stoppedEarly);
        QVERIFY(outcome->pictures > 0 && outcome->pictures < 20);
        QCOMPARE(static_cast<int64_t>(m_bench->host.scored.size()), outcome->pictures);
    }

    void slowScorersTakeFewAtOnce() {
        for (const auto& [seconds, expected] : std::vector<std::pair<double, int64_t>>{{0.01, 8}, {1, 4}, {60, 1}}) {
            WorkBench bench;
            QVERIFY(writeFileAtomically(bench.folder() / "times.json", "").ok());
            ScoreTimes times(bench.folder() / "cache" / "score_times.json");
            times.remember(bench.scoring.keys, "cpu", seconds, true);
            bench.newShelf();
            QCOMPARE(bench.shelf->batch(bench.scoring.keys, bench.preferences), expected);
            QCOMPARE(*bench.shelf->estimatedSeconds(), seconds);
        }
        QVERIFY(!m_bench->shelf->estimatedSeconds()); // nothing was measured yet
        QVERIFY(score({m_bench->host.add("a", 1)}).ok());
        QVERIFY(*m_bench->shelf->estimatedSeconds() > 0);
    }

    // --- which scorers

    void scorersThatAreNotHere() {
        const PictureId id = m_bench->host.add("a", 1);
        auto named = score(ScorePayload{{id}, {}, {"vqa"}});
        QVERIFY(!named.ok());
        QVERIFY2(named.message().find("'vqa' is not installed") != std::string::npos, named.message().c_str());
        m_bench->scoring.keys.clear();
        auto none = score({id});
        QVERIFY(!none.ok());
        QVERIFY2(none.message().find("no scorer is installed") != std::string::npos, none.message().c_str());
        // What nobody asked for says nothing.
        QVERIFY(score(ScorePayload{{}, "drawing", {}, false, false}).ok());
        QVERIFY(m_bench->host.scored.empty());
    }

    void newPicturesAreLeftWhenTheUserSaysSo() {
        const PictureId id = m_bench->host.add("a", 1);
        m_bench->preferences.scoreNew = false;
        QVERIFY(score(ScorePayload{{}, "drawing", {}, false, false}).ok());
        QVERIFY(m_bench->host.scored.empty());
        QVERIFY(score(ScorePayload{{}, "drawing", {}, false, true}).ok()); // an exploration's
        QCOMPARE(m_bench->host.scored, (std::vector<PictureId>{id}));
    }

    // One damaged checkpoint does not cost the scores of the others.
    void aBrokenScorerIsLeftOut() {
        m_bench->scoring.keys = {"starter_clip", "starter_beauty", "starter_vqa"};
        m_bench->scoring.onScore = [](const std::vector<std::string>& keys, const std::stop_token&) -> Result<void> {
            if (std::find(keys.begin(), keys.end(), "starter_beauty") != keys.end())
                return Error{ErrorCode::Corrupt, "its weights are damaged"};
            return {};
        };
        const PictureId first = m_bench->host.add("a", 1);
        auto outcome = score({first});
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(scores(first).size(), size_t{2});
        QCOMPARE(m_bench->host.notes,
                 (std::vector<std::string>{"starter_beauty is left out: its weights are damaged"}));
        const size_t calls = m_bench->scoring.calls().size();
        const PictureId second = m_bench->host.add("a", 1);
        QVERIFY(score({second}).ok());
        QCOMPARE(scores(second).size(), size_t{2});
        QCOMPARE(m_bench->scoring.calls().size(), calls + 1); // it is known by now
        // The whole library once more: nobody named the broken one.
        QVERIFY(score({first, second}).ok());
        QVERIFY(!score(ScorePayload{{first}, {}, {"starter_beauty"}}).ok());
        m_bench->scoring.onScore = {};
        m_bench->shelf->freeMemory();
        QVERIFY(score({first, second}).ok()); // repaired
        QCOMPARE(scores(second).size(), size_t{3});
    }

    void failuresAreTheJobs() {
        const PictureId id = m_bench->host.add("a", 1);
        m_bench->scoring.onScore = [](const std::vector<std::string>&, const std::stop_token&) -> Result<void> {
            return Error{ErrorCode::OutOfMemory, "too large"};
        };
        auto outcome = score({id});
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::OutOfMemory);
        QCOMPARE(m_bench->scoring.alive(), int64_t{0}); // nothing stays in memory
        m_bench->scoring.onScore = {};
        QVERIFY(score({id}).ok());
    }

    // --- what stays open

    void scorersStayOpenBetweenJobs() {
        m_bench->scoring.note = "a scorer runs on the processor";
        for (int i = 0; i < 3; ++i)
            QVERIFY(score({m_bench->host.add("a", 1)}).ok());
        QCOMPARE(m_bench->scoring.opened().size(), size_t{1});
        QCOMPARE(m_bench->host.notes.size(), size_t{1}); // said once
        m_bench->preferences.scoreMemory = 2;
        QVERIFY(score({m_bench->host.add("a", 1)}).ok());
        QCOMPARE(m_bench->scoring.opened().size(), size_t{2});
        QCOMPARE(m_bench->scoring.alive(), int64_t{1});
        m_bench->shelf->freeMemory();
        QCOMPARE(m_bench->scoring.alive(), int64_t{0});
    }

    void theCheapOnesLookOn() {
        QVERIFY(m_bench->shelf->live("miro-7", m_bench->preferences));
        LiveScorer* live = m_bench->shelf->live("miro-7", m_bench->preferences);
        const Image dark{4, 4, std::vector<uint8_t>(48, 51)};
        const Image light{4, 4, std::vector<uint8_t>(48, 153)};
        auto scores = live->look({dark, light}, "a cat", {});
        QVERIFY2(scores.ok(), scores.message().c_str());
        QCOMPARE(scores->size(), size_t{2});
        QCOMPARE((*scores)[0].scorer, std::string("starter_clip"));
        QCOMPARE((*scores)[0].value, 0.4);
        QCOMPARE(m_bench->shelf->live("miro-7", m_bench->preferences), live);
        m_bench->shelf->freeIdle();
        QCOMPARE(m_bench->scoring.alive(), int64_t{1}); // a drawing may hold it
        m_bench->preferences.liveScores = false;
        QVERIFY(!m_bench->shelf->live("miro-7", m_bench->preferences));
        m_bench->preferences.liveScores = true;
        m_bench->scoring.keys = {"vqa", "image_reward"}; // seconds a picture
        QVERIFY(!m_bench->shelf->live("miro-7", m_bench->preferences));
    }
};

QTEST_GUILESS_MAIN(TestScoreWork)
#include "test_score_work.moc"
