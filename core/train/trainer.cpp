#include "train/trainer.h"

#include "tensor/torch_guard.h"
#include "train/gradients.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace miro {
namespace {

Result<void> checkSettings(const TrainerSettings& settings) {
    MIRO_CHECK_OK(settings.learningRate.check());
    if (settings.batchRows < 1)
        return usageError(fmt::format("a batch of {} samples cannot be; it must be 1 at least", settings.batchRows));
    if (settings.processes < 1 || settings.rank < 0 || settings.rank >= settings.processes)
        return usageError(fmt::format("process {} of {} cannot be", settings.rank, settings.processes));
    if (settings.batchRows < settings.processes)
        return usageError(fmt::format("a batch of {} samples cannot be shared by {} processes; make it larger",
                                      settings.batchRows, settings.processes));
    if (!(settings.averageDecay >= 0 && settings.averageDecay < 1))
        return usageError(fmt::format("the decay of the averaged weights is {}; it must be at least 0 and below 1",
                                      settings.averageDecay));
    if (!(settings.clip >= 0))
        return usageError(
            fmt::format("gradients cannot be clipped at {}; give a number above 0, or 0 for never", settings.clip));
    if (settings.lossScale &&
        !(settings.lossScale->initial >= LossScale::kLowest && settings.lossScale->initial <= LossScale::kHighest &&
          settings.lossScale->growSteps > 0))
        return usageError(fmt::format("a loss scale of {} that grows after {} steps cannot be; it is {} to {}, and the "
                                      "steps are 1 at least",
                                      settings.lossScale->initial, settings.lossScale->growSteps, LossScale::kLowest,
                                      LossScale::kHighest));
    return {};
}

// Puts the average in the network's place for a while.
class AveragedWeights {
public:
    AveragedWeights(const std::vector<TrainParameter>& parameters, const std::vector<at::Tensor>& values)
        : m_parameters(parameters) {
        at::NoGradGuard swapping;
        for (size_t i = 0; i < values.size(); ++i) {
            m_own.push_back(parameters[i].value.detach().clone());
            at::Tensor value = parameters[i].value;
            value.copy_(values[i]);
        }
    }
    ~AveragedWeights() {
        at::NoGradGuard swapping;
        for (size_t i = 0; i < m_own.size(); ++i) {
            at::Tensor value = m_parameters[i].value;
            value.copy_(m_own[i]);
        }
    }
    AveragedWeights(const AveragedWeights&) = delete;
    AveragedWeights& operator=(const AveragedWeights&) = delete;

private:
    const std::vector<TrainParameter>& m_parameters;
    std::vector<at::Tensor> m_own;
};

} // namespace

double StepReport::number(const std::string& name) const {
    for (const auto& [known, value] : numbers)
        if (known == name)
            return value;
    return std::numeric_limits<double>::quiet_NaN();
}

std::vector<TrainRows> rowsOfStep(const TrainerSettings& settings, int64_t step) {
    const int64_t first = settings.batchRows * settings.rank / settings.processes;
    const int64_t end = settings.batchRows * (settings.rank + 1) / settings.processes;
    const int64_t most = settings.microRows > 0 ? settings.microRows : end - first;
    std::vector<TrainRows> parts;
    for (int64_t row = first; row < end; row += most)
        parts.push_back({step, row, std::min(most, end - row), settings.batchRows});
    return parts;
}

Trainer::Trainer(TrainTask& task, TrainerSettings settings)
    : m_task(task), m_settings(std::move(settings)),
      m_average(m_task.parameters(), m_settings.averageDecay, m_settings.averageWarmUp) {
    if (m_settings.lossScale)
        m_scale.emplace(*m_settings.lossScale);
}

Result<std::unique_ptr<Trainer>> Trainer::create(TrainTask& task, TrainerSettings settings) {
    MIRO_CHECK_OK(checkSettings(settings));
    return guardTorch("setting up the training", [&]() -> Result<std::unique_ptr<Trainer>> {
        std::unique_ptr<Trainer> trainer(new Trainer(task, std::move(settings)));
        MIRO_TRY(trainer->m_optimiser, makeOptimiser(task.parameters(), trainer->m_settings.optimiser));
        return trainer;
    });
}

// The task weights gradients by its rows' share of the batch; the numbers are weighted here.
Result<void> Trainer::accumulate(const std::stop_token& stop) {
    const std::vector<TrainRows> parts = rowsOfStep(m_settings, m_steps);
    for (; m_partsDone < parts.size(); ++m_partsDone) {
        TrainRows rows = parts[m_partsDone];
        if (m_scale) {
            rows.scale = m_scale->value();
            rows.mayOverflow = !m_scale->lowest();
        }
        if (stop.stop_requested())
            return stoppedError();
        if (m_reduction.beforeLast && m_partsDone + 1 == parts.size())
            m_reduction.beforeLast();
        MIRO_TRY(const TrainNumbers numbers, m_task.accumulate(rows, stop));
        const double share = static_cast<double>(rows.count) / static_cast<double>(rows.of);
        if (m_sums.empty())
            for (const auto& [name, value] : numbers)
                m_sums.emplace_back(name, 0.0);
        if (m_sums.size() != numbers.size())
            throw std::logic_error("a training task must measure the same numbers each time");
        for (size_t i = 0; i < numbers.size(); ++i)
            m_sums[i].second += share * numbers[i].second;
    }
    return {};
}

// The step begins anew, its samples too.
void Trainer::forgetParts() {
    m_partsDone = 0;
    m_sums.clear();
    clearGradients(m_task.parameters());
}

Result<StepReport> Trainer::step(std::stop_token stop) {
    return guardTorch("training", [&]() -> Result<StepReport> {
        if (m_partsDone == 0)
            forgetParts();
        if (m_reduction.begin)
            m_reduction.begin();
        // What libtorch throws in this process's part is an answer for the others, too.
        Result<void> done = guardTorch("training", [&] { return accumulate(stop); });
        if (m_reduction.end)
            done = m_reduction.end(done, m_sums);
        if (!done.ok()) {
            if (done.error().code == ErrorCode::Stopped && !m_reduction.end)
                return done.error();
            forgetParts();
            MIRO_CHECK_OK(m_task.startAt(m_steps));
            return done.error();
        }
        if (m_scale && m_scale->value() != 1)
            multiplyGradients(m_task.parameters(), 1 / m_scale->value());
        StepReport report{m_steps, m_sums, clipGradients(m_task.parameters(), m_settings.clip),
                          m_settings.learningRate.at(m_steps)};
        m_partsDone = 0;
        MIRO_CHECK_OK(move(report));
        ++m_steps;
        return report;
    });
}

// Several processes have the same gradients and numbers here, so they move or skip together.
Result<void> Trainer::move(StepReport& report) {
    const bool finite = std::isfinite(report.gradientNorm) &&
                        (!m_scale || report.numbers.empty() || std::isfinite(report.numbers.front().second));
    if (!finite && (!m_scale || m_scale->lowest()))
        return Error{ErrorCode::Failed,
                     fmt::format("the gradients of step {} are not finite numbers; the run stops with the state "
                                 "before it: lower the learning rate{}",
                                 m_steps, m_scale ? ", or use another precision than fp16" : "")};
    if (m_scale) {
        report.skipped = !finite;
        report.numbers.emplace_back("loss_scale", m_scale->value());
        finite ? m_scale->taken() : m_scale->skipped();
        report.numbers.emplace_back("skipped_updates", static_cast<double>(m_scale->state().skipped));
    }
    if (report.skipped)
        return {};
    m_optimiser->step(report.learningRate);
    m_average.update();
    return {};
}

Result<void> Trainer::withAverages(const std::function<Result<void>()>& work) {
    return guardTorch("with the averaged weights", [&]() -> Result<void> {
        AveragedWeights averaged(m_task.parameters(), m_average.values());
        return work();
    });
}

Result<TrainNumbers> Trainer::heldOut(std::stop_token stop) {
    TrainNumbers numbers;
    MIRO_CHECK_OK(withAverages([&]() -> Result<void> {
        at::NoGradGuard measuring;
        MIRO_TRY(numbers, m_task.heldOut(stop));
        return {};
    }));
    return numbers;
}

} // namespace miro
