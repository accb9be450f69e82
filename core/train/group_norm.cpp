#include "train/group_norm.h"

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

// Where a picture's groups lie: places follow each other, channels of a group too.
struct Groups {
    int64_t pictures, channels, groups, places;

    Groups(const at::Tensor& x, int64_t groupCount)
        : pictures(x.size(0)), channels(x.size(1)), groups(groupCount), places(x.size(2) * x.size(3)) {}

    int64_t channelsOfOne() const { return channels / groups; }
    int64_t valuesOfOne() const { return channelsOfOne() * places; }
    int64_t count() const { return pictures * groups; }
};

struct GroupMoments {
    double mean = 0;
    double rstd = 0;
};

GroupMoments groupMoments(const float* x, int64_t count, double eps) {
    GroupMoments moments;
    moments.mean = laneSum<kLanes, double>(count, [&](int64_t i) { return static_cast<double>(x[i]); }) /
                   static_cast<double>(count);
    const auto middle = static_cast<float>(moments.mean);
    const double squares = laneSum<kLanes, double>(count, [&](int64_t i) {
        const float off = x[i] - middle;
        return static_cast<double>(off * off);
    });
    moments.rstd = 1 / std::sqrt(squares / static_cast<double>(count) + eps);
    return moments;
}

template <typename Each>
void eachGroup(const Groups& groups, const Each& each) {
    parallelFor(groups.count(), 1, [&](int64_t first, int64_t last) {
        for (int64_t group = first; group < last; ++group)
            each(group, group % groups.groups * groups.channelsOfOne()); // which, and its first channel
    });
}

at::Tensor normed(const at::Tensor& x, const Groups& groups, const at::Tensor& weight, const at::Tensor& bias,
                  double eps) {
    at::Tensor result = at::empty_like(x);
    const float* from = x.const_data_ptr<float>();
    const float* scale = weight.const_data_ptr<float>();
    const float* shift = bias.const_data_ptr<float>();
    float* into = result.mutable_data_ptr<float>();
    eachGroup(groups, [&](int64_t group, int64_t channel) {
        const int64_t begin = group * groups.valuesOfOne();
        const GroupMoments moments = groupMoments(from + begin, groups.valuesOfOne(), eps);
        const auto mean = static_cast<float>(moments.mean), rstd = static_cast<float>(moments.rstd);
        for (int64_t c = 0; c < groups.channelsOfOne(); ++c) {
            const float* row = from + begin + c * groups.places;
            float* target = into + begin + c * groups.places;
            const float by = rstd * scale[channel + c], add = shift[channel + c];
            for (int64_t i = 0; i < groups.places; ++i)
                target[i] = (row[i] - mean) * by + add;
        }
    });
    return result;
}

// With n = (x - mean) r and y = n w + b:  dx = r (g w - mean(g w) - n mean(g w n)), means over the group; of the weight
// the sum of g n over pictures and places, of the bias that of g.
class GroupNorm : public torch::autograd::Function<GroupNorm> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, int64_t groups, const at::Tensor& weight,
                              const at::Tensor& bias, double eps) {
        const at::Tensor wide = x.to(at::kFloat).contiguous();
        context->save_for_backward({wide, weight});
        context->saved_data["groups"] = groups;
        context->saved_data["eps"] = eps;
        context->saved_data["type"] = static_cast<int64_t>(x.scalar_type());
        return normed(wide, Groups(wide, groups), weight.contiguous(), bias.contiguous(), eps);
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients) {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], weight = saved[1].contiguous();
        const double eps = context->saved_data["eps"].toDouble();
        const at::Tensor gradient = gradients[0].to(at::kFloat).contiguous();
        const Groups groups(x, context->saved_data["groups"].toInt());
        const at::Tensor ofX = at::empty_like(x);
        const at::Tensor sums = at::empty({2, groups.pictures, groups.channels}, x.options().dtype(at::kDouble));
        const float* from = x.const_data_ptr<float>();
        const float* told = gradient.const_data_ptr<float>();
        const float* scale = weight.const_data_ptr<float>();
        float* into = ofX.mutable_data_ptr<float>();
        double* ofWeights = sums.mutable_data_ptr<double>();
        double* ofBiases = ofWeights + groups.pictures * groups.channels;
        eachGroup(groups, [&](int64_t group, int64_t channel) {
            const int64_t begin = group * groups.valuesOfOne(), first = group * groups.channelsOfOne();
            const GroupMoments moments = groupMoments(from + begin, groups.valuesOfOne(), eps);
            const auto mean = static_cast<float>(moments.mean), rstd = static_cast<float>(moments.rstd);
            double pull = 0, along = 0;
            for (int64_t c = 0; c < groups.channelsOfOne(); ++c) {
                const float* row = from + begin + c * groups.places;
                const float* g = told + begin + c * groups.places;
                ofBiases[first + c] =
                    laneSum<kLanes, double>(groups.places, [&](int64_t i) { return static_cast<double>(g[i]); });
                ofWeights[first + c] = moments.rstd * laneSum<kLanes, double>(groups.places, [&](int64_t i) {
                                           return static_cast<double>(g[i]) * static_cast<double>(row[i] - mean);
                                       });
                pull += static_cast<double>(scale[channel + c]) * ofBiases[first + c];
                along += static_cast<double>(scale[channel + c]) * ofWeights[first + c];
            }
            const auto values = static_cast<double>(groups.valuesOfOne());
            const auto down = static_cast<float>(pull / values);
            const auto slope = static_cast<float>(along / values * moments.rstd);
            for (int64_t c = 0; c < groups.channelsOfOne(); ++c) {
                const int64_t at = begin + c * groups.places;
                const float w = scale[channel + c];
                for (int64_t i = at; i < at + groups.places; ++i)
                    into[i] = rstd * (told[i] * w - down - (from[i] - mean) * slope);
            }
        });
        const at::Tensor both = sums.sum(1).to(at::kFloat);
        return {ofX.to(static_cast<at::ScalarType>(context->saved_data["type"].toInt())), at::Tensor(), both[0],
                both[1], at::Tensor()};
    }
};

} // namespace

at::Tensor groupNorm(const at::Tensor& x, int64_t groups, const at::Tensor& weight, const at::Tensor& bias,
                     double eps) {
    if (!x.is_cpu())
        return at::group_norm(x, groups, weight, bias, eps);
    if (at::GradMode::is_enabled())
        return GroupNorm::apply(x, groups, weight, bias, eps);
    const at::Tensor wide = x.to(at::kFloat).contiguous();
    return normed(wide, Groups(wide, groups), weight.contiguous(), bias.contiguous(), eps);
}

} // namespace miro
