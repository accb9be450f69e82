#include "hub/repo_listing.h"

#include "base/json.h"
#include "hub/repo_id.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxAnswerBytes = 16u << 20;
constexpr size_t kMaxFiles = 50'000;
constexpr int kMaxPages = 200;

std::string encodedPath(const std::string& path) {
    std::string text;
    for (size_t start = 0; start <= path.size();) {
        size_t slash = std::min(path.find('/', start), path.size());
        if (start > 0)
            text += '/';
        text += urlEncoded(path.substr(start, slash - start));
        start = slash + 1;
    }
    return text;
}

std::string textAt(const Json& json, const char* key) {
    auto value = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && value != json.end() && value->is_string() ? value->get<std::string>() : std::string();
}

// <https://...?cursor=abc>; rel="next"
std::string nextPage(const std::string& link) {
    size_t end = link.find(">; rel=\"next\"");
    size_t start = end == std::string::npos ? end : link.rfind('<', end);
    return start == std::string::npos ? std::string() : link.substr(start + 1, end - start - 1);
}

Result<ListedFile> listedFile(const Json& entry, const std::string& what) {
    ListedFile file;
    file.name = textAt(entry, "path");
    auto size = entry.find("size");
    if (size == entry.end() || !size->is_number_integer() || size->get<int64_t>() < 0)
        return Error{ErrorCode::Corrupt, fmt::format("{}: '{}' has no size", what, oneLine(file.name, 80))};
    file.bytes = size->get<int64_t>();
    file.digest = digestFromText(textAt(entry, "oid"));
    if (auto lfs = entry.find("lfs"); lfs != entry.end() && lfs->is_object()) {
        std::string oid = textAt(*lfs, "oid");
        file.digest = digestFromText(oid.starts_with("sha256:") ? oid.substr(7) : oid);
        if (file.digest.kind != DigestKind::Sha256)
            return Error{ErrorCode::Corrupt, fmt::format("{}: '{}' has no checksum", what, oneLine(file.name, 80))};
    }
    return file;
}

Result<void> addFiles(RepoListing& listing, const Json& page, const std::string& what) {
    if (!page.is_array())
        return Error{ErrorCode::Corrupt, fmt::format("{} is not a list of files", what)};
    for (const Json& entry : page) {
        if (!entry.is_object() || textAt(entry, "type") != "file")
            continue;
        std::string name = textAt(entry, "path");
        switch (pathSafety(name)) {
        case PathSafety::Safe:
            break;
        case PathSafety::Hidden: // .gitattributes and the like
            continue;
        case PathSafety::Unsafe:
            return Error{ErrorCode::Corrupt,
                         fmt::format("{} names '{}', which would leave its folder: nothing is taken "
                                     "from this server",
                                     what, oneLine(name, 80))};
        }
        if (listing.files.size() >= kMaxFiles)
            return Error{ErrorCode::Corrupt, fmt::format("{} names more than {} files", what, kMaxFiles)};
        MIRO_TRY(ListedFile file, listedFile(entry, what));
        listing.files.push_back(std::move(file));
    }
    return {};
}

// missing: what a 404 means; name: what an unreadable answer is called.
Result<Json> getJson(const HubOptions& options, const std::string& repo, const std::string& missing,
                     const std::string& name, const HttpRequest& request, HttpHead& head, std::stop_token stop) {
    HttpText answer = getTextPatiently(options, request, kMaxAnswerBytes, stop);
    if (answer.outcome.error)
        return repoError(options, repo, missing, answer.outcome);
    head = answer.outcome.head;
    return parseJson(answer.text, name);
}

std::string fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

HubOptions HubOptions::fromEnvironment() {
    HubOptions options;
    if (std::string endpoint = miro::fromEnvironment("HF_ENDPOINT"); !endpoint.empty())
        options.endpoint = endpoint;
    while (options.endpoint.ends_with('/'))
        options.endpoint.pop_back();
    options.token = miro::fromEnvironment("HF_TOKEN");
    // A token with a newline in it would add headers of its own.
    std::erase_if(options.token, [](unsigned char c) { return c <= 0x20 || c == 0x7F; });
    return options;
}

int64_t freeBytes(const HubOptions& options, const fs::path& folder) {
    std::error_code error;
    fs::path existing = fs::absolute(folder, error);
    while (!fs::exists(existing, error) && existing.has_relative_path())
        existing = existing.parent_path();
    if (options.freeBytes)
        return options.freeBytes(existing);
    fs::space_info space = fs::space(existing, error);
    return error ? -1 : static_cast<int64_t>(space.available);
}

const ListedFile* RepoListing::find(const std::string& name) const {
    auto file = std::find_if(files.begin(), files.end(), [&](const ListedFile& other) { return other.name == name; });
    return file == files.end() ? nullptr : &*file;
}

HttpText getTextPatiently(const HubOptions& options, const HttpRequest& request, size_t maxBytes,
                          std::stop_token stop) {
    auto pause = options.firstPause;
    for (int attempt = 0;; ++attempt) {
        HttpText answer = httpGetText(request, options.limits, maxBytes, stop);
        if (!answer.outcome.error || !answer.outcome.temporary || answer.outcome.unreachable ||
            attempt == options.retries)
            return answer;
        if (stoppedWhileWaiting(std::max(pause, answer.outcome.retryAfter), stop)) {
            answer.outcome.error = stoppedError();
            return answer;
        }
        pause = std::min(pause * 2, std::chrono::milliseconds(60'000));
    }
}

Error repoError(const HubOptions& options, const std::string& repo, const std::string& what,
                const HttpOutcome& outcome) {
    const std::string& code = outcome.head.header("x-error-code");
    const std::string page = fmt::format("{}/{}", options.endpoint, repo);
    if (outcome.head.status == 401 || outcome.head.status == 403) {
        if (code == "RepoNotFound" || code == "RevisionNotFound")
            return {ErrorCode::NotFound, fmt::format("{}: {} does not exist, or is not open to everybody", repo, page)};
        if (options.token.empty())
            return {ErrorCode::Failed,
                    fmt::format("{}: its makers want to know who takes it: accept its licence on {}, "
                                "then set HF_TOKEN to an access token of your account",
                                repo, page)};
        return {ErrorCode::Failed, fmt::format("{}: your access token (HF_TOKEN) is refused: accept the licence on {} "
                                               "with the account that the token belongs to",
                                               repo, page)};
    }
    if (outcome.head.status == 404)
        return {ErrorCode::NotFound, fmt::format("{}: {} has no {}", repo, outcome.head.host, what)};
    if (outcome.error->code == ErrorCode::Stopped)
        return *outcome.error;
    return outcome.error->within(repo);
}

Result<RepoListing> listRepo(const HubOptions& options, const std::string& repo, const std::string& revision,
                             std::stop_token stop) {
    MIRO_CHECK_OK(checkRepoId(repo, "repository"));
    const std::string api = fmt::format("{}/api/models/{}", options.endpoint, encodedPath(repo));
    RepoListing listing;
    listing.repo = repo;
    HttpHead head;
    const std::string about = fmt::format("the description of {}", repo);
    MIRO_TRY(Json info,
             getJson(options, repo, fmt::format("such model, or no version '{}' of it", oneLine(revision, 80)), about,
                     {api + "/revision/" + urlEncoded(revision), options.token}, head, stop));
    listing.revision = textAt(info, "sha");
    // It becomes part of addresses.
    if (!isFolderName(listing.revision))
        return Error{ErrorCode::Corrupt, fmt::format("{} names no version", about)};
    if (auto card = info.find("cardData"); card != info.end())
        listing.licence = oneLine(textAt(*card, "license"), 80);
    if (auto gated = info.find("gated"); gated != info.end())
        listing.asksForConsent = gated->is_string() || (gated->is_boolean() && gated->get<bool>());

    const std::string what = fmt::format("the file list of {}", repo);
    HttpRequest request{fmt::format("{}/tree/{}?recursive=true", api, urlEncoded(listing.revision)), options.token};
    for (int page = 0;; ++page) {
        MIRO_TRY(Json files, getJson(options, repo, "list of files", what, request, head, stop));
        MIRO_CHECK_OK(addFiles(listing, files, what));
        std::string next = nextPage(head.header("link"));
        if (next.empty())
            break;
        next = resolvedUrl(request.url, next);
        if (page == kMaxPages || urlOrigin(next) != urlOrigin(request.url))
            return Error{ErrorCode::Corrupt, fmt::format("{} does not end on its own server", what)};
        request.url = next;
    }
    return listing;
}

Result<std::string> fetchRepoText(const HubOptions& options, const RepoListing& listing, const std::string& name,
                                  std::stop_token stop) {
    HttpRequest request{repoFileUrl(options, listing.repo, listing.revision, name), options.token};
    HttpText answer = getTextPatiently(options, request, kMaxAnswerBytes, stop);
    if (answer.outcome.error)
        return repoError(options, listing.repo, fmt::format("file {}", name), answer.outcome);
    return answer.text;
}

std::string repoFileUrl(const HubOptions& options, const std::string& repo, const std::string& revision,
                        const std::string& name) {
    return fmt::format("{}/{}/resolve/{}/{}", options.endpoint, encodedPath(repo), urlEncoded(revision),
                       encodedPath(name));
}

} // namespace miro
