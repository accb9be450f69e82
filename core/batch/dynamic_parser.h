// Reads dynamic prompts: the braces' grammar in dynamic_prompt.cpp, the tags in dynamic_tags.cpp. Private to the batch
// room.
#pragma once

#include "batch/dynamic_prompt.h"

#include <optional>
#include <string>
#include <string_view>

namespace miro {

// How many of a choice.
struct DynamicAmount {
    int64_t least = 1;
    int64_t most = 1;
};

// "2", "1-3", "-3" (from 1), "2-" (as many as there are), all of text.
std::optional<DynamicAmount> dynamicAmountFrom(std::string_view text);

// One text and what is nested in it. Pieces are views into the whole, so that mistakes have places. Errors are Usage.
class DynamicParser {
public:
    DynamicParser(std::string_view whole, bool targetsOnly) : m_whole(whole), m_targetsOnly(targetsOnly) {}

    Result<DynamicText> read(std::string_view text, int depth);
    size_t mistakeAt() const { return m_mistakeAt; }

private:
    using Found = std::optional<DynamicNode>;

    size_t placeIn(std::string_view text, size_t at) const {
        return static_cast<size_t>(text.data() + at - m_whole.data());
    }
    Error mistake(std::string_view where, const std::string& what);
    void addText(DynamicText& nodes, std::string_view text, size_t at, size_t length) const;

    // What stands at `at` and is no plain character; at moves behind it. An escape and a comment move at only.
    Result<void> readElement(std::string_view text, size_t& at, int depth, Found& node);
    Result<void> readChoice(std::string_view content, int depth, Found& node);
    Result<void> readVariable(std::string_view content, int depth, Found& node);
    Result<void> readWildcard(std::string_view content, int depth, Found& node);
    Result<DynamicBinding> readBinding(std::string_view content, size_t equals, int depth);
    Result<std::string> nameFrom(std::string_view text);

    Result<void> takeAmount(std::string_view& content, DynamicNode& node); // "2$$", "1-2$$ and $$"
    Result<void> setAmount(std::string_view where, const DynamicAmount& amount, DynamicNode& node);
    Result<void> addOption(std::string_view piece, int depth, DynamicNode& node);
    Result<void> checkOptions(std::string_view where, DynamicNode& node);

    Result<void> readTag(std::string_view text, size_t& at, int depth, Found& node);
    Result<void> readTarget(std::string_view where, std::string_view tag, std::string_view name,
                            std::string_view content, int depth, Found& node);
    Result<void> takeBrackets(std::string_view where, std::string_view brackets, DynamicNode& node);
    Result<void> readRandom(std::string_view where, std::string_view brackets, std::string_view content, int depth,
                            Found& node);
    Result<void> readNamed(std::string_view where, std::string_view brackets, std::string_view content, Found& node);
    Result<void> readSet(std::string_view tag, std::string_view brackets, std::string_view content, int depth,
                         Found& node);

    std::string_view m_whole;
    bool m_targetsOnly;
    size_t m_mistakeAt = 0;
};

} // namespace miro
