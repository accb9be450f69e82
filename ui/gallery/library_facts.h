// What the filters can offer: the models, tags, albums... that are in the library now. Read on the library's thread
// when the library opens and after it changed. Owned by the gallery page; GUI thread.
#pragma once

#include "library/picture_query.h"

#include <QObject>
#include <string>
#include <utility>
#include <vector>

namespace miro {

class LibraryThread;

struct LibraryFacts {
    std::vector<std::string> models;
    std::vector<std::string> tags;
    std::vector<Album> albums;
    std::vector<SavedSearch> searches;
    std::vector<std::string> scorers;
    std::vector<std::pair<int, int>> sizes; // width, height

    QString albumName(int64_t id) const; // empty: none
};

class LibraryFactsReader : public QObject {
    Q_OBJECT

public:
    explicit LibraryFactsReader(LibraryThread& library, QObject* parent = nullptr);

    const LibraryFacts& facts() const { return m_facts; }
    void read();

Q_SIGNALS:
    void arrived();

private:
    LibraryThread& m_library;
    LibraryFacts m_facts;
    bool m_read = false; // once at least
    bool m_reading = false;
    bool m_again = false;
};

} // namespace miro
