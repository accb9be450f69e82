// Looks at unfinished pictures: which way, and with what is worked out once for it.
#pragma once

#include "decode/preview.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace miro {

enum class PreviewMethod { Auto, Linear, Off };

// "auto", "linear", "off"; Usage for anything else.
Result<PreviewMethod> parsePreviewMethod(const std::string& text);

// Lives beside the loaded decoder; the drawing thread. Auto takes the decoder itself where it is cheap.
class Previewer {
public:
    // cacheFolder: where fitted maps are kept.
    explicit Previewer(std::filesystem::path cacheFolder) : m_cacheFolder(std::move(cacheFolder)) {}

    // Reads or fits the linear map where the method needs one and there is none yet; else does nothing. Errors of the
    // decoder; Stopped. That a map cannot be kept on disk is no error.
    Result<void> prepare(PreviewMethod method, LatentDecoder& decoder, const DecoderSource& source,
                         std::stop_token stop);

    // One picture for each of x0 (N, C, h, w). prepare() first; never fails.
    std::vector<Image> draw(PreviewMethod method, LatentDecoder& decoder, const at::Tensor& x0) const;

    // "decoder", "linear".
    static const char* name(PreviewMethod method, const LatentDecoder& decoder);

    bool hasMap() const { return m_map.has_value(); }

private:
    std::filesystem::path m_cacheFolder;
    std::optional<PreviewMap> m_map;
};

} // namespace miro
