#include "eval/detector_process.h"

#include "base/files.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace miro {
namespace {

constexpr size_t kMaxLineBytes = 1u << 20;
constexpr size_t kMaxWordsBytes = 4096; // of what it says on standard error, the end is kept
constexpr int kLookAgainMs = 100;       // whether to stop

class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_number; }
    void reset(int number) {
        close();
        m_number = number;
    }
    void close() {
        if (m_number >= 0)
            ::close(m_number);
        m_number = -1;
    }

private:
    int m_number;
};

struct Pipe {
    Descriptor read, write;
    bool open() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return false;
        read.reset(ends[0]);
        write.reset(ends[1]);
        return true;
    }
};

// The command in a group of its own, so that what it starts ends with it. The destructor ends and awaits it.
class Child {
public:
    ~Child() {
        if (m_pid <= 0)
            return;
        ::kill(-m_pid, SIGKILL);
        wait();
    }

    bool start(const std::string& command) {
        if (!m_in.open() || !m_out.open() || !m_words.open())
            return false;
        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        posix_spawn_file_actions_adddup2(&actions, m_in.read.get(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, m_out.write.get(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, m_words.write.get(), STDERR_FILENO);
        sigset_t usual, none; // this program ignores SIGPIPE, which a child would inherit
        sigemptyset(&usual);
        sigaddset(&usual, SIGPIPE);
        sigemptyset(&none);
        posix_spawnattr_setsigdefault(&attributes, &usual);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        std::string text = command, shell = "sh", option = "-c";
        char* arguments[] = {shell.data(), option.data(), text.data(), nullptr};
        errno = ::posix_spawn(&m_pid, "/bin/sh", &actions, &attributes, arguments, environ);
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
        if (errno != 0) {
            m_pid = -1;
            return false;
        }
        m_in.read.close();
        m_out.write.close();
        m_words.write.close();
        for (const int end : {m_in.write.get(), m_out.read.get(), m_words.read.get()})
            ::fcntl(end, F_SETFL, O_NONBLOCK);
        return true;
    }

    // As waitpid() gives it.
    int wait() {
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
        m_pid = -1;
        return status;
    }

    Descriptor& in() { return m_in.write; }
    Descriptor& out() { return m_out.read; }
    Descriptor& words() { return m_words.read; }

private:
    Pipe m_in, m_out, m_words;
    pid_t m_pid = -1;
};

// Appends what can be read now; closes at the end.
void readInto(Descriptor& from, std::string& text) {
    std::array<char, 16384> buffer;
    const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
    if (count > 0)
        text.append(buffer.data(), static_cast<size_t>(count));
    else if (count == 0 || (errno != EAGAIN && errno != EINTR))
        from.close();
}

std::string lastLineOf(std::string words) {
    while (!words.empty() && (words.back() == '\n' || words.back() == ' ' || words.back() == '\r'))
        words.pop_back();
    const size_t begin = words.rfind('\n');
    return oneLine(begin == std::string::npos ? words : words.substr(begin + 1), 300);
}

} // namespace

Result<void> askDetector(const std::string& command, const std::vector<std::string>& questions,
                         const std::function<Result<void>(std::string_view line)>& answer, std::stop_token stop) {
    const std::string named = fmt::format("the detector '{}'", oneLine(command, 120));
    Child child;
    if (!child.start(command))
        return Error{ErrorCode::Failed, fmt::format("{} could not be started: {}", named, std::strerror(errno))};
    std::string asked, answered, words;
    size_t next = 0, written = 0;
    const auto take = [&](std::string_view line) -> Result<void> {
        return line.find_first_not_of(" \t\r") == std::string_view::npos ? Result<void>() : answer(line);
    };
    while (child.out().get() >= 0 || child.words().get() >= 0) {
        if (stop.stop_requested())
            return stoppedError();
        if (written == asked.size()) {
            asked.clear();
            written = 0;
            while (next < questions.size() && asked.size() < 65536)
                asked += questions[next++] + "\n";
            if (asked.empty())
                child.in().close();
        }
        // A closed descriptor is -1, which poll() leaves alone.
        std::array<pollfd, 3> ready{pollfd{child.in().get(), POLLOUT, 0}, pollfd{child.out().get(), POLLIN, 0},
                                    pollfd{child.words().get(), POLLIN, 0}};
        if (::poll(ready.data(), ready.size(), kLookAgainMs) < 0 && errno != EINTR)
            return fileError("waiting for " + named, {}, errno);
        if (ready[0].revents != 0) {
            const ssize_t count = ::write(child.in().get(), asked.data() + written, asked.size() - written);
            if (count > 0)
                written += static_cast<size_t>(count);
            else if (count < 0 && errno != EAGAIN && errno != EINTR) { // it reads no more: what it answers will tell
                child.in().close();
                next = questions.size();
                written = asked.size();
            }
        }
        if (ready[2].revents != 0) {
            readInto(child.words(), words);
            if (words.size() > kMaxWordsBytes)
                words.erase(0, words.size() - kMaxWordsBytes);
        }
        if (ready[1].revents == 0)
            continue;
        readInto(child.out(), answered);
        size_t begin = 0;
        for (size_t end; (end = answered.find('\n', begin)) != std::string::npos; begin = end + 1)
            MIRO_CHECK_OK(take(std::string_view(answered).substr(begin, end - begin)));
        answered.erase(0, begin);
        if (answered.size() > kMaxLineBytes)
            return Error{ErrorCode::Corrupt, fmt::format("{} printed a line of more than {} bytes; one JSON object a "
                                                         "line is expected",
                                                         named, kMaxLineBytes)};
    }
    const int status = child.wait();
    const std::string said = lastLineOf(words);
    const std::string why = said.empty() ? "" : fmt::format("; its last words: {}", said);
    if (WIFEXITED(status) && (WEXITSTATUS(status) == 127 || WEXITSTATUS(status) == 126))
        return Error{ErrorCode::NotFound,
                     fmt::format("{} was not found or cannot be run; check the command{}", named, why)};
    if (WIFSIGNALED(status))
        return Error{ErrorCode::Failed, fmt::format("{} died of signal {}{}", named, WTERMSIG(status), why)};
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return Error{ErrorCode::Failed, fmt::format("{} ended with exit code {}{}", named, WEXITSTATUS(status), why)};
    return take(answered); // a last line without its newline
}

} // namespace miro
