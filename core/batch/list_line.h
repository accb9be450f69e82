// One line of a list while it is read: what it says goes over what the request says. Private to the batch room.
#pragma once

#include "batch/list_keys.h"
#include "batch/prompt_list.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// The folder that a list's paths are relative to; empty: it has none.
std::filesystem::path listFolderOf(const BatchRequest& request);

// What messages call the list.
std::string listNameOf(const BatchRequest& request);
// "NAME, line 3: "
std::string linePrefix(const BatchRequest& request, int64_t line);

// One line, one thread. Errors are Usage and name the option or column as it was written, not the place.
class ListLine {
public:
    // again: the line has passed once, so that files it names are not looked for any more.
    ListLine(const BatchRequest& request, int64_t line, bool again);

    // label: what messages call the key: "--steps", "column steps".
    Result<void> set(const ListKey& key, const std::string& label, const std::string& text);
    Result<void> set(const ListKey& key, const std::string& label,
                     const nlohmann::json& value); // null: as if not given
    void addField(std::string name, std::string value);

    // Whether there is a prompt, and what has no effect.
    Result<ListEntry> finish();

private:
    Result<void> given(const std::string& name, const std::string& label); // twice is a mistake
    bool wasGiven(const std::string& name) const;
    Result<void> setValue(const ListKey& key, const std::string& label, const ParamValue& value);
    Result<void> setText(const ListKey& key, const std::string& label, const std::string& text);
    Result<void> setTarget(const ListKey& key, const std::string& label, const std::string& reward,
                           const RewardTarget& target);
    Result<void> setTargets(const ListKey& key, const std::string& label, const std::string& text);
    Result<void> setTargets(const ListKey& key, const std::string& label, const nlohmann::json& value);
    Result<void> setCountFactor(const std::string& label, const std::string& text);
    Result<void> setStartPicture(const std::string& label, const std::string& text);

    const BatchRequest& m_request;
    bool m_again;
    ListEntry m_entry;
    std::vector<std::string> m_given;                // names of keys
    std::vector<std::string> m_positive, m_negative; // rewards that have a target of the line's own
    int64_t m_countFactor = 1;
};

} // namespace miro
