#include "hub/file_hash.h"

#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace miro {
namespace {

constexpr size_t kPieceBytes = 1u << 20;

// Closes the descriptor on every way out.
class OpenFile {
public:
    explicit OpenFile(const std::filesystem::path& path) : m_fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~OpenFile() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int get() const { return m_fd; }

private:
    int m_fd;
};

} // namespace

FileDigest digestFromText(std::string text) {
    if (text.starts_with("W/"))
        text.erase(0, 2);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    bool isHex =
        std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (isHex && text.size() == 64)
        return {DigestKind::Sha256, text};
    if (isHex && text.size() == 40)
        return {DigestKind::GitBlob, text};
    return {};
}

struct FileHasher::State {
    EVP_MD_CTX* digest = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(digest); }
};

FileHasher::FileHasher(DigestKind kind, int64_t bytes) {
    if (kind == DigestKind::None)
        return;
    m_state = std::make_unique<State>();
    const EVP_MD* algorithm = kind == DigestKind::Sha256 ? EVP_sha256() : EVP_sha1();
    if (!m_state->digest || EVP_DigestInit_ex(m_state->digest, algorithm, nullptr) != 1)
        throw std::runtime_error("SHA is not available in this machine's libcrypto");
    if (kind == DigestKind::GitBlob)
        add(fmt::format("blob {}", bytes) + std::string(1, '\0'));
}

FileHasher::~FileHasher() = default;
FileHasher::FileHasher(FileHasher&&) noexcept = default;
FileHasher& FileHasher::operator=(FileHasher&&) noexcept = default;

void FileHasher::add(std::string_view bytes) {
    if (m_state)
        EVP_DigestUpdate(m_state->digest, bytes.data(), bytes.size());
}

std::string FileHasher::finish() {
    if (!m_state)
        return {};
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_state->digest, bytes, &size);
    std::string text;
    for (unsigned int i = 0; i < size; ++i)
        text += fmt::format("{:02x}", bytes[i]);
    return text;
}

Result<std::string> digestOfFile(const std::filesystem::path& path, DigestKind kind, std::stop_token stop,
                                 const std::function<void(int64_t)>& onBytes) {
    OpenFile file(path);
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0)
        return fileError("cannot read", path, errno);
    FileHasher hasher(kind, status.st_size);
    std::vector<char> piece(kPieceBytes);
    int64_t total = 0;
    while (true) {
        if (stop.stop_requested())
            return stoppedError();
        ssize_t n = ::read(file.get(), piece.data(), piece.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fileError("cannot read", path, errno);
        if (n == 0)
            break;
        hasher.add(std::string_view(piece.data(), static_cast<size_t>(n)));
        total += n;
        if (onBytes)
            onBytes(total);
    }
    return hasher.finish();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path, std::stop_token stop) {
    return digestOfFile(path, DigestKind::Sha256, stop);
}

} // namespace miro
