// The starter pack's own judge of pictures: a few convolutions whose features three heads read. The layout is this
// project's (models/starter-scorers/README.md).
#pragma once

#include "model/blocks.h"

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace miro {

// A plain value, read from the folder's config.json.
struct StarterScorerConfig {
    struct Convolution { // 3x3, padding 1; of stride 1 and equal widths it is residual
        int64_t in = 0;
        int64_t out = 0;
        int64_t stride = 1;
        bool residual() const { return stride == 1 && in == out; }
    };

    int64_t imageSize = 0; // pictures are squares of it
    std::vector<Convolution> convolutions;
    std::vector<int64_t> statisticsAfter; // convolutions whose mean features the heads read, rising
    int64_t pictureWidth = 0;
    int64_t textWidth = 0;
    int64_t textHidden = 0;
    int64_t alignmentHidden = 0;
    int64_t headHidden = 0;
    int64_t maxTextLength = 64; // tokens of a prompt that are read
    int64_t maxTiles = 4;       // a side; for sharpness

    // Corrupt: names the file and the key; Unsupported (another model_type).
    static Result<StarterScorerConfig> fromJson(const nlohmann::json& config, const std::string& where);

    int64_t statisticsWidth() const;
    int64_t mapSide() const; // of the last convolution's features
    int64_t parameterCount() const;
};

// Immutable; computes in fp32. Inputs lie on its device. Values are 0 to 1.
class StarterScorer {
public:
    // NotFound, Corrupt: names the file and the tensor; Stopped.
    static Result<std::unique_ptr<StarterScorer>> load(const StarterScorerConfig& config, const TensorFile& file,
                                                       const at::Device& device, std::stop_token stop = {});

    StarterScorer(const StarterScorerConfig& config, ParameterSource& source);

    struct Features {
        at::Tensor picture;    // (N, pictureWidth), for alignment()
        at::Tensor statistics; // (N, statisticsWidth), for the others
    };

    // pixels (N, 3, imageSize, imageSize), -1 to 1. Stopped between convolutions.
    Result<Features> look(const at::Tensor& pixels, std::stop_token stop) const;

    // picture (N, pictureWidth); text (N, textWidth): the mean of the prompt's token states. -> (N)
    Result<at::Tensor> alignment(const at::Tensor& picture, const at::Tensor& text) const;

    Result<at::Tensor> aesthetic(const at::Tensor& statistics) const; // (N)
    Result<at::Tensor> sharpness(const at::Tensor& statistics) const; // (N)

private:
    struct Conv {
        StarterScorerConfig::Convolution shape;
        at::Tensor weight;
        at::Tensor bias;
    };
    struct Head {
        Linear first;
        Linear second;
        at::Tensor operator()(const at::Tensor& x) const;
    };

    StarterScorerConfig m_config;
    std::vector<Conv> m_convolutions;
    Linear m_picture;
    Head m_text;
    Head m_alignment;
    Head m_aesthetic;
    Head m_sharpness;
};

} // namespace miro
