// What is asked about a scene: one caption that is true of it, one in which one thing is wrong, and the tokens of both.
#include "base/files.h"
#include "token/t5_tokenizer.h"
#include "train/question_shards.h"

#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

constexpr int64_t kUnknown = 2;

int spriteOf(const char* name) {
    return *sceneSprites().find(name);
}

ScenePrompt single(const char* name, const std::string& colour = {}, int64_t count = 1) {
    ScenePrompt prompt;
    prompt.category = count > 1 ? SceneCategory::Counting : SceneCategory::SingleObject;
    prompt.things = {{spriteOf(name), colour, count}};
    return prompt;
}

ScenePrompt two(const char* first, const char* second, SceneRelation relation, const std::string& colour = {},
                const std::string& other = {}) {
    ScenePrompt prompt;
    prompt.category = SceneCategory::TwoObject;
    prompt.things = {{spriteOf(first), colour, 1}, {spriteOf(second), other, 1}};
    prompt.relation = relation;
    return prompt;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// The pairs of a scene with that fault, out of many.
std::vector<QuestionPair> pairsOf(const ScenePrompt& shown, CaptionFault fault) {
    std::vector<QuestionPair> pairs;
    for (uint64_t i = 0; i < 400; ++i) {
        QuestionPair pair = questionPair(shown, sceneSprites(), SeededRandom(i));
        if (pair.fault == fault)
            pairs.push_back(std::move(pair));
    }
    return pairs;
}

std::set<CaptionFault> faultsOf(const ScenePrompt& shown) {
    std::set<CaptionFault> faults;
    for (const CaptionFault fault : kCaptionFaults)
        if (!pairsOf(shown, fault).empty())
            faults.insert(fault);
    return faults;
}

const QuestionVocabulary& vocabulary() {
    static const QuestionVocabulary made = must(QuestionVocabulary::make(captionsOfSprites(sceneSprites())));
    return made;
}

} // namespace

class TestQuestionPairs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatASceneHasCanBeWrong() {
        using enum CaptionFault;
        QCOMPARE(faultsOf(single("cat")), (std::set{Object, Count}));
        QCOMPARE(faultsOf(single("car", "blue")), (std::set{Object, Count, Colour}));
        ScenePrompt grounded = single("cat");
        grounded.background = "green";
        QCOMPARE(faultsOf(grounded), (std::set{Object, Count, Background}));
        QCOMPARE(faultsOf(two("cat", "dog", SceneRelation::Above)), (std::set{Object, Position}));
        QCOMPARE(faultsOf(two("car", "star", SceneRelation::None, "blue", "red")),
                 (std::set{Object, Colour, Position, Binding}));
    }

    void theWrongThingIsNotThere() {
        for (const QuestionPair& pair : pairsOf(two("cat", "dog", SceneRelation::None), CaptionFault::Object)) {
            QVERIFY2(has(pair.fitting, "cat") || has(pair.fitting, "dog"), pair.fitting.c_str());
            QVERIFY2(!has(pair.wrong, " cat ") || !has(pair.wrong, " dog "), pair.wrong.c_str());
            QVERIFY(pair.fitting != pair.wrong);
        }
    }

    void coloursAndNumbersAreWrong() {
        for (const QuestionPair& pair : pairsOf(single("car", "blue"), CaptionFault::Colour)) {
            QVERIFY2(has(pair.fitting, "blue car"), pair.fitting.c_str());
            QVERIFY2(has(pair.wrong, "car") && !has(pair.wrong, "blue"), pair.wrong.c_str());
        }
        int ones = 0, pairs = 0;
        for (const QuestionPair& pair : pairsOf(single("cat", {}, 3), CaptionFault::Count)) {
            QVERIFY2(has(pair.fitting, "hree cats"), pair.fitting.c_str());
            const bool one = has(pair.wrong, " cat") && !has(pair.wrong, "cats");
            QVERIFY2(one || has(pair.wrong, "wo cats") || has(pair.wrong, "our cats"), pair.wrong.c_str());
            ones += one ? 1 : 0;
            ++pairs;
        }
        QVERIFY(ones > pairs / 3 && ones < 2 * pairs / 3);
        for (const QuestionPair& pair :
             pairsOf(two("car", "star", SceneRelation::None, "blue", "red"), CaptionFault::Binding)) {
            QVERIFY2(has(pair.fitting, "blue car") && has(pair.fitting, "red star"), pair.fitting.c_str());
            QVERIFY2(has(pair.wrong, "red car") && has(pair.wrong, "blue star"), pair.wrong.c_str());
        }
    }

    // Two things stand side by side, the first one left, where the scene says no more. No side is the one that is
    // usually right.
    void sidesAreWrong() {
        int lefts = 0, wrongLefts = 0, pairs = 0;
        for (const QuestionPair& pair : pairsOf(two("cat", "dog", SceneRelation::None), CaptionFault::Position)) {
            const auto isTrue = [](const std::string& caption) {
                for (const char* told : {"at left of a dog", "at to the left of a dog", "at on the left side of a dog",
                                         "og right of a cat", "og to the right of a cat",
                                         "og on the right side of a cat", "The cat is on the left"})
                    if (has(caption, told))
                        return true;
                return false;
            };
            QVERIFY2(isTrue(pair.fitting), pair.fitting.c_str());
            QVERIFY2(!isTrue(pair.wrong), pair.wrong.c_str());
            lefts += has(pair.fitting, "left ") ? 1 : 0;
            wrongLefts += has(pair.wrong, "left ") ? 1 : 0;
            ++pairs;
        }
        QVERIFY2(pairs > 40 && lefts > pairs / 5 && lefts < pairs * 4 / 5, qPrintable(QString::number(lefts)));
        QVERIFY2(wrongLefts > pairs / 8 && wrongLefts < pairs * 3 / 4, qPrintable(QString::number(wrongLefts)));
    }

    // A description says where things stand, so it is used only where that is known to be right.
    void descriptionsAreTrue() {
        int seen = 0;
        for (const CaptionFault fault : kCaptionFaults)
            for (const QuestionPair& pair : pairsOf(two("cat", "dog", SceneRelation::RightOf), fault))
                if (has(pair.fitting, "on the left")) {
                    QVERIFY2(!has(pair.fitting, "The cat is on the left"), pair.fitting.c_str());
                    ++seen;
                }
        QVERIFY(seen > 20);
    }

    void equalNumbersAskEqualThings() {
        const ScenePrompt shown = two("car", "star", SceneRelation::Above, "blue", "red");
        const QuestionPair one = questionPair(shown, sceneSprites(), SeededRandom(3));
        const QuestionPair again = questionPair(shown, sceneSprites(), SeededRandom(3));
        QCOMPARE(one.fitting, again.fitting);
        QCOMPARE(one.wrong, again.wrong);
    }

    void wordsAreOneTokenEach() {
        const SceneSource source(sceneSprites());
        int tokens = 0, questions = 0;
        for (uint64_t i = 0; i < 500; ++i) {
            const ScenePrompt shown = source.scene(3, i).scene.shown;
            const QuestionPair pair = questionPair(shown, sceneSprites(), SeededRandom(i));
            for (const std::string& caption : {pair.fitting, pair.wrong}) {
                const AnswerQuestion question = must(vocabulary().question(caption));
                QCOMPARE(question.before.size(), size_t{2});
                const auto words = static_cast<size_t>(1 + std::count(caption.begin(), caption.end(), ' '));
                const auto marks = static_cast<size_t>(
                    std::count_if(caption.begin(), caption.end(), [](char c) { return c == '.' || c == ','; }));
                QVERIFY2(question.after.size() == words + marks + 3, caption.c_str());
                for (const int64_t id : question.after)
                    QVERIFY2(id != kUnknown, caption.c_str());
                tokens += static_cast<int>(question.after.size());
                ++questions;
            }
        }
        QVERIFY2(tokens < 20 * questions, qPrintable(QString::number(tokens)));
    }

    void otherWordsAreSpelt() {
        const AnswerQuestion question = must(vocabulary().question("a zzyzx"));
        QCOMPARE(question.after.size(), size_t{3 + 1 + 1 + 5}); // "a", the space, five letters
        for (const int64_t id : question.after)
            QVERIFY(id != kUnknown);
        QVERIFY(must(vocabulary().answer(true)) != must(vocabulary().answer(false)));
        QCOMPARE(must(vocabulary().answer(true)).size(), size_t{2});
        QCOMPARE(must(vocabulary().answer(false)).size(), size_t{2});
        QCOMPARE(must(vocabulary().request()).after.size(), size_t{2});
    }

    void theWrittenFileGivesTheSameTokens() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(writeFileAtomically(path / "spiece.model", vocabulary().spieceModel()).ok());
        QVERIFY(writeFileAtomically(path / "tokenizer_config.json", R"({"extra_ids": 0})").ok());
        const auto tokenizer = must(loadSlowT5Tokenizer(path));
        QCOMPARE(static_cast<int64_t>(tokenizer->idLimit()), vocabulary().size());
        for (const char* text : {"a red apple and two cats.", "Yes", "naïve\n<b>x", ""}) {
            const TokenIds ids = must(tokenizer->encode(text, 1000));
            QCOMPARE(must(vocabulary().answer(std::string(text))), std::vector<int64_t>(ids.begin(), ids.end()));
        }
    }

    void theOrderOfCaptionsDoesNotCount() {
        const auto one = must(QuestionVocabulary::make({"a cat", "two dogs"}));
        QCOMPARE(one.spieceModel(), must(QuestionVocabulary::make({"two dogs", "a cat"})).spieceModel());
        QVERIFY(one.spieceModel() != must(QuestionVocabulary::make({"a cat"})).spieceModel());
    }
};

QTEST_GUILESS_MAIN(TestQuestionPairs)
#include "test_question_pairs.moc"
