// Stage 3: shards to train on, by the tiny published-layout models of the fixtures.
#include "annotate/latent_shards.h"
#include "annotate/score_table.h"
#include "annotate_rig.h"
#include "dataset/wids_index.h"
#include "decode/decoder.h"
#include "image/resize.h"
#include "model/postprocessing_config.h"
#include "tensor/device.h"
#include "tensor/npy.h"
#include "text/text_encoder.h"

#include <ATen/ATen.h>
#include <cmath>

using namespace miro;
using namespace miro::test;

namespace {

const fs::path kModels = fs::path(MIRO_FIXTURES) / "models";

} // namespace

class TestLatentShards : public QObject {
    Q_OBJECT

    static LatentShardsRequest request(const Folder& folder, const std::string& output = "out") {
        LatentShardsRequest made;
        made.shards = folder / "in";
        made.folder = folder / output;
        made.model = "fixtures/miro-7";
        made.resolution = 16;
        made.modelFolders = {kModels};
        made.device = "cpu";
        made.threads = 2;
        made.batch = 2;
        return made;
    }
    static Result<AnnotateOutcome> make(const LatentShardsRequest& request) {
        Listening listening;
        return makeLatentShards(request, listening.host());
    }
    static void fill(const Folder& folder) {
        writeShard(folder / "in/a.tar", {sampleNumber(0), sampleNumber(1), sampleNumber(2)});
        writeShard(folder / "in/b.tar", {sampleNumber(3), sampleNumber(4, "{}")});
    }
    static void scoreAs(const Folder& folder, double first) {
        ScoreTable a({sampleKey(0), sampleKey(1), sampleKey(2)});
        a.set("clip_score", {first, std::nan(""), 0.5});
        SUCCEEDS(a.write(scoreFileOf(folder / "scores", "a.tar")));
        ScoreTable b({sampleKey(3), sampleKey(4)});
        b.set("clip_score", {0.1, 0.2});
        SUCCEEDS(b.write(scoreFileOf(folder / "scores", "b.tar")));
    }
    static at::Tensor arrayOf(const Folder& folder, const DatasetSample& sample, const std::string& member) {
        const std::string* bytes = sample.find(member);
        if (!bytes)
            qFatal("there is no member %s", member.c_str());
        put(folder / "array.npy", *bytes);
        return readNpy(folder / "array.npy").value();
    }

private Q_SLOTS:
    void initTestCase() { initialiseTorch(); }

    void picturesBecomeLatents() {
        Folder folder;
        fill(folder);
        const auto outcome = make(request(folder));
        SUCCEEDS(outcome);
        QCOMPARE(outcome->samples, 5);
        QCOMPARE(namesIn(folder / "out"), (std::set<std::string>{"a.tar", "b.tar", "index.json", "latents.json"}));
        QCOMPARE(readWidsIndex(folder / "out/index.json")->samples(), 5);
        DecoderSource source;
        source.config.channelWise = true;
        source.vaeFolder = kModels / "fixtures" / "vae-tiny";
        auto encoder = openEncoder(source);
        SUCCEEDS(encoder);
        const auto samples = samplesOf(folder / "out/a.tar");
        for (int i = 0; i < 3; ++i) {
            const auto latents = (*encoder)->encode({croppedAndResized(pictureNumber(i), 16, 16)}, {});
            SUCCEEDS(latents);
            const DatasetSample& sample = samples[static_cast<size_t>(i)];
            for (const auto& [member, expected] : {std::pair("vae_embeddings_mean_16.npy", latents->mean[0]),
                                                   std::pair("vae_embeddings_std_16.npy", latents->deviation[0])}) {
                const at::Tensor stored = arrayOf(folder, sample, member);
                QVERIFY(stored.scalar_type() == at::kHalf);
                QVERIFY(stored.sizes() == expected.sizes());
                QVERIFY(at::equal(stored, expected.to(at::kHalf)));
            }
            // What was there is still there.
            QVERIFY(*sample.find("png") == encoded(pictureNumber(i)));
            QCOMPARE(*sample.find("txt"), "thing " + std::to_string(i));
        }
    }

    void captionsBecomeTrimmedStates() {
        Folder folder;
        fill(folder);
        SUCCEEDS(make(request(folder)));
        auto encoder = TextEncoder::load(kModels / "fixtures" / "t5-tiny", {at::kCPU, Precision::Fp32});
        SUCCEEDS(encoder);
        const auto expected = [&](const std::string& caption) {
            return (*encoder)->encode({caption}, 77).value().tokens[0];
        };
        const auto samples = samplesOf(folder / "out/b.tar");
        const at::Tensor states = arrayOf(folder, samples[0], "flan_t5_xl_embeddings.npy");
        const at::Tensor described = arrayOf(folder, samples[0], "synthetic_flan_t5_xl_embeddings.npy");
        QVERIFY(states.scalar_type() == at::kHalf);
        QVERIFY(states.sizes() == expected("thing 3").sizes()); // trimmed to the caption's tokens
        QVERIFY(at::allclose(states.to(at::kFloat), expected("thing 3"), 2e-3, 2e-3));
        QVERIFY(described.size(0) > states.size(0));
        QVERIFY(at::allclose(described.to(at::kFloat), expected("a described thing"), 2e-3, 2e-3));
        QVERIFY(!samples[1].find("synthetic_flan_t5_xl_embeddings.npy"));
        QVERIFY(!at::equal(states, arrayOf(folder, samples[1], "flan_t5_xl_embeddings.npy")));
    }

    void scoresAreMerged() {
        Folder folder;
        fill(folder);
        fs::create_directories(folder / "scores");
        scoreAs(folder, 0.75);
        LatentShardsRequest asked = request(folder);
        asked.scores = folder / "scores";
        asked.dropPictures = true;
        SUCCEEDS(make(asked));
        const auto samples = samplesOf(folder / "out/a.tar");
        QCOMPARE(jsonOf(samples[0])["clip_score"].get<double>(), 0.75);
        QVERIFY(!jsonOf(samples[1]).contains("clip_score")); // it is missing
        QCOMPARE(jsonOf(samples[0])["synthetic_caption"], nlohmann::json("a described thing"));
        QVERIFY(!samples[0].find("png"));
        // Kept while they say the same, made again when the scores have changed.
        asked.resume = true;
        auto outcome = make(asked);
        SUCCEEDS(outcome);
        QCOMPARE(outcome->kept, 2);
        scoreAs(folder, 0.5);
        outcome = make(asked);
        SUCCEEDS(outcome);
        QCOMPARE(outcome->kept, 1);
        QCOMPARE(jsonOf(samplesOf(folder / "out/a.tar")[0])["clip_score"].get<double>(), 0.5);
    }

    void namesSayTheResolution() {
        Folder folder;
        writeShard(folder / "in/a.tar", {sampleNumber(0)});
        LatentShardsRequest asked = request(folder);
        asked.resolution = 0;
        SUCCEEDS(make(asked));
        QVERIFY(samplesOf(folder / "out/a.tar")[0].find("vae_embeddings_mean_256.npy"));
        asked = request(folder, "other");
        asked.resolution = 32;
        SUCCEEDS(make(asked));
        const auto sample = samplesOf(folder / "other/a.tar")[0];
        QVERIFY(sample.find("vae_embeddings_mean_32.npy"));
        const int64_t side = arrayOf(folder, sample, "vae_embeddings_mean_32.npy").size(1);
        QCOMPARE(side, 2 * arrayOf(folder, samplesOf(make16(folder))[0], "vae_embeddings_mean_16.npy").size(1));
        asked = request(folder, "odd");
        asked.resolution = 33;
        FAILS_WITH(make(asked), ErrorCode::Usage, {"33", "--resolution"});
    }

    void anAutoencoderAloneIsEnough() {
        Folder folder;
        fill(folder);
        LatentShardsRequest asked = request(folder);
        SUCCEEDS(make(asked));
        asked.folder = folder / "vae";
        asked.model = (kModels / "fixtures" / "vae-tiny").string();
        FAILS_WITH(make(asked), ErrorCode::Usage, {"vae-tiny", "--text-encoder"});
        asked.textEncoder = "fixtures/t5-tiny";
        SUCCEEDS(make(asked));
        QVERIFY(bytesOf(folder / "out/a.tar") == bytesOf(folder / "vae/a.tar"));
        // The linear codec of the first starter: exact, so there is no deviation.
        asked.folder = folder / "codec";
        asked.model = (kModels / "fixtures" / "starter-v0" / "codec.safetensors").string();
        asked.resolution = 0;
        FAILS_WITH(make(asked), ErrorCode::Usage, {"--resolution"});
        asked.resolution = 64;
        SUCCEEDS(make(asked));
        const auto sample = samplesOf(folder / "codec/a.tar")[0];
        const at::Tensor mean = arrayOf(folder, sample, "vae_embeddings_mean_64.npy");
        QVERIFY(mean.sizes() == at::IntArrayRef({48, 8, 8}));
        QVERIFY(mean.to(at::kFloat).abs().max().item<double>() > 0.01);
        QCOMPARE(arrayOf(folder, sample, "vae_embeddings_std_64.npy").to(at::kFloat).abs().max().item<double>(), 0.0);
    }

    void bytesDoNotDependOnThreads() {
        Folder folder;
        fill(folder);
        LatentShardsRequest asked = request(folder);
        SUCCEEDS(make(asked));
        asked.folder = folder / "other";
        asked.threads = 7;
        for (int64_t part : {1, 0}) {
            asked.part.part = {part, 2};
            SUCCEEDS(make(asked));
        }
        for (const char* name : {"a.tar", "b.tar", "latents.json"})
            QVERIFY(bytesOf(folder / "out" / name) == bytesOf(folder / "other" / name));
    }

    void resumeMakesWhatIsNotWhole() {
        Folder folder;
        fill(folder);
        LatentShardsRequest asked = request(folder);
        SUCCEEDS(make(asked));
        const std::string good = bytesOf(folder / "out/a.tar");
        FAILS_WITH(make(asked), ErrorCode::Usage, {"a.tar", "--resume"});
        asked.resume = true;
        put(folder / "out/a.tar", good.substr(0, good.size() / 2));
        put(folder / "out/.a.tar.0123.part", "left by a run that was killed");
        Listening listening;
        const auto outcome = makeLatentShards(asked, listening.host());
        SUCCEEDS(outcome);
        QCOMPARE(outcome->kept, 1);
        QCOMPARE(listening.notes.size(), size_t(1));
        QVERIFY(bytesOf(folder / "out/a.tar") == good);
        QVERIFY(!fs::exists(folder / "out/.a.tar.0123.part"));
        asked.maxTextLength = 5;
        FAILS_WITH(make(asked), ErrorCode::Usage, {"latents.json", "max_text_length 77, not 5"});
    }

    void badDataIsFoundFirst() {
        Folder folder;
        fill(folder);
        LatentShardsRequest asked = request(folder);
        asked.scores = folder / "scores";
        FAILS_WITH(make(asked), ErrorCode::NotFound, {"a.csv", "miro annotate rewards"});
        fs::create_directories(folder / "scores");
        scoreAs(folder, 0.5);
        put(folder / "scores/b.csv", "key,clip_score\r\n000000003,0.5\r\n");
        FAILS_WITH(make(asked), ErrorCode::Corrupt, {"b.csv", "1 samples"});
        scoreAs(folder, 0.5);
        const std::string good = bytesOf(folder / "in/b.tar");
        put(folder / "in/b.tar", good.substr(0, good.size() / 2));
        FAILS_WITH(make(asked), ErrorCode::Corrupt, {"b.tar", "damaged"});
        DatasetSample sample = sampleNumber(3);
        sample.fields.erase("txt");
        writeShard(folder / "in/b.tar", {sample, sampleNumber(4)});
        FAILS_WITH(make(asked), ErrorCode::Corrupt, {"b.tar", "000000003", ".txt"});
        QVERIFY(!fs::exists(folder / "out"));
        sample = sampleNumber(3);
        sample.fields["png"].resize(90);
        writeShard(folder / "in/b.tar", {sample, sampleNumber(4)});
        FAILS_WITH(make(asked), ErrorCode::Corrupt, {"b.tar", "sample 000000003"});
        QCOMPARE(namesIn(folder / "out"), (std::set<std::string>{"a.tar", "latents.json"}));
    }

    void wrongUse() {
        Folder folder;
        fill(folder);
        LatentShardsRequest asked = request(folder);
        asked.folder = folder / "in";
        FAILS_WITH(make(asked), ErrorCode::Usage, {"--output-dir", "another folder"});
        asked = request(folder);
        asked.model = "nothing-of-that-name";
        FAILS_WITH(make(asked), ErrorCode::NotFound, {"nothing-of-that-name"});
        put(folder / "odd/config.json", "{}");
        asked.model = (folder / "odd").string();
        FAILS_WITH(make(asked), ErrorCode::Unsupported, {"config.json", "neither a generator"});
        put(folder / "codec/codec.safetensors", "no tensors");
        asked.model = (folder / "codec").string();
        asked.textEncoder = "fixtures/t5-tiny";
        FAILS_WITH(make(asked), ErrorCode::Corrupt, {"codec.safetensors"});
        QVERIFY(!fs::exists(folder / "out"));
    }

    void aFullDiskLeavesNothingHalf() {
        Folder folder;
        fill(folder);
        LatentShardsRequest asked = request(folder);
        Result<AnnotateOutcome> outcome = Error{};
        {
            const FullDisk full(4096);
            outcome = make(asked);
        }
        QVERIFY(!outcome.ok());
        QVERIFY2(outcome.message().find("a.tar") != std::string::npos, outcome.message().c_str());
        QCOMPARE(namesIn(folder / "out"), (std::set<std::string>{"latents.json"}));
    }

    void aStopLeavesWholeShardsOnly() {
        Folder folder;
        fill(folder);
        Listening listening;
        listening.stopAt = "latents";
        listening.stopAfter = 4;
        FAILS_WITH(makeLatentShards(request(folder), listening.host()), ErrorCode::Stopped, {});
        QCOMPARE(namesIn(folder / "out"), (std::set<std::string>{"a.tar", "latents.json"}));
    }

private:
    static fs::path make16(const Folder& folder) {
        const auto made = make(request(folder, "sixteen"));
        if (!made.ok())
            qFatal("%s", made.message().c_str());
        return folder / "sixteen/a.tar";
    }
};

QTEST_GUILESS_MAIN(TestLatentShards)
#include "test_latent_shards.moc"
