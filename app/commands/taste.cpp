#include "app/commands/taste_merge.h"
#include "app/commands/taste_verbs.h"
#include "app/commands/verb_list.h"

#include "base/device_choice.h"

#include <fmt/format.h>

namespace miro {
namespace {

struct TasteVerb {
    const char* key;
    const char* usage; // after the key
    const char* help;
    bool computes; // --models, --device
    bool words;    // takes some
    TasteVerbRun* run;
};

constexpr TasteVerb kTasteVerbs[] = {
    {"learn", "", "Looks at new pictures, learns from the choices, scores the library.", true, false, tasteLearn},
    {"status", "", "Choices, consistency, accuracy, and what was learned.", true, false, tasteStatus},
    {"rank", "", "The library's pictures, best first: one line of JSON each.", true, false, tasteRank},
    {"next", "", "Two pictures to choose between.", true, false, tasteNext},
    {"answer", "LEFT_ID RIGHT_ID left|right|same|skip", "Which of two pictures is liked more.", false, true,
     tasteAnswer},
    {"undo", "", "Takes the newest change of choices back, of every profile or one.", false, false, tasteUndo},
    {"redo", "", "Brings what was undone back.", false, false, tasteRedo},
    {"import", "FILE", "Choices of a file: this program's, Pick-a-Pic's or HPD's layout.", false, true, tasteImport},
    {"export", "", "The choices, as a file.", false, true, tasteExport},
    {"profiles", "[list|create|rename|use|delete] ...", "Several tastes, each with a name.", false, true,
     tasteProfiles},
    {"versions", "", "Fine-tuned versions, with how far their proof is.", false, false, tasteVersionsList},
    {"prove", "VERSION [--next | --answer A]", "Draws what a version's blind proof shows; asks; takes answers.", true,
     true, tasteProve},
    {"default", "VERSION|none", "Which version is used; one that has won its proof.", false, true, tasteDefault},
    {"rollback", "VERSION", "Out of use; it stays.", false, true, tasteRollback},
    {"delete", "", "Deletes a profile's choices; --for-good the profile; --all everything.", false, false, tasteDelete},
};

constexpr int kVerbWidth = 48; // with its usage, in the help

std::string tasteHelp() {
    std::string text = "Learn what you like from choices between pictures.\n\n";
    text += verbLines<TasteVerb>("taste", kTasteVerbs, kVerbWidth);
    text += verbLine("taste", "merge ADAPTER", "Makes a model of a fine-tuned adapter and its base.", kVerbWidth);
    return text + "\nmiro taste VERB --help lists a verb's options; --library DIR names another folder.";
}

} // namespace

Result<void> runTaste(CommandContext& context, const std::vector<std::string>& arguments) {
    if (!arguments.empty() && arguments[0] == "merge") // has no library
        return runTasteMerge(context, {arguments.begin() + 1, arguments.end()});
    MIRO_TRY(const TasteVerb* const verb, verbFrom<TasteVerb>("taste", kTasteVerbs, arguments));
    if (!verb) {
        context.terminal.result(tasteHelp());
        return {};
    }
    const std::string key = verb->key;
    TasteOptions options;
    Arguments parser(fmt::format("taste {} {}", verb->key, verb->usage), verb->help);
    parser.text("--library", options.folder, "DIR", "Another library folder than the user's.");
    if (key != "profiles")
        parser.text("--profile", options.profile, "NAME", "Whose taste (the one in use).");
    if (key == "export") {
        parser.text("--layout", options.layout, "own|pick-a-pic|hpd", "How the file is laid out (own).");
        parser.text("--output", options.output, "FILE", "The file.");
    }
    if (key == "rank")
        parser.text("--best", options.best, "N", "Of each prompt only the best N.");
    if (key == "answer")
        parser.text("--milliseconds", options.milliseconds, "N", "How long it took.");
    if (key == "prove") {
        parser.flag("--next", options.next, "The question that is asked now: two files, blind.");
        parser.text("--answer", options.answer, "left|right|same|skip", "To that question; prints the next one.");
        parser.text("--question", options.question, "N", "Which question the answer is to (the one asked now).");
        parser.flag("--anew", options.anew, "Forgets what was drawn and answered, and draws again.");
    }
    if (key == "delete") {
        parser.flag("--for-good", options.forGood, "The profile, too, and so that it cannot be undone.");
        parser.flag("--all", options.all, "All of every profile, what was seen and learned included.");
    }
    if (verb->computes) {
        parser.modelFolders(options.models);
        parser.text("--device", options.device, "auto|cpu|cuda[:N]", "Where to compute (auto).");
    }
    if (key == "learn" || key == "prove")
        parser.progressFlags(options.progress, options.json);
    else
        parser.flag("--json", options.json,
                    key == "status" ? "Prints JSON instead of sentences." : "Prints errors as JSON lines.");
    MIRO_CHECK_OK(parser.parse({arguments.begin() + 1, arguments.end()}, verb->words));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    options.words = parser.words();
    if (options.folder && options.folder->empty())
        return usageError("--library is empty; give a folder");
    if (options.device)
        MIRO_CHECK_OK(parseDevice(*options.device));
    MIRO_TRY(const auto library, context.studio.library(options.folder.value_or(""), false, true));
    return verb->run(context, *library, options);
}

} // namespace miro
