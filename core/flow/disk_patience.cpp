#include "flow/disk_patience.h"

#include <condition_variable>
#include <fmt/format.h>
#include <mutex>

namespace miro {

Result<void> untilThereIsRoom(const std::function<Result<void>()>& write, std::chrono::milliseconds askAgain,
                              const std::function<void(const std::string&)>& note, const std::stop_token& stop) {
    auto done = write();
    bool waited = false;
    std::mutex mutex;
    std::condition_variable_any wake;
    for (; !done.ok() && done.error().code == ErrorCode::DiskFull; done = write()) {
        if (!waited)
            note(fmt::format("note: {}; the batch waits and goes on when there is room", done.message()));
        waited = true;
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, askAgain, [&] { return stop.stop_requested(); });
        if (stop.stop_requested())
            return stoppedError();
    }
    if (waited && done.ok())
        note("note: there is room again; the batch goes on");
    return done;
}

} // namespace miro
