// What is wrong before anything is read: options, settings, rewards, verbs. Exit code 2, one line.
#include "app/miro_process.h"

using namespace miro::test;

class TestUsage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("parts");
        auto add = [](const char* name, const QStringList& arguments, const QStringList& parts) {
            QTest::newRow(name) << arguments << parts;
        };
        add("unknown verb", {"draw"}, {"'draw'", "generate", "encode-text", "models", "doctor", "bench"});
        add("verb of control characters", {"a\nb"}, {"unknown verb 'a b'"});
        add("no prompt", quick(), {"prompt", "--prompt"});
        add("two prompts", quick({"--prompt", "a", "b"}), {"twice"});
        add("unknown option", quick({"--stepps", "3", "a"}), {"--stepps"});
        add("unknown short option", quick({"-x", "a"}), {"-x"});
        add("missing value", quick({"a", "--seed"}), {"--seed"});
        add("an option twice", quick({"a", "--seed", "1", "--seed", "2"}), {"--seed"});
        add("steps 0", {"generate", "--steps", "0", "a"}, {"--steps", "'0'"});
        add("steps a word", {"generate", "--steps", "many", "a"}, {"--steps", "'many'", "integer"});
        add("steps a fraction", {"generate", "--steps", "2.5", "a"}, {"--steps"});
        add("count 0", quick({"--count", "0", "a"}), {"--count"});
        add("negative seed", quick({"--seed", "-1", "a"}), {"--seed"});
        add("seed of 65 bits", quick({"--seed", "18446744073709551616", "a"}), {"--seed"});
        add("guidance NaN", quick({"--guidance", "nan", "a"}), {"--guidance"});
        add("guidance infinite", quick({"--guidance", "inf", "a"}), {"--guidance"});
        add("guidance type", quick({"--guidance-type", "cubic", "a"}), {"--guidance-type", "constant", "linear"});
        add("range upside down", quick({"--guidance-start", "1", "--guidance-end", "0", "a"}), {"guidance-start"});
        add("device", quick({"a"}).replaceInStrings("cpu", "tpu"), {"tpu"});
        add("precision", quick({"--precision", "fp8", "a"}), {"--precision", "int8"});
        add("unknown reward", quick({"--reward", "beauty=1", "a"}),
            {"'beauty'", "clip_score", "aesthetic_score", "sciscore_score"});
        add("unknown negative reward", quick({"--negative-reward", "beauty=none", "a"}), {"'beauty'", "vqa_score"});
        add("target above 1", quick({"--reward", "clip_score=1.01", "a"}), {"clip_score", "from 0 to 1"});
        add("target below 0", quick({"--negative-reward", "clip_score=-0.1", "a"}), {"clip_score"});
        add("target NaN", quick({"--reward", "clip_score=nan", "a"}), {"clip_score"});
        add("target a word", quick({"--reward", "clip_score=high", "a"}), {"clip_score", "'high'"});
        add("target without value", quick({"--reward", "clip_score", "a"}), {"clip_score", "KEY=VALUE"});
        add("target of nothing", quick({"--reward", "=1", "a"}), {"KEY=VALUE"});
        add("variation above 1", quick({"--variation", "1.01", "a"}), {"--variation", "from 0 to 1"});
        add("variation NaN", quick({"--variation", "nan", "a"}), {"--variation"});
        add("variation seed alone", quick({"--variation-seed", "3", "a"}), {"--variation-seed", "--variation V"});
        add("start gamma", quick({"--start-picture", "a.png", "--start-gamma", "-1", "a"}), {"--start-gamma"});
        add("start gamma alone", quick({"--start-gamma", "0.5", "a"}), {"--start-gamma", "--start-picture"});
        add("empty start picture", quick({"--start-picture", "", "a"}), {"--start-picture is empty"});
        add("prompt of 1 MB", quick({"--prompt", QString(100'000, 'a')}), {"prompt", "100000 bytes"});
        add("ending", quick({"--output", "a.bmp", "a"}), {"a.bmp", ".png"});
        add("no ending", quick({"--output", "picture", "a"}), {"picture"});
        add("one file for several", quick({"--output", "a.png", "--count", "2", "a"}), {"--output-dir"});
        add("file and folder", quick({"--output", "a.png", "--output-dir", "b", "a"}), {"--output", "--output-dir"});
        add("empty output", quick({"--output", "", "a"}), {"--output"});
        add("output is a folder", quick({"--output", "./", "a"}), {"./"});
        add("latents over the picture", quick({"--output", "a.png", "--save-latents", "./a.png", "a"}),
            {"--save-latents"});
        add("encode-text without encoder", {"encode-text", "--prompt", "a"}, {"--encoder"});
        add("encode-text without prompt", {"encode-text", "--encoder", "x"}, {"--prompt"});
        add("max-length", {"encode-text", "--encoder", "x", "--prompt", "a", "--max-length", "0"}, {"--max-length"});
        add("models alone", {"models"}, {"list", "show"});
        add("doctor with a word", {"doctor", "now"}, {"'now'"});
        add("variant of a plain model", quick({"--variant", "x", "a"}), {"'x'", "none"});
        add("variant outside the folder", quick({"--variant", "../miro-1", "a"}), {"variant"});
        add("variant not chosen",
            {"generate", "--models", fixtureModels(), "--model", "fixtures/miro-variants", "--prompt", "a"},
            {"--variant", "miro-no-clip", "miro-only-aesthetic"});
        add("unknown variant",
            {"generate", "--models", fixtureModels(), "--model", "fixtures/miro-variants", "--variant", "miro-no-vqa",
             "a"},
            {"miro-no-vqa", "miro-no-clip", "miro-only-aesthetic"});
    }
    void wrongUsage() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, parts);
        MiroProcess miro;
        FAILS_CLEANLY(miro, arguments, 2, parts);
    }

    void helpAndVersion() {
        MiroProcess miro;
        for (const QStringList& arguments : {QStringList{}, {"--help"}, {"help"}, {"-h"}}) {
            Finished help = miro.run(arguments);
            QCOMPARE(help.exitCode, 0);
            QVERIFY(help.error.isEmpty());
            for (const char* verb : {"generate", "encode-text", "models", "library", "doctor", "bench"})
                QVERIFY2(help.out.contains(verb), verb);
        }
        Finished version = miro.run({"--version"});
        QCOMPARE(version.exitCode, 0);
        QCOMPARE(version.outLines().size(), 1);
        QVERIFY(version.out.startsWith("miro "));
        for (const char* verb : {"generate", "encode-text", "models", "library", "doctor", "bench"}) {
            Finished help = miro.run({verb, "--help"});
            QCOMPARE(help.exitCode, 0);
            QVERIFY2(help.out.contains(verb) && help.error.isEmpty(), verb);
        }
        // Every declared setting is an option.
        Finished generate = miro.run({"generate", "--help"});
        for (const char* option :
             {"--seed",           "--count",           "--steps",        "--guidance",       "--guidance-type",
              "--guidance-start", "--guidance-end",    "--shift",        "--reward",         "--negative-reward",
              "--device",         "--precision",       "--models",       "--model",          "--variant",
              "--output",         "--output-dir",      "--save-latents", "--progress",       "--json",
              "--prompt",         "--negative-prompt", "--variation",    "--variation-seed", "--start-picture",
              "--start-gamma"})
            QVERIFY2(generate.out.contains(option), option);
        QVERIFY(generate.out.simplified().contains("beyond the published protocol"));
    }

    void errorsAsJsonAreOneLineToo() {
        MiroProcess miro;
        Finished finished = miro.run(quick({"--json", "--reward", "beauty=1", "a"}));
        QCOMPARE(finished.exitCode, 2);
        QCOMPARE(finished.errorLines().size(), 1);
        QVERIFY(finished.error.startsWith("{\"event\":\"error\"") || finished.error.contains("\"event\":\"error\""));
    }
};

QTEST_GUILESS_MAIN(TestUsage)
#include "test_usage.moc"
