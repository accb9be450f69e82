#include "image/image_file.h"

#include "base/files.h"
#include "image/alpha_removal.h"
#include "image/png_pixels.h"

#include <OpenImageIO/filesystem.h>
#include <OpenImageIO/imageio.h>
#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <mutex>

namespace miro {
namespace {

constexpr int kMaxChannels = 64;
// A million pixels take 70 ms at level 1 and 320 ms at level 6, for a file that is 5 % smaller.
constexpr int kPngCompressionLevel = 1;

const char* pluginName(ImageFormat format) {
    switch (format) {
    case ImageFormat::Png:
        return "png";
    case ImageFormat::Jpeg:
        return "jpeg";
    case ImageFormat::Webp:
        return "webp";
    case ImageFormat::Exr:
        return "openexr";
    case ImageFormat::Tiff:
        return "tiff";
    case ImageFormat::Bmp:
        return "bmp";
    case ImageFormat::Gif:
        return "gif";
    }
    return "";
}

// ---- writing

Result<std::string> encode(ImageFormat format, OIIO::ImageSpec spec, OIIO::TypeDesc type, const void* pixels) {
    initialiseImages();
    const char* name = formatName(format);
    auto failed = [&](const std::string& reason) {
        return Error{ErrorCode::Failed, fmt::format("cannot write the picture as {}: {}", name, oneLine(reason))};
    };
    std::vector<unsigned char> bytes;
    OIIO::Filesystem::IOVecOutput memory(bytes);
    auto output = OIIO::ImageOutput::create(pluginName(format));
    if (!output)
        return failed("this OpenImageIO was built without it");
    output->set_ioproxy(&memory);
    if (!output->open(fmt::format("picture.{}", pluginName(format)), spec) || !output->write_image(type, pixels) ||
        !output->close())
        return failed(output->geterror());
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

// ---- reading

struct Picture {
    std::unique_ptr<std::string> opaque;                   // the bytes, when they had to be changed; outlives memory
    std::unique_ptr<OIIO::Filesystem::IOMemReader> memory; // outlives input
    std::unique_ptr<OIIO::ImageInput> input;
    OIIO::ImageSpec spec;
    ImageFormat format;
};

Result<void> checkSize(int64_t width, int64_t height, const std::string& name, const ImageLimits& limits) {
    if (width < 1 || height < 1)
        return Error{ErrorCode::Corrupt, fmt::format("{} has no pixels", oneLine(name))};
    if (width > limits.maxSide || height > limits.maxSide || width > limits.maxPixels / height)
        return Error{ErrorCode::Unsupported, fmt::format("{} says it is {} x {} pixels; at most {} million are read",
                                                         oneLine(name), width, height, limits.maxPixels / 1'000'000)};
    return {};
}

Error damaged(const std::string& name, ImageFormat format, const std::string& reason) {
    return {ErrorCode::Corrupt, fmt::format("{} is a damaged {}: {}", oneLine(name), formatName(format),
                                            reason.empty() ? "its pixels cannot be read" : oneLine(reason, 200))};
}

// Before any library sees the bytes.
Result<ImageHeader> acceptedHeader(std::string_view bytes, const std::string& name, const ImageLimits& limits) {
    if (bytes.size() > limits.maxFileBytes)
        return Error{ErrorCode::Unsupported, fmt::format("{} has {} bytes; at most {} are read", oneLine(name),
                                                         bytes.size(), limits.maxFileBytes)};
    MIRO_TRY(ImageHeader header, readImageHeader(bytes, name));
    MIRO_CHECK_OK(checkSize(header.width, header.height, name, limits));
    // A JPEG without its end marker is cut off; the decoder would fill what is missing with grey.
    if (header.format == ImageFormat::Jpeg && bytes.rfind("\xff\xd9") == bytes.npos)
        return damaged(name, header.format, "it is cut off");
    return header;
}

Result<Picture> open(std::string_view bytes, const std::string& name, const ImageLimits& limits) {
    initialiseImages();
    MIRO_TRY(ImageHeader header, acceptedHeader(bytes, name, limits));
    Picture picture;
    picture.format = header.format;
    if (header.format == ImageFormat::Webp || header.format == ImageFormat::Gif) {
        picture.opaque = std::make_unique<std::string>(
            header.format == ImageFormat::Webp ? webpWithoutAlpha(bytes) : gifWithoutTransparency(bytes));
        bytes = *picture.opaque;
    }
    picture.memory = std::make_unique<OIIO::Filesystem::IOMemReader>(bytes.data(), bytes.size());
    picture.input = OIIO::ImageInput::create(pluginName(header.format));
    if (!picture.input)
        return Error{ErrorCode::Unsupported, fmt::format("{}: this OpenImageIO was built without {}", oneLine(name),
                                                         formatName(header.format))};
    OIIO::ImageSpec hints;
    hints.attribute("oiio:UnassociatedAlpha", 1);
    picture.input->set_ioproxy(picture.memory.get());
    if (!picture.input->open(std::string("picture.") + pluginName(header.format), picture.spec, hints))
        return damaged(name, header.format, picture.input->geterror());
    const OIIO::ImageSpec& spec = picture.spec;
    MIRO_CHECK_OK(checkSize(spec.width, spec.height, name, limits));
    if (spec.tile_width > 0 || spec.tile_height > 0)
        MIRO_CHECK_OK(checkSize(spec.tile_width, spec.tile_height, name, limits));
    if (spec.nchannels < 1 || spec.nchannels > kMaxChannels || spec.depth > 1 || spec.deep)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: {} channels, depth or deep pixels are not read", oneLine(name), spec.nchannels)};
    return picture;
}

// The first 1 to 4 channels in the given type; T is its C++ type.
template <typename T>
Result<std::vector<T>> readChannels(Picture& picture, OIIO::TypeDesc type, int channels, const std::string& name) {
    std::vector<T> samples(static_cast<size_t>(picture.spec.width) * picture.spec.height * channels);
    if (!picture.input->read_image(0, 0, 0, channels, type, samples.data()))
        return damaged(name, picture.format, picture.input->geterror());
    return samples;
}

// Grey is repeated; what lies behind RGB is dropped. `level` turns a sample into a value of the result.
template <typename Target, typename T, typename Level>
std::vector<Target> rgbFrom(const std::vector<T>& samples, int channels, Level level) {
    std::vector<Target> pixels;
    const auto step = static_cast<size_t>(channels);
    pixels.reserve(samples.size() / step * 3);
    for (size_t i = 0; i + step <= samples.size(); i += step)
        for (size_t c = 0; c < 3; ++c)
            pixels.push_back(level(samples[i + (step < 3 ? 0 : c)]));
    return pixels;
}

// ---- sizes and what the library throws

template <typename F>
auto guarded(const std::string& name, F&& f) -> decltype(f()) {
    try {
        return f();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, fmt::format("{}: out of memory", oneLine(name))};
    } catch (const std::logic_error&) {
        throw;
    } catch (const std::exception& problem) { // OpenEXR's exceptions sometimes pass through OpenImageIO
        return Error{ErrorCode::Corrupt, fmt::format("{}: {}", oneLine(name), oneLine(problem.what(), 200))};
    }
}

} // namespace

void initialiseImages() {
    static std::once_flag once;
    std::call_once(once, [] {
        ::unsetenv("OIIO_LIBRARY_PATH"); // the library would load any *.imageio.so that it finds there
        OIIO::attribute("plugin_searchpath", "");
        OIIO::attribute("threads", 1);
        OIIO::attribute("exr_threads", -1);
        OIIO::attribute("debug", 0);
    });
}

std::string imageLibraryVersion() {
    const int version = OIIO::openimageio_version(); // major * 10000 + minor * 100 + patch
    return fmt::format("{}.{}.{}", version / 10000, version / 100 % 100, version % 100);
}

Result<ImageFormat> formatForWriting(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    if (ending == ".png")
        return ImageFormat::Png;
    if (ending == ".jpg" || ending == ".jpeg")
        return ImageFormat::Jpeg;
    if (ending == ".webp")
        return ImageFormat::Webp;
    if (ending == ".exr")
        return ImageFormat::Exr;
    return usageError(fmt::format("{}: pictures are written as .png, .jpg, .webp or .exr; change the ending",
                                  oneLine(path.string())));
}

Result<std::string> encodeImage(const Image& image, ImageFormat format, const EncodeOptions& options) {
    if (image.empty() || image.pixels.size() != static_cast<size_t>(image.width) * image.height * 3)
        return usageError("cannot write a picture without pixels");
    OIIO::ImageSpec spec(image.width, image.height, 3, OIIO::TypeDesc::UINT8);
    spec.attribute("oiio:ColorSpace", "sRGB");
    switch (format) {
    case ImageFormat::Png:
        spec.attribute("png:compressionLevel", kPngCompressionLevel);
        break;
    case ImageFormat::Jpeg:
        spec.attribute("Compression", fmt::format("jpeg:{}", std::clamp(options.jpegQuality, 1, 100)));
        spec.attribute("jpeg:subsampling", "4:4:4");
        break;
    case ImageFormat::Webp:
        spec.attribute("Compression", fmt::format("webp:{}", std::clamp(options.webpQuality, 1, 100)));
        break;
    case ImageFormat::Exr:
        return encodeExr(linearImage(image), options.text);
    default:
        return usageError(fmt::format("{} is read, not written", formatName(format)));
    }
    return guarded(formatName(format), [&]() -> Result<std::string> {
        MIRO_TRY(std::string bytes, encode(format, spec, OIIO::TypeDesc::UINT8, image.pixels.data()));
        return withText(bytes, options.text, formatName(format)); // also removes what the library says of itself
    });
}

Result<std::string> encodeExr(const FloatImage& image, const TextEntries& text) {
    if (image.width < 1 || image.height < 1 ||
        image.pixels.size() != static_cast<size_t>(image.width) * image.height * 3)
        return usageError("cannot write a picture without pixels");
    OIIO::ImageSpec spec(image.width, image.height, 3, OIIO::TypeDesc::HALF);
    spec.attribute("oiio:ColorSpace", "Linear");
    spec.attribute("compression", "zip");
    for (const TextEntry& entry : text)
        spec.attribute(entry.key == kXmpKey ? "xmp" : entry.key, entry.text);
    return guarded("EXR", [&] { return encode(ImageFormat::Exr, spec, OIIO::TypeDesc::FLOAT, image.pixels.data()); });
}

Result<Image> decodeImage(std::string_view bytes, const std::string& name, const ImageLimits& limits) {
    return guarded(name, [&]() -> Result<Image> {
        MIRO_TRY(ImageHeader header, acceptedHeader(bytes, name, limits));
        if (header.format == ImageFormat::Png)
            return readPngPixels(bytes, static_cast<int>(header.width), static_cast<int>(header.height), name);
        MIRO_TRY(Picture picture, open(bytes, name, limits));
        const OIIO::ImageSpec& spec = picture.spec;
        const int channels = std::min(spec.nchannels, 4);
        Image image{spec.width, spec.height, {}};
        if (picture.format == ImageFormat::Exr) {
            MIRO_TRY(auto samples, readChannels<float>(picture, OIIO::TypeDesc::FLOAT, channels, name));
            return srgbImage({spec.width, spec.height, rgbFrom<float>(samples, channels, [](float v) { return v; })});
        }
        if (spec.format == OIIO::TypeDesc::UINT16) {
            MIRO_TRY(auto samples, readChannels<uint16_t>(picture, OIIO::TypeDesc::UINT16, channels, name));
            if (channels == 1)
                image.pixels = rgbFrom<uint8_t>(samples, channels, [](uint16_t v) { return v > 255 ? 255 : v; });
            else
                image.pixels = rgbFrom<uint8_t>(samples, channels, [](uint16_t v) { return v >> 8; });
            return image;
        }
        MIRO_TRY(auto samples, readChannels<uint8_t>(picture, OIIO::TypeDesc::UINT8, channels, name));
        if (channels == 3)
            image.pixels = std::move(samples);
        else
            image.pixels = rgbFrom<uint8_t>(samples, channels, [](uint8_t v) { return v; });
        return image;
    });
}

Result<FloatImage> decodeLinear(std::string_view bytes, const std::string& name, const ImageLimits& limits) {
    MIRO_TRY(ImageHeader header, readImageHeader(bytes, name));
    if (header.format != ImageFormat::Exr) {
        MIRO_TRY(Image image, decodeImage(bytes, name, limits));
        return linearImage(image);
    }
    return guarded(name, [&]() -> Result<FloatImage> {
        MIRO_TRY(Picture picture, open(bytes, name, limits));
        const int channels = std::min(picture.spec.nchannels, 4);
        MIRO_TRY(auto samples, readChannels<float>(picture, OIIO::TypeDesc::FLOAT, channels, name));
        return FloatImage{picture.spec.width, picture.spec.height,
                          rgbFrom<float>(samples, channels, [](float v) { return v; })};
    });
}

Result<Image> readImage(const std::filesystem::path& path, const ImageLimits& limits) {
    MIRO_TRY(std::string bytes, readFile(path, limits.maxFileBytes));
    return decodeImage(bytes, path.string(), limits);
}

} // namespace miro
