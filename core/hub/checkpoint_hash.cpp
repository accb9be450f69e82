#include "hub/checkpoint_hash.h"

#include "base/files.h"
#include "hub/file_choice.h"
#include "hub/file_hash.h"
#include "hub/file_stamp.h"

#include <cerrno>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

std::string sha256OfText(const std::string& text) {
    FileHasher hasher(DigestKind::Sha256, 0);
    hasher.add(text);
    return hasher.finish();
}

// FOLDER/file-hashes/KEY, where the key says which file it was: another size, time or inode is another key.
fs::path rememberedAt(const FileStamp& stamp, const fs::path& cacheFolder) {
    const std::string what =
        fmt::format("{}\n{} {} {} {}", stamp.path, stamp.device, stamp.inode, stamp.size, stamp.changed);
    return cacheFolder / "file-hashes" / sha256OfText(what);
}

void remember(const fs::path& place, const std::string& digest) {
    std::error_code ignored;
    fs::create_directories(folderOf(place), ignored);
    (void)writeFileAtomically(place, digest + "\n").ok();
}

Result<std::string> sha256Of(const fs::path& file, const fs::path& cacheFolder, ProgressSink* progress,
                             const std::stop_token& stop) {
    const auto stamp = stampOf(file);
    if (!stamp)
        return fileError("cannot read the checkpoint", file, ENOENT);
    const fs::path place = rememberedAt(*stamp, cacheFolder);
    if (auto text = readFile(place, 256); text.ok())
        if (FileDigest digest = digestFromText(text->substr(0, text->find('\n'))); digest.kind == DigestKind::Sha256)
            return digest.hex;
    auto told = [&](int64_t bytes) {
        if (progress)
            progress->progress({"check", bytes, stamp->size});
    };
    MIRO_TRY(std::string digest, digestOfFile(file, DigestKind::Sha256, stop, told));
    if (stampOf(file) == stamp) // nobody wrote to it meanwhile
        remember(place, digest);
    return digest;
}

} // namespace

Result<std::string> checkpointSha256(const fs::path& file, const fs::path& cacheFolder, ProgressSink* progress,
                                     const std::stop_token& stop) {
    if (!isShardIndex(file.filename().string()))
        return sha256Of(file, cacheFolder, progress, stop);
    MIRO_TRY(const std::string index, readFile(file));
    MIRO_TRY(const std::vector<std::string> shards, shardsOf(index, file.string()));
    std::string lines;
    for (const std::string& shard : shards) {
        MIRO_TRY(const std::string digest, sha256Of(folderOf(file) / shard, cacheFolder, progress, stop));
        lines += digest + " " + shard + "\n";
    }
    return sha256OfText(lines);
}

} // namespace miro
