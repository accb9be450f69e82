#include "annotate/shard_index.h"

#include "annotate/shard_check.h"
#include "base/file_lock.h"
#include "dataset/shard_list.h"
#include "dataset/wids_index.h"

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr const char* kLockFile = ".index.lock";

// The number of samples of each of these files.
Result<void> count(const std::vector<fs::path>& files, std::map<fs::path, int64_t>& counts, const AnnotateHost& host) {
    int64_t done = 0;
    for (const fs::path& file : files) {
        host.progress.progress({"index", done++, static_cast<int64_t>(files.size())});
        if (counts.contains(file))
            continue;
        MIRO_TRY(const std::vector<std::string> keys, readShardKeys(file, host.stop));
        counts[file] = static_cast<int64_t>(keys.size());
    }
    return {};
}

} // namespace

// Another task may finish a shard at any moment, and write the index, too. Whoever writes last must have seen all that
// were there before: so the folder is looked at once more under a lock. What takes long is done before.
Result<int64_t> indexShards(const fs::path& folder, const std::string& name, const std::map<fs::path, int64_t>& known,
                            const AnnotateHost& host) {
    std::map<fs::path, int64_t> counts = known;
    MIRO_TRY(const std::vector<fs::path> before, findShards(folder));
    MIRO_CHECK_OK(count(before, counts, host));
    MIRO_TRY(const FileLock lock, FileLock::wait(folder / kLockFile, host.stop));
    MIRO_TRY(const std::vector<fs::path> files, findShards(folder));
    MIRO_CHECK_OK(count(files, counts, host));
    WidsIndex index{
        name.empty() ? fs::absolute(folder / ".").lexically_normal().parent_path().filename().string() : name, {}};
    for (const fs::path& file : files) {
        WidsShard shard{file, counts[file], 0};
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
