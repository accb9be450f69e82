// All that is wrong with a list, for an editor that marks it: goes on past mistakes, where PromptList::open() ends at
// the first.
#pragma once

#include "batch/batch_request.h"

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

struct ListProblem {
    int64_t line = 0;    // from 1; 0: of the list as a whole
    int64_t column = 0;  // in characters (code points) from 1; 0: of the whole line
    std::string message; // without list and line
};

// In order of lines, at most maxProblems. Dynamic prompts and their wildcards are checked too. What keeps the list from
// being read at all (a file that is not there, another encoding) is one problem. Any thread.
std::vector<ListProblem> checkList(const BatchRequest& request, size_t maxProblems = 100);

} // namespace miro
