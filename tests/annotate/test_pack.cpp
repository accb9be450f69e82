// Shards of scenes and of pictures with captions.
#include "annotate/captioned_pictures.h"
#include "annotate_rig.h"
#include "dataset/wids_index.h"
#include "library/library.h"
#include "scene/scene_json.h"
#include "scene/scene_source.h"

using namespace miro;
using namespace miro::test;

class TestPack : public QObject {
    Q_OBJECT

    static PackRequest scenes(const fs::path& folder, int64_t count = 7) {
        PackRequest request;
        request.scenes = PackScenes{count, 5, 0, false, MIRO_SOURCE_DIR "/models/starter-scenes"};
        request.folder = folder;
        request.perShard = 3;
        request.format = ImageFormat::Png;
        request.threads = 2;
        return request;
    }
    static PackRequest packing(std::vector<PackPicture> pictures, const fs::path& folder) {
        PackRequest request;
        request.pictures = std::move(pictures);
        request.source = "images";
        request.folder = folder;
        return request;
    }
    static Result<AnnotateOutcome> pack(const PackRequest& request) {
        Listening listening;
        return packShards(request, listening.host());
    }

private Q_SLOTS:
    void scenesBecomeShardsAndAnIndex() {
        Folder folder;
        Listening listening;
        const auto outcome = packShards(scenes(folder / "a"), listening.host());
        SUCCEEDS(outcome);
        QCOMPARE(outcome->shards, 3);
        QCOMPARE(outcome->samples, 7);
        QCOMPARE(outcome->kept, 0);
        QCOMPARE(namesIn(folder / "a"), (std::set<std::string>{"index.json", "pack.json", "scenes-000000.tar",
                                                               "scenes-000001.tar", "scenes-000002.tar"}));
        QCOMPARE(listening.shards.size(), size_t(3));
        QCOMPARE(listening.shards[2].samples, 1);
        const auto index = readWidsIndex(folder / "a" / "index.json");
        SUCCEEDS(index);
        QCOMPARE(index->samples(), 7);
        QCOMPARE(index->name, std::string("a"));
    }

    void aSceneBringsItsTruth() {
        Folder folder;
        SUCCEEDS(pack(scenes(folder / "a", 40)));
        auto sprites = SpriteSet::open(MIRO_SOURCE_DIR "/models/starter-scenes");
        const SceneSource source(*sprites);
        bool mismatch = false;
        for (int i = 0; i < 40; ++i) {
            const auto samples = samplesOf(
                folder / "a" / ("scenes-0000" + std::string(i < 30 ? "0" : "") + std::to_string(i / 3) + ".tar"));
            const DatasetSample& sample = samples[static_cast<size_t>(i % 3)];
            const CaptionedScene made = source.scene(5, static_cast<uint64_t>(i));
            QCOMPARE(sample.key, sampleKey(i));
            QCOMPARE(*sample.find("txt"), made.caption);
            const nlohmann::json json = jsonOf(sample);
            QCOMPARE(json["synthetic_caption"], nlohmann::json(made.described));
            QVERIFY(scenePromptFromJson(json["shown"], *sprites, "x").value() == made.scene.shown);
            QVERIFY(scenePromptFromJson(json["said"], *sprites, "x").value() == made.said);
            QCOMPARE(json["truth"]["aesthetic"].get<double>(), truthOf(made.scene).aesthetic);
            QCOMPARE(json["look"]["blur"].get<double>(), made.scene.look.blur);
            QCOMPARE(json["sprites"].size(), made.scene.sprites.size());
            QCOMPARE(json["truth"]["alignment"].get<int>(), made.mismatched ? 0 : 1);
            mismatch = mismatch || made.mismatched;
            const auto image = decodeImage(*sample.find("png"), "x");
            QCOMPARE(image->width, kSceneSide);
        }
        QVERIFY(mismatch); // or the test has not seen both
    }

    void bytesDoNotDependOnThreads() {
        Folder folder;
        PackRequest request = scenes(folder / "a");
        SUCCEEDS(pack(request));
        request.folder = folder / "b";
        request.threads = 5;
        SUCCEEDS(pack(request));
        for (const std::string name : {"scenes-000000.tar", "scenes-000002.tar", "pack.json"})
            QVERIFY(bytesOf(folder / "a" / name) == bytesOf(folder / "b" / name));
        request.folder = folder / "c";
        request.scenes->seed = 6;
        SUCCEEDS(pack(request));
        QVERIFY(bytesOf(folder / "a" / "scenes-000000.tar") != bytesOf(folder / "c" / "scenes-000000.tar"));
    }

    void aRowGoesOnWhereItIsAsked() {
        Folder folder;
        SUCCEEDS(pack(scenes(folder / "a")));
        PackRequest later = scenes(folder / "b", 3);
        later.scenes->first = 3;
        SUCCEEDS(pack(later));
        QVERIFY(bytesOf(folder / "a" / "scenes-000001.tar") == bytesOf(folder / "b" / "scenes-000000.tar"));
    }

    void heldOutScenesAreOthers() {
        Folder folder;
        auto sprites = SpriteSet::open(MIRO_SOURCE_DIR "/models/starter-scenes");
        PackRequest request = scenes(folder / "a", 12);
        request.perShard = 12;
        request.scenes->heldOut = true;
        SUCCEEDS(pack(request));
        for (const DatasetSample& sample : samplesOf(folder / "a" / "scenes-000000.tar")) {
            QVERIFY(isHeldOut(scenePromptFromJson(jsonOf(sample)["shown"], *sprites, "x").value()));
            QVERIFY(isHeldOut(scenePromptFromJson(jsonOf(sample)["said"], *sprites, "x").value()));
            QVERIFY(jsonOf(sample)["held_out"].get<bool>());
        }
    }

    void jpegLosesLittle() {
        Folder folder;
        SUCCEEDS(pack(scenes(folder / "png", 3)));
        PackRequest request = scenes(folder / "jpg", 3);
        request.format = ImageFormat::Jpeg;
        SUCCEEDS(pack(request));
        const auto exact = samplesOf(folder / "png" / "scenes-000000.tar");
        const auto lossy = samplesOf(folder / "jpg" / "scenes-000000.tar");
        for (size_t i = 0; i < 3; ++i) {
            const Image a = decodeImage(*exact[i].find("png"), "x").value();
            const Image b = decodeImage(*lossy[i].find("jpg"), "x").value();
            double squares = 0;
            for (size_t p = 0; p < a.pixels.size(); ++p)
                squares += std::pow(double(a.pixels[p]) - b.pixels[p], 2);
            const double psnr = 10 * std::log10(255 * 255 / (squares / double(a.pixels.size())));
            QVERIFY2(psnr > 35, std::to_string(psnr).c_str());
        }
    }

    void resumeKeepsWhatIsWhole() {
        Folder folder;
        PackRequest request = scenes(folder / "a");
        SUCCEEDS(pack(request));
        const std::string first = bytesOf(folder / "a" / "scenes-000000.tar");
        FAILS_WITH(pack(request), ErrorCode::Usage, {"scenes-000000.tar", "--resume"});
        // One is gone, one is cut short, and a run that was killed left something.
        fs::remove(folder / "a" / "scenes-000002.tar");
        put(folder / "a" / "scenes-000000.tar", first.substr(0, first.size() / 2));
        put(folder / "a" / ".scenes-000000.tar.0123.part", "left over");
        put(folder / "a" / ".scenes-000001.tar.0123.part", "of another run, perhaps");
        request.resume = true;
        Listening listening;
        const auto outcome = packShards(request, listening.host());
        SUCCEEDS(outcome);
        QCOMPARE(outcome->kept, 1);
        QCOMPARE(outcome->samples, 7);
        QCOMPARE(listening.notes.size(), size_t(1));
        QVERIFY(listening.notes[0].find("scenes-000000.tar is not whole") != std::string::npos);
        QVERIFY(bytesOf(folder / "a" / "scenes-000000.tar") == first);
        QVERIFY(!fs::exists(folder / "a" / ".scenes-000000.tar.0123.part"));
        QVERIFY(fs::exists(folder / "a" / "scenes-000002.tar"));
    }

    void otherSettingsNeedAnotherFolder() {
        Folder folder;
        PackRequest request = scenes(folder / "a");
        SUCCEEDS(pack(request));
        request.resume = true;
        request.scenes->seed = 6;
        FAILS_WITH(pack(request), ErrorCode::Usage, {"pack.json", "seed 5, not 6", "another folder"});
        put(folder / "a" / "pack.json", "[]");
        FAILS_WITH(pack(request), ErrorCode::Corrupt, {"pack.json"});
    }

    void partsOfTheShardsMakeTheWhole() {
        Folder folder;
        SUCCEEDS(pack(scenes(folder / "whole", 13)));
        PackRequest request = scenes(folder / "parts", 13);
        request.shards.selection = "0-2,4";
        for (int64_t part : {1, 0}) {
            request.shards.part = {part, 2};
            SUCCEEDS(pack(request));
        }
        request.shards = {"3", {}};
        SUCCEEDS(pack(request));
        for (int i = 0; i < 5; ++i) {
            const std::string name = "scenes-00000" + std::to_string(i) + ".tar";
            QVERIFY(bytesOf(folder / "whole" / name) == bytesOf(folder / "parts" / name));
        }
        QVERIFY(bytesOf(folder / "whole" / "pack.json") == bytesOf(folder / "parts" / "pack.json"));
        QCOMPARE(readWidsIndex(folder / "parts" / "index.json")->samples(), 13);
        request.shards = {"5", {}};
        FAILS_WITH(pack(request), ErrorCode::Usage, {"--shards", "'5'", "0 to 4"});
    }

    void aStopLeavesWholeShardsOnly() {
        Folder folder;
        Listening listening;
        listening.stopAt = "pack";
        listening.stopAfter = 4;
        FAILS_WITH(packShards(scenes(folder / "a"), listening.host()), ErrorCode::Stopped, {});
        QCOMPARE(namesIn(folder / "a"), (std::set<std::string>{"pack.json", "scenes-000000.tar"}));
    }

    void aFullDiskKeepsWhatIsDone() {
        Folder folder;
        PackRequest request = scenes(folder / "a", 4);
        SUCCEEDS(pack(request));
        const size_t large = fs::file_size(folder / "a" / "scenes-000000.tar");
        const size_t small = fs::file_size(folder / "a" / "scenes-000001.tar");
        QVERIFY(small < large);
        request.folder = folder / "b";
        request.shards.selection = "1";
        SUCCEEDS(pack(request));
        request.shards.selection = "";
        request.resume = true;
        Result<AnnotateOutcome> outcome = Error{};
        {
            const FullDisk full(large - 1);
            outcome = pack(request);
        }
        QVERIFY(!outcome.ok());
        QVERIFY2(outcome.message().find("scenes-000000.tar") != std::string::npos, outcome.message().c_str());
        QCOMPARE(namesIn(folder / "b"), (std::set<std::string>{"index.json", "pack.json", "scenes-000001.tar"}));
        SUCCEEDS(pack(request));
        QVERIFY(bytesOf(folder / "a" / "scenes-000000.tar") == bytesOf(folder / "b" / "scenes-000000.tar"));
    }

    void missingSpritesAreNamed() {
        Folder folder;
        PackRequest request = scenes(folder / "a");
        request.scenes->sprites = folder / "nowhere";
        FAILS_WITH(pack(request), ErrorCode::NotFound, {"sprites.json"});
        QVERIFY(!fs::exists(folder / "a"));
    }

    // --- pictures with captions

    void textsBesidePictures() {
        Folder folder;
        const std::string jpg = encoded(pictureNumber(1), ImageFormat::Jpeg);
        put(folder / "in/b.JPG", jpg);
        put(folder / "in/b.txt", "\xEF\xBB\xBFzwei B\xC3\xA4ren\n");
        put(folder / "in/a/c.png", encoded(pictureNumber(2)));
        put(folder / "in/a/c.txt", "  three cats  ");
        put(folder / "in/notes.txt", "belongs to no picture");
        const auto pictures = captionedPictures(folder / "in", "");
        SUCCEEDS(pictures);
        QCOMPARE(pictures->size(), size_t(2));
        SUCCEEDS(pack(packing(*pictures, folder / "out")));
        const auto samples = samplesOf(folder / "out" / "images-000000.tar");
        QCOMPARE(*samples[0].find("txt"), std::string("three cats"));
        QCOMPARE(*samples[1].find("txt"), std::string("zwei B\xC3\xA4ren"));
        QCOMPARE(jsonOf(samples[0])["file_name"], nlohmann::json("a/c.png"));
        QCOMPARE(jsonOf(samples[0])["width"], nlohmann::json(48));
        QVERIFY(*samples[1].find("jpg") == jpg); // taken as it is
        QVERIFY(decodeImage(*samples[0].find("jpg"), "x").ok());
    }

    void listsOfCaptions() {
        Folder folder;
        for (int i = 0; i < 3; ++i)
            put(folder / ("in/" + std::to_string(i) + ".png"), encoded(pictureNumber(i)));
        put(folder / "in/metadata.jsonl",
            "{\"file_name\": \"2.png\", \"text\": \"two\", \"synthetic_caption\": \"described\"}\n\n"
            "{\"file_name\": \"0.png\", \"text\": \"\"}\n");
        auto pictures = captionedPictures(folder / "in", "");
        SUCCEEDS(pictures);
        QCOMPARE(pictures->size(), size_t(2));
        PackRequest request = packing(*pictures, folder / "out");
        request.format = ImageFormat::Png;
        SUCCEEDS(pack(request));
        const auto samples = samplesOf(folder / "out" / "images-000000.tar");
        QCOMPARE(*samples[0].find("txt"), std::string("two"));
        QCOMPARE(jsonOf(samples[0])["synthetic_caption"], nlohmann::json("described"));
        QCOMPARE(*samples[1].find("txt"), std::string());
        put(folder / "captions.csv", "file_name,text,mood\r\n1.png,\"one, \"\"quoted\"\"\nline\",calm\r\n");
        pictures = captionedPictures(folder / "in", folder / "captions.csv");
        SUCCEEDS(pictures);
        QCOMPARE(pictures->size(), size_t(1));
        QCOMPARE(pictures->front().caption, std::string("one, \"quoted\"\nline"));
        QVERIFY(pictures->front().about.find("calm") != std::string::npos);
    }

    void badCaptionsAreNamed() {
        Folder folder;
        FAILS_WITH(captionedPictures(folder / "in", ""), ErrorCode::NotFound, {"there is no folder"});
        fs::create_directories(folder / "in");
        FAILS_WITH(captionedPictures(folder / "in", ""), ErrorCode::NotFound, {"no picture"});
        put(folder / "in/a.png", encoded(pictureNumber(1)));
        FAILS_WITH(captionedPictures(folder / "in", ""), ErrorCode::NotFound, {"a.png has no caption", "a.txt"});
        put(folder / "in/a.txt", "caf\xE9");
        FAILS_WITH(captionedPictures(folder / "in", ""), ErrorCode::Corrupt, {"a.txt"});
        FAILS_WITH(captionedPictures(folder / "in", folder / "in/a.txt"), ErrorCode::Usage, {"a.txt", ".csv"});
        put(folder / "list.jsonl", "{\"file_name\": \"a.png\", \"text\": \"x\"}\n{broken\n");
        FAILS_WITH(captionedPictures(folder / "in", folder / "list.jsonl"), ErrorCode::Corrupt, {"list.jsonl, line 2"});
        put(folder / "list.jsonl", "{\"file_name\": \"b.png\", \"text\": \"x\"}\n");
        FAILS_WITH(captionedPictures(folder / "in", folder / "list.jsonl"), ErrorCode::NotFound, {"line 1", "b.png"});
        put(folder / "list.jsonl", "{\"file_name\": \"a.png\"}\n");
        FAILS_WITH(captionedPictures(folder / "in", folder / "list.jsonl"), ErrorCode::Corrupt, {"line 1", "'text'"});
        put(folder / "list.jsonl", "{\"text\": \"x\"}\n");
        FAILS_WITH(captionedPictures(folder / "in", folder / "list.jsonl"), ErrorCode::Corrupt, {"'file_name'"});
        put(folder / "secret.png", encoded(pictureNumber(1)));
        put(folder / "list.jsonl", "{\"file_name\": \"../secret.png\", \"text\": \"x\"}\n");
        FAILS_WITH(captionedPictures(folder / "in", folder / "list.jsonl"), ErrorCode::Usage, {"outside"});
        put(folder / "list.jsonl", "\n");
        FAILS_WITH(captionedPictures(folder / "in", folder / "list.jsonl"), ErrorCode::NotFound, {"names no picture"});
        put(folder / "list.csv", "file_name,text\na.png\n");
        FAILS_WITH(captionedPictures(folder / "in", folder / "list.csv"), ErrorCode::Corrupt, {"line 2", "1 fields"});
        put(folder / "list.csv", "file_name,text\na.png,\"never closed\n");
        FAILS_WITH(captionedPictures(folder / "in", folder / "list.csv"), ErrorCode::Corrupt, {"list.csv, line 2"});
    }

    void aPictureThatCannotBeReadEndsTheRun() {
        Folder folder;
        for (int i = 0; i < 3; ++i) {
            put(folder / ("in/" + std::to_string(i) + ".png"), encoded(pictureNumber(i)));
            put(folder / ("in/" + std::to_string(i) + ".txt"), "x");
        }
        const std::string good = bytesOf(folder / "in/2.png");
        put(folder / "in/2.png", good.substr(0, good.size() / 2));
        PackRequest request = packing(captionedPictures(folder / "in", "").value(), folder / "out");
        request.perShard = 2;
        FAILS_WITH(pack(request), ErrorCode::Corrupt, {"2.png"});
        QCOMPARE(namesIn(folder / "out"), (std::set<std::string>{"images-000000.tar", "pack.json"}));
        put(folder / "in/2.png", good);
        request.resume = true;
        const auto outcome = pack(request);
        SUCCEEDS(outcome);
        QCOMPARE(outcome->kept, 1);
        // Another list is another data set.
        put(folder / "in/2.txt", "another caption");
        request.pictures = captionedPictures(folder / "in", "").value();
        FAILS_WITH(pack(request), ErrorCode::Usage, {"fingerprint"});
    }

    void theLibraryIsPacked() {
        Folder folder;
        auto library = Library::open(folder / "library");
        SUCCEEDS(library);
        put(folder / "known.png",
            encodeImage(pictureNumber(1), ImageFormat::Png,
                        {.text = {{"parameters", "a red fox\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 5, Size: "
                                                 "48x40, Model: base"}}})
                .value());
        put(folder / "unknown.png", encoded(pictureNumber(2)));
        const auto imported =
            (*library)->importFiles({folder / "known.png", folder / "unknown.png"}, nullptr, std::stop_token());
        SUCCEEDS(imported);
        Listening listening;
        const auto pictures = captionedPictures(**library, imported->pictures, listening.host().note);
        SUCCEEDS(pictures);
        QCOMPARE(pictures->size(), size_t(1));
        QCOMPARE(pictures->front().caption, std::string("a red fox"));
        QVERIFY(listening.notes.size() == 1 && listening.notes[0].starts_with("1 of the 2"));
        SUCCEEDS(pack(packing(*pictures, folder / "out")));
        FAILS_WITH(captionedPictures(**library, {imported->pictures[1]}, listening.host().note), ErrorCode::NotFound,
                   {"none of the library's pictures"});
    }
};

QTEST_GUILESS_MAIN(TestPack)
#include "test_pack.moc"
