// How this program talks to a model hub. Plain values; tests make the times short and the server their own.
#pragma once

#include "base/progress.h"
#include "hub/http.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace miro {

struct HubOptions {
    std::string endpoint = "https://huggingface.co";
    std::string token; // of the user's account, for models that ask for one
    HttpLimits limits;
    int retries = 5;                                                // in a row, without a byte between them
    std::chrono::milliseconds firstPause{1000};                     // doubled at each retry, at most a minute
    std::function<int64_t(const std::filesystem::path&)> freeBytes; // empty: asks the file system

    // $HF_ENDPOINT and $HF_TOKEN, as other programs for this hub read them.
    static HubOptions fromEnvironment();
};

// Room on folder's disk; of its nearest parent that exists. -1: unknown.
int64_t freeBytes(const HubOptions& options, const std::filesystem::path& folder);

// What a transfer tells: progress() counts bytes, its stage is "download", "check" or "copy". Called on the thread that
// works; must return quickly and must not throw.
class TransferSink : public ProgressSink {
public:
    virtual void fileStarted(const std::string& /*repo*/, const std::string& /*file*/) {}
};

} // namespace miro
