// One HTTP GET by libcurl (its only include is http.cpp). Blocks its caller; usable from any thread, each call on its
// own. https only, but for servers on this machine itself.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace miro {

struct HttpLimits {
    std::chrono::milliseconds connect{20'000};
    std::chrono::milliseconds stall{30'000}; // so long with fewer than stallBytes is a stall
    int64_t stallBytes = 1024;
    int redirects = 8;
};

struct HttpRequest {
    std::string url;
    std::string token;  // "Authorization: Bearer"; sent to url's own scheme, host and port only, never after a redirect
    int64_t offset = 0; // above 0: asks for the bytes from here on
    std::string ifRange; // with offset: only if the file still has this ETag
};

struct HttpHead {
    long status = 0;
    std::string host;                           // that answered, for messages
    std::map<std::string, std::string> headers; // lower-case names; X-... of redirecting answers are kept

    const std::string& header(const std::string& name) const; // empty when there is none
    std::optional<int64_t> contentLength() const;
};

// Where the body goes. An error ends the transfer and is its result.
class HttpBody {
public:
    virtual ~HttpBody() = default;
    virtual Result<void> begin(const HttpHead& head) = 0; // 2xx only, before the first byte
    virtual Result<void> piece(std::string_view bytes) = 0;
};

struct HttpOutcome {
    HttpHead head;
    std::optional<Error> error; // also for an answer that is not 2xx: then head.status says which
    bool temporary = false;     // the same request may succeed later
    bool unreachable = false;   // nobody answered at all
    std::chrono::milliseconds retryAfter{0};
};

HttpOutcome httpGet(const HttpRequest& request, const HttpLimits& limits, HttpBody& body, std::stop_token stop);

// The whole body as a text; at most maxBytes.
struct HttpText {
    HttpOutcome outcome;
    std::string text;
};
HttpText httpGetText(const HttpRequest& request, const HttpLimits& limits, size_t maxBytes, std::stop_token stop);

// One component of a path, percent-encoded.
std::string urlEncoded(const std::string& component);

// "https://huggingface.co:443" of "https://huggingface.co/a/b?c"; empty when it is no http or https address.
std::string urlOrigin(const std::string& url);
std::string urlHost(const std::string& url);

// What reference means on the page at base: a redirect's Location, a Link.
std::string resolvedUrl(const std::string& base, const std::string& reference);

// False after timeout, true (at once) when a stop is asked for.
bool stoppedWhileWaiting(std::chrono::milliseconds timeout, std::stop_token stop);

} // namespace miro
