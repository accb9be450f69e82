#include "model/postprocessing_config.h"
#include "model/vae_config.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace miro;
using nlohmann::json;

class TestVaeConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sdxl();
    void whatAnOlderFileDoesNotSay();
    void whatIsNotComputedIsNamed_data();
    void whatIsNotComputedIsNamed();
    void howLatentsLie();
    void absurdValuesAreRefused_data();
    void absurdValuesAreRefused();
    void postprocessing();
    void badPostprocessing_data();
    void badPostprocessing();

private:
    static json sdxlConfig() {
        return json::parse(
            R"({"_class_name": "AutoencoderKL", "act_fn": "silu", "block_out_channels": [128, 256, 512, 512],
            "down_block_types": ["DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D"],
            "force_upcast": true, "in_channels": 3, "latent_channels": 4, "layers_per_block": 2, "norm_num_groups": 32,
            "out_channels": 3, "sample_size": 1024, "scaling_factor": 0.13025, "shift_factor": null,
            "up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D"]})");
    }
};

void TestVaeConfig::sdxl() {
    const auto config = VaeConfig::fromJson(sdxlConfig(), "config.json");
    QVERIFY2(config.ok(), config.message().c_str());
    QVERIFY((config->blockChannels == std::vector<int64_t>{128, 256, 512, 512}));
    QCOMPARE(config->latentChannels, 4);
    QCOMPARE(config->layersPerBlock, 2);
    QCOMPARE(config->normGroups, 32);
    QCOMPARE(config->scaleFactor(), 8);
    QVERIFY(config->useQuantConv && config->usePostQuantConv && config->midAttention);
}

void TestVaeConfig::whatAnOlderFileDoesNotSay() {
    const auto config = VaeConfig::fromJson(json::parse(R"({"block_out_channels": [64]})"), "config.json");
    QVERIFY2(config.ok(), config.message().c_str());
    QCOMPARE(config->scaleFactor(), 1);
    QCOMPARE(config->layersPerBlock, 1);
    QCOMPARE(config->normGroups, 32);
}

void TestVaeConfig::whatIsNotComputedIsNamed_data() {
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("named");
    QTest::newRow("class") << R"({"_class_name": "AutoencoderTiny"})"
                           << "AutoencoderTiny";
    QTest::newRow("activation") << R"({"act_fn": "relu"})"
                                << "act_fn";
    QTest::newRow("input") << R"({"in_channels": 1})"
                           << "in_channels";
    QTest::newRow("output") << R"({"out_channels": 4})"
                            << "out_channels";
    QTest::newRow("block")
        << R"({"up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D", "Mine"]})"
        << "Mine";
}

void TestVaeConfig::whatIsNotComputedIsNamed() {
    QFETCH(QString, patch);
    QFETCH(QString, named);
    json changed = sdxlConfig();
    changed.update(json::parse(patch.toStdString()));
    const auto config = VaeConfig::fromJson(changed, "x/config.json");
    QCOMPARE(config.error().code, ErrorCode::Unsupported);
    QVERIFY2(config.message().find(named.toStdString()) != std::string::npos, config.message().c_str());
    QVERIFY(config.message().find("x/config.json") != std::string::npos);
}

void TestVaeConfig::howLatentsLie() {
    json config = sdxlConfig();
    config["latents_mean"] = nullptr;
    config["latents_std"] = nullptr;
    QVERIFY(VaeConfig::fromJson(config, "config.json")->latentsMean.empty());
    config["latents_mean"] = {0, -1.5, 2, 0};
    QVERIFY(VaeConfig::fromJson(config, "config.json").message().find("latents_std") != std::string::npos);
    config["latents_std"] = {1, 2.5, 3, 0};
    const auto read = VaeConfig::fromJson(config, "config.json");
    QVERIFY2(read.ok(), read.message().c_str());
    QVERIFY(read->latentsMean == (std::vector<double>{0, -1.5, 2, 0}));
    QVERIFY(read->latentsDeviation == (std::vector<double>{1, 2.5, 3, 0}));
    for (const char* wrong : {"[1, 2, 3]", "[1, 2, 3, -4]", "[1, 2, 3, \"4\"]", "7"}) {
        config["latents_std"] = json::parse(wrong);
        const auto refused = VaeConfig::fromJson(config, "x/config.json");
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
        QVERIFY2(refused.message().find("x/config.json: latents_std") != std::string::npos, refused.message().c_str());
    }
}

void TestVaeConfig::absurdValuesAreRefused_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    for (const char* key : {"latent_channels", "layers_per_block", "norm_num_groups"})
        for (const char* value : {"0", "-3", "1e9", "1000000", "18446744073709551615", "\"4\"", "[4]"})
            QTest::addRow("%s %s", key, value) << key << value;
    for (const char* value : {"[]", "3", "[128, 0]", "[128, 100000]", "[128, 130]", "[128, \"a\"]", "[128.5]", "{}",
                              "[32,32,32,32,32,32,32,32,32]"})
        QTest::addRow("block_out_channels %s", value) << "block_out_channels" << value;
    QTest::newRow("attention") << "mid_block_add_attention"
                               << "1";
    QTest::newRow("too few blocks") << "down_block_types"
                                    << R"(["DownEncoderBlock2D"])";
    QTest::newRow("block is a number") << "up_block_types"
                                       << "[1, 2, 3, 4]";
    QTest::newRow("class is a list") << "_class_name"
                                     << "[]";
}

void TestVaeConfig::absurdValuesAreRefused() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    json changed = sdxlConfig();
    changed[key.toStdString()] = json::parse(value.toStdString());
    const auto config = VaeConfig::fromJson(changed, "config.json");
    QCOMPARE(config.error().code, ErrorCode::Corrupt);
    QVERIFY2(config.message().find(key.toStdString()) != std::string::npos, config.message().c_str());
    QVERIFY(config.message().find('\n') == std::string::npos);
    QCOMPARE(VaeConfig::fromJson(json::array(), "config.json").error().code, ErrorCode::Corrupt);
}

void TestVaeConfig::postprocessing() {
    const auto patch = PostprocessingConfig::fromJson(
        json::parse(R"({"model_type": "linear_patch", "file": "codec.safetensors", "patch_size": 8, "future": 1})"),
        "x");
    QVERIFY2(patch.ok(), patch.message().c_str());
    QCOMPARE(patch->modelType, std::string("linear_patch"));
    QCOMPARE(patch->codecFile, std::string("codec.safetensors"));
    QCOMPARE(patch->patchSize, 8);
    const auto plain = PostprocessingConfig::fromJson(json::object(), "x").value();
    QCOMPARE(plain.modelType, std::string("sdxl"));
    QVERIFY(!plain.channelWise);
}

void TestVaeConfig::badPostprocessing_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"[]", R"({"model_type": 3})", R"({"model_type": ""})", R"({"channel_wise_normalisation": 1})",
          R"({"file": "../x"})", R"({"file": "/etc/passwd"})", R"({"file": ".."})", R"({"file": ""})",
          R"({"file": "a\u0000b"})", R"({"patch_size": 0})", R"({"patch_size": 1e6})",
          R"({"patch_size": 18446744073709551615})"})
        QTest::newRow(text) << text;
}

void TestVaeConfig::badPostprocessing() {
    QFETCH(QString, text);
    const auto config = PostprocessingConfig::fromJson(json::parse(text.toStdString()), "x/config.json");
    QCOMPARE(config.error().code, ErrorCode::Corrupt);
    QVERIFY(config.message().find("x/config.json: postprocessing") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestVaeConfig)
#include "test_vae_config.moc"
