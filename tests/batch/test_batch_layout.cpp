#include "batch/batch_layout.h"
#include "batch/batch_plans.h"

#include <nlohmann/json.hpp>
#include <set>

using namespace miro;
using namespace miro::batches;
using nlohmann::json;

class TestBatchLayout : public QObject {
    Q_OBJECT

    static const NamedFile& fileOf(const std::vector<NamedFile>& files, const std::string& name) {
        for (const NamedFile& file : files)
            if (file.name == name)
                return file;
        qFatal("%s is not among the files", name.c_str());
    }

private Q_SLOTS:
    void filesHaveNothingBesideThem() {
        const BatchPlan plan = planOf(request("a\n"));
        QVERIFY(layoutFiles(plan, 0).empty());
        QVERIFY(layoutSettings(plan).empty());
    }

    void genevalKeepsTheListsLine() {
        const std::string first =
            R"({"tag": "two_object", "include": [{"class": "bench", "count": 1}], "prompt": "a bench"})";
        const std::string second = R"({"prompt":"a \u00e9clair",   "tag":"single_object"})";
        BatchRequest asked = request(first + "\r\n\n" + second + "\n", ListFormat::Jsonl);
        asked.layout = BatchLayout::Geneval;
        asked.settings.count = 4;
        asked.nameTemplate = "{prompt}"; // of no use here
        const BatchPlan plan = planOf(asked);
        QCOMPARE(plan.pictures(), int64_t{8});
        QCOMPARE(plan.picture(0).file, std::string("00000/samples/0000.png"));
        QCOMPARE(plan.picture(7).file, std::string("00001/samples/0003.png"));
        const auto files = layoutFiles(plan, 0);
        QCOMPARE(files.size(), size_t{1});
        QCOMPARE(files[0].name, std::string("00000/metadata.jsonl"));
        QCOMPARE(files[0].bytes, first + "\n");
        QCOMPARE(layoutFiles(plan, 1)[0].name, std::string("00001/metadata.jsonl"));
        QCOMPARE(layoutFiles(plan, 1)[0].bytes, second + "\n");
    }

    // The evaluator reads the prompt from there, and it is to be the one that was drawn.
    void anExpandedPromptIsToldAsDrawn() {
        BatchRequest asked = request(R"({"tag": "x", "prompt": "a {red|blue} cat"})", ListFormat::Jsonl);
        asked.expand.mode = ExpandMode::All;
        asked.layout = BatchLayout::Geneval;
        const BatchPlan plan = planOf(asked);
        QCOMPARE(layoutFiles(plan, 1)[0].name, std::string("00001/metadata.jsonl"));
        QCOMPARE(layoutFiles(plan, 1)[0].bytes, std::string("{\"tag\":\"x\",\"prompt\":\"a blue cat\"}\n"));
    }

    void otherListsTellThePrompt() {
        BatchRequest asked = request("say \"cat\"\n");
        asked.layout = BatchLayout::Geneval;
        QCOMPARE(json::parse(layoutFiles(planOf(asked), 0)[0].bytes), (json{{"prompt", "say \"cat\""}}));
    }

    void partipromptsHasItsColumns() {
        BatchRequest asked = request("Prompt\tCategory\tChallenge\tNote\nbond\tAbstract\tBasic\t\n"
                                     "element\tAbstract\tBasic\tBasic-1-Word\n",
                                     ListFormat::Tsv);
        asked.layout = BatchLayout::Partiprompts;
        const BatchPlan plan = planOf(asked);
        QCOMPARE(plan.picture(1).file, std::string("00001/samples/0000.png"));
        QCOMPARE(layoutFiles(plan, 0)[0].bytes,
                 std::string("{\"prompt\":\"bond\",\"category\":\"Abstract\",\"challenge\":\"Basic\"}\n"));
        QCOMPARE(json::parse(layoutFiles(plan, 1)[0].bytes)["note"], json("Basic-1-Word"));
    }

    void settingsAreTheEvaluators() {
        BatchRequest asked = request("a cat\na dog\n");
        asked.layout = BatchLayout::Geneval;
        asked.settings.count = 4;
        asked.settings.steps = 50;
        asked.settings.guidance = 7;
        asked.settings.positive["vqa_score"] = std::nullopt;
        const auto files = layoutSettings(planOf(asked));
        QCOMPARE(files.size(), size_t{1});
        QCOMPARE(files[0].name, std::string("hparams.json"));
        const json hparams = json::parse(files[0].bytes);
        QCOMPARE(hparams["checkpoint"], json("starter"));
        QCOMPARE(hparams["n_samples"], json(4));
        QCOMPARE(hparams["steps"], json(50));
        QCOMPARE(hparams["cfg"], json(7.0));
        QCOMPARE(hparams["seed"], json(0));
        QCOMPARE(hparams["guidance_type"], json("constant"));
        QCOMPARE(hparams["coherence_keys"].size(), size_t{3});
        QCOMPARE(hparams["coherence_values"]["clip_score"], json(1.0));
        QCOMPARE(hparams["coherence_values"]["vqa_score"], json(nullptr));
        QCOMPARE(hparams["uncoherence_values"]["clip_score"], json(0.0));
        QVERIFY(!hparams["settings"].contains("prompt"));
    }

    // Cells of a sweep are not mixed up in what an evaluator averages.
    void everyCellHasItsOwnFolders() {
        BatchRequest asked = request("a cat\na big cat\n");
        asked.layout = BatchLayout::Geneval;
        asked.axes = {"steps=1, SKIP: 2, 3", "prompt=cat, a/b"};
        asked.settings.count = 2;
        const BatchPlan plan = planOf(asked);
        QCOMPARE(plan.picture(0).file, std::string("cell-00-steps=1,prompt=cat/00000/samples/0000.png"));
        QCOMPARE(plan.picture(plan.pictures() - 1).file,
                 std::string("cell-03-steps=3,prompt=a_b/00001/samples/0001.png"));
        std::set<std::string> names;
        for (int64_t i = 0; i < plan.pictures(); ++i)
            names.insert(plan.picture(i).file);
        QCOMPARE(static_cast<int64_t>(names.size()), plan.pictures());
        const auto files = layoutFiles(plan, 1);
        QCOMPARE(files.size(), size_t{4});
        QCOMPARE(json::parse(fileOf(files, "cell-01-steps=1,prompt=a_b/00001/metadata.jsonl").bytes),
                 (json{{"prompt", "a big a/b"}}));
        const auto settings = layoutSettings(plan);
        QCOMPARE(settings.size(), size_t{4});
        QCOMPARE(json::parse(fileOf(settings, "cell-02-steps=3,prompt=cat/hparams.json").bytes)["steps"], json(3));
    }
};

QTEST_GUILESS_MAIN(TestBatchLayout)
#include "test_batch_layout.moc"
