#include "flow/previewer.h"

#include "base/log.h"
#include "flow/preview_cache.h"

#include <fmt/format.h>

namespace miro {
namespace {

bool usesDecoder(PreviewMethod method, const LatentDecoder& decoder) {
    return method == PreviewMethod::Auto && decoder.isCheap();
}

} // namespace

Result<PreviewMethod> parsePreviewMethod(const std::string& text) {
    if (text == "auto")
        return PreviewMethod::Auto;
    if (text == "linear")
        return PreviewMethod::Linear;
    if (text == "off")
        return PreviewMethod::Off;
    return usageError(fmt::format("preview '{}' is not valid: give auto, linear or off", oneLine(text, 60)));
}

const char* Previewer::name(PreviewMethod method, const LatentDecoder& decoder) const {
    return usesDecoder(method, decoder) || (method == PreviewMethod::Auto && m_network) ? "decoder" : "linear";
}

void Previewer::findNetwork(const LatentDecoder& decoder, const DecoderSource& source) {
    if (m_lookedForNetwork)
        return;
    m_lookedForNetwork = true;
    const std::filesystem::path file = source.modelFolder / kPackPreviewNetwork;
    std::error_code ignored;
    if (source.modelFolder.empty() || !std::filesystem::exists(file, ignored))
        return;
    auto network = PreviewNetwork::open(file);
    if (!network.ok())
        logWarning(network.message());
    else if (network->sizes().channels != decoder.latentChannels())
        logWarning(fmt::format("{}: it shows latents of {} channels, but the model's have {}", oneLine(file.string()),
                               network->sizes().channels, decoder.latentChannels()));
    else
        m_network = std::move(*network);
}

Result<void> Previewer::prepare(PreviewMethod method, LatentDecoder& decoder, const DecoderSource& source,
                                std::stop_token stop) {
    if (method == PreviewMethod::Off || usesDecoder(method, decoder))
        return {};
    if (method == PreviewMethod::Auto)
        findNetwork(decoder, source);
    if (m_map || (method == PreviewMethod::Auto && m_network))
        return {};
    m_map = readPreviewMap(source.modelFolder, kPackPreview, decoder.latentChannels());
    if (m_map)
        return {};
    MIRO_TRY(const std::string key, previewKey(source));
    m_map = readPreviewMap(m_cacheFolder, key, decoder.latentChannels());
    if (m_map)
        return {};
    MIRO_TRY(m_map, fitPreviewMap(decoder, stop));
    if (auto kept = writePreviewMap(m_cacheFolder, key, *m_map); !kept.ok())
        logWarning(kept.message());
    return {};
}

std::vector<Image> Previewer::draw(PreviewMethod method, LatentDecoder& decoder, const at::Tensor& x0) const {
    if (usesDecoder(method, decoder))
        return decodedPreviews(decoder, {x0});
    if (method == PreviewMethod::Auto && m_network)
        return networkPreviews(*m_network, {x0});
    return m_map ? previewImages(*m_map, {x0}) : std::vector<Image>();
}

} // namespace miro
