#include "model/text_network.h"

#include <ATen/ATen.h>
#include <limits>

namespace miro {

at::Tensor additiveMask(const at::Tensor& mask) {
    at::Tensor added = at::zeros(mask.sizes(), mask.options().dtype(at::kFloat));
    added.masked_fill_(mask.logical_not(), -std::numeric_limits<float>::infinity());
    return added.unsqueeze(1).unsqueeze(1);
}

} // namespace miro
