#include "sample/sampler.h"

#include "base/reward_keyframes.h"
#include "sample/condition_rows.h"
#include "sample/solver.h"
#include "sample/start_noise.h"
#include "tensor/step_graph.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <c10/core/Event.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
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
    Run(const Rin& rin, const SampleRequest& request, SampleState* state)
        : m_rin(rin), m_request(request), m_state(state) {}

    Result<Latents> operator()(StepSink* sink, const std::stop_token& stop);

private:
    int64_t pictures() const { return static_cast<int64_t>(m_request.seeds.size()); }
    Result<void> check() const;
    Result<void> checkRows() const;
    void prepareCoefficients();
    Result<void> goOn();
    void keepState(int64_t next);
    Result<void> prepare(const std::stop_token& stop);
    Result<void> turnTo(int64_t step, const std::stop_token& stop);
    EulerStep advance(const at::Tensor& positive, const at::Tensor& negative);
    StepKind makeKind(const std::vector<int64_t>& conditionRows) const;
    void handOver(bool guided);
    Result<void> step(StepKind& kind, bool guided, const std::stop_token& stop);

    const Rin& m_rin;
    const SampleRequest& m_request;
    SampleState* const m_state;
    StepPlan m_plan;
    std::unique_ptr<Solver> m_solver;

    ConditionRows m_rows;
    at::Tensor m_targets;      // of the rows: those of the step at hand
    RinCondition m_conditions; // of the rows
    std::optional<StepKind> m_plain;
    std::optional<StepKind> m_guided;
    bool m_lastWasGuided = false;
    at::Tensor m_coefficients;     // (steps, R, 4) on the device: R is 1, or one a picture
    at::Tensor m_stepCoefficients; // (R, 4): those of the step at hand
    at::Tensor m_x;
    at::Tensor m_x0;
};

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
    return checkRows();
}

// What differs from picture to picture.
Result<void> Run::checkRows() const {
    const auto fits = [this](size_t rows) {
        return rows == 0 || rows == m_request.seeds.size();
    };
    if (!fits(m_request.positive.size()) || !fits(m_request.negative.size()) || !fits(m_request.guidance.size()))
        return usageError(
            fmt::format("targets and guidance are given for each of the {} pictures, or for none", pictures()));
    for (const auto* rows : {&m_request.positive, &m_request.negative})
        for (const RewardTargets& targets : *rows)
            MIRO_CHECK_OK(checkRewardTargets(targets, m_rin.config().rewardKeys));
    for (const double scale : m_request.guidance)
        if (!std::isfinite(scale) || scale < 0)
            return usageError(fmt::format("guidance is {}; give 0 or more", scale));
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

    if (!m_request.guidance.empty()) // guided as a whole: where a picture's scale is 0 its negative branch counts 0
        m_plan.guidance.scale = *std::max_element(m_request.guidance.begin(), m_request.guidance.end());
    prepareCoefficients();

    bool anyGuided = false, anyPlain = false;
    for (int64_t i = m_plan.first; i < m_plan.end(); ++i)
        (m_plan.guided(i) ? anyGuided : anyPlain) = true;
    if (anyGuided) {
        const at::Tensor& empty = m_request.unconditional.tokens;
        const int64_t width = m_request.prompt.tokens.size(2);
        if (!empty.defined() || empty.dim() != 3 || empty.size(0) != 1)
            return usageError("guidance needs the unconditional embedding, one row");
        if (empty.size(2) != width)
            return usageError(fmt::format("the stored unconditional embedding is {} wide, the prompt's tokens {}: they "
                                          "come from different text encoders",
                                          empty.size(2), width));
    }
    m_rows = ConditionRows(m_request, config.rewardKeys, anyGuided);
    m_targets = m_rows.targets(m_plan.first + (m_state ? m_state->next : 0));
    MIRO_TRY(m_conditions, m_rin.prepare(m_rows.text(), m_targets, stop));
    if (anyPlain)
        m_plain = makeKind(m_rows.plain());
    if (anyGuided)
        m_guided = makeKind(m_rows.guided());

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
    return goOn();
}

void Run::prepareCoefficients() {
    std::vector<double> scales = m_request.guidance;
    if (scales.empty() || std::all_of(scales.begin(), scales.end(), [&](double s) { return s == scales.front(); }))
        scales = {m_plan.guidance.scale};
    Guidance guidance = m_plan.guidance;
    std::vector<at::Tensor> steps;
    for (int64_t i = m_plan.first; i < m_plan.end(); ++i) {
        std::vector<at::Tensor> rows;
        for (const double scale : scales) {
            guidance.scale = scale;
            rows.push_back(eulerCoefficients(guidance.weight(i), m_plan.gammas[i], m_plan.gammas[i + 1]));
        }
        steps.push_back(at::stack(rows));
    }
    m_coefficients = at::stack(steps).to(m_rin.device());
    m_stepCoefficients = at::zeros({static_cast<int64_t>(scales.size()), 4}, m_coefficients.options());
}

// From where a former run was left.
Result<void> Run::goOn() {
    if (!m_state || m_state->empty())
        return {};
    const int64_t latents = (m_plain ? *m_plain : *m_guided).previous.size(1);
    const std::vector<int64_t> previous{pictures(), latents, m_rin.config().network.latentDim};
    if (m_state->x.sizes() != m_x.sizes() || m_state->next < 0 || m_state->next > m_plan.steps() ||
        !m_state->positive.defined() || m_state->positive.sizes() != at::IntArrayRef(previous) ||
        (m_state->negative.defined() && m_state->negative.sizes() != at::IntArrayRef(previous)))
        return usageError("what a former run left belongs to other pictures; begin again");
    m_x.copy_(m_state->x);
    if (m_plain)
        m_plain->previous.copy_(m_state->positive);
    if (m_guided) {
        m_guided->previous.narrow(0, 0, pictures()).copy_(m_state->positive);
        if (m_state->negative.defined())
            m_guided->previous.narrow(0, pictures(), pictures()).copy_(m_state->negative);
    }
    return {};
}

// After a step; `next` is the one that follows.
void Run::keepState(int64_t next) {
    if (!m_state)
        return;
    auto keep = [](at::Tensor& kept, const at::Tensor& now) {
        if (kept.defined() && kept.device() == now.device())
            kept.copy_(now);
        else
            kept = now.clone();
    };
    keep(m_state->x, m_x);
    keep(m_state->positive, (m_lastWasGuided ? *m_guided : *m_plain).previous.narrow(0, 0, pictures()));
    if (m_lastWasGuided)
        keep(m_state->negative, m_guided->previous.narrow(0, pictures(), pictures()));
    m_state->next = next;
}

// Reward keyframes: what the rewards contribute is computed again where their targets differ from the step before. It
// is written to where a recorded step reads it.
Result<void> Run::turnTo(int64_t step, const std::stop_token& stop) {
    if (m_request.settings.keyframes.empty())
        return {};
    at::Tensor targets = m_rows.targets(step);
    if (at::allclose(targets, m_targets, 0, 0, true)) // left out is NaN
        return {};
    m_targets = targets;
    MIRO_TRY(m_conditions, m_rin.prepare(m_rows.text(), m_targets, stop));
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
    write(m_plain, m_rows.plain());
    write(m_guided, m_rows.guided());
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

// One step of the solver, of each picture with its own guidance where that differs.
EulerStep Run::advance(const at::Tensor& positive, const at::Tensor& negative) {
    if (m_stepCoefficients.size(0) == 1)
        return m_solver->advance(m_x, positive, negative, m_stepCoefficients[0]);
    std::vector<at::Tensor> next, x0;
    for (int64_t i = 0; i < pictures(); ++i) {
        const EulerStep one =
            m_solver->advance(m_x.narrow(0, i, 1), positive.narrow(0, i, 1),
                              negative.defined() ? negative.narrow(0, i, 1) : negative, m_stepCoefficients[i]);
        next.push_back(one.next);
        x0.push_back(one.x0);
    }
    return {at::cat(next), at::cat(x0)};
}

Result<void> Run::step(StepKind& kind, bool guided, const std::stop_token& stop) {
    std::optional<Error> error;
    // A recorded step is replayed without looking at anything.
    std::stop_token blockStop = m_rin.device().is_cpu() ? stop : std::stop_token();
    auto evaluate = [&] {
        at::Tensor y = guided ? at::cat({m_x, m_x}) : m_x;
        at::Tensor gamma = m_stepCoefficients[0].narrow(0, 2, 1);
        auto output = m_rin.forward(y, gamma, kind.condition, kind.previous, blockStop);
        if (!output.ok()) {
            error = output.error();
            throw StepFailed();
        }
        at::Tensor positive = guided ? output->v.narrow(0, 0, pictures()) : output->v;
        at::Tensor negative = guided ? output->v.narrow(0, pictures(), pictures()) : at::Tensor();
        EulerStep next = advance(positive, negative);
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
    const int64_t begun = m_state ? m_state->next : 0;
    StepPacer pacer(m_rin.device());
    for (int64_t done = begun; done < steps; ++done) {
        if (stop.stop_requested())
            return stoppedError();
        const int64_t i = m_plan.first + done;
        bool guided = m_plan.guided(i);
        bool estimate = sink && sink->wantsEstimate(done);
        auto begin = std::chrono::steady_clock::now();
        if (done > begun) {
            handOver(guided);
            MIRO_CHECK_OK(turnTo(i, stop));
        }
        m_lastWasGuided = guided;
        m_stepCoefficients.copy_(m_coefficients[done]);
        MIRO_CHECK_OK(step(guided ? *m_guided : *m_plain, guided, stop));
        pacer.stepQueued();
        keepState(done + 1);
        if (sink) {
            std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
            sink->stepDone({done, steps, m_plan.gammas[i + 1], took.count(), estimate ? m_x0 : at::Tensor()});
        }
    }
    at::Tensor latents = m_x.to(at::kCPU);
    if (m_request.mustBeFinite && !at::isfinite(latents).all().item<bool>())
        return Error{ErrorCode::Failed, "the latents are not finite; use precision fp32, or less guidance"};
    return Latents{latents};
}

} // namespace

Result<Latents> sampleLatents(const Rin& rin, const SampleRequest& request, StepSink* sink, std::stop_token stop,
                              SampleState* state) {
    return guardTorch("sampling", [&]() -> Result<Latents> {
        c10::InferenceMode guard;
        return Run(rin, request, state)(sink, stop);
    });
}

} // namespace miro
