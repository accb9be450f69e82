#include "train/fused_gradients.h"

#include "tensor/fused_ops.h"
#include "tensor/parallel.h"
#include "train/lane_sum.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <torch/csrc/autograd/custom_function.h>

namespace miro {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr int64_t kGradientBlockRows = 64; // fixed, so that sums over rows do not depend on the number of threads
constexpr int kGradientLanes = 16;         // partial sums, so that the compiler may add several at once

// y = x r w with r = 1 / sqrt(mean(x^2) + eps):  dx = r (g w - x r^2 mean(g w x)); of the weight, the sum of g x r over
// the rows from begin to end, added to ofWeight.
void rmsNormBackward(const float* x, const float* gradient, const float* weight, float* ofX, float* ofWeight,
                     int64_t width, double eps, int64_t begin, int64_t end) {
    for (int64_t row = begin; row < end; ++row) {
        const float* rowX = x + row * width;
        const float* rowGradient = gradient + row * width;
        const float squares = laneSum<kGradientLanes>(width, [&](int64_t i) { return rowX[i] * rowX[i]; });
        const float along =
            laneSum<kGradientLanes>(width, [&](int64_t i) { return rowGradient[i] * weight[i] * rowX[i]; });
        const auto length = static_cast<float>(width);
        const float r = 1 / std::sqrt(squares / length + static_cast<float>(eps));
        const float pull = r * r * along / length;
        float* rowOfX = ofX + row * width;
        for (int64_t i = 0; i < width; ++i) {
            rowOfX[i] = r * (rowGradient[i] * weight[i] - rowX[i] * pull);
            ofWeight[i] += rowGradient[i] * rowX[i] * r;
        }
    }
}

class RmsNorm : public torch::autograd::Function<RmsNorm> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight, double eps) {
        context->save_for_backward({x, weight});
        context->saved_data["eps"] = eps;
        return rmsNorm(x, weight, eps);
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients) {
        const variable_list saved = context->get_saved_variables();
        const double eps = context->saved_data["eps"].toDouble();
        const at::Tensor x = saved[0].to(at::kFloat).contiguous();
        const at::Tensor weight = saved[1].contiguous();
        const at::Tensor gradient = gradients[0].to(at::kFloat).contiguous();
        at::Tensor ofX;
        at::Tensor ofWeight;
        if (x.is_cpu()) {
            const int64_t width = x.size(-1), rows = x.numel() / width,
                          blocks = (rows + kGradientBlockRows - 1) / kGradientBlockRows;
            ofX = at::empty_like(x);
            ofWeight = at::zeros({blocks, width}, x.options());
            parallelFor(blocks, 1, [&](int64_t first, int64_t last) {
                for (int64_t block = first; block < last; ++block)
                    rmsNormBackward(x.const_data_ptr<float>(), gradient.const_data_ptr<float>(),
                                    weight.const_data_ptr<float>(), ofX.mutable_data_ptr<float>(),
                                    ofWeight.mutable_data_ptr<float>() + block * width, width, eps,
                                    block * kGradientBlockRows, std::min(rows, (block + 1) * kGradientBlockRows));
            });
        } else {
            const at::Tensor r = at::rsqrt(x.square().mean(-1, true) + eps);
            const at::Tensor weighted = gradient * weight;
            ofX = r * (weighted - x * (r.square() * (weighted * x).mean(-1, true)));
            ofWeight = gradient * x * r;
        }
        return {ofX.to(saved[0].scalar_type()), ofWeight.view({-1, x.size(-1)}).sum(0), at::Tensor()};
    }
};

class SwiGlu : public torch::autograd::Function<SwiGlu> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& packed) {
        context->save_for_backward({packed});
        return swiGlu(packed);
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients) {
        const at::Tensor packed = context->get_saved_variables()[0];
        const at::Tensor gradient = gradients[0].to(packed.scalar_type());
        const std::vector<at::Tensor> halves = packed.chunk(2, -1);
        const at::Tensor result = at::empty_like(packed);
        std::vector<at::Tensor> into = result.chunk(2, -1);
        at::mul_out(into[0], gradient, at::silu(halves[1]));
        at::silu_backward_out(into[1], gradient * halves[0], halves[1]);
        return {result};
    }
};

} // namespace

at::Tensor differentiableRmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps) {
    return RmsNorm::apply(x, weight, eps);
}

at::Tensor differentiableSwiGlu(const at::Tensor& packed) {
    return SwiGlu::apply(packed);
}

} // namespace miro
