// Lists of prompts as text, with the program's own options and those of AUTOMATIC1111's prompts files.
#include "batch/list_rig.h"

#include "base/files.h"

#include <QtTest>
#include <filesystem>

using namespace miro;
namespace fs = std::filesystem;

class TestPromptList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPromptALine() {
        const BatchRequest request = listRequest("a red apple\n\n# a comment\n  \t\n  two pears  \n");
        auto list = PromptList::open(request);
        QVERIFY2(list.ok(), list.message().c_str());
        QCOMPARE(list->size(), 2);
        QCOMPARE(list->entry(0).settings.prompt, std::string("a red apple"));
        QCOMPARE(list->entry(0).line, 1);
        QCOMPARE(list->entry(1).settings.prompt, std::string("two pears"));
        QCOMPARE(list->entry(1).line, 5);
        QVERIFY(list->source(1) == "  two pears  ");
        QVERIFY(!list->entry(0).hasSeed && !list->entry(0).settings.seed);
        QCOMPARE(list->entry(0).model, std::string("starter"));
    }

    void everySettingIsAnOption() {
        const auto entry =
            entriesOf("a cat --seed 7 --count 3 --steps=20 --guidance 5.5 --guidance-type linear "
                      "--guidance-start 2 --guidance-end 9 --shift 2 --negative-prompt a dog, a bird "
                      "--variation 0.25 --variation-seed 8 --device cpu --precision fp32 --model org/big "
                      "--variant ema --reward aesthetic=0.5 --reward clip_score=none "
                      "--negative-reward.vqa 0.25 --reward-keyframe 5:aesthetic=0.75")[0];
        const GenerationSettings& settings = entry.settings;
        QCOMPARE(settings.prompt, std::string("a cat"));
        QVERIFY(entry.hasSeed);
        QCOMPARE(*settings.seed, uint64_t{7});
        QCOMPARE(settings.count, 3);
        QCOMPARE(*settings.steps, 20);
        QCOMPARE(*settings.guidance, 5.5);
        QCOMPARE(settings.guidanceType, GuidanceType::Linear);
        QCOMPARE(*settings.guidanceStart, 2);
        QCOMPARE(*settings.guidanceEnd, 9);
        QCOMPARE(settings.shift, 2.0);
        QCOMPARE(settings.negativePrompt, std::string("a dog, a bird"));
        QCOMPARE(settings.variation, 0.25);
        QCOMPARE(*settings.variationSeed, uint64_t{8});
        QCOMPARE(settings.device.kind, DeviceKind::Cpu);
        QCOMPARE(settings.precision, Precision::Fp32);
        QCOMPARE(entry.model, std::string("org/big"));
        QCOMPARE(entry.variant, std::string("ema"));
        QVERIFY(settings.positive == (RewardTargets{{"aesthetic", 0.5}, {"clip_score", std::nullopt}}));
        QVERIFY(settings.negative == (RewardTargets{{"vqa", 0.25}}));
        QCOMPARE(*settings.keyframes.at(5).at("aesthetic"), 0.75);
    }

    void promptsFilesOfOtherPrograms() {
        const auto entries = entriesOf("--prompt a cat --negative_prompt \"dark, 'grey'\" --cfg_scale 6 --steps 12\n"
                                       "--prompt \"a dog --big\" and more --seed -1 --n_iter 2 --batch_size 3\n"
                                       "--prompt 'x' --subseed 4 --subseed_strength 0.5 --sampler_name Euler\n");
        QCOMPARE(entries[0].settings.prompt, std::string("a cat"));
        QCOMPARE(entries[0].settings.negativePrompt, std::string("dark, 'grey'"));
        QCOMPARE(*entries[0].settings.guidance, 6.0);
        QCOMPARE(*entries[0].settings.steps, 12);
        QCOMPARE(entries[1].settings.prompt, std::string("a dog --big and more"));
        QVERIFY(!entries[1].hasSeed);
        QCOMPARE(entries[1].settings.count, 6);
        QCOMPARE(*entries[2].settings.variationSeed, uint64_t{4});
        QCOMPARE(entries[2].settings.variation, 0.5);
    }

    void dashesThatBeginNoOption() {
        const char* prompts[] = {"a -- b",          "well--known",      "--",      "a --", "-- a -1",
                                 "dog's --5 \"b\"", "a---b -- --2 ---", "#not --x"};
        for (const char* prompt : prompts)
            if (prompt[0] != '#')
                QCOMPARE(entriesOf(prompt)[0].settings.prompt, std::string(prompt));
    }

    void theRequestDecidesWhatTheLineDoesNot() {
        BatchRequest request = listRequest("a\nb --steps 5 --seed 3 --reward aesthetic=0.25 --model other\n");
        request.settings.steps = 30;
        request.settings.prompt = "unused";
        request.settings.positive = {{"aesthetic_score", 1.0}, {"vqa_score", 0.5}};
        request.model = "first";
        request.variant = "ema";
        const auto entries = entriesOf(request);
        QCOMPARE(entries[0].settings.prompt, std::string("a"));
        QCOMPARE(*entries[0].settings.steps, 30);
        QCOMPARE(entries[0].variant, std::string("ema"));
        QCOMPARE(*entries[1].settings.steps, 5);
        QCOMPARE(entries[1].model, std::string("other"));
        QCOMPARE(entries[1].variant, std::string());
        // Under whatever name the reward goes.
        QVERIFY(entries[1].settings.positive == (RewardTargets{{"aesthetic", 0.25}, {"vqa_score", 0.5}}));
    }

    void lineEndsAndByteOrderMark() {
        const auto entries = entriesOf("\xef\xbb\xbf"
                                       "a\r\n\r\nb\rc --steps 4\r\n");
        QCOMPARE(entries.size(), size_t{3});
        QCOMPARE(entries[0].settings.prompt, std::string("a"));
        QCOMPARE(entries[1].line, 3);
        QCOMPARE(entries[2].line, 4);
        QCOMPARE(*entries[2].settings.steps, 4);
    }

    void mistakesAreNamedWithTheirPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        auto row = [](const char* name, const QByteArray& text, const char* message) {
            QTest::newRow(name) << text << QByteArray(message);
        };
        row("unknown option", "a\nb --stepz 3",
            "prompts, line 2, column 3: unknown option --stepz; did you mean --steps?");
        row("far option", "b\xc3\xa4r --ar 16:9",
            "prompts, line 1, column 5: unknown option --ar; a prompt that holds");
        row("of the command", "a --shard 0/2", "--shard is an option of the command, not of a line");
        row("wrong type", "a --steps many",
            "prompts, line 1, column 11: --steps 'many' is not valid: give an integer "
            "from 1 to 1000");
        row("out of range", "a --guidance=101",
            "column 14: --guidance '101' is not valid: give a number from 0 to 100");
        row("alias out of range", "a --cfg_scale nan", "--cfg_scale 'nan' is not valid: give a number from 0 to 100");
        row("choice", "a --guidance-type cubic", "--guidance-type 'cubic' is not valid: give constant or linear");
        row("device", "a --device tpu", "--device: ");
        row("no value", "a --steps --seed 3", "column 3: --steps has no value");
        row("no value at the end", "a --steps", "column 3: --steps has no value");
        row("twice", "a --steps 3 --steps 4", "column 13: --steps is given twice");
        row("alias twice", "a --guidance 3 --cfg_scale 4", "--cfg_scale is given twice");
        row("prompt twice", "a --prompt b", "--prompt is given twice");
        row("stray word", "a --steps 3 b c", "column 13: 'b c' belongs to no option");
        row("no prompt", "--steps 3", "prompts, line 1, column 1: there is no prompt");
        row("open quote", "--prompt \"a cat", "column 10: this quote is never closed");
        row("folder", "a --outpath_samples /tmp", "--outpath_samples chooses where files go");
        row("folder of grids", "a --outpath_grids x", "--outpath_grids chooses where files go");
        row("output", "a --output-dir x", "--output-dir chooses where files go");
        row("width", "a --width 512", "--width has no meaning here, since a model draws all pictures in one size");
        row("styles", "a --styles x", "--styles has no meaning here");
        row("solver", "a --sampler_name \"DPM++ 2M\"",
            "--sampler_name 'DPM++ 2M' is unknown: this program has one solver");
        row("too many", "a --n_iter 200 --batch_size 100", "n_iter times batch_size");
        row("count twice", "a --n_iter 2 --count 3", "the count is given twice");
        row("target", "a --reward aesthetic=2",
            "--reward: reward aesthetic '2.0' is not valid: give a number from 0 to 1");
        row("no target", "a --reward aesthetic", "--reward: reward 'aesthetic' is not valid: give KEY=VALUE");
        row("reward twice", "a --reward clip=1 --reward.clip_score 0", "names the reward clip_score twice");
        row("keyframe", "a --reward-keyframe x", "--reward-keyframe: 'x' is not valid");
        row("no effect", "a --variation-seed 3", "variation-seed has no effect");
        row("gamma", "a --start-gamma 0.3", "start-gamma has no effect");
        row("picture of a pasted list", "a --start-picture b.png", "this list lies in no folder");
        row("model outside", "a --model ../x", "--model '../x' is not valid");
        row("model by path", "a --model /x", "--model '/x' is not valid");
        row("variant", "a --variant a/b", "--variant 'a/b' is not valid");
        row("nothing", "# only this\n\n", "prompts: there is no prompt in it");
        row("empty", "", "prompts: there is no prompt in it");
        row("invalid UTF-8", "good\nb\xc3\xa4 a\xff", "prompts, line 2, byte 6: the byte 0xff is not valid UTF-8");
        row("NUL", QByteArray("ab\ncdefghijklmnopqrs\0t", 22),
            "prompts, line 2, byte 18: a zero byte; this is a binary file");
        row("UTF-16",
            QByteArray("\xff\xfe"
                       "a\0",
                       4),
            "prompts: this is UTF-16 text; save it as UTF-8");
        row("UTF-16 without mark", QByteArray("a\0b\0c\0", 6), "prompts: this looks like UTF-16 text");
        row("spreadsheet", "PK\x03\x04xx", "prompts: this is a zip archive, perhaps of a spreadsheet; save it as CSV");
        row("picture", "\x89PNG\r\n", "prompts: this is a picture, not a list");
        row("long prompt", QByteArray(65537, 'a'), "the prompt is 65537 bytes long; give at most 65536");
    }

    void mistakesAreNamedWithTheirPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        const std::string mistake = mistakeOf(text.toStdString());
        QVERIFY2(mistake.find(message.toStdString()) != std::string::npos, mistake.c_str());
        QVERIFY(mistake.find('\n') == std::string::npos);
    }

    void picturesLieBesideTheList() {
        QTemporaryDir folder;
        const fs::path base = folder.path().toStdString();
        fs::create_directories(base / "lists" / "sub");
        QVERIFY(writeFileAtomically(base / "lists" / "sub" / "a.png", "x").ok());
        QVERIFY(writeFileAtomically(base / "out.png", "x").ok());
        fs::create_symlink(base / "out.png", base / "lists" / "link.png");
        auto open = [&](const std::string& picture) {
            BatchRequest request;
            request.listFile = base / "lists" / "list.txt";
            if (!writeFileAtomically(request.listFile, "a --start-picture " + picture + " --start-gamma 0.4\n").ok())
                qFatal("cannot write");
            auto list = PromptList::open(request);
            return list.ok() ? list->entry(0).settings.startPicture : list.message();
        };
        QCOMPARE(open("sub/a.png"), (base / "lists" / "sub" / "a.png").string());
        QVERIFY(open("sub/b.png").find("list.txt, line 1, column 19: --start-picture 'sub/b.png' is not there") == 0);
        QVERIFY(open("../out.png").find("lies outside of the list's folder") != std::string::npos);
        QVERIFY(open("link.png").find("lies outside of the list's folder") != std::string::npos);
        QVERIFY(open("/etc/hostname").find("lies outside of the list's folder") != std::string::npos);
    }

    void filesThatCannotBeRead() {
        BatchRequest request;
        request.listFile = "/nowhere/list.txt";
        QCOMPARE(PromptList::open(request).error().code, ErrorCode::NotFound);
        request.listFile = fs::temp_directory_path();
        QCOMPARE(PromptList::open(request).error().code, ErrorCode::Corrupt);
    }

    void aCopyAndAMoveReadTheSame() {
        const BatchRequest request = listRequest("a\nb");
        auto list = PromptList::open(request);
        QVERIFY(list.ok());
        const PromptList copy = *list;
        const PromptList moved = std::move(*list);
        QCOMPARE(copy.entry(1).settings.prompt, std::string("b"));
        QVERIFY(moved.source(0) == "a");
        QVERIFY(moved.text() == "a\nb");
    }
};

QTEST_GUILESS_MAIN(TestPromptList)
#include "test_prompt_list.moc"
