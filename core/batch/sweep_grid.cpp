#include "batch/sweep_grid.h"

#include "batch/batch_plan.h"
#include "batch/nearest_name.h"
#include "batch/reward_names.h"

#include <fmt/format.h>

namespace miro {
namespace {

// Every place where sought stands; how many.
int64_t replaceAll(std::string& text, const std::string& sought, const std::string& replacement) {
    int64_t found = 0;
    for (size_t at = 0; (at = text.find(sought, at)) != text.npos; at += replacement.size(), ++found)
        text.replace(at, sought.size(), replacement);
    return found;
}

bool sameSetting(const std::string& a, const std::string& b) {
    const std::string reward = rewardOfAxis(a), other = rewardOfAxis(b);
    if (reward.empty() || other.empty())
        return a == b && a != "prompt"; // other words of the prompt are another axis
    return a.starts_with('n') == b.starts_with('n') && mayBeSameReward(reward, other);
}

Result<void> applyPreset(const std::string& name, const ModelFacts& facts, GenerationSettings& settings) {
    std::vector<std::string> names;
    for (const ModelPreset& preset : facts.presets) {
        if (preset.name == name) {
            for (const auto& [key, target] : preset.positive)
                overrideTarget(settings.positive, key, target);
            for (const auto& [key, target] : preset.negative)
                overrideTarget(settings.negative, key, target);
            return {};
        }
        names.push_back(preset.name);
    }
    return usageError(fmt::format("axis preset: this model has no preset '{}'{}; {}", oneLine(name, 80),
                                  didYouMean(name, names),
                                  names.empty() ? "it has none" : fmt::format("there is: {}", fmt::join(names, ", "))));
}

Result<void> replaceWords(const AxisValue& value, GenerationSettings& settings) {
    if (replaceAll(settings.prompt, value.sought, value.replacement) == 0)
        return usageError(fmt::format("axis prompt: '{}' is not in the prompt '{}'; search for words that every prompt "
                                      "has",
                                      oneLine(value.sought, 80), oneLine(settings.prompt, 120)));
    return {};
}

} // namespace

Result<SweepGrid::Effect> SweepGrid::effectOf(const SweepAxis& axis) {
    Effect effect;
    effect.reward = rewardOfAxis(axis.setting);
    effect.negative = axis.setting.starts_with("negative-reward.");
    for (const auto& param : generationParams())
        if (param.spec.key == axis.setting)
            effect.param = &param;
    for (const AxisValue& value : axis.values) {
        if (!effect.reward.empty()) {
            MIRO_TRY(auto target, parseRewardTarget(effect.reward + "=" + value.text));
            effect.targets.push_back(target.second);
        } else if (effect.param) {
            MIRO_TRY(ParamValue parsed, parseParam(effect.param->spec, value.text));
            effect.values.push_back(std::move(parsed));
        }
    }
    return effect;
}

Result<SweepGrid> SweepGrid::make(const std::vector<std::string>& axes, int64_t mostCells) {
    SweepGrid grid;
    if (axes.size() > kMaxAxes)
        return usageError(fmt::format("there are {} axes; give at most {}", axes.size(), kMaxAxes));
    long double combinations = 1;
    for (const std::string& text : axes) {
        MIRO_TRY(SweepAxis axis, parseAxis(text));
        for (const SweepAxis& other : grid.m_axes)
            if (sameSetting(axis.setting, other.setting))
                return usageError(fmt::format("axis {} is there twice; put all values into one", axis.setting));
        MIRO_TRY(Effect effect, effectOf(axis));
        std::vector<size_t> drawn;
        for (size_t i = 0; i < axis.values.size(); ++i)
            if (!axis.values[i].skipped)
                drawn.push_back(i);
        combinations *= static_cast<long double>(drawn.size());
        grid.m_axes.push_back(std::move(axis));
        grid.m_effects.push_back(std::move(effect));
        grid.m_drawn.push_back(std::move(drawn));
    }
    if (combinations > static_cast<long double>(mostCells))
        return usageError(fmt::format("the axes have {} combinations, and at most {} pictures can be drawn; give fewer "
                                      "values",
                                      combinations < 1e18L ? fmt::format("{:.0f}", combinations) : "more than 10^18",
                                      mostCells));
    grid.m_cells = static_cast<int64_t>(combinations);
    return grid;
}

std::vector<size_t> SweepGrid::placesOf(int64_t cell) const {
    std::vector<size_t> places(m_axes.size());
    for (size_t i = m_axes.size(); i-- > 0;) {
        const auto count = static_cast<int64_t>(m_drawn[i].size());
        places[i] = m_drawn[i][static_cast<size_t>(cell % count)];
        cell /= count;
    }
    return places;
}

std::vector<std::pair<std::string, std::string>> SweepGrid::labelsOf(int64_t cell) const {
    std::vector<std::pair<std::string, std::string>> labels;
    const std::vector<size_t> places = placesOf(cell);
    for (size_t i = 0; i < places.size(); ++i)
        labels.emplace_back(m_axes[i].setting, m_axes[i].values[places[i]].text);
    return labels;
}

void SweepGrid::chooseModel(int64_t cell, std::string& model, std::string& variant) const {
    for (const auto& [setting, value] : labelsOf(cell)) {
        if (setting != "model")
            continue;
        const size_t bar = value.find('|');
        model = value.substr(0, bar);
        variant = bar == value.npos ? std::string() : value.substr(bar + 1);
    }
}

Result<void> SweepGrid::apply(int64_t cell, const ModelFacts& facts, GenerationSettings& settings) const {
    const std::vector<size_t> places = placesOf(cell);
    for (size_t i = 0; i < places.size(); ++i) // single targets go before what a preset says of them
        if (m_axes[i].setting == "preset")
            MIRO_CHECK_OK(applyPreset(m_axes[i].values[places[i]].text, facts, settings));
    for (size_t i = 0; i < places.size(); ++i) {
        const Effect& effect = m_effects[i];
        if (!effect.reward.empty())
            overrideTarget(effect.negative ? settings.negative : settings.positive, effect.reward,
                           effect.targets[places[i]]);
        else if (effect.param)
            effect.param->set(settings, effect.values[places[i]]);
        else if (m_axes[i].setting == "prompt")
            MIRO_CHECK_OK(replaceWords(m_axes[i].values[places[i]], settings));
    }
    return {};
}

} // namespace miro
