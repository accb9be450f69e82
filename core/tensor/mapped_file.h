// A file mapped read-only into memory.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

namespace miro {

// Owned by the TensorFile that opened it and by every tensor that looks into it (hence the shared owner): the mapping
// ends with the last of them. Immutable; any thread. Should the file be cut short by another program while it is
// mapped, the system ends this one: weights are replaced by rename, never rewritten in place.
class MappedFile {
public:
    static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const std::byte* data() const { return m_data; }
    size_t size() const { return m_size; }
    std::string_view text() const { return {reinterpret_cast<const char*>(m_data), m_size}; }

    // The pages read so far go back to the system and are read again when touched.
    void dropPages() const;

private:
    MappedFile(const std::byte* data, size_t size) : m_data(data), m_size(size) {}

    const std::byte* m_data;
    size_t m_size;
};

} // namespace miro
