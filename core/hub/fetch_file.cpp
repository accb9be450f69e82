#include "hub/fetch_file.h"

#include "base/files.h"
#include "base/json.h"
#include "hub/manifest.h"
#include "hub/repo_listing.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace miro {
namespace fs = std::filesystem;
namespace {

fs::path partOf(const fs::path& target) {
    return target.string() + ".part";
}

fs::path notesOf(const fs::path& target) {
    return target.string() + ".part.json";
}

// The bytes that are there so far, locked against others.
class PartFile {
public:
    explicit PartFile(const fs::path& target) : m_target(target) {}
    ~PartFile() {
        if (m_fd >= 0 && m_size == 0 && !m_placed)
            remove(); // worth nothing to a later run
        if (m_fd >= 0)
            ::close(m_fd);
    }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    Result<void> open() {
        fs::path part = partOf(m_target);
        m_fd = ::open(part.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (m_fd < 0)
            return fileError("cannot write", part, errno);
        if (::flock(m_fd, LOCK_EX | LOCK_NB) != 0) {
            ::close(m_fd);
            m_fd = -1;
            return Error{ErrorCode::Failed, fmt::format("{} is being fetched by another program: wait until it is done",
                                                        oneLine(m_target.string()))};
        }
        struct stat status {};
        if (::fstat(m_fd, &status) != 0 || !S_ISREG(status.st_mode))
            return fileError("cannot write", part, errno ? errno : EINVAL);
        m_size = status.st_size;
        return {};
    }

    int64_t size() const { return m_size; }

    // What an earlier run noted of these bytes; other bytes are of no use.
    void dropUnless(const FetchTask& task) {
        auto notes = readJsonFile(notesOf(m_target));
        auto text = [&](const char* key) {
            return notes.ok() && notes->is_object() && notes->contains(key) && (*notes)[key].is_string()
                       ? (*notes)[key].get<std::string>()
                       : std::string();
        };
        m_etag = text("etag");
        bool same = task.digest.kind != DigestKind::None ? text("digest") == task.digest.hex
                                                         : !m_etag.empty() && text("url") == task.url;
        if (!same || (task.bytes && m_size > *task.bytes))
            (void)clear();
    }

    Result<void> note(const FetchTask& task, const std::string& etag) {
        m_etag = etag.starts_with("W/") ? std::string() : etag; // a weak one does not vouch for bytes
        nlohmann::json json{{"url", task.url}, {"digest", task.digest.hex}, {"etag", m_etag}};
        return writeFileAtomically(notesOf(m_target),
                                   json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
    }
    const std::string& etag() const { return m_etag; }

    Result<void> clear() {
        m_size = 0;
        m_etag.clear();
        if (::ftruncate(m_fd, 0) != 0)
            return fileError("cannot write", partOf(m_target), errno);
        return {};
    }

    Result<void> append(std::string_view bytes) {
        while (!bytes.empty()) {
            ssize_t n = ::pwrite(m_fd, bytes.data(), bytes.size(), m_size);
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return fileError("cannot write", partOf(m_target), errno);
            m_size += n;
            bytes.remove_prefix(static_cast<size_t>(n));
        }
        return {};
    }

    // Feeds what is there to hasher.
    Result<void> read(FileHasher& hasher, std::stop_token stop) {
        std::vector<char> piece(1u << 20);
        for (int64_t at = 0; at < m_size;) {
            if (stop.stop_requested())
                return stoppedError();
            ssize_t n = ::pread(m_fd, piece.data(), piece.size(), at);
            if (n < 0 && errno == EINTR)
                continue;
            if (n <= 0)
                return fileError("cannot read", partOf(m_target), n < 0 ? errno : EIO);
            hasher.add(std::string_view(piece.data(), static_cast<size_t>(n)));
            at += n;
        }
        return {};
    }

    Result<void> place() {
        if (::fsync(m_fd) != 0)
            return fileError("cannot write", partOf(m_target), errno);
        if (::rename(partOf(m_target).c_str(), m_target.c_str()) != 0)
            return fileError("cannot write", m_target, errno);
        int folder = ::open(folderOf(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder >= 0) {
            ::fsync(folder);
            ::close(folder);
        }
        m_placed = true;
        ::unlink(notesOf(m_target).c_str());
        return {};
    }

    void remove() {
        ::unlink(partOf(m_target).c_str());
        ::unlink(notesOf(m_target).c_str());
    }

private:
    fs::path m_target;
    int m_fd = -1;
    int64_t m_size = 0;
    bool m_placed = false;
    std::string m_etag;
};

// "bytes 100-199/200": the first number and the last; -1 where it is "*" or unreadable.
std::pair<int64_t, int64_t> contentRange(const std::string& text) {
    std::pair<int64_t, int64_t> range{-1, -1};
    size_t space = text.find(' ');
    size_t slash = text.find('/');
    if (space != std::string::npos)
        std::from_chars(text.data() + space + 1, text.data() + text.size(), range.first);
    if (slash != std::string::npos)
        std::from_chars(text.data() + slash + 1, text.data() + text.size(), range.second);
    return range;
}

// Checks what the server promises, then appends.
class PartBody : public HttpBody {
public:
    PartBody(const FetchTask& task, PartFile& part, FileHasher& hasher, const std::function<void(int64_t)>& onBytes)
        : m_task(task), m_part(part), m_hasher(hasher), m_onBytes(onBytes) {}

    std::optional<int64_t> bytes; // of the whole file, as far as known

    Result<void> begin(const HttpHead& head) override {
        m_host = head.host;
        MIRO_CHECK_OK(checkVersion(head));
        bool continues = head.status == 206 && m_part.size() > 0;
        if (continues) {
            auto [first, whole] = contentRange(head.header("content-range"));
            if (first != m_part.size() || (whole >= 0 && bytes && whole != *bytes))
                return lie("another part of the file than was asked for");
        } else if (m_part.size() > 0) { // the file has changed, or the server knows no parts
            MIRO_CHECK_OK(m_part.clear());
            m_hasher = FileHasher(m_task.digest.kind, bytes.value_or(0));
        }
        if (auto length = head.contentLength()) {
            if (bytes && *length != *bytes - m_part.size())
                return lie(fmt::format("{} bytes where its list promises {}", *length, *bytes - m_part.size()));
            if (!bytes)
                bytes = *length + m_part.size();
        }
        const std::string& etag = head.header("etag");
        if (!continues || etag != m_part.etag())
            MIRO_CHECK_OK(m_part.note(m_task, etag));
        m_onBytes(m_part.size());
        return {};
    }

    Result<void> piece(std::string_view piece) override {
        if (bytes && m_part.size() + static_cast<int64_t>(piece.size()) > *bytes)
            return lie(fmt::format("more than the {} bytes that were promised", *bytes));
        MIRO_CHECK_OK(m_part.append(piece));
        m_hasher.add(piece);
        m_onBytes(m_part.size());
        return {};
    }

private:
    // The hub tells the checksum before the bytes: no gigabytes are fetched to find that out.
    Result<void> checkVersion(const HttpHead& head) {
        FileDigest linked = digestFromText(head.header("x-linked-etag"));
        if (linked.kind == m_task.digest.kind && linked.kind != DigestKind::None && linked != m_task.digest)
            return lie("another version than its list names");
        return {};
    }

    Error lie(const std::string& what) {
        return {ErrorCode::Corrupt, fmt::format("{}/{}: {} sends {}; nothing of it is used: try again later, and if it "
                                                "stays so, from another network",
                                                m_task.repo, m_task.name, m_host, what)};
    }

    const FetchTask& m_task;
    PartFile& m_part;
    FileHasher& m_hasher;
    const std::function<void(int64_t)>& m_onBytes;
    std::string m_host;
};

Error namedError(const FetchTask& task, Error error) {
    if (error.code == ErrorCode::Failed)
        error.message = fmt::format("{}/{}: {}", task.repo, task.name, error.message);
    if (error.code == ErrorCode::DiskFull)
        error.message += "; what has come is kept: free some space and try again";
    return error;
}

} // namespace

int64_t bytesInPart(const fs::path& target) {
    struct stat status {};
    return ::lstat(partOf(target).c_str(), &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : 0;
}

Result<int64_t> fetchFile(const FetchTask& task, const HubOptions& options, const std::function<void(int64_t)>& onBytes,
                          std::stop_token stop) {
    PartFile part(task.target);
    MIRO_CHECK_OK(part.open());
    part.dropUnless(task);
    bool fromEarlier = part.size() > 0; // bytes that this call did not see come
    while (true) {
        FileHasher hasher(task.digest.kind, task.bytes.value_or(0));
        MIRO_CHECK_OK(part.read(hasher, stop));
        onBytes(part.size());
        PartBody body(task, part, hasher, onBytes);
        body.bytes = task.bytes;

        auto pause = options.firstPause;
        int fruitless = 0;
        bool complete = body.bytes && part.size() == *body.bytes && (part.size() > 0 || task.bytes);
        while (!complete) {
            const int64_t before = part.size();
            HttpOutcome outcome = httpGet({task.url, task.token, part.size(), part.etag()}, options.limits, body, stop);
            bool shortBody = !outcome.error && body.bytes && part.size() < *body.bytes;
            if (!outcome.error && !shortBody)
                break;
            if (outcome.head.status == 416 && before > 0) { // no such range: begin again
                MIRO_CHECK_OK(part.clear());
                hasher = FileHasher(task.digest.kind, task.bytes.value_or(0));
                fromEarlier = false;
                continue;
            }
            Error error = shortBody ? Error{ErrorCode::Failed, fmt::format("{} sent {} of {} bytes", outcome.head.host,
                                                                           part.size(), *body.bytes)}
                                    : *outcome.error;
            if (error.code == ErrorCode::Corrupt)
                part.remove();
            if (!shortBody && !outcome.temporary) {
                if (outcome.head.status >= 400)
                    return repoError(options, task.repo, fmt::format("file {}", task.name), outcome);
                return namedError(task, std::move(error));
            }
            fruitless = part.size() > before ? 0 : fruitless + 1;
            if (part.size() > before)
                pause = options.firstPause;
            if (fruitless > options.retries) {
                error = namedError(task, std::move(error));
                if (part.size() > 0)
                    error.message +=
                        fmt::format("; {} are kept, and the next try continues there", formatBytes(part.size()));
                return error;
            }
            if (stoppedWhileWaiting(std::max(pause, outcome.retryAfter), stop))
                return stoppedError();
            pause = std::min(pause * 2, std::chrono::milliseconds(60'000));
        }
        if (task.digest.kind == DigestKind::None || hasher.finish() == task.digest.hex) {
            int64_t size = part.size();
            MIRO_CHECK_OK(part.place());
            return size;
        }
        if (fromEarlier) { // a power cut can leave holes in what was written before
            fromEarlier = false;
            MIRO_CHECK_OK(part.clear());
            continue;
        }
        part.remove();
        return Error{
            ErrorCode::Corrupt,
            fmt::format("{}/{}: what {} sent is not the published file (its checksum differs): it was removed; "
                        "try again later, and if it stays so, from another network",
                        task.repo, task.name, urlHost(task.url))};
    }
}

} // namespace miro
