#include "train/head_norm.h"

#include "tensor/parallel.h"
#include "train/lane_sum.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <torch/csrc/autograd/custom_function.h>

namespace miro {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr int64_t kHeadBlockRows = 128; // fixed, so that sums over rows do not depend on the number of threads

// Where the heads lie: row r of B * T * H, counted in that order.
struct HeadRows {
    int64_t samples, tokens, heads, width;
    int64_t sampleStride, tokenStride, headStride;

    explicit HeadRows(const at::Tensor& x)
        : samples(x.size(0)), tokens(x.size(1)), heads(x.size(2)), width(x.size(3)), sampleStride(x.stride(0)),
          tokenStride(x.stride(1)), headStride(x.stride(2)) {}

    int64_t count() const { return samples * tokens * heads; }
    int64_t blocks() const { return (count() + kHeadBlockRows - 1) / kHeadBlockRows; }
    int64_t from(int64_t row) const { // in x
        return row / (tokens * heads) * sampleStride + row / heads % tokens * tokenStride + row % heads * headStride;
    }
    int64_t to(int64_t row) const { // in (B, H, T, d)
        const int64_t sample = row / (tokens * heads);
        return ((sample * heads + row % heads) * tokens + row / heads % tokens) * width;
    }
};

struct RowMoments {
    float mean = 0;
    float rstd = 0;
};

RowMoments rowMoments(const float* x, int64_t width, double eps) {
    const auto length = static_cast<float>(width);
    RowMoments moments;
    moments.mean = laneSum<kLanes>(width, [&](int64_t i) { return x[i]; }) / length;
    const float variance = laneSum<kLanes>(width,
                                           [&](int64_t i) {
                                               const float off = x[i] - moments.mean;
                                               return off * off;
                                           }) /
                           length;
    moments.rstd = 1 / std::sqrt(variance + static_cast<float>(eps));
    return moments;
}

template <typename Row>
void eachRow(const HeadRows& rows, const Row& row) {
    parallelFor(rows.blocks(), 1, [&](int64_t first, int64_t last) {
        for (int64_t block = first; block < last; ++block)
            for (int64_t r = block * kHeadBlockRows; r < std::min(rows.count(), (block + 1) * kHeadBlockRows); ++r)
                row(block, r);
    });
}

at::Tensor lastAxisTight(const at::Tensor& x) {
    const at::Tensor wide = x.to(at::kFloat);
    return wide.stride(-1) == 1 ? wide : wide.contiguous();
}

at::Tensor normed(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double eps, double factor) {
    const at::Tensor from = lastAxisTight(x);
    const HeadRows rows(from);
    at::Tensor result = at::empty({rows.samples, rows.heads, rows.tokens, rows.width}, from.options());
    const float* data = from.const_data_ptr<float>();
    const float* scale = weight.const_data_ptr<float>();
    const float* shift = bias.const_data_ptr<float>();
    float* into = result.mutable_data_ptr<float>();
    const auto by = static_cast<float>(factor);
    eachRow(rows, [&](int64_t, int64_t r) {
        const float* row = data + rows.from(r);
        float* target = into + rows.to(r);
        const RowMoments moments = rowMoments(row, rows.width, eps);
        for (int64_t i = 0; i < rows.width; ++i)
            target[i] = ((row[i] - moments.mean) * moments.rstd * scale[i] + shift[i]) * by;
    });
    return result;
}

// With n = (x - mean) r and y = f (n w + b):  dx = r (g w - mean(g w) - n mean(g w n)) of g = f dy; of the weight the
// sum of g n over rows, of the bias that of g.
class HeadNorm : public torch::autograd::Function<HeadNorm> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight,
                              const at::Tensor& bias, double eps, double factor) {
        context->save_for_backward({x, weight});
        context->saved_data["eps"] = eps;
        context->saved_data["factor"] = factor;
        return normed(x, weight.contiguous(), bias.contiguous(), eps, factor);
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients) {
        const variable_list saved = context->get_saved_variables();
        const double eps = context->saved_data["eps"].toDouble();
        const auto factor = static_cast<float>(context->saved_data["factor"].toDouble());
        const at::Tensor x = lastAxisTight(saved[0]);
        const at::Tensor weight = saved[1].contiguous();
        const at::Tensor gradient = gradients[0].to(at::kFloat).contiguous();
        const HeadRows rows(x);
        const int64_t width = rows.width;
        at::Tensor ofX = at::empty(x.sizes(), x.options()); // (B, T, H, d), contiguous
        // Sums over all rows cancel; in doubles that costs nothing that can be measured.
        at::Tensor sums = at::zeros({rows.blocks(), 2, width}, x.options().dtype(at::kDouble));
        const float* data = x.const_data_ptr<float>();
        const float* scale = weight.const_data_ptr<float>();
        const float* from = gradient.const_data_ptr<float>();
        float* into = ofX.mutable_data_ptr<float>();
        double* ofWeights = sums.mutable_data_ptr<double>();
        const auto length = static_cast<float>(width);
        eachRow(rows, [&](int64_t block, int64_t r) {
            const float* row = data + rows.from(r);
            const float* g = from + rows.to(r);
            float* target = into + r * width;
            double* ofWeight = ofWeights + block * 2 * width;
            double* ofBias = ofWeight + width;
            const RowMoments moments = rowMoments(row, width, eps);
            const float pull = factor * laneSum<kLanes>(width, [&](int64_t i) { return g[i] * scale[i]; }) / length;
            const float along =
                factor * moments.rstd *
                laneSum<kLanes>(width, [&](int64_t i) { return g[i] * scale[i] * (row[i] - moments.mean); }) / length;
            for (int64_t i = 0; i < width; ++i) {
                const float n = (row[i] - moments.mean) * moments.rstd;
                const float own = factor * g[i];
                target[i] = moments.rstd * (own * scale[i] - pull - n * along);
                ofWeight[i] += static_cast<double>(own) * static_cast<double>(n);
                ofBias[i] += static_cast<double>(own);
            }
        });
        const at::Tensor both = sums.sum(0).to(at::kFloat);
        return {ofX.to(saved[0].scalar_type()), both[0], both[1], at::Tensor(), at::Tensor()};
    }
};

} // namespace

at::Tensor headNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double eps, double factor) {
    if (!x.is_cpu()) {
        const at::Tensor scaled = at::layer_norm(x.to(at::kFloat), weight.sizes(), weight, bias, eps).transpose(1, 2);
        return (factor == 1 ? scaled : scaled * factor).contiguous();
    }
    return at::GradMode::is_enabled() ? HeadNorm::apply(x, weight, bias, eps, factor)
                                      : normed(x, weight.contiguous(), bias.contiguous(), eps, factor);
}

} // namespace miro
