#include "sample/sampler.h"

#include "base/reward_keyframes.h"
#include "sample/solver.h"
#include "sample/start_noise.h"
#include "sample/text_pair.h"
#include "tensor/step_graph.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <c10/core/Event.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <chrono>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace miro {
namespace {

// What one kind of step (guided or not) keeps from step to step. Its tensors stay at one address, so that the step can
// be recorded once and replayed.
struct StepKind {
    RinCondition condition;
    at::Tensor previous; // (rows, latents, D): in, the last evaluation's latents; out, this one's
    std::unique_ptr<StepGraph> graph;
};

// Leaves a step whose evaluation failed; the error itself is kept by the run. The step graph must see a failure as an
// exception, or it would replay half a step.
struct StepFailed : std::exception {
    const char* what() const noexcept override { return "a step failed"; }
};

// Keeps the host at most one step ahead of a GPU, so that a stop request is not queued behind the whole run. Does
// nothing on a CPU.
class StepPacer {
public:
    explicit StepPacer(at::Device device) : m_device(device) {}

    // After a step was queued: waits for the one before it.
    void stepQueued() {
        if (m_device.is_cpu())
            return;
        auto event = std::make_unique<c10::Event>(m_device.type());
        event->record(c10::impl::VirtualGuardImpl(m_device.type()).getStream(m_device));
        if (m_previous)
            m_previous->synchronize();
        m_previous = std::move(event);
    }

private:
    at::Device m_device;
    std::unique_ptr<c10::Event> m_previous;
};

// One run. Lives on the sampling thread for the length of sampleLatents().
class Run {
public:
    Run(const Rin& rin, const SampleRequest& request) : m_rin(rin), m_request(request) {}

    Result<Latents> operator()(StepSink* sink, const std::stop_token& stop);

private:
    int64_t pictures() const { return static_cast<int64_t>(m_request.seeds.size()); }
    Result<void> check() const;
    Result<void> prepare(const std::stop_token& stop);
    Result<void> turnTo(int64_t step, const std::stop_token& stop);
    at::Tensor targetsOf(int64_t step) const;
    StepKind makeKind(const std::vector<int64_t>& conditionRows) const;
    void handOver(bool guided);
    Result<void> step(StepKind& kind, bool guided, const std::stop_token& stop);

    const Rin& m_rin;
    const SampleRequest& m_request;
    StepPlan m_plan;
    std::unique_ptr<Solver> m_solver;

    TextCondition m_text;      // of the distinct rows: the prompt's, then (when anything is guided) the negative one
    at::Tensor m_targets;      // the same rows: those of the step at hand
    RinCondition m_conditions; // the same rows
    std::vector<int64_t> m_plainRows;
    std::vector<int64_t> m_guidedRows;
    std::optional<StepKind> m_plain;
    std::optional<StepKind> m_guided;
    bool m_lastWasGuided = false;
    at::Tensor m_coefficients;     // (steps, 4) on the device
    at::Tensor m_stepCoefficients; // (4): those of the step at hand
    at::Tensor m_x;
    at::Tensor m_x0;
};

at::Tensor targetRow(const RewardTargets& targets, const std::vector<std::string>& keys, double fallback) {
    std::vector<float> row;
    for (const std::string& key : keys) {
        auto found = targets.find(key);
        RewardTarget target = found != targets.end() ? found->second : RewardTarget(fallback);
        row.push_back(target ? static_cast<float>(*target) : std::numeric_limits<float>::quiet_NaN());
    }
    return at::tensor(row).unsqueeze(0);
}

Result<void> Run::check() const {
    const GenerationSettings& settings = m_request.settings;
    const RinNetworkConfig& network = m_rin.config().network;
    MIRO_CHECK_OK(checkRewardTargets(settings.positive, m_rin.config().rewardKeys));
    MIRO_CHECK_OK(checkRewardTargets(settings.negative, m_rin.config().rewardKeys));
    if (settings.steps.value_or(1) < 1)
        return usageError(fmt::format("steps is {}; give 1 or more", *settings.steps));
    MIRO_CHECK_OK(checkRewardKeyframes(settings.keyframes, m_rin.config().rewardKeys,
                                       settings.steps.value_or(m_rin.config().defaults.steps)));
    if (pictures() < 1)
        return usageError("no seed was given; give one for each picture");
    if (!m_request.prompt.tokens.defined() || m_request.prompt.tokens.dim() != 3 ||
        (m_request.prompt.tokens.size(0) != 1 && m_request.prompt.tokens.size(0) != pictures()))
        return usageError(fmt::format("the prompt has other rows than 1 or {}, the number of pictures", pictures()));
    if (!solvers().find(m_request.solver))
        return usageError(
            fmt::format("solver '{}' is unknown; there is: {}", oneLine(m_request.solver, 60), solvers().keyList()));
    std::vector<int64_t> shape{pictures(), network.inputChannels, network.dataSize, network.dataSize};
    if (m_request.start.defined() && m_request.start.sizes() != at::IntArrayRef(shape))
        return usageError(fmt::format("the starting latents have the shape ({}), this run takes ({})",
                                      fmt::join(m_request.start.sizes(), ", "), fmt::join(shape, ", ")));
    if (settings.variation > 0 && m_request.variationSeeds.size() != m_request.seeds.size())
        return usageError("a variation needs one variation seed for each picture");
    if (m_request.picture.defined() == settings.startPicture.empty())
        return usageError("a start picture needs its latents, and latents to begin from a start picture");
    shape[0] = 1;
    if (m_request.picture.defined() && m_request.picture.sizes() != at::IntArrayRef(shape))
        return usageError(fmt::format("the start picture's latents have the shape ({}), this run takes ({})",
                                      fmt::join(m_request.picture.sizes(), ", "), fmt::join(shape, ", ")));
    return {};
}

StepKind Run::makeKind(const std::vector<int64_t>& conditionRows) const {
    StepKind kind;
    kind.condition = m_conditions.select(conditionRows);
    int64_t rows = static_cast<int64_t>(conditionRows.size());
    kind.previous = at::zeros({rows, m_rin.latentRows(kind.condition), m_rin.config().network.latentDim},
                              at::TensorOptions().dtype(at::kFloat).device(m_rin.device()));
    kind.graph = std::make_unique<StepGraph>(m_rin.device());
    return kind;
}

Result<void> Run::prepare(const std::stop_token& stop) {
    const RinConfig& config = m_rin.config();
    GenerationSettings settings = m_request.settings;
    settings.steps = settings.steps.value_or(config.defaults.steps);
    m_plan = planSteps(config.scheduler, settings);
    m_solver = solvers().find(m_request.solver)->make();

    std::vector<at::Tensor> coefficients;
    bool anyGuided = false, anyPlain = false;
    for (int64_t i = m_plan.first; i < m_plan.end(); ++i) {
        coefficients.push_back(eulerCoefficients(m_plan.guidance.weight(i), m_plan.gammas[i], m_plan.gammas[i + 1]));
        anyGuided = anyGuided || m_plan.guided(i);
        anyPlain = anyPlain || !m_plan.guided(i);
    }
    m_coefficients = at::stack(coefficients).to(m_rin.device());
    m_stepCoefficients = at::zeros({4}, m_coefficients.options());

    m_text = m_request.prompt;
    if (anyGuided) {
        const at::Tensor& empty = m_request.unconditional.tokens;
        if (!empty.defined() || empty.dim() != 3 || empty.size(0) != 1)
            return usageError("guidance needs the unconditional embedding, one row");
        if (empty.size(2) != m_text.tokens.size(2))
            return usageError(fmt::format("the stored unconditional embedding is {} wide, the prompt's tokens {}: they "
                                          "come from different text encoders",
                                          empty.size(2), m_text.tokens.size(2)));
        m_text = stackedText(m_text, m_request.unconditional);
    }
    m_targets = targetsOf(m_plan.first);
    MIRO_TRY(m_conditions, m_rin.prepare(m_text, m_targets, stop));

    const int64_t promptRows = m_request.prompt.tokens.size(0);
    for (int64_t i = 0; i < pictures(); ++i)
        m_plainRows.push_back(promptRows == 1 ? 0 : i);
    m_guidedRows = m_plainRows;
    m_guidedRows.resize(m_plainRows.size() * 2, promptRows);
    if (anyPlain)
        m_plain = makeKind(m_plainRows);
    if (anyGuided)
        m_guided = makeKind(m_guidedRows);

    std::vector<int64_t> shape{config.network.inputChannels, config.network.dataSize, config.network.dataSize};
    at::Tensor start = m_request.start.defined()
                           ? m_request.start
                           : startNoise(m_request.seeds, m_request.variationSeeds, settings.variation, shape);
    if (m_request.picture.defined()) {
        const float gamma = m_plan.gammas[m_plan.first];
        start = gamma * m_request.picture.to(at::kCPU) + (1 - gamma) * start.to(at::kCPU);
    }
    m_x = start.to(at::kFloat).to(m_rin.device()).contiguous().clone();
    m_x0 = at::zeros_like(m_x);
    return {};
}

// One row of targets for each row of m_text.
at::Tensor Run::targetsOf(int64_t step) const {
    const GenerationSettings& settings = m_request.settings;
    const std::vector<std::string>& keys = m_rin.config().rewardKeys;
    const int64_t promptRows = m_request.prompt.tokens.size(0);
    at::Tensor targets = targetRow(targetsAtStep(settings, step), keys, 1).expand({promptRows, -1});
    const bool negativeRow = m_text.tokens.size(0) > promptRows;
    return negativeRow ? at::cat({targets, targetRow(settings.negative, keys, 0)}) : targets;
}

// Reward keyframes: what the rewards contribute is computed again where their targets differ from the step before. It
// is written to where a recorded step reads it.
Result<void> Run::turnTo(int64_t step, const std::stop_token& stop) {
    if (m_request.settings.keyframes.empty())
        return {};
    at::Tensor targets = targetsOf(step);
    if (at::allclose(targets, m_targets, 0, 0, true)) // left out is NaN
        return {};
    m_targets = targets;
    MIRO_TRY(m_conditions, m_rin.prepare(m_text, m_targets, stop));
    auto write = [&](std::optional<StepKind>& kind, const std::vector<int64_t>& rows) {
        if (!kind)
            return;
        const RinCondition changed = m_conditions.select(rows);
        if (changed.tokens.defined())
            kind->condition.tokens.copy_(changed.tokens);
        for (size_t i = 0; i < changed.keyValues.size(); ++i) {
            kind->condition.keyValues[i].key.copy_(changed.keyValues[i].key);
            kind->condition.keyValues[i].value.copy_(changed.keyValues[i].value);
        }
    };
    write(m_plain, m_plainRows);
    write(m_guided, m_guidedRows);
    return {};
}

// The positive branch's latents go on through a change between guided and unguided steps.
void Run::handOver(bool guided) {
    if (guided == m_lastWasGuided || !m_plain || !m_guided)
        return;
    at::Tensor positive = m_guided->previous.narrow(0, 0, pictures());
    if (guided)
        positive.copy_(m_plain->previous);
    else
        m_plain->previous.copy_(positive);
}

Result<void> Run::step(StepKind& kind, bool guided, const std::stop_token& stop) {
    std::optional<Error> error;
    // A recorded step is replayed without looking at anything.
    std::stop_token blockStop = m_rin.device().is_cpu() ? stop : std::stop_token();
    auto evaluate = [&] {
        at::Tensor y = guided ? at::cat({m_x, m_x}) : m_x;
        at::Tensor gamma = m_stepCoefficients.narrow(0, 2, 1);
        auto output = m_rin.forward(y, gamma, kind.condition, kind.previous, blockStop);
        if (!output.ok()) {
            error = output.error();
            throw StepFailed();
        }
        at::Tensor positive = guided ? output->v.narrow(0, 0, pictures()) : output->v;
        at::Tensor negative = guided ? output->v.narrow(0, pictures(), pictures()) : at::Tensor();
        EulerStep next = m_solver->advance(m_x, positive, negative, m_stepCoefficients);
        m_x.copy_(next.next);
        m_x0.copy_(next.x0);
        kind.previous.copy_(output->z);
    };
    try {
        kind.graph->run(evaluate);
    } catch (const StepFailed&) {
        return *error;
    }
    return {};
}

Result<Latents> Run::operator()(StepSink* sink, const std::stop_token& stop) {
    MIRO_CHECK_OK(check());
    MIRO_CHECK_OK(prepare(stop));
    const int64_t steps = m_plan.steps();
    StepPacer pacer(m_rin.device());
    for (int64_t done = 0; done < steps; ++done) {
        if (stop.stop_requested())
            return stoppedError();
        const int64_t i = m_plan.first + done;
        bool guided = m_plan.guided(i);
        bool estimate = sink && sink->wantsEstimate(done);
        auto begin = std::chrono::steady_clock::now();
        if (done > 0) {
            handOver(guided);
            MIRO_CHECK_OK(turnTo(i, stop));
        }
        m_lastWasGuided = guided;
        m_stepCoefficients.copy_(m_coefficients[done]);
        MIRO_CHECK_OK(step(guided ? *m_guided : *m_plain, guided, stop));
        pacer.stepQueued();
        if (sink) {
            std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
            sink->stepDone({done, steps, m_plan.gammas[i + 1], took.count(), estimate ? m_x0 : at::Tensor()});
        }
    }
    at::Tensor latents = m_x.to(at::kCPU);
    if (!at::isfinite(latents).all().item<bool>())
        return Error{ErrorCode::Failed, "the latents are not finite; use precision fp32, or less guidance"};
    return Latents{latents};
}

} // namespace

Result<Latents> sampleLatents(const Rin& rin, const SampleRequest& request, StepSink* sink, std::stop_token stop) {
    return guardTorch("sampling", [&]() -> Result<Latents> {
        c10::InferenceMode guard;
        return Run(rin, request)(sink, stop);
    });
}

} // namespace miro
