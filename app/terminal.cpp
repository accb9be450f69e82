#include "app/terminal.h"

#include "base/log.h"
#include "base/paths.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

namespace miro {
namespace {

constexpr size_t kMaxLineBytes = 4000;

// For the terminate handler, which has no other way to its stream.
std::atomic<int> g_errorFd{-1};

// 0, or the error number.
int writeAll(int fd, std::string_view text) {
    while (!text.empty()) {
        ssize_t n = ::write(fd, text.data(), text.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        text.remove_prefix(static_cast<size_t>(n));
    }
    return 0;
}

void openClosedStreams() {
    for (int fd = 0; fd <= 2; ++fd)
        if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            (void)!::open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY); // takes the lowest free number: fd
}

int openForLibraries() {
    std::error_code ignored;
    std::filesystem::create_directories(logFile().parent_path(), ignored);
    int fd = ::open(logFile().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    return fd >= 0 ? fd : ::open("/dev/null", O_WRONLY | O_CLOEXEC);
}

std::string messageOf(std::exception_ptr exception) {
    try {
        if (exception)
            std::rethrow_exception(exception);
    } catch (const std::bad_alloc&) {
        return "out of memory";
    } catch (const std::exception& error) {
        return fmt::format("internal error: {}", oneLine(error.what(), 1000));
    } catch (...) {
    }
    return "internal error";
}

[[noreturn]] void onTerminate() {
    std::string line = "miro: " + messageOf(std::current_exception()) + "\n";
    writeAll(g_errorFd, line);
    ::_exit(1);
}

} // namespace

Terminal::Terminal() {
    openClosedStreams();
    m_errorFd = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    m_errorIsTerminal = ::isatty(m_errorFd) == 1;
    g_errorFd = m_errorFd;
    openLog(logFile());
    if (int log = openForLibraries(); log >= 0) {
        ::dup2(log, STDERR_FILENO);
        ::close(log);
    }
    // A reader of our output that ends must not end us in the middle of writing files.
    std::signal(SIGPIPE, SIG_IGN);
    std::set_terminate(onTerminate);
}

Terminal::~Terminal() {
    bar("");
}

void Terminal::writeError(std::string_view text) {
    writeAll(m_errorFd, text);
}

void Terminal::result(std::string_view line) {
    std::lock_guard lock(m_mutex);
    if (m_resultError != 0)
        return;
    m_resultError = writeAll(STDOUT_FILENO, std::string(line) + "\n");
}

void Terminal::note(std::string_view line) {
    bar("");
    std::lock_guard lock(m_mutex);
    writeError(oneLine(std::string(line), kMaxLineBytes) + "\n");
}

void Terminal::error(const Error& error) {
    std::string line = oneLine(error.message, kMaxLineBytes);
    if (m_json)
        line = nlohmann::json{{"event", "error"}, {"message", line}, {"exit_code", exitCode(error.code)}}.dump(
            -1, ' ', false, nlohmann::json::error_handler_t::replace);
    else
        line = "miro: " + line;
    bar("");
    std::lock_guard lock(m_mutex);
    writeError(line + "\n");
}

void Terminal::bar(const std::string& text) {
    std::lock_guard lock(m_mutex);
    if (!m_errorIsTerminal || (text.empty() && !m_barShown))
        return;
    writeError("\r\033[K" + text);
    m_barShown = !text.empty();
}

void Terminal::progressLine(const std::string& line) {
    std::lock_guard lock(m_mutex);
    writeError(line + "\n");
}

Result<void> Terminal::finish() {
    std::lock_guard lock(m_mutex);
    if (m_resultError == 0 || m_resultError == EPIPE)
        return {};
    return Error{m_resultError == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Failed,
                 fmt::format("cannot write to standard output: {}", std::strerror(m_resultError))};
}

} // namespace miro
