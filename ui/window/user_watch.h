// Tells the engine that somebody uses the program: a key, a button, the wheel or a finger, at most once a second. Owned
// by the program, beside its window; GUI thread.
#pragma once

#include <QObject>
#include <functional>
#include <optional>

namespace miro {

class Engine;

class UserWatch : public QObject {
public:
    // What comes to `watched`; an application hears of all. The engine outlives it. now: milliseconds of a clock that
    // does not go back.
    UserWatch(QObject& watched, Engine& engine, std::function<qint64()> now);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Engine& m_engine;
    const std::function<qint64()> m_now;
    std::optional<qint64> m_told;
};

} // namespace miro
