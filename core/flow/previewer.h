// Looks at unfinished pictures: which way, and with what is worked out once for it.
#pragma once

#include "decode/preview.h"
#include "decode/preview_network.h"

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

    // Reads what the method needs, where it is not there yet: for Auto the network that the model brings along, if it
    // brings one; else the model's own linear map, or the cache's, or one that is fitted now. Errors of the decoder;
    // Stopped. A network that is not usable, and a map that cannot be kept on disk, are no error.
    Result<void> prepare(PreviewMethod method, LatentDecoder& decoder, const DecoderSource& source,
                         std::stop_token stop);

    // One picture for each of x0 (N, C, h, w). prepare() first; never fails.
    std::vector<Image> draw(PreviewMethod method, LatentDecoder& decoder, const at::Tensor& x0) const;

    // "decoder" (the model's own, or its small one), "linear".
    const char* name(PreviewMethod method, const LatentDecoder& decoder) const;

    bool hasMap() const { return m_map.has_value(); }

private:
    void findNetwork(const LatentDecoder& decoder, const DecoderSource& source);

    std::filesystem::path m_cacheFolder;
    std::optional<PreviewMap> m_map;
    std::optional<PreviewNetwork> m_network;
    bool m_lookedForNetwork = false;
};

} // namespace miro
