// The scorers that stand on a CLIP give the values of their published packages (fixtures/scores/clip.json), and name
// what is wrong with their files.
#include "model/clip_config.h"
#include "reward/preprocess.h"
#include "score_fixtures.h"
#include "token/clip_tokenizer.h"

#include <QTemporaryDir>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kClipScorers = {"clip_openai", "aesthetic", "pick_score", "hpsv2", "sciscore"};
const char* const kOpenai = "openai/clip-vit-large-patch14";
const char* const kHuge = "laion/CLIP-ViT-H-14-laion2B-s32B-b79K";
const char* const kPick = "yuvalkirstain/PickScore_v1";
const char* const kHps = "xswu/HPSv2";
const char* const kAesthetic = "christophschuhmann/improved-aesthetic-predictor";

// A copy of the fixtures' models that may be damaged.
class Models {
public:
    Models() {
        fs::copy(kScores / "models", path(), fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    }
    fs::path path() const { return m_folder.path().toStdString(); }
    void remove(const std::string& file) const { fs::remove(path() / file); }
    void copy(const std::string& from, const std::string& to) const {
        fs::copy(path() / from, path() / to, fs::copy_options::overwrite_existing);
    }
    void edit(const std::string& file, const std::function<void(nlohmann::json&)>& change) const {
        nlohmann::json json = readJsonFile(path() / file).value();
        change(json);
        std::ofstream(path() / file) << json.dump();
    }

private:
    QTemporaryDir m_folder;
};

// The error of opening, or of scoring one picture.
Error failure(const std::string& scorer, const Models& models) {
    auto session = openFixtures({scorer}, {}, models.path());
    if (!session.ok())
        return session.error();
    const Image image = pattern(30, 20);
    const ScoreInput input{&image, "a fox"};
    auto scores = (*session)->score({&input, 1}, nullptr, {});
    return scores.ok() ? Error{ErrorCode::Failed, "no error"} : scores.error();
}

bool says(const Error& error, ErrorCode code, const std::vector<std::string>& parts) {
    bool good = error.code == code && error.message.find('\n') == std::string::npos;
    for (const std::string& part : parts)
        good = good && error.message.find(part) != std::string::npos;
    if (!good)
        qWarning("%s", error.message.c_str());
    return good;
}

} // namespace

class TestClipScorers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreThePublishedOnes() {
        const ScoreCases cases = scoreCases();
        const auto expected = readJsonFile(kScores / "clip.json");
        QVERIFY2(expected.ok(), expected.message().c_str());
        auto session = openFixtures(kClipScorers);
        QVERIFY2(session.ok(), session.message().c_str());
        const std::vector<ScoreInput> inputs = cases.inputs();
        const auto scores = (*session)->score(inputs, nullptr, {});
        QVERIFY2(scores.ok(), scores.message().c_str());
        QCOMPARE(scores->size(), kClipScorers.size());
        for (const RawScores& one : *scores)
            QVERIFY(nearPublished(cases, one, (*expected)["scores"][one.scorer]));
    }

    void tokensOfHpsAreThePublishedOnes() {
        const ScoreCases cases = scoreCases();
        const nlohmann::json expected = readJsonFile(kScores / "clip.json").value()["hpsv2_ids"];
        auto tokenizer = loadOpenClipTokenizer(kScores / "models" / kHuge);
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        QCOMPARE(expected.size(), cases.prompts.size());
        for (size_t i = 0; i < cases.prompts.size(); ++i) {
            const TokenIds ids = *(*tokenizer)->encode(cases.prompts[i], 77);
            QVERIFY2(ids == expected[i].get<TokenIds>(),
                     (nlohmann::json(cases.prompts[i]).dump(-1, ' ', true) + ": " + nlohmann::json(ids).dump() +
                      ", expected " + expected[i].dump())
                         .c_str());
        }
    }

    void missingFilesAreNamed() {
        {
            Models models;
            models.remove(std::string(kOpenai) + "/config.json");
            QVERIFY(says(failure("clip_openai", models), ErrorCode::NotFound, {"clip_openai: ", "config.json"}));
        }
        {
            Models models;
            models.remove(std::string(kOpenai) + "/model.safetensors");
            QVERIFY(says(failure("aesthetic", models), ErrorCode::NotFound, {"aesthetic: ", "model.safetensors"}));
        }
        {
            Models models;
            models.remove(std::string(kHuge) + "/merges.txt");
            QVERIFY(says(failure("pick_score", models), ErrorCode::NotFound, {"pick_score: ", "merges.txt"}));
            QVERIFY(says(failure("hpsv2", models), ErrorCode::NotFound, {"hpsv2: ", "merges.txt"}));
        }
        {
            Models models;
            models.remove(std::string(kHps) + "/HPS_v2.1_compressed.pt");
            QVERIFY(says(failure("hpsv2", models), ErrorCode::NotFound, {"HPS_v2.1_compressed.pt"}));
        }
        {
            Models models;
            fs::remove_all(models.path() / "xswu");
            QVERIFY(says(failure("hpsv2", models), ErrorCode::NotFound, {"hpsv2: xswu/HPSv2 is not installed"}));
        }
    }

    // The file, the tensor, and both shapes.
    void aCheckpointOfAnotherModelIsNamed() {
        Models models;
        models.copy(std::string(kPick) + "/pytorch_model.bin", std::string(kOpenai) + "/model.safetensors");
        QVERIFY(says(failure("clip_openai", models), ErrorCode::Corrupt,
                     {"model.safetensors", "vision_model.embeddings.class_embedding", "(40)", "(36)"}));
        models.copy(std::string(kPick) + "/pytorch_model.bin", std::string(kHps) + "/HPS_v2.1_compressed.pt");
        QVERIFY(says(failure("hpsv2", models), ErrorCode::Corrupt,
                     {"HPS_v2.1_compressed.pt", "visual.class_embedding is missing", "(40)"}));
        models.copy(std::string(kHps) + "/open_clip_config.json",
                    std::string(kAesthetic) + "/sac+logos+ava1-l14-linearMSE.pth");
        QVERIFY(says(failure("aesthetic", models), ErrorCode::Unsupported, {"sac+logos"}) ||
                says(failure("aesthetic", models), ErrorCode::Corrupt, {"sac+logos"}));
    }

    void aestheticLayersMustChain() {
        Models models;
        models.copy(std::string(kPick) + "/pytorch_model.bin",
                    std::string(kAesthetic) + "/sac+logos+ava1-l14-linearMSE.pth");
        QVERIFY(says(failure("aesthetic", models), ErrorCode::Corrupt, {"sac+logos", "layers.0.weight is missing"}));
    }

    void morePiecesThanTheNetworkKnowsAreRefused() {
        Models models;
        models.edit(std::string(kHuge) + "/vocab.json", [](nlohmann::json& json) { json["zzz</w>"] = 60000; });
        QVERIFY(says(failure("pick_score", models), ErrorCode::Corrupt, {"60000", "vocabulary"}));
    }

    void configurationsAreChecked() {
        Models models;
        const std::string file = std::string(kOpenai) + "/config.json";
        models.edit(file, [](nlohmann::json& json) { json["vision_config"]["hidden_size"] = "wide"; });
        QVERIFY(says(failure("clip_openai", models), ErrorCode::Corrupt,
                     {"config.json", "vision_config.hidden_size", "wide"}));
        models.edit(file, [](nlohmann::json& json) { json["vision_config"]["hidden_size"] = 35; });
        QVERIFY(says(failure("clip_openai", models), ErrorCode::Corrupt, {"vision_config.hidden_size", "35", "3"}));
        models.edit(file, [](nlohmann::json& json) {
            json["vision_config"]["hidden_size"] = 36;
            json["text_config"]["hidden_act"] = "relu";
        });
        QVERIFY(says(failure("clip_openai", models), ErrorCode::Unsupported, {"relu"}));
        models.edit(file, [](nlohmann::json& json) { json["model_type"] = "siglip"; });
        QVERIFY(says(failure("clip_openai", models), ErrorCode::Unsupported, {"siglip"}));
        models.edit(std::string(kHps) + "/open_clip_config.json",
                    [](nlohmann::json& json) { json["model_cfg"]["vision_cfg"].erase("width"); });
        QVERIFY(says(failure("hpsv2", models), ErrorCode::Corrupt, {"open_clip_config.json", "vision_cfg.width"}));
    }

    // Old files say the sizes of a tower twice; the second one, completed by defaults, is what transformers loads.
    void theOldSectionWins() {
        const auto json = nlohmann::json::parse(
            R"({"projection_dim": 768, "text_config": {"hidden_size": 1, "eos_token_id": 2},
                "text_config_dict": {"hidden_size": 768, "num_attention_heads": 12}, "vision_config_dict": null,
                "vision_config": {"hidden_size": 1024, "num_attention_heads": 16, "patch_size": 14}})");
        const auto config = ClipConfig::fromJson(json, "config.json");
        QVERIFY2(config.ok(), config.message().c_str());
        QCOMPARE(config->text.width, int64_t{768});
        QCOMPARE(config->text.endToken, int64_t{49407});
        QCOMPARE(config->text.hidden, int64_t{2048});
        QCOMPARE(config->vision.width, int64_t{1024});
        QCOMPARE(config->vision.layers, int64_t{12});
        QVERIFY(config->vision.quickGelu);
    }

    void sizesOfThePublishedNetworksAreKnown() {
        const ClipConfig huge = ClipConfig::openClipHuge();
        QCOMPARE(huge.visionParameters() + huge.textParameters() + 1, int64_t{986109441}); // as open_clip counts them
        QCOMPARE(huge.vision.width / huge.vision.heads, int64_t{80});
    }
};

QTEST_GUILESS_MAIN(TestClipScorers)
#include "test_clip_scorers.moc"
