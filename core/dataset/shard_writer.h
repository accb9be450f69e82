// Writes a WebDataset shard: a tar (pax, as GNU tar reads it) that appears under its name when it is complete. The same
// samples give the same bytes: members have no time and no owner.
#pragma once

#include "dataset/sample_reader.h"

namespace miro {

// One thread. What is not finished is removed by the destructor.
class ShardWriter {
public:
    // The folder of shard must exist. Failed, NotFound, DiskFull.
    static Result<std::unique_ptr<ShardWriter>> create(const std::filesystem::path& shard);
    ~ShardWriter();

    // Fields in the order of their names. Usage: a key or an ending that a reader would take for another sample.
    Result<void> add(const DatasetSample& sample);
    Result<void> finish(); // synced, renamed

    int64_t samples() const { return m_samples; }

private:
    struct Close {
        void operator()(archive* writer) const;
    };
    explicit ShardWriter(std::filesystem::path shard);
    Error failed(const std::string& doing) const;

    std::filesystem::path m_shard;
    std::filesystem::path m_temporary;
    std::unique_ptr<archive, Close> m_archive;
    std::string m_lastKey;
    int64_t m_samples = 0;
};

} // namespace miro
