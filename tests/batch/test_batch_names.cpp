#include "batch/batch_names.h"

#include <QtTest>

using namespace miro;

class TestBatchNames : public QObject {
    Q_OBJECT

    static BatchPicture picture(const std::string& prompt = "A red apple!") {
        BatchPicture picture;
        picture.index = 12;
        picture.entry = 3;
        picture.line = 7;
        picture.copy = 1;
        picture.model = "org/Name";
        picture.settings.prompt = prompt;
        picture.settings.seed = 42;
        picture.axes = {{"steps", "20"}, {"prompt", "a/b"}};
        picture.fields = {{"tag", "two_object"}, {"Category", "Animals"}};
        return picture;
    }

    static std::vector<SweepAxis> axes() {
        return {{"steps", {{"20", false, {}, {}}}}, {"prompt", {{"a/b", false, {}, {}}}}};
    }

    static std::string nameOf(const std::string& text, const BatchPicture& picture) {
        const auto names = NameTemplate::parse(text, axes());
        if (!names.ok())
            return names.message();
        const auto name = names->nameOf(picture);
        return name.ok() ? *name : name.message();
    }

private Q_SLOTS:
    void fields_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("default") << "{index}-{prompt}-{seed}"
                                 << "00012-a-red-apple-42.png";
        QTest::newRow("all") << "{line} {entry} {copy} {seed} {model}"
                             << "7 00003 1 42 org-name.png";
        QTest::newRow("axis") << "{axis:steps}-{axis:prompt}-{index}"
                              << "20-a_b-00012.png";
        QTest::newRow("columns") << "{Category}/{tag}/{index}"
                                 << "Animals/two_object/00012.png";
        QTest::newRow("ending") << "{index}.PNG"
                                << "00012.png";
        QTest::newRow("braces") << "{{{index}}}"
                                << "{00012}.png";
        QTest::newRow("no field") << "apple"
                                  << "apple.png";
        QTest::newRow("other script") << QString::fromUtf8("猫-{index}") << QString::fromUtf8("猫-00012.png");
    }
    void fields() {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(nameOf(text.toStdString(), picture())), name);
    }

    void templatesThatCannotBe_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        auto row = [](const QString& text, const char* problem) {
            QTest::newRow(qPrintable(text)) << text << QString::fromUtf8(problem);
        };
        row("", "1 to 1000 bytes");
        row("/etc/{index}", "leaves the batch's folder");
        row("../{index}", "leaves the batch's folder by '..'");
        row("a/../../{index}", "leaves the batch's folder by '..'");
        row("./{index}", "leaves the batch's folder by '.'");
        row(".. /{index}", "leaves the batch's folder");
        row("a//{index}", "empty part");
        row("{index}/", "empty part");
        row("a\\{index}", "not every file system takes");
        row("a:{index}", "not every file system takes");
        row(QString("a\n{index}"), "not every file system takes");
        row(QString("a\u202e{index}"), "not every file system takes");
        row(QString("a\u2067{index}"), "not every file system takes");
        row("{index", "{ without its field");
        row("{}-{index}", "{ without its field");
        row("index}", "} without its {");
        row("{axis:guidance}", "no such axis");
        row("candidates/{index}", "files of its own");
        row("Shards/{index}", "files of its own");
        row("sheets/{index}", "files of its own");
        row("{promt}-{index}", "did you mean prompt?");
        row("{tags}", "did you mean tag?");
        row("a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/{index}", "folders 17 deep");
        row(QString(300, 'x'), "shorten the name template");
        row(QString(2000, 'x'), "1 to 1000 bytes");
    }
    void templatesThatCannotBe() {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const QString message = QString::fromStdString(nameOf(text.toStdString(), picture()));
        QVERIFY2(message.contains(problem), qPrintable(message));
        QVERIFY(!message.contains('\n'));
    }

    void nothingThatAListSaysLeavesTheFolder_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("name");
        auto row = [](const char* tag, const QString& value, const QString& name) {
            QTest::newRow(tag) << value << name;
        };
        row("up", "../../etc/passwd", "_.._etc_passwd");
        row("dots", "..", "_");
        row("empty", "", "_");
        row("spaces", "  ", "_");
        row("absolute", "/etc/passwd", "_etc_passwd");
        row("backslashes", "..\\..\\x", "_.._x");
        row("drive", "C:\\x", "C__x");
        row("ends in dots", "name. . .", "name");
        row("hidden", ".bashrc", "bashrc");
        row("control", QString("a\x01\x1b[31m\nb"), "a__[31m_b");
        row("wildcards", "a*b?c|d<e>f\"g", "a_b_c_d_e_f_g");
        row("right to left", QString("a\u202egnp.exe"), "a___gnp.exe");
        row("isolate", QString("a\u2066b\u2069"), "a___b___");
        row("letter mark", QString("a\u061cb"), "a__b");
        row("device", "con", "_con");
        row("device in capitals", "NUL", "_NUL");
        row("device with ending", "aux.txt", "_aux.txt");
        row("device with spaces", "com1 .x", "_com1 .x");
        row("superscript", QString::fromUtf8("lpt¹"), QString::fromUtf8("_lpt¹"));
        row("no device", "console", "console");
        row("own folder", "candidates", "_candidates");
        row("own folder in capitals", "SHARDS", "_SHARDS");
        row("emoji", QString::fromUtf8("🐈‍⬛ cat"), QString::fromUtf8("🐈‍⬛ cat"));
        row("decomposed", QString::fromUtf8("cafe\u0301"), QString::fromUtf8("café"));
    }
    void nothingThatAListSaysLeavesTheFolder() {
        QFETCH(QString, value);
        QFETCH(QString, name);
        BatchPicture one = picture();
        one.fields = {{"tag", value.toStdString()}};
        QCOMPARE(QString::fromStdString(nameOf("{tag}/{index}", one)), name + "/00012.png");
    }

    void longTextsAreCutAtACharacter() {
        for (const char* letter : {"a", "é", "猫", "🐈"}) {
            std::string text;
            for (int i = 0; i < 5000; ++i)
                text += letter;
            BatchPicture one = picture(text);
            one.fields = {{"tag", text}};
            const std::string slug = nameOf("{prompt}", one), value = nameOf("{tag}", one);
            QVERIFY(slug.size() <= 44 && slug.size() > 40);
            QVERIFY(value.size() <= 84 && value.size() > 80);
            QVERIFY(text.starts_with(slug.substr(0, slug.size() - 4)));
            QVERIFY(QString::fromStdString(value).toStdString() == value); // no half character
        }
    }

    void invalidBytesAreNoName() {
        BatchPicture one = picture("a\xff\xfe"
                                   "b");
        one.fields = {{"tag", "x\xc3"}};
        QCOMPARE(nameOf("{prompt}-{tag}", one), std::string("a-b-x_.png"));
        one.settings.prompt = "../..";
        QCOMPARE(nameOf("{prompt}", one), std::string("picture.png"));
    }

    // Two spellings of one letter are one name.
    void namesAreComposed() {
        QCOMPARE(nameOf("{prompt}", picture("cafe\xcc\x81")), nameOf("{prompt}", picture("caf\xc3\xa9")));
        QCOMPARE(safeNameValue("e\xcc\x81"), std::string("\xc3\xa9"));
    }

    void widthsGrowWithTheBatch() {
        auto names = NameTemplate::parse("{index}-{entry}", {});
        QVERIFY(names.ok());
        names->setWidths(1'000'001, 100'000);
        QCOMPARE(*names->nameOf(picture()), std::string("0000012-00003.png"));
        names->setWidths(100'000, 1);
        QCOMPARE(*names->nameOf(picture()), std::string("00012-00003.png"));
    }

    void whichTemplatesCannotCollide() {
        for (const char* text : {"{index}", "{index}-{prompt}", "{index}/{prompt}", "{index} {tag}"})
            QVERIFY(NameTemplate::parse(text, {})->isUnique());
        for (const char* text : {"{prompt}-{index}", "{index}{copy}", "{index}7", "{entry}-{copy}", "x"})
            QVERIFY(!NameTemplate::parse(text, {})->isUnique());
    }
};

QTEST_GUILESS_MAIN(TestBatchNames)
#include "test_batch_names.moc"
