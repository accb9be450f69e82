#include "flow/picture_metadata.h"

#include "base/generation_json.h"
#include "base/json.h"
#include "image/parameters_text.h"
#include "image/xmp_packet.h"

#include <QtTest>

using namespace miro;

class TestPictureMetadata : public QObject {
    Q_OBJECT

    static PictureOrigin origin() {
        PictureOrigin origin;
        origin.model = "org/model";
        origin.modelSha256 = std::string(64, 'a');
        origin.rewardKeys = {"zeta", "alpha"};
        origin.settings.prompt = "a {cat|dog}";
        origin.settings.steps = 30;
        origin.settings.guidance = 2.5;
        origin.settings.positive = {{"zeta", 0.625}, {"alpha", std::nullopt}};
        origin.settings.negative = {{"zeta", 0.0}, {"alpha", 0.25}};
        origin.expandedPrompt = "a cat\nwith a hat";
        origin.seed = ~uint64_t{0};
        origin.width = origin.height = 64;
        return origin;
    }

private Q_SLOTS:
    void theJsonIsTheSourceOfTruth() {
        TextEntries entries = pictureText(origin(), ImageFormat::Png);
        auto json = parseJson(*findText(entries, kMetadataKey), "metadata").value();
        QCOMPARE(json["version"].get<int>(), kMetadataVersion);
        QVERIFY(json["rewards"] == nlohmann::json({"zeta", "alpha"}));
        QCOMPARE(json["targets"]["zeta"].get<double>(), 0.625);
        QVERIFY(json["targets"]["alpha"].is_null());
        QCOMPARE(json["negative_targets"]["alpha"].get<double>(), 0.25);
        QCOMPARE(json["template"].get<std::string>(), std::string("a {cat|dog}"));
        QCOMPARE(json["prompt"].get<std::string>(), std::string("a cat\nwith a hat"));
        QCOMPARE(json["seed"].get<uint64_t>(), ~uint64_t{0});
    }

    void theScorersThatAModelNamesAreThere() {
        QVERIFY(!parseJson(pictureMetadata(origin()), "metadata").value().contains("scorers"));
        PictureOrigin named = origin();
        named.scorers = {{"zeta", "starter_clip"}};
        const auto json = parseJson(pictureMetadata(named), "metadata").value();
        QVERIFY(json["scorers"] == nlohmann::json({{"zeta", "starter_clip"}}));
    }

    void keyframesAreThereWhenThereAreSome() {
        QVERIFY(!parseJson(pictureMetadata(origin()), "metadata").value().contains("target_keyframes"));
        PictureOrigin moving = origin();
        moving.settings.keyframes = {{4, {{"zeta", 0.5}, {"alpha", std::nullopt}}}};
        const auto json = parseJson(pictureMetadata(moving), "metadata").value();
        const auto keyframes = keyframesFromJson(json["target_keyframes"]);
        QVERIFY(keyframes.ok());
        QVERIFY(*keyframes == moving.settings.keyframes);
    }

    void otherProgramsReadTheParameters() {
        ParametersText text = parseParametersText(*findText(pictureText(origin(), ImageFormat::Png), kParametersKey));
        QCOMPARE(text.prompt, std::string("a cat\nwith a hat"));
        QCOMPARE(*text.find("Steps"), std::string("30"));
        QCOMPARE(*text.find("CFG scale"), std::string("2.5"));
        QCOMPARE(*text.find("Model hash"), std::string(10, 'a'));
        QCOMPARE(*text.find("MIRO targets"), std::string("{\"zeta\":0.625,\"alpha\":null}"));
    }

    void formatsWithoutTextChunksCarryAllInXmp() {
        TextEntries entries = pictureText(origin(), ImageFormat::Jpeg);
        XmpFields xmp = parseXmpPacket(*findText(entries, kXmpKey));
        QCOMPARE(xmp.metadata, *findText(entries, kMetadataKey));
        QCOMPARE(xmp.parameters, *findText(entries, kParametersKey));
        QCOMPARE(xmp.description, std::string("a cat\nwith a hat"));
        QVERIFY(parseXmpPacket(*findText(pictureText(origin(), ImageFormat::Png), kXmpKey)).metadata.empty());
    }

    void promptsThatAreNoUtf8StillGiveValidJson() {
        PictureOrigin broken = origin();
        broken.expandedPrompt = "a \xff cat";
        QVERIFY(parseJson(*findText(pictureText(broken, ImageFormat::Png), kMetadataKey), "metadata").ok());
    }
};

QTEST_GUILESS_MAIN(TestPictureMetadata)
#include "test_picture_metadata.moc"
