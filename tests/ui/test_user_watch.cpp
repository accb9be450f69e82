// The engine hears that somebody uses the program, at most once a second.
#include "fake_engine.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/window/user_watch.h"

#include <QWidget>
#include <QtTest>

using namespace miro;

class TestUserWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAndButtonsAreToldOnceASecond() {
        EngineBridge bridge;
        FakeEngine engine(bridge);
        qint64 now = 5;
        const UserWatch watch(*qApp, engine, [&now] { return now; });
        QWidget window;
        window.resize(100, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        now = 10'000;
        engine.activities = 0; // the screen may have told of a pointer that was there
        QTest::keyClick(&window, Qt::Key_A);
        QCOMPARE(engine.activities, 1);
        now += 999;
        QTest::keyClick(&window, Qt::Key_B);
        QTest::mouseClick(&window, Qt::LeftButton);
        QCOMPARE(engine.activities, 1);
        now += 1;
        QTest::mouseClick(&window, Qt::LeftButton);
        QCOMPARE(engine.activities, 2);
        now += 1000;
        window.update(); // nobody did this
        window.repaint();
        QCOMPARE(engine.activities, 2);
    }
};

QTEST_MAIN(TestUserWatch)
#include "test_user_watch.moc"
