// What a proof draws and sees with: a generator without and with the version, scorers, the starter's detector where it
// applies. An interface, so that tests hold a stand-in.
#pragma once

#include "base/progress.h"
#include "hub/generator_info.h"
#include "image/image.h"
#include "job/proof_record.h"
#include "job/taste_tools.h"
#include "taste/tuning_set.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// Owned by one worker; every method on its thread.
class ProofModel {
public:
    virtual ~ProofModel() = default;

    virtual const GeneratorInfo& base() const = 0;
    // A picture a row. adapted: with the version whole and its own slider at 1. Stopped within a network block.
    virtual Result<std::vector<Image>> draw(bool adapted, const GenerationSettings& settings,
                                            std::span<const ProofPrompt> rows, const std::stop_token& stop) = 0;
    // What sees the pictures: the encoder, and every scorer that is here; the taste's rewards come first in its layout.
    // Lives as long as the model and the encoder do.
    virtual Result<TuningEyes> eyes(TasteEncoder& encoder, const TasteLayout& layout) = 0;

    // Prompts whose pictures can be judged; none where the detector is not here or knows other pictures.
    virtual std::vector<std::string> scenes() const { return {}; }
    virtual Result<bool> shows(size_t /*scene*/, const Image& /*picture*/, const std::stop_token& /*stop*/) const {
        return false;
    }
};

struct ProofTools {
    TasteTools taste;
    // Finds the base of the version, and reads the adapter (its whole path); loads no network. NotFound: no model with
    // these weights is here, or the adapter is gone; Corrupt: the adapter is damaged, or not the one that was made.
    std::function<Result<std::unique_ptr<ProofModel>>(const TasteVersionRecord& version,
                                                      const std::filesystem::path& adapter, ProgressSink* progress,
                                                      const std::stop_token& stop)>
        open;
};

// Of these models folders; empty: this machine's usual ones.
ProofTools proofTools(std::vector<std::filesystem::path> modelFolders, const ScoringOptions& options);

} // namespace miro
