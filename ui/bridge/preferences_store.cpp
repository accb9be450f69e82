#include "ui/bridge/preferences_store.h"

#include <QMetaObject>

namespace miro {

PreferencesStore::PreferencesStore(std::filesystem::path file, QObject* parent)
    : QObject(parent), m_file(std::move(file)) {
    auto read = readPreferences(m_file);
    if (read.ok())
        m_preferences = std::move(read).value();
    else
        m_problem = QString::fromStdString(read.message());
    m_writer = std::thread([this] { write(); });
}

PreferencesStore::~PreferencesStore() {
    {
        std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    m_writer.join();
}

void PreferencesStore::set(const Preferences& preferences) {
    for (const auto& param : preferenceParams())
        if (auto checked = checkParam(param.spec, param.get(preferences)); !checked.ok()) {
            Q_EMIT failed(QString::fromStdString(checked.message()));
            return;
        }
    // A choice that cannot be written still holds while the program runs.
    const Preferences before = m_preferences;
    m_preferences = preferences;
    {
        std::lock_guard lock(m_mutex);
        m_waiting = preferences;
    }
    m_wake.notify_all();
    Q_EMIT changed(m_preferences, before);
}

// A disk may take its time over a synced file, and the window must not wait for it.
void PreferencesStore::write() {
    while (true) {
        std::optional<Preferences> preferences;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || m_waiting; });
            preferences.swap(m_waiting);
            if (!preferences)
                return;
        }
        if (auto written = writePreferences(m_file, *preferences); !written.ok())
            QMetaObject::invokeMethod(
                this, [this, message = QString::fromStdString(written.message())] { Q_EMIT failed(message); },
                Qt::QueuedConnection);
    }
}

} // namespace miro
