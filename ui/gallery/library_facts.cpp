#include "ui/gallery/library_facts.h"

#include "ui/bridge/library_thread.h"

namespace miro {
namespace {

Result<LibraryFacts> readFacts(Library& library) {
    LibraryFacts facts;
    MIRO_TRY(facts.models, library.models());
    MIRO_TRY(facts.tags, library.tags());
    MIRO_TRY(facts.albums, library.albums());
    MIRO_TRY(facts.searches, library.savedSearches());
    MIRO_TRY(facts.scorers, library.scorers());
    MIRO_TRY(facts.sizes, library.sizes());
    return facts;
}

} // namespace

QString LibraryFacts::albumName(int64_t id) const {
    for (const Album& album : albums)
        if (album.id == id)
            return QString::fromStdString(album.name);
    return {};
}

LibraryFactsReader::LibraryFactsReader(LibraryThread& library, QObject* parent) : QObject(parent), m_library(library) {
    connect(&library, &LibraryThread::opened, this, [this] {
        if (!m_reading && !m_read) // it could not be opened before
            read();
    });
    connect(&library, &LibraryThread::changed, this, &LibraryFactsReader::read);
}

void LibraryFactsReader::read() {
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_library.run(LibraryThread::Lane::Query, this, readFacts, [this](Result<LibraryFacts> facts) {
        m_reading = false;
        if (facts.ok()) { // a failure is told by the search that runs beside it
            m_facts = std::move(facts).value();
            m_read = true;
            Q_EMIT arrived();
        }
        if (std::exchange(m_again, false))
            read();
    });
}

} // namespace miro
