#include "eval/detector_process.h"

#include <QtTest>
#include <csignal>
#include <thread>

using namespace miro;

// A command that is asked and answers in lines, and every way in which it can fail to.
class TestDetectorProcess : public QObject {
    Q_OBJECT

    std::vector<std::string> m_answers;

    Result<void> ask(const std::string& command, const std::vector<std::string>& questions, std::stop_token stop = {}) {
        m_answers.clear();
        return askDetector(
            command, questions,
            [this](std::string_view line) -> Result<void> {
                m_answers.emplace_back(line);
                return {};
            },
            stop);
    }

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); } // as the program does

    void linesGoInAndComeOut() {
        QVERIFY(ask("cat", {"one", "two"}).ok());
        QCOMPARE(m_answers, (std::vector<std::string>{"one", "two"}));
        QVERIFY(ask("cat; printf '\\n \\nlast'", {"one"}).ok()); // blank lines, and one without its end
        QCOMPARE(m_answers, (std::vector<std::string>{"one", "last"}));
        QVERIFY(ask("cat", {}).ok());
        QVERIFY(m_answers.empty());
    }

    // More than pipes hold, answered at once or at the end of the input.
    void manyLines() {
        std::vector<std::string> questions;
        for (int i = 0; i < 20000; ++i)
            questions.push_back(std::to_string(i) + std::string(40, 'x'));
        QVERIFY(ask("cat", questions).ok());
        QCOMPARE(m_answers, questions);
        QVERIFY(ask("sort -n", questions).ok());
        QCOMPARE(m_answers, questions);
    }

    void whatGoesWrong_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("no such command") << "no-such-detector --fast" << int(ErrorCode::NotFound)
                                         << QStringList{"the detector 'no-such-detector --fast' was not found"};
        QTest::newRow("exit code") << "read line; echo first >&2; echo 'no weights' >&2; exit 3"
                                   << int(ErrorCode::Failed)
                                   << QStringList{"ended with exit code 3", "its last words: no weights"};
        QTest::newRow("signal") << "kill -9 $$" << int(ErrorCode::Failed) << QStringList{"died of signal 9"};
        QTest::newRow("endless line") << "head -c 3000000 /dev/zero" << int(ErrorCode::Corrupt)
                                      << QStringList{"a line of more than"};
    }
    void whatGoesWrong() {
        QFETCH(QString, command);
        QFETCH(int, code);
        QFETCH(QStringList, parts);
        const auto result = ask(command.toStdString(), {"one", "two"});
        QVERIFY(!result.ok());
        QCOMPARE(int(result.error().code), code);
        for (const QString& part : parts)
            QVERIFY2(result.error().message.find(part.toStdString()) != std::string::npos,
                     result.error().message.c_str());
        QVERIFY(result.error().message.find('\n') == std::string::npos);
    }

    // A command that reads nothing and ends well is no error here: what it left out is the caller's to say.
    void aCommandThatDoesNotListen() {
        const std::vector<std::string> many(50000, std::string(60, 'x'));
        QVERIFY(ask("echo done", many).ok());
        QCOMPARE(m_answers, std::vector<std::string>{"done"});
    }

    void anAnswerThatIsRefusedEndsIt() {
        int lines = 0;
        const auto result = askDetector("yes", {"one"},
                                        [&](std::string_view) -> Result<void> {
                                            ++lines;
                                            return Error{ErrorCode::Corrupt, "rubbish"};
                                        },
                                        {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().message, "rubbish");
        QCOMPARE(lines, 1);
    }

    void itCanBeStopped() {
        std::stop_source source;
        std::jthread stopper([&] { source.request_stop(); });
        const auto result = ask("sleep 600 & wait", {"one"}, source.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Stopped);
    }
};

QTEST_APPLESS_MAIN(TestDetectorProcess)
#include "test_detector_process.moc"
