#include "train/training_group.h"

#include "tensor/cuda_loader.h"
#include "train/gradient_reduction.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cstdlib>
#include <fmt/format.h>

namespace miro {
namespace {

Result<void> addUpStep(GradientReduction& reduction, const Result<void>& own, TrainNumbers& sums) {
    std::vector<double> numbers;
    for (const auto& [name, value] : sums)
        numbers.push_back(value);
    if (numbers.size() > GradientReduction::kMostNumbers)
        throw std::logic_error("a training task measures too many numbers");
    MIRO_CHECK_OK(reduction.finish(own, numbers));
    for (size_t i = 0; i < sums.size(); ++i)
        sums[i].second = numbers[i];
    return {};
}

} // namespace

TrainingGroup::TrainingGroup() = default;
TrainingGroup::~TrainingGroup() = default;

Result<std::unique_ptr<TrainingGroup>> TrainingGroup::fromEnvironment(const TrainingGroupSettings& settings,
                                                                      std::stop_token stop) {
    MIRO_TRY(const LaunchEnvironment launch, launchEnvironment([](const char* name) { return std::getenv(name); }));
    return join(launch, settings, stop);
}

Result<std::unique_ptr<TrainingGroup>>
TrainingGroup::join(const LaunchEnvironment& launch, const TrainingGroupSettings& settings, std::stop_token stop) {
    auto group = std::make_unique<TrainingGroup>();
    group->m_bucketBytes = settings.bucketBytes;
    group->m_device = settings.group.device;
    if (launch.alone())
        return group;
    GroupSettings mine = settings.group;
    if (const int cards = cudaDeviceCount(); mine.device.is_cuda() && cards > 1)
        mine.device = at::Device(at::kCUDA, static_cast<at::DeviceIndex>(launch.localRank % cards));
    group->m_device = mine.device;
    MIRO_TRY(group->m_group, ProcessGroup::join(launch, mine, stop));
    return group;
}

Result<void> TrainingGroup::start(const std::vector<TrainParameter>& parameters, int64_t stepsDone) {
    if (!m_group)
        return {};
    MIRO_CHECK_OK(sameStep(stepsDone));
    at::NoGradGuard telling;
    for (const TrainParameter& parameter : parameters) {
        const at::Tensor whole = parameter.value.detach().contiguous();
        MIRO_TRY(const auto pending, m_group->broadcast(whole));
        MIRO_CHECK_OK(m_group->wait(pending));
        parameter.value.detach().copy_(whole);
    }
    m_reduction.reset(); // its hooks go before others come
    m_reduction = std::make_unique<GradientReduction>(*m_group, parameters, m_bucketBytes);
    return {};
}

Result<void> TrainingGroup::sameStep(int64_t stepsDone) {
    constexpr const char* kName = "steps-done";
    if (first())
        return m_group->put(kName, std::to_string(stepsDone));
    MIRO_TRY(const std::string theirs, m_group->get(kName));
    if (theirs == std::to_string(stepsDone))
        return {};
    return usageError(fmt::format("process {} would go on from step {} and the first one from step {}: all processes "
                                  "must see the same --output-dir",
                                  rank(), stepsDone, oneLine(theirs, 20)));
}

TrainReduction TrainingGroup::reduction() {
    if (!m_group)
        return {};
    return {[this] {
                if (m_reduction)
                    m_reduction->begin();
            },
            [this] {
                if (m_reduction)
                    m_reduction->beforeLast();
            },
            [this](const Result<void>& own, TrainNumbers& sums) {
                return m_reduction ? addUpStep(*m_reduction, own, sums) : own;
            }};
}

std::pair<size_t, size_t> TrainingGroup::overlap() const {
    return m_reduction ? std::pair(m_reduction->buckets(), m_reduction->early()) : std::pair<size_t, size_t>(0, 0);
}

void TrainingGroup::leave(const Result<void>& outcome) {
    m_reduction.reset();
    if (m_group)
        m_group->leave(outcome);
}

} // namespace miro
