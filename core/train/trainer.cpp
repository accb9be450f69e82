#include "train/trainer.h"

#include "tensor/torch_guard.h"
#include "train/gradients.h"
#include "train/mixed_precision.h"
#include "train/random_streams.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

std::vector<int64_t> rowNumbers(int64_t first, int64_t count) {
    std::vector<int64_t> rows;
    for (int64_t i = 0; i < count; ++i)
        rows.push_back(first + i);
    return rows;
}

Result<void> checkSettings(const TrainerSettings& settings) {
    MIRO_CHECK_OK(settings.learningRate.check());
    if (settings.batchRows < 1)
        return usageError(fmt::format("a batch of {} samples cannot be; it must be 1 at least", settings.batchRows));
    if (!(settings.averageDecay >= 0 && settings.averageDecay < 1))
        return usageError(fmt::format("the decay of the averaged weights is {}; it must be at least 0 and below 1",
                                      settings.averageDecay));
    if (!(settings.clip >= 0))
        return usageError(
            fmt::format("gradients cannot be clipped at {}; give a number above 0, or 0 for never", settings.clip));
    if (settings.precision != Precision::Fp32 && settings.precision != Precision::Bf16)
        return usageError("training runs in fp32 or bf16");
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

FlowTrainer::FlowTrainer(std::unique_ptr<RinNetwork> network, FlowSetting setting, TrainerSettings settings)
    : m_network(std::move(network)), m_setting(std::move(setting)), m_settings(std::move(settings)),
      m_average(m_network->parameters(), m_settings.averageDecay, m_settings.averageWarmUp) {}

Result<std::unique_ptr<FlowTrainer>> FlowTrainer::create(std::unique_ptr<RinNetwork> network, FlowSetting setting,
                                                         TrainerSettings settings) {
    MIRO_CHECK_OK(checkSettings(settings));
    return guardTorch("setting up the training", [&]() -> Result<std::unique_ptr<FlowTrainer>> {
        std::unique_ptr<FlowTrainer> trainer(
            new FlowTrainer(std::move(network), std::move(setting), std::move(settings)));
        MIRO_TRY(trainer->m_optimiser, makeOptimiser(trainer->m_network->parameters(), trainer->m_settings.optimiser));
        return trainer;
    });
}

Error FlowTrainer::notFinite(const TrainBatch& batch, const FlowLoss& loss, int64_t firstRow) const {
    const at::Tensor wrong = loss.raw.isfinite().logical_not().nonzero().flatten();
    std::string where = "in no sample alone";
    if (wrong.numel() > 0) {
        const int64_t row = wrong[0].item<int64_t>();
        where = fmt::format("in sample {} of its batch", firstRow + row);
        if (row < static_cast<int64_t>(batch.names.size()))
            where += fmt::format(" ({})", oneLine(batch.names[static_cast<size_t>(row)], 200));
    }
    return {ErrorCode::Failed,
            fmt::format("the loss of step {} is not a finite number, {}; the run stops with the state "
                        "before it: look at that sample, or lower the learning rate",
                        m_steps, where)};
}

Result<void> FlowTrainer::accumulate(const TrainBatch& batch, int64_t firstRow, StepReport& report) {
    const StepDraws draws = StepDraws::make(m_setting.recipe, m_network->config(), m_settings.seed,
                                            static_cast<uint64_t>(m_steps), rowNumbers(firstRow, batch.rows()))
                                .to(m_network->device());
    FlowLoss loss;
    {
        AutocastScope precision(m_network->device().type(), m_settings.precision);
        loss = flowLoss(*m_network, m_setting, batch, draws);
    }
    const double value = loss.loss.item<double>();
    if (!std::isfinite(value))
        return notFinite(batch, loss, firstRow);
    const double share = static_cast<double>(batch.rows()) / static_cast<double>(m_settings.batchRows);
    (loss.loss * share).backward();
    report.loss += share * value;
    report.raw += share * loss.raw.mean().item<double>();
    if (loss.logvar.defined())
        report.logvar += share * loss.logvar.mean().item<double>();
    return {};
}

Result<StepReport> FlowTrainer::step(std::span<const TrainBatch> batches, int64_t firstRow, std::stop_token stop) {
    return guardTorch("training", [&]() -> Result<StepReport> {
        StepReport report;
        report.step = m_steps;
        report.learningRate = m_settings.learningRate.at(m_steps);
        clearGradients(m_network->parameters());
        for (const TrainBatch& batch : batches) {
            if (stop.stop_requested())
                return stoppedError();
            MIRO_CHECK_OK(accumulate(batch, firstRow, report));
            firstRow += batch.rows();
        }
        if (m_reduce)
            MIRO_CHECK_OK(m_reduce(m_network->parameters()));
        report.gradientNorm = clipGradients(m_network->parameters(), m_settings.clip);
        if (!std::isfinite(report.gradientNorm))
            return Error{ErrorCode::Failed,
                         fmt::format("the gradients of step {} are not finite numbers; the run stops with the state "
                                     "before it: lower the learning rate",
                                     m_steps)};
        m_optimiser->step(report.learningRate);
        m_average.update();
        ++m_steps;
        return report;
    });
}

Result<FlowLoss> FlowTrainer::heldOutLoss(const TrainBatch& batch, uint64_t round) {
    return guardTorch("measuring the held-out loss", [&]() -> Result<FlowLoss> {
        at::NoGradGuard measuring;
        AveragedWeights averaged(m_network->parameters(), m_average.values());
        const uint64_t seed = mixedSeed({m_settings.seed, static_cast<uint64_t>(RandomPurpose::HeldOut)});
        const StepDraws draws =
            StepDraws::make(m_setting.recipe, m_network->config(), seed, round, rowNumbers(0, batch.rows()))
                .to(m_network->device());
        AutocastScope precision(m_network->device().type(), m_settings.precision);
        return flowLoss(*m_network, m_setting, batch, draws);
    });
}

std::map<std::string, at::Tensor> FlowTrainer::published(bool averaged) const {
    return averaged ? m_network->state(m_average.values()) : m_network->state();
}

} // namespace miro
