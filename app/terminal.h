// What the program says and where. Results go to standard output. Standard error is ours alone: whatever libraries
// print there goes to the log, so that a failing run says exactly one line.
#pragma once

#include "base/result.h"

#include <mutex>
#include <string>
#include <string_view>

namespace miro {

// Made first in main() and lives as long as the program. Methods may be called from any thread.
class Terminal {
public:
    // Opens /dev/null on standard streams that came closed (or the first file opened would become one of them), points
    // descriptor 2 at the log, ignores SIGPIPE, and turns an abort for an uncaught exception into one line.
    Terminal();
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    bool errorIsTerminal() const { return m_errorIsTerminal; }

    // A line of results. A reader that has gone away is no error: nobody listens any more. Other failures (a full disk)
    // are kept for finish().
    void result(std::string_view line);

    // A line on standard error, after the progress bar has been wiped. Newlines in it become spaces.
    void note(std::string_view line);

    // "miro: message", or a JSON object once json has been asked for.
    void error(const Error& error);
    void setJson(bool json) { m_json = json; }

    // Replaces the last line of a terminal; an empty text wipes it.
    void bar(const std::string& text);

    // Lines of progress, given as they are.
    void progressLine(const std::string& line);

    // Whether every result could be written.
    Result<void> finish();

private:
    void writeError(std::string_view text);

    std::mutex m_mutex;
    int m_errorFd = -1;
    bool m_errorIsTerminal = false;
    bool m_barShown = false;
    bool m_json = false;
    int m_resultError = 0; // errno of the first failed write
};

} // namespace miro
