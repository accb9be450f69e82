// The user's preferences as the window sees them: read once, written at each change by a thread of its own, which the
// destructor lets finish. GUI thread.
#pragma once

#include "base/preferences.h"

#include <QObject>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

namespace miro {

class PreferencesStore : public QObject {
    Q_OBJECT

public:
    // A file that cannot be read gives the defaults and problem().
    explicit PreferencesStore(std::filesystem::path file, QObject* parent = nullptr);
    ~PreferencesStore() override;

    const Preferences& get() const { return m_preferences; }
    QString problem() const { return m_problem; }
    void set(const Preferences& preferences); // checks, emits, writes

Q_SIGNALS:
    void changed(const miro::Preferences& now, const miro::Preferences& before);
    void failed(const QString& message);

private:
    void write();

    std::filesystem::path m_file;
    Preferences m_preferences;
    QString m_problem;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Preferences> m_waiting; // for the disk; guarded by m_mutex
    bool m_ending = false;                // guarded by m_mutex
    std::thread m_writer;
};

} // namespace miro
