#include "app/commands/eval_calibrate.h"

#include "app/commands/arguments.h"
#include "app/commands/library_query.h"
#include "app/commands/score_output.h"

#include "base/device_choice.h"
#include "base/paths.h"
#include "base/reward_bins.h"
#include "base/scorers.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMaxSamples = 100'000; // as the published edges are made from

struct CalibrateOptions {
    std::vector<std::string> models;
    std::optional<std::string> rewards, library, import, device, prompt;
    bool replace = false;
    bool progress = false;
    bool json = false;
    std::vector<std::string> words;
};

struct Samples {
    std::vector<double> values; // in training units
    std::string version;
    std::string checkpointSha256;
};

using SamplesOf = std::map<std::string, Samples>; // by scorer

Result<void> checkTogether(const CalibrateOptions& options) {
    const int sources =
        (options.library && !options.import ? 1 : 0) + (options.import ? 1 : 0) + (options.words.empty() ? 0 : 1);
    if (sources == 0)
        return usageError("give pictures or folders, --library DIR, or --import FILE");
    if (sources > 1)
        return usageError("give only one of pictures or folders, --library DIR (alone), and --import FILE");
    if (options.import && options.import->empty())
        return usageError("--import is empty; give a path");
    if (options.prompt && options.words.empty())
        return usageError("--prompt has no effect without pictures");
    return {};
}

// Evenly spaced ones where there are more than are used.
std::vector<double> atMost(std::vector<double> values) {
    if (values.size() <= kMaxSamples)
        return values;
    std::vector<double> some;
    for (size_t i = 0; i < kMaxSamples; ++i)
        some.push_back(values[i * values.size() / kMaxSamples]);
    return some;
}

Result<SamplesOf> samplesOfLibrary(const Library& library, const std::vector<std::string>& wanted) {
    SamplesOf samples;
    for (const ScorerInfo& scorer : scorers().entries()) {
        const bool named = std::find(wanted.begin(), wanted.end(), scorer.key) != wanted.end();
        if (!wanted.empty() && !named)
            continue;
        ScoreRecord of;
        MIRO_TRY(auto values, library.scoreSamples(scorer.key, of));
        if (!values.empty() && of.version == scorer.version) {
            samples[scorer.key] = {std::move(values), of.version, of.checkpointSha256};
        } else if (named) {
            return Error{
                ErrorCode::NotFound,
                fmt::format("the library has no scores of {} version {}; miro score --library DIR --rewards {} "
                            "makes them",
                            scorer.key, scorer.version, scorer.key)};
        }
    }
    if (samples.empty())
        return Error{ErrorCode::NotFound,
                     "the library has no scores; miro score --library DIR --rewards all makes them"};
    return samples;
}

Result<SamplesOf> samplesOfPictures(CommandContext& context, const CalibrateOptions& options,
                                    const std::vector<std::string>& wanted) {
    ScoreRequest request;
    request.modelFolders = pathsFrom(options.models);
    request.scorers = wanted;
    request.paths = pathsFrom(options.words);
    request.prompt = options.prompt;
    request.options.device = options.device.value_or(request.options.device);
    SamplesOf samples;
    auto each = [&](const ScoredPicture& picture) {
        for (const ScoreRecord& score : picture.scores) {
            Samples& of = samples[score.scorer];
            of.version = score.version;
            of.checkpointSha256 = score.checkpointSha256;
            if (score.training)
                of.values.push_back(*score.training);
        }
    };
    ProgressPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json));
    MIRO_CHECK_OK(context.studio.score(
        std::move(request), [](const auto&) {}, each, printer, context.stop));
    return samples;
}

// What a list is called in its file: the reward's name, which models know, else the scorer's.
std::string nameFor(const ScorerInfo& scorer) {
    return scorer.target.empty() ? scorer.key : scorer.target;
}

Result<void> checkReplaceable(const std::filesystem::path& file, const ScorerInfo& scorer, bool replace) {
    if (replace)
        return {};
    const auto there = readRewardBins(file);
    if (!there.ok())
        return there.error().code == ErrorCode::NotFound ? Result<void>() : there.error();
    const RewardBins* bins = binsOf(*there, scorer);
    if (bins && !bins->estimated)
        return usageError(
            fmt::format("{} holds edges that were imported; --replace estimates over them", oneLine(file.string())));
    return {};
}

using Calibration = std::vector<std::pair<const ScorerInfo*, RewardBins>>;

Result<Calibration> estimated(const SamplesOf& samples) {
    Calibration list;
    for (const ScorerInfo& scorer : scorers().entries()) {
        const auto of = samples.find(scorer.key);
        if (of == samples.end())
            continue;
        RewardBins bins;
        auto edges = edgesFromSamples(atMost(of->second.values));
        if (!edges.ok())
            return edges.error().within(scorer.key);
        bins.edges = std::move(*edges);
        bins.estimated = true;
        bins.scorer = scorer.key;
        bins.version = of->second.version;
        bins.checkpointSha256 = of->second.checkpointSha256;
        bins.samples = static_cast<int64_t>(std::min(of->second.values.size(), kMaxSamples));
        list.emplace_back(&scorer, std::move(bins));
    }
    return list;
}

Result<Calibration> imported(const std::filesystem::path& file, const std::vector<std::string>& wanted) {
    MIRO_TRY(const RewardBinsByName bins, readRewardBins(file));
    Calibration list;
    for (const ScorerInfo& scorer : scorers().entries()) {
        const bool named = std::find(wanted.begin(), wanted.end(), scorer.key) != wanted.end();
        if (!wanted.empty() && !named)
            continue;
        const RewardBins* found = binsOf(bins, scorer);
        // Published edges are of the published scorer's values, unless they say whose.
        if (found && !named && found->scorer.empty() && !scorer.target.empty() && bins.contains(scorer.target) &&
            scorerOfTarget(scorer.target) != &scorer)
            continue;
        if (found)
            list.emplace_back(&scorer, *found);
        else if (named)
            return Error{ErrorCode::NotFound, fmt::format("{} has no edges of {}", oneLine(file.string()), scorer.key)};
    }
    if (list.empty())
        return Error{ErrorCode::NotFound, fmt::format("{} has no edges of a reward that is known; it may name {}",
                                                      oneLine(file.string()), scorers().keyList())};
    return list;
}

// Fewer different values than bins: every bin edge is a guess.
size_t differentValues(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return static_cast<size_t>(std::unique(values.begin(), values.end()) - values.begin());
}

} // namespace

Result<void> runEvalCalibrate(CommandContext& context, const std::vector<std::string>& arguments) {
    CalibrateOptions options;
    Arguments parser("eval calibrate [PICTURE_OR_FOLDER...]",
                     "Bin edges of scores, by which a score becomes the percent that a slider says: estimated from "
                     "pictures, or imported.");
    parser.text("--library", options.library, "DIR",
                "From the scores that a library has, which then get new percents; an empty DIR is the user's own.");
    parser.text("--import", options.import, "FILE.json", "Takes the edges of that file: {\"REWARD\": [EDGE, ...]}.");
    parser.text("--rewards", options.rewards, "all|NAME[,NAME...]", "Which scorers (all).");
    parser.text("--prompt", options.prompt, "TEXT", "The pictures' prompt, in place of each one's own.");
    parser.flag("--replace", options.replace, "Estimates also where edges were imported.");
    parser.text("--device", options.device, "auto|cpu|cuda[:N]", "Where to compute (auto).");
    parser.modelFolders(options.models);
    parser.progressFlags(options.progress, options.json);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    options.words = parser.words();
    MIRO_CHECK_OK(checkTogether(options));
    MIRO_TRY(const auto wanted, scorersFrom(options.rewards.value_or("all")));
    if (options.device)
        MIRO_CHECK_OK(parseDevice(*options.device));

    std::unique_ptr<Library> library;
    if (options.library) {
        MIRO_TRY(library, context.studio.library(*options.library, false, true));
    }
    SamplesOf samples;
    Calibration calibration;
    if (options.import) {
        MIRO_TRY(calibration, imported(*options.import, wanted));
    } else {
        MIRO_TRY(samples, library ? samplesOfLibrary(*library, wanted) : samplesOfPictures(context, options, wanted));
        MIRO_TRY(calibration, estimated(samples));
        for (const auto& [scorer, bins] : calibration)
            MIRO_CHECK_OK(checkReplaceable(calibrationFileOf(*scorer, calibrationFolder()), *scorer, options.replace));
    }
    std::vector<std::string> notes;
    for (const auto& [scorer, bins] : calibration) {
        const std::filesystem::path file = calibrationFileOf(*scorer, calibrationFolder());
        MIRO_CHECK_OK(writeRewardBins(file, {{nameFor(*scorer), bins}}));
        Json line{{"scorer", scorer->key},   {"version", scorer->version}, {"estimated", bins.estimated},
                  {"samples", bins.samples}, {"edges", bins.edges.size()}, {"file", file.string()}};
        if (library) {
            MIRO_TRY(line["pictures"], library->applyBins(scorer->key, bins));
        }
        context.terminal.result(lineOf(line));
        if (const auto of = samples.find(scorer->key); of != samples.end())
            if (const size_t different = differentValues(of->second.values);
                different <= static_cast<size_t>(kRewardBins))
                notes.push_back(fmt::format("{}: {} different values are too few for {} bins; its edges are equally "
                                            "spaced until there are more",
                                            scorer->key, different, kRewardBins));
    }
    MIRO_CHECK_OK(context.terminal.finish());
    for (const std::string& note : notes)
        context.terminal.note(options.json ? lineOf({{"event", "note"}, {"message", note}}) : note);
    return {};
}

} // namespace miro
