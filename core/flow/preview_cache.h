// Preview maps that were fitted before, on disk: a fit costs a decode.
#pragma once

#include "decode/preview.h"

#include <filesystem>
#include <optional>
#include <string>

namespace miro {

// What a model may bring along in its own folder: KEY of a map (preview.json), and the file of a small network.
inline constexpr const char* kPackPreview = "preview";
inline constexpr const char* kPackPreviewNetwork = "preview.safetensors";

// Says which decoder a map belongs to: its kind, its weights (size and samples of their bytes: as quick for gigabytes
// as for megabytes, and other weights differ nearly everywhere) and the generator's scale of latents. 64 hexadecimal
// digits; errors of reading.
Result<std::string> previewKey(const DecoderSource& source);

// FOLDER/KEY.json. Nothing when it is not there, or damaged, or for another number of channels.
std::optional<PreviewMap> readPreviewMap(const std::filesystem::path& folder, const std::string& key, int64_t channels);

// Makes the folder.
Result<void> writePreviewMap(const std::filesystem::path& folder, const std::string& key, const PreviewMap& map);

} // namespace miro
