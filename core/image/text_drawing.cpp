#include "image/text_drawing.h"

#include "image/image_file.h"
#include "image/utf8.h"

#include <OpenImageIO/imagebuf.h>
#include <OpenImageIO/imagebufalgo.h>
#include <algorithm>
#include <array>

namespace miro {
namespace {

constexpr size_t kMaxTextBytes = 2000; // more than any picture is wide

bool canUse(const char* font) {
    const bool defined = OIIO::ImageBufAlgo::text_size("Ag", 16, font).defined();
    OIIO::geterror(); // a font that is not there is no error to keep
    return defined;
}

const char* firstOf(std::initializer_list<const char*> fonts) {
    for (const char* font : fonts)
        if (canUse(font))
            return font;
    return nullptr;
}

// Whether a script stands in it that fonts for western ones do not have: from U+2E80, three bytes or more each.
bool isEastAsian(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xE3 && byte <= 0xED;
    });
}

// nullptr: none.
const char* fontFor(const std::string& text) {
    static const char* const western = firstOf({"DejaVuSans", "NotoSans-Regular", "LiberationSans-Regular", "FreeSans",
                                                "DroidSansFallbackFull", "DroidSans", "Arial"});
    static const char* const eastern = firstOf({"DroidSansFallbackFull", "NotoSansCJK-Regular", "wqy-microhei"});
    return isEastAsian(text) && eastern ? eastern : western;
}

std::string oneLineOf(const std::string& text) {
    std::string line = cleanUtf8(text.substr(0, kMaxTextBytes));
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    return line;
}

} // namespace

int textWidth(const std::string& text, int height) {
    initialiseImages();
    const std::string line = oneLineOf(text);
    const char* font = fontFor(line);
    if (!font || line.empty())
        return 0;
    const OIIO::ROI box = OIIO::ImageBufAlgo::text_size(line, height, font);
    return box.defined() ? std::max(box.xend, 0) : 0;
}

void drawText(Image& image, int left, int baseline, const std::string& text, int height, uint8_t grey) {
    initialiseImages();
    const std::string line = oneLineOf(text);
    const char* font = fontFor(line);
    if (!font || line.empty() || image.empty())
        return;
    OIIO::ImageSpec spec(image.width, image.height, 3, OIIO::TypeDesc::UINT8);
    OIIO::ImageBuf canvas(spec, image.pixels.data());
    const float level = static_cast<float>(grey) / 255;
    const std::array<float, 3> colour{level, level, level};
    OIIO::ImageBufAlgo::render_text(canvas, left, baseline, line, height, font, colour);
}

std::string fittingText(const std::string& text, int height, int width) {
    std::string line = oneLineOf(text);
    if (textWidth(line, height) <= width)
        return line;
    // The longest beginning that fits, by halving; whole characters.
    size_t fits = 0, above = line.size();
    auto upTo = [&](size_t bytes) {
        while (bytes > 0 && bytes < line.size() && (static_cast<unsigned char>(line[bytes]) & 0xC0) == 0x80)
            --bytes;
        return line.substr(0, bytes) + "...";
    };
    while (fits + 1 < above) {
        const size_t middle = (fits + above) / 2;
        (textWidth(upTo(middle), height) <= width ? fits : above) = middle;
    }
    return upTo(fits);
}

} // namespace miro
