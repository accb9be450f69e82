// Thumbnails as QPixmaps, fetched through the library's thread; a bounded number stays in memory. GUI thread.
#pragma once

#include "library/picture_record.h"

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace miro {

class LibraryThread;

class ThumbnailCache : public QObject {
    Q_OBJECT

public:
    explicit ThumbnailCache(LibraryThread& library, QObject* parent = nullptr);

    // Null when it is not here yet: it is then fetched and ready() follows. The newest request is served first.
    QPixmap get(PictureId id);
    // Its file is gone or is no picture; asked again after the library changed.
    bool unreadable(PictureId id) const;
    // Requests that have not been served are forgotten, so that a scrolled view asks for what it shows now.
    void forgetRequests();

Q_SIGNALS:
    void ready(miro::PictureId id);

private:
    void fetchNext();

    LibraryThread& m_library;
    QCache<PictureId, QPixmap> m_pixmaps; // cost in kilobytes
    QList<PictureId> m_wanted;            // newest last
    QSet<PictureId> m_unreadable;
    bool m_fetching = false;
};

} // namespace miro
