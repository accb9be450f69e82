#include "hub/manifest.h"

#include "base/json.h"
#include "base/log.h"
#include "hub/repo_id.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr const char* kKinds[] = {"generator", "text-encoder", "decoder", "scorer"};

Error badKey(const fs::path& file, const char* key, const char* expected) {
    return {ErrorCode::Corrupt, fmt::format("{}: '{}' must be {}", oneLine(file.string()), key, expected)};
}

Result<std::string> readText(const Json& json, const fs::path& file, const char* key, bool required) {
    auto value = json.find(key);
    if (value == json.end() && !required)
        return std::string();
    if (value == json.end() || !value->is_string())
        return badKey(file, key, "a text");
    return oneLine(value->get<std::string>());
}

Result<std::vector<std::string>> readNames(const Json& names, const fs::path& file, const char* key) {
    std::vector<std::string> list;
    if (!names.is_array())
        return badKey(file, key, "a list of names");
    for (const Json& name : names) {
        if (!name.is_string())
            return badKey(file, key, "a list of names");
        list.push_back(oneLine(name.get<std::string>(), 200));
    }
    return list;
}

// Downloads only: which files are asked of which server.
Result<void> readPlaces(const Json& json, const fs::path& file, Manifest& manifest) {
    MIRO_TRY(manifest.revision, readText(json, file, "revision", false));
    if (!manifest.revision.empty() && !isFolderName(manifest.revision))
        return badKey(file, "revision", "the name of a version");
    auto files = json.find("files");
    if (files == json.end())
        return {};
    constexpr const char* kExpected = "a list of objects with name, url (https), sha256 and bytes";
    if (!files->is_array())
        return badKey(file, "files", kExpected);
    for (const Json& entry : *files) {
        if (!entry.is_object())
            return badKey(file, "files", kExpected);
        ManifestFile place;
        MIRO_TRY(place.name, readText(entry, file, "name", true));
        MIRO_TRY(place.url, readText(entry, file, "url", true));
        MIRO_TRY(place.sha256, readText(entry, file, "sha256", false));
        if (auto bytes = entry.find("bytes"); bytes != entry.end() && bytes->is_number_integer())
            place.bytes = bytes->get<int64_t>();
        bool badDigest = !place.sha256.empty() && place.sha256.size() != 64;
        if (!isFolderName(place.name) || place.url.empty() || badDigest || (place.bytes && *place.bytes < 0))
            return badKey(file, "files", kExpected);
        manifest.files.push_back(std::move(place));
    }
    return {};
}

} // namespace

Result<Manifest> readManifest(const fs::path& file) {
    MIRO_TRY(Json json, readJsonFile(file));
    if (!json.is_object())
        return badKey(file, "manifest", "an object");
    Manifest manifest;
    MIRO_TRY(manifest.repo, readText(json, file, "repo", true));
    MIRO_TRY(manifest.title, readText(json, file, "title", true));
    MIRO_TRY(manifest.kind, readText(json, file, "kind", true));
    MIRO_TRY(manifest.purpose, readText(json, file, "purpose", true));
    MIRO_TRY(manifest.licence, readText(json, file, "licence", false));
    if (!checkRepoId(manifest.repo, "repo").ok())
        return badKey(file, "repo", "ORG/NAME");
    if (std::find(std::begin(kKinds), std::end(kKinds), manifest.kind) == std::end(kKinds))
        return badKey(file, "kind", "generator, text-encoder, decoder or scorer");
    if (auto bytes = json.find("bytes"); bytes != json.end()) {
        if (!bytes->is_number_integer() || bytes->get<int64_t>() <= 0)
            return badKey(file, "bytes", "a positive integer");
        manifest.bytes = bytes->get<int64_t>();
    }
    if (auto needs = json.find("needs"); needs != json.end()) {
        if (!needs->is_array())
            return badKey(file, "needs", "a list of lists of file names");
        for (const Json& group : *needs) {
            MIRO_TRY(std::vector<std::string> alternatives, readNames(group, file, "needs"));
            const auto isSafe = [](const std::string& name) {
                return pathSafety(name) == PathSafety::Safe;
            };
            if (alternatives.empty() || !std::all_of(alternatives.begin(), alternatives.end(), isSafe))
                return badKey(file, "needs", "a list of lists of file names");
            manifest.needs.push_back(std::move(alternatives));
        }
    }
    if (json.contains("variants")) {
        MIRO_TRY(manifest.variants, readNames(json["variants"], file, "variants"));
    }
    if (json.contains("uses")) {
        MIRO_TRY(manifest.uses, readNames(json["uses"], file, "uses"));
    }
    if (auto shipped = json.find("shipped"); shipped != json.end()) {
        if (!shipped->is_boolean())
            return badKey(file, "shipped", "true or false");
        manifest.shipped = shipped->get<bool>();
    }
    MIRO_CHECK_OK(readPlaces(json, file, manifest));
    return manifest;
}

std::vector<Manifest> readManifests(const std::vector<fs::path>& modelFolders) {
    std::vector<Manifest> manifests;
    for (const fs::path& folder : modelFolders) {
        std::error_code error;
        std::vector<fs::path> files;
        for (fs::directory_iterator entry(folder / "manifests", error), end; !error && entry != end;
             entry.increment(error))
            if (entry->path().extension() == ".json")
                files.push_back(entry->path());
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) {
            auto manifest = readManifest(file);
            if (!manifest.ok()) {
                logWarning(manifest.message());
                continue;
            }
            bool known = std::any_of(manifests.begin(), manifests.end(),
                                     [&](const Manifest& other) { return other.repo == manifest->repo; });
            if (!known)
                manifests.push_back(std::move(*manifest));
        }
    }
    return manifests;
}

std::string formatBytes(int64_t bytes) {
    static constexpr const char* kUnits[] = {"bytes", "kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    size_t unit = 0;
    while (value >= 999.5 && unit + 1 < std::size(kUnits)) {
        value /= 1000;
        ++unit;
    }
    return fmt::format("{:.{}f} {}", value, unit > 0 && value < 9.95 ? 1 : 0, kUnits[unit]);
}

std::string describeNeeds(const Manifest& manifest) {
    std::string text;
    for (const auto& group : manifest.needs)
        text += (text.empty() ? "" : ", ") + describeNeed(group);
    return text;
}

std::string describeNeed(const std::vector<std::string>& group) {
    return group.front() + (group.front().ends_with(".index.json") ? " with its shards" : "");
}

} // namespace miro
