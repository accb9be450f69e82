// How the Create page stands at the design's size: nothing scrolls, the picture has its share, everything can be
// reached and named, in every theme and from right to left. With MIRO_SCREENSHOTS=FOLDER it also keeps pictures of it.
#include "tests/ui/create_rig.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QScreen>

namespace miro {

class TestCreateLook : public QObject {
    Q_OBJECT

    static void keepShot(CreateRig& rig, const QString& name) {
        const QString target = qEnvironmentVariable("MIRO_SCREENSHOTS");
        if (target.isEmpty())
            return;
        QTest::qWait(60); // a person's eyes want it painted
        rig.page->screen()->grabWindow(rig.page->winId()).save(target + "/create-" + name + ".png");
    }
    static bool scrolls(CreateRig& rig) {
        return rig.find<QScrollArea>("leftScroll")->verticalScrollBar()->isVisible();
    }

    static void fill(CreateRig& rig) {
        rig.click("count-4");
        rig.type("two cats on a blue background");
        rig.draw();
        const JobId job = rig.engine.draws.back().id;
        rig.engine.step(job, 11, 30, 4, paintedImage(16, 0.4));
        for (int64_t i = 0; i < 4; ++i)
            rig.finishPicture(job, i, 0.13 * static_cast<double>(i));
        rig.engine.finish(job, JobState::Done);
        QTRY_COMPARE(rig.find<QListView>("filmstrip")->model()->rowCount(), 4);
        QTRY_VERIFY(rig.find<QPushButton>("draw")->text() != "Stop");
    }

private Q_SLOTS:
    void init() { applyTheme(*qApp, "light"); }

    void nothingScrollsAndThePictureHasItsShare_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("theme");
        for (const char* theme : {"light", "dark", "contrast"}) {
            QTest::addRow("seven rewards, %s", theme) << kSevenRewards << theme;
            QTest::addRow("four rewards, %s", theme) << "starter" << theme;
        }
    }
    void nothingScrollsAndThePictureHasItsShare() {
        QFETCH(QString, model);
        QFETCH(QString, theme);
        applyTheme(*qApp, theme.toStdString());
        CreateRig rig(qPrintable(model));
        fill(rig);
        QCOMPARE(rig.find<QWidget>("leftColumn")->width(), 320);
        QVERIFY(!scrolls(rig));
        const QSize canvas = rig.page->findChild<Canvas*>()->size();
        const double share = double(canvas.width()) * canvas.height() / (1280.0 * 800.0);
        QVERIFY2(share >= 0.6, qPrintable(QString::number(share)));
        QCOMPARE(rig.find<QWidget>("filmstrip")->height(), 96);
        const QString name = QString("%1-%2").arg(theme, model == "starter" ? "4" : "7");
        keepShot(rig, name);
        // A row of the menu shown, one of everything.
        rig.choose("rewardLock-aesthetic_score");
        rig.choose("rewardSolo-aesthetic_score");
        rig.choose("rewardIgnore-vqa_score");
        rig.click("advanced");
        rig.slider("aesthetic_score")->setFocus();
        keepShot(rig, name + "-advanced");
        rig.draw();
        rig.engine.step(rig.engine.draws.back().id, 11, 30, 4, paintedImage(16, 0.4));
        rig.find<NoteLine>("noteLine")->show(NoteLine::Kind::Problem, "The disk is full: nothing was lost, make room");
        QTest::keyClick(rig.page.get(), Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(rig.find<QListWidget>("timeMachineList")->count() > 0);
        keepShot(rig, name + "-running");
    }

    void aLowWindowScrollsAndDrawStaysVisible() {
        CreateRig rig(kSevenRewards);
        rig.page->resize(1000, 460);
        QTRY_VERIFY(scrolls(rig));
        QVERIFY(rig.find<QPushButton>("draw")->isVisible());
        const QRect draw(rig.find<QPushButton>("draw")->mapTo(rig.page.get(), QPoint()),
                         rig.find<QPushButton>("draw")->size());
        QVERIFY(rig.page->rect().contains(draw));
        // A slider that gets the focus by Tab is scrolled to.
        rig.find<QWidget>("rewardMenuButton-vqa_score")->setFocus();
        QVERIFY(rig.slider("sciscore_score")->visibleRegion().isEmpty());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(rig.slider("sciscore_score")->hasFocus());
        QTRY_VERIFY(!rig.slider("sciscore_score")->visibleRegion().isEmpty());
    }

    void everyControlHasANameAndIsReachedByTab() {
        CreateRig rig(kSevenRewards);
        fill(rig);
        rig.click("advanced");
        QStringList nameless;
        for (auto* button : rig.page->findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text().isEmpty() && button->accessibleName().isEmpty())
                nameless.append(button->objectName());
        for (auto* slider : rig.page->findChildren<QAbstractSlider*>())
            if (!qobject_cast<QScrollBar*>(slider) && !rig.page->findChild<Canvas*>()->isAncestorOf(slider) &&
                slider->accessibleName().isEmpty())
                nameless.append(slider->objectName());
        for (auto* field : rig.page->findChildren<QLineEdit*>())
            if (!qobject_cast<QAbstractSpinBox*>(field->parentWidget()) && field->accessibleName().isEmpty() &&
                !qobject_cast<QComboBox*>(field->parentWidget()))
                nameless.append(field->objectName());
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(", ")));

        // Tab goes from the prompt through the page in reading order and comes back.
        rig.prompt()->setFocus();
        QStringList reached;
        for (int i = 0; i < 200; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(QApplication::focusWidget());
            if (QApplication::focusWidget() == rig.prompt())
                break;
            reached.append(QApplication::focusWidget()->objectName());
        }
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(rig.prompt()));
        QStringList expected = {"examplesButton", "historyButton", "preset-balanced", "savePreset", "resetAllRewards"};
        for (const std::string& key : rig.catalogue->find(kSevenRewards, "")->info.rewardKeys)
            expected.append(
                {"rewardSlider-" + QString::fromStdString(key), "rewardMenuButton-" + QString::fromStdString(key)});
        expected.append({"count-1", "seed", "dice", "seedLock", "advanced", "draw"});
        int place = -1;
        for (const QString& name : expected) {
            const int next = static_cast<int>(reached.indexOf(name));
            QVERIFY2(next > place, qPrintable(name + " is at " + QString::number(next) + " of " + reached.join(' ')));
            place = next;
        }
        for (const char* name : {"param_steps", "negativeSlider-clip_score", "negativePrompt", "filmstrip", "compare"})
            QVERIFY2(reached.indexOf(name) > reached.indexOf("draw"), name);
        QVERIFY(reached.indexOf("negativeSlider-clip_score") < reached.indexOf("negativePrompt"));
    }

    void rightToLeftIsAMirror() {
        CreateRig rig(kSevenRewards);
        qApp->setLayoutDirection(Qt::RightToLeft);
        fill(rig);
        const auto reset = qScopeGuard([] { qApp->setLayoutDirection(Qt::LeftToRight); });
        QTRY_VERIFY(rig.find<QWidget>("leftColumn")->x() > 900);
        RewardSlider* slider = rig.slider("clip_score");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QTest::mouseClick(slider, Qt::LeftButton, {}, {12, slider->height() / 2}); // the far end now lies left
        QVERIFY(slider->value() > 60);
        QTest::keyClick(slider, Qt::Key_Right);
        QVERIFY(slider->value() < 64);
        keepShot(rig, "right-to-left");
    }

    void everyLanguageFits_data() {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }
    void everyLanguageFits() {
        QFETCH(QString, language);
        CreateRig rig(kSevenRewards);
        const auto reset = qScopeGuard([] { applyLanguage(*qApp, "en"); });
        applyLanguage(*qApp, language.toStdString()); // while the page is open
        QTRY_VERIFY(language == "en" || rig.find<QToolButton>("compare")->text() != "Compare");
        rig.click("advanced");
        QTRY_VERIFY(!scrolls(rig));
        auto clipped = [&] {
            QStringList names;
            auto* column = rig.find<QWidget>("leftColumn");
            for (auto* child : column->findChildren<QWidget*>()) {
                const QRect place(child->mapTo(column, QPoint()), child->size());
                const bool ofScrollBar = child->parentWidget()->objectName() == "qt_scrollarea_vcontainer";
                if (child->isVisible() && !ofScrollBar && (place.left() < 0 || place.right() >= 320))
                    names.append(child->objectName());
            }
            for (auto* button : rig.page->findChildren<QAbstractButton*>())
                if (button->isVisible() && !button->text().isEmpty() && button->width() < button->sizeHint().width())
                    names.append(button->objectName());
            return names.join(' ');
        };
        QTRY_COMPARE(clipped(), QString());
        for (const char* name : {"param_steps", "param_guidance", "param_guidance-start", "param_guidance-end"}) {
            auto* box = rig.find<QAbstractSpinBox>(name);
            const int text = box->fontMetrics().horizontalAdvance(box->text());
            QVERIFY2(text + 6 <= box->findChild<QLineEdit*>()->width(), qPrintable(box->text()));
        }
        auto* percent = rig.find<QLabel>("rewardPercent-clip_score");
        rig.drag(rig.slider("clip_score"), 40);
        QVERIFY(percent->sizeHint().width() <= percent->width());
        keepShot(rig, "language-" + language);
    }
};

} // namespace miro

QTEST_MAIN(miro::TestCreateLook)
#include "test_create_look.moc"
