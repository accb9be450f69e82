#include "base/log.h"

#include <atomic>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

namespace miro {
namespace {

// spdlog's own registry keeps the logger alive; null until openLog() succeeded.
std::atomic<spdlog::logger*> g_logger{nullptr};

} // namespace

void openLog(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    try {
        auto logger = spdlog::rotating_logger_mt("miro", file.string(), 4u << 20, 2);
        logger->flush_on(spdlog::level::info);
        g_logger = logger.get();
    } catch (const spdlog::spdlog_ex&) {
        // Another process may hold the file, or the folder may be read-only: drawing goes on without a log.
    }
}

void logInfo(const std::string& message) {
    if (spdlog::logger* logger = g_logger)
        logger->info(message);
}

void logWarning(const std::string& message) {
    if (spdlog::logger* logger = g_logger)
        logger->warn(message);
}

} // namespace miro
