#include "base/registry.h"
#include "base/result.h"

#include <QtTest>
#include <memory>

using namespace miro;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0)
        return Error{ErrorCode::Failed, "odd"};
    return number / 2;
}

Result<int> quarter(int number) {
    MIRO_TRY(int once, half(number));
    MIRO_TRY(int twice, half(once));
    return twice;
}

Result<void> onlyEven(int number) {
    MIRO_CHECK_OK([&]() -> Result<void> {
        if (number % 2 != 0)
            return usageError("odd");
        return {};
    }());
    return {};
}

struct Entry {
    std::string key;
    int value;
};

} // namespace

class TestResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tryPassesErrorsOn() {
        QCOMPARE(*quarter(12), 3);
        QVERIFY(!quarter(6).ok());
        QCOMPARE(quarter(6).error().message, std::string("odd"));
        QVERIFY(onlyEven(2).ok());
        QCOMPARE(onlyEven(1).error().code, ErrorCode::Usage);
    }

    void moveOnlyValues() {
        auto make = []() -> Result<std::unique_ptr<int>> {
            return std::make_unique<int>(7);
        };
        auto use = [&]() -> Result<int> {
            MIRO_TRY(auto owned, make());
            return *owned;
        };
        QCOMPARE(*use(), 7);
    }

    void valueOfAnErrorIsABrokenContract() {
        Result<int> result = Error{ErrorCode::Failed, "no"};
        QVERIFY_EXCEPTION_THROWN(result.value(), std::logic_error);
    }

    void exitCodes() {
        QCOMPARE(exitCode(ErrorCode::Failed), 1);
        QCOMPARE(exitCode(ErrorCode::DiskFull), 1);
        QCOMPARE(exitCode(ErrorCode::Usage), 2);
        QCOMPARE(exitCode(ErrorCode::Stopped), 130);
    }

    void oneLineIsOneLine() {
        QCOMPARE(oneLine("a\nb\r\n\tc\x1b[31m"), std::string("a b c [31m"));
        QCOMPARE(oneLine("plain"), std::string("plain"));
        std::string bounded = oneLine(std::string(1000, 'x'), 10);
        QCOMPARE(bounded, std::string(10, 'x') + "...");
        // A cut never leaves half a character.
        QCOMPARE(oneLine("aaa\xC3\xA9\xC3\xA9", 4), std::string("aaa..."));
        QCOMPARE(oneLine("aaa\xC3\xA9\xC3\xA9", 5), std::string("aaa\xC3\xA9..."));
    }

    void registryKeepsOrderAndRefusesTwins() {
        Registry<Entry> registry({{"b", 1}, {"a", 2}});
        QCOMPARE(registry.keyList(), std::string("b, a"));
        QCOMPARE(registry.find("a")->value, 2);
        QVERIFY(registry.find("c") == nullptr);
        QVERIFY_EXCEPTION_THROWN(Registry<Entry>({{"a", 1}, {"a", 2}}), std::logic_error);
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "test_result.moc"
