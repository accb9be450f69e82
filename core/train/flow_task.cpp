#include "train/flow_task.h"

#include "tensor/torch_guard.h"
#include "train/gradients.h"
#include "train/mixed_precision.h"
#include "train/model_folder.h"
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

TrainBatch onDevice(const TrainBatch& batch, at::Device device) {
    if (device.is_cpu())
        return batch;
    auto move = [&](const at::Tensor& tensor) {
        return tensor.defined() ? tensor.to(device) : tensor;
    };
    TrainBatch moved = batch;
    for (at::Tensor* tensor : {&moved.mean, &moved.std, &moved.text.tokens, &moved.text.mask, &moved.rewards,
                               &moved.syntheticText.tokens, &moved.syntheticText.mask, &moved.syntheticRewards})
        *tensor = move(*tensor);
    return moved;
}

// The gradients that there were, to go back to.
class GradientsBefore {
public:
    explicit GradientsBefore(const std::vector<TrainParameter>& parameters) : m_parameters(parameters) {
        at::NoGradGuard copying;
        for (const TrainParameter& parameter : parameters)
            m_gradients.push_back(parameter.value.grad().defined() ? parameter.value.grad().clone() : at::Tensor());
    }
    void putBack() const {
        for (size_t i = 0; i < m_gradients.size(); ++i)
            m_parameters[i].value.mutable_grad() = m_gradients[i];
    }

private:
    const std::vector<TrainParameter>& m_parameters;
    std::vector<at::Tensor> m_gradients;
};

} // namespace

FlowTask::FlowTask(std::unique_ptr<RinNetwork> network, FlowSetting setting, FlowTaskSettings settings,
                   std::unique_ptr<FlowSource> source, FlowExport exported)
    : m_network(std::move(network)), m_setting(std::move(setting)), m_settings(settings), m_source(std::move(source)),
      m_export(std::move(exported)) {}

Error FlowTask::notFinite(const TrainBatch& batch, const FlowLoss& loss, const TrainRows& rows) const {
    const at::Tensor wrong = loss.raw.isfinite().logical_not().nonzero().flatten();
    std::string where = "in no sample alone";
    if (wrong.numel() > 0) {
        const int64_t row = wrong[0].item<int64_t>();
        where = fmt::format("in sample {} of its batch", rows.first + row);
        if (row < static_cast<int64_t>(batch.names.size()))
            where += fmt::format(" ({})", oneLine(batch.names[static_cast<size_t>(row)], 200));
    }
    return {ErrorCode::Failed,
            fmt::format("the loss of step {} is not a finite number, {}; the run stops with the state "
                        "before it: look at that sample, or lower the learning rate",
                        rows.step, where)};
}

Result<void> FlowTask::startAt(int64_t step) {
    m_taken.reset();
    return m_source->startAt(step);
}

// The source gives each micro-batch once.
Result<TrainBatch> FlowTask::take(const TrainRows& rows, std::stop_token stop) {
    if (m_taken && m_taken->first.step == rows.step && m_taken->first.first == rows.first)
        return m_taken->second;
    MIRO_TRY(TrainBatch batch, m_source->rows(rows, std::move(stop)));
    batch = onDevice(batch, m_network->device());
    if (m_settings.givesWay)
        m_taken = {rows, batch};
    return batch;
}

GraphCuts FlowTask::cutsUntil(const std::stop_token& stop) const {
    return GraphCuts([this, &stop] {
        if (m_observer)
            m_observer();
        return stop.stop_requested();
    });
}

Result<TrainNumbers> FlowTask::accumulate(const TrainRows& rows, std::stop_token stop) {
    m_looked.clear();
    MIRO_TRY(const TrainBatch batch, take(rows, stop));
    const StepDraws draws = StepDraws::make(m_setting.recipe, m_network->config(), m_settings.seed,
                                            static_cast<uint64_t>(rows.step), rowNumbers(rows.first, batch.rows()))
                                .to(m_network->device());
    GraphCuts cuts = cutsUntil(stop);
    FlowLoss loss;
    {
        AutocastScope precision(m_network->device().type(), m_settings.precision);
        loss = flowLoss(*m_network, m_setting, batch, draws, m_settings.givesWay ? &cuts : nullptr);
    }
    if (cuts.left())
        return stoppedError();
    const double value = loss.loss.item<double>();
    if (!rows.accept(value))
        return notFinite(batch, loss, rows);
    const double share = static_cast<double>(batch.rows()) / static_cast<double>(rows.of);
    if (!m_settings.givesWay) {
        addGradients(loss.loss * share, rows);
    } else {
        const GradientsBefore before(m_network->parameters());
        if (!cuts.backward(loss.loss * (share * rows.scale))) {
            before.putBack();
            return stoppedError();
        }
    }
    m_taken.reset();
    TrainNumbers numbers{{"loss", value}, {"raw", loss.raw.mean().item<double>()}};
    if (loss.logvar.defined())
        numbers.emplace_back("logvar", loss.logvar.mean().item<double>());
    return numbers;
}

Result<void> FlowTask::readHeldOut(const std::stop_token& stop) {
    if (m_heldOutRead)
        return {};
    MIRO_TRY(m_heldOut, m_source->heldOut(stop));
    for (TrainBatch& batch : m_heldOut)
        batch = onDevice(batch, m_network->device());
    m_heldOutRead = true;
    return {};
}

// Every text and reward is asked for, and the draws are the same each time.
Result<double> FlowTask::heldOutError(const std::string& name, const std::function<TrainBatch(TrainBatch)>& changed,
                                      const std::stop_token& stop) {
    FlowSetting setting = m_setting;
    setting.recipe.dropText = 0;
    setting.recipe.syntheticCaptions = 0;
    setting.recipe.rewardDropout = RewardDropout::None;
    setting.recipe.usualRewards = 0;
    setting.untouched.reset(); // how the network does by itself
    const uint64_t seed = mixedSeed({m_settings.seed, static_cast<uint64_t>(RandomPurpose::HeldOut)});
    Looked& looked = m_looked[name];
    for (; looked.batches < m_heldOut.size(); ++looked.batches) {
        const TrainBatch batch = changed(m_heldOut[looked.batches]);
        const StepDraws draws =
            StepDraws::make(setting.recipe, m_network->config(), seed, looked.batches, rowNumbers(0, batch.rows()))
                .to(m_network->device());
        AutocastScope precision(m_network->device().type(), m_settings.precision);
        GraphCuts cuts = cutsUntil(stop);
        const FlowLoss loss = flowLoss(*m_network, setting, batch, draws, m_settings.givesWay ? &cuts : nullptr);
        if (cuts.left())
            return stoppedError();
        looked.sum += loss.raw.sum().item<double>();
    }
    int64_t count = 0;
    for (const TrainBatch& batch : m_heldOut)
        count += batch.rows();
    return looked.sum / static_cast<double>(count);
}

Result<TrainNumbers> FlowTask::heldOut(std::stop_token stop) {
    return guardTorch("measuring the held-out loss", [&]() -> Result<TrainNumbers> {
        at::NoGradGuard measuring;
        MIRO_CHECK_OK(readHeldOut(stop));
        TrainNumbers numbers;
        if (m_heldOut.empty())
            return numbers;
        const auto measure = [&](const std::string& name,
                                 const std::function<TrainBatch(TrainBatch)>& changed) -> Result<void> {
            MIRO_TRY(const double error, heldOutError(name, changed, stop));
            numbers.emplace_back(name, error);
            return {};
        };
        MIRO_CHECK_OK(measure("held_out_loss", [](TrainBatch batch) { return batch; }));
        MIRO_CHECK_OK(measure("held_out_loss_other_text", [](TrainBatch batch) {
            batch.text = {batch.text.tokens.roll(1, 0), batch.text.mask.roll(1, 0)};
            return batch;
        }));
        const auto& keys = m_network->config().rewardKeys;
        for (size_t i = 0; i < keys.size(); ++i) {
            if (stop.stop_requested())
                return stoppedError();
            const auto column = static_cast<int64_t>(i);
            if (m_heldOut.front().rewards.select(1, column).isnan().all().item<bool>())
                continue; // never given
            MIRO_CHECK_OK(measure("held_out_loss_other_" + keys[i], [column](TrainBatch batch) {
                batch.rewards = batch.rewards.clone();
                batch.rewards.select(1, column).copy_(batch.rewards.select(1, column).roll(1, 0).clone());
                return batch;
            }));
        }
        m_looked.clear();
        return numbers;
    });
}

Result<void> FlowTask::exportTo(const std::filesystem::path& folder) {
    if (m_export.write)
        return m_export.write(*m_network, folder);
    return writeModelFolder(folder, {m_export.config, m_network->state(), m_export.scaling, m_setting.unconditional,
                                     m_export.otherFiles, m_export.half});
}

} // namespace miro
