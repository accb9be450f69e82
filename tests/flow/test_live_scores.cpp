// Scores of pictures that still form: as often as their price allows, and without a trace in what is drawn.
#include "flow/painting.h"

#include "flow/live_scores.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <stdexcept>

using namespace miro;
using namespace miro::test;

namespace {

// Looks at the first pixel; what else it does is the test's.
class Onlooker : public LiveScorer {
public:
    std::function<void()> onLook = [] {
    };
    Result<void> answer;
    int looks = 0;
    std::string prompt;

private:
    Result<std::vector<LiveScore>> score(const std::vector<Image>& pictures, const std::string& words,
                                         std::stop_token) override {
        ++looks;
        prompt = words;
        onLook();
        MIRO_CHECK_OK(answer);
        double sum = 0;
        for (const Image& picture : pictures)
            sum += picture.pixels.front();
        return std::vector<LiveScore>{{"starter_vqa", sum / static_cast<double>(pictures.size())}};
    }
};

} // namespace

class TestLiveScores : public QObject {
    Q_OBJECT

    std::unique_ptr<Easel> m_easel;

    static PaintRequest request(LiveScorer* live, int64_t count = 5, int64_t steps = 3) {
        PaintRequest request;
        request.what = fixtureRequest();
        request.what.settings.count = count;
        request.what.settings.steps = steps;
        request.live = live;
        return request;
    }
    int scoredSteps() const {
        return static_cast<int>(std::count_if(m_easel->host.steps.begin(), m_easel->host.steps.end(),
                                              [](const DrawStep& step) { return !step.scores.empty(); }));
    }

private Q_SLOTS:
    void init() { m_easel = std::make_unique<Easel>(); }

    // --- how often

    void thePaceKeepsToItsShare_data() {
        QTest::addColumn<double>("look"); // of a step's time
        QTest::addColumn<int>("pictures");
        QTest::newRow("a tenth of the share") << 0.002 << 1;
        QTest::newRow("the share") << 0.02 << 1;
        QTest::newRow("a fifth of a step") << 0.2 << 1;
        QTest::newRow("four pictures") << 0.03 << 4;
        QTest::newRow("longer than a step") << 1.5 << 1;
    }
    void thePaceKeepsToItsShare() {
        QFETCH(double, look);
        QFETCH(int, pictures);
        constexpr int kSteps = 1000;
        constexpr double kStep = 0.05;
        LivePace pace;
        QVERIFY(!pace.known());
        pace.looked(look * kStep, 1);
        QVERIFY(pace.known());
        pace.begin();
        double spent = 0;
        int looks = 0;
        for (int step = 0; step < kSteps; ++step)
            if (pace.due(step + 1 == kSteps, kStep, pictures)) {
                pace.looked(look * kStep * pictures, pictures);
                spent += look * kStep * pictures;
                ++looks;
            }
        QVERIFY2(spent <= LivePace::kShare * kStep * kSteps * 1.0001, qPrintable(QString::number(spent)));
        const double affordable = LivePace::kShare * kSteps / (look * pictures);
        QVERIFY2(looks >= static_cast<int>(std::min(affordable, double(kSteps)) / 2),
                 qPrintable(QString::number(looks)));
    }

    void whatIsNotKnownWaitsForTheLastStep() {
        LivePace pace;
        pace.begin();
        for (int step = 0; step < 99; ++step)
            QVERIFY(!pace.due(false, 100, 1));
        QVERIFY(pace.due(true, 0, 1));
        // What one run saved is not spent by the next.
        pace.looked(1, 1);
        pace.begin();
        QVERIFY(!pace.due(false, 0.1, 1));
    }

    // --- in a run

    void theyChangeNoBit() {
        QVERIFY(m_easel->paint(request(nullptr)).ok());
        const auto without = m_easel->keptBytes();
        m_easel->host.previews = true;
        Onlooker onlooker;
        const int threads = at::get_num_threads();
        onlooker.onLook = [&] {
            at::set_num_threads(threads + 1); // as a scorer's network does
        };
        QVERIFY(m_easel->paint(request(&onlooker)).ok());
        QVERIFY(m_easel->keptBytes() == without);
        QVERIFY(onlooker.looks >= 4); // two of the preparation, and the last step of both groups
        QCOMPARE(onlooker.prompt, std::string("a cat"));
        QCOMPARE(at::get_num_threads(), threads);
    }

    void theLastStepIsAlwaysScored() {
        m_easel->host.previews = true;
        Onlooker onlooker;
        QVERIFY(m_easel->paint(request(&onlooker)).ok());
        QCOMPARE(m_easel->host.steps.size(), size_t{6});
        for (size_t last : {size_t{2}, size_t{5}}) {
            const DrawStep& step = m_easel->host.steps[last];
            QCOMPARE(step.scores.size(), size_t{1});
            QCOMPARE(step.scores[0].scorer, std::string("starter_vqa"));
            double sum = 0;
            for (const Image& preview : step.previews)
                sum += preview.pixels.front();
            QCOMPARE(step.scores[0].value, sum / static_cast<double>(step.pictures));
        }
    }

    void nobodyLooksWhereNothingIsSeen() {
        Onlooker onlooker;
        QVERIFY(m_easel->paint(request(&onlooker)).ok()); // no previews are wanted
        m_easel->host.previews = true;
        PaintRequest off = request(&onlooker);
        off.previewMethod = "off";
        QVERIFY(m_easel->paint(off).ok());
        QCOMPARE(onlooker.looks, 0);
    }

    // A window that is shown again in between.
    void aLateOnlookerIsWelcome() {
        Onlooker onlooker;
        m_easel->host.onStep = [&](const DrawStep&) {
            m_easel->host.previews = true;
        };
        QVERIFY(m_easel->paint(request(&onlooker, 1)).ok());
        QCOMPARE(scoredSteps(), 1);
    }

    void aFailingScorerCostsNothing_data() {
        QTest::addColumn<int>("failsAt"); // the call
        QTest::addColumn<bool>("throws");
        for (int call : {1, 2, 3})
            for (bool throws : {false, true})
                QTest::addRow("call %d, %s", call, throws ? "thrown" : "said") << call << throws;
    }
    void aFailingScorerCostsNothing() {
        QFETCH(int, failsAt);
        QFETCH(bool, throws);
        QVERIFY(m_easel->paint(request(nullptr)).ok());
        const auto without = m_easel->keptBytes();
        m_easel->host.previews = true;
        Onlooker onlooker;
        onlooker.onLook = [&] {
            if (onlooker.looks < failsAt)
                return;
            if (throws)
                throw std::logic_error("a broken\ncontract");
            onlooker.answer = Error{ErrorCode::OutOfMemory, "too large"};
        };
        auto painted = m_easel->paint(request(&onlooker));
        QVERIFY2(painted.ok(), painted.message().c_str());
        QVERIFY(m_easel->keptBytes() == without);
        QCOMPARE(onlooker.looks, failsAt); // and never again in this run
        QCOMPARE(m_easel->host.notes.size(), size_t{1});
        QVERIFY2(m_easel->host.notes[0].find("live scores are off") != std::string::npos &&
                     m_easel->host.notes[0].find('\n') == std::string::npos,
                 m_easel->host.notes[0].c_str());
        QCOMPARE(scoredSteps(), 0);
    }

    void aStopWhileSomebodyLooksIsAStop() {
        m_easel->host.previews = true;
        Onlooker onlooker;
        onlooker.onLook = [&] {
            if (onlooker.looks == 3) {
                m_easel->control->stopNow();
                onlooker.answer = stoppedError();
            }
        };
        auto painted = m_easel->paint(request(&onlooker));
        QVERIFY(!painted.ok());
        QCOMPARE(painted.error().code, ErrorCode::Stopped);
        QVERIFY(m_easel->host.notes.empty());
        QVERIFY(m_easel->kept.empty());
    }
};

QTEST_GUILESS_MAIN(TestLiveScores)
#include "test_live_scores.moc"
