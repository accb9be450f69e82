#include "train/gradient_reduction.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <algorithm>
#include <fmt/format.h>
#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>

namespace miro {

// libtorch calls it after each addition to a leaf's gradient, on the thread of the backward pass.
class GradientReduction::Hook : public torch::autograd::PostAccumulateGradHook {
public:
    Hook(GradientReduction& owner, size_t parameter) : m_owner(owner), m_parameter(parameter) {}
    void operator()(const at::Tensor&) override { m_owner.added(m_parameter); }

private:
    GradientReduction& m_owner;
    size_t m_parameter;
};

GradientReduction::GradientReduction(ProcessGroup& group, std::vector<TrainParameter> parameters, int64_t bucketBytes)
    : m_group(group), m_parameters(std::move(parameters)), m_bucketBytes(bucketBytes), m_slots(m_parameters.size()) {
    // What a network uses last is usually final first.
    std::vector<size_t> order;
    for (size_t i = m_parameters.size(); i > 0; --i)
        order.push_back(i - 1);
    layOut(order);
    for (size_t i = 0; i < m_parameters.size(); ++i)
        torch::autograd::impl::set_post_acc_grad_hooks(m_parameters[i].value, std::make_unique<Hook>(*this, i));
}

GradientReduction::~GradientReduction() {
    for (const TrainParameter& parameter : m_parameters)
        torch::autograd::impl::set_post_acc_grad_hooks(parameter.value, nullptr);
}

void GradientReduction::layOut(const std::vector<size_t>& order) {
    m_buckets.clear();
    int64_t filled = 0;
    auto finishBucket = [&] {
        if (!m_buckets.empty())
            m_buckets.back().flat =
                at::empty({filled}, m_parameters[m_buckets.back().parameters.front()].value.options());
    };
    for (const size_t parameter : order) {
        const int64_t count = m_parameters[parameter].value.numel();
        if (m_buckets.empty() || (filled + count) * static_cast<int64_t>(sizeof(float)) > m_bucketBytes) {
            finishBucket();
            m_buckets.emplace_back();
            filled = 0;
        }
        m_buckets.back().parameters.push_back(parameter);
        m_slots[parameter].bucket = m_buckets.size() - 1;
        m_slots[parameter].offset = filled;
        filled += count;
    }
    finishBucket();
}

void GradientReduction::begin() {
    for (Slot& slot : m_slots) {
        slot.seen = 0;
        slot.copied = false;
    }
    for (Bucket& bucket : m_buckets) {
        bucket.missing = bucket.parameters.size();
        bucket.spoiled = false;
        bucket.pending = nullptr;
    }
    m_finished.clear();
    m_launched = 0;
    m_early = 0;
    m_last = false;
    m_active = true;
    m_problem = {};
}

// An exception here would go through libtorch's engine: what goes wrong is told by finish().
void GradientReduction::added(size_t parameter) {
    if (!m_active || !m_last)
        return;
    Slot& slot = m_slots[parameter];
    ++slot.seen;
    if (m_learning) {
        std::erase(m_finished, parameter);
        m_finished.push_back(parameter);
        return;
    }
    if (slot.copied)
        m_buckets[slot.bucket].spoiled = true;
    if (slot.seen != slot.expected || slot.copied || !m_problem.ok())
        return;
    m_problem = guardTorch("collecting gradients", [&]() -> Result<void> {
        copy(parameter);
        launchReady();
        return m_problem;
    });
}

void GradientReduction::copy(size_t parameter) {
    at::NoGradGuard copying;
    Slot& slot = m_slots[parameter];
    Bucket& bucket = m_buckets[slot.bucket];
    const at::Tensor& value = m_parameters[parameter].value;
    const at::Tensor place = bucket.flat.narrow(0, slot.offset, value.numel()).view(value.sizes());
    if (value.grad().defined())
        place.copy_(value.grad());
    else
        place.zero_();
    if (!slot.copied)
        --bucket.missing;
    slot.copied = true;
}

// In the buckets' order, which is the same in all processes.
void GradientReduction::launchReady() {
    while (m_launched < m_buckets.size() && m_buckets[m_launched].missing == 0 && m_problem.ok())
        m_problem = launch(m_buckets[m_launched++]);
}

Result<void> GradientReduction::launch(Bucket& bucket) {
    MIRO_TRY(bucket.pending, m_group.addUp(bucket.flat));
    return {};
}

Result<void> GradientReduction::wait(Bucket& bucket) {
    return m_group.wait(bucket.pending);
}

Result<void> GradientReduction::finish(const Result<void>& own, std::span<double> numbers) {
    m_active = false;
    m_early = m_launched;
    return guardTorch("adding up gradients", [&]() -> Result<void> {
        at::NoGradGuard summing;
        MIRO_CHECK_OK(m_problem);
        for (size_t i = 0; i < m_slots.size(); ++i)
            if (!m_slots[i].copied)
                copy(i);
        launchReady();
        MIRO_CHECK_OK(m_problem);

        // What all must know: who failed and who was asked to stop, which gradients exist, which buckets went too
        // early, and the numbers.
        const auto processes = m_group.size();
        const auto parameters = static_cast<int64_t>(m_parameters.size());
        const auto buckets = static_cast<int64_t>(m_buckets.size());
        const at::Tensor mine = at::zeros({2 * processes + parameters + buckets + int64_t{kMostNumbers}}, at::kDouble);
        auto* at = mine.mutable_data_ptr<double>();
        const bool stopped = !own.ok() && own.error().code == ErrorCode::Stopped;
        if (!own.ok()) {
            at[(stopped ? processes : 0) + m_group.rank()] = 1;
            if (!stopped)
                MIRO_CHECK_OK(m_group.put(fmt::format("error/{}/{}", m_steps, m_group.rank()), own.message()));
        }
        at += 2 * processes;
        for (const TrainParameter& parameter : m_parameters)
            *at++ = parameter.value.grad().defined() ? 1 : 0;
        for (const Bucket& bucket : m_buckets)
            *at++ = bucket.spoiled ? 1 : 0;
        if (own.ok())
            std::copy(numbers.begin(), numbers.end(), at);

        const at::Tensor there = mine.to(m_parameters.front().value.device());
        MIRO_TRY(const auto pending, m_group.addUp(there));
        for (Bucket& bucket : m_buckets)
            MIRO_CHECK_OK(wait(bucket));
        MIRO_CHECK_OK(m_group.wait(pending));
        const at::Tensor all = there.to(at::kCPU);
        ++m_steps;
        MIRO_CHECK_OK(answer(all.narrow(0, 0, processes), all.narrow(0, processes, processes)));
        MIRO_CHECK_OK(again(all.narrow(0, 2 * processes + parameters, buckets)));

        const auto* sums = all.const_data_ptr<double>() + 2 * processes;
        for (size_t i = 0; i < m_parameters.size(); ++i) {
            const at::Tensor& value = m_parameters[i].value;
            const Slot& slot = m_slots[i];
            if (sums[i] > 0)
                value.mutable_grad() =
                    m_buckets[slot.bucket].flat.narrow(0, slot.offset, value.numel()).view(value.sizes());
        }
        std::copy_n(sums + parameters + buckets, numbers.size(), numbers.begin());
        return m_learning ? learn() : Result<void>();
    });
}

// The same in all processes, since all have the same sums.
Result<void> GradientReduction::answer(const at::Tensor& failed, const at::Tensor& stopped) {
    for (int64_t rank = 0; rank < m_group.size(); ++rank)
        if (failed[rank].item<double>() > 0) {
            MIRO_TRY(const std::string message, m_group.get(fmt::format("error/{}/{}", m_steps - 1, rank)));
            return Error{ErrorCode::Failed, rank == m_group.rank()
                                                ? message
                                                : fmt::format("process {} of {} (they count from 0) stopped: {}", rank,
                                                              m_group.size(), message)};
        }
    if (stopped.sum().item<double>() > 0)
        return stoppedError();
    return {};
}

// A graph that differs from the learnt one: the process's own gradients are still whole.
Result<void> GradientReduction::again(const at::Tensor& spoiled) {
    for (size_t i = 0; i < m_buckets.size(); ++i) {
        if (spoiled[static_cast<int64_t>(i)].item<double>() == 0)
            continue;
        m_learning = true;
        for (const size_t parameter : m_buckets[i].parameters)
            copy(parameter);
        MIRO_CHECK_OK(launch(m_buckets[i]));
        MIRO_CHECK_OK(wait(m_buckets[i]));
    }
    return {};
}

// The first process's order, for all; each process's own counts.
Result<void> GradientReduction::learn() {
    for (Slot& slot : m_slots)
        slot.expected = slot.seen;
    std::vector<int64_t> order(m_finished.begin(), m_finished.end());
    for (size_t i = 0; i < m_parameters.size(); ++i)
        if (std::find(m_finished.begin(), m_finished.end(), i) == m_finished.end())
            order.push_back(static_cast<int64_t>(i));
    const at::Tensor told = at::tensor(order, at::kLong).to(m_parameters.front().value.device());
    MIRO_TRY(const auto pending, m_group.broadcast(told));
    MIRO_CHECK_OK(m_group.wait(pending));
    const at::Tensor known = told.to(at::kCPU);
    const auto* numbers = known.const_data_ptr<int64_t>();
    layOut(std::vector<size_t>(numbers, numbers + known.numel()));
    m_learning = false;
    return {};
}

} // namespace miro
