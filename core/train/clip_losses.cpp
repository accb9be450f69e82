#include "train/clip_losses.h"

#include <ATen/ATen.h>
#include <limits>

namespace miro {

at::Tensor contrastiveLoss(const at::Tensor& pictures, const at::Tensor& texts, const at::Tensor& scale,
                           const at::Tensor& mayFit) {
    at::Tensor logits = scale * at::matmul(pictures, texts.t());
    if (mayFit.defined()) {
        const at::Tensor own = at::eye(mayFit.size(0), mayFit.options());
        logits = logits.masked_fill(mayFit.logical_and(own.logical_not()), -std::numeric_limits<float>::infinity());
    }
    const at::Tensor byText = at::log_softmax(logits, 1).diagonal(), byPicture = at::log_softmax(logits, 0).diagonal();
    return (byText + byPicture) * -0.5;
}

at::Tensor choiceLoss(const at::Tensor& better, const at::Tensor& worse) {
    return at::softplus(worse - better);
}

at::Tensor pairedLogits(const at::Tensor& one, const at::Tensor& other, const at::Tensor& scale) {
    return scale * (one * other).sum(1);
}

at::Tensor truthLoss(const at::Tensor& predicted, const at::Tensor& truths) {
    const at::Tensor known = truths.isnan().logical_not();
    const at::Tensor errors = (predicted - truths.nan_to_num(0)).square() * known;
    return errors.sum(1) / known.sum(1).clamp_min(1);
}

} // namespace miro
