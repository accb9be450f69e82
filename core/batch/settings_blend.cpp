#include "batch/settings_blend.h"

#include <cmath>

namespace miro {
namespace {

double between(double from, double to, double position) {
    return position <= 0 ? from : position >= 1 ? to : from + (to - from) * position;
}

RewardTargets blendOf(const RewardTargets& from, const RewardTargets& to, double usual, double position) {
    RewardTargets blend = from;
    for (const auto& [key, target] : to)
        blend.try_emplace(key, usual);
    for (auto& [key, target] : blend) {
        const auto found = to.find(key);
        const RewardTarget end = found != to.end() ? found->second : RewardTarget(usual);
        if (target && end)
            target = between(*target, *end, position);
        else if (position >= 0.5)
            target = end;
    }
    return blend;
}

ParamValue blendOf(const ParamValue& from, const ParamValue& to, double position) {
    if (const auto* a = std::get_if<double>(&from), *b = std::get_if<double>(&to); a && b)
        return between(*a, *b, position);
    if (const auto* a = std::get_if<int64_t>(&from), *b = std::get_if<int64_t>(&to); a && b)
        return static_cast<int64_t>(std::llround(between(static_cast<double>(*a), static_cast<double>(*b), position)));
    return position < 0.5 ? from : to;
}

} // namespace

GenerationSettings blendOf(const GenerationSettings& from, const GenerationSettings& to, double position) {
    GenerationSettings blend = position < 0.5 ? from : to; // for what has no middle
    for (const auto& param : generationParams())
        if (const ParamValue value = blendOf(param.get(from), param.get(to), position);
            !std::holds_alternative<std::monostate>(value))
            param.set(blend, value);
    blend.positive = blendOf(from.positive, to.positive, 1, position);
    blend.negative = blendOf(from.negative, to.negative, 0, position);
    blend.count = 1;
    const bool varied = from.variation > 0 || to.variation > 0;
    if (!varied && from.seed && to.seed && from.seed != to.seed) {
        blend.seed = from.seed;
        blend.variationSeed = to.seed;
        blend.variation = std::min(1.0, std::max(0.0, position));
        if (position <= 0)
            blend.variationSeed.reset();
        if (position >= 1) { // plainly the other picture
            blend.seed = to.seed;
            blend.variationSeed.reset();
            blend.variation = 0;
        }
    } else if (varied) { // the three belong together
        const GenerationSettings& nearer = position < 0.5 ? from : to;
        blend.seed = nearer.seed;
        blend.variationSeed = nearer.variationSeed;
        blend.variation = nearer.variation;
    }
    return blend;
}

} // namespace miro
