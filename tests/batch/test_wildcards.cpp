// Wildcards: files, folders, trees, globs, parameters, and what keeps them in bounds.
#include "base/files.h"
#include "batch/list_rig.h"
#include "batch/prompt_expansion.h"

#include <QtTest>
#include <filesystem>
#include <set>

using namespace miro;
namespace fs = std::filesystem;

class TestWildcards : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path folder() const { return m_folder.path().toStdString(); }

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((folder() / "wildcards" / name).parent_path());
        if (!writeFileAtomically(folder() / "wildcards" / name, text).ok())
            qFatal("cannot write");
    }

    BatchRequest request(ExpandMode mode) const {
        BatchRequest request;
        request.listName = "prompts";
        request.listFolder = folder();
        request.expand.mode = mode;
        return request;
    }

    static QString expanded(const BatchRequest& request, const std::string& prompt) {
        auto expander = PromptExpander::open(request);
        if (!expander.ok())
            return QString::fromStdString("error: " + expander.message());
        ListEntry entry;
        entry.line = 3;
        entry.settings.prompt = prompt;
        auto count = expander->count(entry);
        if (!count.ok())
            return QString::fromStdString("error: " + count.message());
        QStringList texts;
        for (int64_t i = 0; i < *count; ++i) {
            auto one = expander->expand(entry, 0, i);
            texts << QString::fromStdString(one.ok() ? one->prompt : "error: " + one.message());
        }
        return texts.join(';');
    }

    QString all(const std::string& prompt) const { return expanded(request(ExpandMode::All), prompt); }
    QString some(const std::string& prompt, int64_t samples = 1) const {
        BatchRequest asked = request(ExpandMode::Random);
        asked.expand.samples = samples;
        return expanded(asked, prompt);
    }

private Q_SLOTS:
    void initTestCase() {
        write("colours.txt", "\xef\xbb\xbf# of the sky\r\nred\r\n\r\n  2::blue\r\n");
        write("colour2.txt", "{light|dark} green\n");
        write("people/hats.txt", "top hat\ncap\n");
        write("people/old/hats.txt", "bowler\n");
        write("nested.txt", "__colours__ __people/hats__\n");
        write("season.txt", "a ${season} day\n${season:no} night\n");
        write("zoo.yaml",
              "beasts:\n  cats:\n    - tabby\n    - \"3::{a|b} lion\"\n  dogs: [pug]\n  owl: barn owl\nempty:\n");
        write("people/more.json", R"({"coats": ["fur", 7], "deep": {"er": ["x"]}})");
        write("people/.hidden.txt", "never\n");
        write("people/.git/x.txt", "never\n");
        write("flat.yaml", "- one\n- two # said\n");
        write("flat2.json", R"(["three"])");
        // What is wrong.
        write("bad/a.txt", "x\ny __bad/b__\n");
        write("bad/b.txt", "# c\n__bad/c__\nz\n");
        write("bad/c.txt", "__bad/a__\n");
        write("bad/self.txt", "again __bad/self__\n");
        write("bad/brace.txt", "fine\n{a|b\n");
        write("bad/missing.txt", "__nothing__\n");
        write("bad/empty.txt", "# nothing\n");
        write("bad/binary.txt", std::string("a\0b", 3));
        write("bad/latin.txt", "caf\xe9\n");
        write("bad/zero.txt", "0::a\n");
    }

    void names_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QByteArray>("texts");
        auto row = [](const char* prompt, const char* texts) {
            QTest::newRow(prompt) << QByteArray(prompt) << QByteArray(texts);
        };
        row("a __colours__ car", "a red car;a blue car");
        row("__people/hats__", "top hat;cap");
        row("__colour*__", "light green;dark green;red;blue");
        row("__people/*__", "top hat;cap;fur;7");
        row("__people/**__", "fur;7;x;top hat;cap;bowler");
        row("__**/hats__", "top hat;cap;bowler");
        row("__colour?__", "light green;dark green;red;blue");
        row("__nested__", "red top hat;red cap;blue top hat;blue cap");
        row("{2$$__colours__}", "red,blue;blue,red");
        row("{2$$ and $$__colours__}!", "red and blue!;blue and red!");
        row("{__colours__|x}", "red;blue;x");
        row("__season(season=winter)__", "a winter day;winter night");
        row("__season(season={w|s})__", "a w day;a s day;w night;s night");
        row("${season=wet}__season__", "a wet day;wet night");
        row("__beasts/cats__", "tabby;a lion;b lion");
        row("__beasts/dogs__ __beasts/owl__", "pug barn owl");
        row("__zoo/beasts/cats__", "tabby;a lion;b lion");
        row("__beasts/*__", "tabby;a lion;b lion;pug;barn owl");
        row("__people/coats__", "fur;7");
        row("__people/more/deep/er__", "x");
        row("__flat__ __flat2__", "one three;two three");
        row("<wildcard:colours>", "red;blue");
        row("<wildcard:colours,not=red>", "blue");
        row("<wildcard[2,]:colours>", "red, blue;blue, red");
        row("__ init __ a__b", "__ init __ a__b");
    }

    void names() {
        QFETCH(QByteArray, prompt);
        QFETCH(QByteArray, texts);
        const QString found = all(prompt.toStdString());
        QStringList a = found.split(';'), b = QString(texts).split(';');
        if (prompt.contains('*')) { // the order of several lists is theirs
            a.sort();
            b.sort();
        }
        QCOMPARE(a, b);
    }

    void mistakes_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QByteArray>("message");
        auto row = [](const char* prompt, const char* message) {
            QTest::newRow(prompt) << QByteArray(prompt) << QByteArray(message);
        };
        row("__colous__", "prompts, line 3: the wildcard __colous__ is unknown (did you mean colours?)");
        row("__nowhere/*__", "the wildcard __nowhere/*__ is unknown: no name is like that");
        row("__bad/a__", "wildcards go round in a circle: bad/a.txt line 2 -> bad/b.txt line 2 -> bad/c.txt line 1 -> "
                         "bad/a.txt");
        row("x __bad/c__", "bad/c.txt line 1 -> bad/a.txt line 2 -> bad/b.txt line 2 -> bad/c.txt");
        row("__bad/self__", "wildcards go round in a circle: bad/self.txt line 1 -> bad/self.txt");
        row("__bad/brace__", "bad/brace.txt line 2: this '{' is never closed");
        row("__bad/missing__", "bad/missing.txt line 1: the wildcard __nothing__ is unknown");
        row("__bad/empty__", "the wildcard __bad/empty__ has no value");
        row("__bad/zero__", "the wildcard __bad/zero__ has no value");
        row("__bad/binary__", "bad/binary.txt, line 1, byte 2: a zero byte; this is a binary file");
        row("__bad/latin__", "bad/latin.txt, line 1, byte 4: the byte 0xe9 is not valid UTF-8");
        row("__../secret__", "the wildcard __../secret__ leads out of its folder");
        row("__/etc/passwd__", "the wildcard __/etc/passwd__ leads out of its folder");
        row("<wildcard:../x>", "the wildcard __../x__ leads out of its folder");
        row("{3$$__colours__}", "3 of the wildcard __colours__, which has 2");
        row("__season__", "season.txt line 1: the variable ${season} is not set before it is used");
        row("__season(winter)__", "'winter' is no parameter; write name=value");
        row("<wildcard:colours,not=red,blue>", "the wildcard __colours__ has no value besides those left out");
        row("<wildcard:colours,x>", "'x' is not understood");
    }

    void mistakes() {
        QFETCH(QByteArray, prompt);
        QFETCH(QByteArray, message);
        for (const QString& found : {all(prompt.toStdString()), some(prompt.toStdString())}) {
            QVERIFY2(found.startsWith("error: prompts, line 3: "), qPrintable(found));
            QVERIFY2(found.contains(QString(message)), qPrintable(found));
        }
    }

    void treesThatAreNone_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        auto row = [](const char* file, const char* text, const char* message) {
            QTest::newRow(message) << QByteArray(file) << QByteArray(text) << QByteArray(message);
        };
        row("t.yaml", "a: [b\n", "t.yaml, line 2: ");
        row("t.yaml", "a:\n  - {red|blue}\n", "t.yaml, line 2: a list inside of a list; a value that begins with '{'");
        row("t.yaml", "a:\n  - b\n  - [c]\n", "t.yaml, line 3: a list inside of a list");
        row("t.yaml", "a: &x [b]\nc: *x\n", "t.yaml, line 2: an alias (*name) is not read");
        row("t.yaml", "just words\n", "t.yaml, line 1: a file of wildcards holds a list, or keys with lists");
        row("t.yml", "? [a]\n: b\n", "t.yml, line 1: a key has to be a word");
        row("t.json", "{\"a\": [", "t.json: not valid JSON at byte");
        row("t.json", "{\"a\": [[1]]}", "t.json, key a: value 1 is a list inside of a list");
        row("t.json", "3", "t.json: a file of wildcards holds a list");
    }

    void treesThatAreNone() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        write(file.toStdString(), text.toStdString());
        const QString found = all("__t/a__");
        const QString other = all("__colours__"); // is not concerned
        fs::remove(folder() / "wildcards" / file.toStdString());
        QVERIFY2(found.contains(QString(message)), qPrintable(found));
        QCOMPARE(other, QString("red;blue"));
    }

    void deepTrees() {
        std::string text;
        for (int i = 0; i < 40; ++i)
            text += std::string(static_cast<size_t>(i), ' ') + "a:\n";
        write("t.yaml", text + std::string(40, ' ') + "b: c\n");
        const QString found = all("__t/a__");
        fs::remove(folder() / "wildcards" / "t.yaml");
        QVERIFY2(found.contains("t.yaml, line 33: nested deeper than 32 levels"), qPrintable(found));
    }

    void linksThatLeadOut() {
        fs::create_directories(folder() / "outside" / "more");
        QVERIFY(writeFileAtomically(folder() / "outside" / "secret.txt", "secret\n").ok());
        QVERIFY(writeFileAtomically(folder() / "outside" / "more" / "deep.txt", "secret\n").ok());
        fs::create_symlink(folder() / "outside" / "secret.txt", folder() / "wildcards" / "link.txt");
        fs::create_directory_symlink(folder() / "outside", folder() / "wildcards" / "out");
        fs::create_symlink(folder() / "wildcards" / "colours.txt", folder() / "wildcards" / "tint.txt");
        QVERIFY(all("__link__").contains("the wildcard __link__ is a link that leads out of its folder"));
        QVERIFY(all("__out/secret__").contains("the wildcard __out/secret__ is a link that leads out of its folder"));
        QVERIFY(!all("__**__").contains("secret"));
        QCOMPARE(all("__tint__"), QString("red;blue"));
        for (const char* name : {"link.txt", "out", "tint.txt"})
            fs::remove(folder() / "wildcards" / name);
    }

    void depthIsBounded() {
        for (int i = 0; i < 40; ++i)
            write("deep/" + std::to_string(i) + ".txt", "__deep/" + std::to_string(i + 1) + "__\n");
        write("deep/40.txt", "x\n");
        QVERIFY(
            all("__deep/0__").contains("wildcards are nested deeper than 32: deep/0.txt line 1 -> deep/1.txt line 1"));
        QCOMPARE(all("__deep/9__"), QString("x"));
        // Also where the deep part has been counted before.
        QVERIFY(all("__deep/20__ __deep/0__").contains("wildcards are nested deeper than 32"));
    }

    void countsAreBounded() {
        for (int i = 0; i < 10; ++i)
            write("wide/" + std::to_string(i) + ".txt",
                  i == 9 ? "x\ny\n"
                         : "__wide/" + std::to_string(i + 1) + "__ __wide/" + std::to_string(i + 1) + "__\n");
        QVERIFY(all("__wide/0__").contains("this line stands for more than 4611686018427387904 prompts"));
        QVERIFY(!some("__wide/0__").startsWith("error"));
    }

    void largeFilesAreRefused() {
        write("large.txt", std::string((16 << 20) + 1, 'a'));
        QVERIFY(all("__large__").contains("larger than the limit of 16777216 bytes"));
        fs::remove(folder() / "wildcards" / "large.txt");
    }

    void weightsOfFiles() {
        const QStringList texts = some("__colours__", 3000).split(';');
        const auto blue = texts.count("blue");
        QVERIFY2(blue > 1850 && blue < 2150, qPrintable(QString::number(blue))); // two thirds; seeded
    }

    void aFolderThatIsNotThere() {
        BatchRequest asked = request(ExpandMode::Random);
        asked.expand.wildcards = folder() / "none";
        QVERIFY(expanded(asked, "__colours__").contains("the wildcard __colours__ is unknown: there is no folder "));
        QCOMPARE(expanded(asked, "a cat"), QString("a cat"));
        asked.expand.wildcards.clear();
        asked.listFolder.clear();
        QVERIFY(expanded(asked, "__colours__").contains("there is no folder of wildcards; name one"));
    }

    void theDigestFollowsWhatIsUsed() {
        auto digestOf = [&](const std::string& prompt) {
            auto expander = PromptExpander::open(request(ExpandMode::Random));
            ListEntry entry;
            entry.settings.prompt = prompt;
            if (!expander.ok() || !expander->count(entry).ok())
                qFatal("no expansion");
            return expander->digest();
        };
        QVERIFY(digestOf("a cat").empty());
        const std::string before = digestOf("__colours__");
        QCOMPARE(before.size(), size_t{64});
        write("unused.txt", "x\n");
        QCOMPARE(digestOf("__colours__"), before);
        write("colours.txt", "red\nblue\ngreen\n");
        QVERIFY(digestOf("__colours__") != before);
    }
};

QTEST_GUILESS_MAIN(TestWildcards)
#include "test_wildcards.moc"
