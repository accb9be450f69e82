#include "annotate/annotate_run.h"

#include "base/files.h"
#include "base/json.h"
#include "base/left_overs.h"
#include "dataset/shard_list.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace fs = std::filesystem;

Result<std::vector<size_t>> shardsOfRun(const ShardPart& wanted, size_t count) {
    auto chosen = chosenShards(wanted.selection, count);
    if (!chosen.ok())
        return chosen.error().within("--shards");
    std::vector<size_t> mine;
    for (size_t i = 0; i < chosen->size(); ++i)
        if (static_cast<int64_t>(i) % wanted.part.count == wanted.part.index)
            mine.push_back((*chosen)[i]);
    return mine;
}

std::string sampleKey(int64_t index) {
    return fmt::format("{:09}", index);
}

Result<void> openStageFolder(const fs::path& folder, const std::string& record,
                             const nlohmann::ordered_json& settings) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fileError("cannot create the folder", folder, error.value());
    removeLeftOvers(folder);
    const fs::path file = folder / record;
    if (!fs::exists(file, error))
        return writeFileAtomically(file, settings.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
    MIRO_TRY(const nlohmann::json known, readJsonFile(file));
    if (!known.is_object())
        return Error{ErrorCode::Corrupt, fmt::format("{} is no JSON object; remove it when the folder's files may be "
                                                     "made again",
                                                     oneLine(file.string()))};
    for (const auto& [key, value] : settings.items())
        if (!known.contains(key) || known[key] != nlohmann::json(value))
            return usageError(fmt::format(
                "{}: what is there was made with {} {}, not {}; give the same, or another folder",
                oneLine(file.string()), key, known.contains(key) ? oneLine(known[key].dump(), 80) : "something else",
                oneLine(value.dump(), 80)));
    return {};
}

void removeUnfinishedShard(const fs::path& shard) {
    const std::string begin = fmt::format(".{}.", shard.filename().string());
    std::error_code error;
    fs::directory_iterator entry(folderOf(shard), error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code ignored;
        if (name.starts_with(begin) && name.ends_with(".part"))
            fs::remove(entry->path(), ignored);
    }
}

Error isThereAlready(const fs::path& file) {
    return usageError(fmt::format("{} is there already; give --resume to go on with what the folder holds, or another "
                                  "folder",
                                  oneLine(file.string())));
}

} // namespace miro
