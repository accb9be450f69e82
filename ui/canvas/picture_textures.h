// The canvas's pictures as textures, uploaded once each; those used last stay, so that before and after change at once.
// Lives in one OpenGL context, which is current at every call; GUI thread.
#pragma once

#include <QImage>
#include <memory>
#include <unordered_map>

class QOpenGLTexture;

namespace miro {

class PictureTextures {
public:
    static constexpr qsizetype kBudget = qsizetype{256} << 20; // bytes kept beyond what a frame uses

    enum class Sampling { Blocks, Smooth };

    PictureTextures();
    ~PictureTextures(); // with the context current

    // Bound to the active unit; null when the driver has no room for it.
    QOpenGLTexture* bind(const QImage& image, Sampling sampling);
    void endFrame();

private:
    struct Entry {
        std::unique_ptr<QOpenGLTexture> texture;
        qsizetype bytes = 0;
        qint64 frame = 0; // it was used in last
    };
    void upload(Entry& entry, const QImage& image);

    std::unordered_map<qint64, Entry> m_entries; // by QImage::cacheKey()
    qint64 m_frame = 0;
    int m_largestSide = 0;
};

} // namespace miro
