#include "annotate/shard_index.h"

#include "annotate/shard_check.h"
#include "dataset/shard_list.h"
#include "dataset/wids_index.h"

namespace miro {
namespace fs = std::filesystem;

Result<int64_t> indexShards(const fs::path& folder, const std::string& name, const std::map<fs::path, int64_t>& known,
                            const AnnotateHost& host) {
    MIRO_TRY(const std::vector<fs::path> files, findShards(folder));
    WidsIndex index{
        name.empty() ? fs::absolute(folder / ".").lexically_normal().parent_path().filename().string() : name, {}};
    for (const fs::path& file : files) {
        host.progress.progress(
            {"index", static_cast<int64_t>(index.shards.size()), static_cast<int64_t>(files.size())});
        WidsShard shard{file, 0, 0};
        const auto counted = known.find(file);
        if (counted != known.end()) {
            shard.samples = counted->second;
        } else {
            MIRO_TRY(const std::vector<std::string> keys, readShardKeys(file, host.stop));
            shard.samples = static_cast<int64_t>(keys.size());
        }
        std::error_code error;
        shard.bytes = static_cast<int64_t>(fs::file_size(file, error));
        if (error)
            shard.bytes = 0;
        index.shards.push_back(std::move(shard));
    }
    MIRO_CHECK_OK(writeWidsIndex(folder / kWidsIndexFile, index));
    return index.samples();
}

} // namespace miro
