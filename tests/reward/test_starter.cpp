#include "base/json.h"
#include "base/scorers.h"
#include "image/image_file.h"
#include "reward/scoring_session.h"
#include "reward/starter.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fstream>

using namespace miro;
namespace fs = std::filesystem;

namespace {

const fs::path kTree = MIRO_SOURCE_DIR;
const fs::path kCases = fs::path(MIRO_FIXTURES) / "starter-scorers";
const fs::path kMiniLm = kTree / ".studio" / "models" / "sentence-transformers" / "all-MiniLM-L6-v2";
const fs::path kTinyBert = fs::path(MIRO_FIXTURES) / "models" / "fixtures" / "bert-tiny";
constexpr double kTolerance = 1e-4;

// The scorers of `scorers` and the text encoder of `text`.
RepoFinder finder(fs::path scorers = kTree / "models" / "starter-scorers", fs::path text = kMiniLm) {
    return [scorers = std::move(scorers), text = std::move(text)](const std::string& repo) -> Result<fs::path> {
        const fs::path folder = repo == "starter-scorers" ? scorers : text;
        if (!fs::exists(folder))
            return Error{ErrorCode::NotFound, repo + " is missing"};
        return folder;
    };
}

Result<std::vector<RawScores>> score(const std::vector<std::string>& keys, const std::vector<ScoreInput>& inputs,
                                     const RepoFinder& repos, int64_t batch = 8) {
    ScoringOptions options;
    options.device = "cpu";
    options.batch = batch;
    MIRO_TRY(auto session, ScoringSession::open(keys, repos, options));
    return session->score(inputs, nullptr, {});
}

} // namespace

class TestStarter : public QObject {
    Q_OBJECT

    struct Case {
        Image image;
        nlohmann::json expected;
    };
    std::vector<Case> m_cases;

    std::vector<ScoreInput> inputs() const {
        std::vector<ScoreInput> list;
        for (const Case& item : m_cases)
            list.push_back({&item.image, item.expected["prompt"].get<std::string>()});
        return list;
    }

    bool agree(const RawScores& scores, const char* name) const {
        for (size_t i = 0; i < m_cases.size(); ++i) {
            const double expected = m_cases[i].expected[name];
            if (!(std::abs(scores.values[i] - expected) <= kTolerance * std::abs(expected))) {
                qWarning("%s of picture %d is %g, expected %g", name, static_cast<int>(i), scores.values[i], expected);
                return false;
            }
        }
        return true;
    }

    // models/starter-scorers with one file changed.
    fs::path copyWith(const QTemporaryDir& folder, const std::string& name, const std::string& bytes) {
        const fs::path path = folder.path().toStdString();
        fs::copy(kTree / "models" / "starter-scorers", path, fs::copy_options::recursive);
        fs::remove(path / name);
        if (!bytes.empty())
            std::ofstream(path / name, std::ios::binary) << bytes;
        return path;
    }

private Q_SLOTS:
    void initTestCase() {
        const nlohmann::json cases = readJsonFile(kCases / "cases.json").value();
        for (const auto& item : cases) {
            auto image = readImage(kCases / item["file"].get<std::string>());
            QVERIFY2(image.ok(), image.message().c_str());
            m_cases.push_back({std::move(*image), item});
        }
        QVERIFY(m_cases.size() >= 12);
    }

    void sameValuesAsPython() {
        for (int64_t batch : {1, 5, 64}) {
            auto scores = score({"starter_sharpness", "starter_aesthetic"}, inputs(), finder(), batch);
            QVERIFY2(scores.ok(), scores.message().c_str());
            QCOMPARE(scores->at(0).scorer, std::string("starter_sharpness"));
            QVERIFY(agree(scores->at(0), "sharpness"));
            QVERIFY(agree(scores->at(1), "aesthetic"));
        }
    }

    void sameAlignmentAsPython() {
        if (!fs::exists(kMiniLm / "model.safetensors"))
            QSKIP("set-up has not fetched all-MiniLM-L6-v2");
        auto scores = score({"starter_alignment"}, inputs(), finder());
        QVERIFY2(scores.ok(), scores.message().c_str());
        QVERIFY(agree(scores->at(0), "alignment"));
    }

    void withoutWordsThereIsNoAlignment() {
        if (!fs::exists(kMiniLm / "model.safetensors"))
            QSKIP("set-up has not fetched all-MiniLM-L6-v2");
        const Image& image = m_cases[0].image;
        auto scores = score({"starter_alignment", "starter_aesthetic"},
                            {{&image, ""}, {&image, " \n"}, {&image, "a cat"}}, finder());
        QVERIFY2(scores.ok(), scores.message().c_str());
        QVERIFY(std::isnan(scores->at(0).values[0]) && std::isnan(scores->at(0).values[1]));
        QVERIFY(std::isfinite(scores->at(0).values[2]));
        QCOMPARE(scores->at(1).values[0], scores->at(1).values[2]);
    }

    void piecesOfLargePictures() {
        auto places = [](int width, int height, int64_t most) {
            Image image{width, height, std::vector<uint8_t>(static_cast<size_t>(width) * height * 3)};
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    image.at(x, y)[0] = static_cast<uint8_t>(x % 256);
                    image.at(x, y)[1] = static_cast<uint8_t>(y % 256);
                }
            std::vector<std::pair<int, int>> corners;
            for (const Image& tile : sharpnessTiles(image, 64, most)) {
                if (tile.width != 64 || tile.height != 64)
                    return std::vector<std::pair<int, int>>{};
                corners.emplace_back(tile.at(0, 0)[0], tile.at(0, 0)[1]);
            }
            return corners;
        };
        using Places = std::vector<std::pair<int, int>>;
        QCOMPARE(places(65, 65, 4), (Places{{0, 0}, {1, 0}, {0, 1}, {1, 1}}));
        QCOMPARE(places(200, 100, 1), (Places{{68, 18}}));
        QCOMPARE(places(256, 65, 4).size(), size_t{8});
        QCOMPARE(places(250, 250, 4).size(), size_t{16});
        QCOMPARE(places(64, 200, 4).size(), size_t{1}); // one side is not larger: as a whole
    }

    void badFiles() {
        const std::vector<ScoreInput> list = inputs();
        auto message = [&](const std::string& name, const std::string& bytes, ErrorCode code) {
            QTemporaryDir folder;
            auto scores = score({"starter_aesthetic"}, list, finder(copyWith(folder, name, bytes)));
            if (scores.ok() || scores.error().code != code || scores.message().find('\n') != std::string::npos)
                return "unexpected: " + scores.message();
            return scores.message();
        };
        QVERIFY(message("config.json", "", ErrorCode::NotFound).find("config.json") != std::string::npos);
        QVERIFY(message("config.json", "{", ErrorCode::Corrupt).find("config.json") != std::string::npos);
        QVERIFY(message("config.json", R"({"model_type": "clip"})", ErrorCode::Unsupported).find("clip") !=
                std::string::npos);
        QVERIFY(message("model.safetensors", "", ErrorCode::NotFound).find("model") != std::string::npos);
        QVERIFY(message("model.safetensors", "no weights", ErrorCode::Corrupt).find("model.safetensors") !=
                std::string::npos);

        auto missing = score({"starter_aesthetic"}, list, finder("/nowhere"));
        QVERIFY(!missing.ok() && missing.error().code == ErrorCode::NotFound);
        QVERIFY(missing.message().find("starter_aesthetic") != std::string::npos);
    }

    void anotherTextEncoder() {
        auto scores = score({"starter_alignment"}, inputs(), finder(kTree / "models" / "starter-scorers", kTinyBert));
        QVERIFY(!scores.ok() && scores.error().code == ErrorCode::Corrupt);
        QVERIFY2(scores.message().find("32 values") != std::string::npos, scores.message().c_str());
    }

    void stops() {
        auto session = ScoringSession::open({"starter_sharpness"}, finder(), {.device = "cpu"});
        QVERIFY2(session.ok(), session.message().c_str());
        std::stop_source source;
        source.request_stop();
        auto scores = (*session)->score(inputs(), nullptr, source.get_token());
        QVERIFY(!scores.ok() && scores.error().code == ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestStarter)
#include "test_starter.moc"
