// Where the samples of a data set's shards lie, so that each can be read on its own in any order. Made by one pass over
// the headers, which also finds what is damaged or missing before anything long begins.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct IndexRequest {
    std::vector<std::filesystem::path> shards;
    std::vector<std::string> needed;   // endings that every sample must have: "txt"
    std::vector<std::string> optional; // endings that are kept where they are
    std::string visited;               // the ending whose bytes are handed over on the way, one of needed; empty: none
};

// Immutable after scan(); any thread.
class SampleIndex {
public:
    // Called for each sample in order, with the visited field's bytes; an error ends the scan.
    using Visit = std::function<Result<void>(size_t sample, const std::string& name, const std::string& bytes)>;

    // Corrupt (a damaged archive, a missing or repeated member: names shard and sample), Unsupported (a compressed one,
    // in which no place can be found), Usage (no sample at all), Stopped.
    static Result<SampleIndex> scan(const IndexRequest& request, const Visit& visit, const std::stop_token& stop);

    size_t size() const { return m_samples.size(); }
    size_t shardOf(size_t sample) const { return m_samples[sample].shard; }
    size_t shards() const { return m_shards.size(); }
    bool has(size_t sample, size_t field) const { return memberOf(sample, field).offset >= 0; }
    // "shard.tar: sample KEY", for messages; printable.
    std::string nameOf(size_t sample) const;

    // The bytes of fields, which are numbers into needed followed by optional; empty for an optional one that is not
    // there, and for a number beyond them. Failed, NotFound, Corrupt (the file has become shorter).
    Result<std::vector<std::string>> read(size_t sample, const std::vector<size_t>& fields) const;

private:
    struct Member {
        int64_t offset = -1; // in its shard's file
        int64_t size = 0;
    };
    struct Sample {
        uint32_t shard = 0;
        std::string key;
    };
    struct Scan;
    const Member& memberOf(size_t sample, size_t field) const { return m_members[sample * m_fields.size() + field]; }
    Result<void> close(const IndexRequest& request, const Visit& visit, Scan& scan);

    std::vector<std::filesystem::path> m_shards;
    std::vector<std::string> m_fields;
    std::vector<Sample> m_samples;
    std::vector<Member> m_members; // m_fields.size() a sample
};

} // namespace miro
