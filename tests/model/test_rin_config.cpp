#include "model/rin_config.h"

#include "base/json.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace miro;
namespace fs = std::filesystem;
using nlohmann::json;

class TestRinConfig : public QObject {
    Q_OBJECT

    static json published() {
        return json::parse(R"({
            "network": {"data_size": 32, "data_dim": 512, "num_input_channels": 4, "num_latents": 256,
                "latents_dim": 1024, "label_dim": 2048, "num_cond_tokens": 77, "num_processing_layers": 4,
                "num_blocks": 4, "patch_size": 2, "read_write_heads": 16, "compute_heads": 32,
                "latent_mlp_multiplier": 4, "data_mlp_multiplier": 4, "num_text_registers": 16,
                "use_cond_rin_block": true, "concat_cond_token_to_latents": false, "use_self_conditioning": true,
                "coherence_dropout": 0.0, "coherence_keys": ["clip_score", "aesthetic_score"]},
            "preconditioning": {"num_latents": 256, "latents_dim": 1024, "sigma_data": 0.5,
                "do_normalization": "noise_driven", "do_gradnorm_reweighting": true, "logvar_channels": 128},
            "postprocessing": {"channel_wise_normalisation": true, "model_type": "sdxl"},
            "scheduler": {"start": 1, "end": 0, "clip_min": 1e-9},
            "coherence_keys": ["clip_score", "aesthetic_score"],
            "sampler_defaults": {"num_steps": 50, "guidance_scale": 7.0, "sigma_data": 0.5},
            "data_resolution": 32, "img_resolution": 256, "max_text_len": 77,
            "vae_repo": "stabilityai/sdxl-vae", "text_encoder_repo": "google/flan-t5-xl"})");
    }

    // published() with the value at a JSON pointer replaced; null removes it.
    static json with(const char* pointer, const json& value) {
        json config = published();
        json::json_pointer place(pointer);
        if (value.is_null())
            config[place.parent_pointer()].erase(place.back());
        else
            config[place] = value;
        return config;
    }

private Q_SLOTS:
    void readsEveryKey() {
        auto config = parseRinConfig(published(), "config.json");
        QVERIFY2(config.ok(), config.message().c_str());
        const RinNetworkConfig& network = config->network;
        QCOMPARE(network.dataSize, int64_t{32});
        QCOMPARE(network.dataDim, int64_t{512});
        QCOMPARE(network.inputChannels, int64_t{4});
        QCOMPARE(network.latentCount, int64_t{256});
        QCOMPARE(network.latentDim, int64_t{1024});
        QCOMPARE(network.labelDim, int64_t{2048});
        QCOMPARE(network.condTokenCount, int64_t{77});
        QCOMPARE(network.processingLayers, int64_t{4});
        QCOMPARE(network.blockCount, int64_t{4});
        QCOMPARE(network.patchCount(), int64_t{256});
        QCOMPARE(network.patchWidth(), int64_t{16});
        QCOMPARE(network.readWriteHeads, int64_t{16});
        QCOMPARE(network.computeHeads, int64_t{32});
        QCOMPARE(network.textRegisterCount, int64_t{16});
        QVERIFY(network.useCondRinBlock && network.useSelfConditioning && !network.concatCondTokens);
        QCOMPARE(config->rewardKeys, (std::vector<std::string>{"clip_score", "aesthetic_score"}));
        QVERIFY(config->preconditioning.normalise && config->postprocessing.channelWise);
        QCOMPARE(config->scheduler.clipMin, 1e-9);
        QCOMPARE(config->defaults.steps, int64_t{50});
        QCOMPARE(config->defaults.guidance, 7.0);
        QCOMPARE(config->maxTextLength, int64_t{77});
        QCOMPARE(config->imageResolution, int64_t{256});
        QCOMPARE(config->textEncoderRepo, std::string("google/flan-t5-xl"));
        QCOMPARE(config->vaeRepo, std::string("stabilityai/sdxl-vae"));
        QCOMPARE(config->textPositions, 0.0);
        json own = published();
        own["text_positions"] = 0.5;
        QCOMPARE(parseRinConfig(own, "config.json")->textPositions, 0.5);
    }

    // The published constructor's own values stand where the file is silent.
    void defaultsArePublished() {
        json config = published();
        for (const char* key : {"read_write_heads", "compute_heads", "latent_mlp_multiplier", "data_mlp_multiplier",
                                "num_text_registers", "use_cond_rin_block", "use_self_conditioning"})
            config["network"].erase(key);
        for (const char* key : {"preconditioning", "postprocessing", "scheduler", "sampler_defaults", "coherence_keys",
                                "data_resolution", "max_text_len", "text_encoder_repo", "vae_repo"})
            config.erase(key);
        auto read = parseRinConfig(config, "config.json");
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->network.computeHeads, int64_t{16});
        QVERIFY(!read->network.useCondRinBlock && !read->network.useSelfConditioning);
        QCOMPARE(read->preconditioning.sigmaData, 0.5);
        QCOMPARE(read->rewardKeys.size(), size_t{2});
        QCOMPARE(read->dataResolution, int64_t{32});
        config["network"].erase("concat_cond_token_to_latents");
        QVERIFY(parseRinConfig(config, "config.json")->network.concatCondTokens);
    }

    void rewardsOfAnyNameAndOrder() {
        json config = published();
        config["network"]["coherence_keys"] = {"sharpness", "alignment", "anything else"};
        config["coherence_keys"] = {"alignment", "anything else", "sharpness"};
        auto read = parseRinConfig(config, "config.json");
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->rewardKeys, (std::vector<std::string>{"sharpness", "alignment", "anything else"}));
        config["network"].erase("coherence_keys");
        QCOMPARE(parseRinConfig(config, "config.json")->rewardKeys[0], std::string("alignment"));
        config.erase("coherence_keys");
        QVERIFY(parseRinConfig(config, "config.json").message().find("expected 1 to 64 reward names") !=
                std::string::npos);
    }

    void ownDefaultsOfAPack() {
        json config = published();
        config["sampler_defaults"]["reward_targets"] = {{"aesthetic_score", 0.625}, {"clip_score", nullptr}};
        config["sampler_defaults"]["negative_reward_targets"] = {{"clip_score", 0.25}};
        auto read = parseRinConfig(config, "config.json");
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(*read->defaults.positive.at("aesthetic_score"), 0.625);
        QVERIFY(!read->defaults.positive.at("clip_score"));
        QCOMPARE(*read->defaults.negative.at("clip_score"), 0.25);
    }

    void normalisationSwitch() {
        QVERIFY(parseRinConfig(with("/preconditioning/do_normalization", true), "c")->preconditioning.normalise);
        QVERIFY(!parseRinConfig(with("/preconditioning/do_normalization", false), "c")->preconditioning.normalise);
    }

    void badValuesNameTheKey_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        auto row = [](const char* pointer, const char* value, const char* says) {
            QTest::newRow(qPrintable(QString("%1 %2").arg(pointer, value))) << pointer << value << says;
        };
        row("/network", "null", "network is missing");
        row("/text_positions", "-1", "text_positions is -1");
        row("/text_positions", "\"yes\"", "text_positions");
        row("/network", "7", "network is 7, expected an object");
        row("/network/data_dim", "null", "network.data_dim is missing");
        row("/network/num_latents", "0", "network.num_latents is 0, expected an integer from 1");
        row("/network/num_latents", "-3", "network.num_latents");
        row("/network/num_blocks", "1152921504606846976", "network.num_blocks is 1152921504606846976");
        row("/network/latents_dim", "18446744073709551615", "network.latents_dim is 18446744073709551615");
        row("/network/data_size", "32.5", "network.data_size is 32.5, expected an integer");
        row("/network/data_dim", "\"512\"", "network.data_dim is \"512\"");
        row("/network/label_dim", "true", "network.label_dim is true");
        row("/network/patch_size", "3", "network.patch_size is 3, expected a divisor of data_size 32");
        row("/network/compute_heads", "24", "network.compute_heads is 24, expected a divisor of latents_dim 1024");
        row("/network/read_write_heads", "48", "network.read_write_heads is 48");
        row("/network/latents_dim", "1000", "network.latents_dim is 1000, expected a multiple of 16");
        row("/network/use_cond_rin_block", "1", "network.use_cond_rin_block is 1, expected true or false");
        row("/network/concat_cond_token_to_latents", "true", "at least");
        row("/network/depth", "4", "network.depth is unknown");
        row("/network/coherence_keys", "[\"\", \"a\"]", "different names");
        row("/network/coherence_keys", "[\"a\", \"a\"]", "different names");
        row("/network/coherence_keys", "[1, 2]", "network.coherence_keys is [1,2]");
        row("/network/coherence_keys", "[\"vqa_score\"]", "the same names");
        row("/preconditioning/sigma_data", "-1", "preconditioning.sigma_data is -1");
        row("/preconditioning/num_latents", "128",
            "preconditioning.num_latents is 128, expected network.num_latents 256");
        row("/preconditioning/do_normalization", "3", "preconditioning.do_normalization");
        row("/scheduler/start", "2", "scheduler.start is 2");
        row("/scheduler/clip_min", "\"x\"", "scheduler.clip_min");
        row("/postprocessing/channel_wise_normalisation", "\"x\"", "postprocessing.channel_wise_normalisation");
        row("/sampler_defaults/num_steps", "0", "sampler_defaults.num_steps is 0");
        row("/sampler_defaults/reward_targets", "{\"clip_score\": 1.5}", "sampler_defaults.reward_targets.clip_score");
        row("/sampler_defaults/reward_targets", "{\"beauty\": 1}", "sampler_defaults.reward_targets.beauty is unknown");
        row("/data_resolution", "64", "data_resolution is 64, expected network.data_size 32");
        row("/max_text_len", "1000000", "max_text_len");
        row("/text_encoder_repo", "\"a\\nb\"", "text_encoder_repo");
    }

    void badValuesNameTheKey() {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, says);
        json config = with(qPrintable(pointer), json::parse(value.toStdString()));
        if (pointer.endsWith("concat_cond_token_to_latents"))
            config["network"]["num_cond_tokens"] = 10;
        auto read = parseRinConfig(config, "folder/config.json");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        QVERIFY2(read.message().find("folder/config.json") == 0, read.message().c_str());
        QVERIFY2(read.message().find(says.toStdString()) != std::string::npos, read.message().c_str());
        QVERIFY(read.message().find('\n') == std::string::npos);
    }

    void fewLatentsForTheTokens() {
        json config = with("/network/concat_cond_token_to_latents", true);
        config["network"]["num_cond_tokens"] = 255;
        auto read = parseRinConfig(config, "config.json");
        QVERIFY(read.message().find("network.num_latents is 256, expected more than num_cond_tokens + 1") !=
                std::string::npos);
    }

    void filesThatAreNone() {
        QTemporaryDir folder;
        fs::path path = fs::path(folder.path().toStdString()) / "config.json";
        QCOMPARE(readRinConfig(path).error().code, ErrorCode::NotFound);
        std::ofstream(path) << "{\"network\": ";
        QCOMPARE(readRinConfig(path).error().code, ErrorCode::Corrupt);
        std::ofstream(path, std::ios::trunc) << "[1, 2]";
        QVERIFY(readRinConfig(path).message().find("holds no JSON object") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRinConfig)
#include "test_rin_config.moc"
