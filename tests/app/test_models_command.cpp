// `miro models get|import|verify|repair`, as a script uses it, against a model hub on this machine.
#include "../hub/fake_hub.h"
#include "base/files.h"
#include "miro_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace miro::test;

namespace {

constexpr const char* kWeights = "diffusion_pytorch_model.safetensors";

} // namespace

class TestModelsCommand : public QObject {
    Q_OBJECT

    std::unique_ptr<miro::FakeHub> m_hub;
    std::unique_ptr<MiroProcess> m_miro;

    Finished models(const QStringList& arguments) { return m_miro->run(QStringList{"models"} + arguments); }
    QString folder() { return m_miro->path("models/stabilityai/sdxl-vae"); }
    QString weights() { return folder() + "/" + kWeights; }
    QStringList get(const QStringList& more = {}) {
        return QStringList{"get", "sdxl-vae", "--models", m_miro->path("models")} + more;
    }

private Q_SLOTS:
    void init() {
        m_hub = std::make_unique<miro::FakeHub>();
        m_hub->repos["stabilityai/sdxl-vae"].files = {{"config.json", R"({"_class_name": "AutoencoderKL"})"},
                                                      {kWeights, miro::FakeHub::safetensors(300'000)}};
        m_miro = std::make_unique<MiroProcess>();
        m_miro->setVariable("HF_ENDPOINT", QString::fromStdString(m_hub->url()));
        m_miro->setVariable("HF_TOKEN", "");
        // What is known of models, also when the program was not built inside the source tree.
        const QString known = m_miro->home() + "/.local/share/miro-studio/models";
        QVERIFY(QDir().mkpath(known) && QFile::link(shippedModels() + "/manifests", known + "/manifests"));
    }

    void getVerifyRepair() {
        Finished got = models(get({"--yes"}));
        QVERIFY2(got.exitCode == 0, got.error.constData());
        QVERIFY(got.error.isEmpty());
        for (const char* part : {"MIT", kWeights, "300 kB", "2 files", "is in"})
            QVERIFY2(got.out.contains(part), got.out.constData());
        QVERIFY(QFile::exists(weights()));
        Finished again = models(get({"--yes"}));
        QVERIFY2(again.exitCode == 0 && again.out.contains("there already"), again.out.constData());

        const QStringList here{"--models", m_miro->path("models")};
        Finished whole = models(QStringList{"verify"} + here);
        QVERIFY2(whole.exitCode == 0 && whole.out.startsWith("good"), whole.out.constData());
        std::string bytes = miro::readFile(weights().toStdString()).value();
        bytes[7000] ^= 1;
        QVERIFY(miro::writeFileAtomically(weights().toStdString(), bytes).ok());
        Finished damaged = models(QStringList{"verify", "sdxl-vae"} + here);
        QCOMPARE(damaged.exitCode, 1);
        QCOMPARE(damaged.errorLines().size(), 1);
        QVERIFY2(damaged.error.contains("repair") && damaged.out.contains(kWeights), damaged.out.constData());
        Finished repaired = models(QStringList{"repair", "--yes"} + here);
        QVERIFY2(repaired.exitCode == 0 && repaired.out.contains("is repaired"), repaired.error.constData());
        QVERIFY(QFile::exists(weights() + ".corrupted"));
        QCOMPARE(models(QStringList{"verify"} + here).exitCode, 0);
    }

    void asksBeforeItFetches() {
        Finished asked = models(get());
        QCOMPARE(asked.exitCode, 2);
        QVERIFY2(asked.errorLines().size() == 1 && asked.error.contains("--yes"), asked.error.constData());
        QVERIFY(asked.out.contains(kWeights)); // the plan was shown
        QVERIFY(!QFile::exists(m_miro->path("models")));
    }

    void asJson() {
        Finished got = models(get({"--yes", "--json"}));
        QJsonObject plan = QJsonDocument::fromJson(got.out).object();
        QCOMPARE(plan["models"].toArray()[0].toObject()["name"].toString(), QString("stabilityai/sdxl-vae"));
        QVERIFY(plan["bytes_to_get"].toInt() > 300'000);
        QJsonArray checks =
            QJsonDocument::fromJson(models({"verify", "--json", "--models", m_miro->path("models")}).out).array();
        QCOMPARE(checks[0].toObject()["good"].toBool(), true);
    }

    void importsAFolder() {
        QDir(m_miro->work()).mkpath("disk/sdxl-vae");
        for (const auto& [name, bytes] : m_hub->repos["stabilityai/sdxl-vae"].files)
            QVERIFY(
                miro::writeFileAtomically((m_miro->path("disk/sdxl-vae/") + name.c_str()).toStdString(), bytes).ok());
        Finished imported = models({"import", m_miro->path("disk/sdxl-vae")}); // into the user's folder
        QVERIFY2(imported.exitCode == 0, imported.error.constData());
        QVERIFY(QFile::exists(m_miro->home() + "/.local/share/miro-studio/models/stabilityai/sdxl-vae/" + kWeights));
        QVERIFY(m_hub->server().requests().empty());
    }

    void failsInOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("nothing") << QStringList{"get"} << 2 << QStringList{"--all"};
        QTest::newRow("unknown") << QStringList{"get", "nonsense"} << 1 << QStringList{"nonsense", "sdxl-vae"};
        QTest::newRow("not published") << QStringList{"get", "org/none", "--yes"} << 1 << QStringList{"org/none"};
        QTest::newRow("variants") << QStringList{"get", "miro-ablations", "--yes"} << 1
                                  << QStringList{"miro-ablations"};
        QTest::newRow("evil") << QStringList{"get", "../../x", "--yes"} << 2 << QStringList{"../../x"};
        QTest::newRow("import nowhere") << QStringList{"import", "nowhere"} << 1 << QStringList{"nowhere"};
        QTest::newRow("import nothing") << QStringList{"import"} << 2 << QStringList{"FOLDER"};
        QTest::newRow("verify unknown") << QStringList{"verify", "nothing"} << 1 << QStringList{"nothing"};
        QTest::newRow("verb") << QStringList{"fetch"} << 2 << QStringList{"get NAME"};
    }
    void failsInOneLine() {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QStringList, parts);
        QString why;
        QVERIFY2(failsCleanly(*m_miro, QStringList{"models"} + arguments, code, parts, &why), qPrintable(why));
    }

    void withoutANetwork() {
        m_hub.reset();
        QString why;
        QVERIFY2(failsCleanly(*m_miro, QStringList{"models"} + get({"--yes"}), 1, {"cannot be reached"}, &why),
                 qPrintable(why));
        QCOMPARE(models({"list"}).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(TestModelsCommand)
#include "test_models_command.moc"
