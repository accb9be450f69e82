// The Models page, driven by mouse and keyboard, against a model hub on this machine.
#include "base/paths.h"
#include "studio_rig.h"
#include "tests/hub/fake_hub.h"
#include "ui/models/manifest_texts.h"
#include "ui/models/model_facts.h"
#include "ui/models/models_page.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>

using namespace miro;

namespace {

constexpr const char* kVae = "stabilityai/sdxl-vae";
constexpr const char* kFamily = "nicolas-dufour/miro-ablations";
constexpr const char* kWeights = "diffusion_pytorch_model.safetensors";

FakeHub::Repo vae(size_t bytes = 400'000) {
    return {{{"config.json", R"({"_class_name": "AutoencoderKL"})"},
             {kWeights, FakeHub::safetensors(bytes)},
             {"README.md", "# VAE"}}};
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeHub> m_hub;
    std::unique_ptr<StudioRig> m_rig;
    std::unique_ptr<ModelsPage> m_page;

    template <typename Widget>
    Widget* find(const QString& name) {
        auto* widget = m_page->findChild<Widget*>(name);
        if (!widget)
            qWarning() << "no" << name;
        return widget;
    }
    QWidget* card(const std::string& model) { return find<QWidget>("model:" + QString::fromStdString(model)); }
    QPushButton* button(const std::string& model, const char* name) {
        return card(model)->findChild<QPushButton*>(name);
    }
    QString stateOf(const std::string& model) { return card(model)->findChild<QLabel*>("modelState")->text(); }
    QString note() { return m_page->findChild<NoteLine*>("modelsNote")->text(); }
    bool planShown() { return find<QWidget>("planPanel")->isVisible(); }
    bool barShown() { return find<QWidget>("transferBar")->isVisible(); }
    fs::path folderOf(const std::string& model) { return m_rig->models / model; }

    void click(QAbstractButton* button) {
        QVERIFY(button->isVisible() && button->isEnabled());
        auto* scroll = find<QScrollArea>("modelsScroll");
        auto inSight = [&] {
            if (scroll->widget()->isAncestorOf(button))
                scroll->ensureWidgetVisible(button);
            return button->visibleRegion().contains(button->rect().center());
        };
        QTRY_VERIFY(inSight());
        QTest::mouseClick(button, Qt::LeftButton);
    }

    void makePage() {
        m_page = std::make_unique<ModelsPage>(m_rig->context());
        m_page->resize(1100, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QApplication::setActiveWindow(m_page.get()); // no window manager does it here
        m_rig->readModels();
    }

    // By keys; typing a name would depend on how fast the machine is.
    void choose(QComboBox* box, const QString& text) {
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < box->count() && box->currentText() != text; ++i)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentText(), text);
    }

    // For a person to look at.
    void grab(const char* name) {
        const QByteArray folder = qgetenv("MIRO_SCREENSHOTS");
        if (folder.isEmpty())
            return;
        QTest::qWait(100);
        m_page->grab().save(QString("%1/models-%2.png").arg(QString::fromUtf8(folder), name));
    }

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, "light");
        applyLanguage(*qApp, "en");
        qunsetenv("HF_TOKEN");
    }
    void init() {
        m_hub = std::make_unique<FakeHub>();
        m_hub->repos[kVae] = vae();
        qputenv("HF_ENDPOINT", QByteArray::fromStdString(m_hub->url()));
        m_rig = std::make_unique<StudioRig>();
        makePage();
    }
    void cleanup() {
        m_page.reset();
        m_rig.reset();
        m_hub.reset();
    }

    void showsWhatThereIs() {
        QCOMPARE(stateOf("starter"), QString("Installed"));
        QCOMPARE(stateOf(kVae), QString("Not installed"));
        QCOMPARE(card(kVae)->findChild<QLabel*>("modelTitle")->text(), QString("SDXL VAE"));
        QVERIFY(card(kVae)->findChild<QLabel*>("modelPurpose")->text().contains("latents"));
        QString details = card(kVae)->findChild<ElidedLabel*>("modelDetails")->fullText();
        QVERIFY2(details.contains("335") && details.contains("MIT") && details.contains(kVae), qPrintable(details));
        QVERIFY(button(kVae, "modelGet")->isVisible());
        QVERIFY(!button(kVae, "modelVerify")->isVisible());
        QVERIFY(!button("starter", "modelGet")->isVisible());
        QVERIFY(button("starter", "modelVerify")->isVisible());
        // The models that draw come first.
        QVERIFY(card("starter")->y() < card(kVae)->y());
        QVERIFY(m_hub->server().requests().empty()); // nobody was asked
        grab("list");
    }

    void scorersSayWhatTheyAreAndHowManyThereAre() {
        auto* heading = find<QLabel>("modelGroup2");
        QVERIFY2(heading->text().contains("0 of 8 scorers installed"), qPrintable(heading->text()));
        auto details = [this](const char* model) {
            return card(model)->findChild<ElidedLabel*>("modelDetails")->fullText();
        };
        QVERIFY(details("jinaai/jina-clip-v2").contains("experimental"));
        QVERIFY(details("jinaai/jina-clip-v2").contains("CC-BY-NC-4.0"));
        QVERIFY(!details("xswu/HPSv2").contains("experimental"));
        QVERIFY(details("xswu/HPSv2").contains("Apache-2.0")); // its manifest names no licence, the scorer does
        QVERIFY(details("yuvalkirstain/PickScore_v1").contains("about"));
        // With all that it works with, one more.
        for (const char* model : {"christophschuhmann/improved-aesthetic-predictor", "openai/clip-vit-large-patch14"}) {
            const ModelEntry* known = nullptr;
            for (const ModelEntry& entry : m_rig->catalogue->inventory().entries)
                if (entry.name == model)
                    known = &entry;
            QVERIFY(known && known->manifest);
            fs::create_directories(folderOf(model));
            for (const auto& group : known->manifest->needs)
                QVERIFY(writeFileAtomically(folderOf(model) / group.front(), "{}").ok());
        }
        m_rig->readModels();
        QTRY_VERIFY2(!heading->text().contains("0 of 8"), qPrintable(heading->text()));
    }

    void theScorersAreScrolledTo() {
        auto* heading = find<QLabel>("modelGroup2");
        QTRY_VERIFY(heading->isVisible() && heading->visibleRegion().isEmpty()); // below what the page shows at once
        m_page->showScorers();
        QTRY_VERIFY(!heading->visibleRegion().isEmpty());
        QTRY_COMPARE(QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(),
                     QString("modelGet"));
        QVERIFY(!QApplication::focusWidget()->visibleRegion().isEmpty());
    }

    void getsAModel() {
        click(button(kVae, "modelGet"));
        QTRY_VERIFY(planShown());
        auto* files = find<QTreeWidget>("planFiles");
        QCOMPARE(files->topLevelItemCount(), 1);
        QCOMPARE(files->topLevelItem(0)->childCount(), 3);
        QCOMPARE(files->topLevelItem(0)->text(2), QString("MIT"));
        QString summary = find<QLabel>("planSummary")->text();
        QVERIFY2(summary.contains("3 file") && summary.contains("free"), qPrintable(summary));
        QCOMPARE(find<QWidget>("planGet"), QApplication::focusWidget());
        QVERIFY(!fs::exists(folderOf(kVae))); // asking fetches nothing
        grab("plan");
        click(find<QPushButton>("planGet"));
        QTRY_COMPARE(stateOf(kVae), QString("Installed"));
        QVERIFY(fs::exists(folderOf(kVae) / kWeights));
        QVERIFY2(note().startsWith("1 model"), qPrintable(note()));
        QVERIFY(!barShown());
        QVERIFY(!button(kVae, "modelGet")->isVisible());
    }

    void thinksBetterOfIt() {
        click(button(kVae, "modelGet"));
        QTRY_VERIFY(planShown());
        QTest::keyClick(find<QWidget>("planGet"), Qt::Key_Escape);
        QVERIFY(!planShown());
        QVERIFY(!fs::exists(folderOf(kVae)));
        click(button(kVae, "modelGet")); // and asks once more
        QTRY_VERIFY(planShown());
        click(find<QPushButton>("planCancel"));
        QVERIFY(!planShown());
    }

    void stopsAndGoesOn() {
        m_hub->after = [](const ServerRequest& request, ServerReply& reply) {
            if (request.target.find("/content/") != std::string::npos && request.header("range").empty())
                reply.holdAfter = 150'000;
        };
        click(button(kVae, "modelGet"));
        QTRY_VERIFY(planShown());
        click(find<QPushButton>("planGet"));
        QTRY_VERIFY(m_hub->server().held() == 1);
        QTRY_VERIFY(barShown() && find<QProgressBar>("transferProgress")->value() > 0);
        QVERIFY(find<QLabel>("transferNumbers")->text().contains("of"));
        QVERIFY(!button(kVae, "modelGet")->isEnabled()); // one thing at a time
        // The window lives while the work waits.
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++turns; });
        timer.start(1);
        QTRY_VERIFY(turns > 20);
        grab("progress");
        click(find<QPushButton>("transferStop"));
        QTRY_VERIFY(!barShown());
        QVERIFY2(note().contains("kept"), qPrintable(note()));
        QCOMPARE(fs::file_size(folderOf(kVae) / (std::string(kWeights) + ".part")), uintmax_t(150'000));
        QTRY_COMPARE(stateOf(kVae), QString("Incomplete"));

        m_hub->server().forget();
        click(button(kVae, "modelGet"));
        QTRY_VERIFY(planShown());
        auto* top = find<QTreeWidget>("planFiles")->topLevelItem(0);
        QVERIFY2(top->child(0)->text(3).contains("150"), qPrintable(top->child(0)->text(3)));
        click(find<QPushButton>("planGet"));
        QTRY_COMPARE(stateOf(kVae), QString("Installed"));
        QCOMPARE(m_hub->server().requestsFor("/content/").front().header("range"), std::string("bytes=150000-"));
    }

    void closedInTheMiddle() {
        m_hub->after = [](const ServerRequest& request, ServerReply& reply) {
            if (request.target.find("/content/") != std::string::npos)
                reply.holdAfter = 150'000;
        };
        click(button(kVae, "modelGet"));
        QTRY_VERIFY(planShown());
        click(find<QPushButton>("planGet"));
        QTRY_VERIFY(m_hub->server().held() == 1);
        m_page.reset(); // returns although the server says nothing
        QVERIFY(!fs::exists(folderOf(kVae) / kWeights));
    }

    void withoutANetwork() {
        {
            HttpServer gone([](const ServerRequest&) { return ServerReply(); });
            qputenv("HF_ENDPOINT", QByteArray::fromStdString(gone.url()));
        }
        click(button(kVae, "modelGet"));
        QTRY_VERIFY(note().contains("cannot be reached"));
        QVERIFY(!note().contains('\n'));
        QVERIFY(!planShown() && !barShown());
        grab("offline");
        // All else works.
        click(button("starter", "modelVerify"));
        QTRY_COMPARE(stateOf("starter"), QString("Installed, files checked"));
    }

    void serversThatRefuse_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        QTest::newRow("gone") << 404 << "has no";
        QTest::newRow("asks for an account") << 403 << "HF_TOKEN";
    }
    void serversThatRefuse() {
        QFETCH(int, status);
        QFETCH(QString, says);
        m_hub->before = [status](const ServerRequest&, ServerReply& reply) {
            reply.status = status;
            return true;
        };
        click(button(kVae, "modelGet"));
        QTRY_VERIFY2(note().contains(says), qPrintable(note()));
    }

    void wrongBytesAreNotKept() {
        m_hub->after = [](const ServerRequest& request, ServerReply& reply) {
            if (request.target.find("/content/") != std::string::npos && !reply.body.empty())
                reply.body[5000] ^= 1;
        };
        click(button(kVae, "modelGet"));
        QTRY_VERIFY(planShown());
        click(find<QPushButton>("planGet"));
        QTRY_VERIFY(note().contains("checksum"));
        QVERIFY(!fs::exists(folderOf(kVae) / kWeights));
        QTRY_VERIFY(stateOf(kVae) != "Installed");
    }

    void aVariantIsChosen() {
        FakeHub::Repo family;
        for (const char* variant : {"miro-no-clip", "miro-no-vqa"})
            for (const auto& [name, bytes] : FakeHub::generator(2000).files)
                family.files[std::string(variant) + "/" + name] = bytes;
        m_hub->repos[kFamily] = family;
        m_hub->repos["google/flan-t5-xl"].files = {
            {"config.json", "{}"}, {"spiece.model", "x"}, {"model.safetensors", FakeHub::safetensors(500)}};
        auto* variants = card(kFamily)->findChild<QComboBox*>("modelVariant");
        QVERIFY(variants->isVisible() && variants->count() > 10);
        choose(variants, "miro-no-vqa");
        QCOMPARE(variants->currentText(), QString("miro-no-vqa"));
        click(button(kFamily, "modelGet"));
        QTRY_VERIFY(planShown());
        QCOMPARE(find<QTreeWidget>("planFiles")->topLevelItemCount(), 3); // with what it needs
        click(find<QPushButton>("planGet"));
        QTRY_VERIFY2(note().startsWith("3 model"), qPrintable(note()));
        QVERIFY(fs::exists(folderOf(kFamily) / "miro-no-vqa/model.safetensors"));
        QVERIFY(!fs::exists(folderOf(kFamily) / "miro-no-clip"));
        QTRY_VERIFY(button(kFamily, "modelUse")->isVisible());
        click(button(kFamily, "modelUse"));
        QCOMPARE(m_rig->preferences->get().model, std::string(kFamily));
        QCOMPARE(m_rig->preferences->get().variant, std::string("miro-no-vqa"));
        QVERIFY(!button(kFamily, "modelGet")->isVisible());
        choose(variants, "miro-no-clip"); // the other one is still to be had
        QTRY_VERIFY(button(kFamily, "modelGet")->isVisible());
        QVERIFY(!button(kFamily, "modelUse")->isVisible());
    }

    void verifyAndRepair() {
        click(button(kVae, "modelGet"));
        QTRY_VERIFY(planShown());
        click(find<QPushButton>("planGet"));
        QTRY_COMPARE(stateOf(kVae), QString("Installed"));
        std::string bytes = readFile(folderOf(kVae) / kWeights).value();
        bytes[9000] ^= 4;
        QVERIFY(writeFileAtomically(folderOf(kVae) / kWeights, bytes).ok());

        click(find<QPushButton>("verifyModels"));
        QTRY_COMPARE(stateOf(kVae), QString("Files are damaged"));
        QVERIFY2(note().contains(kWeights), qPrintable(note()));
        QCOMPARE(stateOf("starter"), QString("Installed, files checked"));
        grab("damaged");
        m_hub->server().forget();
        click(button(kVae, "modelRepair"));
        QTRY_VERIFY(planShown());
        QVERIFY(find<QLabel>("planHeading")->text().contains("again"));
        click(find<QPushButton>("planGet"));
        QTRY_COMPARE(note(), QString("SDXL VAE is repaired."));
        QVERIFY(readFile(folderOf(kVae) / kWeights).value() == m_hub->repos[kVae].files[kWeights]);
        QVERIFY(fs::exists(folderOf(kVae) / (std::string(kWeights) + ".corrupted")));
        QTRY_COMPARE(stateOf(kVae), QString("Installed"));
        click(button(kVae, "modelVerify"));
        QTRY_COMPARE(stateOf(kVae), QString("Installed, files checked"));
    }

    void importsAFolder() {
        fs::path source = m_rig->root() / "disk" / "sdxl-vae";
        fs::create_directories(source);
        for (const auto& [name, bytes] : m_hub->repos[kVae].files)
            QVERIFY(writeFileAtomically(source / name, bytes).ok());
        setDialogAnswers({""});
        click(find<QPushButton>("importModels"));
        QVERIFY(!barShown());
        setDialogAnswers({QString::fromStdString(source.string())});
        click(find<QPushButton>("importModels"));
        QTRY_VERIFY2(note().startsWith("1 model"), qPrintable(note()));
        QTRY_COMPARE(stateOf(kVae), QString("Installed"));
        QVERIFY(m_hub->server().requests().empty());

        fs::create_directories(m_rig->root() / "empty");
        setDialogAnswers({QString::fromStdString((m_rig->root() / "empty").string())});
        click(find<QPushButton>("importModels"));
        QTRY_VERIFY2(note().contains("holds no model"), qPrintable(note()));
    }

    void usesAModel() {
        QVERIFY(!button("starter", "modelUse")->isEnabled());
        QCOMPARE(button("starter", "modelUse")->text(), QString("In use"));
        // The stand-in needs nothing that is missing.
        QVERIFY(button(kSevenRewards, "modelUse")->isVisible());
        click(button(kSevenRewards, "modelUse"));
        QCOMPARE(m_rig->preferences->get().model, std::string(kSevenRewards));
        QVERIFY(button("starter", "modelUse")->isEnabled());
        QVERIFY(!button(kSevenRewards, "modelUse")->isEnabled());
        m_rig->preferences.reset(); // written
        QCOMPARE(readPreferences(m_rig->preferencesPath())->model, std::string(kSevenRewards));
        m_page.reset();
    }

    void whatItNeedsIsMissing() {
        fs::remove_all(m_rig->models / "fixtures/vae-tiny");
        m_rig->readModels();
        QTRY_COMPARE(stateOf(kSevenRewards), QString("Incomplete"));
        QVERIFY(!button(kSevenRewards, "modelUse")->isVisible());
        QVERIFY(button(kSevenRewards, "modelGet")->isVisible());
    }

    void opensFolders() {
        std::vector<fs::path> opened;
        m_page->setFolderOpener([&](const fs::path& folder) { opened.push_back(folder); });
        click(find<QPushButton>("openModelsFolder"));
        click(button(kSevenRewards, "modelFolder"));
        QCOMPARE(opened, (std::vector<fs::path>{m_rig->models, m_rig->models / kSevenRewards}));
    }

    void byKeyboard() {
        find<QPushButton>("importModels")->setFocus();
        QStringList visited;
        for (int i = 0; i < 12; ++i) {
            QWidget* focus = QApplication::focusWidget();
            QVERIFY(focus);
            visited << (focus->parentWidget() ? focus->parentWidget()->objectName() : QString()) + "/" +
                           focus->objectName();
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        QVERIFY2(visited[0].endsWith("/importModels") && visited[1].endsWith("/verifyModels") &&
                     visited[2].endsWith("/openModelsFolder") && visited[3].startsWith("model:"),
                 qPrintable(visited.join(' ')));
        // From card to card as they stand.
        QStringList cards;
        for (const QString& name : visited)
            if (name.startsWith("model:") && (cards.isEmpty() || cards.last() != name.section('/', 0, -2)))
                cards << name.section('/', 0, -2);
        QVERIFY(cards.size() > 2);
        for (int i = 1; i < cards.size(); ++i)
            QVERIFY2(find<QWidget>(cards[i - 1])->y() < find<QWidget>(cards[i])->y(), qPrintable(cards.join(' ')));
        QPushButton* get = button(kVae, "modelGet");
        get->setFocus();
        QTest::keyClick(get, Qt::Key_Space);
        QTRY_VERIFY(planShown());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(stateOf(kVae), QString("Installed"));
    }

    void everyControlHasANameAndSpeaks() {
        for (QWidget* widget : m_page->findChildren<QWidget*>()) {
            bool control = widget->focusPolicy() & Qt::TabFocus;
            bool unused = widget->objectName().startsWith("noteAction"); // has a text whenever it is shown
            if (!control || unused || widget->objectName().startsWith("qt_"))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            auto* button = qobject_cast<QAbstractButton*>(widget);
            bool speaks = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(speaks, qPrintable(widget->objectName()));
        }
    }

    void theTranslatorsSeeEveryManifest() {
        std::set<std::string> known(manifestTexts().begin(), manifestTexts().end());
        auto manifests = readManifests({fs::path(MIRO_SOURCE_DIR) / "models"});
        QVERIFY(manifests.size() > 10);
        for (const Manifest& manifest : manifests) {
            QVERIFY2(known.contains(manifest.title), manifest.title.c_str());
            QVERIFY2(known.contains(manifest.purpose), manifest.purpose.c_str());
        }
        auto starter = readGeneratorInfo(fs::path(MIRO_SOURCE_DIR) / "models/starter");
        QVERIFY(starter.ok() && starter->pack);
        QVERIFY2(known.contains(starter->pack->title), starter->pack->title.c_str());
        QVERIFY2(known.contains(starter->pack->draws), starter->pack->draws.c_str());
    }

    void rightToLeftAndDark() {
        qApp->setLayoutDirection(Qt::RightToLeft);
        applyTheme(*qApp, "dark");
        QTRY_VERIFY(button(kVae, "modelGet")->mapTo(m_page.get(), QPoint()).x() < m_page->width() / 2);
        grab("rtl-dark");
        qApp->setLayoutDirection(Qt::LeftToRight);
        applyTheme(*qApp, "light");
    }

    void anEmptyFolderIsNoProblem() {
        m_page.reset();
        m_rig = std::make_unique<StudioRig>(false);
        makePage();
        QCOMPARE(note(), QString());
        grab("empty");
    }
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
