#include "ui/canvas/picture_textures.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QOpenGLTexture>
#include <algorithm>

namespace miro {

PictureTextures::PictureTextures() = default;
PictureTextures::~PictureTextures() = default;

QOpenGLTexture* PictureTextures::bind(const QImage& image, Sampling sampling) {
    if (image.isNull())
        return nullptr;
    Entry& entry = m_entries[image.cacheKey()];
    if (!entry.texture)
        upload(entry, image);
    if (!entry.texture->isStorageAllocated())
        return nullptr;
    entry.frame = m_frame;
    entry.texture->bind();
    const auto filter = sampling == Sampling::Blocks ? QOpenGLTexture::Nearest : QOpenGLTexture::Linear;
    entry.texture->setMinMagFilters(filter, filter);
    return entry.texture.get();
}

void PictureTextures::upload(Entry& entry, const QImage& image) {
    if (m_largestSide == 0)
        QOpenGLContext::currentContext()->functions()->glGetIntegerv(GL_MAX_TEXTURE_SIZE, &m_largestSide);
    QImage pixels = image;
    if (m_largestSide > 0 && std::max(image.width(), image.height()) > m_largestSide)
        pixels = image.scaled(m_largestSide, m_largestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    entry.texture = std::make_unique<QOpenGLTexture>(pixels, QOpenGLTexture::DontGenerateMipMaps);
    entry.texture->setWrapMode(QOpenGLTexture::ClampToEdge);
    entry.bytes = qsizetype{4} * pixels.width() * pixels.height();
}

void PictureTextures::endFrame() {
    qsizetype idle = 0;
    for (const auto& [key, entry] : m_entries)
        if (entry.frame < m_frame)
            idle += entry.bytes;
    while (idle > kBudget) {
        auto oldest = std::min_element(m_entries.begin(), m_entries.end(),
                                       [](const auto& a, const auto& b) { return a.second.frame < b.second.frame; });
        idle -= oldest->second.bytes;
        m_entries.erase(oldest);
    }
    ++m_frame;
}

} // namespace miro
