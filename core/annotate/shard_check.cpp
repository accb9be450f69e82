#include "annotate/shard_check.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {

Result<std::vector<std::string>> readShardKeys(const std::filesystem::path& shard, std::stop_token stop,
                                               const std::function<Result<void>(const DatasetSample&)>& each) {
    MIRO_TRY(SampleReader reader, SampleReader::open(shard));
    std::vector<std::string> keys;
    for (;;) {
        if (stop.stop_requested())
            return stoppedError();
        MIRO_TRY(const std::optional<DatasetSample> sample, reader.next());
        if (!sample)
            return keys;
        if (each)
            MIRO_CHECK_OK(each(*sample));
        keys.push_back(sample->key);
    }
}

Result<bool> shardIsWhole(const std::filesystem::path& shard, const std::vector<std::string>& keys,
                          const std::function<bool(const DatasetSample&, size_t row)>& isGood, std::stop_token stop) {
    size_t row = 0;
    bool good = true;
    const auto read = readShardKeys(shard, stop, [&](const DatasetSample& sample) -> Result<void> {
        good = good && row < keys.size() && sample.key == keys[row] && isGood(sample, row);
        ++row;
        return {};
    });
    if (!read.ok() && read.error().code == ErrorCode::Stopped)
        return read.error();
    return read.ok() && good && row == keys.size();
}

bool hasFields(const DatasetSample& sample, std::initializer_list<std::string> fields) {
    return std::all_of(fields.begin(), fields.end(), [&](const std::string& field) { return sample.find(field); });
}

Result<std::string_view> pictureOf(const DatasetSample& sample, const std::filesystem::path& shard) {
    for (const char* field : {"jpg", "jpeg", "png", "webp"})
        if (const std::string* bytes = sample.find(field))
            return std::string_view(*bytes);
    return Error{ErrorCode::Corrupt, fmt::format("{}: sample {} has no picture (.jpg, .jpeg, .png, .webp); make this "
                                                 "shard again",
                                                 oneLine(shard.string()), oneLine(sample.key, 120))};
}

} // namespace miro
