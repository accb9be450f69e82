// What the scorers that ship with the program make of the starter's scenes: of combinations that were held out of
// training, with captions that are true or another scene's.
#include "base/scorers.h"
#include "reward/scoring_session.h"
#include "scene/scene_render.h"
#include "scene/scene_source.h"
#include "scene/starter_sprites.h"

#include <QtTest>
#include <cmath>
#include <numeric>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr uint64_t kSeed = 4242;
constexpr size_t kScenes = 64;
// Of 64 throws a coin reaches it once in twenty thousand times.
constexpr double kClearly = 0.75;

const std::vector<std::string> kScorers = {"starter_clip", "starter_pick", "starter_beauty", "starter_vqa"};

Result<fs::path> shipped(const std::string& repo) {
    return fs::path(MIRO_SOURCE_DIR) / "models" / repo;
}

double shareAbove(const std::vector<double>& a, const std::vector<double>& b) {
    size_t above = 0;
    for (size_t i = 0; i < a.size(); ++i)
        above += a[i] > b[i] ? 1 : 0;
    return static_cast<double>(above) / static_cast<double>(a.size());
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto count = static_cast<double>(a.size());
    const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / count;
    const double meanB = std::accumulate(b.begin(), b.end(), 0.0) / count;
    double ab = 0, aa = 0, bb = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

} // namespace

class TestStarter : public QObject {
    Q_OBJECT

    SceneSource m_source{starterSprites()};
    SceneRenderer m_renderer{starterSprites()};
    std::vector<CaptionedScene> m_scenes;
    std::vector<Image> m_pictures;
    std::unique_ptr<ScoringSession> m_session;

    // By scorer, in the order of kScorers.
    std::vector<RawScores> scores(const std::vector<Image>& pictures, const std::vector<std::string>& captions) {
        std::vector<ScoreInput> inputs;
        for (size_t i = 0; i < pictures.size(); ++i)
            inputs.push_back({&pictures[i], captions[i]});
        auto all = m_session->score(inputs, nullptr, {});
        if (!all.ok())
            qFatal("%s", all.message().c_str());
        return *all;
    }
    std::vector<std::string> captions(size_t shift = 0) const {
        std::vector<std::string> list;
        for (size_t i = 0; i < m_scenes.size(); ++i)
            list.push_back(m_scenes[(i + shift) % m_scenes.size()].caption);
        return list;
    }

private Q_SLOTS:
    void initTestCase() {
        for (uint64_t i = 0; m_scenes.size() < kScenes; ++i)
            if (CaptionedScene made = m_source.scene(kSeed, i, true); !made.mismatched) {
                m_pictures.push_back(m_renderer.render(made.scene));
                m_scenes.push_back(std::move(made));
            }
        auto session = ScoringSession::open(kScorers, shipped, {.device = "cpu"});
        QVERIFY2(session.ok(), session.message().c_str());
        m_session = std::move(*session);
    }

    void theOwnCaptionFitsBetterThanAnothers() {
        const auto own = scores(m_pictures, captions());
        const auto other = scores(m_pictures, captions(1));
        for (size_t i = 0; i < kScorers.size(); ++i) {
            if (!scorers().find(kScorers[i])->readsPrompt) {
                QVERIFY(own[i].values == other[i].values);
                continue;
            }
            const double share = shareAbove(own[i].values, other[i].values);
            qInfo("%s: %.0f %%", kScorers[i].c_str(), share * 100);
            QVERIFY2(share >= kClearly, kScorers[i].c_str());
        }
    }

    void valuesLieWhereTheListSays() {
        const auto own = scores(m_pictures, captions());
        for (size_t i = 0; i < kScorers.size(); ++i) {
            const ScorerInfo& info = *scorers().find(kScorers[i]);
            for (const double value : own[i].values)
                QVERIFY2(value > info.lowest - (info.highest - info.lowest) &&
                             value < info.highest + (info.highest - info.lowest),
                         qPrintable(QString("%1: %2").arg(QString::fromStdString(info.key)).arg(value)));
        }
    }

    void beautyIsLightAndHarmony() {
        std::vector<double> truth;
        for (const CaptionedScene& made : m_scenes)
            truth.push_back(truthOf(made.scene).aesthetic);
        const double found = correlation(scores(m_pictures, captions())[2].values, truth);
        qInfo("correlation %.2f", found);
        QVERIFY2(found > 0.5, qPrintable(QString::number(found)));
    }

    // The same words, in order or thrown about.
    void orderIsPicked() {
        std::vector<Image> ordered, thrown;
        SeededRandom random(kSeed);
        for (const CaptionedScene& made : m_scenes)
            for (const bool order : {true, false}) {
                SceneLook look = made.scene.look;
                look.composition = order ? 1 : 0;
                (order ? ordered : thrown)
                    .push_back(m_renderer.render(m_source.compose(made.scene.shown, look, random)));
            }
        const double share = shareAbove(scores(ordered, captions())[1].values, scores(thrown, captions())[1].values);
        qInfo("%.0f %%", share * 100);
        QVERIFY2(share >= kClearly, qPrintable(QString::number(share)));
    }
};

QTEST_GUILESS_MAIN(TestStarter)
#include "test_starter.moc"
