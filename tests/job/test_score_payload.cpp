// What the queue keeps of scoring and exploring: the same again after reading, and one clear line for anything else.
#include "job/explore_payload.h"
#include "job/job_kinds.h"
#include "job/score_payload.h"

#include <QtTest>

using namespace miro;

namespace {

ExplorePayload sweep() {
    ExplorePayload payload;
    payload.model = "miro-7";
    payload.variant = std::string(1, 'v');
    payload.plan.kind = ExploreKind::Sweep;
    payload.plan.settings.prompt = "two cats";
    payload.plan.settings.seed = 18446744073709551615u;
    payload.plan.rewardKeys = {"clip_score", "vqa_score"};
    payload.plan.rewards = {"vqa_score"};
    payload.plan.steps = 3;
    payload.parent = 12;
    payload.parentFile = "pictures/2026/01/02/cat.png";
    return payload;
}

} // namespace

class TestScorePayload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scoringReadsAsWritten() {
        const ScorePayload chosen{{3, 1, 9000000000}, {}, {"vqa", "starter_vqa"}, true, true};
        auto read = scoreFromText(textFromScore(chosen));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->pictures, chosen.pictures);
        QCOMPARE(read->scorers, chosen.scorers);
        QVERIFY(read->again && read->asked && read->ofJob.empty());
        const ScorePayload own{{}, "abc", {}, false, false};
        read = scoreFromText(textFromScore(own));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->ofJob, std::string("abc"));
        QVERIFY(!read->again && !read->asked && read->pictures.empty());
        QCOMPARE(textFromScore(*read), textFromScore(own)); // or each start would write the row anew
        QVERIFY(scoreJobOf("abc") != scoreJobOf("abd"));
    }

    void exploringReadsAsWritten() {
        ExplorePayload payload = sweep();
        Preferences preferences;
        preferences.device = "cpu";
        preferences.precision = "fp32";
        payload.decide(preferences);
        preferences.precision = "bf16";
        payload.decide(preferences); // once
        auto read = explorationFromText(textFromExploration(payload));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(textFromExploration(*read), textFromExploration(payload));
        QCOMPARE(read->model, std::string("miro-7"));
        QCOMPARE(read->variant, std::string("v"));
        QCOMPARE(*read->parent, PictureId{12});
        QCOMPARE(*read->plan.settings.seed, uint64_t{18446744073709551615u});
        QVERIFY(read->decided && read->decided->precision == Precision::Fp32);
        QVERIFY(read->decided->device.kind == DeviceKind::Cpu);
    }

    void theKindsAreRegistered() {
        for (const auto& [kind, payload] : std::vector<std::pair<std::string, std::string>>{
                 {"score", textFromScore({{1, 2}, {}, {}})}, {"explore", textFromExploration(sweep())}}) {
            const JobKind* entry = jobKinds().find(kind);
            QVERIFY(entry);
            auto work = entry->make(payload);
            QVERIFY2(work.ok(), work.message().c_str());
            QCOMPARE((*work)->givesWayAtOnce(), kind == "score");
            QCOMPARE((*work)->wantsScores(), kind == "explore");
            QCOMPARE((*work)->pictures(), kind == "score" ? int64_t{2} : int64_t{3});
            QVERIFY(entry->make((*work)->decide({})).ok());
            QVERIFY(entry->make((*work)->repeatPayload("again")).ok());
        }
    }

    void badPayloads_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named"); // in the message
        auto row = [](const char* kind, const char* text, const char* named) {
            QTest::addRow("%s %s", kind, text) << kind << QByteArray(text) << named;
        };
        for (const char* kind : {"score", "explore"}) {
            row(kind, "", "the job");
            row(kind, "{", "the job");
            row(kind, "[]", "job");
            row(kind, "\"x\"", "job");
            row(kind, "{}", "version");
            row(kind, "{\"version\":\"1\"}", "version");
            row(kind, "{\"version\":2}", "newer version");
            row(kind, "\xff\xfe", "the job");
        }
        row("score", "{\"version\":1}", "pictures");
        row("score", "{\"version\":1,\"pictures\":7}", "pictures");
        row("score", "{\"version\":1,\"pictures\":[1.5]}", "pictures");
        row("score", "{\"version\":1,\"pictures\":[\"1\"]}", "pictures");
        row("score", "{\"version\":1,\"pictures\":[1],\"scorers\":\"vqa\"}", "scorers");
        row("score", "{\"version\":1,\"pictures\":[1],\"scorers\":[\"../vqa\"]}", "scorers");
        row("score", "{\"version\":1,\"pictures\":[1],\"scorers\":[7]}", "scorers");
        row("score", "{\"version\":1,\"pictures\":[1],\"again\":1}", "again");
        row("score", "{\"version\":1,\"of-job\":1}", "of-job");
        row("explore", "{\"version\":1}", "plan");
        row("explore", "{\"version\":1,\"plan\":[]}", "plan");
        row("explore", "{\"version\":1,\"plan\":{\"kind\":\"dance\"}}", "plan");
        row("explore", "{\"version\":1,\"model\":3,\"plan\":{}}", "model");
    }
    void badPayloads() {
        QFETCH(QString, kind);
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        auto work = jobKinds().find(kind.toStdString())->make(text.toStdString());
        QVERIFY(!work.ok());
        QVERIFY2(work.message().find(named.toStdString()) != std::string::npos, work.message().c_str());
        QVERIFY(work.message().find('\n') == std::string::npos && work.message().size() < 1000);
    }

    void tooMuchIsRefused() {
        ScorePayload many;
        many.pictures.assign(kMaxScoredPictures + 1, 1);
        QVERIFY(!scoreFromText(textFromScore(many)).ok());
        ExplorePayload large = sweep();
        large.plan.steps = kMaxExploreCells + 1;
        auto work = jobKinds().find("explore")->make(textFromExploration(large));
        QVERIFY(!work.ok());
        QVERIFY2(work.message().find('\n') == std::string::npos, work.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestScorePayload)
#include "test_score_payload.moc"
