// The artist's own presets in $XDG_CONFIG_HOME/miro-studio/presets.json: read and written on a thread of its own, which
// the destructor waits for, so that what was saved stays saved. Owned by the page; GUI thread.
#pragma once

#include "ui/create/presets.h"

#include <QObject>
#include <QThreadPool>
#include <filesystem>

namespace miro {

class PresetStore : public QObject {
    Q_OBJECT

public:
    explicit PresetStore(std::filesystem::path file, QObject* parent = nullptr); // changed() or failed() follows
    ~PresetStore() override;

    const std::vector<PresetChoice>& presets() const { return m_presets; }
    void save(const PresetChoice& preset); // replaces one of that title
    void remove(const QString& title);

Q_SIGNALS:
    void changed();
    void failed(const QString& message); // one line; what was read before stays

private:
    void take(const Result<std::vector<PresetChoice>>& read);
    void write();

    std::filesystem::path m_file;
    std::vector<PresetChoice> m_presets;
    bool m_loaded = false;
    bool m_setAside = false; // the file cannot be read: it is kept beside the next one
    QThreadPool m_pool;      // one thread: writes keep their order
};

} // namespace miro
