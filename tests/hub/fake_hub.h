// A model hub on this machine for tests: repositories in memory, served as the real one serves them (large files by a
// redirect, ranges, checksums in headers). Hooks make it misbehave.
#pragma once

#include "http_server.h"
#include "hub/file_hash.h"
#include "hub/http.h"

#include <atomic>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

namespace miro {

class FakeHub {
public:
    static constexpr const char* kCommit = "0123456789abcdef0123456789abcdef01234567";

    struct Repo {
        std::map<std::string, std::string> files;
        std::string licence = "mit";
        bool gated = false;
    };

    std::map<std::string, Repo> repos; // fill before the first request
    std::set<std::string> large;       // file names that are served through a redirect, with a SHA-256
    bool ranges = true;
    std::string etagPrefix = "e-";
    // Called for every request, before it is answered; true: reply is the answer.
    std::function<bool(const ServerRequest&, ServerReply&)> before;
    // Called after: may change the answer.
    std::function<void(const ServerRequest&, ServerReply&)> after;
    // Changes the list of files.
    std::function<void(nlohmann::json&)> list;

    FakeHub() : m_server([this](const ServerRequest& request) { return answer(request); }) {}

    HttpServer& server() { return m_server; }
    std::string url() const { return m_server.url(); }

    // A model with everything the manifest of the official one asks for; weights of about bytes.
    static Repo generator(size_t bytes = 300'000) {
        return {{{"config.json", R"({"network": {}, "coherence_keys": ["clip_score"]})"},
                 {"model.safetensors", safetensors(bytes)},
                 {"uncond_embedding.npy", npy()},
                 {"README.md", "# A model\n"},
                 {".gitattributes", "x"},
                 {"pytorch_model.bin", "a pickle that nobody wants"}}};
    }
    static std::string safetensors(size_t bytes, char fill = 'w') {
        std::string header =
            fmt::format(R"({{"w":{{"dtype":"U8","shape":[{}],"data_offsets":[0,{}]}}}})", bytes, bytes);
        uint64_t size = header.size();
        std::string text(reinterpret_cast<const char*>(&size), 8);
        text += header;
        // Not all alike: a part put in the wrong place must show.
        for (size_t i = 0; i < bytes; ++i)
            text += static_cast<char>(fill + static_cast<char>((i * 131 + i / 1000) % 97));
        return text;
    }
    static std::string npy() {
        std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }         \n";
        std::string text = std::string("\x93NUMPY\x01\x00", 8);
        text += static_cast<char>(header.size());
        text += '\0';
        return text + header + std::string(8, '\1');
    }

    static FileDigest digestOf(const std::string& bytes, bool isLarge) {
        DigestKind kind = isLarge ? DigestKind::Sha256 : DigestKind::GitBlob;
        FileHasher hasher(kind, static_cast<int64_t>(bytes.size()));
        hasher.add(bytes);
        return {kind, hasher.finish()};
    }

private:
    bool isLarge(const std::string& name) const {
        return large.contains(name) || name.ends_with(".safetensors") || name.ends_with(".bin");
    }

    static std::string decoded(const std::string& text) {
        std::string plain;
        for (size_t i = 0; i < text.size(); ++i)
            if (text[i] == '%' && i + 2 < text.size()) {
                plain += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
                i += 2;
            } else {
                plain += text[i];
            }
        return plain;
    }

    ServerReply answer(const ServerRequest& request) {
        ServerReply reply;
        if (!before || !before(request, reply))
            reply = honest(request);
        if (after)
            after(request, reply);
        return reply;
    }

    ServerReply honest(const ServerRequest& request) {
        std::string path = decoded(request.target.substr(0, request.target.find('?')));
        ServerReply missing;
        missing.status = 404;
        for (const auto& [id, repo] : repos) {
            if (path == "/api/models/" + id + "/revision/main" ||
                path == "/api/models/" + id + "/revision/" + kCommit) {
                ServerReply reply;
                nlohmann::json info{{"sha", kCommit}, {"cardData", {{"license", repo.licence}}}, {"gated", repo.gated}};
                reply.body = info.dump();
                return reply;
            }
            if (path == "/api/models/" + id + "/tree/" + kCommit)
                return listOf(repo);
            std::string prefix = "/" + id + "/resolve/" + kCommit + "/";
            std::string content = "/content/" + id + "/";
            if (path.starts_with(prefix) && repo.files.contains(path.substr(prefix.size())))
                return fileOf(id, repo, path.substr(prefix.size()), request, false);
            if (path.starts_with(content) && repo.files.contains(path.substr(content.size())))
                return fileOf(id, repo, path.substr(content.size()), request, true);
        }
        return missing;
    }

    ServerReply listOf(const Repo& repo) {
        nlohmann::json files = nlohmann::json::array();
        files.push_back({{"type", "directory"}, {"path", "folder"}, {"oid", "x"}, {"size", 0}});
        for (const auto& [name, bytes] : repo.files) {
            nlohmann::json file{
                {"type", "file"}, {"path", name}, {"size", bytes.size()}, {"oid", digestOf(bytes, false).hex}};
            if (isLarge(name))
                file["lfs"] = {{"oid", digestOf(bytes, true).hex}, {"size", bytes.size()}, {"pointerSize", 130}};
            files.push_back(file);
        }
        if (list)
            list(files);
        ServerReply reply;
        reply.body = files.dump();
        return reply;
    }

    ServerReply fileOf(const std::string& id, const Repo& repo, const std::string& name, const ServerRequest& request,
                       bool content) {
        const std::string& bytes = repo.files.at(name);
        ServerReply reply;
        reply.headers.emplace_back("X-Repo-Commit", kCommit);
        if (isLarge(name) && !content) {
            reply.status = 302;
            reply.headers.emplace_back("X-Linked-Etag", fmt::format("\"{}\"", digestOf(bytes, true).hex));
            reply.headers.emplace_back("X-Linked-Size", std::to_string(bytes.size()));
            reply.headers.emplace_back("Location", fmt::format("/content/{}/{}", id, urlEncoded(name)));
            return reply;
        }
        const std::string etag = fmt::format("\"{}{}\"", etagPrefix, digestOf(bytes, false).hex);
        reply.headers.emplace_back("ETag", etag);
        reply.body = bytes;
        std::string range = request.header("range");
        bool same = request.header("if-range").empty() || request.header("if-range") == etag;
        if (ranges && range.starts_with("bytes=") && same) {
            size_t from = std::stoull(range.substr(6));
            if (from >= bytes.size()) {
                reply.status = 416;
                reply.body.clear();
                return reply;
            }
            reply.status = 206;
            reply.body = bytes.substr(from);
            reply.headers.emplace_back("Content-Range",
                                       fmt::format("bytes {}-{}/{}", from, bytes.size() - 1, bytes.size()));
        }
        return reply;
    }

    HttpServer m_server; // last: its threads use the rest
};

} // namespace miro
