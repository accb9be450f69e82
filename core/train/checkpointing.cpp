#include "train/checkpointing.h"

#include "train/mixed_precision.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

namespace miro {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr const char* kBody = "body";

// Kept by the graph's node, for as long as the graph lives.
struct HeldBody : torch::CustomClassHolder {
    HeldBody(Differentiable body, Precision used) : run(std::move(body)), precision(used) {}
    Differentiable run;
    Precision precision; // the second time must round as the first; gradients are taken outside of its scope
};

class Recomputed : public torch::autograd::Function<Recomputed> {
public:
    // Runs in no-gradient mode. The tensors are arguments of their own: libtorch does not look into lists for them.
    static variable_list forward(AutogradContext* context, const at::Tensor& first, const at::Tensor& second,
                                 const at::Tensor& third, const Differentiable& body) {
        context->save_for_backward({first, second, third});
        context->saved_data[kBody] =
            at::IValue::make_capsule(c10::make_intrusive<HeldBody>(body, autocastPrecision(first.device().type())));
        return body({first, second, third});
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients) {
        variable_list inputs;
        for (const at::Tensor& tensor : context->get_saved_variables())
            inputs.push_back(tensor.detach().requires_grad_(true));
        const auto held = context->saved_data[kBody].toCapsule();
        {
            at::AutoGradMode recording(true);
            const auto* body = static_cast<const HeldBody*>(held.get());
            variable_list outputs;
            {
                AutocastScope precision(inputs.front().device().type(), body->precision);
                outputs = body->run(inputs);
            }
            torch::autograd::backward(outputs, gradients);
        }
        variable_list results;
        for (const at::Tensor& input : inputs)
            results.push_back(input.grad());
        results.emplace_back(); // the body has none
        return results;
    }
};

} // namespace

std::vector<at::Tensor> checkpointed(const at::Tensor& first, const at::Tensor& second, const at::Tensor& third,
                                     const Differentiable& body) {
    return Recomputed::apply(first, second, third, body);
}

} // namespace miro
