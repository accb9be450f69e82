// Shows a window so that it has the keyboard: where there is no window manager, as on a test's screen, nobody gives it.
#pragma once

#include <QWidget>
#include <QtTest>

namespace miro {

inline bool showActive(QWidget& window) {
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        return false;
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

} // namespace miro
