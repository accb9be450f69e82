#include "token/text_steps.h"

#include <QtTest>

using namespace miro;

class TestTextSteps : public QObject {
    Q_OBJECT

    static QStringList words(const TextSteps& steps, const std::string& text, bool atStart = true) {
        QStringList list;
        for (const std::string& word : steps.words(text, atStart))
            list << QString::fromStdString(word);
        return list;
    }

private Q_SLOTS:
    void stripAndReplace() {
        TextSteps steps;
        steps.normalisers = {StripStep{false, true}, ReplaceStep{" ", 2, "_"}, ReplaceStep{"ab", 1, "X"}};
        QCOMPARE(words(steps, " a   b abab c \u3000"), QStringList{" a_b XX c"});
        QCOMPARE(words(steps, "  "), QStringList{});
    }

    void whitespaceThenMetaspace() { // flan-t5
        TextSteps steps;
        steps.preTokenisers = {WhitespaceSplitStep{}, MetaspaceStep{}};
        QCOMPARE(words(steps, " a\u0085 cat\u3000▁sat a▁b "), (QStringList{"▁a", "▁cat", "▁sat", "▁a", "▁b"}));
        QCOMPARE(words(steps, "▁▁x"), (QStringList{"▁", "▁x"}));
        QCOMPARE(words(steps, " \t"), QStringList{});
    }

    void prependSchemes() {
        TextSteps steps;
        MetaspaceStep metaspace;
        metaspace.prepend = MetaspaceStep::Prepend::First;
        steps.preTokenisers = {metaspace};
        QCOMPARE(words(steps, "a b", true), (QStringList{"▁a", "▁b"}));
        QCOMPARE(words(steps, "a b", false), (QStringList{"a", "▁b"}));
        metaspace.prepend = MetaspaceStep::Prepend::Never;
        metaspace.split = false;
        steps.preTokenisers = {metaspace};
        QCOMPARE(words(steps, "a b"), QStringList{"a▁b"});
    }
};

QTEST_GUILESS_MAIN(TestTextSteps)
#include "test_text_steps.moc"
