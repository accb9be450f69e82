// What members of a sample are called in the published layout, whatever encoders made them ({key}.NAME in the tar).
#pragma once

#include <cstdint>
#include <string>

namespace miro {

inline constexpr const char* kTextMember = "flan_t5_xl_embeddings.npy";
inline constexpr const char* kSyntheticTextMember = "synthetic_flan_t5_xl_embeddings.npy";
inline constexpr int64_t kPublishedResolution = 256;

inline std::string meanMember(int64_t resolution = kPublishedResolution) {
    return "vae_embeddings_mean_" + std::to_string(resolution) + ".npy";
}
inline std::string deviationMember(int64_t resolution = kPublishedResolution) {
    return "vae_embeddings_std_" + std::to_string(resolution) + ".npy";
}

} // namespace miro
