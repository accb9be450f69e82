// The options of a search, and pictures as JSON lines.
#pragma once

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "studio/studio.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// What --text, --tag... were given. Lives as long as its parser.
class QueryOptions {
public:
    void addTo(Arguments& parser);
    void addLimitTo(Arguments& parser); // that one alone

    // words: further words of the prompt. Usage names the option; NotFound an album that is not there.
    Result<PictureQuery> query(const Library& library, const std::vector<std::string>& words) const;
    // The first option of a search that was given, "--tag"; nullptr: none.
    const char* given() const;
    Result<int64_t> limit() const; // -1: none
    Result<int64_t> offset() const;

private:
    std::optional<std::string> m_text, m_from, m_to, m_model, m_seed, m_width, m_height, m_rating, m_album, m_job,
        m_sort, m_limit, m_offset, m_missed;
    std::vector<std::string> m_tags, m_scores;
    bool m_starred = false;
    bool m_bin = false;
    bool m_missedAny = false;
    bool m_stacked = false;
};

// One line of JSON each.
std::string lineOf(const nlohmann::ordered_json& json);
void say(CommandContext& context, const nlohmann::ordered_json& json);
nlohmann::ordered_json jsonOf(const PictureRecord& picture, const std::filesystem::path& file);
nlohmann::ordered_json jsonOf(const PictureDetails& details, const std::filesystem::path& file);

// "2025-01-31T12:00:00.000Z"
std::string timeText(int64_t milliseconds);

// The album of that name, or number.
Result<int64_t> albumNamed(const Library& library, const std::string& name);

} // namespace miro
