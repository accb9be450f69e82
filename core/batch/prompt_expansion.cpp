#include "batch/prompt_expansion.h"

#include "batch/dynamic_expander.h"
#include "batch/list_line.h"

#include <fmt/format.h>
#include <mutex>

namespace miro {

struct PromptExpander::State {
    ExpandOptions options;
    std::string listName;
    std::mutex mutex; // wildcard files are read when they are needed
    std::optional<WildcardFiles> files;

    Error within(const ListEntry& entry, const Error& error) const {
        return {error.code, fmt::format("{}, line {}: {}", listName, entry.line, error.message)};
    }

    Result<DynamicText> parse(const ListEntry& entry) const {
        size_t at = 0;
        const std::string& prompt = entry.settings.prompt;
        auto parsed = parseDynamicText(prompt, options.mode == ExpandMode::None, at);
        if (parsed.ok())
            return parsed;
        return within(entry,
                      parsed.error().within(fmt::format("character {} of the prompt", placeOf(prompt, at).column)));
    }
};

Result<PromptExpander> PromptExpander::open(const BatchRequest& request) {
    const ExpandOptions& options = request.expand;
    if (options.samples < 1)
        return usageError(fmt::format("{} expansions of a line; give at least 1", options.samples));
    if (options.maxDepth < 1 || options.maxPrompts < 1)
        return usageError("the limits of the expansion have to be at least 1");
    auto state = std::make_shared<State>();
    state->options = options;
    state->listName = listNameOf(request);
    std::filesystem::path folder = options.wildcards;
    if (folder.empty() && !listFolderOf(request).empty())
        folder = listFolderOf(request) / "wildcards";
    MIRO_TRY(state->files, WildcardFiles::open(folder));
    PromptExpander expander;
    expander.m_state = std::move(state);
    return expander;
}

Result<int64_t> PromptExpander::count(const ListEntry& entry) const {
    State& state = *m_state;
    const bool plain = isPlainText(entry.settings.prompt); // as most lines of long lists are
    MIRO_TRY(const DynamicText text, plain ? DynamicText() : state.parse(entry));
    const std::scoped_lock lock(state.mutex);
    const auto counted =
        plain ? Result<uint64_t>(1) : DynamicExpander(*state.files, state.options.maxDepth).count(text);
    if (!counted.ok())
        return state.within(entry, counted.error());
    const ExpandMode mode = state.options.mode;
    const uint64_t prompts = mode == ExpandMode::Random ? static_cast<uint64_t>(state.options.samples) : *counted;
    if (prompts > static_cast<uint64_t>(state.options.maxPrompts))
        return state.within(
            entry,
            usageError(fmt::format("this line stands for {}{} prompts; at most {} are allowed, so take some of "
                                   "them at random or raise the limit",
                                   prompts == kUncountable ? "more than " : "", prompts, state.options.maxPrompts)));
    return static_cast<int64_t>(prompts);
}

Result<ExpandedPrompt> PromptExpander::expand(const ListEntry& entry, int64_t listIndex, int64_t which) const {
    State& state = *m_state;
    MIRO_TRY(const DynamicText text, state.parse(entry));
    ExpandedPrompt expanded{{}, entry.settings, entry.hasSeed};
    DynamicOutput output;
    {
        const std::scoped_lock lock(state.mutex);
        DynamicExpander expander(*state.files, state.options.maxDepth);
        SeededRandom choices(
            mixedSeed({state.options.seed, static_cast<uint64_t>(listIndex), static_cast<uint64_t>(which)}));
        const auto written = state.options.mode == ExpandMode::Random
                                 ? expander.random(text, choices, output)
                                 : expander.nth(text, static_cast<uint64_t>(which), output);
        if (!written.ok())
            return state.within(entry, written.error());
    }
    for (const DynamicTarget& target : output.targets())
        if (auto applied = applyTarget(target, expanded.settings, expanded.hasSeed); !applied.ok())
            return state.within(entry, applied.error());
    expanded.prompt = output.text();
    if (expanded.prompt.size() > kMaxPromptBytes)
        return state.within(
            entry, usageError(fmt::format("what comes of this prompt is longer than {} bytes", kMaxPromptBytes)));
    expanded.settings.prompt = expanded.prompt;
    return expanded;
}

std::string PromptExpander::digest() const {
    const std::scoped_lock lock(m_state->mutex);
    return m_state->files->digest();
}

} // namespace miro
