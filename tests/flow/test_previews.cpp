// Previews while a run goes on: for every picture, never in its way, and a map that is fitted once.
#include "flow/painting.h"

#include "base/files.h"
#include "base/json.h"

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestPreviews : public QObject {
    Q_OBJECT

    std::unique_ptr<Easel> m_easel;

    static PaintRequest request(const std::string& method = "auto") {
        PaintRequest request;
        request.what = fixtureRequest();
        request.what.settings.count = 5;
        request.previewMethod = method;
        return request;
    }

    std::vector<fs::path> maps() const {
        std::vector<fs::path> files;
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(m_easel->cache() / "preview", ignored))
            files.push_back(entry.path());
        return files;
    }

private Q_SLOTS:
    void init() { m_easel = std::make_unique<Easel>(); }

    void previewsChangeNoBit() {
        QVERIFY(m_easel->paint(request()).ok());
        const auto without = m_easel->keptBytes();
        QVERIFY(maps().empty()); // nothing was fitted for nobody
        m_easel->host.previews = true;
        for (const char* method : {"auto", "linear", "off"}) {
            QVERIFY(m_easel->paint(request(method)).ok());
            QVERIFY2(m_easel->keptBytes() == without, method);
            const bool off = std::string(method) == "off";
            for (const DrawStep& step : m_easel->host.steps) {
                QCOMPARE(step.previews.size(), off ? size_t{0} : size_t(step.pictures));
                QCOMPARE(step.previewMethod, std::string(off ? "" : "linear"));
                QCOMPARE(step.previewSeconds > 0, !off);
            }
        }
    }

    void everyPictureOfTheGroupIsSeen() {
        m_easel->host.previews = true;
        QVERIFY(m_easel->paint(request()).ok());
        QCOMPARE(m_easel->host.steps.size(), size_t{6});
        for (const DrawStep& step : m_easel->host.steps)
            for (const Image& preview : step.previews) {
                QCOMPARE(preview.width, 8);
                QCOMPARE(preview.height, 8);
            }
        const auto& previews = m_easel->host.steps[2].previews;
        QVERIFY(previews[0] != previews[1] && previews[1] != previews[2]);
        QVERIFY(m_easel->host.steps[0].previews[0] != previews[0]);
    }

    // Asked before each step: a window that is hidden in between costs nothing.
    void onlyStepsThatAreLookedAt() {
        m_easel->host.previews = true;
        m_easel->host.onStep = [&](const DrawStep& step) {
            m_easel->host.previews = step.step == 1;
        };
        QVERIFY(m_easel->paint(request()).ok());
        std::vector<bool> seen;
        for (const DrawStep& step : m_easel->host.steps)
            seen.push_back(!step.previews.empty());
        QVERIFY(seen == (std::vector<bool>{true, false, true, false, false, true}));
    }

    void theMapIsFittedOnce() {
        m_easel->host.previews = true;
        QVERIFY(m_easel->paint(request()).ok());
        const auto files = maps();
        QCOMPARE(files.size(), size_t{1});
        auto json = readJsonFile(files[0]).value();
        QCOMPARE(json["matrix"].size(), size_t{12});
        const auto fitted = m_easel->host.steps[0].previews;

        // What another start finds is what it takes: a map that makes everything red.
        for (auto& number : json["matrix"])
            number = 0.0;
        json["bias"] = {1.0, 0.0, 0.0};
        QVERIFY(writeFileAtomically(files[0], json.dump()).ok());
        m_easel->newPainter();
        QVERIFY(m_easel->paint(request()).ok());
        for (const DrawStep& step : m_easel->host.steps)
            for (const Image& preview : step.previews)
                QVERIFY(preview.at(3, 3)[0] == 255 && preview.at(3, 3)[1] == 0);

        // Another model with the same decoder shares it; so does a moved cache of the same weights.
        PaintRequest other = request();
        other.what.model = "fixtures/miro-1";
        QVERIFY(m_easel->paint(other).ok());
        QCOMPARE(maps().size(), size_t{1});
        QVERIFY(m_easel->host.steps[0].previews[0].at(0, 0)[0] == 255);

        for (const char* damage : {"", "{", "[1, 2]", "{\"version\": \"1\", \"matrix\": []}",
                                   "{\"version\": 1, \"matrix\": [1], \"bias\": [0, 0, 0]}",
                                   "{\"version\": 1, \"matrix\": [1,2,3,4,5,6,7,8,9,10,11,1e300], \"bias\": [0,0,0]}",
                                   "{\"version\": 1, \"matrix\": [1,2,3,4,5,6,7,8,9,10,11,null], \"bias\": [0,0,0]}"}) {
            QVERIFY(writeFileAtomically(files[0], damage).ok());
            m_easel->newPainter();
            QVERIFY2(m_easel->paint(request()).ok(), damage);
            QVERIFY2(m_easel->host.steps[0].previews == fitted, damage);
            QVERIFY(readJsonFile(files[0]).value()["matrix"].size() == 12);
        }
    }

    void aCacheThatCannotBeWrittenIsNoTrouble() {
        QVERIFY(writeFileAtomically(m_easel->cache(), "a file in the way").ok());
        m_easel->newPainter();
        m_easel->host.previews = true;
        QVERIFY(m_easel->paint(request()).ok());
        QCOMPARE(m_easel->host.steps[0].previews.size(), size_t{4});
    }

    void aCheapDecoderIsThePreview() {
        PaintRequest starter = request();
        starter.what = fixtureRequest("starter");
        starter.what.modelFolders = {fs::path(MIRO_SOURCE_DIR) / "models",
                                     fs::path(MIRO_SOURCE_DIR) / ".studio/models"};
        if (!fs::exists(starter.what.modelFolders[1] / "sentence-transformers"))
            QSKIP("the starter's text encoder is not here");
        m_easel->host.previews = true;
        QVERIFY(m_easel->paint(starter).ok());
        for (const DrawStep& step : m_easel->host.steps) {
            QCOMPARE(step.previewMethod, std::string("decoder"));
            QCOMPARE(step.previews[0].width, 128);
        }
        // The last estimate is the picture.
        QVERIFY(m_easel->host.steps.back().previews[0] == m_easel->host.pictures[0].image);
        starter.previewMethod = "linear";
        QVERIFY(m_easel->paint(starter).ok());
        QCOMPARE(m_easel->host.steps[0].previewMethod, std::string("linear"));
        QCOMPARE(m_easel->host.steps[0].previews[0].width, 16);
    }
};

QTEST_GUILESS_MAIN(TestPreviews)
#include "test_previews.moc"
