#include "ui/batch/compose_work.h"

#include "batch/list_check.h"
#include "job/batch_order.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr int64_t kMostLooked = 20'000; // pictures looked at for the first prompts

std::string textOf(double number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

std::string textOf(const ParamValue& value) {
    if (const auto* number = std::get_if<double>(&value))
        return textOf(*number);
    const nlohmann::json json = jsonFromParam(value);
    return json.is_string() ? json.get<std::string>() : json.is_null() ? std::string() : json.dump();
}

std::string textOf(const RewardTarget& target) {
    return target ? textOf(*target) : "none";
}

void compareTargets(const char* prefix, const RewardTargets& own, const RewardTargets& usual,
                    std::vector<std::pair<std::string, std::string>>& differs) {
    for (const auto& [key, target] : own)
        if (const auto known = usual.find(key); known == usual.end() || known->second != target)
            differs.emplace_back(prefix + key, textOf(target));
}

// What a picture has that is not what goes for all. What an axis varies is no line's own.
std::vector<std::pair<std::string, std::string>> differencesOf(const BatchPicture& picture, const BatchRequest& request,
                                                               const ModelLookup& lookup) {
    std::vector<std::pair<std::string, std::string>> differs;
    if (picture.model != request.model || picture.variant != request.variant)
        differs.emplace_back("model", picture.variant.empty() ? picture.model : picture.model + '/' + picture.variant);
    const auto facts = lookup(picture.model, picture.variant);
    GenerationSettings usual = request.settings;
    usual.prompt = picture.settings.prompt;
    if (facts.ok()) {
        std::erase_if(usual.positive,
                      [&](const auto& target) { return !picture.settings.positive.contains(target.first); });
        std::erase_if(usual.negative,
                      [&](const auto& target) { return !picture.settings.negative.contains(target.first); });
        const int64_t steps = usual.steps.value_or(facts->defaults.steps);
        usual.steps = picture.settings.steps; // what follows from the number of steps is no other difference
        if (auto resolved = resolveSettings(usual, facts->defaults, facts->rewardKeys); resolved.ok())
            usual = std::move(resolved).value();
        usual.steps = steps;
    }
    for (const auto& param : generationParams())
        if (param.spec.key != "seed" && param.spec.key != "count" && param.spec.key != "device" &&
            param.get(picture.settings) != param.get(usual))
            differs.emplace_back(param.spec.key, textOf(param.get(picture.settings)));
    compareTargets("reward.", picture.settings.positive, usual.positive, differs);
    compareTargets("negative-reward.", picture.settings.negative, usual.negative, differs);
    for (const auto& [setting, value] : picture.axes)
        std::erase_if(differs, [&setting = setting](const auto& other) { return other.first == setting; });
    return differs;
}

void showFirst(const BatchPlan& plan, const ModelLookup& lookup, ComposeAnswer& answer) {
    int64_t shown = -1; // entry
    const int64_t most = std::min(plan.pictures(), kMostLooked);
    for (int64_t i = 0; i < most && answer.prompts.size() < kMostShown; ++i) {
        const BatchPicture picture = plan.picture(i);
        if (i < kTriedPictures)
            answer.firstPrompts.push_back(picture.settings.prompt);
        if (picture.entry == shown)
            continue;
        shown = picture.entry;
        answer.prompts.push_back({picture.line, picture.settings.prompt, picture.settings.seed.value_or(0),
                                  differencesOf(picture, plan.request(), lookup)});
    }
}

} // namespace

ComposeAnswer compose(const ComposeQuestion& question) {
    ComposeAnswer answer;
    for (ListProblem& problem : checkList(question.request, kMostProblems + 1))
        answer.problems.push_back({problem.line, std::move(problem.message)});
    if (answer.problems.size() > kMostProblems) {
        answer.problems.resize(kMostProblems);
        answer.moreProblems = true;
    }
    if (!answer.problems.empty())
        return answer;
    auto plan = BatchPlan::make(question.request, question.models);
    if (!plan.ok()) {
        answer.problem = oneLine(plan.message());
        return answer;
    }
    answer.lines = plan->lines();
    answer.entries = plan->entries();
    answer.pictures = plan->pictures();
    answer.fingerprint = plan->fingerprint();
    showFirst(*plan, question.models, answer);
    BatchSpeed speed;
    speed.imageSide = question.imageSide;
    answer.estimate = estimateBatch(*plan, speed, question.folder);
    return answer;
}

} // namespace miro
