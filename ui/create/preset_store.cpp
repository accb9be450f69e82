#include "ui/create/preset_store.h"

#include "base/files.h"

#include <QMetaObject>
#include <algorithm>
#include <system_error>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMaxBytes = 4u << 20;

Result<std::vector<PresetChoice>> readPresets(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error))
        return std::vector<PresetChoice>();
    MIRO_TRY(std::string text, readFile(file, kMaxBytes));
    return presetsFromText(text, oneLine(file.string()));
}

Result<void> writePresets(const fs::path& file, const std::string& text, bool setAside) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (setAside) {
        fs::path aside = file;
        aside += ".unreadable";
        fs::rename(file, aside, error);
    }
    return writeFileAtomically(file, text);
}

} // namespace

PresetStore::PresetStore(fs::path file, QObject* parent) : QObject(parent), m_file(std::move(file)) {
    m_pool.setMaxThreadCount(1);
    m_pool.start([this, file = m_file] {
        auto read = readPresets(file);
        QMetaObject::invokeMethod(
            this, [this, read = std::move(read)] { take(read); }, Qt::QueuedConnection);
    });
}

PresetStore::~PresetStore() {
    m_pool.waitForDone();
}

void PresetStore::take(const Result<std::vector<PresetChoice>>& read) {
    m_loaded = true;
    std::vector<PresetChoice> savedMeanwhile = std::move(m_presets);
    m_presets = read.ok() ? *read : std::vector<PresetChoice>();
    m_setAside = !read.ok();
    for (const PresetChoice& preset : savedMeanwhile)
        save(preset);
    Q_EMIT changed();
    if (!read.ok())
        Q_EMIT failed(tr("Your own presets cannot be read: %1").arg(QString::fromStdString(read.message())));
}

void PresetStore::save(const PresetChoice& preset) {
    auto known = std::find_if(m_presets.begin(), m_presets.end(),
                              [&](const PresetChoice& other) { return other.title == preset.title; });
    if (known != m_presets.end())
        *known = preset;
    else
        m_presets.push_back(preset);
    if (m_loaded)
        write();
    Q_EMIT changed();
}

void PresetStore::remove(const QString& title) {
    std::erase_if(m_presets, [&](const PresetChoice& preset) { return preset.title == title; });
    if (m_loaded)
        write();
    Q_EMIT changed();
}

void PresetStore::write() {
    m_pool.start([this, file = m_file, text = textFromPresets(m_presets), aside = std::exchange(m_setAside, false)] {
        if (auto written = writePresets(file, text, aside); !written.ok())
            QMetaObject::invokeMethod(
                this,
                [this, message = QString::fromStdString(written.message())] {
                    Q_EMIT failed(tr("The preset could not be saved: %1").arg(message));
                },
                Qt::QueuedConnection);
    });
}

} // namespace miro
