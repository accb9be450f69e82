// Samples of a WebDataset shard: neighbouring members of a tar whose names agree up to the first dot of their last
// component ("000012.jpg", "000012.txt", "000012.flan_t5_xl_embeddings.npy"), as the webdataset library reads them.
#pragma once

#include "dataset/tar_reader.h"

#include <map>

namespace miro {

// A member's key and ending; a name without a dot in its last component belongs to no sample.
std::optional<std::pair<std::string, std::string>> splitMemberName(const std::string& name);

struct DatasetSample {
    std::string key;                           // "part/000012"
    std::map<std::string, std::string> fields; // "jpg", "flan_t5_xl_embeddings.npy" -> bytes

    const std::string* find(const std::string& field) const;
    // Corrupt: names shard, sample and field.
    Result<std::string_view> need(const std::string& field, const std::filesystem::path& shard) const;
};

// One thread at a time.
class SampleReader {
public:
    static Result<SampleReader> open(const std::filesystem::path& shard);

    // The next sample, or nothing at the end. Corrupt: as TarReader, and for two members of one sample with one ending.
    Result<std::optional<DatasetSample>> next();

private:
    SampleReader(std::filesystem::path shard, TarReader tar) : m_shard(std::move(shard)), m_tar(std::move(tar)) {}

    std::filesystem::path m_shard;
    TarReader m_tar;
    std::optional<TarMember> m_ahead; // the first member of the sample after
};

} // namespace miro
