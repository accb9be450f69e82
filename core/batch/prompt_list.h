// A list of prompts in any of the formats that people own: checked once as a whole, then read line by line, so that a
// million lines cost little more than the file.
#pragma once

#include "batch/batch_request.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// One prompt of a list with what its line says about it.
struct ListEntry {
    int64_t line = 0;            // in the file, from 1
    GenerationSettings settings; // the request's, with the line's own over them; prompt as written (nothing expanded).
                                 // Rewards as people name them: nameRewards() (reward_names.h) makes the model's keys
    bool hasSeed = false;        // the line names one
    std::string model;           // the request's, or the line's own
    std::string variant;
    std::vector<std::pair<std::string, std::string>>
        fields; // columns that are no setting ("tag", "Category"), in order
};

// Immutable after open(): any thread.
class PromptList {
public:
    // Reads and checks every line. Usage and Corrupt name list, line and column: an unknown option or column, a value
    // of the wrong type, invalid UTF-8, a binary file, an option that chooses folders. A byte order mark and CRLF are
    // taken as they are meant. NotFound, Failed. request outlives the list.
    static Result<PromptList> open(const BatchRequest& request);

    int64_t size() const;                         // prompts; blank lines and comments are none
    ListEntry entry(int64_t index) const;         // parses its line again
    std::string_view source(int64_t index) const; // its line as it stands in the file
    std::string_view text() const;                // the whole, as read

private:
    struct State;
    std::shared_ptr<const State> m_state; // shared by copies; immutable
};

} // namespace miro
