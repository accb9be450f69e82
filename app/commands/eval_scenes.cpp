#include "app/commands/eval_benchmark.h"

#include "app/commands/arguments.h"
#include "app/commands/generation_options.h"
#include "app/commands/scene_sprites.h"
#include "base/files.h"

#include <cerrno>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

namespace miro {
namespace {

namespace fs = std::filesystem;

const ParamSpec kPerCategory{.key = "per-category", .kind = ParamKind::Int, .minimum = 1, .maximum = 10'000};

// Lines of standard input, given up when the user stops.
class InputLines {
public:
    explicit InputLines(std::stop_token stop) : m_stop(std::move(stop)) {}

    bool next(std::string& line) {
        size_t end;
        while ((end = m_text.find('\n')) == std::string::npos) {
            if (m_stop.stop_requested())
                return false;
            pollfd ready{STDIN_FILENO, POLLIN, 0};
            if (::poll(&ready, 1, 100) <= 0)
                continue;
            char buffer[8192];
            const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0) { // the last line may have no newline
                line = std::move(m_text);
                m_text.clear();
                return !line.empty();
            }
            m_text.append(buffer, static_cast<size_t>(count));
        }
        line = m_text.substr(0, end);
        m_text.erase(0, end + 1);
        return true;
    }

private:
    std::stop_token m_stop;
    std::string m_text;
};

Result<std::vector<SceneCategory>> categoriesFrom(const std::string& text) {
    if (text == "all")
        return std::vector<SceneCategory>(kSceneCategories.begin(), kSceneCategories.end());
    std::vector<SceneCategory> categories;
    for (const std::string& name : splitNames(text)) {
        const auto category = sceneCategoryFrom(name);
        if (!category) {
            std::string known = "all";
            for (const SceneCategory one : kSceneCategories)
                known += ", " + toText(one);
            return usageError(fmt::format("--category '{}' is not valid; choose among: {}", oneLine(name, 60), known));
        }
        categories.push_back(*category);
    }
    if (categories.empty())
        return usageError("--category is empty; give all or names");
    return categories;
}

} // namespace

Result<void> runEvalDetectScenes(CommandContext& context, const std::vector<std::string>& arguments) {
    std::optional<std::string> sprites;
    Arguments parser(
        "eval detect-scenes",
        "The starter's detector: reads JSON lines (path, and GenEval's include) from standard input, finds "
        "the starter's things in each picture by matching their cut-outs, and prints a JSON line for each: "
        "path, correct, reason, found. For miro eval geneval --detector.");
    parser.text("--sprites", sprites, "DIR", "The things to look for (those that ship).");
    MIRO_CHECK_OK(parser.parse(arguments));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    MIRO_TRY(const fs::path folder, spritesFolder(sprites));
    ProgressPrinter quiet(context.terminal, ProgressStyle::None);
    InputLines input(context.stop);
    MIRO_CHECK_OK(context.studio.detectScenes(
        folder, [&](std::string& line) { return input.next(line); },
        [&](const std::string& answer) { context.terminal.result(answer); }, quiet, context.stop));
    return context.terminal.finish();
}

Result<void> runEvalScenePrompts(CommandContext& context, const std::vector<std::string>& arguments) {
    std::optional<std::string> sprites, category, perCategory, seed, output;
    bool heldOut = false;
    Arguments parser(
        "eval scene-prompts",
        "Prompts of the starter's scenes, as GenEval writes them: a JSON line each (tag, include, prompt).");
    parser.text("--category", category, "all|NAME,...", "Of which categories (all).");
    parser.text("--per-category", perCategory, "N", "How many of each (50).");
    parser.flag("--held-out", heldOut, "Combinations that no training scene has.");
    parser.text("--seed", seed, "S", "Which ones (0).");
    parser.text("--output", output, "FILE.jsonl", "Where they go (standard output).");
    parser.text("--sprites", sprites, "DIR", "The things that they name (those that ship).");
    MIRO_CHECK_OK(parser.parse(arguments));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    ScenePromptsRequest request;
    MIRO_TRY(request.categories, categoriesFrom(category.value_or("all")));
    MIRO_TRY(request.perCategory, parseInteger(kPerCategory, perCategory, request.perCategory));
    request.heldOut = heldOut;
    if (seed) {
        MIRO_TRY(const ParamValue value, parseOption(kSceneSeed, *seed));
        request.seed = std::get<uint64_t>(value);
    }
    MIRO_TRY(const fs::path target, pathFrom(output, "--output"));
    MIRO_TRY(const fs::path folder, spritesFolder(sprites));
    MIRO_TRY(const std::vector<std::string> lines, context.studio.scenePrompts(folder, request));
    if (!output) {
        for (const std::string& line : lines)
            context.terminal.result(line);
        return context.terminal.finish();
    }
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    MIRO_CHECK_OK(writeFileAtomically(target, text));
    context.terminal.result(target.string());
    return context.terminal.finish();
}

} // namespace miro
