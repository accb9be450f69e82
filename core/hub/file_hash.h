// Fingerprints of files: the SHA-256, by which pictures name the weights that drew them and by which model hubs name
// large files, and git's name of a small file.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace miro {

enum class DigestKind { None, Sha256, GitBlob };

// hex in lower case: 64 digits of a SHA-256, 40 of a git blob (the SHA-1 of "blob SIZE\0" and the bytes).
struct FileDigest {
    DigestKind kind = DigestKind::None;
    std::string hex;

    bool operator==(const FileDigest&) const = default;
};

// 64 digits are a SHA-256, 40 a git blob; quotes and "W/" of an ETag are taken off. Anything else: None.
FileDigest digestFromText(std::string text);

// Fed piece by piece. Not thread-safe.
class FileHasher {
public:
    // bytes: the file's whole size, which is part of git's fingerprint. None hashes nothing.
    FileHasher(DigestKind kind, int64_t bytes);
    ~FileHasher();
    FileHasher(FileHasher&&) noexcept;
    FileHasher& operator=(FileHasher&&) noexcept;

    void add(std::string_view bytes);
    std::string finish(); // hex; empty for None

private:
    struct State;
    std::unique_ptr<State> m_state; // the libcrypto context
};

// Reads in pieces, never maps the file, so that hashing weights while they are in use costs no memory. Blocks for
// seconds on gigabytes: call it beside the work. Stopped within one piece of 1 MiB. onBytes hears how much was read.
Result<std::string> digestOfFile(const std::filesystem::path& path, DigestKind kind, std::stop_token stop = {},
                                 const std::function<void(int64_t)>& onBytes = {});

// 64 lower-case hexadecimal digits.
Result<std::string> sha256OfFile(const std::filesystem::path& path, std::stop_token stop = {});

} // namespace miro
