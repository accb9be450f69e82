// The state of a run in a file: safetensors, its numbers in the metadata.
#include "base/files.h"
#include "base/json.h"
#include "tensor/safetensors.h"
#include "tensor/torch_guard.h"
#include "train/tensor_state.h"
#include "train/trainer.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr const char* kRun = "miro.run";
constexpr int64_t kFormat = 1;
constexpr const char* kParameter = "parameter.";
constexpr const char* kAverage = "average.";
constexpr const char* kConstant = "constant.";
constexpr const char* kOptimiser = "optimiser.";
constexpr const char* kLossScale = "loss_scale";

Error notAState(const std::filesystem::path& file, const std::string& why) {
    return {ErrorCode::Corrupt, fmt::format("{} is not the state of a training run: {}", oneLine(file.string()), why)};
}

void put(std::map<std::string, at::Tensor>& into, const std::string& prefix,
         const std::map<std::string, at::Tensor>& tensors) {
    for (const auto& [name, tensor] : tensors)
        into[prefix + name] = tensor;
}

// Nothing: the run had none so far.
Result<std::optional<LossScale::State>> scaleIn(const nlohmann::json& run, const std::filesystem::path& file) {
    const auto found = run.find(kLossScale);
    if (found == run.end())
        return std::optional<LossScale::State>();
    LossScale::State state{0, -1, -1};
    if (found->is_object() && found->contains("value") && (*found)["value"].is_number())
        state.value = (*found)["value"];
    for (auto [key, into] : {std::pair("good", &state.good), std::pair("skipped", &state.skipped)})
        if (found->is_object() && found->contains(key) && (*found)[key].is_number_integer())
            *into = (*found)[key];
    if (!(state.value >= LossScale::kLowest && state.value <= LossScale::kHighest) || state.good < 0 ||
        state.skipped < 0)
        return notAState(file, fmt::format("its \"{}\" is none", kLossScale));
    return std::optional(state);
}

} // namespace

Result<void> Trainer::save(const std::filesystem::path& file, const std::map<std::string, std::string>& extra) const {
    return guardTorch("saving the run", [&]() -> Result<void> {
        std::map<std::string, at::Tensor> tensors;
        for (const TrainParameter& parameter : m_task.parameters())
            tensors[kParameter + parameter.name] = parameter.value.detach();
        put(tensors, kConstant, m_task.constants());
        put(tensors, kAverage, m_average.state());
        put(tensors, kOptimiser, m_optimiser->state());
        // Seeds have 64 bits, which JSON's readers do not all keep.
        nlohmann::json run = {{"format", kFormat},
                              {"steps", m_steps},
                              {"seed", std::to_string(m_settings.seed)},
                              {"batch_rows", m_settings.batchRows},
                              {"optimiser", m_settings.optimiser.kind},
                              {"optimiser_steps", m_optimiser->steps()},
                              {"average_updates", m_average.updates()}};
        if (m_scale)
            run[kLossScale] = {
                {"value", m_scale->value()}, {"good", m_scale->state().good}, {"skipped", m_scale->state().skipped}};
        std::map<std::string, std::string> metadata = extra;
        metadata[kRun] = run.dump();
        MIRO_TRY(const std::string bytes, safetensorsBytes(tensors, metadata));
        return writeFileAtomically(file, bytes);
    });
}

Result<std::map<std::string, std::string>> Trainer::resume(const std::filesystem::path& file) {
    using Extra = std::map<std::string, std::string>;
    return guardTorch("reading the run's state", [&]() -> Result<Extra> {
        MIRO_TRY(Extra metadata, readSafetensorsMetadata(file));
        if (!metadata.count(kRun))
            return notAState(file, "its header does not say so");
        MIRO_TRY(const nlohmann::json run, parseJson(metadata[kRun], oneLine(file.string())));
        auto number = [&](const char* key) -> int64_t {
            const auto found = run.is_object() ? run.find(key) : run.end();
            return found != run.end() && found->is_number_integer() ? found->get<int64_t>() : -1;
        };
        for (const char* key : {"format", "steps", "batch_rows", "optimiser_steps", "average_updates"})
            if (number(key) < 0)
                return notAState(file, fmt::format("its \"{}\" is missing", key));
        if (number("format") > kFormat)
            return Error{ErrorCode::Unsupported,
                         fmt::format("{} was written by a newer version of this program", oneLine(file.string()))};
        auto differs = [&](const char* what, const std::string& theirs, const std::string& ours) {
            return usageError(fmt::format("{} has the {} {}, this run {}; it cannot go on from there",
                                          oneLine(file.string()), what, oneLine(theirs, 40), ours));
        };
        const std::string seed = run.value("seed", "");
        if (seed != std::to_string(m_settings.seed))
            return differs("seed", seed, std::to_string(m_settings.seed));
        if (number("batch_rows") != m_settings.batchRows)
            return differs("batch size", std::to_string(number("batch_rows")), std::to_string(m_settings.batchRows));
        if (run.value("optimiser", "") != m_settings.optimiser.kind)
            return differs("optimiser", run.value("optimiser", ""), m_settings.optimiser.kind);

        MIRO_TRY(const auto scale, scaleIn(run, file));

        MIRO_TRY(auto tensors, openSafetensors(file));
        for (const TrainParameter& parameter : m_task.parameters())
            MIRO_CHECK_OK(copyFrom(*tensors, kParameter + parameter.name, parameter.value));
        for (const auto& [name, tensor] : m_task.constants())
            MIRO_CHECK_OK(copyFrom(*tensors, kConstant + name, tensor));
        MIRO_CHECK_OK(m_average.restore(*tensors, kAverage, number("average_updates")));
        MIRO_CHECK_OK(m_optimiser->restore(*tensors, kOptimiser, number("optimiser_steps")));
        if (m_scale && scale)
            m_scale->restore(*scale);
        m_steps = number("steps");
        metadata.erase(kRun);
        return metadata;
    });
}

} // namespace miro
