#include "ui/canvas/reduced_pictures.h"

#include <algorithm>

namespace miro {

namespace {

constexpr size_t kMostEntries = 16; // four pictures, before and after, and some to spare

} // namespace

const QImage& ReducedPictures::get(const QImage& image, const QSize& size) {
    auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
        return entry.key == image.cacheKey() && entry.image.size() == size;
    });
    Entry entry;
    if (found != m_entries.end()) {
        entry = std::move(*found);
        m_entries.erase(found);
    } else {
        entry = {image.cacheKey(), image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)};
    }
    m_entries.push_back(std::move(entry));
    if (m_entries.size() > kMostEntries)
        m_entries.pop_front();
    return m_entries.back().image;
}

} // namespace miro
