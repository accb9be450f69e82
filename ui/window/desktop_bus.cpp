#include "ui/window/desktop.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QPointer>
#include <QVariantMap>
#include <functional>
#include <optional>
#include <thread>

namespace miro {
namespace {

// A connection that is made on a thread of its own, because a bus that does not answer blocks whoever greets it.
class Bus : public QObject {
public:
    explicit Bus(QDBusConnection::BusType type) {
        m_greeter = std::thread([this, type] {
            QDBusConnection connection = QDBusConnection::connectToBus(type, nameOf(type));
            QMetaObject::invokeMethod(
                this, [this, connection] { take(connection); }, Qt::QueuedConnection);
        });
    }
    ~Bus() override {
        if (m_greeter.joinable())
            m_greeter.join();
    }

    // Sent as soon as there is a connection; answered on the GUI thread, not at all when the call fails.
    void call(const QDBusMessage& message, std::function<void(const QDBusMessage&)> answered = {}) {
        if (!m_connection) {
            m_waiting.push_back([this, message, answered] { call(message, answered); });
            return;
        }
        if (!m_connection->isConnected())
            return;
        auto* watcher = new QDBusPendingCallWatcher(m_connection->asyncCall(message), this);
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, answered] {
            watcher->deleteLater();
            if (answered && !watcher->isError())
                answered(watcher->reply());
        });
    }

private:
    static QString nameOf(QDBusConnection::BusType type) {
        return type == QDBusConnection::SessionBus ? "miro-session" : "miro-system";
    }

    void take(const QDBusConnection& connection) {
        m_greeter.join(); // it has posted this as its last act
        m_connection = connection;
        for (const auto& send : std::exchange(m_waiting, {}))
            send();
    }

    std::thread m_greeter;
    std::optional<QDBusConnection> m_connection;
    std::vector<std::function<void()>> m_waiting;
};

class BusNotifier : public DesktopNotifier {
public:
    explicit BusNotifier(std::shared_ptr<Bus> bus) : m_bus(std::move(bus)) {}

    void notify(const QString& title, const QString& text) override {
        QDBusMessage message =
            QDBusMessage::createMethodCall("org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                                           "org.freedesktop.Notifications", "Notify");
        // The server reads the text as markup.
        message << QCoreApplication::applicationName() << m_last << QString("miro-studio") << title
                << text.toHtmlEscaped() << QStringList() << QVariantMap{{"desktop-entry", "miro-studio"}} << -1;
        m_bus->call(message, [this](const QDBusMessage& reply) { m_last = reply.arguments().value(0).toUInt(); });
    }

private:
    std::shared_ptr<Bus> m_bus; // shared with the sleep guard
    uint m_last = 0;            // replaced by the next, so that they do not pile up
};

class BusSleepGuard : public SleepGuard {
public:
    BusSleepGuard(std::shared_ptr<Bus> session, std::shared_ptr<Bus> system)
        : m_session(std::move(session)), m_system(std::move(system)) {}

    void hold(const QString& reason) override {
        if (m_held)
            return;
        m_held = true;
        QDBusMessage screen = saver("Inhibit");
        screen << QCoreApplication::applicationName() << reason;
        m_session->call(screen, [this](const QDBusMessage& reply) {
            m_cookie = reply.arguments().value(0).toUInt();
            if (!m_held)
                giveBack();
        });
        QDBusMessage login = QDBusMessage::createMethodCall("org.freedesktop.login1", "/org/freedesktop/login1",
                                                            "org.freedesktop.login1.Manager", "Inhibit");
        login << QString("idle:sleep") << QCoreApplication::applicationName() << reason << QString("block");
        m_system->call(login, [this](const QDBusMessage& reply) {
            m_lock = reply.arguments().value(0).value<QDBusUnixFileDescriptor>();
            if (!m_held)
                giveBack();
        });
    }

    void release() override {
        m_held = false;
        giveBack();
    }

private:
    static QDBusMessage saver(const QString& method) {
        return QDBusMessage::createMethodCall("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
                                              "org.freedesktop.ScreenSaver", method);
    }

    void giveBack() {
        if (m_cookie) {
            QDBusMessage message = saver("UnInhibit");
            message << *std::exchange(m_cookie, std::nullopt);
            m_session->call(message);
        }
        m_lock = {}; // closing the descriptor ends the lock
    }

    std::shared_ptr<Bus> m_session; // shared with the notifier
    std::shared_ptr<Bus> m_system;
    bool m_held = false;
    std::optional<uint> m_cookie;
    QDBusUnixFileDescriptor m_lock;
};

} // namespace

DesktopServices busServices() {
    auto session = std::make_shared<Bus>(QDBusConnection::SessionBus);
    return {std::make_unique<BusNotifier>(session),
            std::make_unique<BusSleepGuard>(session, std::make_shared<Bus>(QDBusConnection::SystemBus))};
}

} // namespace miro
