#include "train/graph_cuts.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

namespace miro {

bool GraphCuts::leaves() {
    m_left = m_left || m_leave();
    return m_left;
}

bool GraphCuts::border(std::initializer_list<at::Tensor*> tensors) {
    if (leaves())
        return false;
    if (!at::GradMode::is_enabled())
        return true;
    Border border;
    for (at::Tensor* tensor : tensors) {
        if (!tensor->requires_grad())
            continue;
        border.before.push_back(*tensor);
        *tensor = tensor->detach().requires_grad_(true);
        border.after.push_back(*tensor);
    }
    m_borders.push_back(std::move(border));
    return true;
}

bool GraphCuts::backward(const at::Tensor& loss) {
    if (leaves())
        return false;
    loss.backward();
    while (!m_borders.empty()) {
        if (leaves())
            return false;
        std::vector<at::Tensor> roots, gradients;
        {
            const Border border = std::move(m_borders.back());
            m_borders.pop_back();
            for (size_t i = 0; i < border.after.size(); ++i)
                if (border.after[i].grad().defined()) {
                    roots.push_back(border.before[i]);
                    gradients.push_back(border.after[i].grad());
                }
        }
        if (!roots.empty())
            torch::autograd::backward(roots, gradients);
    }
    return true;
}

} // namespace miro
