// What pictures of other programs say, and metadata that means harm.
#include "foreign_samples.h"
#include "library/foreign_metadata.h"
#include "library_fixtures.h"

using namespace miro;
using namespace miro::test;
using nlohmann::json;

namespace {

PictureFacts facts(const TextEntries& entries) {
    return factsFromText(entries);
}

PictureSettings settingsOf(const PictureFacts& read) {
    PictureDetails details;
    details.source = read.source;
    details.metadata = read.metadata;
    return settingsOfPicture(details).value();
}

// A small graph as it is run: loader, two texts, sampler, decoder, output.
json comfyPrompt() {
    return {{"4", {{"class_type", "CheckpointLoaderSimple"}, {"inputs", {{"ckpt_name", "base.safetensors"}}}}},
            {"5", {{"class_type", "EmptyLatentImage"}, {"inputs", {{"width", 512}, {"height", 512}}}}},
            {"6", {{"class_type", "CLIPTextEncode"}, {"inputs", {{"text", "a lighthouse"}, {"clip", {"4", 1}}}}}},
            {"7", {{"class_type", "CLIPTextEncode"}, {"inputs", {{"text", "blurry"}, {"clip", {"4", 1}}}}}},
            {"3",
             {{"class_type", "KSampler"},
              {"inputs",
               {{"seed", 815},
                {"steps", 24},
                {"cfg", 6.5},
                {"sampler_name", "euler"},
                {"model", {"4", 0}},
                {"positive", {"6", 0}},
                {"negative", {"7", 0}},
                {"latent_image", {"5", 0}}}}}},
            {"8", {{"class_type", "VAEDecode"}, {"inputs", {{"samples", {"3", 0}}, {"vae", {"4", 2}}}}}},
            {"9", {{"class_type", "SaveImage"}, {"inputs", {{"images", {"8", 0}}, {"filename_prefix", "x"}}}}}};
}

} // namespace

class TestMetadata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOtherPrograms_data() {
        QTest::addColumn<QList<QByteArray>>("entries"); // key, text, ...
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("negative");
        QTest::addColumn<QString>("model");
        const QString light = "a lighthouse";
        auto add = [](const char* name, const QList<QByteArray>& entries, const char* source, const QString& prompt,
                      const char* negative, const char* model) {
            QTest::newRow(name) << entries << QString(source) << prompt << QString(negative) << QString(model);
        };
        add("A1111", {"parameters", kA1111}, "a1111", "a lighthouse, storm\nsecond line", "blurry, text", "base");
        add("ComfyUI", {"prompt", QByteArray::fromStdString(comfyPrompt().dump())}, "comfyui", light, "blurry",
            "base.safetensors");
        json indirect = comfyPrompt();
        indirect["6"]["inputs"]["text"] = {"20", 0};
        indirect["20"] = {{"class_type", "StringNode"}, {"inputs", {{"string", "a lighthouse"}}}};
        indirect["3"]["inputs"]["seed"] = {"21", 0};
        indirect["21"] = {{"class_type", "Seed"}, {"inputs", {{"seed", 815}}}};
        add("ComfyUI, values in nodes of their own", {"prompt", QByteArray::fromStdString(indirect.dump())}, "comfyui",
            light, "blurry", "base.safetensors");
        const json guided = {
            {"1", {{"class_type", "UNETLoader"}, {"inputs", {{"unet_name", "flow.safetensors"}}}}},
            {"2", {{"class_type", "CLIPTextEncode"}, {"inputs", {{"text", "a lighthouse"}, {"clip", {"1", 1}}}}}},
            {"3", {{"class_type", "FluxGuidance"}, {"inputs", {{"guidance", 6.5}, {"conditioning", {"2", 0}}}}}},
            {"4", {{"class_type", "BasicGuider"}, {"inputs", {{"model", {"1", 0}}, {"conditioning", {"3", 0}}}}}},
            {"5", {{"class_type", "RandomNoise"}, {"inputs", {{"noise_seed", 815}}}}},
            {"6", {{"class_type", "BasicScheduler"}, {"inputs", {{"steps", 24}, {"model", {"1", 0}}}}}},
            {"7",
             {{"class_type", "SamplerCustomAdvanced"},
              {"inputs", {{"guider", {"4", 0}}, {"noise", {"5", 0}}, {"sigmas", {"6", 0}}}}}},
            {"8", {{"class_type", "PreviewImage"}, {"inputs", {{"images", {"7", 0}}}}}}};
        add("ComfyUI, guider", {"prompt", QByteArray::fromStdString(guided.dump())}, "comfyui", light, "",
            "flow.safetensors");
        const json workflow = {
            {"nodes",
             {{{"id", 1}, {"type", "CheckpointLoaderSimple"}, {"widgets_values", {"base.safetensors"}}},
              {{"id", 2},
               {"type", "CLIPTextEncode"},
               {"inputs", {{{"name", "clip"}, {"link", 10}}}},
               {"widgets_values", {"a lighthouse"}}},
              {{"id", 3}, {"type", "CLIPTextEncode"}, {"widgets_values", {"blurry"}}},
              {{"id", 4},
               {"type", "KSampler"},
               {"inputs",
                {{{"name", "model"}, {"link", 11}},
                 {{"name", "positive"}, {"link", 12}},
                 {{"name", "negative"}, {"link", 13}}}},
               {"widgets_values", {815, "fixed", 24, 6.5, "euler", "normal", 1}}}}},
            {"links",
             {{10, 1, 1, 2, 0, "CLIP"}, {11, 1, 0, 4, 0, "MODEL"}, {12, 2, 0, 4, 1, "C"}, {13, 3, 0, 4, 2, "C"}}}};
        add("ComfyUI, the editor's graph alone", {"workflow", QByteArray::fromStdString(workflow.dump())}, "comfyui",
            light, "blurry", "base.safetensors");
        add("InvokeAI", {"invokeai_metadata", kInvoke}, "invokeai", light, "blurry", "base");
        add("InvokeAI, old", {"sd-metadata", kOldInvoke}, "invokeai", light, "", "base");
        add("SwarmUI", {"parameters", kSwarm}, "swarmui", light, "blurry", "base");
        add("Fooocus", {"fooocus_scheme", "fooocus", "parameters", kFooocus}, "fooocus", light, "blurry", "base");
        add("Fooocus, old keys", {"parameters", kOldFooocus}, "fooocus", light, "blurry", "base");
        add("Fooocus, A1111 text", {"fooocus_scheme", "a1111", "parameters", QByteArray(kA1111)}, "fooocus",
            "a lighthouse, storm\nsecond line", "blurry, text", "base");
    }
    void readsOtherPrograms() {
        QFETCH(QList<QByteArray>, entries);
        QFETCH(QString, source);
        QFETCH(QString, prompt);
        QFETCH(QString, negative);
        QFETCH(QString, model);
        TextEntries text;
        for (int i = 0; i + 1 < entries.size(); i += 2)
            text.push_back({entries[i].toStdString(), entries[i + 1].toStdString()});
        // Through a real file and the library, to the settings.
        LibraryFolder folder;
        auto library = folder.open();
        folder.write("in.png", pngWith(text, 1));
        auto report = library->importFiles({folder.path("in.png")}, nullptr, {});
        VERIFY_OK(report);
        QCOMPARE(report->added, int64_t(1));
        auto details = library->details(report->pictures.at(0)).value();
        QCOMPARE(QString::fromStdString(details.source), source);
        QCOMPARE(QString::fromStdString(details.picture.prompt), prompt);
        QCOMPARE(QString::fromStdString(details.negativePrompt), negative);
        QCOMPARE(QString::fromStdString(details.picture.model), model);
        QCOMPARE(details.picture.seed, uint64_t(815));
        auto settings = settingsOfPicture(details);
        VERIFY_OK(settings);
        QCOMPARE(QString::fromStdString(settings->settings.prompt), prompt);
        QCOMPARE(QString::fromStdString(settings->settings.negativePrompt), negative);
        QCOMPARE(*settings->settings.seed, uint64_t(815));
        QCOMPARE(*settings->settings.steps, int64_t(24));
        QCOMPARE(*settings->settings.guidance, 6.5);
        QCOMPARE(QString::fromStdString(settings->model), model);
        QCOMPARE(library->count({.text = "lighthouse", .seed = 815}).value(), int64_t(1));
    }

    void readsJpegAndWebp() {
        for (const ImageFormat format : {ImageFormat::Jpeg, ImageFormat::Webp}) {
            auto bytes = encodeImage(tinyImage(1), format, {.text = {{kMetadataKey, metadataOf({}).dump()}}}).value();
            auto read = readPictureFacts(bytes, "picture");
            VERIFY_OK(read);
            QCOMPARE(read->source, std::string("miro"));
            QCOMPARE(read->prompt, std::string("a red fox"));
        }
    }

    void stacksIgnoreTheSeedAlone() {
        json one = comfyPrompt(), two = comfyPrompt(), other = comfyPrompt();
        two["3"]["inputs"]["seed"] = 4711;
        other["3"]["inputs"]["steps"] = 25;
        auto stack = [](const json& graph) {
            return *facts({{"prompt", graph.dump()}}).stack;
        };
        QCOMPARE(stack(one), stack(two));
        QVERIFY(stack(one) != stack(other));
        auto text = [](const char* change) {
            std::string whole = kA1111;
            whole.replace(whole.find("815"), 3, change);
            return *facts({{"parameters", whole}}).stack;
        };
        QCOMPARE(text("1"), text("2"));
        QVERIFY(text("1") != *facts({{"parameters", std::string("x ") + kA1111}}).stack);
        QVERIFY(!facts({}).stack);
    }

    void valuesThatCannotBeUsedAreLeftOut() {
        auto read = facts({{"parameters", "p\nSteps: 99999999, CFG scale: nan, Seed: -1, Sampler: x"}});
        QVERIFY(!read.seed);
        auto settings = settingsOf(read).settings;
        QVERIFY(!settings.steps && !settings.guidance && !settings.seed);
        json metadata = metadataOf({});
        metadata["targets"] = {{"clip_score", 7}, {"ok", 0.5}, {"text", "x"}};
        metadata["guidance"] = {{"scale", "1e999"}, {"type", 5}, {"start", -3}};
        metadata["seed"] = 1.5;
        metadata["steps"] = json::array();
        metadata["precision"] = 4;
        metadata["variation"] = "x";
        metadata["start"] = {1, 2};
        metadata["model"] = nullptr;
        settings = settingsOf(factsFromMetadata(metadata.dump())).settings;
        const RewardTargets expected{{"ok", 0.5}};
        QVERIFY(settings.positive == expected);
        QVERIFY(!settings.seed && !settings.steps && !settings.guidance && !settings.guidanceStart);
    }

    void adaptersThatDrewAPicture_data() {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("read"); // name hash weight, one after another
        QTest::newRow("one") << R"([{"name": "ada-3", "sha256": "ab12", "weight": 0.75}])"
                             << "ada-3 ab12 0.75;";
        QTest::newRow("two") << R"([{"name": "a", "sha256": "1", "weight": 1}, {"name": "b", "sha256": "2"}])"
                             << "a 1 1;b 2 1;";
        QTest::newRow("none") << "[]"
                              << "";
        QTest::newRow("no list") << R"({"name": "a"})"
                                 << "";
        QTest::newRow("members that are something else") << R"([{"name": [], "sha256": {}, "weight": "heavy"}, 7])"
                                                         << "  1;  1;";
        QTest::newRow("more than there can be") << '[' + QString("{},").repeated(1000) + "{}]"
                                                << "";
    }
    void adaptersThatDrewAPicture() {
        QFETCH(QString, list);
        QFETCH(QString, read);
        const PictureFacts picture =
            factsFromMetadata(R"({"prompt": "a cat", "seed": 1, "adapters": )" + list.toStdString() + "}");
        QString found;
        for (const PictureAdapter& adapter : settingsOf(picture).adapters)
            found += QString("%1 %2 %3;")
                         .arg(QString::fromStdString(adapter.name), QString::fromStdString(adapter.sha256))
                         .arg(adapter.weight);
        QCOMPARE(found, read);
    }

    void harmlessWhateverItHolds_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("text");
        const QByteArray deep = QByteArray("{\"a\":").repeated(100'000) + "1" + QByteArray("}").repeated(100'000);
        QByteArray wide = "{";
        for (int i = 0; i < 50'000; ++i)
            wide += "\"" + QByteArray::number(i) + "\":{\"class_type\":\"SaveImage\",\"inputs\":{\"a\":[\"" +
                    QByteArray::number((i + 1) % 50'000) + "\",0]}},";
        wide.back() = '}';
        json circle = comfyPrompt();
        circle["6"]["inputs"]["text"] = {"8", 0};
        circle["8"]["inputs"]["samples"] = {"9", 0};
        circle["9"]["inputs"]["images"] = {"9", 0};
        for (const char* key :
             {"miro_metadata", "parameters", "prompt", "workflow", "invokeai_metadata", "sd-metadata"}) {
            const QByteArray name = key;
            QTest::newRow(name + ", deep") << name << deep;
            QTest::newRow(name + ", deep list") << name << QByteArray(100'000, '[');
            QTest::newRow(name + ", 10 MB") << name << QByteArray("{\"prompt\":\"") + QByteArray(10 << 20, 'x') + "\"}";
            QTest::newRow(name + ", wide") << name << wide;
            QTest::newRow(name + ", circle") << name << QByteArray::fromStdString(circle.dump());
            QTest::newRow(name + ", other types") << name << QByteArray(kOtherTypes);
            QTest::newRow(name + ", code")
                << name << QByteArray("__import__('os').system('touch harmed') ${x} $(touch harmed)");
            QTest::newRow(name + ", not UTF-8") << name << QByteArray("{\"prompt\":\"\xff\xfe\"}");
            QTest::newRow(name + ", huge number")
                << name << QByteArray("{\"prompt\":\"x\",\"seed\":1e999,\"steps\":-1e400}");
        }
    }
    void harmlessWhateverItHolds() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, text);
        LibraryFolder folder;
        auto library = folder.open();
        folder.write("in.png", pngWith({{key.toStdString(), text.toStdString()}}, 1));
        auto report = library->importFiles({folder.path("in.png")}, nullptr, {});
        VERIFY_OK(report);
        QCOMPARE(report->added, int64_t(1)); // the picture is good, whatever it says
        auto details = library->details(report->pictures.at(0));
        VERIFY_OK(details);
        (void)settingsOfPicture(*details);
        // Straight to the reader too: files drop what is too long before it gets there.
        const PictureFacts read = facts({{key.toStdString(), text.toStdString()}});
        QVERIFY(read.prompt.size() <= static_cast<size_t>(text.size()));
        QVERIFY(!fs::exists("harmed"));
        VERIFY_OK(library->find({.filter = {.text = text.left(100).toStdString()}}));
    }

    void aPromptOfAMegabyte() {
        LibraryFolder folder;
        auto library = folder.open();
        std::string prompt;
        while (prompt.size() < (1u << 20))
            prompt += "word" + std::to_string(prompt.size()) + " 山\n";
        prompt += "lastword";
        const auto kept = folder.keep(*library, {.prompt = prompt});
        QCOMPARE(library->details(kept.id)->picture.prompt, prompt);
        QVERIFY(kept.prompt.size() <= 2000 && prompt.starts_with(kept.prompt));
        QCOMPARE(library->count({.text = "lastw"}).value(), int64_t(1));
        QCOMPARE(library->settingsOf(kept.id)->settings.prompt, prompt);
        VERIFY_OK(library->find({.filter = {.text = prompt}})); // pasted into the search field
        JournalEntry entry;
        entry.prompt = prompt;
        entry.drawn = true;
        VERIFY_OK(library->journal().add(entry));
        QCOMPARE(library->journal().prompts(1)->front(), prompt);
        JobRecord job;
        job.id = "j";
        job.kind = "generate";
        job.title = prompt;
        job.payload = json{{"prompt", prompt}}.dump();
        VERIFY_OK(library->jobs().add(job));
        QCOMPARE(library->jobs().takeNext().value()->title, prompt);
    }

    void controlCharactersInPrompts() {
        LibraryFolder folder;
        auto library = folder.open();
        const std::string prompt("a\0b\x01\n\"'; \xff\xfe fox", 15);
        const std::string metadata = metadataOf({.prompt = "x"}).dump();
        auto kept =
            library->keepPicture({folder.newFile("a.png"), "", 0, {}, {}}, pngWith({{kMetadataKey, metadata}}, 1));
        VERIFY_OK(kept);
        JournalEntry entry;
        entry.prompt = prompt;
        entry.drawn = true;
        VERIFY_OK(library->journal().add(entry));
        QCOMPARE(library->journal().prompts(1)->front(), prompt);
        QCOMPARE(library->journal().prompts(1, "fox")->size(), size_t(1));
        VERIFY_OK(library->find({.filter = {.text = prompt}}));
    }

    void bombsGetNoThumbnail() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto kept = folder.keep(*library, {.seed = 1});
        std::string bomb = pngOf({.seed = 1});
        for (size_t i = 16; i < 24; i += 4)
            bomb.replace(i, 4, std::string("\x00\x00\xea\x60", 4));
        folder.write("library/" + kept.path, bomb); // changed behind the library's back
        auto thumbnail = library->thumbnail(kept.id);
        QVERIFY(!thumbnail.ok());
        QVERIFY2(thumbnail.message().find("60000") != std::string::npos, thumbnail.message().c_str());
        QVERIFY(!library->keepPicture({folder.newFile("b.png"), "", 0, {}, {}}, bomb).ok());
    }
};

QTEST_GUILESS_MAIN(TestMetadata)
#include "test_metadata.moc"
