#include "base/json.h"
#include "image/image_file.h"
#include "reward/scoring_session.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fstream>

using namespace miro;
namespace fs = std::filesystem;

class TestJina : public QObject {
    Q_OBJECT

    const fs::path m_fixtures = MIRO_FIXTURES;
    QTemporaryDir m_folder; // jina-tiny with its tokenizer, as a repository

    fs::path folder() const { return m_folder.path().toStdString(); }

    static RepoFinder finder(const fs::path& place) {
        return [place](const std::string&) -> Result<fs::path> {
            return place;
        };
    }

    // A copy of the repository with one file replaced; empty: left out.
    fs::path copyWith(const QTemporaryDir& place, const std::string& name, const std::string& bytes) const {
        const fs::path path = place.path().toStdString();
        fs::copy(folder(), path, fs::copy_options::recursive);
        fs::remove(path / name);
        if (!bytes.empty())
            std::ofstream(path / name, std::ios::binary) << bytes;
        return path;
    }

private Q_SLOTS:
    void initTestCase() {
        const fs::path models = m_fixtures / "models" / "fixtures";
        for (const char* name : {"config.json", "model.safetensors"})
            fs::copy(models / "jina-tiny" / name, folder() / name);
        fs::copy(models / "xlm-roberta-tiny" / "tokenizer.json", folder() / "tokenizer.json");
    }

    void sameScoresAsPutTogetherInPython() {
        const nlohmann::json cases = readJsonFile(m_fixtures / "jina" / "cases.json").value();
        QVERIFY(cases.size() >= 12);
        std::vector<Image> images;
        for (const auto& item : cases)
            images.push_back(readImage(m_fixtures / "jina" / item["file"].get<std::string>()).value());
        std::vector<ScoreInput> inputs;
        for (size_t i = 0; i < images.size(); ++i)
            inputs.push_back({&images[i], cases[i]["prompt"].get<std::string>()});
        for (int64_t batch : {1, 8}) {
            auto session = ScoringSession::open({"clip_jina"}, finder(folder()), {.device = "cpu", .batch = batch});
            QVERIFY2(session.ok(), session.message().c_str());
            auto scores = (*session)->score(inputs, nullptr, {});
            QVERIFY2(scores.ok(), scores.message().c_str());
            for (size_t i = 0; i < images.size(); ++i) {
                const double expected = cases[i]["score"];
                // A cosine is as exact as the vectors' entries are against their length.
                QVERIFY2(std::abs(scores->at(0).values[i] - expected) < 1e-5,
                         qPrintable(
                             QString("picture %1: %2, expected %3").arg(i).arg(scores->at(0).values[i]).arg(expected)));
            }
        }
    }

    void badFiles() {
        auto open = [&](const std::string& name, const std::string& bytes, ErrorCode code) {
            QTemporaryDir place;
            auto session = ScoringSession::open({"clip_jina"}, finder(copyWith(place, name, bytes)), {.device = "cpu"});
            if (session.ok() || session.error().code != code || session.message().find('\n') != std::string::npos)
                return "unexpected: " + session.message();
            return session.message();
        };
        QVERIFY(open("config.json", "", ErrorCode::NotFound).find("config.json") != std::string::npos);
        QVERIFY(open("config.json", "[]", ErrorCode::Corrupt).find("config.json") != std::string::npos);
        QVERIFY(open("config.json", R"({"model_type": "clip"})", ErrorCode::Unsupported).find("clip") !=
                std::string::npos);
        QVERIFY(open("tokenizer.json", "", ErrorCode::NotFound).find("tokenizer.json") != std::string::npos);
        QVERIFY(open("model.safetensors", "", ErrorCode::NotFound).find("model") != std::string::npos);
        QVERIFY(open("model.safetensors", "nothing", ErrorCode::Corrupt).find("model.safetensors") !=
                std::string::npos);

        nlohmann::json config = readJsonFile(folder() / "config.json").value();
        config["text_config"]["hf_model_config_kwargs"]["vocab_size"] = 100;
        QVERIFY(open("config.json", config.dump(), ErrorCode::Corrupt).find("vocabulary of 100") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestJina)
#include "test_jina.moc"
