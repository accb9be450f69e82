#include "dataset/sample_index.h"

#include "base/files.h"
#include "dataset/sample_reader.h"
#include "dataset/tar_places.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace miro {
namespace {

// Closed at the end of its scope.
class OpenShard {
public:
    explicit OpenShard(const std::filesystem::path& shard)
        : m_shard(shard), m_file(::open(shard.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~OpenShard() {
        if (m_file >= 0)
            ::close(m_file);
    }
    OpenShard(const OpenShard&) = delete;
    OpenShard& operator=(const OpenShard&) = delete;

    Result<std::string> bytes(int64_t offset, int64_t size) const {
        if (m_file < 0)
            return fileError("cannot read", m_shard, errno);
        std::string bytes(static_cast<size_t>(size), '\0');
        for (size_t done = 0; done < bytes.size();) {
            const ssize_t got = ::pread(m_file, bytes.data() + done, bytes.size() - done,
                                        static_cast<off_t>(offset) + static_cast<off_t>(done));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return fileError("cannot read", m_shard, errno);
            if (got == 0)
                return Error{ErrorCode::Corrupt,
                             fmt::format("{} has become shorter while it was in use", m_shard.string())};
            done += static_cast<size_t>(got);
        }
        return bytes;
    }

private:
    const std::filesystem::path& m_shard;
    int m_file;
};

} // namespace

// The sample whose members are being gathered.
struct SampleIndex::Scan {
    uint32_t shard = 0;
    std::string key;
    std::vector<Member> members; // empty: no sample is open
};

std::string SampleIndex::nameOf(size_t sample) const {
    const Sample& one = m_samples[sample];
    return fmt::format("{}: sample {}", oneLine(m_shards[one.shard].filename().string(), 120), oneLine(one.key, 120));
}

// Checks the gathered sample and keeps it.
Result<void> SampleIndex::close(const IndexRequest& request, const Visit& visit, Scan& scan) {
    if (scan.members.empty())
        return {};
    for (size_t i = 0; i < request.needed.size(); ++i)
        if (scan.members[i].offset < 0)
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: sample {} has no .{}; make this shard again, or name another member",
                                     m_shards[scan.shard].string(), oneLine(scan.key, 120), request.needed[i])};
    m_samples.push_back({scan.shard, scan.key});
    m_members.insert(m_members.end(), scan.members.begin(), scan.members.end());
    scan.members.clear();
    std::string bytes;
    if (!request.visited.empty()) {
        const auto place = std::find(m_fields.begin(), m_fields.end(), request.visited);
        const auto field = static_cast<size_t>(place - m_fields.begin());
        MIRO_TRY(std::vector<std::string> fields, read(m_samples.size() - 1, {field}));
        bytes = std::move(fields.front());
    }
    return visit ? visit(m_samples.size() - 1, nameOf(m_samples.size() - 1), bytes) : Result<void>();
}

Result<SampleIndex> SampleIndex::scan(const IndexRequest& request, const Visit& visit, const std::stop_token& stop) {
    SampleIndex index;
    index.m_shards = request.shards;
    index.m_fields = request.needed;
    index.m_fields.insert(index.m_fields.end(), request.optional.begin(), request.optional.end());
    for (size_t shard = 0; shard < request.shards.size(); ++shard) {
        MIRO_TRY(TarPlaces tar, TarPlaces::open(request.shards[shard]));
        Scan scan;
        scan.shard = static_cast<uint32_t>(shard);
        for (;;) {
            if (stop.stop_requested())
                return stoppedError();
            MIRO_TRY(const auto place, tar.next());
            const auto name = place ? splitMemberName(place->name) : std::nullopt;
            if (place && !name)
                continue;
            if (!place || name->first != scan.key || scan.members.empty()) {
                MIRO_CHECK_OK(index.close(request, visit, scan));
                if (!place)
                    break;
                scan.key = name->first;
                scan.members.resize(index.m_fields.size());
            }
            const auto field = std::find(index.m_fields.begin(), index.m_fields.end(), name->second);
            if (field == index.m_fields.end())
                continue;
            Member& member = scan.members[static_cast<size_t>(field - index.m_fields.begin())];
            if (member.offset >= 0)
                return Error{ErrorCode::Corrupt,
                             fmt::format("{}: sample {} has two members .{}; make this shard again",
                                         request.shards[shard].string(), oneLine(scan.key, 120), name->second)};
            member = {place->offset, place->size};
        }
    }
    if (index.m_samples.empty())
        return usageError(fmt::format("there is no sample in {}{}", request.shards.front().string(),
                                      request.shards.size() > 1 ? " and the shards after it" : ""));
    return index;
}

Result<std::vector<std::string>> SampleIndex::read(size_t sample, const std::vector<size_t>& fields) const {
    const OpenShard shard(m_shards[m_samples[sample].shard]);
    std::vector<std::string> all;
    for (const size_t field : fields) {
        const Member member = field < m_fields.size() ? memberOf(sample, field) : Member();
        if (member.offset < 0) {
            all.emplace_back();
            continue;
        }
        MIRO_TRY(std::string bytes, shard.bytes(member.offset, member.size));
        all.push_back(std::move(bytes));
    }
    return all;
}

} // namespace miro
