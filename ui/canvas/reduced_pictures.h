// Pictures made smaller than they are, for both views: averaged over areas, which is sharper than what mipmaps give
// and, without a GPU, ten times faster. Those used last are kept. GUI thread.
#pragma once

#include <QImage>
#include <deque>

namespace miro {

class ReducedPictures {
public:
    // size: no side larger than the image's. The reference holds until the next call.
    const QImage& get(const QImage& image, const QSize& size);

private:
    struct Entry {
        qint64 key = 0; // QImage::cacheKey() of the source
        QImage image;
    };
    std::deque<Entry> m_entries; // used last at the back
};

} // namespace miro
