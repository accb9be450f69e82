#include "base/adapter_choice.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace miro;

class TestAdapterChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("weight");
        QTest::newRow("plain") << "a.safetensors"
                               << "a.safetensors" << 1.0;
        QTest::newRow("weight") << "a.safetensors=0.5"
                                << "a.safetensors" << 0.5;
        QTest::newRow("zero") << "/x/a.safetensors=0"
                              << "/x/a.safetensors" << 0.0;
        QTest::newRow("equals in the name") << "seed=4.safetensors"
                                            << "seed=4.safetensors" << 1.0;
        QTest::newRow("and a weight") << "seed=4.safetensors=2"
                                      << "seed=4.safetensors" << 2.0;
        QTest::newRow("another ending") << "mine"
                                        << "mine" << 1.0;
    }
    void textsAreRead() {
        QFETCH(QString, text);
        QFETCH(QString, file);
        QFETCH(double, weight);
        auto choice = parseAdapterChoice(text.toStdString());
        QVERIFY2(choice.ok(), choice.message().c_str());
        QCOMPARE(QString::fromStdString(choice->file.string()), file);
        QCOMPARE(choice->weight, weight);
    }

    void badTextsAreRefused() {
        for (const char* text : {"", "=1", "a.safetensors=", "a.safetensors=half", "a.safetensors=nan",
                                 "a.safetensors=-0.1", "a.safetensors=2.1", "a.safetensors=1x", "a.safetensors=inf"}) {
            auto choice = parseAdapterChoice(text);
            QVERIFY2(!choice.ok(), text);
            QCOMPARE(choice.error().code, ErrorCode::Usage);
            QVERIFY2(choice.message().find("from 0 to 2") != std::string::npos, choice.message().c_str());
        }
    }

    void jsonGoesRound() {
        const std::vector<AdapterChoice> adapters = {{"/a/b.safetensors", 0.25}, {"c", 1}};
        auto read = adaptersFromJson(jsonFromAdapters(adapters));
        QVERIFY2(read.ok(), read.message().c_str());
        QVERIFY(*read == adapters);
        QVERIFY(adaptersFromJson(nlohmann::json::parse(R"([{"file":"a"}])"))->front().weight == 1);
    }

    void badJsonIsRefused() {
        for (const char* text :
             {"{}", "1", "[1]", R"([{"weight":1}])", R"([{"file":""}])", R"([{"file":"a","weight":3}])",
              R"([{"file":"a","weight":"1"}])", R"([{"file":"a","weight":null}])", R"([{"file":2}])"}) {
            auto read = adaptersFromJson(nlohmann::json::parse(text));
            QVERIFY2(!read.ok(), text);
            QVERIFY(read.message().find("adapters: ") == 0);
        }
        nlohmann::json many = nlohmann::json::array();
        for (int i = 0; i < 17; ++i)
            many.push_back({{"file", "a"}});
        QVERIFY(!adaptersFromJson(many).ok());
    }
};

QTEST_GUILESS_MAIN(TestAdapterChoice)
#include "test_adapter_choice.moc"
