#include "dataset/wids_index.h"

#include "base/files.h"
#include "base/json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {

namespace fs = std::filesystem;

int64_t WidsIndex::samples() const {
    int64_t sum = 0;
    for (const WidsShard& shard : shards)
        sum += shard.samples;
    return sum;
}

Result<void> writeWidsIndex(const fs::path& file, const WidsIndex& index) {
    const fs::path folder = fs::absolute(folderOf(file)).lexically_normal();
    nlohmann::ordered_json json;
    json["__kind__"] = "wids-shard-index-v1";
    json["wids_version"] = 1;
    json["name"] = index.name;
    json["shardlist"] = nlohmann::ordered_json::array();
    for (const WidsShard& shard : index.shards) {
        const fs::path absolute = fs::absolute(shard.file).lexically_normal();
        const fs::path relative = absolute.lexically_relative(folder);
        const bool inside = !relative.empty() && *relative.begin() != "..";
        nlohmann::ordered_json entry{{"url", (inside ? relative : absolute).string()}, {"nsamples", shard.samples}};
        if (shard.bytes > 0)
            entry["filesize"] = shard.bytes;
        json["shardlist"].push_back(std::move(entry));
    }
    return writeFileAtomically(file, json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Result<WidsIndex> readWidsIndex(const fs::path& file) {
    MIRO_TRY(const nlohmann::json json, readJsonFile(file));
    auto wrong = [&](const std::string& what) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: {}; write the index again", file.string(), what)};
    };
    if (!json.is_object() || !json.contains("shardlist") || !json["shardlist"].is_array())
        return wrong("'shardlist' is missing");
    WidsIndex index;
    if (json.contains("name") && json["name"].is_string())
        index.name = json["name"].get<std::string>();
    for (const auto& entry : json["shardlist"]) {
        const size_t place = index.shards.size();
        if (!entry.is_object() || !entry.contains("url") || !entry["url"].is_string())
            return wrong(fmt::format("shardlist[{}] has no 'url'", place));
        if (!entry.contains("nsamples") || !entry["nsamples"].is_number_integer() || entry["nsamples"] < 0)
            return wrong(fmt::format("shardlist[{}] has no 'nsamples'", place));
        const std::string url = entry["url"];
        if (url.find("://") != std::string::npos)
            return Error{ErrorCode::Unsupported,
                         fmt::format("{}: the shard {} lies on the network; copy it here and write the index again",
                                     file.string(), oneLine(url, 120))};
        WidsShard shard{folderOf(file) / url, entry["nsamples"].get<int64_t>(), 0};
        if (entry.contains("filesize") && entry["filesize"].is_number_integer())
            shard.bytes = entry["filesize"].get<int64_t>();
        index.shards.push_back(std::move(shard));
    }
    return index;
}

} // namespace miro
