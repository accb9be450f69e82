#include "base/files.h"
#include "base/json.h"
#include "base/paths.h"
#include "base/preferences.h"
#include "base/unique_id.h"

#include <QTemporaryDir>
#include <QtTest>
#include <set>
#include <thread>

using namespace miro;
namespace fs = std::filesystem;

class TestPreferences : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path file() const { return fs::path(m_folder->path().toStdString()) / "settings.json"; }
    void put(const std::string& text) { QVERIFY(writeFileAtomically(file(), text).ok()); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void noFileGivesTheDefaults() {
        auto read = readPreferences(file());
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->model, std::string("starter"));
        QVERIFY(!fs::exists(file()));
    }

    // Every declared preference, so that a new one cannot be forgotten in get or set.
    void everyParamSurvives() {
        for (const auto& param : preferenceParams()) {
            QCOMPARE(param.get(Preferences()), param.spec.defaultValue);
            ParamValue other;
            switch (param.spec.kind) {
            case ParamKind::Bool:
                other = !std::get<bool>(param.spec.defaultValue);
                break;
            case ParamKind::Int:
                other = int64_t{7};
                break;
            case ParamKind::Choice:
                other = param.spec.choices.back() == std::get<std::string>(param.spec.defaultValue)
                            ? param.spec.choices.front()
                            : param.spec.choices.back();
                break;
            default:
                other = std::string(param.spec.key == "device" ? "cuda:1" : "päth/x");
            }
            Preferences changed;
            param.set(changed, other);
            QVERIFY2(writePreferences(file(), changed).ok(), param.spec.key.c_str());
            auto read = readPreferences(file());
            QVERIFY2(read.ok(), read.message().c_str());
            for (const auto& each : preferenceParams())
                QCOMPARE(each.get(*read), each.get(changed));
            param.set(changed, {});
            QCOMPARE(param.get(changed), param.spec.defaultValue);
        }
    }

    void foldersAreMadeAndForeignKeysKept() {
        fs::path deep = fs::path(m_folder->path().toStdString()) / "a" / "b" / "settings.json";
        QVERIFY(writePreferences(deep, {}).ok());
        put(R"({"from-the-future": {"x": 1}, "threads": 3})");
        Preferences read = *readPreferences(file());
        QCOMPARE(read.threads, int64_t{3});
        read.threads = 4;
        QVERIFY(writePreferences(file(), read).ok());
        auto object = readJsonFile(file());
        QCOMPARE((*object)["from-the-future"]["x"].get<int>(), 1);
        QCOMPARE((*object)["threads"].get<int>(), 4);
    }

    void badFiles_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("mentions");
        QTest::addRow("empty") << ""
                               << "JSON";
        QTest::addRow("half") << "{\"theme\": "
                              << "byte";
        QTest::addRow("list") << "[]"
                              << "object";
        QTest::addRow("type") << R"({"threads": "many"})"
                              << "threads";
        QTest::addRow("range") << R"({"threads": -1})"
                               << "threads";
        QTest::addRow("huge") << R"({"bin-days": 18446744073709551615})"
                              << "bin-days";
        QTest::addRow("choice") << R"({"theme": "pink"})"
                                << "theme";
        QTest::addRow("device") << R"({"device": "tpu"})"
                                << "tpu";
        QTest::addRow("path") << QString(R"({"library": "%1"})").arg(QString(5000, 'x')) << "library";
        QTest::addRow("deep") << QString(100000, '[') + QString(100000, ']') << "nested";
    }
    void badFiles() {
        QFETCH(QString, text);
        QFETCH(QString, mentions);
        put(text.toStdString());
        auto read = readPreferences(file());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        QVERIFY2(read.message().find(mentions.toStdString()) != std::string::npos, read.message().c_str());
        QVERIFY2(read.message().find("settings.json") != std::string::npos, read.message().c_str());
        QVERIFY(read.message().find('\n') == std::string::npos);
    }

    // What nobody can read is still somebody's: it is not overwritten without a copy.
    void anUnreadableFileIsKeptBeside() {
        put("{\"theme\": ");
        QVERIFY(writePreferences(file(), {}).ok());
        QVERIFY(readPreferences(file()).ok());
        QCOMPARE(*readFile(file().string() + ".broken"), std::string("{\"theme\": "));
    }

    void whatIsNotValidIsNotWritten() {
        Preferences wrong;
        wrong.theme = "pink";
        QCOMPARE(writePreferences(file(), wrong).error().code, ErrorCode::Usage);
        wrong = {};
        wrong.device = "tpu";
        QVERIFY(!writePreferences(file(), wrong).ok());
        QVERIFY(!fs::exists(file()));
        wrong = {};
        QVERIFY(!writePreferences("/proc/none/settings.json", wrong).ok());
    }

    void libraryFolders() {
        qputenv("MIRO_LIBRARY", "");
        qputenv("XDG_DATA_HOME", "/data");
        qputenv("XDG_CONFIG_HOME", "/config");
        Preferences preferences;
        QCOMPARE(libraryFolderOf(preferences), fs::path("/data/miro-studio/library"));
        preferences.library = "/mine";
        QCOMPARE(libraryFolderOf(preferences), fs::path("/mine"));
        qputenv("MIRO_LIBRARY", "/given");
        QCOMPARE(libraryFolderOf(preferences), fs::path("/given"));
        QCOMPARE(preferencesFile(), fs::path("/config/miro-studio/settings.json"));
        qunsetenv("MIRO_LIBRARY");
    }

    void idsAreUnique() {
        std::vector<std::vector<std::string>> made(4);
        std::vector<std::jthread> threads;
        for (auto& list : made)
            threads.emplace_back([&list] {
                for (int i = 0; i < 1000; ++i)
                    list.push_back(newUniqueId());
            });
        threads.clear();
        std::set<std::string> all;
        for (const auto& list : made)
            all.insert(list.begin(), list.end());
        QCOMPARE(all.size(), size_t(4000));
        QCOMPARE(all.begin()->size(), size_t(32));
        QVERIFY(all.begin()->find_first_not_of("0123456789abcdef") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "test_preferences.moc"
