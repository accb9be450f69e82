// `miro taste`: what was learned from the choices.
#include "app/commands/taste_verbs.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

// With what was learned from the choices so far.
Result<std::unique_ptr<TasteDesk>> learnedDesk(CommandContext& context, Library& library, const TasteOptions& options) {
    MIRO_TRY(auto desk, context.studio.tasteDesk(library, options.profile, pathsFrom(options.models),
                                                 options.device.value_or("auto"), false));
    MIRO_CHECK_OK(desk->learn(false, context.stop));
    return desk;
}

} // namespace

Result<void> tasteLearn(CommandContext& context, Library& library, const TasteOptions& options) {
    MIRO_TRY(auto desk, context.studio.tasteDesk(library, options.profile, pathsFrom(options.models),
                                                 options.device.value_or("auto"), true));
    MeasuredTaste measured;
    {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json));
        MIRO_TRY(measured, desk->measure(&printer, context.stop));
        MIRO_CHECK_OK(desk->learn(true, context.stop));
    }
    MIRO_TRY(const int64_t scored, desk->writeScores());
    MIRO_TRY(const TasteReport report, desk->report());
    say(context, {{"profile", report.profile.name},
                  {"encoder", measured.encoder},
                  {"looked_at", measured.measured},
                  {"again_for_this_encoder", measured.recomputed},
                  {"unreadable", measured.unreadable},
                  {"choices", report.learned},
                  {"weak_signs", report.weak},
                  {"unknown_pictures", report.unknown},
                  {"scored", scored}});
    MIRO_CHECK_OK(context.terminal.finish());
    std::vector<std::string> notes;
    if (!measured.note.empty())
        notes.push_back(measured.note);
    if (measured.recomputed > 0)
        notes.push_back(fmt::format("the encoder is another one than before: {} pictures were looked at again",
                                    measured.recomputed));
    if (measured.unreadable > 0)
        notes.push_back(fmt::format("{} {} not be looked at: {}", measured.unreadable,
                                    measured.unreadable == 1 ? "picture could" : "pictures could", measured.problem));
    if (report.unknown > 0)
        notes.push_back(fmt::format("{} choices are about pictures that are not here and were never seen by this "
                                    "encoder: they are kept, and nothing is learned from them",
                                    report.unknown));
    for (const std::string& note : notes)
        context.terminal.note(options.json ? lineOf({{"event", "note"}, {"message", note}}) : note);
    return {};
}

Result<void> tasteStatus(CommandContext& context, Library& library, const TasteOptions& options) {
    MIRO_TRY(const auto desk, learnedDesk(context, library, options));
    MIRO_TRY(const TasteReport report, desk->report());
    if (options.json) {
        say(context, jsonOf(report));
        return {};
    }
    for (const std::string& line : textOf(report))
        context.terminal.result(line);
    return {};
}

Result<void> tasteRank(CommandContext& context, Library& library, const TasteOptions& options) {
    const ParamSpec spec{.key = "best", .kind = ParamKind::Int, .minimum = 1, .maximum = 1e6};
    MIRO_TRY(const int64_t best, parseInteger(spec, options.best, 0));
    MIRO_TRY(const auto desk, learnedDesk(context, library, options));
    MIRO_TRY(const auto ranked, desk->ranking(best));
    int64_t place = 0;
    for (const RankedPicture& picture : ranked) {
        if (context.stop.stop_requested())
            return stoppedError();
        say(context, {{"place", ++place},
                      {"id", picture.picture},
                      {"file", (library.folder() / picture.path).string()},
                      {"prompt", picture.prompt},
                      {"score", picture.estimate.mean},
                      {"deviation", picture.estimate.deviation},
                      {"quantile", picture.quantile}});
    }
    return {};
}

Result<void> tasteNext(CommandContext& context, Library& library, const TasteOptions& options) {
    MIRO_TRY(auto desk, context.studio.tasteDesk(library, options.profile, pathsFrom(options.models),
                                                 options.device.value_or("auto"), true));
    MIRO_CHECK_OK(desk->learn(false, context.stop));
    MIRO_TRY(const PickedDuel duel, desk->next());
    MIRO_TRY(const TastePictureRow left, library.taste().picture(duel.left));
    MIRO_TRY(const TastePictureRow right, library.taste().picture(duel.right));
    Json json{{"profile", desk->profile().name},
              {"prompt", duel.prompt},
              {"left", duel.left},
              {"right", duel.right},
              {"left_file", (library.folder() / left.path).string()},
              {"right_file", (library.folder() / right.path).string()},
              {"probability", duel.probability},
              {"bits", duel.information}};
    if (!duel.repeatOf.empty())
        json["repeat_of"] = duel.repeatOf;
    say(context, json);
    return {};
}

} // namespace miro
