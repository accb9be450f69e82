// A command of the user's that is asked in lines and answers in lines: started once, whatever it prints to standard
// error is kept for a message. It may answer at once or at the end of its input, in any order.
#pragma once

#include "base/result.h"

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// Runs `command` by the shell, writes the questions, a line each, and closes its input; answer is called with each line
// that it prints, blank ones left out, on the calling thread; its error ends the command and is given back. Blocks
// until the command has ended. NotFound (no such command), Failed (it ended with a code or a signal; the message has
// its last words), Corrupt (an endless line), Stopped. SIGPIPE has to be ignored, as both programs do.
Result<void> askDetector(const std::string& command, const std::vector<std::string>& questions,
                         const std::function<Result<void>(std::string_view line)>& answer, std::stop_token stop);

} // namespace miro
