#include "token/charsmap.h"

#include "token/token_fixtures.h"
#include "token/unigram_file.h"

using namespace miro;
using namespace miro::test;

class TestCharsmap : public QObject {
    Q_OBJECT

    Charsmap m_map; // of t5-tiny: sentencepiece's nmt_nfkc

private Q_SLOTS:
    void initTestCase() {
        auto file = readSpieceModel(kModels / "t5-tiny" / "spiece.model", 0);
        QVERIFY2(file.ok(), file.message().c_str());
        m_map = std::get<PrecompiledStep>(file->steps.normalisers.front()).map;
    }

    void replaces_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("normal");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("ASCII") << "A cat."
                               << "A cat.";
        QTest::newRow("full width") << "Ｃａｔ"
                                    << "Cat";
        QTest::newRow("ligature") << "ﬁne"
                                  << "fine";
        QTest::newRow("composes") << "e\u0301te\u0301"
                                  << "été";
        QTest::newRow("line end") << "a\r\nb"
                                  << "a b"; // one cluster, one space
        QTest::newRow("shortest prefix of a cluster") << "½\u0301"
                                                      << "1⁄2"; // the mark is lost, as in the published one
        QTest::newRow("long clusters go by character") << "e\u0301\u0302\u0304\u0306"
                                                       << "e\u0301\u0302\u0304\u0306";
    }
    void replaces() {
        QFETCH(QString, text);
        QFETCH(QString, normal);
        QCOMPARE(QString::fromStdString(m_map.apply(text.toStdString())), normal);
    }

    void longestPrefixes() {
        auto prefix = [&](const std::string& text) {
            const Charsmap::Prefix found = m_map.longestPrefix(text);
            return std::string(found.replacement) + "|" + std::to_string(found.length);
        };
        QCOMPARE(prefix("cat"), std::string("c|1"));
        QCOMPARE(prefix("ﬁne"), std::string("fi|3"));
        QCOMPARE(prefix("e\u0301te"), std::string("é|3")); // and not the shorter e
        QCOMPARE(prefix("½\u0301"), std::string("1⁄2|2"));
        QCOMPARE(prefix("日"), std::string("日|3"));
        QCOMPARE(Charsmap().longestPrefix("日 ").length, size_t{3});
    }

    void emptyMapChangesNothing() {
        auto map = Charsmap::parse("", "x");
        QVERIFY(map.ok());
        QCOMPARE(map->apply("ﬁ\r\n"), std::string("ﬁ\r\n"));
    }

    void wrongSizesAreRefused() {
        using std::string;
        for (const string& bytes : {string("\x01"), string("\x04\0\0\0", 4), string("\x05\0\0\0abcdef", 10),
                                    string("\xFF\xFF\xFF\x7F"
                                           "abcd",
                                           8),
                                    string("\0\0\0\0abcd", 8)})
            QVERIFY(failsNaming(Charsmap::parse(bytes, "some.file"), ErrorCode::Corrupt, {"some.file"}));
    }

    // Units that point anywhere: no step may leave the trie.
    void hostileUnitsStayInside() {
        for (int seed = 0; seed < 200; ++seed) {
            std::string bytes("\x40\0\0\0", 4);
            uint32_t state = static_cast<uint32_t>(seed) * 2654435761u + 1;
            for (int i = 0; i < 0x40; ++i) {
                state = state * 1664525u + 1013904223u;
                bytes += static_cast<char>(state >> 24);
            }
            bytes += "x";
            auto map = Charsmap::parse(bytes, "x");
            QVERIFY(map.ok());
            std::string all;
            for (int c = 1; c < 128; ++c)
                all += static_cast<char>(c);
            map->apply(all);
        }
    }
};

QTEST_GUILESS_MAIN(TestCharsmap)
#include "test_charsmap.moc"
