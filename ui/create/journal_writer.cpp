#include "ui/create/journal_writer.h"

#include "base/unique_id.h"
#include "ui/bridge/library_thread.h"

#include <QDateTime>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr int kSettledMilliseconds = 1200;

} // namespace

JournalWriter::JournalWriter(const AppContext& context, SettingsModel& model, QObject* parent)
    : QObject(parent), m_context(context), m_model(model), m_session(newUniqueId()) {
    m_settled.setSingleShot(true);
    m_settled.setInterval(kSettledMilliseconds);
    connect(&m_settled, &QTimer::timeout, this, [this] { write(m_model.get(), false); });
    // What the program fills in by itself is no state to go back to.
    connect(&m_model.undoStack(), &QUndoStack::indexChanged, this, [this] { m_settled.start(); });
}

JournalWriter::~JournalWriter() {
    if (m_settled.isActive())
        write(m_model.get(), false);
}

void JournalWriter::drawn(const CreateSettings& settings) {
    m_settled.stop();
    write(settings, true);
}

void JournalWriter::write(const CreateSettings& settings, bool drawn) {
    JournalEntry entry;
    entry.created = QDateTime::currentMSecsSinceEpoch();
    entry.session = m_session;
    entry.prompt = settings.generation.prompt;
    entry.settings = jsonFromCreateSettings(settings).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    entry.model = settings.model;
    entry.drawn = drawn;
    m_context.library.run(
        LibraryThread::Lane::Query, this,
        [entry](Library& library) -> Result<bool> {
            MIRO_CHECK_OK(library.journal().add(entry));
            return true;
        },
        [this](const Result<bool>& added) {
            if (added.ok())
                Q_EMIT written();
        });
}

} // namespace miro
