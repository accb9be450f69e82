// Choosing between pictures: blind duels by keyboard and mouse, the next one at once, undo, what a session gave, and
// what is done when there is nothing to compare.
#include "tests/ui/taste_page_rig.h"
#include "ui/charts/interval_bars.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QProgressBar>
#include <QPushButton>

namespace miro {

class TestTasteChoose : public QObject {
    Q_OBJECT

    std::unique_ptr<TastePageRig> m_rig;

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, "light");
        applyLanguage(*qApp, "en");
    }
    void init() {
        setDialogAnswers({});
        m_rig = std::make_unique<TastePageRig>();
    }
    void cleanup() { m_rig.reset(); }

    void theKeysChoose_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("answer");
        QTest::newRow("left") << int(Qt::Key_Left) << "left";
        QTest::newRow("right") << int(Qt::Key_Right) << "right";
        QTest::newRow("up") << int(Qt::Key_Up) << "same";
        QTest::newRow("s") << int(Qt::Key_S) << "same";
        QTest::newRow("down") << int(Qt::Key_Down) << "skip";
        QTest::newRow("space") << int(Qt::Key_Space) << "skip";
    }
    void theKeysChoose() {
        QFETCH(int, key);
        QFETCH(QString, answer);
        m_rig->beginChoosing(5);
        QVERIFY(m_rig->view().pictures().hasFocus());
        m_rig->press(key);
        QCOMPARE(m_rig->callsOf("answerDuel"), (Calls{"answerDuel 1 " + answer.toStdString()}));
        QVERIFY(m_rig->taste.milliseconds.front() >= 0);
        QCOMPARE(m_rig->page->choose().done(), 1);
    }

    void aClickChooses() {
        m_rig->beginChoosing(5);
        QWidget& pictures = m_rig->view().pictures();
        QTest::mouseClick(&pictures, Qt::LeftButton, {}, QPoint(pictures.width() * 3 / 4, pictures.height() / 2));
        QCOMPARE(m_rig->callsOf("answerDuel"), (Calls{"answerDuel 1 right"}));
        m_rig->waitForDuel(2);
        QTest::mouseClick(&pictures, Qt::LeftButton, {}, QPoint(pictures.width() / 4, pictures.height() / 2));
        QCOMPARE(m_rig->callsOf("answerDuel").back(), std::string("answerDuel 2 left"));
    }

    // The one after it is held, so that an answer shows it without waiting for the engine.
    void theNextDuelStandsThereAtOnce() {
        m_rig->beginChoosing(5);
        QCOMPARE(m_rig->callsOf("nextDuel").size(), size_t{2});
        QTRY_COMPARE(m_rig->taste.ready.size(), size_t{3});
        // The pictures of duel 2: one is of duel 1 too, the other is read ahead.
        const TasteDuel second = m_rig->duels(2).back();
        QCoreApplication::sendPostedEvents();
        bool read = false;
        m_rig->library->run(
            LibraryThread::Lane::Picture, m_rig->page.get(), [](Library&) { return Result<int>(1); },
            [&](Result<int>) { read = true; });
        QTRY_VERIFY(read);
        m_rig->press(Qt::Key_Left);
        QCOMPARE(m_rig->view().duel()->number, second.number); // at once
        QVERIFY(m_rig->view().ready());
        QVERIFY(!m_rig->view().pictures().left().pixmap.isNull());
        QVERIFY(!m_rig->view().pictures().right().pixmap.isNull());
    }

    void itIsBlind() {
        m_rig->beginChoosing(3);
        QStringList said;
        for (const QWidget* widget : m_rig->page->findChildren<QWidget*>())
            said << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
        for (const QLabel* label : m_rig->page->findChildren<QLabel*>())
            if (label->isVisible())
                said << label->text();
        QVERIFY(said.join('\n').contains("a red fox on a yellow background"));
        QVERIFY(!said.join('\n').contains(".png"));
    }

    void undoShowsTheDuelAgain() {
        m_rig->beginChoosing(6);
        m_rig->press(Qt::Key_Left);
        m_rig->waitForDuel(2);
        m_rig->press(Qt::Key_Right);
        m_rig->waitForDuel(3);
        m_rig->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->callsOf("undoTaste").size(), size_t{1});
        m_rig->waitForDuel(2);
        QCOMPARE(m_rig->page->choose().done(), 1);
        m_rig->press(Qt::Key_Up);
        QCOMPARE(m_rig->callsOf("answerDuel").back(), std::string("answerDuel 2 same"));
        m_rig->waitForDuel(3); // the one that stood there before
    }

    void redoGoesOnAgain() {
        m_rig->beginChoosing(6);
        m_rig->press(Qt::Key_Left);
        m_rig->waitForDuel(2);
        m_rig->find<QAction>("tasteUndo")->trigger();
        m_rig->waitForDuel(1);
        m_rig->find<QAction>("tasteRedo")->trigger();
        QCOMPARE(m_rig->callsOf("redoTaste").size(), size_t{1});
        QCOMPARE(m_rig->callsOf("answerDuel").size(), size_t{1}); // it is not answered twice
        m_rig->waitForDuel(2);
        QCOMPARE(m_rig->page->choose().done(), 1);
    }

    // What was done before this session is the engine's to take back.
    void undoGoesBeyondTheSession() {
        m_rig->taste.status.canUndo = true;
        m_rig->open();
        QTRY_VERIFY(m_rig->find<QAction>("tasteUndo")->isEnabled());
        m_rig->find<QAction>("tasteUndo")->trigger();
        QCOMPARE(m_rig->callsOf("undoTaste").size(), size_t{1});
        QCOMPARE(m_rig->page->choose().state(), ChoosePart::State::Start);
    }

    void progressIsSaid() {
        m_rig->beginChoosing(8);
        QVERIFY2(m_rig->text("chooseCount").startsWith("1 of 30, about 3 min"), qPrintable(m_rig->text("chooseCount")));
        m_rig->press(Qt::Key_Left);
        QVERIFY(m_rig->text("chooseCount").startsWith("2 of 30"));
        QCOMPARE(m_rig->find<QProgressBar>("chooseProgress")->value(), 1);
    }

    void thirtyDuelsAreASession() {
        m_rig->beginChoosing(40);
        for (uint64_t duel = 1; duel <= 30; ++duel) {
            m_rig->waitForDuel(duel);
            m_rig->press(duel % 2 ? Qt::Key_Left : Qt::Key_Right);
        }
        QCOMPARE(m_rig->page->choose().state(), ChoosePart::State::Summary);
        QVERIFY(m_rig->text("summaryTitle").contains("30 choice"));
        QVERIFY(m_rig->text("summaryAccuracy").contains("12 of 25"));
        m_rig->taste.status = m_rig->learned();
        m_rig->taste.tell();
        auto* bars = m_rig->find<IntervalBars>("summaryAgreement");
        QTRY_COMPARE(bars->bars().size(), size_t{4});
        QVERIFY(bars->isVisible());
        QCOMPARE(bars->bars().front().name, QString("Aesthetic")); // agreed most
        QCOMPARE(bars->bars().back().value, 0.4);
        QCOMPARE(*bars->bars().front().interval, std::pair(0.6, 0.8));
        QVERIFY(bars->accessibleDescription().contains("71 % of 55 choices (60 to 80 %)"));
        QVERIFY(m_rig->text("summaryConsistency").contains("83 % as before"));
        QVERIFY(m_rig->text("summaryFindings").contains("3 of 21"));
        m_rig->click("summaryMore");
        m_rig->waitForDuel(31); // the one that was held
        QCOMPARE(m_rig->page->choose().done(), 0);
    }

    void stoppingEarlyGivesTheSummary() {
        m_rig->beginChoosing(6);
        m_rig->click("chooseStop");
        QCOMPARE(m_rig->page->choose().state(), ChoosePart::State::Start); // nothing was chosen
        m_rig->click("chooseStart");
        m_rig->waitForDuel(1);
        m_rig->press(Qt::Key_Left);
        m_rig->click("chooseStop");
        QCOMPARE(m_rig->page->choose().state(), ChoosePart::State::Summary);
        QVERIFY(m_rig->text("summaryTitle").contains("1 choice"));
        m_rig->click("summaryLearned");
        QCOMPARE(m_rig->page->part(), TastePage::Part::Learned);
    }

    void noDuelSaysWhatToDo() {
        m_rig->open();
        QSignalSpy create(m_rig->page.get(), &TastePage::createRequested);
        m_rig->click("chooseStart");
        QTRY_COMPARE(m_rig->page->choose().state(), ChoosePart::State::Nothing);
        QCOMPARE(m_rig->text("chooseWhy"), QString::fromStdString(m_rig->taste.why));
        m_rig->click("chooseCreate");
        QCOMPARE(create.count(), 1);
        m_rig->taste.ready = m_rig->duels(2);
        m_rig->click("chooseAgain");
        m_rig->waitForDuel(1);
    }

    void theLastDuelsAreAnsweredBeforeItSaysThatThereIsNone() {
        m_rig->beginChoosing(2);
        m_rig->press(Qt::Key_Left);
        m_rig->waitForDuel(2);
        m_rig->press(Qt::Key_Left);
        QTRY_COMPARE(m_rig->page->choose().state(), ChoosePart::State::Nothing);
        QCOMPARE(m_rig->page->choose().done(), 2);
        m_rig->find<QAction>("tasteUndo")->trigger();
        m_rig->waitForDuel(2);
        QCOMPARE(m_rig->page->choose().state(), ChoosePart::State::Duel);
    }

    // A choice between a picture and nothing says nothing.
    void aPictureThatIsGoneCanOnlyBeSkipped() {
        auto duels = m_rig->duels(3);
        std::filesystem::remove(duels[0].rightFile);
        duels[1].leftFile = duels[2].leftFile;
        m_rig->taste.ready = duels;
        m_rig->open();
        m_rig->click("chooseStart");
        QTRY_VERIFY(!m_rig->view().pictures().right().problem.isEmpty());
        m_rig->press(Qt::Key_Left);
        m_rig->press(Qt::Key_Up);
        QVERIFY(m_rig->callsOf("answerDuel").empty());
        m_rig->press(Qt::Key_Down);
        QCOMPARE(m_rig->callsOf("answerDuel"), (Calls{"answerDuel 1 skip"}));
    }

    void theFirstProfileIsMadeByBeginning() {
        m_rig->taste.status = {};
        m_rig->taste.ready = m_rig->duels(3);
        m_rig->open();
        m_rig->click("chooseStart");
        QCOMPARE(m_rig->callsOf("createTasteProfile"), (Calls{"createTasteProfile My taste"}));
        m_rig->waitForDuel(1);
    }
};

} // namespace miro

QTEST_MAIN(miro::TestTasteChoose)
#include "test_taste_choose.moc"
