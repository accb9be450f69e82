// What a proof draws and measures: once, in parts, as a job of the queue, with a model that is there and without.
#include "hub/file_hash.h"
#include "job/proof_base.h"
#include "job/proof_effects.h"
#include "job/proof_prompts.h"
#include "job/proof_work.h"
#include "model/adapter_fixtures.h"
#include "model/rin_fixtures.h"
#include "proof_rig.h"
#include "work_bench.h"

#include <map>

using namespace miro;
using namespace miro::test;

class TestProofRun : public QObject {
    Q_OBJECT

    QTemporaryDir m_cache; // of hashes

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); }

    void theUsualSettingsAreThoseOfTheGallery() {
        Proving proving({.version = 150});
        VERIFY_OK(proving.prepare());
        const ProofRecord kept = proofFromText(proving.record().proof).value();
        QCOMPARE(kept.usual.positive.at("clip_score"), RewardTarget(0.625));
        QVERIFY(!kept.usual.positive.at("hpsv2_score")); // left out
        QCOMPARE(kept.usual.steps, std::optional<int64_t>(20));
        QCOMPARE(kept.usual.guidance, std::optional(7.0));
        QVERIFY(!kept.usual.seed);
        QCOMPARE(kept.prompts.size(), size_t{20});
        QVERIFY(kept.unseen > 0);
        for (int64_t i = 0; i < kept.unseen; ++i)
            QVERIFY(isKeptForProof(kept.prompts[static_cast<size_t>(i)].text));
        // Of a model that nobody drew with: its own.
        GeneratorInfo other;
        other.rewardKeys = {"vqa_score", "pick_a_score_score"};
        other.defaults.positive["vqa_score"] = 0.75;
        const auto usual = usualSettings(*proving.library, other, std::string(64, 'c'));
        VERIFY_OK(usual);
        QCOMPARE(usual->positive, (RewardTargets{{"vqa_score", 0.75}, {"pick_a_score_score", 1.0}}));
    }

    void oneInEightPromptsIsKept() {
        int kept = 0;
        for (int i = 0; i < 800; ++i)
            kept += isKeptForProof(fmt::format("a picture of {} cats", i));
        QVERIFY2(kept > 60 && kept < 140, qPrintable(QString::number(kept)));
    }

    void whatWasDrawnIsNotDrawnAgain() {
        Proving proving({.version = 150}), whole({.version = 150});
        VERIFY_OK(whole.prepare());
        int attempts = 0;
        while (true) { // stopped at every other call
            std::stop_source stop;
            int calls = 0;
            proving.toy.onDraw = [&] {
                if (++calls == 3)
                    stop.request_stop();
            };
            const auto done = proving.prepare(stop.get_token());
            ++attempts;
            if (done.ok())
                break;
            QVERIFY(done.error().code == ErrorCode::Stopped);
            QVERIFY(!proving.state().drawn);
            QVERIFY(!answerProof(*proving.library, proving.version, 1, TasteAnswer::Left).ok());
            proving.reopen();
            QVERIFY(attempts < 100);
        }
        QVERIFY(attempts > 5);
        proving.toy.onDraw = {};
        // The pictures of the questions, each once; of measurements a part may be drawn twice.
        const ProofRecord kept = proofFromText(proving.record().proof).value();
        std::map<std::string, int> times;
        for (const std::string& drawn : proving.toy.drawn)
            ++times[drawn];
        for (const ProofPrompt& prompt : kept.prompts)
            QCOMPARE(times[fmt::format("true 0.625 {} {}", prompt.text, prompt.seed)], 1);
        QCOMPARE(proving.record().proof, whole.record().proof);
        const size_t before = proving.toy.drawn.size();
        VERIFY_OK(proving.prepare());
        QCOMPARE(proving.toy.drawn.size(), before);
        // One that is gone is drawn again; what was measured and answered stays.
        VERIFY_OK(answerProof(*proving.library, proving.version, 1, TasteAnswer::Left));
        fs::remove(proving.state().duel->left);
        QVERIFY(!proving.state().drawn && !proving.state().duel);
        VERIFY_OK(proving.prepare());
        QCOMPARE(proving.toy.drawn.size(), before + 1);
        QCOMPARE(proving.state().duel->question, 2);
    }

    void aFailureLosesNothing() {
        Proving proving({.version = 150, .failAt = 12});
        const auto failed = proving.prepare();
        QVERIFY(failed.error().code == ErrorCode::OutOfMemory);
        QVERIFY(proving.state().begun && !proving.state().drawn);
        const size_t before = proving.toy.drawn.size();
        VERIFY_OK(proving.prepare());
        QVERIFY(proving.toy.drawn.size() > before);
        QVERIFY(proving.state().drawn);
        VERIFY_OK(forgetProof(*proving.library, proving.record()));
        QVERIFY(!proving.state().begun);
        QVERIFY(!fs::exists(proving.folder.library() / proofFolder(proving.record())));
    }

    void asAJobOfTheQueue() {
        Proving proving({.version = 150});
        WorkBench bench;
        const ProvePayload payload{proving.folder.library(), proving.version, "first"};
        QCOMPARE(proveFromText(textFromProve(payload))->version, proving.version);
        ProofWork work(
            payload, [&](const WorkContext&) { return proving.tools(); }, proving.effort);
        QVERIFY(work.givesWayAtOnce() && !work.keepsPictures());
        int calls = 0;
        proving.toy.onDraw = [&] {
            if (++calls == 5)
                bench.control->stopNow();
        };
        QVERIFY(bench.run(work).error().code == ErrorCode::Stopped); // gives way
        proving.toy.onDraw = {};
        VERIFY_OK(bench.run(work));
        QVERIFY(proving.state().drawn);
        QVERIFY(!bench.host.counted.empty());
        QVERIFY(bench.host.kept.empty()); // nothing for the gallery
        proving.library->taste().deleteVersion(proving.version).ok();
        QVERIFY(bench.run(work).error().code == ErrorCode::NotFound);
    }

    void badPayloads() {
        QVERIFY(proveFromText("[]").error().message.find("job") != std::string::npos);
        QVERIFY(proveFromText(R"({"version": 2})").error().code == ErrorCode::Unsupported);
        QVERIFY(
            proveFromText(R"({"version": 1, "library": "x", "taste_version": 1})").error().message.find("library") !=
            std::string::npos);
        QVERIFY(proveFromText(R"({"version": 1, "library": "/x", "taste_version": "1"})")
                    .error()
                    .message.find("taste_version") != std::string::npos);
    }

    void effectsOfWhatWasMeasured() {
        const std::vector<ProofPrompt> prompts{{"a", 1}, {"a", 2}, {"b", 3}};
        const double nothing = std::nan("");
        const std::vector<TasteFeatures> before{
            {{1, 0}, {0.5, nothing}, {}}, {{0, 1}, {1, 0.5}, {}}, {{1, 0}, {0, 1}, {}}};
        const std::vector<TasteFeatures> after{{{1, 0}, {1, 1}, {}}, {{1, 0}, {1, 1}, {}}, {{0, 1}, {1, 1}, {}}};
        const auto effects = effectsOf({"clip_score", "vqa_score"}, prompts, before, after);
        QCOMPARE(effects.size(), size_t{2}); // vqa_score was not measured everywhere
        QCOMPARE(effects[0].scorer, std::string("clip_score"));
        QCOMPARE(effects[0].before, 0.5);
        QCOMPARE(effects[0].after, 1.0);
        QCOMPARE(effects[1].scorer, std::string("diversity"));
        QCOMPARE(effects[1].before, std::sqrt(2.0));
        QCOMPARE(effects[1].after, 0.0);
        QVERIFY(effectsOf({"clip_score"}, {}, {}, {}).empty());
    }

    // The real tools, up to where weights would be needed.
    void adaptersAndBasesThatAreNotThere() {
        Proving proving;
        fs::create_directories(proving.folder.path("models"));
        const ProofTools tools = proofTools({proving.folder.path("models")}, {});
        const fs::path file = proving.folder.path("adapter.safetensors");
        TasteVersionRecord version = proving.record();
        const auto open = [&] {
            return tools.open(version, file, nullptr, {}).error();
        };
        QVERIFY(open().code == ErrorCode::NotFound);
        proving.folder.write("adapter.safetensors", "damaged");
        QVERIFY(open().code == ErrorCode::Corrupt);
        QVERIFY(open().message.find("adapter.safetensors") != std::string::npos);

        Adapter adapter;
        adapter.info.baseHash = kBase;
        adapter.info.rank = 1;
        adapter.info.alpha = 1;
        adapter.info.profile = "My taste";
        adapter.info.created = "2025-01-31T12:00:00Z";
        adapter.layers.push_back(
            {"network.rin_blocks.0.retriever_ca.ca.q.weight", at::zeros({1, 4}), at::zeros({4, 1})});
        for (const ParameterShape& shape : addedTensors(kTasteRewardKey, 4))
            adapter.added.emplace_back(shape.name, at::zeros(shape.shape));
        VERIFY_OK(writeAdapter(file, adapter));
        QVERIFY(open().code == ErrorCode::Corrupt); // another one than was made
        QVERIFY(open().message.find("not the adapter that was made") != std::string::npos);
        version.sha256 = sha256OfFile(file).value();
        QVERIFY(open().code == ErrorCode::NotFound);
        QVERIFY(open().message.find("aaaaaaaa") != std::string::npos); // names the base
        QVERIFY(!isBaseHere({proving.folder.path("models")}, kBase));
        QVERIFY(proving.record().proof.empty());
    }

    // A tiny network and an adapter of it: the version draws otherwise, and is seen.
    void aModelThatIsThere() {
        Proving proving;
        const fs::path models = fixtures() / "models", base = checkpointFolder("fixtures/miro-7");
        auto weights = must(openSafetensors(base / "model.safetensors"));
        TasteVersionRecord version = proving.record();
        version.baseSha256 = must(sha256OfFile(base / "model.safetensors"));
        const fs::path file = proving.folder.path("mine.safetensors");
        const RinConfig config = must(readRinConfig(base / "config.json"));
        need(writeAdapter(file, randomAdapter(config, *weights, version.baseSha256, 1)));
        version.sha256 = must(sha256OfFile(file));
        QVERIFY(isBaseHere({models}, version.baseSha256));
        const auto model = proofTools({models}, {.device = "cpu"}).open(version, file, nullptr, {});
        VERIFY_OK(model);
        QCOMPARE((*model)->base().rewardKeys.size(), size_t{7});
        QVERIFY((*model)->scenes().empty()); // it knows no scenes
        GenerationSettings settings = must(usualSettings(*proving.library, (*model)->base(), version.baseSha256));
        settings.steps = 2;
        const std::vector<ProofPrompt> rows{{"a cat", 1}, {"a dog", 2}};
        const auto before = (*model)->draw(false, settings, rows, {});
        VERIFY_OK(before);
        const auto after = (*model)->draw(true, settings, rows, {});
        VERIFY_OK(after);
        QCOMPARE(after->size(), size_t{2});
        QVERIFY(before->at(0).pixels != after->at(0).pixels);
        QVERIFY((*model)->draw(false, settings, rows, {})->at(1).pixels == before->at(1).pixels);
        settings.positive["clip_score"] = 0;
        QVERIFY((*model)->draw(false, settings, rows, {})->at(1).pixels != before->at(1).pixels);
        const auto encoder = lookEncoder();
        const TasteLayout layout{.encoder = encoder->key()};
        const auto eyes = (*model)->eyes(*encoder, layout);
        VERIFY_OK(eyes);
        QCOMPARE(eyes->look(*after, std::vector<std::string>{"a cat", "a dog"}, {})->size(), size_t{2});
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY((*model)->draw(true, settings, rows, stopped.get_token()).error().code == ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestProofRun)
#include "test_proof_run.moc"
