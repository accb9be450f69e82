// ImageReward gives the tokens and values of its published package (fixtures/scores/image_reward.json), and names what
// is wrong with its files.
#include "model/blip_reward.h"
#include "score_fixtures.h"
#include "token/bert_tokenizer.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

const char* const kRepo = "THUDM/ImageReward";
const char* const kVocabulary = "bert-base-uncased";
const fs::path kModels = kScores / "models";

nlohmann::json expectedCases() {
    return readJsonFile(kScores / "image_reward.json").value();
}

// A copy of the files that may be damaged.
class Models {
public:
    Models() {
        for (const char* repo : {kRepo, kVocabulary}) {
            fs::create_directories(path() / repo);
            fs::copy(kModels / repo, path() / repo, fs::copy_options::recursive);
        }
    }
    fs::path path() const { return m_folder.path().toStdString(); }
    fs::path med() const { return path() / kRepo / "med_config.json"; }
    fs::path weights() const { return path() / kRepo / "ImageReward.pt"; }
    void edit(const char* key, const nlohmann::json& value) const {
        nlohmann::json json = readJsonFile(med()).value();
        json[key] = value;
        std::ofstream(med()) << json.dump();
    }
    // The error of opening, or of scoring one picture.
    Error failure() const {
        auto session = openFixtures({"image_reward"}, {}, path());
        if (!session.ok())
            return session.error();
        const Image image = pattern(30, 20);
        const ScoreInput input{&image, "a fox"};
        auto scores = (*session)->score({&input, 1}, nullptr, {});
        return scores.ok() ? Error{ErrorCode::Failed, "no error"} : scores.error();
    }

private:
    QTemporaryDir m_folder;
};

bool says(const Error& error, ErrorCode code, const std::vector<std::string>& parts) {
    bool good = error.code == code && error.message.find('\n') == std::string::npos;
    for (const std::string& part : parts)
        good = good && error.message.find(part) != std::string::npos;
    if (!good)
        qWarning("%s", error.message.c_str());
    return good;
}

// The checkpoint with one tensor missing, of another shape, or not a number.
class ChangedFile : public TensorFile {
public:
    explicit ChangedFile(const fs::path& path) : m_file(openTensorFile(path).value()), m_infos(m_file->tensors()) {}
    const std::map<std::string, TensorInfo>& tensors() const override { return m_infos; }
    const fs::path& path() const override { return m_file->path(); }
    Result<at::Tensor> load(const std::string& name) const override {
        MIRO_TRY(at::Tensor tensor, m_file->load(name));
        return name == poisoned ? at::full_like(tensor, std::nan("")) : tensor;
    }
    std::string poisoned;
    std::map<std::string, TensorInfo>& infos() { return m_infos; }

private:
    std::unique_ptr<TensorFile> m_file;
    std::map<std::string, TensorInfo> m_infos;
};

} // namespace

class TestImageReward : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreThePublishedOnes() {
        const ScoreCases cases = scoreCases();
        auto session = openFixtures({"image_reward"});
        QVERIFY2(session.ok(), session.message().c_str());
        const std::vector<ScoreInput> inputs = cases.inputs();
        const auto scores = (*session)->score(inputs, nullptr, {});
        QVERIFY2(scores.ok(), scores.message().c_str());
        QCOMPARE(scores->size(), size_t{1});
        // A value is what lies above or below 0.167.
        QVERIFY(nearPublished(cases, scores->front(), expectedCases()["values"], 1e-4, 0.1));
        QCOMPARE((*session)->checkpointOf("image_reward").filename(), fs::path("ImageReward.pt"));
    }

    void tokensAreThePublishedOnes() {
        auto tokenizer = loadBlipTokenizer(kModels / kVocabulary);
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        const nlohmann::json expected = expectedCases()["tokens"];
        QVERIFY(expected.size() > 100);
        for (const auto& item : expected) {
            const TokenIds ids = *(*tokenizer)->encode(item[0].get<std::string>(), 35);
            QVERIFY2(ids == item[1].get<TokenIds>(),
                     (item[0].dump(-1, ' ', true) + ": " + nlohmann::json(ids).dump() + ", expected " + item[1].dump())
                         .c_str());
        }
    }

    // Where the tables of the fast and the slow tokenizer differ (seen with transformers 4.47.1 under Python 3.11).
    void charactersAreThoseOfPython() {
        auto slow = loadBlipTokenizer(kModels / kVocabulary);
        auto fast = loadBertTokenizer(kModels / kVocabulary);
        QVERIFY(slow.ok() && fast.ok());
        auto ids = [](const auto& tokenizer, const std::string& text) {
            return *(*tokenizer)->encode(text, 35);
        };
        QCOMPARE(ids(slow, "a\u0378b"), ids(slow, "ab")); // unassigned: dropped
        QVERIFY(ids(fast, "a\u0378b") != ids(fast, "ab"));
        QCOMPARE(ids(slow, "a\u07FDb"), ids(slow, "ab"));      // a mark of Unicode 11
        QCOMPARE(ids(slow, "a\u061Db").size(), size_t{5});     // punctuation of Unicode 14
        QCOMPARE(ids(slow, "a\U0002B820b").size(), size_t{5}); // a Chinese character
        QCOMPARE(ids(slow, "\u0391\u03A3"), ids(fast, "\u0391\u03A3"));
        QCOMPARE((*slow)->idLimit(), (*fast)->idLimit() + 2);
    }

    void batchesDoNotMatter() {
        const ScoreCases cases = scoreCases();
        const std::vector<ScoreInput> all = cases.inputs();
        const std::vector<ScoreInput> inputs(all.begin(), all.begin() + 9);
        std::vector<double> values[2];
        for (int64_t batch : {1, 8}) {
            ScoringOptions options;
            options.batch = batch;
            auto session = openFixtures({"image_reward"}, options);
            QVERIFY2(session.ok(), session.message().c_str());
            values[batch == 1] = (*session)->score(inputs, nullptr, {}).value().front().values;
        }
        for (size_t i = 0; i < inputs.size(); ++i)
            QVERIFY(std::abs(values[0][i] - values[1][i]) < 1e-5);
    }

    void stops() {
        auto session = openFixtures({"image_reward"});
        std::stop_source stop;
        stop.request_stop();
        const Image image = pattern(30, 20);
        const ScoreInput input{&image, "a fox"};
        auto scores = (*session)->score({&input, 1}, nullptr, stop.get_token());
        QVERIFY(!scores.ok() && scores.error().code == ErrorCode::Stopped);
    }

    void theOtherNameOfTheVocabulary() {
        Models models;
        fs::create_directories(models.path() / "google-bert");
        fs::rename(models.path() / kVocabulary, models.path() / "google-bert" / kVocabulary);
        QCOMPARE(QString::fromStdString(models.failure().message), QString("no error"));
    }

    void missingFilesAreNamed() {
        Models models;
        fs::rename(models.path() / kVocabulary / "vocab.txt", models.path() / "elsewhere");
        QVERIFY(says(models.failure(), ErrorCode::NotFound, {"image_reward: ", "vocab.txt"}));
        fs::remove_all(models.path() / kVocabulary);
        QVERIFY(says(models.failure(), ErrorCode::NotFound, {"image_reward: bert-base-uncased is not installed"}));
        fs::remove(models.med());
        QVERIFY(says(models.failure(), ErrorCode::NotFound, {"image_reward: ", "med_config.json"}));
        fs::remove(models.weights());
        QVERIFY(says(models.failure(), ErrorCode::NotFound, {"image_reward: ", "ImageReward.pt"}));
    }

    void badFilesAreNamed() {
        {
            Models models; // cut off in the middle
            fs::resize_file(models.weights(), fs::file_size(models.weights()) / 2);
            QVERIFY(says(models.failure(), ErrorCode::Corrupt, {"image_reward: ", "ImageReward.pt"}));
        }
        {
            Models models; // another model under its name
            fs::copy(kModels / "yuvalkirstain/PickScore_v1/pytorch_model.bin", models.weights(),
                     fs::copy_options::overwrite_existing);
            QVERIFY(says(models.failure(), ErrorCode::Corrupt,
                         {"ImageReward.pt", "blip.visual_encoder.patch_embed.proj.weight is missing"}));
        }
        Models models;
        models.edit("hidden_size", 44);
        QVERIFY(says(models.failure(), ErrorCode::Corrupt,
                     {"image_reward: ", "ImageReward.pt", "word_embeddings.weight", "(958, 40)", "(958, 44)"}));
        models.edit("hidden_size", "wide");
        QVERIFY(says(models.failure(), ErrorCode::Corrupt, {"med_config.json", "hidden_size", "wide"}));
        models.edit("hidden_size", 40);
        models.edit("add_cross_attention", false);
        QVERIFY(says(models.failure(), ErrorCode::Unsupported, {"med_config.json", "add_cross_attention"}));
        models.edit("add_cross_attention", true);
        models.edit("num_hidden_layers", 2);
        QVERIFY(says(models.failure(), ErrorCode::Corrupt, {"blip.text_encoder.encoder.layer.2.", "does not belong"}));
        models.edit("num_hidden_layers", 4);
        QVERIFY(says(models.failure(), ErrorCode::Corrupt, {"blip.text_encoder.encoder.layer.3.", "is missing"}));
        models.edit("num_hidden_layers", 3);
        std::ofstream(models.path() / kVocabulary / "vocab.txt", std::ios::app) << "onemore\n";
        QVERIFY(says(models.failure(), ErrorCode::Corrupt, {"med_config.json", "vocabulary"}));
    }

    void badTensorsAreNamed() {
        const nlohmann::json med = readJsonFile(kModels / kRepo / "med_config.json").value();
        ChangedFile file(kModels / kRepo / "ImageReward.pt");
        auto config = BlipRewardConfig::read(file, med, "med_config.json");
        QVERIFY2(config.ok(), config.message().c_str());
        QVERIFY(BlipReward::check(*config, file).ok());
        int64_t count = 0;
        for (const auto& [name, info] : file.tensors())
            if (name.find("_proj.") == std::string::npos && name.find("position_ids") == std::string::npos) {
                int64_t elements = 1;
                for (int64_t size : info.shape)
                    elements *= size;
                count += elements;
            }
        // A BERT's own count has two token types more than this text network.
        QCOMPARE(config->parameterCount() - 2 * config->text.bert.width, count);
        auto load = [&] {
            auto network = BlipReward::load(*config, file, at::kCPU, {});
            return network.ok() ? Error{ErrorCode::Failed, "no error"} : network.error();
        };
        for (const char* name : {"blip.visual_encoder.blocks.1.attn.qkv.weight", "mlp.layers.4.bias",
                                 "blip.text_encoder.encoder.layer.1.crossattention.self.key.weight"}) {
            file.poisoned = name;
            QVERIFY(says(load(), ErrorCode::Corrupt, {"ImageReward.pt", name, "NaN"}));
        }
        file.poisoned.clear();
        const std::string norm = "blip.visual_encoder.norm.bias";
        const TensorInfo kept = file.infos().at(norm);
        file.infos()[norm].shape = {47};
        QVERIFY(says(load(), ErrorCode::Corrupt, {"ImageReward.pt", norm, "(47)", "(48)"}));
        file.infos().erase(norm);
        QVERIFY(says(load(), ErrorCode::Corrupt, {"ImageReward.pt", norm + " is missing", "(48)"}));
        file.infos()[norm] = kept;
        file.infos()["blip.visual_encoder.pos_embed"].shape = {1, 198, 48};
        auto grid = BlipRewardConfig::read(file, med, "med_config.json");
        QVERIFY(!grid.ok() && says(grid.error(), ErrorCode::Corrupt, {"pos_embed", "(1, 198, 48)", "square"}));
        file.infos()["blip.visual_encoder.pos_embed"].shape = {1, 197, 48};
        file.infos()["mlp.layers.7.weight"].shape = {2, 8};
        auto head = BlipRewardConfig::read(file, med, "med_config.json");
        QVERIFY(!head.ok() && says(head.error(), ErrorCode::Corrupt, {"mlp.layers.7.weight", "(2, 8)", "(1, 8)"}));
    }
};

QTEST_GUILESS_MAIN(TestImageReward)
#include "test_image_reward.moc"
