#include "base/generation_json.h"
#include "batch/batch_plans.h"
#include "batch/sweep_grid.h"

#include <QTemporaryDir>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

using namespace miro;
using namespace miro::batches;

namespace {

// Everything that a plan says of a picture.
std::string told(const BatchPicture& picture) {
    std::string text = std::to_string(picture.index) + " " + std::to_string(picture.entry) + " " +
                       std::to_string(picture.line) + " " + std::to_string(picture.group) + " " +
                       std::to_string(picture.cell) + " " + std::to_string(picture.copy) + " " + picture.file + " " +
                       picture.model + "|" + picture.variant + " " + picture.templatePrompt + " " +
                       jsonFromSettings(picture.settings).dump();
    for (const auto& [setting, value] : picture.axes)
        text += " " + setting + "=" + value;
    return text;
}

std::string told(const BatchPlan& plan) {
    std::string text;
    for (int64_t i = 0; i < plan.pictures(); ++i)
        text += told(plan.picture(i)) + "\n";
    for (int64_t group = 0; group < plan.groups(); ++group) {
        for (const int64_t index : plan.group(group))
            text += std::to_string(index) + " ";
        text += "\n";
    }
    return text;
}

} // namespace

class TestBatchPlan : public QObject {
    Q_OBJECT

    static void verifyError(const BatchRequest& request, const char* wanted, ErrorCode code = ErrorCode::Usage) {
        const Error error = errorOf(request);
        QVERIFY2(QString::fromStdString(error.message).contains(wanted), error.message.c_str());
        QCOMPARE(error.code, code);
        QVERIFY(error.message.find('\n') == std::string::npos);
    }

private Q_SLOTS:
    void plainLines() {
        const BatchPlan plan = planOf(request("A red apple\n# a note\n\ntwo cats\n"));
        QCOMPARE(plan.lines(), int64_t{2});
        QCOMPARE(plan.entries(), int64_t{2});
        QCOMPARE(plan.pictures(), int64_t{2});
        QCOMPARE(plan.groups(), int64_t{1});
        const BatchPicture first = plan.picture(0), second = plan.picture(1);
        QCOMPARE(first.file, std::string("00000-a-red-apple-0.png"));
        QCOMPARE(second.file, std::string("00001-two-cats-1.png"));
        QCOMPARE(second.line, int64_t{4});
        QCOMPARE(second.entry, int64_t{1});
        QCOMPARE(second.settings.prompt, std::string("two cats"));
        QCOMPARE(second.templatePrompt, std::string("two cats"));
        QCOMPARE(*second.settings.seed, uint64_t{1});
        QCOMPARE(*second.settings.steps, int64_t{20});
        QCOMPARE(*second.settings.guidanceEnd, int64_t{19});
        QCOMPARE(second.settings.positive.at("vqa_score"), RewardTarget(1.0));
        QCOMPARE(second.settings.negative.at("vqa_score"), RewardTarget(0.0));
        QCOMPARE(second.model, std::string("starter"));
        QCOMPARE(std::string(plan.source(1)), std::string("two cats"));
        QCOMPARE(plan.group(0), (std::vector<int64_t>{0, 1}));
        QCOMPARE(plan.groupSize(0), int64_t{2});
        QCOMPARE(plan.groupCost(0), 40.0); // 20 steps, two evaluations each
    }

    void seedsFollowTheEntry() {
        BatchRequest asked = request("a\nb --seed 100\nc\n");
        asked.settings.count = 2;
        auto seeds = [](const BatchPlan& plan) {
            std::vector<uint64_t> all;
            for (int64_t i = 0; i < plan.pictures(); ++i)
                all.push_back(*plan.picture(i).settings.seed);
            return all;
        };
        QCOMPARE(seeds(planOf(asked)), (std::vector<uint64_t>{0, 1, 100, 101, 2, 3}));
        asked.settings.seed = 1000;
        QCOMPARE(seeds(planOf(asked)), (std::vector<uint64_t>{1000, 1001, 100, 101, 1002, 1003}));
        asked.axes = {"steps=5, 6"}; // the cells of a sweep share their entry's seed
        QCOMPARE(seeds(planOf(asked)),
                 (std::vector<uint64_t>{1000, 1001, 1000, 1001, 100, 101, 100, 101, 1002, 1003, 1002, 1003}));
    }

    void aVariationKeepsItsSeed() {
        BatchRequest asked = request("a\nb\n");
        asked.settings.count = 2;
        asked.settings.variation = 0.5;
        const BatchPlan plan = planOf(asked);
        QCOMPARE(*plan.picture(2).settings.seed, uint64_t{1});
        QCOMPARE(*plan.picture(3).settings.seed, uint64_t{1});
        QCOMPARE(*plan.picture(2).settings.variationSeed, uint64_t{2});
        QCOMPARE(*plan.picture(3).settings.variationSeed, uint64_t{3});
        QCOMPARE(plan.picture(3).settings.count, int64_t{1});
    }

    void dynamicPromptsAreEntries() {
        BatchRequest asked = request("a {red|green} apple\na cat\n");
        asked.expand.mode = ExpandMode::All;
        const BatchPlan plan = planOf(asked);
        QCOMPARE(plan.lines(), int64_t{2});
        QCOMPARE(plan.entries(), int64_t{3});
        QCOMPARE(plan.picture(1).settings.prompt, std::string("a green apple"));
        QCOMPARE(plan.picture(1).templatePrompt, std::string("a {red|green} apple"));
        QCOMPARE(plan.picture(1).line, int64_t{1});
        QCOMPARE(plan.picture(2).line, int64_t{2});
        QCOMPARE(*plan.picture(2).settings.seed, uint64_t{2});
        QCOMPARE(std::string(plan.source(1)), std::string("a {red|green} apple"));
        QCOMPARE(std::string(plan.source(2)), std::string("a cat"));
    }

    void cellsOfASweep() {
        BatchRequest asked = request("a cat\na big cat\n");
        asked.axes = {"prompt=cat, dog, SKIP: bird", "guidance=1, SKIP: 2, 3"};
        asked.settings.count = 2;
        const BatchPlan plan = planOf(asked);
        QCOMPARE(plan.sweep().cells(), int64_t{4});
        QCOMPARE(plan.pictures(), int64_t{16});
        const BatchPicture picture = plan.picture(8 + 2 * 3 + 1); // second entry, last cell, second copy
        QCOMPARE(picture.cell, int64_t{3});
        QCOMPARE(picture.copy, int64_t{1});
        QCOMPARE(picture.settings.prompt, std::string("a big dog"));
        QCOMPARE(*picture.settings.guidance, 3.0);
        QCOMPARE(picture.axes,
                 (std::vector<std::pair<std::string, std::string>>{{"prompt", "dog"}, {"guidance", "3"}}));
        QCOMPARE(plan.picture(2).settings.prompt, std::string("a cat")); // the last axis changes first
        QCOMPARE(*plan.picture(2).settings.guidance, 3.0);
        QCOMPARE(plan.sweep().placesOf(3), (std::vector<size_t>{1, 2}));
        const BatchPlan::Range range = plan.picturesOf(1);
        QCOMPARE(range.first, int64_t{8});
        QCOMPARE(range.end, int64_t{16});
        QCOMPARE(range.copies, int64_t{2});
        QCOMPARE(plan.entryOf(7), int64_t{0});
        QCOMPARE(plan.entryOf(8), int64_t{1});
    }

    void anySettingCanBeAnAxis() {
        BatchRequest asked = request("a cat --reward aesthetic=0.1\n");
        asked.settings.negative["clip_score"] = 0.5;
        asked.axes = {"model=starter, org/large|fp16",
                      "preset=photo",
                      "reward.clip=0.5",
                      "negative-reward.vqa_score=none",
                      "seed=7",
                      "steps=8",
                      "guidance-type=linear"};
        const BatchPlan plan = planOf(asked);
        QCOMPARE(plan.pictures(), int64_t{2});
        const BatchPicture first = plan.picture(0), second = plan.picture(1);
        QCOMPARE(second.model, std::string("org/large"));
        QCOMPARE(second.variant, std::string("fp16"));
        QCOMPARE(*first.settings.guidance, 3.0);
        QCOMPARE(*second.settings.guidance, 5.0); // each model's own
        QCOMPARE(*second.settings.seed, uint64_t{7});
        QCOMPARE(*second.settings.steps, int64_t{8});
        QCOMPARE(second.settings.guidanceType, GuidanceType::Linear);
        QCOMPARE(second.settings.positive.at("aesthetic_score"), RewardTarget(0.75)); // the preset's before the line's
        QCOMPARE(second.settings.positive.at("clip_score"), RewardTarget(0.5));
        QCOMPARE(second.settings.negative.at("clip_score"), RewardTarget(0.5));
        QCOMPARE(second.settings.negative.at("vqa_score"), RewardTarget());
        QVERIFY(first.group != second.group);
    }

    void linesDecideForThemselves() {
        BatchRequest asked = request(R"({"prompt": "a", "steps": 5, "count": 3, "tag": "x"}
{"prompt": "b", "model": "org/large", "reward.aesthetic_score": 0.25, "tag": "y"}
)",
                                     ListFormat::Jsonl);
        asked.nameTemplate = "{tag}/{index}";
        asked.settings.steps = 9;
        const BatchPlan plan = planOf(asked);
        QCOMPARE(plan.pictures(), int64_t{4});
        QCOMPARE(*plan.picture(0).settings.steps, int64_t{5});
        QCOMPARE(*plan.picture(3).settings.steps, int64_t{9});
        QCOMPARE(plan.picture(3).model, std::string("org/large"));
        QCOMPARE(plan.picture(3).settings.positive.at("aesthetic_score"), RewardTarget(0.25));
        QCOMPARE(plan.picture(3).file, std::string("y/00003.png"));
        QCOMPARE(plan.picture(3).entry, int64_t{1});
        QCOMPARE(*plan.picture(3).settings.seed, uint64_t{1});
    }

    void whatIsWrongWithALineNamesIt() {
        verifyError(request(""), "prompts.txt: there is no prompt");
        verifyError(request("# nothing\n\n"), "prompts.txt: there is no prompt");
        verifyError(request("a\nb --reward beauty=1\n"), "prompts.txt, line 2: reward 'beauty' is unknown");
        verifyError(request("a\n\nb --guidance-start 9 --guidance-end 3\n"), "prompts.txt, line 3: guidance-start 9");
        verifyError(request("a\nb --model other\n"), "prompts.txt, line 2: model other is not here",
                    ErrorCode::NotFound);
        verifyError(request("a\n" + std::string(70'000, 'x') + "\n"), "line 2");
        BatchRequest asked = request("a\nb\n");
        asked.settings.startPicture = "/nowhere/start.png";
        verifyError(asked, "prompts.txt, line 1: the start picture /nowhere/start.png is not there",
                    ErrorCode::NotFound);
        asked = request("a\nb\n");
        asked.settings.positive["beauty"] = 1.0;
        verifyError(asked, "reward 'beauty' is unknown");
    }

    void whatIsWrongWithAnAxisNamesIt() {
        auto axes = [](const std::vector<std::string>& texts) {
            BatchRequest asked = request("a cat\na dog\n");
            asked.axes = texts;
            return asked;
        };
        verifyError(axes({"prompt=cat, bird"}), "prompts.txt, line 2: axis prompt: 'cat' is not in the prompt 'a dog'");
        verifyError(axes({"preset=photo, phto"}), "no preset 'phto' (did you mean photo?)");
        verifyError(axes({"reward.beauty=0, 1"}), "reward 'beauty' is unknown");
        verifyError(axes({"model=starter, other"}), "model other is not here", ErrorCode::NotFound);
        verifyError(axes({"steps=1, 2", "steps=3"}), "axis steps is there twice");
        verifyError(axes({"reward.clip=1", "reward.clip_score=0"}), "is there twice");
        verifyError(axes({"guidance-start=5", "guidance-end=2"}), "guidance-start 5");
        verifyError(axes(std::vector<std::string>(40, "prompt=a, b")), "there are 40 axes");
        verifyError(axes({"steps=1, 2", "nonsense"}), "axis 'nonsense' is not valid");
        QCOMPARE(planOf(axes({"reward.clip=1", "negative-reward.clip=0"})).pictures(), int64_t{2});
    }

    void tooMuchIsRefusedWithItsNumber() {
        BatchRequest asked = request("a cat\n");
        for (const char* setting : {"seed", "variation-seed", "steps", "guidance-start"})
            asked.axes.push_back(std::string(setting) + "=1-1000 (+1)");
        asked.axes.push_back("negative-prompt=a, b");
        verifyError(asked, "the axes have 2000000000000 combinations");
        asked.axes.clear();
        for (int i = 0; i < 20; ++i) // (2^2)^20 = 2^40
            asked.axes.push_back("prompt=w" + std::to_string(i) + ", b, c, d");
        verifyError(asked, "the axes have 1099511627776 combinations");
        for (int i = 0; i < 12; ++i)
            asked.axes.push_back("prompt=v" + std::to_string(i) + ", b, c, d");
        verifyError(asked, "the axes have more than 10^18 combinations");
        asked = request("a cat\na dog\n");
        asked.axes = {"seed=1-10000"};
        asked.settings.count = 1000;
        verifyError(asked, "prompts.txt, line 2: up to here the batch has 20000000 pictures");
        asked = request("{a|b|c} {a|b|c}\nx\n");
        asked.expand.mode = ExpandMode::All;
        asked.expand.maxPrompts = 9;
        verifyError(asked, "line 2");
    }

    void namesThatAreAlike() {
        BatchRequest asked = request("A red apple\nb\na red  apple?\n");
        asked.nameTemplate = "{prompt}";
        verifyError(asked, "prompts.txt: lines 1 and 3 both give a picture the name a-red-apple.png; put {index}");
        asked = request("a\nb\n");
        asked.nameTemplate = "{prompt}";
        asked.settings.count = 2;
        verifyError(asked, "prompts.txt, line 1: two of its pictures have the name a.png");
        asked.nameTemplate = "{prompt}-{copy}";
        QCOMPARE(planOf(asked).picture(3).file, std::string("b-1.png"));
        asked.axes = {"steps=1, 2"};
        verifyError(asked, "two of its pictures have the name a-0.png");
        asked.nameTemplate = "{prompt}-{copy}-{axis:steps}";
        QCOMPARE(planOf(asked).picture(7).file, std::string("b-1-2.png"));
        asked.nameTemplate = "{colour}/{index}";
        verifyError(asked, "prompts.txt, line 1: the name template asks for {colour}");
        asked.nameTemplate = "../{index}";
        verifyError(asked, "leaves the batch's folder");
    }

    void optionsThatMakeNoSense() {
        auto changed = [](const std::function<void(BatchRequest&)>& change) {
            BatchRequest asked = request("a --count 4\n");
            change(asked);
            return asked;
        };
        verifyError(changed([](BatchRequest& r) { r.groupSize = 0; }), "the batch size 0");
        verifyError(changed([](BatchRequest& r) { r.groupSize = 5000; }), "the batch size 5000");
        verifyError(changed([](BatchRequest& r) { r.scorers = {"beauty"}; }), "scorer 'beauty' is unknown");
        verifyError(changed([](BatchRequest& r) { r.bestOf = 2; }), "best of needs scores");
        verifyError(changed([](BatchRequest& r) { r.bestOf = -1; }), "best of -1");
        verifyError(changed([](BatchRequest& r) {
                        r.bestOf = 5;
                        r.scorers = {"all"};
                    }),
                    "prompts.txt, line 1: the best 5 cannot be kept of 4");
        verifyError(changed([](BatchRequest& r) { r.weights = {{"aesthetic", 1}}; }), "score by aesthetic as well");
        verifyError(changed([](BatchRequest& r) {
                        r.scorers = {"all"};
                        r.weights = {{"aesthetic", -1}};
                    }),
                    "the weight of aesthetic is -1");
        verifyError(changed([](BatchRequest& r) { r.expand.samples = 0; }), "at least 1");
        QCOMPARE(planOf(changed([](BatchRequest& r) {
                     r.bestOf = 2;
                     r.scorers = {"all"};
                     r.weights = {{"aesthetic", 2}};
                 })).pictures(),
                 int64_t{4});
    }

    // ---- groups

    void groupsHoldWhatOneEvaluationCan() {
        BatchRequest asked = request("a\nb --steps 5\nc --guidance 9\nd --reward clip=0\ne --steps 5 --seed 3\nf\ng\n");
        asked.groupSize = 3;
        const BatchPlan plan = planOf(asked);
        QCOMPARE(plan.groups(), int64_t{3});
        QCOMPARE(plan.group(0), (std::vector<int64_t>{0, 2, 3}));
        QCOMPARE(plan.group(1), (std::vector<int64_t>{1, 4}));
        QCOMPARE(plan.group(2), (std::vector<int64_t>{5, 6}));
        QCOMPARE(plan.groupCost(1), 10.0);
        for (int64_t group = 0; group < plan.groups(); ++group)
            for (const int64_t index : plan.group(group))
                QCOMPARE(plan.picture(index).group, group);
    }

    void whatParts_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<bool>("together");
        auto row = [](const char* options, bool together) {
            QTest::newRow(options) << QString(options) << together;
        };
        row("", true);
        row("--seed 9", true);
        row("--guidance 9", true);
        row("--reward clip=none", true);
        row("--negative-reward clip=0.5", true);
        row("--variation 0.5", true);
        row("--model org/large --steps 20", false);
        row("--steps 21", false);
        row("--guidance-start 1", false);
        row("--guidance-end 18", false);
        row("--guidance-end 19", true); // as without it
        row("--guidance-type linear", false);
        row("--shift 2", false);
        row("--negative-prompt ugly", false);
    }
    void whatParts() {
        QFETCH(QString, options);
        QFETCH(bool, together);
        const BatchPlan plan = planOf(request("a\nb " + options.toStdString() + "\n"));
        QCOMPARE(plan.groups(), int64_t{together ? 1 : 2});
    }

    // 65 kinds of lines in turn: the oldest group closes, and none is ever larger than asked.
    void openGroupsAreBounded() {
        std::string list;
        for (int round = 0; round < 2; ++round)
            for (int steps = 1; steps <= 65; ++steps)
                list += "a --steps " + std::to_string(steps) + "\n";
        const BatchPlan plan = planOf(request(list));
        // Every group has been closed by another's opening before its second picture came.
        QCOMPARE(plan.groups(), int64_t{130});
        std::string fewer;
        for (int round = 0; round < 2; ++round)
            for (int steps = 1; steps <= 64; ++steps)
                fewer += "a --steps " + std::to_string(steps) + "\n";
        const BatchPlan whole = planOf(request(fewer));
        QCOMPARE(whole.groups(), int64_t{64});
        QCOMPARE(whole.group(3), (std::vector<int64_t>{3, 67}));
    }

    void everyPictureIsInOneGroup() {
        std::string list;
        for (int i = 0; i < 500; ++i)
            list += "a " + std::to_string(i) + " --steps " + std::to_string(1 + i * 7 % 90) + " --count " +
                    std::to_string(1 + i % 3) + "\n";
        BatchRequest asked = request(list);
        asked.groupSize = 4;
        const BatchPlan plan = planOf(asked);
        std::vector<int> seen(static_cast<size_t>(plan.pictures()));
        int64_t last = -1;
        for (int64_t group = 0; group < plan.groups(); ++group) {
            const std::vector<int64_t> pictures = plan.group(group);
            QVERIFY(!pictures.empty() && pictures.size() <= 4);
            QVERIFY(std::is_sorted(pictures.begin(), pictures.end()));
            QVERIFY(pictures.front() > last); // numbered by their first picture
            last = pictures.front();
            for (const int64_t index : pictures) {
                ++seen[static_cast<size_t>(index)];
                QCOMPARE(*plan.picture(index).settings.steps, *plan.picture(pictures.front()).settings.steps);
            }
        }
        QVERIFY(std::all_of(seen.begin(), seen.end(), [](int count) { return count == 1; }));
    }

    void costsAreEvaluationsOfARow() {
        auto cost = [](const std::string& options) {
            return planOf(request("a --steps 10 " + options + "\n")).groupCost(0);
        };
        QCOMPARE(cost(""), 20.0);
        QCOMPARE(cost("--guidance 0"), 10.0);
        QCOMPARE(cost("--guidance-start 4"), 16.0);
        QCOMPARE(cost("--guidance-start 2 --guidance-end 4"), 13.0);
        QCOMPARE(cost("--guidance-end 99"), 20.0);
        QCOMPARE(cost("--guidance-type linear"), 19.0); // the first step's weight is 0
    }

    // ---- the same again, and what differs

    void onePlanIsLikeAnother() {
        BatchRequest asked = request("{a|b|c} cat --count 2\na {x|y} cat --steps 3\n");
        asked.expand.mode = ExpandMode::Random;
        asked.expand.samples = 3;
        asked.axes = {"guidance=1, 2", "prompt=cat, dog"};
        asked.groupSize = 5;
        const BatchPlan one = planOf(asked), another = planOf(asked);
        QCOMPARE(told(one), told(another));
        QCOMPARE(one.fingerprint(), another.fingerprint());
        QCOMPARE(one.fingerprint().size(), size_t{64});
        BatchRequest moved = asked; // where it lies and what it is called decides nothing
        moved.listName = "other.txt";
        moved.listFolder = "/elsewhere";
        moved.sheets = false;
        moved.settings.precision = Precision::Bf16; // the manifest's head has what drew
        moved.settings.device = parseDevice("cpu").value();
        QCOMPARE(planOf(moved).fingerprint(), one.fingerprint());
        BatchRequest read = batchFromJson(jsonFromBatch(asked)).value();
        QCOMPARE(told(planOf(read)), told(one));
        QCOMPARE(planOf(read).fingerprint(), one.fingerprint());
    }

    void everyOptionChangesTheFingerprint() {
        const std::vector<std::function<void(BatchRequest&)>> changes = {
            [](BatchRequest&) {},
            [](BatchRequest& r) { r.listText += "another\n"; },
            [](BatchRequest& r) { r.listText = "# note\n" + r.listText; },
            [](BatchRequest& r) { r.settings.seed = 1; },
            [](BatchRequest& r) { r.settings.steps = 7; },
            [](BatchRequest& r) { r.settings.count = 3; },
            [](BatchRequest& r) { r.settings.positive["clip_score"] = 0.5; },
            [](BatchRequest& r) { r.settings.positive["clip_score"] = std::nullopt; },
            [](BatchRequest& r) { r.settings.negative["clip_score"] = 0.5; },
            [](BatchRequest& r) { r.settings.negativePrompt = "ugly"; },
            [](BatchRequest& r) { r.model = "org/large"; },
            [](BatchRequest& r) { r.variant = "fp16"; },
            [](BatchRequest& r) { r.expand.mode = ExpandMode::All; },
            [](BatchRequest& r) { r.expand.samples = 2; },
            [](BatchRequest& r) { r.expand.seed = 2; },
            [](BatchRequest& r) { r.axes = {"steps=1, 2"}; },
            [](BatchRequest& r) { r.axes = {"steps=2, 1"}; },
            [](BatchRequest& r) { r.nameTemplate = "{index}"; },
            [](BatchRequest& r) { r.layout = BatchLayout::Geneval; },
            [](BatchRequest& r) { r.groupSize = 4; },
            [](BatchRequest& r) { r.scorers = {"aesthetic"}; },
            [](BatchRequest& r) {
                r.scorers = {"aesthetic"};
                r.bestOf = 1;
            },
            [](BatchRequest& r) {
                r.scorers = {"aesthetic"};
                r.bestOf = 1;
                r.weights = {{"aesthetic", 2}};
            },
        };
        std::set<std::string> fingerprints;
        for (const auto& change : changes) {
            BatchRequest asked = request("a\nb\n");
            change(asked);
            fingerprints.insert(planOf(asked).fingerprint());
        }
        QCOMPARE(fingerprints.size(), changes.size());
    }

    void filesThatDecideChangeTheFingerprint() {
        QTemporaryDir folder;
        const std::filesystem::path wildcards = folder.filePath("wildcards").toStdString();
        std::filesystem::create_directory(wildcards);
        auto write = [](const std::filesystem::path& file, const char* text) {
            std::ofstream(file) << text;
        };
        write(wildcards / "colour.txt", "red\ngreen\n");
        BatchRequest asked = request("a __colour__ cat\n");
        asked.expand.mode = ExpandMode::Random;
        asked.expand.wildcards = wildcards;
        asked.settings.startPicture = folder.filePath("start.png").toStdString();
        write(asked.settings.startPicture, "not looked at");
        const std::string before = planOf(asked).fingerprint();
        QCOMPARE(planOf(asked).fingerprint(), before);
        write(wildcards / "colour.txt", "red\nblue\n");
        const std::string after = planOf(asked).fingerprint();
        QVERIFY(after != before);
        write(asked.settings.startPicture, "another");
        QVERIFY(planOf(asked).fingerprint() != after);
    }

    void modelsAreLookedUpOnce() {
        int asked = 0;
        const auto plan = BatchPlan::make(request("a\nb --model org/large\nc\nd --model org/large\n"),
                                          [&](const std::string& model, const std::string& variant) {
                                              ++asked;
                                              return modelFacts(model, variant);
                                          });
        QVERIFY2(plan.ok(), plan.message().c_str());
        QCOMPARE(asked, 2);
    }
};

QTEST_GUILESS_MAIN(TestBatchPlan)
#include "test_batch_plan.moc"
