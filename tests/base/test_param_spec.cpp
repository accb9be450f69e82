#include "base/param_spec.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace miro;

namespace {

const ParamSpec kSteps{.key = "steps", .kind = ParamKind::Int, .minimum = 1, .maximum = 10};
const ParamSpec kShare{.key = "share", .kind = ParamKind::Real, .minimum = 0, .maximum = 1};
const ParamSpec kSeed{.key = "seed", .kind = ParamKind::Seed};
const ParamSpec kColour{.key = "colour", .kind = ParamKind::Choice, .choices = {"red", "green", "blue"}};
const ParamSpec kOn{.key = "on", .kind = ParamKind::Bool};

} // namespace

class TestParamSpec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void validTexts() {
        QCOMPARE(*parseParam(kSteps, "10"), ParamValue(int64_t{10}));
        QCOMPARE(*parseParam(kSteps, "+3"), ParamValue(int64_t{3}));
        QCOMPARE(*parseParam(kShare, "1e-1"), ParamValue(0.1));
        QCOMPARE(*parseParam(kSeed, "18446744073709551615"), ParamValue(UINT64_MAX));
        QCOMPARE(*parseParam(kColour, "blue"), ParamValue(std::string("blue")));
        QCOMPARE(*parseParam(kOn, "false"), ParamValue(false));
    }

    void invalidTexts_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("text");
        const char* steps[] = {"0", "11", "1.5", "", " 1", "1 ", "ten", "99999999999999999999", "+-1"};
        for (const char* text : steps)
            QTest::addRow("steps '%s'", text) << 0 << text;
        const char* shares[] = {"nan", "inf", "-0.1", "1.0001", "0,5", "0x1", ""};
        for (const char* text : shares)
            QTest::addRow("share '%s'", text) << 1 << text;
        const char* seeds[] = {"-1", "18446744073709551616", "1.0", ""};
        for (const char* text : seeds)
            QTest::addRow("seed '%s'", text) << 2 << text;
        QTest::addRow("colour") << 3 << "Red";
        QTest::addRow("bool") << 4 << "maybe";
    }
    void invalidTexts() {
        QFETCH(int, which);
        QFETCH(QString, text);
        const ParamSpec* specs[] = {&kSteps, &kShare, &kSeed, &kColour, &kOn};
        auto result = parseParam(*specs[which], text.toStdString());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Usage);
        QVERIFY(result.message().find(specs[which]->key) == 0);
    }

    void messageSaysWhatIsValid() {
        QCOMPARE(parseParam(kSteps, "0").message(),
                 std::string("steps '0' is not valid: give an integer from 1 to 10"));
        QCOMPARE(parseParam(kColour, "x").message(), std::string("colour 'x' is not valid: give red, green or blue"));
    }

    void jsonRoundTrip() {
        for (const auto& [spec, value] : std::vector<std::pair<ParamSpec, ParamValue>>{{kSteps, int64_t{3}},
                                                                                       {kShare, 0.25},
                                                                                       {kSeed, UINT64_MAX},
                                                                                       {kColour, std::string("red")},
                                                                                       {kOn, true},
                                                                                       {kSteps, {}}})
            QCOMPARE(*paramFromJson(spec, jsonFromParam(value)), value);
        QVERIFY(!paramFromJson(kSteps, "3").ok());
        QVERIFY(!paramFromJson(kSteps, 30).ok());
        QVERIFY(!paramFromJson(kShare, nlohmann::json::object()).ok());
    }
};

QTEST_GUILESS_MAIN(TestParamSpec)
#include "test_param_spec.moc"
