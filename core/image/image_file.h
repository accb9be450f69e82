// Picture files to and from memory. Reading decides by content, checks sizes before any pixel is allocated and gives
// the RGB that Pillow's convert("RGB") gives: alpha is dropped, not composited; EXIF orientation and colour profiles
// are ignored; 16-bit grey is clipped at 255, other 16-bit samples lose their low byte; the first frame of an
// animation. EXR is linear light and is encoded as sRGB. All functions: any thread.
#pragma once

#include "base/result.h"
#include "image/image.h"
#include "image/image_header.h"
#include "image/text_metadata.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace miro {

struct ImageLimits {
    int64_t maxSide = 200'000;
    int64_t maxPixels = 100'000'000;
    size_t maxFileBytes = size_t{512} << 20;
};

struct EncodeOptions {
    TextEntries text;     // see text_metadata.h for what each format keeps
    int jpegQuality = 95; // 1 to 100, chroma at full resolution
    int webpQuality = 90; // 1 to 100, lossy throughout
};

// Sets the picture library up: no plug-ins from outside, no threads of its own. Happens by itself at first use; a
// program with threads calls it first in main(), because it clears an environment variable.
void initialiseImages();

// Of the OpenImageIO that is loaded, for `doctor`.
std::string imageLibraryVersion();

// By the file name's ending; Usage for any but .png, .jpg, .jpeg, .webp, .exr, which are those that are written.
Result<ImageFormat> formatForWriting(const std::filesystem::path& path);

// The file's bytes, for AtomicFileGroup. PNG: 8 bit RGB, not interlaced, sRGB chunk; EXR: half, linear. Usage for an
// empty picture or a format that is only read.
Result<std::string> encodeImage(const Image& image, ImageFormat format, const EncodeOptions& options = {});
Result<std::string> encodeExr(const FloatImage& image, const TextEntries& text = {});

// Corrupt, Unsupported; `name` is what messages call the bytes.
Result<Image> decodeImage(std::string_view bytes, const std::string& name, const ImageLimits& limits = {});

// Linear light at the file's own precision, for EXR; other formats as decodeImage, made linear.
Result<FloatImage> decodeLinear(std::string_view bytes, const std::string& name, const ImageLimits& limits = {});

// NotFound, Corrupt, Unsupported.
Result<Image> readImage(const std::filesystem::path& path, const ImageLimits& limits = {});

} // namespace miro
