#include "image/animated_webp.h"

#include "image/byte_reader.h"
#include "image/image_file.h"

#include <fmt/format.h>

namespace miro {
namespace {

constexpr int kMaxSide = 16383;
constexpr int kMaxMilliseconds = (1 << 24) - 1;

void append(std::string& bytes, uint64_t value, size_t count) {
    appendUnsigned(bytes, value, count, ByteOrder::Little);
}

void appendRiffChunk(std::string& bytes, std::string_view type, std::string_view data) {
    bytes += type;
    append(bytes, data.size(), 4);
    bytes += data;
    if (data.size() % 2 != 0)
        bytes += '\0';
}

// The chunks of a still WebP that make the picture: its bitstream, and its alpha where there is one.
Result<std::string> bitstreamOf(const std::string& webp) {
    std::string chunks;
    for (size_t i = 12; i + 8 <= webp.size();) {
        const auto length = readUnsigned(webp, i + 4, 4, ByteOrder::Little);
        const std::string_view type = std::string_view(webp).substr(i, 4);
        if (!length || webp.size() - i - 8 < *length)
            break;
        if (type == "VP8 " || type == "VP8L" || type == "ALPH")
            appendRiffChunk(chunks, type, std::string_view(webp).substr(i + 8, *length));
        i += 8 + *length + *length % 2;
    }
    if (chunks.empty())
        return Error{ErrorCode::Failed, "a frame of the animation could not be encoded"};
    return chunks;
}

std::string frameChunk(const Image& image, int milliseconds, const std::string& bitstream) {
    std::string frame;
    append(frame, 0, 3); // its place: the corner
    append(frame, 0, 3);
    append(frame, static_cast<uint64_t>(image.width) - 1, 3);
    append(frame, static_cast<uint64_t>(image.height) - 1, 3);
    append(frame, static_cast<uint64_t>(milliseconds), 3);
    append(frame, 2, 1); // covers what was there, stays
    return frame + bitstream;
}

} // namespace

Result<std::string> encodeAnimation(const std::vector<Image>& frames, const AnimationOptions& options) {
    if (frames.empty() || frames.front().empty())
        return usageError("an animation needs at least one picture");
    const Image& first = frames.front();
    for (const Image& frame : frames)
        if (frame.width != first.width || frame.height != first.height)
            return usageError(fmt::format("an animation takes pictures of one size; there are {} x {} and {} x {}",
                                          first.width, first.height, frame.width, frame.height));
    if (first.width > kMaxSide || first.height > kMaxSide)
        return usageError(
            fmt::format("WebP holds at most {0} x {0} pixels, not {1} x {2}", kMaxSide, first.width, first.height));
    const int last = options.lastMilliseconds > 0 ? options.lastMilliseconds : options.milliseconds;
    if (options.milliseconds < 1 || options.milliseconds > kMaxMilliseconds || last > kMaxMilliseconds)
        return usageError(fmt::format("a frame lasts 1 to {} ms", kMaxMilliseconds));

    EncodeOptions encoding;
    encoding.webpQuality = options.quality;
    std::vector<std::string> bitstreams;
    for (const Image& frame : frames) {
        MIRO_TRY(const std::string still, encodeImage(frame, ImageFormat::Webp, encoding));
        MIRO_TRY(bitstreams.emplace_back(), bitstreamOf(still));
    }

    constexpr uint64_t kAnimated = 2; // VP8X flags
    std::string extended, animation;
    append(extended, kAnimated, 4);
    append(extended, static_cast<uint64_t>(first.width) - 1, 3);
    append(extended, static_cast<uint64_t>(first.height) - 1, 3);
    append(animation, 0xffffffff, 4); // the background: nobody sees it
    append(animation, 0, 2);          // without end
    std::string body = "WEBP";
    appendRiffChunk(body, "VP8X", extended);
    appendRiffChunk(body, "ANIM", animation);
    for (size_t i = 0; i < frames.size(); ++i)
        appendRiffChunk(body, "ANMF",
                        frameChunk(frames[i], i + 1 == frames.size() ? last : options.milliseconds, bitstreams[i]));
    if (options.thereAndBack)
        for (size_t i = frames.size(); i-- > 2;)
            appendRiffChunk(body, "ANMF", frameChunk(frames[i - 1], options.milliseconds, bitstreams[i - 1]));
    std::string file = "RIFF";
    append(file, body.size(), 4);
    return file + body;
}

} // namespace miro
