#include "app/commands/taste_merge.h"

#include "app/commands/arguments.h"
#include "app/commands/generation_options.h"

#include <fmt/format.h>

namespace miro {

Result<void> runTasteMerge(CommandContext& context, const std::vector<std::string>& arguments) {
    bool progress = false, json = false;
    std::vector<std::string> models;
    std::optional<std::string> model, variant, outputFolder, weight;
    Arguments parser("taste merge ADAPTER",
                     "Makes one model of an adapter and its base, in the published layout, and prints its folder.");
    parser.text("--model", model, "NAME_OR_DIR", fmt::format("The adapter's base ({}).", kDefaultModel));
    parser.text("--variant", variant, "V", "A variant of it: a subfolder.");
    parser.modelFolders(models);
    parser.text("--output-dir", outputFolder, "DIR", "The new model's folder.");
    parser.text("--weight", weight, "W",
                fmt::format("How much of the adapter ({}).", describeRange(adapterWeightParam())));
    parser.progressFlags(progress, json);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(json);
    if (parser.words().size() != 1 || parser.words()[0].empty())
        return usageError("give one adapter: miro taste merge ADAPTER --model BASE --output-dir DIR");
    if (!outputFolder)
        return usageError("--output-dir is missing; give the new model's folder");

    AdapterMergeRequest request;
    request.modelFolders = pathsFrom(models);
    request.model = model.value_or(kDefaultModel);
    request.variant = variant.value_or("");
    request.adapter.file = parser.words()[0];
    if (weight) {
        ParamSpec spec = adapterWeightParam();
        spec.key = "--weight";
        MIRO_TRY(const ParamValue value, parseParam(spec, *weight));
        request.adapter.weight = std::get<double>(value);
    }
    MIRO_TRY(request.outputFolder, pathFrom(outputFolder, "--output-dir"));
    const std::string folder = request.outputFolder.string();
    {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, progress, json));
        MIRO_CHECK_OK(context.studio.mergeAdapter(std::move(request), printer, context.stop));
    }
    context.terminal.result(folder);
    return {};
}

} // namespace miro
