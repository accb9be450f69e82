#include "ui/canvas/overlay_font.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTextLayout>
#include <cmath>
#include <cstring>
#include <imgui.h>
#include <vector>

namespace miro {

namespace {

constexpr double kPointsToPixels = 96.0 / 72.0;
constexpr double kSmaller = 0.92; // than the window's text
constexpr int kPad = 1;           // around a letter: smoothing reaches a pixel out

struct Letter {
    QChar character;
    QImage image; // 8-bit coverage
    int atlasRect = -1;
};

QFont fontOf(double ratio) {
    QFont font = QGuiApplication::font();
    const double size = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * kPointsToPixels;
    font.setPixelSize(std::max(6, static_cast<int>(std::lround(size * kSmaller * ratio))));
    return font;
}

QImage drawn(QChar character, const QFont& font, int width, int height, double ascent) {
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(QPointF(kPad, ascent), QString(character));
    painter.end();
    return image.convertToFormat(QImage::Format_Alpha8);
}

} // namespace

void OverlayFont::want(const QString& text) {
    for (QChar character : text) {
        if (!character.isPrint() || character.isSurrogate() || m_characters.contains(character.unicode()))
            continue;
        m_characters.insert(character.unicode());
        m_complete = false;
    }
}

void OverlayFont::build(double ratio) {
    for (char16_t ascii = 0x20; ascii < 0x7f; ++ascii)
        m_characters.insert(ascii);
    const QFont font = fontOf(ratio);
    const QFontMetricsF metrics(font);
    const int height = static_cast<int>(std::ceil(metrics.ascent() + metrics.descent()));

    ImGuiIO& io = ImGui::GetIO();
    io.Fonts->Clear();
    // Dear ImGui wants a font of its own to add letters to; of it only the space is taken.
    static const ImWchar kSpaceOnly[] = {0x20, 0x20, 0};
    ImFontConfig config;
    config.SizePixels = static_cast<float>(height);
    config.GlyphRanges = kSpaceOnly;
    ImFont* base = io.Fonts->AddFontDefault(&config);

    std::vector<Letter> letters;
    for (char16_t code : m_characters) {
        Letter letter{QChar(code), {}, -1};
        // Whole pixels: a letter between two would be smoothed by where it lies in the atlas.
        const double advance = std::round(metrics.horizontalAdvance(letter.character));
        const int width =
            static_cast<int>(std::ceil(std::max(advance, metrics.boundingRect(letter.character).right()))) + 2 * kPad;
        letter.image = drawn(letter.character, font, width, height, metrics.ascent());
        letter.atlasRect =
            io.Fonts->AddCustomRectFontGlyph(base, code, width, height, static_cast<float>(advance), ImVec2(-kPad, 0));
        letters.push_back(std::move(letter));
    }
    io.Fonts->Build();
    unsigned char* pixels = nullptr;
    int atlasWidth = 0;
    int atlasHeight = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &atlasWidth, &atlasHeight);
    for (const Letter& letter : letters) {
        const ImFontAtlasCustomRect* rect = io.Fonts->GetCustomRectByIndex(letter.atlasRect);
        if (!rect->IsPacked())
            continue;
        for (int y = 0; y < rect->Height; ++y)
            std::memcpy(pixels + static_cast<ptrdiff_t>(rect->Y + y) * atlasWidth + rect->X,
                        letter.image.constScanLine(y), rect->Width);
    }
    io.FontGlobalScale = static_cast<float>(1 / ratio);
    m_ratio = ratio;
    m_complete = true;
}

bool OverlayFont::canShow(const QString& text) {
    QTextLayout layout(text, QGuiApplication::font());
    layout.beginLayout();
    layout.createLine().setLineWidth(1e7); // all of it on one
    layout.endLayout();
    for (const QGlyphRun& run : layout.glyphRuns())
        if (run.glyphIndexes().contains(0))
            return false;
    return true;
}

} // namespace miro
