#include "image/png_pixels.h"

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <fmt/format.h>
#include <png.h>
#include <vector>

namespace miro {
namespace {

// What libpng's callbacks reach: the bytes not yet read, and the first thing that was wrong.
struct Source {
    std::string_view rest;
    char message[128] = "";
};

void takeBytes(png_structp png, png_bytep target, size_t count) {
    auto* source = static_cast<Source*>(png_get_io_ptr(png));
    if (count > source->rest.size())
        png_error(png, "it is cut off");
    std::memcpy(target, source->rest.data(), count);
    source->rest.remove_prefix(count);
}

[[noreturn]] void keepError(png_structp png, png_const_charp message) {
    auto* source = static_cast<Source*>(png_get_error_ptr(png));
    std::strncpy(source->message, message, sizeof source->message - 1);
    png_longjmp(png, 1);
}

void ignoreWarning(png_structp, png_const_charp) {}

// One file being read. libpng leaves its functions by longjmp, so the two steps below hold nothing that needs a
// destructor.
class Reader {
public:
    explicit Reader(std::string_view bytes) {
        m_source.rest = bytes;
        m_png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &m_source, keepError, ignoreWarning);
        m_info = m_png ? png_create_info_struct(m_png) : nullptr;
    }
    ~Reader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    const char* message() const { return m_source.message; }

    // Everything up to the pixels; rows will be 8-bit RGB, or 16-bit grey as it is.
    bool start(bool& grey16) {
        if (!m_info || setjmp(png_jmpbuf(m_png)) != 0)
            return false;
        png_set_read_fn(m_png, &m_source, takeBytes);
        // Colour profiles, text and all else that is not needed for pixels is skipped unread.
        png_set_keep_unknown_chunks(m_png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
        png_set_user_limits(m_png, PNG_UINT_31_MAX, PNG_UINT_31_MAX); // the caller has checked the size
        png_read_info(m_png, m_info);
        grey16 = png_get_color_type(m_png, m_info) == PNG_COLOR_TYPE_GRAY && png_get_bit_depth(m_png, m_info) == 16;
        if (grey16) {
            png_set_swap(m_png); // to little-endian
        } else {
            png_set_expand(m_png);   // palettes, and grey of 1, 2 and 4 bits
            png_set_strip_16(m_png); // the low byte is dropped
            png_set_strip_alpha(m_png);
            png_set_gray_to_rgb(m_png);
        }
        png_set_interlace_handling(m_png);
        png_read_update_info(m_png, m_info);
        return true;
    }

    size_t rowBytes() const { return png_get_rowbytes(m_png, m_info); }

    bool readRows(png_bytepp rows) {
        if (setjmp(png_jmpbuf(m_png)) != 0)
            return false;
        png_read_image(m_png, rows);
        png_read_end(m_png, nullptr);
        return true;
    }

private:
    Source m_source;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
};

} // namespace

Result<Image> readPngPixels(std::string_view bytes, int width, int height, const std::string& name) {
    Reader reader(bytes);
    auto damaged = [&](const char* message) {
        return Error{ErrorCode::Corrupt, fmt::format("{} is a damaged PNG: {}", oneLine(name), oneLine(message, 120))};
    };
    bool grey16 = false;
    if (!reader.start(grey16))
        return damaged(reader.message());
    const size_t samples = static_cast<size_t>(width) * (grey16 ? 1 : 3), sampleBytes = grey16 ? 2 : 1;
    if (reader.rowBytes() != samples * sampleBytes)
        return damaged("its header contradicts itself");
    std::vector<uint8_t> pixels(samples * sampleBytes * static_cast<size_t>(height));
    std::vector<png_bytep> rows;
    for (int y = 0; y < height; ++y)
        rows.push_back(pixels.data() + static_cast<size_t>(y) * samples * sampleBytes);
    if (!reader.readRows(rows.data()))
        return damaged(reader.message());
    if (!grey16)
        return Image{width, height, std::move(pixels)};
    Image image{width, height, {}};
    image.pixels.reserve(samples * static_cast<size_t>(height) * 3);
    for (size_t i = 0; i < pixels.size(); i += 2) // clipped, not scaled
        image.pixels.insert(image.pixels.end(), 3, pixels[i + 1] != 0 ? 255 : pixels[i]);
    return image;
}

} // namespace miro
