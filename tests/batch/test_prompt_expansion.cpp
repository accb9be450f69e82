// Dynamic prompts without wildcards: choices, numbers, variables, targets.
#include "batch/list_rig.h"
#include "batch/prompt_expansion.h"

#include <QtTest>
#include <set>

using namespace miro;

namespace {

using Texts = std::vector<std::string>;

struct Rig {
    BatchRequest request;
    ListEntry entry;

    Rig(const std::string& prompt, ExpandMode mode) {
        request.listName = "prompts";
        request.expand.mode = mode;
        entry.line = 3;
        entry.settings.prompt = prompt;
    }

    Result<std::vector<ExpandedPrompt>> expand(int64_t listIndex = 0) const {
        MIRO_TRY(const PromptExpander expander, PromptExpander::open(request));
        MIRO_TRY(const int64_t count, expander.count(entry));
        std::vector<ExpandedPrompt> prompts;
        for (int64_t i = 0; i < count; ++i) {
            MIRO_TRY(ExpandedPrompt prompt, expander.expand(entry, listIndex, i));
            prompts.push_back(std::move(prompt));
        }
        return prompts;
    }
};

Texts textsOf(const Rig& rig, int64_t listIndex = 0) {
    const auto prompts = rig.expand(listIndex);
    if (!prompts.ok())
        return {"error: " + prompts.message()};
    Texts texts;
    for (const ExpandedPrompt& prompt : *prompts)
        texts.push_back(prompt.prompt);
    return texts;
}

Texts allOf(const std::string& prompt) {
    return textsOf(Rig(prompt, ExpandMode::All));
}

Texts someOf(const std::string& prompt, int64_t samples, uint64_t seed = 0, int64_t listIndex = 0) {
    Rig rig(prompt, ExpandMode::Random);
    rig.request.expand.samples = samples;
    rig.request.expand.seed = seed;
    return textsOf(rig, listIndex);
}

ExpandedPrompt one(const std::string& prompt, ExpandMode mode = ExpandMode::Random) {
    const auto prompts = Rig(prompt, mode).expand();
    if (!prompts.ok())
        qFatal("%s", prompts.message().c_str());
    return prompts->at(0);
}

} // namespace

class TestPromptExpansion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allCombinations_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QByteArray>("texts"); // joined by ';'
        auto row = [](const char* prompt, const char* texts) {
            QTest::newRow(prompt) << QByteArray(prompt) << QByteArray(texts);
        };
        row("a cat", "a cat");
        row("  two  spaces ", "  two  spaces ");
        row("{a|b} {c|d}", "a c;a d;b c;b d");
        row("{a|b|}x", "ax;bx;x");
        row("{a|{b|c} d}", "a;b d;c d");
        row("{2::a|0.5::b|0::c}", "a;b");
        row("{2$$a|b|c}", "a,b;b,a;a,c;c,a;b,c;c,b");
        row("{2$$ and $$a|b}", "a and b;b and a");
        row("{1-2$$, $$a|b}", "a;b;a, b;b, a");
        row("{-2$$a|b}", "a;b;a,b;b,a");
        row("{2-$$a|b}", "a,b;b,a");
        row("{0-1$$a|b} x", "x;a x;b x");
        row("{1-9$$a|b}", "a;b;a,b;b,a");
        row("{2$$a|{b|c}}", "a,b;b,a;a,c;c,a");
        row("{2$$ | $$a|b}", "a | b;b | a");
        row("{very |}big {red |} cat", "very big red cat;very big cat;big red cat;big cat");
        row("{ a | b } c", "a c;b c");
        row("${x={a|b}}${x} ${x}", "a a;a b;b a;b b");
        row("${x=!{a|b}} ${x} and ${x}", "a and a;b and b");
        row("${x=!a} ${y=${x}b} ${y}", "ab");
        row("${season:summer} day", "summer day");
        row("${x=a}{${x=b}${x}|c} ${x}", "b a;c a"); // set inside of a choice: known there only
        row("\\{a\\|b\\} \\$ \\_\\_a__ \\# c", "{a|b} $ __a__ # c");
        row("(a:1.2) [b|c] \\(d\\) <3 a_b well--known $5 50% ____ a}b",
            "error: prompts, line 3: character 53 of the "
            "prompt: a '}' without its '{'; write \\} for the "
            "sign itself");
        row("(a:1.2) [b|c] \\(d\\) <3 a_b well--known $5 50% ____ #1",
            "(a:1.2) [b|c] \\(d\\) <3 a_b well--known $5 50% "
            "____ #1");
        row("a {b|c} # said by the way", "a b;a c");
        row("a # one\nb", "a\nb");
        row("<random:a|b>", "a;b");
        row("<random:a, b>", "a;b");
        row("<random:a, b || c>", "a, b;c");
        row("<random:1-3> cats", "1 cats;2 cats;3 cats");
        row("<random:0.8-1.0>", "0.8;0.9;1.0");
        row("<random:9-10,b>", "9;10;b");
        row("<random[2,]:a|b>", "a, b;b, a");
        row("<random[1-2]:a|b>", "a;b;a b;b a");
        row("<random:x|<random:a,b>>", "x;a;b");
        row("<setvar[c]:<random:a|b>> and <var:c>", "a and a;b and b");
        row("<setvar[c,false]:{a|b}><var:c> <var:c>", "a a;b b");
        row("<setmacro[c,false]:{a|b}><macro:c><macro:c>", "aa;ab;ba;bb");
    }

    void allCombinations() {
        QFETCH(QByteArray, prompt);
        QFETCH(QByteArray, texts);
        QStringList found;
        for (const std::string& text : allOf(prompt.toStdString()))
            found << QString::fromStdString(text);
        QCOMPARE(found.join(';'), QString(texts));
    }

    void mistakes_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QByteArray>("message");
        auto row = [](const QByteArray& prompt, const char* message) {
            QTest::newRow(prompt.left(40)) << prompt << QByteArray(message);
        };
        row("a {b|c", "prompts, line 3: character 3 of the prompt: this '{' is never closed");
        row("ä {b|{c}", "character 3 of the prompt: this '{' is never closed");
        row("{3$$a|b}", "3 of a choice that has 2");
        row("{3-2$$a|b}", "3 to 2 of a choice");
        row("{0::a|0::b}", "all weights of this choice are 0");
        row("${x}", "the variable ${x} is not set before it is used");
        row("${color=red} ${colour}", "the variable ${colour} is not set before it is used (did you mean color?)");
        row("${a b}", "'a b' is no variable's name");
        row("${}", "'' is no variable's name");
        row("__${x}__", "a variable in a wildcard's name is not understood");
        row("<random:a|b", "this <random is never closed by '>'");
        row("<random[x]:a|b>", "'x' is not valid: give how many, such as [1-3]");
        row("<setvar:a>", "'' is no variable's name");
        row("<wildcard:>", "this <wildcard has no name");
        row("<lora:x:0.8> cat", "<lora> has no meaning here; leave it out");
        row("<rewad aesthetic:0.5>", "unknown tag <rewad>; did you mean <reward>?");
        row("<reward aesthetic:2>", "character 1 of the prompt: reward aesthetic '2.0' is not valid: give a number");
        row("<reward aesthetic>", "reward aesthetic '' is not valid");
        row("<reward :0.5>", "this <reward> has no name");
        row("<param[Steps]:many>", "<param[Steps]> 'many' is not valid: give an integer from 1 to 1000");
        row("<param[Stepz]:3>", "<param[Stepz]> names no setting (did you mean steps?)");
        row("<param[count]:3>", "<param[count]> cannot stand inside a prompt; give it to the line");
        row("<param[model]:x>", "<param[model]> cannot stand inside a prompt");
        row("<param[output_dir]:x>", "<param[output_dir]> chooses where files go");
        row("<param[width]:512>", "<param[width]> has no meaning here");
        row(QByteArray(70, '{') + QByteArray(70, '}'), "braces are nested deeper than 64");
        row(QByteArray(60000, '{'), "this '{' is never closed");
        row("<reward aesthetic:{2|3}>", "reward aesthetic '");
    }

    void mistakes() {
        QFETCH(QByteArray, prompt);
        QFETCH(QByteArray, message);
        const Texts texts = someOf(prompt.toStdString(), 1);
        QVERIFY2(texts.at(0).starts_with("error: prompts, line 3: "), texts.at(0).c_str());
        QVERIFY2(texts.at(0).find(message.toStdString()) != std::string::npos, texts.at(0).c_str());
    }

    void tooManyCombinations() {
        std::string prompt;
        for (int i = 0; i < 40; ++i)
            prompt += "{a|b}";
        QCOMPARE(allOf(prompt).at(0),
                 std::string("error: prompts, line 3: this line stands for 1099511627776 prompts; at most 2000000 are "
                             "allowed, so take some of them at random or raise the limit"));
        for (int i = 0; i < 100; ++i)
            prompt += "{a|b}";
        QVERIFY(allOf(prompt).at(0).find("this line stands for more than 4611686018427387904 prompts") !=
                std::string::npos);
        QCOMPARE(someOf(prompt, 2).size(), size_t{2}); // some of them can be had
        std::string wide = "{20-30$$x0";
        for (int i = 1; i < 100; ++i)
            wide += "|x" + std::to_string(i);
        QVERIFY(allOf(wide + "}").at(0).find("this line stands for more than") != std::string::npos);
    }

    void aLimitOfOnesOwn() {
        Rig rig("{a|b|c}", ExpandMode::All);
        rig.request.expand.maxPrompts = 2;
        QVERIFY(textsOf(rig).at(0).find("this line stands for 3 prompts; at most 2 are allowed") != std::string::npos);
        rig.request.expand.maxPrompts = 3;
        QCOMPARE(textsOf(rig).size(), size_t{3});
        rig.request.expand.samples = 0;
        QVERIFY(!PromptExpander::open(rig.request).ok());
    }

    // The generator is written down, so these never change: an artist's list gives the same prompts for ever.
    void randomIsTheSameEverywhere() {
        const std::string prompt = "{a|b|c} {2$$ $$d|e|f} <random:1-100> {9::g|h}";
        const Texts first = someOf(prompt, 3, 7, 2);
        QCOMPARE(first, someOf(prompt, 3, 7, 2));
        QVERIFY(first != someOf(prompt, 3, 8, 2));
        QVERIFY(first != someOf(prompt, 3, 7, 3));
        QCOMPARE(someOf(prompt, 5, 7, 2)[1], first[1]); // more samples change none
        QCOMPARE(first, (Texts{"c e d 55 g", "c e d 62 g", "b f e 64 g"}));
    }

    void randomIsAmongAll() {
        for (const char* prompt :
             {"{a|b} {c|{d|e}} ${x=!{f|g}}${x}${x}", "{1-3$$, $$a|{b|c}|d}", "<random[1-2,]:1-3|b>"}) {
            const Texts all = allOf(prompt);
            const std::set<std::string> known(all.begin(), all.end());
            std::set<std::string> seen;
            for (const std::string& text : someOf(prompt, 2000)) {
                QVERIFY2(known.count(text), text.c_str());
                seen.insert(text);
            }
            QCOMPARE(seen.size(), known.size());
        }
    }

    void weightsWeigh() {
        int64_t b = 0;
        const Texts texts = someOf("{3::a|b|0::c}", 4000);
        for (const std::string& text : texts) {
            QVERIFY(text != "c");
            b += text == "b";
        }
        QVERIFY2(b > 850 && b < 1150, qPrintable(QString::number(b))); // a quarter; seeded, so it never differs
    }

    void nothingIsExpandedWithNone() {
        const std::string prompt = "{a|b} __c__ ${d} <random:e|f> \\{ # g";
        QCOMPARE(one(prompt, ExpandMode::None).prompt, prompt);
        const auto targeted = one("{a|b} <reward aesthetic:0.5> } c", ExpandMode::None);
        QCOMPARE(targeted.prompt, std::string("{a|b} } c"));
        QCOMPARE(*targeted.settings.positive.at("aesthetic"), 0.5);
    }

    void targetsInsideThePrompt() {
        const auto prompt = one("a cat <reward aesthetic:0.5> in <negative-reward clip:none> rain<param[Steps]:20>"
                                "<param[cfg scale]:6><param[Aesthetic]:0.25><param[seed]:9><reward[vqa_score]:{1|1}>");
        QCOMPARE(prompt.prompt, std::string("a cat in rain"));
        QCOMPARE(prompt.settings.prompt, prompt.prompt);
        QVERIFY(prompt.settings.positive == (RewardTargets{{"Aesthetic", 0.25}, {"vqa_score", 1.0}}));
        QVERIFY(prompt.settings.negative == (RewardTargets{{"clip", std::nullopt}}));
        QCOMPARE(*prompt.settings.steps, 20);
        QCOMPARE(*prompt.settings.guidance, 6.0);
        QCOMPARE(*prompt.settings.seed, uint64_t{9});
        QVERIFY(prompt.hasSeed);
        QCOMPARE(one("\\<reward aesthetic:0.5>").prompt, std::string("<reward aesthetic:0.5>"));
        const auto chosen = one("{<reward a:0.5>x|<reward a:0.5>x}");
        QCOMPARE(*chosen.settings.positive.at("a"), 0.5);
        QCOMPARE(chosen.prompt, std::string("x"));
    }

    void resultsAreBounded() {
        const std::string text = "${x=" + std::string(1000, 'a') + "}";
        std::string uses;
        for (int i = 0; i < 80; ++i)
            uses += "${x}";
        QVERIFY(someOf(text + uses, 1).at(0).find("longer than 65536 bytes") != std::string::npos);
        // Short text and endless work.
        std::string doubled = "${a0=}";
        for (int i = 1; i < 40; ++i)
            doubled +=
                "${a" + std::to_string(i) + "=${a" + std::to_string(i - 1) + "}${a" + std::to_string(i - 1) + "}}";
        QVERIFY(someOf(doubled + "${a39}", 1).at(0).find("too much work") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPromptExpansion)
#include "test_prompt_expansion.moc"
