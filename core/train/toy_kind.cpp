#include "train/toy_kind.h"

#include "base/files.h"
#include "tensor/safetensors.h"
#include "train/gradients.h"
#include "train/mixed_precision.h"
#include "train/random_streams.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr const char* kWidth = "width";
constexpr const char* kHeldOutRowsKey = "held-out-rows";
constexpr const char* kFiniteSteps = "finite-steps";

at::Tensor waves(const at::Tensor& x) {
    return at::sin(x * 3) + at::sin(x * 7) * 0.5;
}

// (rows, 1) -> (rows, 1): two layers.
class ToyTask : public TrainTask {
public:
    explicit ToyTask(const TrainContext& context)
        : m_seed(context.config.seed("seed")), m_device(context.device), m_precision(context.precision),
          m_heldOutRows(context.config.integer(kHeldOutRowsKey)), m_finiteSteps(context.config.integer(kFiniteSteps)) {
        const int64_t width = context.config.integer(kWidth);
        ParameterStore store(m_seed, m_device);
        m_in = store.parameter("in.weight", {width, 1}, Initial::uniform(-4, 4), true);
        m_inBias = store.parameter("in.bias", {width}, Initial::uniform(-4, 4), false);
        m_out = store.parameter("out.weight", {1, width}, Initial::xavier(1, width), true);
        m_outBias = store.parameter("out.bias", {1}, Initial::constant(0), false);
        m_parameters = store.takeParameters();
    }

    const std::vector<TrainParameter>& parameters() const override { return m_parameters; }

    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) override {
        if (stop.stop_requested())
            return stoppedError();
        const at::Tensor x = inputs(rows);
        const at::Tensor difference = differenceAt(x);
        at::Tensor loss = difference.square().mean();
        if (m_finiteSteps > 0 && rows.step >= m_finiteSteps)
            loss = loss * std::nan("");
        const double value = loss.item<double>();
        if (!rows.accept(value))
            return Error{ErrorCode::Failed,
                         fmt::format("the loss of step {} is not a finite number, in sample {} of its batch; the run "
                                     "stops with the state before it: lower the learning rate",
                                     rows.step, rows.first)};
        addGradients(loss * (static_cast<double>(rows.count) / static_cast<double>(rows.of)), rows);
        return TrainNumbers{{"loss", value}, {"error", difference.detach().abs().mean().item<double>()}};
    }

    Result<TrainNumbers> heldOut(std::stop_token) override {
        at::NoGradGuard measuring;
        const at::Tensor x = at::linspace(-1, 1, m_heldOutRows, at::device(m_device).dtype(at::kFloat)).unsqueeze(1);
        const at::Tensor difference = differenceAt(x);
        return TrainNumbers{{"loss", difference.square().mean().item<double>()},
                            {"error", difference.abs().mean().item<double>()}};
    }

    Result<void> startAt(int64_t) override { return {}; }

    Result<void> exportTo(const std::filesystem::path& folder) override {
        std::map<std::string, at::Tensor> tensors;
        for (const TrainParameter& parameter : m_parameters)
            tensors[parameter.name] = parameter.value.detach().cpu();
        MIRO_TRY(const std::string bytes, safetensorsBytes(tensors));
        const nlohmann::json config{{"model_type", "toy"}, {"width", m_out.size(1)}};
        AtomicFileGroup files;
        if (!std::filesystem::exists(folder))
            MIRO_CHECK_OK(files.createFolder(folder));
        MIRO_CHECK_OK(files.add(folder / "model.safetensors", bytes));
        MIRO_CHECK_OK(files.add(folder / "config.json", config.dump(2) + "\n"));
        return files.commit();
    }

private:
    at::Tensor inputs(const TrainRows& rows) const {
        std::vector<float> values;
        for (int64_t row = rows.first; row < rows.first + rows.count; ++row)
            values.push_back(static_cast<float>(
                randomStream(m_seed, RandomPurpose::Order, static_cast<uint64_t>(rows.step), static_cast<uint64_t>(row))
                    .uniform(-1, 1)));
        return at::tensor(values).unsqueeze(1).to(m_device);
    }

    at::Tensor differenceAt(const at::Tensor& x) const {
        AutocastScope precision(m_device.type(), m_precision);
        const at::Tensor hidden = at::tanh(at::linear(x, m_in, m_inBias));
        return at::linear(hidden, m_out, m_outBias).to(at::kFloat) - waves(x);
    }

    const uint64_t m_seed;
    const at::Device m_device;
    const Precision m_precision;
    const int64_t m_heldOutRows;
    const int64_t m_finiteSteps;
    at::Tensor m_in, m_inBias, m_out, m_outBias;
    std::vector<TrainParameter> m_parameters;
};

} // namespace

TrainKind toyKind() {
    TrainKind kind;
    kind.key = "toy";
    kind.summary = "A small network learns a sum of waves, without data: shows whether training works on this machine, "
                   "alone or on several.";
    kind.settings = {
        intSetting("warmup-steps", 0, 0, 1e9, "Updates in which the learning rate rises from 0."),
        intSetting(kWidth, 32, 1, 1e6, "Of the hidden layer."),
        intSetting(kHeldOutRowsKey, 64, 2, 1e6, "Places at which it is measured."),
        intSetting(kFiniteSteps, 0, 0, 1e9,
                   "After so many updates the loss is no number, to see what happens; 0: never."),
    };
    kind.make = [](const TrainContext& context) -> Result<std::unique_ptr<TrainTask>> {
        return std::unique_ptr<TrainTask>(std::make_unique<ToyTask>(context));
    };
    return kind;
}

} // namespace miro
