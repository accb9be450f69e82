#include "base/files.h"
#include "dataset/sample_reader.h"
#include "dataset/shard_list.h"
#include "flow/painting.h"
#include "image/image_file.h"
#include "taste/tuning_set.h"
#include "tensor/npy.h"

#include <ATen/ATen.h>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr const char* kLiking = "my_taste_score";

// What data for a fine-tuning hold, and that being ended in between changes nothing.
class Progressless : public ProgressSink {
public:
    void progress(const Progress& progress) override {
        last = progress;
        if (progress.done >= stopAt)
            stop.request_stop();
    }
    Progress last;
    int64_t stopAt = INT64_MAX;
    std::stop_source stop;
};

// Sees the mean of each channel; measures red by a scorer that speaks for aesthetic_score, green by one that speaks for
// nothing, and never blue.
TuningEyes meanEyes(int* looks = nullptr) {
    TuningEyes eyes;
    eyes.layout = {"means 1", 3, {"red", "green", "blue"}, 1};
    eyes.targets = {"aesthetic_score", "", "vqa_score"};
    eyes.look = [looks](std::span<const Image> images, std::span<const std::string> prompts,
                        const std::stop_token&) -> Result<std::vector<TasteFeatures>> {
        std::vector<TasteFeatures> seen;
        for (size_t i = 0; i < images.size(); ++i) {
            std::array<double, 3> sum{1, 1, 1};
            for (size_t value = 0; value < images[i].pixels.size(); ++value)
                sum[value % 3] += images[i].pixels[value];
            const double length = std::sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
            TasteFeatures one;
            for (const double part : sum)
                one.picture.push_back(static_cast<float>(part / length));
            one.rewards = {sum[0] / length, sum[1] / length, std::nan("")};
            one.prompt = {static_cast<float>(prompts[i].size())};
            seen.push_back(std::move(one));
        }
        if (looks)
            ++*looks;
        return seen;
    };
    return eyes;
}

Result<std::vector<double>> redness(const std::vector<TasteFeatures>& features) {
    std::vector<double> liked;
    for (const TasteFeatures& one : features)
        liked.push_back(one.picture[0] - 2.0 * one.prompt[0]);
    return liked;
}

std::vector<DatasetSample> samplesBelow(const fs::path& folder) {
    std::vector<DatasetSample> samples;
    const auto shards = findShards(folder.string());
    for (const fs::path& shard : shards.ok() ? *shards : std::vector<fs::path>()) {
        auto reader = SampleReader::open(shard);
        if (!reader.ok())
            qFatal("%s", reader.message().c_str());
        while (true) {
            auto sample = reader->next();
            if (!sample.ok())
                qFatal("%s", sample.message().c_str());
            if (!*sample)
                break;
            samples.push_back(std::move(**sample));
        }
    }
    return samples;
}

} // namespace

class TestTuningSet : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    fs::path m_folder;
    TuningSetPlan m_plan;
    Progressless m_progress;

    Result<TuningSetOutcome> make(const TuningEyes& eyes) {
        return makeTuningSet(m_plan, eyes, m_folder, m_progress, m_progress.stop.get_token());
    }

private Q_SLOTS:
    void init() {
        static int number = 0;
        m_folder = m_dir.filePath(QString("set%1").arg(++number)).toStdString();
        m_progress = {};
        m_plan = {};
        m_plan.model = test::fixtureRequest();
        m_plan.model.settings.prompt.clear();
        m_plan.model.settings.seed.reset();
        m_plan.model.settings.steps = 2;
        m_plan.prompts = {"a cat", "two dogs"};
        m_plan.fresh = 100;
        m_plan.seed = 5;
    }

    void samplesAreWhatATrainingReads() {
        const auto made = make(meanEyes());
        QVERIFY2(made.ok(), made.message().c_str());
        QCOMPARE(made->pictures, 100);
        const auto labelled = labelTuningSet(meanEyes(), m_folder, kLiking, redness, {});
        QVERIFY2(labelled.ok(), labelled.message().c_str());
        const auto learn = samplesBelow(m_folder / kTuningLearn);
        const auto heldOut = samplesBelow(m_folder / kTuningHeldOut);
        QCOMPARE(heldOut.size(), size_t(100 / kTuningHeldOutOf));
        QCOMPARE(learn.size() + heldOut.size(), size_t(100));
        std::set<std::string> latents;
        for (const DatasetSample& sample : learn) {
            const auto json = nlohmann::json::parse(sample.fields.at("json"));
            QCOMPARE(json.size(), size_t(2)); // blue was not measured, green speaks for no reward
            QVERIFY(json.at("aesthetic_score").get<double>() > 0);
            const auto mean = npyFromBytes(sample.fields.at("vae_embeddings_mean_256.npy"), "mean");
            QVERIFY(mean.ok() && mean->dim() == 3 && mean->isfinite().all().item<bool>());
            const auto text = npyFromBytes(sample.fields.at("flan_t5_xl_embeddings.npy"), "text");
            QVERIFY(text.ok() && text->dim() == 2);
            QVERIFY(!sample.find("taste_features.npy"));
            latents.insert(sample.fields.at("vae_embeddings_mean_256.npy"));
        }
        QCOMPARE(latents.size(), learn.size()); // no two pictures are the same
    }

    // Liking that tells prompts apart says nothing: what counts is how a picture compares with its prompt's others.
    void labelsCompareWithinPrompts() {
        QVERIFY(make(meanEyes()).ok());
        QVERIFY(labelTuningSet(meanEyes(), m_folder, kLiking, redness, {}).ok());
        std::map<std::string, std::vector<std::pair<double, double>>> ofPrompt; // redness, label
        for (const char* part : {kTuningLearn, kTuningHeldOut})
            for (const DatasetSample& sample : samplesBelow(m_folder / part)) {
                const auto json = nlohmann::json::parse(sample.fields.at("json"));
                ofPrompt[sample.fields.at("txt")].emplace_back(json.at("aesthetic_score").get<double>(),
                                                               json.at(kLiking).get<double>());
            }
        QCOMPARE(ofPrompt.size(), size_t(2));
        double all = 0;
        for (const auto& [prompt, samples] : ofPrompt)
            for (const auto& [red, label] : samples)
                all += (red - 2 * static_cast<double>(prompt.size())) / 100;
        for (const auto& [prompt, samples] : ofPrompt) {
            QCOMPARE(samples.size(), size_t(50));
            double sum = all; // as if one picture more were liked as all are
            for (const auto& [red, label] : samples)
                sum += red - 2 * static_cast<double>(prompt.size());
            for (const auto& [red, label] : samples)
                QVERIFY(std::abs(label - (red - 2 * static_cast<double>(prompt.size()) - sum / 51)) < 1e-6);
        }
    }

    void whatWasEndedGoesOnToTheSameBytes() {
        const TuningEyes eyes = meanEyes();
        QVERIFY(make(eyes).ok());
        const auto whole = samplesBelow(m_folder / kTuningSeen);
        m_folder += "-again";
        m_progress = {};
        m_progress.stopAt = 64;
        const auto ended = make(eyes);
        QCOMPARE(ended.error().code, ErrorCode::Stopped);
        QCOMPARE(samplesBelow(m_folder / kTuningSeen).size(), size_t(64));
        m_progress = {};
        int looks = 0;
        QVERIFY(make(meanEyes(&looks)).ok());
        QCOMPARE(looks, 1); // the second shard alone
        const auto again = samplesBelow(m_folder / kTuningSeen);
        QCOMPARE(again.size(), whole.size());
        for (size_t i = 0; i < whole.size(); ++i)
            QVERIFY(whole[i].key == again[i].key && whole[i].fields == again[i].fields);
    }

    void labelsAreMadeAnewWithoutDrawing() {
        QVERIFY(make(meanEyes()).ok());
        QVERIFY(labelTuningSet(meanEyes(), m_folder, kLiking, redness, {}).ok());
        const auto first = samplesBelow(m_folder / kTuningLearn);
        const auto other = [](const std::vector<TasteFeatures>& features) -> Result<std::vector<double>> {
            return std::vector<double>(features.size(), 7); // all are liked alike
        };
        QVERIFY(labelTuningSet(meanEyes(), m_folder, kLiking, other, {}).ok());
        const auto second = samplesBelow(m_folder / kTuningLearn);
        QCOMPARE(first.size(), second.size());
        for (size_t i = 0; i < first.size(); ++i) {
            QVERIFY(std::abs(nlohmann::json::parse(first[i].fields.at("json")).at(kLiking).get<double>()) > 1e-6);
            QVERIFY(std::abs(nlohmann::json::parse(second[i].fields.at("json")).at(kLiking).get<double>()) < 1e-9);
            QCOMPARE(first[i].fields.at("txt"), second[i].fields.at("txt"));
        }
    }

    // Of other sizes, one of them no picture: the library's come first, as themselves.
    void picturesOfTheLibraryBelong() {
        const auto picture = [&](const char* name, int side, uint8_t red) {
            Image image{side, side, std::vector<uint8_t>(size_t(side) * size_t(side) * 3, 40)};
            for (size_t i = 0; i < image.pixels.size(); i += 3)
                image.pixels[i] = red;
            const fs::path file = fs::path(m_dir.path().toStdString()) / name;
            const auto bytes = encodeImage(image, ImageFormat::Png);
            if (!bytes.ok() || !writeFileAtomically(file, *bytes).ok())
                qFatal("cannot write a picture");
            return TuningPicture{file, std::string("of ") + name};
        };
        m_plan.own = {picture("red.png", 64, 250), picture("dark.png", 100, 3)};
        const fs::path broken = m_dir.filePath("broken.png").toStdString();
        QVERIFY(writeFileAtomically(broken, "no picture").ok());
        m_plan.own.insert(m_plan.own.begin() + 1, TuningPicture{broken, "of nothing"});
        m_plan.fresh = 2;
        const auto made = make(meanEyes());
        QVERIFY2(made.ok(), made.message().c_str());
        QCOMPARE(made->leftOut, 1);
        QCOMPARE(made->pictures, 4);
        const auto samples = samplesBelow(m_folder / kTuningSeen);
        QCOMPARE(samples.size(), size_t(4));
        QCOMPARE(samples[0].fields.at("txt"), std::string("of red.png"));
        QCOMPARE(samples[1].fields.at("txt"), std::string("of dark.png"));
        const auto red = [&](size_t i) {
            return nlohmann::json::parse(samples[i].fields.at("json")).at("measured").at("red").get<double>();
        };
        QVERIFY(red(0) > 0.9 && red(1) < 0.1);
        const auto shape = [&](size_t i) {
            return npyFromBytes(samples[i].fields.at("vae_embeddings_mean_256.npy"), "mean")->sizes().vec();
        };
        QCOMPARE(shape(0), shape(3));
    }

    void anotherEncodersShardsAreRefused() {
        m_plan.fresh = 3;
        QVERIFY(make(meanEyes()).ok());
        TuningEyes other = meanEyes();
        other.layout.encoder = "means 2";
        const auto labelled = labelTuningSet(other, m_folder, kLiking, redness, {});
        QVERIFY(!labelled.ok());
        QCOMPARE(labelled.error().code, ErrorCode::Corrupt);
        QVERIFY(labelled.message().find("another encoder than means 2") != std::string::npos);
        QVERIFY(!fs::exists(m_folder / kTuningLearn / "learn.tar"));
    }

    void nothingToDrawOf() {
        m_plan.prompts.clear();
        const auto made = make(meanEyes());
        QCOMPARE(made.error().code, ErrorCode::Usage);
        QVERIFY(!fs::exists(m_folder));
    }
};

QTEST_APPLESS_MAIN(TestTuningSet)
#include "test_tuning_set.moc"
