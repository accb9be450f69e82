// A full disk is waited out: what was computed stays in memory until it can be written.
#pragma once

#include "base/result.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

namespace miro {

// Calls write, and again every askAgain, for as long as it answers DiskFull; note is told when the waiting begins and
// ends. write leaves nothing half done when it fails. Its other errors; Stopped.
Result<void> untilThereIsRoom(const std::function<Result<void>()>& write, std::chrono::milliseconds askAgain,
                              const std::function<void(const std::string&)>& note, const std::stop_token& stop);

} // namespace miro
