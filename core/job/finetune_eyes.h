// What a fine-tuning's pictures are seen with: the taste's encoder, and the scorers that the taste and the model's
// rewards go by. Private to the job room.
#pragma once

#include "flow/picture_scorer.h"
#include "hub/generator_info.h"
#include "hub/model_store.h"
#include "job/taste_tools.h"
#include "taste/tuning_set.h"

#include <memory>

namespace miro {

// As TuningEyes; lives as long as what it gives is used. encoder outlives it; layout: the taste's. The layout of the
// eyes has the taste's rewards first, then those that only the model goes by.
class FinetuneEyes {
public:
    static Result<std::unique_ptr<FinetuneEyes>> open(const ModelStore& models, TasteEncoder& encoder,
                                                      const TasteLayout& layout, const GeneratorInfo& model,
                                                      const ScoringOptions& options);

    TuningEyes eyes();
    // The model's rewards that some scorer here speaks for: the others are left out of the training's inputs.
    std::vector<std::string> measured() const;

private:
    FinetuneEyes(TasteEncoder& encoder, TasteLayout layout) : m_encoder(encoder), m_layout(std::move(layout)) {}
    Result<std::vector<TasteFeatures>> look(std::span<const Image> images, std::span<const std::string> prompts,
                                            const std::stop_token& stop);

    TasteEncoder& m_encoder;
    TasteLayout m_layout;
    std::vector<std::string> m_targets;      // beside m_layout.rewards
    std::unique_ptr<PictureScorer> m_scorer; // null: nothing is measured
};

} // namespace miro
