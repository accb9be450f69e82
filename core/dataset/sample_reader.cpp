#include "dataset/sample_reader.h"

#include <fmt/format.h>

namespace miro {

std::optional<std::pair<std::string, std::string>> splitMemberName(const std::string& name) {
    const size_t slash = name.rfind('/');
    const size_t begin = slash == std::string::npos ? 0 : slash + 1;
    const size_t dot = name.find('.', begin);
    if (dot == std::string::npos || dot == begin)
        return std::nullopt;
    return std::pair{name.substr(0, dot), name.substr(dot + 1)};
}

const std::string* DatasetSample::find(const std::string& field) const {
    const auto place = fields.find(field);
    return place == fields.end() ? nullptr : &place->second;
}

Result<std::string_view> DatasetSample::need(const std::string& field, const std::filesystem::path& shard) const {
    if (const std::string* bytes = find(field))
        return std::string_view(*bytes);
    return Error{ErrorCode::Corrupt, fmt::format("{}: sample {} has no .{}; make this shard again", shard.string(),
                                                 oneLine(key, 120), field)};
}

Result<SampleReader> SampleReader::open(const std::filesystem::path& shard) {
    MIRO_TRY(TarReader tar, TarReader::open(shard));
    return SampleReader(shard, std::move(tar));
}

Result<std::optional<DatasetSample>> SampleReader::next() {
    DatasetSample sample;
    for (;;) {
        std::optional<TarMember> member = std::move(m_ahead);
        m_ahead.reset();
        if (!member) {
            MIRO_TRY(member, m_tar.next());
        }
        if (!member)
            break;
        const auto name = splitMemberName(member->name);
        if (!name)
            continue;
        if (!sample.fields.empty() && name->first != sample.key) {
            m_ahead = std::move(member);
            break;
        }
        sample.key = name->first;
        if (!sample.fields.try_emplace(name->second, std::move(member->bytes)).second)
            return Error{ErrorCode::Corrupt, fmt::format("{}: sample {} has two members .{}; make this shard again",
                                                         m_shard.string(), oneLine(sample.key, 120), name->second)};
    }
    return sample.fields.empty() ? std::optional<DatasetSample>() : std::optional(std::move(sample));
}

} // namespace miro
