// Takes pictures of every page in every look, in two languages: for people to look at. Not a test.
//   screenshots FOLDER [LANGUAGE ...]
#include "tests/ui/show_active.h"
#include "tests/ui/studio_rig.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QScreen>

namespace miro {
namespace {

void settle(StudioRig& rig, QObject& context, int rounds = 12) {
    for (int i = 0; i < rounds; ++i) {
        bool answered = false;
        rig.library->run(
            LibraryThread::Lane::Picture, &context, [](Library&) { return Result<int>(1); },
            [&](Result<int>) { answered = true; });
        (void)QTest::qWaitFor([&] { return answered; });
        QTest::qWait(30);
    }
}

void save(QWidget& window, const QString& file) {
    if (!window.screen()->grabWindow(window.winId()).save(file))
        qFatal("%s cannot be written", qPrintable(file));
    printf("%s\n", qPrintable(file));
}

void take(const QString& folder, const QString& theme, const QString& language) {
    applyTheme(*qApp, theme.toStdString());
    applyLanguage(*qApp, language.toStdString());
    StudioRig rig;
    rig.keepPictures(40);
    rig.set([](Preferences& preferences) { preferences.model = kSevenRewards; });
    MainWindow window(rig.context(), MainWindow::Options{.desktop = silentDesktop(), .now = [] {
                                                             return qint64{0};
                                                         }});
    window.resize(1280, 800);
    showActive(window);
    rig.readModels();
    settle(rig, window);
    const QString prefix = QStringLiteral("%1/%2-%3-").arg(folder, language, theme);
    for (const char* page : {"gallery", "models", "settings", "create"}) {
        window.findChild<QAction*>(page)->trigger();
        settle(rig, window);
        save(window, prefix + page + ".png");
    }
    // A run of four pictures in the middle, with the queue behind it.
    const Image preview = paintedImage(32, 0.6);
    if (auto* draw = window.findChild<QAction*>("keyDraw"))
        draw->trigger();
    settle(rig, window, 3);
    if (!rig.engine.draws.empty()) {
        const JobId job = rig.engine.draws.back().id;
        for (int step = 0; step < 20; ++step) {
            rig.engine.step(job, step, 50, static_cast<int>(rig.engine.draws.back().what.settings.count), preview);
            QTest::qWait(5);
        }
    }
    settle(rig, window, 3);
    save(window, prefix + "drawing.png");
    window.findChild<QAction*>("drawer")->trigger();
    if (!rig.engine.draws.empty())
        rig.engine.step(rig.engine.draws.back().id, 21, 50, 1, preview);
    settle(rig, window, 3);
    save(window, prefix + "drawer.png");
}

} // namespace
} // namespace miro

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName("Miro Studio");
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.isEmpty())
        qFatal("usage: screenshots FOLDER [LANGUAGE ...]");
    miro::setDialogAnswers({});
    const QStringList languages = arguments.size() > 1 ? arguments.mid(1) : QStringList{"en", "de"};
    for (const QString& language : languages)
        for (const char* theme : {"light", "dark", "contrast"})
            miro::take(arguments.front(), theme, language);
    return 0;
}
