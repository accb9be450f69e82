// TensorBoard's event files: records of protocol buffers (tensorflow/core/util/event.proto) in TFRecord framing, each
// with a masked CRC-32C (RFC 3720) of its length and of its bytes. Written here by hand: three messages are all it
// takes.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace miro {

uint32_t crc32c(std::string_view bytes);
// As TFRecord stores it: rotated by 15 bits, plus a constant.
uint32_t maskedCrc32c(std::string_view bytes);

// One thread at a time. Each record is handed to the system when the call returns.
class EventFile {
public:
    // FOLDER/events.out.tfevents.SECONDS.miro.N, a new one each time, with the version record. fromStep: what viewers
    // are to forget of earlier files, steps from there on. Failed, DiskFull.
    static Result<std::unique_ptr<EventFile>> create(const std::filesystem::path& folder, int64_t fromStep);

    Result<void> scalars(int64_t step, const std::vector<std::pair<std::string, double>>& values);
    // png: the file's bytes.
    Result<void> image(int64_t step, const std::string& tag, std::string_view png, int64_t width, int64_t height);

    const std::filesystem::path& path() const { return m_path; }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    EventFile(std::filesystem::path path, std::FILE* file) : m_path(std::move(path)), m_file(file) {}
    Result<void> write(const std::string& event);

    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, Close> m_file;
};

} // namespace miro
