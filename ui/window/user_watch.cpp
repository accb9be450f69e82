#include "ui/window/user_watch.h"

#include "studio/engine.h"

#include <QEvent>

namespace miro {
namespace {

constexpr qint64 kBetweenTold = 1000; // milliseconds

bool isUse(QEvent::Type type) {
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletMove:
    case QEvent::DragMove:
        return true;
    default:
        return false;
    }
}

} // namespace

UserWatch::UserWatch(QObject& watched, Engine& engine, std::function<qint64()> now)
    : m_engine(engine), m_now(std::move(now)) {
    watched.installEventFilter(this);
}

bool UserWatch::eventFilter(QObject* watched, QEvent* event) {
    if (isUse(event->type())) {
        if (const qint64 now = m_now(); !m_told || now - *m_told >= kBetweenTold) {
            m_told = now;
            m_engine.userActive();
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace miro
