#include "flow/output_plan.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

class TestOutputPlan : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
    static constexpr std::chrono::year_month_day kToday{std::chrono::year(2031), std::chrono::month(2),
                                                        std::chrono::day(3)};

    Result<OutputPlan> plan(const GenerateRequest& request, const std::vector<uint64_t>& seeds) const {
        return planOutputs(request, seeds, m_folder / "library", kToday);
    }

private Q_SLOTS:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void namesFromPrompts_data() {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "Two cats, on a Yellow background!"
                               << "two-cats-on-a-yellow-background";
        QTest::newRow("empty") << ""
                               << "picture";
        QTest::newRow("no letters") << " ../..\n\t"
                                    << "picture";
        QTest::newRow("path") << "../../etc/passwd"
                              << "etc-passwd";
        QTest::newRow("hidden") << ".bashrc"
                                << "bashrc";
        QTest::newRow("other scripts") << QString::fromUtf8("Кот и 猫") << QString::fromUtf8("Кот-и-猫");
        QTest::newRow("direction mark") << QString::fromUtf8("a\u202eb") << "a-b";
        QTest::newRow("C1 control") << QString::fromUtf8("a\u0085b") << "a-b";
        QTest::newRow("control characters") << QString("a\x01\x1b[31mb") << "a-31mb";
    }
    void namesFromPrompts() {
        QFETCH(QString, prompt);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(fileNameFromPrompt(prompt.toStdString())), name);
    }

    void longNamesAreCutAtACharacter() {
        for (const char* letter : {"a", "é", "猫", "🐈"}) {
            std::string prompt;
            for (int i = 0; i < 100; ++i)
                prompt += letter;
            std::string name = fileNameFromPrompt(prompt);
            QVERIFY(name.size() <= 60 && name.size() > 56);
            QVERIFY(prompt.starts_with(name));
            QCOMPARE(name.size() % std::string(letter).size(), size_t(0));
        }
        QCOMPARE(fileNameFromPrompt("a\xff\xfe"
                                    "b"),
                 std::string("a-b"));
    }

    void theLibraryHasAFolderADay() {
        GenerateRequest request;
        request.settings.prompt = "a cat";
        auto outputs = plan(request, {7, 8});
        QVERIFY2(outputs.ok(), outputs.message().c_str());
        fs::path day = m_folder / "library" / "pictures" / "2031" / "02" / "03";
        QCOMPARE(outputs->pictures,
                 (std::vector<fs::path>{day / "a-cat-0000000007.png", day / "a-cat-0000000008.png"}));
        QCOMPARE(outputs->newFolders.front(), m_folder / "library");
        QCOMPARE(outputs->newFolders.back(), day);
        QCOMPARE(outputs->newFolders.size(), size_t(5));
        QVERIFY(!fs::exists(m_folder / "library"));
    }

    void takenNamesAreLeftAlone() {
        GenerateRequest request;
        request.settings.prompt = "a cat";
        request.outputFolder = m_folder;
        QVERIFY(writeFileAtomically(m_folder / "a-cat-0000000007.png", "x").ok());
        auto outputs = plan(request, {7, 7});
        QCOMPARE(outputs->pictures,
                 (std::vector<fs::path>{m_folder / "a-cat-0000000007-2.png", m_folder / "a-cat-0000000007-3.png"}));
        QVERIFY(outputs->newFolders.empty());
    }

    void onlyTheLastFolderIsMade() {
        GenerateRequest request;
        request.outputFolder = m_folder / "new/";
        auto outputs = plan(request, {1});
        QVERIFY2(outputs.ok(), outputs.message().c_str());
        QCOMPARE(outputs->newFolders, std::vector<fs::path>{m_folder / "new"});
        request.outputFolder = m_folder / "new" / "deeper";
        QVERIFY(plan(request, {1}).error().code == ErrorCode::NotFound);
    }

    void oneFileIsOnePicture() {
        GenerateRequest request;
        request.output = m_folder / "a.webp";
        QVERIFY(plan(request, {1})->format == ImageFormat::Webp);
        QVERIFY(plan(request, {1, 2}).error().code == ErrorCode::Usage);
        request.latentsFile = m_folder / "." / "a.webp";
        QVERIFY(plan(request, {1}).error().code == ErrorCode::Usage);
        request.latentsFile = m_folder / "a.npy";
        QCOMPARE(plan(request, {1})->latents, m_folder / "a.npy");
        QVERIFY(fs::is_empty(m_folder));
    }
};

QTEST_GUILESS_MAIN(TestOutputPlan)
#include "test_output_plan.moc"
