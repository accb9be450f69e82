// What the program asks of the desktop: tell the user something when the window is not looked at, and stay awake.
// Interfaces, so that tests hear what would be said. GUI thread.
#pragma once

#include <QString>
#include <memory>

namespace miro {

class DesktopNotifier {
public:
    virtual ~DesktopNotifier() = default;
    virtual void notify(const QString& title, const QString& text) = 0; // silent where the desktop cannot
};

class SleepGuard {
public:
    virtual ~SleepGuard() = default;
    virtual void hold(const QString& reason) = 0;
    virtual void release() = 0;
};

struct DesktopServices {
    std::unique_ptr<DesktopNotifier> notifier;
    std::unique_ptr<SleepGuard> sleepGuard;
};

// org.freedesktop.Notifications, org.freedesktop.ScreenSaver and org.freedesktop.login1, without ever waiting for them;
// silent where there is no bus.
DesktopServices busServices();

} // namespace miro
