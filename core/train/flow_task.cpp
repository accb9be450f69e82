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

} // namespace

FlowTask::FlowTask(std::unique_ptr<RinNetwork> network, FlowSetting setting, FlowTaskSettings settings,
                   std::unique_ptr<FlowSource> source, FlowExport exported)
    : m_network(std::move(network)), m_setting(std::move(setting)), m_settings(settings), m_source(std::move(source)),
      m_export(std::move(exported)) {}

std::map<std::string, at::Tensor> FlowTask::constants() const {
    std::map<std::string, at::Tensor> constants = m_network->state();
    for (const TrainParameter& parameter : m_network->parameters())
        constants.erase(parameter.name);
    return constants;
}

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

Result<TrainNumbers> FlowTask::accumulate(const TrainRows& rows, std::stop_token stop) {
    MIRO_TRY(TrainBatch batch, m_source->rows(rows, stop));
    batch = onDevice(batch, m_network->device());
    const StepDraws draws = StepDraws::make(m_setting.recipe, m_network->config(), m_settings.seed,
                                            static_cast<uint64_t>(rows.step), rowNumbers(rows.first, batch.rows()))
                                .to(m_network->device());
    FlowLoss loss;
    {
        AutocastScope precision(m_network->device().type(), m_settings.precision);
        loss = flowLoss(*m_network, m_setting, batch, draws);
    }
    const double value = loss.loss.item<double>();
    if (!rows.accept(value))
        return notFinite(batch, loss, rows);
    const double share = static_cast<double>(batch.rows()) / static_cast<double>(rows.of);
    addGradients(loss.loss * share, rows);
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
double FlowTask::heldOutError(const std::function<TrainBatch(const TrainBatch&)>& changed) const {
    FlowSetting setting = m_setting;
    setting.recipe.dropText = 0;
    setting.recipe.syntheticCaptions = 0;
    setting.recipe.rewardDropout = RewardDropout::None;
    const uint64_t seed = mixedSeed({m_settings.seed, static_cast<uint64_t>(RandomPurpose::HeldOut)});
    double sum = 0;
    int64_t count = 0;
    for (size_t round = 0; round < m_heldOut.size(); ++round) {
        const TrainBatch batch = changed(m_heldOut[round]);
        const StepDraws draws =
            StepDraws::make(setting.recipe, m_network->config(), seed, round, rowNumbers(0, batch.rows()))
                .to(m_network->device());
        AutocastScope precision(m_network->device().type(), m_settings.precision);
        sum += flowLoss(*m_network, setting, batch, draws).raw.sum().item<double>();
        count += batch.rows();
    }
    return sum / static_cast<double>(count);
}

Result<TrainNumbers> FlowTask::heldOut(std::stop_token stop) {
    return guardTorch("measuring the held-out loss", [&]() -> Result<TrainNumbers> {
        at::NoGradGuard measuring;
        MIRO_CHECK_OK(readHeldOut(stop));
        TrainNumbers numbers;
        if (m_heldOut.empty())
            return numbers;
        numbers.emplace_back("held_out_loss", heldOutError([](const TrainBatch& batch) { return batch; }));
        numbers.emplace_back("held_out_loss_other_text", heldOutError([](TrainBatch batch) {
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
            numbers.emplace_back("held_out_loss_other_" + keys[i], heldOutError([column](TrainBatch batch) {
                                     batch.rewards = batch.rewards.clone();
                                     batch.rewards.select(1, column).copy_(
                                         batch.rewards.select(1, column).roll(1, 0).clone());
                                     return batch;
                                 }));
        }
        return numbers;
    });
}

Result<void> FlowTask::exportTo(const std::filesystem::path& folder) {
    return writeModelFolder(folder, {m_export.config, m_network->state(), m_export.scaling, m_setting.unconditional,
                                     m_export.otherFiles, m_export.half});
}

} // namespace miro
