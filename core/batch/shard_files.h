// The manifests and results of all shards of a batch, as `miro batch merge` reads them: where each picture's lines
// stand, so that a million pictures take a few bytes each. Private to the batch room.
#pragma once

#include "batch/batch_manifest.h"
#include "batch/line_files.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace miro {

class ShardFiles {
public:
    // What lies in the batch's folder: its shards, or the batch as a whole. NotFound: none. Corrupt: shards of
    // different batches, damaged lines (with file and line), a picture or a name that is there twice. Failed: some have
    // not begun, or are being drawn at the moment.
    static Result<ShardFiles> open(const std::filesystem::path& folder, const std::stop_token& stop);

    int64_t shards() const { return static_cast<int64_t>(m_folders.size()); }
    int64_t pictures() const { return static_cast<int64_t>(m_pictures.size()); }
    BatchHead head() const; // of the whole

    int64_t shardOf(int64_t index) const { return m_pictures[static_cast<size_t>(index)].shard; }
    // The lines as they stand, with their newline; the result's is empty when there is none.
    Result<std::string> pictureText(int64_t index) const;
    Result<std::string> resultText(int64_t index) const;
    Result<BatchPicture> picture(int64_t index) const;
    Result<std::optional<BatchResult>> result(int64_t index) const;

    // Newer results, each in its own shard's file; read when it is opened again.
    Result<void> append(const std::vector<BatchResult>& results) const;

private:
    struct Place {
        int64_t offset = -1; // -1: nowhere
        int32_t bytes = 0;
        int32_t shard = 0;
    };
    Result<void> readManifest(int32_t shard);
    Result<void> readResults(int32_t shard);
    Result<void> checkComplete();
    Result<std::string> textAt(const char* file, const Place& place) const;
    std::filesystem::path fileOf(int32_t shard, const char* file) const;

    std::vector<std::filesystem::path> m_folders; // by shard
    BatchHead m_head;                             // of the first shard
    std::vector<Place> m_pictures;                // by index
    std::vector<Place> m_results;
    std::vector<std::pair<uint64_t, int64_t>> m_names; // hash of a file's name, index
    mutable std::map<std::string, FileHandle> m_open;
};

} // namespace miro
