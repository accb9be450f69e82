// Milliseconds that an artist feels: from the start of the window to its first answer, and the longest time in which
// the event loop stood still during a run, a change of pages, a search and a switch of the theme. Not a test.
#include "tests/ui/show_active.h"
#include "tests/ui/studio_rig.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTimer>

namespace miro {
namespace {

// The longest time between two turns of the event loop.
class StallMeter {
public:
    StallMeter() {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_worst = std::max(m_worst, m_clock.nsecsElapsed() / 1e6);
            m_clock.start();
        });
        m_clock.start();
        m_timer.start(0);
    }
    double takeWorst() { return std::exchange(m_worst, 0.0); }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_worst = 0;
};

void report(const char* what, double milliseconds) {
    printf("%-34s %8.1f ms\n", what, milliseconds);
}

void measure() {
    StudioRig rig;
    rig.keepPictures(200);
    rig.set([](Preferences& preferences) { preferences.model = kSevenRewards; });
    QElapsedTimer clock;
    clock.start();
    applyTheme(*qApp, "light");
    applyLanguage(*qApp, "en");
    MainWindow window(rig.context(), MainWindow::Options{.desktop = silentDesktop(), .now = [] {
                                                             return qint64{0};
                                                         }});
    window.resize(1280, 800);
    window.show();
    rig.catalogue->refresh();
    (void)QTest::qWaitForWindowExposed(&window);
    report("start to a window that answers", static_cast<double>(clock.nsecsElapsed()) / 1e6);

    StallMeter meter;
    QTest::qWait(1000);
    report("worst stall while it settles", meter.takeWorst());
    for (const char* page : {"gallery", "batch", "models", "settings", "create"}) {
        window.findChild<QAction*>(page)->trigger();
        QTest::qWait(300);
    }
    report("worst stall changing pages", meter.takeWorst());
    const Image preview = paintedImage(64, 0.3);
    if (auto* draw = window.findChild<QAction*>("keyDraw"))
        draw->trigger();
    QTest::qWait(200);
    report("worst stall pressing Draw", meter.takeWorst());
    if (!rig.engine.draws.empty()) {
        const JobId job = rig.engine.draws.back().id;
        std::thread engine([&] {
            for (int step = 0; step < 200; ++step) {
                rig.engine.step(job, step, 200, 4, preview);
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        });
        QTest::qWait(1300);
        engine.join();
        report("worst stall during a run", meter.takeWorst());
    }
    // A million lines into the Batch page's list, as a paste does it.
    window.findChild<QAction*>("batch")->trigger();
    QString text;
    for (int i = 0; i < 1'000'000; ++i)
        text += QStringLiteral("a cat on a blue background\n");
    QApplication::clipboard()->setText(text);
    QTest::qWait(500);
    (void)meter.takeWorst();
    window.findChild<QPlainTextEdit*>("batchList")->paste();
    QTest::qWait(10000);
    report("worst stall pasting a million lines", meter.takeWorst());
    applyTheme(*qApp, "dark");
    QTest::qWait(200);
    report("switch of the theme", meter.takeWorst());
}

} // namespace
} // namespace miro

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    miro::setDialogAnswers({});
    miro::measure();
    return 0;
}
