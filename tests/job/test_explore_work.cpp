// Explorations as a job: each cell a full picture that says where it belongs, drawn once, measured as soon as it is
// there, given up and taken up again at any moment.
#include "job/explore_work.h"
#include "job/generate_work.h"
#include "job/work_bench.h"

#include <QtTest>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

using namespace miro;
using namespace miro::test;

class TestExploreWork : public QObject {
    Q_OBJECT

    std::unique_ptr<WorkBench> m_bench;

    static ExplorePayload payload(ExploreKind kind = ExploreKind::Sweep, int64_t steps = 5) {
        ExplorePayload payload;
        payload.model = "fixtures/miro-7";
        payload.plan.kind = kind;
        payload.plan.settings.prompt = "a cat";
        payload.plan.settings.seed = 3;
        payload.plan.settings.steps = 2;
        payload.plan.rewardKeys = {"clip_score", "aesthetic_score"};
        if (kind == ExploreKind::Sweep)
            payload.plan.rewards = {"aesthetic_score"};
        if (kind == ExploreKind::Pareto)
            payload.plan.rewards = {"clip_score", "aesthetic_score"};
        payload.plan.steps = steps;
        payload.parent = 77;
        payload.parentFile = "pictures/parent.png";
        return payload;
    }
    Result<PaintOutcome> explore(const ExplorePayload& payload) {
        auto work = makeExploreWork(textFromExploration(payload));
        return work.ok() ? m_bench->run(**work) : Result<PaintOutcome>(work.error());
    }
    std::map<int64_t, std::string> keptBytes() const {
        std::map<int64_t, std::string> bytes;
        for (const auto& [id, file] : m_bench->host.kept)
            bytes[file.index] = file.bytes;
        return bytes;
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<WorkBench>(); }

    void everyCellIsAPicture() {
        auto outcome = explore(payload());
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->pictures, int64_t{5});
        const ListHost& host = m_bench->host;
        const auto cells = exploreCells(payload().plan).value();
        std::set<int64_t> indices;
        for (const auto& [id, file] : host.kept) {
            QVERIFY(indices.insert(file.index).second);
            const ExploreCell& cell = cells[static_cast<size_t>(file.index)];
            const auto metadata = nlohmann::json::parse(file.metadata);
            QCOMPARE(metadata["exploration"]["kind"].get<std::string>(), std::string("sweep"));
            QCOMPARE(metadata["exploration"]["position"].get<double>(), cell.position);
            QCOMPARE(metadata["exploration"]["column"].get<int64_t>(), cell.column);
            QCOMPARE(metadata["exploration"]["label"].get<std::string>(), cell.label);
            QCOMPARE(metadata["targets"]["aesthetic_score"].get<double>(), cell.position);
            QCOMPARE(metadata["parent"].get<std::string>(), std::string("pictures/parent.png"));
            QVERIFY(host.options.at(id).keep);
            QCOMPARE(*host.options.at(id).parent, PictureId{77});
            QCOMPARE(host.pictures.at(id).scores.size(), size_t{2});
        }
        QCOMPARE(indices.size(), size_t{5});
        QCOMPARE(host.drawn.size(), size_t{5});
        for (size_t i = 0; i < 5; ++i)
            QCOMPARE(host.drawn[i].index, static_cast<int64_t>(i));
        std::vector<int64_t> told;
        for (const Progress& progress : host.heard)
            if (progress.stage == "explore") {
                told.push_back(progress.done);
                QCOMPARE(progress.total, int64_t{5});
            }
        QCOMPARE(told, (std::vector<int64_t>{1, 2, 3, 4, 5}));
    }

    // One load and one prompt: the network that the first cell brought stays for the others.
    void measuredWhileItGoesOn() {
        std::vector<size_t> keptWhenScored;
        m_bench->host.onScores = [&] {
            keptWhenScored.push_back(m_bench->host.kept.size());
        };
        QVERIFY(explore(payload(ExploreKind::Sweep, 9)).ok());
        QCOMPARE(keptWhenScored.front(), size_t{4});
        QCOMPARE(keptWhenScored.back(), size_t{9});
        QCOMPARE(m_bench->scoring.opened().size(), size_t{1});
    }

    // A click on a cell takes its settings: they give this picture again.
    void theSameBitsAsADrawing() {
        QVERIFY(explore(payload(ExploreKind::BestOf, 6)).ok());
        QCOMPARE(m_bench->host.kept.size(), size_t{6});
        for (const DrawnImage& drawn : m_bench->host.drawn) {
            GeneratePayload alone;
            alone.request.model = "fixtures/miro-7";
            alone.request.settings = payload().plan.settings;
            alone.request.settings.seed = 3 + static_cast<uint64_t>(drawn.index);
            WorkBench bench;
            GenerateWork work(alone);
            QVERIFY(bench.run(work).ok());
            QVERIFY(bench.host.drawn.at(0).image == drawn.image);
            QCOMPARE(bench.host.drawn.at(0).seed, drawn.seed);
        }
    }

    void whatIsThereIsNotDrawnAgain() {
        QVERIFY(explore(payload()).ok());
        const auto whole = keptBytes();
        const auto records = m_bench->host.pictures;
        // Killed after two cells, of which one was scored.
        m_bench = std::make_unique<WorkBench>();
        m_bench->host.onScores = [] {
        };
        m_bench->host.onPicture = [&](const DrawnImage& drawn) {
            if (drawn.index == 1)
                m_bench->control->stopNow();
        };
        QVERIFY(!explore(payload()).ok());
        QCOMPARE(m_bench->host.kept.size(), size_t{2});
        m_bench->host.onPicture = [](const DrawnImage&) {
        };
        m_bench->alreadyDrawn = {0, 1};
        auto outcome = explore(payload());
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->pictures, int64_t{3});
        QVERIFY(keptBytes() == whole);
        for (const auto& [id, picture] : m_bench->host.pictures)
            QCOMPARE(picture.scores.size(), size_t{2}); // those of the first attempt as well
        int64_t last = 0;
        for (const Progress& progress : m_bench->host.heard)
            if (progress.stage == "explore")
                last = progress.done;
        QCOMPARE(last, int64_t{5});
    }

    void givesWayBetweenCells() {
        m_bench->host.onPicture = [&](const DrawnImage&) {
            m_bench->control->stopAfterThis();
        };
        auto outcome = explore(payload());
        QVERIFY(outcome.ok());
        QVERIFY(outcome->stoppedEarly);
        QCOMPARE(m_bench->host.kept.size(), size_t{1});
        QVERIFY(m_bench->host.scored.empty()); // somebody waits
    }

    void withoutScorersItIsDrawnAll() {
        m_bench->scoring.keys.clear();
        QVERIFY(explore(payload()).ok());
        QCOMPARE(m_bench->host.kept.size(), size_t{5});
        QCOMPARE(m_bench->host.notes.size(), size_t{1});
        QVERIFY(m_bench->host.notes[0].find("no scorer is installed") != std::string::npos);
    }

    void aBrokenScorerDoesNotEndIt() {
        m_bench->scoring.onScore = [](const std::vector<std::string>&, const std::stop_token&) -> Result<void> {
            return Error{ErrorCode::Corrupt, "its weights are damaged"};
        };
        auto outcome = explore(payload(ExploreKind::Sweep, 9));
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(m_bench->host.kept.size(), size_t{9});
        QCOMPARE(m_bench->scoring.calls().size(), size_t{3}); // both, and each alone; then never again
        QCOMPARE(m_bench->host.notes.size(), size_t{1});
        QVERIFY(m_bench->host.notes[0].find("its weights are damaged") != std::string::npos);
    }

    void withoutALibraryItIsSeen() {
        m_bench->host.library = false;
        QVERIFY(explore(payload()).ok());
        QCOMPARE(m_bench->host.drawn.size(), size_t{5});
        QVERIFY(m_bench->host.scored.empty());
    }

    void privacyLeavesMetadataOutOfFiles() {
        m_bench->preferences.privacy = true;
        QVERIFY(explore(payload(ExploreKind::Sweep, 2)).ok());
        for (const auto& [id, file] : m_bench->host.kept) {
            QVERIFY(file.bytes.find("exploration") == std::string::npos);
            QVERIFY(file.metadata.find("exploration") != std::string::npos);
        }
    }

    void badWishesAreUsageErrors() {
        ExplorePayload wrong = payload();
        wrong.plan.rewards = {"beauty"};
        QVERIFY(!explore(wrong).ok());
        ExplorePayload missing = payload();
        missing.model = "nothing-like-that";
        auto outcome = explore(missing);
        QVERIFY(!outcome.ok());
        QVERIFY2(outcome.message().find("nothing-like-that") != std::string::npos, outcome.message().c_str());
        QVERIFY(m_bench->host.kept.empty());
    }
};

QTEST_GUILESS_MAIN(TestExploreWork)
#include "test_explore_work.moc"
