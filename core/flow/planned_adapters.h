// The adapters of a drawing, read and checked against the generator that they belong to, before any network is loaded.
#pragma once

#include "base/adapter_choice.h"
#include "base/generation_settings.h"
#include "base/result.h"
#include "flow/picture_metadata.h"
#include "model/adapted_weights.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// Immutable once made; copies share the tensors. Any thread.
struct PlannedAdapters {
    std::vector<AdapterMark> marks; // all, in the order of the choices, those of weight 0 too
    AdapterBlend blend;             // empty: nothing changes the base
    std::vector<std::string> idle;  // rewards that adapters of weight 0 would add

    bool operator==(const PlannedAdapters& other) const { return marks == other.marks; }

    // Targets of idle rewards are no mistake and have no effect.
    void dropIdleTargets(GenerationSettings& settings) const;
};

// NotFound, Corrupt (see readAdapter() and checkAdapterFits()), Usage: an adapter of another base (names both and their
// hashes), the same one twice, a weight out of its range, a reward that the model has. Reads the base's whole weights
// once for their hash: see checkpointSha256(), whose cacheFolder it is. model: what messages call the base.
Result<PlannedAdapters> planAdapters(const std::vector<AdapterChoice>& choices, const std::string& model,
                                     const std::filesystem::path& weights, const RinConfig& base,
                                     const std::filesystem::path& cacheFolder, const std::stop_token& stop);

} // namespace miro
