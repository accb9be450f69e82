#include "app/commands/annotate_stage.h"
#include "app/commands/generation_options.h"

#include "base/device_choice.h"
#include "base/scorers.h"

#include <fmt/format.h>

namespace miro {
namespace {

// What `miro annotate` does, one line each, in the order in which it is done.
struct Stage {
    std::string key;
    std::string help;
    Result<void> (*run)(CommandContext& context, const std::vector<std::string>& arguments);
};

const Registry<Stage>& stages() {
    static const Registry<Stage> list({
        {"pack", "Makes shards: of scenes, of a folder's pictures with captions, or of the library.", runAnnotatePack},
        {"rewards", "Stage 1: scores every picture by reward models, a CSV a shard.", runAnnotateRewards},
        {"vqa", "Stage 2: the question scorer's column, into the same CSV.", runAnnotateVqa},
        {"latents", "Stage 3: latents and text states, with the scores, into new shards to train on.",
         runAnnotateLatents},
        {"index", "Writes the WIDS index of a folder of shards anew.", runAnnotateIndex},
    });
    return list;
}

const ParamSpec kBatch{.key = "batch-size", .kind = ParamKind::Int, .minimum = 1, .maximum = 1024};

// The one word of a stage: where its shards are.
Result<std::filesystem::path> shardsFrom(const std::vector<std::string>& words) {
    if (words.empty() || words.front().empty())
        return usageError("there are no shards; write a folder, a .tar, a range such as part-{000..099}.tar or an "
                          "index.json behind the verb");
    if (words.size() > 1)
        return usageError(fmt::format("one data set at a time; '{}' is one more", oneLine(words[1], 80)));
    return std::filesystem::path(words.front());
}

Result<void> checkDevice(const std::optional<std::string>& device) {
    if (device)
        MIRO_CHECK_OK(parseDevice(*device));
    return {};
}

std::string scorersWithTargets() {
    std::string names;
    for (const ScorerInfo& scorer : scorers().entries())
        if (!scorer.target.empty())
            names += (names.empty() ? "" : ", ") + scorer.key;
    return names;
}

// fixed: the scorers of a stage that has no choice; empty: --score says which.
Result<void> runScores(CommandContext& context, const std::vector<std::string>& arguments, const std::string& verb,
                       const std::string& help, const std::vector<std::string>& fixed) {
    StageOptions options;
    std::vector<std::string> models;
    std::optional<std::string> score, device, batch;
    Arguments parser("annotate " + verb + " SHARDS", help);
    if (fixed.empty())
        parser.text("--score", score, "NAME[,NAME...]", fmt::format("The scorers: some of {}.", scorersWithTargets()));
    options.addTo(parser);
    parser.text("--batch-size", batch, "N", fmt::format("Pictures at once ({}).", ScoringOptions().batch));
    parser.text("--device", device, "auto|cpu|cuda[:N]", "Where to compute (auto).");
    parser.modelFolders(models);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    ScoreShardsRequest request;
    MIRO_TRY(request.shards, shardsFrom(parser.words()));
    MIRO_TRY(request.folder, options.folder());
    request.scorers = fixed.empty() ? splitNames(score.value_or("")) : fixed;
    if (request.scorers.empty())
        return usageError(fmt::format("there is no scorer; give --score with some of {}", scorersWithTargets()));
    MIRO_TRY(request.part, options.part());
    MIRO_TRY(request.threads, options.threadCount());
    MIRO_TRY(request.options.batch, parseInteger(kBatch, batch, request.options.batch));
    MIRO_CHECK_OK(checkDevice(device));
    request.options.device = device.value_or("auto");
    request.modelFolders = pathsFrom(models);
    request.resume = options.resume;
    return runStage(context, {std::move(request)}, options);
}

std::string annotateUsage() {
    std::string text =
        "miro annotate prepares data sets to train on, stage by stage; every stage resumes and takes its "
        "part of the shards.\n\n";
    for (const Stage& stage : stages().entries())
        text += fmt::format("  {:<9} {}\n", stage.key, stage.help);
    return text + "\nmiro annotate VERB --help lists a verb's options.";
}

} // namespace

Result<void> runAnnotateRewards(CommandContext& context, const std::vector<std::string>& arguments) {
    return runScores(context, arguments, "rewards",
                     "Scores the pictures of shards by reward models: DIR/STEM.csv of STEM.tar, with a column a reward "
                     "in training units, and synthetic_NAME for the synthetic captions. Prints the files.",
                     {});
}

Result<void> runAnnotateVqa(CommandContext& context, const std::vector<std::string>& arguments) {
    return runScores(context, arguments, "vqa",
                     "Adds the column vqa_score to the CSV files of miro annotate rewards: --output-dir is their "
                     "folder. A stage of its own, since its network is the largest. Prints the files.",
                     {"vqa"});
}

Result<void> runAnnotateLatents(CommandContext& context, const std::vector<std::string>& arguments) {
    StageOptions options;
    std::vector<std::string> models;
    std::optional<std::string> scores, model, variant, text, length, resolution, device, batch;
    const ParamSpec kLength{.key = "max-text-length", .kind = ParamKind::Int, .minimum = 2, .maximum = 512};
    const ParamSpec kResolution{.key = "resolution", .kind = ParamKind::Int, .minimum = 8, .maximum = 4096};
    LatentShardsRequest request;
    Arguments parser("annotate latents SHARDS",
                     "Makes shards to train on: pictures as the autoencoder's mean and deviation, captions as the text "
                     "encoder's states, in half precision, and the scores in the .json. Prints the shards.");
    parser.text("--scores", scores, "DIR", "The CSV files of the stages before; none are merged without it.");
    parser.text(
        "--model", model, "NAME_OR_DIR",
        "A generator, whose autoencoder and text encoder are used, or an autoencoder: a VAE's folder, a codec's file.");
    parser.text("--variant", variant, "V", "A variant of the generator: a subfolder.");
    parser.text("--text-encoder", text, "REPO_OR_DIR", "What reads the captions (the model's).");
    parser.text("--max-text-length", length, "N", "Tokens that a caption is cut to (the model's, else 77).");
    parser.text("--resolution", resolution, "N",
                "Pixels a side, also in the members' names: vae_embeddings_mean_N.npy (the model's, named 256).");
    parser.flag("--drop-pictures", request.dropPictures, "Leaves the pictures out of the new shards.");
    options.addTo(parser);
    parser.text("--batch-size", batch, "N", fmt::format("Pictures at once ({}).", request.batch));
    parser.text("--device", device, "auto|cpu|cuda[:N]", "Where to compute (auto).");
    parser.modelFolders(models);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    MIRO_TRY(request.shards, shardsFrom(parser.words()));
    MIRO_TRY(request.folder, options.folder());
    MIRO_TRY(request.scores, pathFrom(scores, "--scores"));
    if (!model || model->empty())
        return usageError("there is no model; give --model NAME_OR_DIR");
    request.model = *model;
    request.variant = variant.value_or("");
    request.textEncoder = text.value_or("");
    MIRO_TRY(request.maxTextLength, parseInteger(kLength, length, 0));
    MIRO_TRY(request.resolution, parseInteger(kResolution, resolution, 0));
    MIRO_TRY(request.batch, parseInteger(kBatch, batch, request.batch));
    MIRO_TRY(request.part, options.part());
    MIRO_TRY(request.threads, options.threadCount());
    MIRO_CHECK_OK(checkDevice(device));
    request.device = device.value_or("auto");
    request.modelFolders = pathsFrom(models);
    request.resume = options.resume;
    return runStage(context, {std::move(request)}, options);
}

Result<void> runAnnotateIndex(CommandContext& context, const std::vector<std::string>& arguments) {
    StageOptions options;
    std::optional<std::string> name;
    Arguments parser("annotate index DIR", "Counts the samples of the shards in a folder and writes DIR/index.json.");
    parser.text("--name", name, "TEXT", "The data set's name (the folder's).");
    parser.progressFlags(options.progress, options.json);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    if (parser.words().size() != 1 || parser.words().front().empty())
        return usageError("give one folder of shards: miro annotate index DIR");
    return runStage(context, {AnnotateRequest::Index{parser.words().front(), name.value_or("")}}, options);
}

Result<void> runAnnotate(CommandContext& context, const std::vector<std::string>& arguments) {
    const std::string verb = arguments.empty() ? "--help" : arguments.front();
    if (verb == "--help" || verb == "-h") {
        context.terminal.result(annotateUsage());
        return {};
    }
    if (const Stage* stage = stages().find(verb))
        return stage->run(context, {arguments.begin() + 1, arguments.end()});
    return usageError(
        fmt::format("miro annotate does not know '{}'; it knows: {}", oneLine(verb, 80), stages().keyList()));
}

} // namespace miro
