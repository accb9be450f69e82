// The samples of a shard with their pictures decoded, ahead of what computes on them and in their order.
#pragma once

#include "annotate/ordered_ahead.h"
#include "dataset/sample_reader.h"
#include "image/image.h"

#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>

namespace miro {

struct DecodedSample {
    DatasetSample sample;
    Image image;
    std::string caption;
    std::optional<std::string> synthetic; // the synthetic caption

    // Messages call it so: "part-000001.tar: sample 000000042".
    std::string where(const std::filesystem::path& shard) const;
};

// The object in a sample's .json; {} without one. Corrupt names shard and sample.
Result<nlohmann::ordered_json> sampleJson(const DatasetSample& sample, const std::filesystem::path& shard);

// One shard. next() belongs to one thread; its threads end with it.
class DecodedSamples {
public:
    // side above 0: the middle of each picture as a square of that size.
    static Result<std::unique_ptr<DecodedSamples>> open(const std::filesystem::path& shard, int side, int64_t threads,
                                                        std::stop_token stop);

    // Corrupt names shard and sample: a picture or a text that is missing, or cannot be read.
    Result<std::optional<DecodedSample>> next() { return m_ahead->next(); }
    // Up to so many of the next ones, and of so many bytes of pixels; empty at the end.
    Result<std::vector<DecodedSample>> nextBatch(size_t count);

private:
    explicit DecodedSamples(SampleReader reader) : m_reader(std::move(reader)) {}

    SampleReader m_reader;
    std::unique_ptr<OrderedAhead<DatasetSample, DecodedSample>> m_ahead;
};

} // namespace miro
