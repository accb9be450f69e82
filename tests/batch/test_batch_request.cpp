#include "batch/batch_request.h"

#include "base/result.h"

#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

using namespace miro;
using nlohmann::json;

class TestBatchRequest : public QObject {
    Q_OBJECT

    static BatchRequest full() {
        BatchRequest request;
        request.listName = "prompts.csv";
        request.listText = "prompt,seed\n\"a, b\",5\n";
        request.listFolder = "/lists";
        request.format = ListFormat::Csv;
        request.settings.seed = 18446744073709551615u;
        request.settings.steps = 12;
        request.settings.positive["clip_score"] = std::nullopt;
        request.model = "org/large";
        request.variant = "fp16";
        request.expand = {ExpandMode::All, 3, 18446744073709551615u, "/lists/wildcards", 7, 1000};
        request.axes = {"steps=1-3", "prompt=\"a, b\", c"};
        request.nameTemplate = "{tag}/{index}";
        request.layout = BatchLayout::Partiprompts;
        request.groupSize = 16;
        request.scorers = {"aesthetic", "clip_openai"};
        request.bestOf = 2;
        request.weights = {{"aesthetic", 0.5}};
        request.sheets = false;
        return request;
    }

private Q_SLOTS:
    void comesBackAsItWas() {
        const BatchRequest request = full();
        const json object = json::parse(jsonFromBatch(request).dump());
        const auto read = batchFromJson(object);
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->listName, request.listName);
        QCOMPARE(read->listText, request.listText);
        QCOMPARE(read->listFolder, request.listFolder);
        QCOMPARE(read->format, request.format);
        QCOMPARE(*read->settings.seed, *request.settings.seed);
        QCOMPARE(*read->settings.steps, int64_t{12});
        QCOMPARE(read->settings.positive, request.settings.positive);
        QCOMPARE(read->model, request.model);
        QCOMPARE(read->variant, request.variant);
        QCOMPARE(read->expand.mode, ExpandMode::All);
        QCOMPARE(read->expand.seed, request.expand.seed);
        QCOMPARE(read->expand.samples, int64_t{3});
        QCOMPARE(read->expand.wildcards, request.expand.wildcards);
        QCOMPARE(read->expand.maxDepth, int64_t{7});
        QCOMPARE(read->expand.maxPrompts, int64_t{1000});
        QCOMPARE(read->axes, request.axes);
        QCOMPARE(read->nameTemplate, request.nameTemplate);
        QCOMPARE(read->layout, request.layout);
        QCOMPARE(read->groupSize, int64_t{16});
        QCOMPARE(read->scorers, request.scorers);
        QCOMPARE(read->bestOf, int64_t{2});
        QCOMPARE(read->weights, request.weights);
        QCOMPARE(read->sheets, false);
        QCOMPARE(jsonFromBatch(*read), object);
    }

    void whatIsLeftOutHasItsUsualValue() {
        const auto read = batchFromJson(json{{"settings", json::object()}, {"list", "a cat"}});
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(jsonFromBatch(*read), jsonFromBatch([] {
                     BatchRequest request;
                     request.listText = "a cat";
                     return request;
                 }()));
    }

    void listsKnowTheirFolder() {
        BatchRequest request;
        request.listFile = "/lists/night/prompts.txt";
        QCOMPARE(jsonFromBatch(request)["list_folder"], json("/lists/night"));
        request.listFolder = "/elsewhere";
        QCOMPARE(jsonFromBatch(request)["list_folder"], json("/elsewhere"));
    }

    void mistakesNameTheKey_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("problem");
        auto row = [](const char* path, const char* value, const char* problem) {
            QTest::addRow("%s %s", path, value) << QString(path) << QString(value) << QString(problem);
        };
        row("/list_name", "7", "batch.list_name is not valid");
        row("/list", "null", "batch.list is not valid");
        row("/list_folder", "[]", "batch.list_folder is not valid");
        row("/format", "\"xml\"", "batch.format is not valid: give one of txt, csv, tsv, jsonl");
        row("/settings", "7", "batch.settings: settings is not valid");
        row("/settings/steps", "0", "batch.settings: steps '0'");
        row("/settings/positive", "{\"clip_score\": 2}", "batch.settings: positive.clip_score");
        row("/model", "7", "batch.model is not valid");
        row("/variant", "{}", "batch.variant is not valid");
        row("/expand", "[]", "batch.expand is not valid");
        row("/expand/mode", "\"some\"", "batch.expand.mode is not valid: give one of random, all, none");
        row("/expand/samples", "0", "batch.expand.samples is not valid: give an integer from 1");
        row("/expand/samples", "1.5", "batch.expand.samples is not valid");
        row("/expand/samples", "18446744073709551615", "batch.expand.samples is not valid");
        row("/expand/seed", "-1", "batch.expand.seed is not valid");
        row("/expand/max_depth", "true", "batch.expand.max_depth is not valid");
        row("/expand/max_prompts", "-5", "batch.expand.max_prompts is not valid");
        row("/expand/deep", "1", "batch.expand.deep is unknown");
        row("/axes", "\"steps=1\"", "batch.axes is not valid");
        row("/axes", "[1]", "batch.axes is not valid");
        row("/name", "1", "batch.name is not valid");
        row("/layout", "\"flat\"", "batch.layout is not valid: give one of files, geneval, partiprompts");
        row("/group_size", "0", "batch.group_size is not valid");
        row("/group_size", "\"8\"", "batch.group_size is not valid");
        row("/scorers", "{}", "batch.scorers is not valid");
        row("/best_of", "-1", "batch.best_of is not valid");
        row("/weights", "[]", "batch.weights is not valid");
        row("/weights", "{\"a\": \"b\"}", "batch.weights.a is not valid");
        row("/sheets", "1", "batch.sheets is not valid");
        row("/colour", "1", "batch.colour is unknown");
    }
    void mistakesNameTheKey() {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QString, problem);
        json object = jsonFromBatch(full());
        object[json::json_pointer(path.toStdString())] = json::parse(value.toStdString());
        const auto read = batchFromJson(object);
        QVERIFY2(!read.ok(), "it was taken");
        QCOMPARE(read.error().code, ErrorCode::Usage);
        QVERIFY2(QString::fromStdString(read.message()).contains(problem), read.message().c_str());
        QVERIFY(read.message().find('\n') == std::string::npos);
    }

    void whatIsNoObjectIsNoBatch() {
        for (const char* text : {"[]", "7", "null", "\"batch\"", "{}"})
            QVERIFY(!batchFromJson(json::parse(text)).ok());
    }

    void formatsGoByTheEnding() {
        QCOMPARE(*listFormatOf("a/b.txt"), ListFormat::Text);
        QCOMPARE(*listFormatOf("b.CSV"), ListFormat::Csv);
        QCOMPARE(*listFormatOf("b.c.tsv"), ListFormat::Tsv);
        QCOMPARE(*listFormatOf("/x/b.jsonl"), ListFormat::Jsonl);
        for (const char* name : {"b.json", "b", "txt", "b.txt.gz", ".txt"}) {
            const auto format = listFormatOf(name);
            QVERIFY(!format.ok());
            QCOMPARE(format.error().code, ErrorCode::Usage);
            QVERIFY(format.message().find("txt, csv, tsv, jsonl") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestBatchRequest)
#include "test_batch_request.moc"
