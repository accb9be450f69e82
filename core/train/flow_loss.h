// The loss of flow matching under text and rewards, as MIRO's release trains with it: v = noise - x0 at a time drawn as
// sigmoid(N(0, 1)), self-conditioned by a first evaluation without gradient, weighted by an uncertainty that is learned
// along (Karras et al. 2024, arXiv 2312.02696, section "uncertainty").
#pragma once

#include "decode/latent_scaling.h"
#include "train/train_batch.h"

#include <memory>

namespace miro {

// What a step needs besides the batch; set up once. Tensors on the network's device.
struct FlowSetting {
    FlowRecipe recipe;
    LatentScaling scaling;    // x0 = latents * scale + bias
    at::Tensor unconditional; // (T, labelDim) fp32: the empty prompt, for samples whose text is dropped
    at::Tensor neverGiven;    // (N) bool: rewards that no sample has, with a text or without; undefined: none
    // Of an adapted network: as it was before (see flowLoss); null: the loss is the published one. Shared by the copies
    // of a setting.
    std::shared_ptr<const RinNetwork> untouched;
    double anchor = 1; // how firmly what the added reward does not explain is held to the untouched network
};

struct FlowLoss {
    at::Tensor loss;   // scalar, with its graph: the mean of what is minimised
    at::Tensor raw;    // (B) fp32, without graph: the mean squared error of each sample
    at::Tensor logvar; // (B) the same; undefined without reweighting
    at::Tensor gamma;  // (B)
};

// What the network is asked: captions chosen, text and rewards dropped, the sample mixed with noise. x0 and noise come
// back for the target.
struct FlowQuestion {
    TrainInputs inputs; // without previous latents
    at::Tensor target;  // (B, C, h, w): noise - x0
};
FlowQuestion flowQuestion(const RinNetwork& network, const FlowSetting& setting, const TrainBatch& batch,
                          const StepDraws& draws);

// The batch and the draws lie on the network's device and fit its config. Nothing is checked for NaN here: a loss that
// is not finite is the trainer's to report, with the sample it came from (raw). cuts: null, or where the network's
// borders go; when it was left there the loss is undefined.
//
// With an untouched network u beside it each sample is asked twice, with its last reward at s and at 1 - s. Half the
// difference, d, is what the reward says; it is learned as published, from |u + d - target|^2. Their mean is what it
// does not say, and is held to u by anchor * |mean - u|^2: so pictures that the model drew itself, with the faults
// that it has, teach the reward and nothing else. raw is the first of the two.
FlowLoss flowLoss(const RinNetwork& network, const FlowSetting& setting, const TrainBatch& batch,
                  const StepDraws& draws, GraphCuts* cuts = nullptr);

} // namespace miro
