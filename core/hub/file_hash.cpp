#include "hub/file_hash.h"

#include "base/files.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <openssl/evp.h>
#include <unistd.h>
#include <vector>

namespace miro {
namespace {

constexpr size_t kPieceBytes = 1u << 20;

struct DigestDeleter {
    void operator()(EVP_MD_CTX* digest) const { EVP_MD_CTX_free(digest); }
};

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

Result<std::string> sha256OfFile(const std::filesystem::path& path, std::stop_token stop) {
    OpenFile file(path);
    if (file.get() < 0)
        return fileError("cannot read", path, errno);
    std::unique_ptr<EVP_MD_CTX, DigestDeleter> digest(EVP_MD_CTX_new());
    if (!digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1)
        return Error{ErrorCode::Failed, "SHA-256 is not available in this machine's libcrypto"};
    std::vector<unsigned char> piece(kPieceBytes);
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
        EVP_DigestUpdate(digest.get(), piece.data(), static_cast<size_t>(n));
    }
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(digest.get(), bytes, &size);
    std::string text;
    for (unsigned int i = 0; i < size; ++i)
        text += fmt::format("{:02x}", bytes[i]);
    return text;
}

} // namespace miro
