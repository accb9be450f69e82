#include "ui/bridge/thumbnail_cache.h"

#include "ui/bridge/library_thread.h"
#include "ui/bridge/screen_image.h"

#include <QElapsedTimer>
#include <QImage>

namespace miro {
namespace {

constexpr int kKilobytes = 160 * 1024; // 640 thumbnails: more than a large screen shows at once
constexpr qsizetype kMostWanted = 1024;
constexpr qsizetype kFetchAtOnce = 8;
constexpr qint64 kFetchMilliseconds = 20; // the other queries wait no longer than this and one thumbnail

struct Fetched {
    std::vector<std::pair<PictureId, QImage>> images; // null: cannot be read
};

} // namespace

ThumbnailCache::ThumbnailCache(LibraryThread& library, QObject* parent)
    : QObject(parent), m_library(library), m_pixmaps(kKilobytes) {
    // A file that was gone may be back.
    connect(&library, &LibraryThread::changed, this, [this] { m_unreadable.clear(); });
}

QPixmap ThumbnailCache::get(PictureId id) {
    if (const QPixmap* pixmap = m_pixmaps.object(id))
        return *pixmap;
    if (m_unreadable.contains(id))
        return {};
    if (m_wanted.isEmpty() || m_wanted.last() != id) {
        m_wanted.removeOne(id);
        m_wanted.append(id);
    }
    if (m_wanted.size() > kMostWanted)
        m_wanted.removeFirst();
    fetchNext();
    return {};
}

bool ThumbnailCache::unreadable(PictureId id) const {
    return m_unreadable.contains(id);
}

void ThumbnailCache::forgetRequests() {
    m_wanted.clear();
}

void ThumbnailCache::fetchNext() {
    if (m_fetching || m_wanted.isEmpty())
        return;
    m_fetching = true;
    QList<PictureId> ids;
    while (!m_wanted.isEmpty() && ids.size() < kFetchAtOnce)
        ids.append(m_wanted.takeLast());
    m_library.run(
        LibraryThread::Lane::Picture, this,
        [ids](Library& library) {
            Fetched fetched;
            QElapsedTimer timer;
            timer.start();
            for (PictureId id : ids) {
                if (!fetched.images.empty() && timer.elapsed() > kFetchMilliseconds)
                    break;
                auto image = library.thumbnail(id);
                fetched.images.emplace_back(id, image.ok() ? screenImage(*image) : QImage());
            }
            return Result<Fetched>(std::move(fetched));
        },
        [this, ids](Result<Fetched> fetched) {
            m_fetching = false;
            const size_t served = fetched.ok() ? fetched->images.size() : 0;
            // What there was no time for stays wanted, behind what was asked for since.
            if (fetched.ok())
                for (qsizetype i = ids.size() - 1; i >= static_cast<qsizetype>(served); --i)
                    if (!m_wanted.contains(ids[i]))
                        m_wanted.prepend(ids[i]);
            for (size_t i = 0; i < served; ++i) {
                const auto& [id, image] = fetched->images[i];
                if (image.isNull())
                    m_unreadable.insert(id);
                else
                    m_pixmaps.insert(id, new QPixmap(QPixmap::fromImage(image)),
                                     std::max<qsizetype>(1, image.sizeInBytes() / 1024));
                Q_EMIT ready(id);
            }
            fetchNext();
        });
}

} // namespace miro
