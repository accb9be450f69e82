#include "base/left_overs.h"

#include "base/files.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr std::time_t kOld = 86'400; // seconds

uint32_t thisMachine() {
    static const uint32_t machine = [] {
        std::array<char, 256> host{};
        ::gethostname(host.data(), host.size() - 1);
        std::error_code ignored;
        const std::string processes = fs::read_symlink("/proc/self/ns/pid", ignored).string();
        return static_cast<uint32_t>(std::hash<std::string>()(std::string(host.data()) + "\n" + processes));
    }();
    return machine;
}

} // namespace

fs::path temporaryBeside(const fs::path& target, const char* suffix) {
    static std::atomic<unsigned> counter{0};
    return folderOf(target) / fmt::format(".miro-{}-{}-{:08x}.{}", ::getpid(), counter++, thisMachine(), suffix);
}

bool isLeftOver(const fs::path& file) {
    int pid = 0;
    unsigned number = 0, machine = 0;
    struct stat info {};
    const int read = std::sscanf(file.filename().c_str(), ".miro-%d-%u-%8x.", &pid, &number, &machine);
    if (read < 2 || pid <= 0 || ::lstat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    const bool gone = read == 3 && machine == thisMachine() && ::kill(pid, 0) != 0 && errno == ESRCH;
    return gone || std::time(nullptr) - info.st_mtim.tv_sec > kOld;
}

int64_t removeLeftOvers(const fs::path& folder) {
    int64_t removed = 0;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error))
        removed += isLeftOver(entry->path()) && ::unlink(entry->path().c_str()) == 0;
    return removed;
}

} // namespace miro
