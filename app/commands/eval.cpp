#include "app/commands/command.h"
#include "app/commands/eval_benchmark.h"
#include "app/commands/eval_calibrate.h"
#include "app/commands/eval_controlled.h"
#include "app/commands/eval_output.h"
#include "app/commands/generation_options.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

// What `miro eval` does, one line each. number: the option that says how many steps, none for a kind without.
struct EvalKind {
    std::string key;
    std::string help;
    ExploreKind kind;
    const char* number;
    int64_t usual;
};

const Registry<EvalKind>& evalKinds() {
    static const Registry<EvalKind> kinds({
        {"pareto", "Two rewards' targets against each other, as a grid, with the front marked.", ExploreKind::Pareto,
         "grid", 5},
        {"solo", "Every reward alone, and all without one.", ExploreKind::Solo, nullptr, 0},
        {"sweep", "One reward's target from 0 to 1: every score against it.", ExploreKind::Sweep, "count", 9},
        {"morph", "From the settings to others (--to), in steps.", ExploreKind::Morph, "count", 9},
        {"best-of", "Several seeds, ranked by weighted scores.", ExploreKind::BestOf, "count", 16},
        {"keyframes", "Experimental: with and without targets that change over the steps.", ExploreKind::Keyframes,
         nullptr, 0},
    });
    return kinds;
}

// What is no exploration: each has options of its own.
struct EvalVerb {
    std::string key;
    std::string help;
    Result<void> (*run)(CommandContext& context, const std::vector<std::string>& arguments);
};

const Registry<EvalVerb>& evalVerbs() {
    static const Registry<EvalVerb> verbs({
        {"calibrate", "Bin edges of scorers, from pictures of yours or imported.", runEvalCalibrate},
        {"geneval", "Draws GenEval's prompts and has a detector judge the pictures.", runEvalGeneval},
        {"partiprompts", "Draws PartiPrompts and has a detector judge the pictures.", runEvalPartiprompts},
        {"detect-scenes", "The starter's detector, as a command for --detector.", runEvalDetectScenes},
        {"controlled", "Trains and judges what a plan compares: with rewards, without, selected, tuned.",
         runEvalControlled},
        {"scene-prompts", "Prompts of the starter's scenes in GenEval's format.", runEvalScenePrompts},
    });
    return verbs;
}

struct EvalOptions {
    GenerationOptions what;
    std::vector<std::string> models, weights, to;
    std::optional<std::string> model, variant, rewards, grid, seeds, scorers, outputFolder;
    bool dryRun = false;
    bool progress = false;
    bool json = false;
};

const ParamSpec kGrid{.key = "grid", .kind = ParamKind::Int, .minimum = 2, .maximum = 32, .valueName = "N"};
const ParamSpec kSeeds{.key = "seeds", .kind = ParamKind::Int, .minimum = 1, .maximum = kMaxExploreCells};

// SETTING=VALUE of the morph's other end: a key of generationParams(), prompt, reward.KEY or negative-reward.KEY.
Result<void> applyTo(GenerationSettings& settings, const std::string& text) {
    const size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return usageError(fmt::format("--to '{}' is not valid: give SETTING=VALUE, such as guidance=3 or "
                                      "reward.KEY=0.5",
                                      oneLine(text, 80)));
    const std::string key = text.substr(0, equals), value = text.substr(equals + 1);
    for (const auto& [prefix, targets] :
         {std::pair("reward.", &settings.positive), std::pair("negative-reward.", &settings.negative)}) {
        if (!key.starts_with(prefix))
            continue;
        MIRO_TRY(const auto target, parseRewardTarget(text.substr(std::string(prefix).size())));
        (*targets)[target.first] = target.second;
        return {};
    }
    if (key == "prompt") {
        settings.prompt = value;
        return {};
    }
    std::string keys = "prompt, reward.KEY, negative-reward.KEY";
    for (const auto& param : generationParams()) {
        if (param.spec.key == "count" || param.spec.key == "device" || param.spec.key == "precision")
            continue;
        keys += ", " + param.spec.key;
        if (param.spec.key != key)
            continue;
        ParamSpec spec = param.spec;
        spec.key = "--to " + key;
        MIRO_TRY(const ParamValue parsed, parseParam(spec, value));
        param.set(settings, parsed);
        return {};
    }
    return usageError(fmt::format("--to '{}': there is no such setting; there is: {}", oneLine(key, 80), keys));
}

// An option of another kind would have no effect here.
Result<void> checkTogether(const EvalOptions& options, const EvalKind& kind) {
    auto unused = [&](const char* option) {
        return usageError(fmt::format("{} has no effect on miro eval {}", option, kind.key));
    };
    const std::string number = kind.number ? kind.number : "";
    if (options.what.given("count") && number != "count")
        return unused("--count");
    if (options.grid && number != "grid")
        return unused("--grid");
    if (options.seeds && kind.kind == ExploreKind::BestOf)
        return unused("--seeds");
    if (options.rewards && (kind.kind == ExploreKind::Morph || kind.kind == ExploreKind::BestOf))
        return unused("--rewards");
    if (!options.to.empty() && kind.kind != ExploreKind::Morph)
        return unused("--to");
    if (options.to.empty() && kind.kind == ExploreKind::Morph)
        return usageError("there is nothing to morph to; give --to SETTING=VALUE");
    if (!options.outputFolder)
        return usageError("there is no folder to write to; give --output-dir DIR");
    return {};
}

Result<ExploreRunRequest> requestFrom(const EvalOptions& options, const EvalKind& kind,
                                      const std::vector<std::string>& words) {
    MIRO_CHECK_OK(checkTogether(options, kind));
    ExploreRunRequest request;
    ExploreRequest& plan = request.plan;
    plan.kind = kind.kind;
    MIRO_TRY(plan.settings, options.what.read(words));
    plan.steps = kind.usual;
    if (options.what.given("count"))
        plan.steps = plan.settings.count;
    if (options.grid) {
        MIRO_TRY(plan.steps, parseInteger(kGrid, options.grid, kind.usual));
    }
    MIRO_TRY(plan.seeds, parseInteger(kSeeds, options.seeds, 1));
    plan.settings.count = 1;
    plan.rewards = splitNames(options.rewards.value_or(""));
    MIRO_TRY(plan.weights, weightsFrom(options.weights));
    plan.other = plan.settings;
    for (const std::string& text : options.to)
        MIRO_CHECK_OK(applyTo(plan.other, text));
    request.modelFolders = pathsFrom(options.models);
    request.model = options.model.value_or(kDefaultModel);
    request.variant = options.variant.value_or("");
    MIRO_TRY(request.folder, pathFrom(options.outputFolder, "--output-dir"));
    const std::string wanted = options.scorers.value_or("");
    request.named = splitNames(wanted);
    request.scorers = !options.scorers   ? ScorerChoice::OfTheRewards
                      : wanted == "all"  ? ScorerChoice::All
                      : wanted == "none" ? ScorerChoice::None
                                         : ScorerChoice::Named;
    if (request.scorers == ScorerChoice::Named && request.named.empty())
        return usageError("--scorers is empty; give all, none or names");
    return request;
}

Result<void> runKind(CommandContext& context, const EvalKind& kind, const std::vector<std::string>& arguments) {
    EvalOptions options;
    Arguments parser("eval " + kind.key + " [TEXT...]",
                     kind.help + " Writes pictures, scores.csv, a contact sheet and report.html into a folder; run "
                                 "again, it continues.");
    options.what.addTo(parser);
    parser.text("--rewards", options.rewards, "A,B", "The rewards that are varied.");
    if (kind.number && std::string(kind.number) == "grid")
        parser.text("--grid", options.grid, "N", fmt::format("Targets a side, from 0 to 1 ({}).", kind.usual));
    parser.text("--seeds", options.seeds, "N", "Seeds of each cell; charts show their means (1).");
    parser.texts("--weight", options.weights, "KEY=W", "A reward's weight in the ranking, from 0 (1). Repeats.");
    parser.texts("--to", options.to, "SETTING=VALUE", "What is different at the morph's end. Repeats.");
    parser.text("--scorers", options.scorers, "all|none|NAME,...",
                "What measures the pictures: those of the model's rewards that are installed when not given.");
    parser.text("--model", options.model, "NAME_OR_DIR", fmt::format("Which model draws ({}).", kDefaultModel));
    parser.text("--variant", options.variant, "V", "A variant of it: a subfolder.");
    parser.modelFolders(options.models);
    parser.text("--output-dir", options.outputFolder, "DIR", "The exploration's own folder.");
    parser.flag("--dry-run", options.dryRun, "Says how many pictures and how many seconds, and writes nothing.");
    parser.progressFlags(options.progress, options.json, "results, progress and errors");
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    MIRO_TRY(ExploreRunRequest request, requestFrom(options, kind, parser.words()));

    if (options.dryRun) {
        MIRO_TRY(const ExplorePrice price, context.studio.priceExploration(request));
        context.terminal.result(options.json ? priceJson(price) : priceText(price));
        return {};
    }
    ExploreRunOutcome outcome;
    {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json));
        MIRO_TRY(outcome, context.studio.explore(std::move(request), printer, context.stop));
    }
    if (options.json)
        for (const std::string& line : exploreJson(outcome))
            context.terminal.result(line);
    else
        for (const std::filesystem::path& file : outcome.files)
            context.terminal.result(file.string());
    MIRO_CHECK_OK(context.terminal.finish());
    std::vector<std::string> notes = outcome.notes;
    if (!options.json)
        for (const std::string& warning : exploreWarnings(outcome.findings))
            notes.push_back(warning);
    for (const std::string& note : notes)
        context.terminal.note(options.json ? nlohmann::json{{"event", "note"}, {"message", note}}.dump(
                                                 -1, ' ', false, nlohmann::json::error_handler_t::replace)
                                           : note);
    return {};
}

std::string evalUsage() {
    std::string text = "miro eval asks what targets do, by drawing and measuring.\n\n";
    for (const EvalKind& kind : evalKinds().entries())
        text += fmt::format("  {:<13} {}\n", kind.key, kind.help);
    for (const EvalVerb& verb : evalVerbs().entries())
        text += fmt::format("  {:<13} {}\n", verb.key, verb.help);
    return text + "\nmiro eval VERB --help lists a verb's options.";
}

} // namespace

Result<void> runEval(CommandContext& context, const std::vector<std::string>& arguments) {
    const std::string verb = arguments.empty() ? "--help" : arguments.front();
    if (verb == "--help" || verb == "-h") {
        context.terminal.result(evalUsage());
        return {};
    }
    const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
    if (const EvalVerb* own = evalVerbs().find(verb))
        return own->run(context, rest);
    if (const EvalKind* kind = evalKinds().find(verb))
        return runKind(context, *kind, rest);
    return usageError(fmt::format("miro eval does not know '{}'; it knows: {}, {}", oneLine(verb, 80),
                                  evalKinds().keyList(), evalVerbs().keyList()));
}

} // namespace miro
