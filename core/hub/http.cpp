#include "hub/http.h"

#include "base/version.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>
#include <mutex>

namespace miro {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

struct EasyDeleter {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct MultiDeleter {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct UrlDeleter {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlDeleter>;

Url parsedUrl(const std::string& text) {
    Url url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        return nullptr;
    return url;
}

std::string urlPart(const Url& url, CURLUPart part, unsigned flags = 0) {
    char* text = nullptr;
    if (!url || curl_url_get(url.get(), part, &text, flags) != CURLUE_OK)
        return {};
    std::string value = text;
    curl_free(text);
    return value;
}

bool isLoopback(const std::string& host) {
    return host == "localhost" || host == "[::1]" ||
           (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

// The library's own set-up, once a process.
bool curlReady() {
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return ready;
}

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    return text;
}

std::string trimmed(std::string_view text) {
    size_t first = text.find_first_not_of(" \t\r\n");
    size_t last = text.find_last_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string() : std::string(text.substr(first, last - first + 1));
}

// A server may send headers without end.
constexpr size_t kMaxHeaders = 200;
constexpr size_t kMaxHttpHeaderBytes = 16'384;

// The state of one request, handed to curl's callbacks.
struct Transfer {
    HttpHead head;
    HttpBody* body = nullptr;
    const std::map<std::string, std::string>* kept = nullptr; // of the answers that redirected here
    bool begun = false;
    int64_t received = 0; // headers included: what shows that the server is alive
    std::optional<Error> error;
};

bool isSuccess(long status) {
    return status >= 200 && status < 300;
}

Result<void> beginBody(Transfer& transfer) {
    if (transfer.begun || !isSuccess(transfer.head.status))
        return {};
    transfer.begun = true;
    for (const auto& [name, value] : *transfer.kept)
        transfer.head.headers[name] = value;
    return transfer.body->begin(transfer.head);
}

size_t onHeader(char* bytes, size_t size, size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    std::string_view line(bytes, size * count);
    transfer.received += static_cast<int64_t>(line.size());
    if (line.starts_with("HTTP/")) {
        size_t space = line.find(' ');
        transfer.head.status = 0;
        if (space != std::string_view::npos)
            std::from_chars(line.data() + space + 1, line.data() + line.size(), transfer.head.status);
    } else if (size_t colon = line.find(':'); colon != std::string_view::npos && line.size() <= kMaxHttpHeaderBytes &&
                                              transfer.head.headers.size() < kMaxHeaders) {
        transfer.head.headers[lowerCase(std::string(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
    }
    return size * count;
}

size_t onBody(char* bytes, size_t size, size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    std::string_view piece(bytes, size * count);
    transfer.received += static_cast<int64_t>(piece.size());
    if (!isSuccess(transfer.head.status))
        return piece.size(); // an error's page: nobody reads it
    Result<void> taken = beginBody(transfer);
    if (taken.ok())
        taken = transfer.body->piece(piece);
    if (!taken.ok())
        transfer.error = taken.error();
    return taken.ok() ? piece.size() : 0;
}

// Notices when the server has gone quiet.
class StallWatch {
public:
    StallWatch(const HttpLimits& limits) : m_limits(limits), m_since(Clock::now()) {}
    bool stalled(int64_t received) {
        if (received - m_before >= m_limits.stallBytes) {
            m_before = received;
            m_since = Clock::now();
        }
        return Clock::now() - m_since > m_limits.stall;
    }

private:
    const HttpLimits& m_limits;
    int64_t m_before = 0;
    Clock::time_point m_since;
};

bool isTemporary(CURLcode code) {
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return true;
    default:
        return false;
    }
}

bool isUnreachable(CURLcode code) {
    return code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_COULDNT_CONNECT;
}

milliseconds retryAfter(const HttpHead& head) {
    int64_t seconds = 0;
    const std::string& text = head.header("retry-after");
    std::from_chars(text.data(), text.data() + text.size(), seconds); // a date is left aside
    return milliseconds(std::clamp<int64_t>(seconds, 0, 60) * 1000);
}

// One request without redirects.
HttpOutcome getOnce(const HttpRequest& request, const HttpLimits& limits, HttpBody& body,
                    const std::map<std::string, std::string>& kept, std::stop_token stop) {
    HttpOutcome outcome;
    const std::string host = urlHost(request.url);
    const bool loopback = isLoopback(urlPart(parsedUrl(request.url), CURLUPART_HOST));
    std::unique_ptr<CURL, EasyDeleter> easy(curlReady() ? curl_easy_init() : nullptr);
    std::unique_ptr<CURLM, MultiDeleter> multi(easy ? curl_multi_init() : nullptr);
    if (!multi) {
        outcome.error = Error{ErrorCode::Failed, "libcurl cannot be started"};
        return outcome;
    }
    curl_slist* list = curl_slist_append(nullptr, "Accept-Encoding: identity");
    auto addHeader = [&](const std::string& line) {
        list = curl_slist_append(list, line.c_str());
    };
    if (!request.token.empty())
        addHeader("Authorization: Bearer " + request.token);
    if (request.offset > 0) {
        addHeader(fmt::format("Range: bytes={}-", request.offset));
        if (!request.ifRange.empty())
            addHeader("If-Range: " + request.ifRange);
    }
    std::unique_ptr<curl_slist, ListDeleter> headers(list);

    Transfer transfer;
    transfer.body = &body;
    transfer.kept = &kept;
    transfer.head.host = host;
    char details[CURL_ERROR_SIZE] = "";
    const std::string agent = fmt::format("MiroStudio/{}", programVersion());
    curl_easy_setopt(easy.get(), CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy.get(), CURLOPT_PROTOCOLS_STR, loopback ? "http,https" : "https");
    curl_easy_setopt(easy.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy.get(), CURLOPT_USERAGENT, agent.c_str());
    curl_easy_setopt(easy.get(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    curl_easy_setopt(easy.get(), CURLOPT_BUFFERSIZE, 262'144L);
    curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, details);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &transfer);
    if (loopback)
        curl_easy_setopt(easy.get(), CURLOPT_PROXY, ""); // a proxy's "this machine" is another one
    curl_multi_add_handle(multi.get(), easy.get());

    StallWatch watch(limits);
    CURLcode code = CURLE_OK;
    for (bool running = true; running;) {
        int active = 0;
        curl_multi_perform(multi.get(), &active);
        int left = 0;
        while (CURLMsg* message = curl_multi_info_read(multi.get(), &left))
            if (message->msg == CURLMSG_DONE) {
                code = message->data.result;
                running = false;
            }
        if (!running)
            break;
        if (stop.stop_requested()) {
            outcome.error = stoppedError();
        } else if (watch.stalled(transfer.received)) {
            outcome.error = Error{ErrorCode::Failed,
                                  fmt::format("{} has sent nearly nothing for {:.0f} s", host,
                                              std::max(1.0, std::chrono::duration<double>(limits.stall).count()))};
            outcome.temporary = true;
        }
        if (outcome.error)
            break;
        curl_multi_poll(multi.get(), nullptr, 0, 50, nullptr);
    }
    curl_multi_remove_handle(multi.get(), easy.get());

    outcome.head = transfer.head;
    if (outcome.error)
        return outcome;
    if (code == CURLE_OK && !transfer.error)
        if (Result<void> begun = beginBody(transfer); !begun.ok()) // an empty body
            transfer.error = begun.error();
    if (transfer.error) {
        outcome.error = transfer.error;
        return outcome;
    }
    if (code != CURLE_OK) {
        outcome.temporary = isTemporary(code);
        outcome.unreachable = isUnreachable(code);
        std::string reason = oneLine(details[0] ? details : curl_easy_strerror(code), 200);
        outcome.error =
            Error{ErrorCode::Failed,
                  outcome.unreachable
                      ? fmt::format("{} cannot be reached ({}): check the network and try again", host, reason)
                      : fmt::format("the connection to {} failed ({})", host, reason)};
    }
    return outcome;
}

bool isRedirect(const HttpHead& head) {
    return (head.status == 301 || head.status == 302 || head.status == 303 || head.status == 307 ||
            head.status == 308) &&
           !head.header("location").empty();
}

// The rule for addresses: https, or http on this machine; a way in from elsewhere never leads to this machine.
std::optional<Error> forbidden(const std::string& url, bool startedHere) {
    Url parsed = parsedUrl(url);
    std::string scheme = urlPart(parsed, CURLUPART_SCHEME);
    bool here = isLoopback(urlPart(parsed, CURLUPART_HOST));
    if (scheme == "https" && (startedHere || !here))
        return std::nullopt;
    if (scheme == "http" && here && startedHere)
        return std::nullopt;
    return Error{ErrorCode::Failed,
                 fmt::format("{} is no address that models are fetched from: it must be https", oneLine(url, 120))};
}

} // namespace

const std::string& HttpHead::header(const std::string& name) const {
    static const std::string kNone;
    auto found = headers.find(name);
    return found == headers.end() ? kNone : found->second;
}

std::optional<int64_t> HttpHead::contentLength() const {
    const std::string& text = header("content-length");
    int64_t value = 0;
    auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || code != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

HttpOutcome httpGet(const HttpRequest& request, const HttpLimits& limits, HttpBody& body, std::stop_token stop) {
    HttpRequest hop = request;
    const bool startedHere = isLoopback(urlPart(parsedUrl(request.url), CURLUPART_HOST));
    std::map<std::string, std::string> kept; // X-... headers of the answers that redirected
    HttpOutcome outcome;
    for (int redirects = 0;; ++redirects) {
        if (auto error = forbidden(hop.url, startedHere)) {
            outcome.error = redirects == 0 ? *error : error->within(outcome.head.host + " redirects");
            return outcome;
        }
        outcome = getOnce(hop, limits, body, kept, stop);
        for (const auto& [name, value] : outcome.head.headers)
            if (name.starts_with("x-"))
                kept.emplace(name, value); // the first answer is the hub's own: a mirror cannot replace it
        if (outcome.error || !isRedirect(outcome.head))
            break;
        if (redirects == limits.redirects) {
            outcome.error = Error{ErrorCode::Failed, fmt::format("{} redirects without end", outcome.head.host)};
            return outcome;
        }
        std::string next = resolvedUrl(hop.url, outcome.head.header("location"));
        if (urlOrigin(next) != urlOrigin(hop.url))
            hop.token.clear();
        hop.url = next;
    }
    for (const auto& [name, value] : kept)
        outcome.head.headers[name] = value;
    if (!outcome.error && !isSuccess(outcome.head.status)) {
        long status = outcome.head.status;
        outcome.temporary = status == 408 || status == 429 || status >= 500;
        outcome.retryAfter = retryAfter(outcome.head);
        outcome.error = Error{status == 404 ? ErrorCode::NotFound : ErrorCode::Failed,
                              fmt::format("{} answers {}{}", outcome.head.host, status,
                                          status == 429   ? " (too many requests): try again later"
                                          : status >= 500 ? " (it is out of order): try again later"
                                                          : "")};
    }
    return outcome;
}

HttpText httpGetText(const HttpRequest& request, const HttpLimits& limits, size_t maxBytes, std::stop_token stop) {
    class TextBody : public HttpBody {
    public:
        TextBody(std::string& text, size_t maxBytes) : m_text(text), m_maxBytes(maxBytes) {}
        Result<void> begin(const HttpHead& head) override {
            m_host = head.host;
            return {};
        }
        Result<void> piece(std::string_view bytes) override {
            if (m_text.size() + bytes.size() > m_maxBytes)
                return Error{ErrorCode::Corrupt, fmt::format("{} sends more than {} MB where a short text was expected",
                                                             m_host, m_maxBytes >> 20)};
            m_text += bytes;
            return {};
        }

    private:
        std::string& m_text;
        size_t m_maxBytes;
        std::string m_host;
    };
    HttpText result;
    TextBody body(result.text, maxBytes);
    result.outcome = httpGet(request, limits, body, stop);
    return result;
}

std::string urlEncoded(const std::string& component) {
    std::string text;
    for (char c : component) {
        auto byte = static_cast<unsigned char>(c);
        bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                     byte == '-' || byte == '.' || byte == '_' || byte == '~';
        text += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return text;
}

std::string urlOrigin(const std::string& url) {
    Url parsed = parsedUrl(url);
    std::string scheme = urlPart(parsed, CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https")
        return {};
    return fmt::format("{}://{}:{}", scheme, lowerCase(urlPart(parsed, CURLUPART_HOST)),
                       urlPart(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT));
}

std::string urlHost(const std::string& url) {
    std::string host = urlPart(parsedUrl(url), CURLUPART_HOST);
    return host.empty() ? oneLine(url, 80) : oneLine(host, 120);
}

std::string resolvedUrl(const std::string& base, const std::string& reference) {
    Url url = parsedUrl(base);
    if (!url || curl_url_set(url.get(), CURLUPART_URL, reference.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return reference;
    return urlPart(url, CURLUPART_URL);
}

bool stoppedWhileWaiting(milliseconds timeout, std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, timeout, [] { return false; });
    return stop.stop_requested();
}

} // namespace miro
