#include "tensor/safetensors.h"

#include "base/files.h"
#include "base/json.h"
#include "tensor/mapped_file.h"
#include "tensor/scalar_types.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kMaxHeaderBytes = 100u << 20; // the reference implementation's limit

struct Entry {
    TensorInfo info;
    size_t begin = 0; // from the file's start
    size_t end = 0;
};

class SafetensorsFile : public TensorFile {
public:
    SafetensorsFile(std::filesystem::path path, std::shared_ptr<const MappedFile> file,
                    std::map<std::string, Entry> entries)
        : m_path(std::move(path)), m_file(std::move(file)), m_entries(std::move(entries)) {
        for (const auto& [name, entry] : m_entries)
            m_infos[name] = entry.info;
    }

    const std::map<std::string, TensorInfo>& tensors() const override { return m_infos; }
    const std::filesystem::path& path() const override { return m_path; }
    void dropPages() const override { m_file->dropPages(); }

    Result<at::Tensor> load(const std::string& name) const override {
        auto found = m_entries.find(name);
        if (found == m_entries.end())
            return Error{ErrorCode::NotFound, fmt::format("{}: there is no tensor {}", m_path.string(), oneLine(name))};
        const Entry& entry = found->second;
        // The header's length is arbitrary, so the data may be misaligned for its type: such a tensor is copied.
        const std::byte* data = m_file->data() + entry.begin;
        auto options = at::TensorOptions().dtype(entry.info.type);
        if (reinterpret_cast<uintptr_t>(data) % c10::elementSize(entry.info.type) != 0 || entry.begin == entry.end) {
            at::Tensor copy = at::empty(entry.info.shape, options);
            if (entry.end > entry.begin)
                std::memcpy(copy.mutable_data_ptr(), data, entry.end - entry.begin);
            return copy;
        }
        return at::from_blob(
            const_cast<std::byte*>(data), entry.info.shape, [keep = m_file](void*) {}, options);
    }

private:
    std::filesystem::path m_path;
    std::shared_ptr<const MappedFile> m_file; // also owned by every tensor that looks into it
    std::map<std::string, Entry> m_entries;
    std::map<std::string, TensorInfo> m_infos;
};

Error corruptSafetensors(const std::filesystem::path& path, const std::string& what) {
    return {ErrorCode::Corrupt,
            fmt::format("{} is not a usable safetensors file: {}; get it again", oneLine(path.string()), what)};
}

Result<nlohmann::json> readHeader(const std::filesystem::path& path, const MappedFile& file, size_t& dataBegin) {
    if (file.size() < 8)
        return corruptSafetensors(path, fmt::format("it has only {} bytes", file.size()));
    uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | std::to_integer<uint64_t>(file.data()[i]);
    if (length > kMaxHeaderBytes || length > file.size() - 8)
        return corruptSafetensors(path,
                                  fmt::format("its header claims {} bytes, the file has {}", length, file.size()));
    dataBegin = 8 + length;
    auto header = parseJson(file.text().substr(8, length), path.string(), {.maxBytes = kMaxHeaderBytes, .maxDepth = 8});
    if (!header.ok())
        return corruptSafetensors(path, "its header is not valid JSON (" + header.message() + ")");
    if (!header->is_object())
        return corruptSafetensors(path, "its header is not a JSON object");
    return header;
}

// begin and end of a header entry, or nothing when the entry is not of that form.
bool readEntry(const nlohmann::json& json, Entry& entry, std::string& typeName) {
    if (!json.is_object() || !json.contains("dtype") || !json.contains("shape") || !json.contains("data_offsets"))
        return false;
    const auto& shape = json["shape"];
    const auto& offsets = json["data_offsets"];
    if (!json["dtype"].is_string() || !shape.is_array() || !offsets.is_array() || offsets.size() != 2 ||
        shape.size() > 16)
        return false;
    for (const auto& size : shape) {
        if (!size.is_number_unsigned() || size.get<uint64_t>() > uint64_t{1} << 62)
            return false;
        entry.info.shape.push_back(size.get<int64_t>());
    }
    if (!offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned())
        return false;
    typeName = json["dtype"].get<std::string>();
    entry.begin = offsets[0].get<uint64_t>();
    entry.end = offsets[1].get<uint64_t>();
    return true;
}

Result<std::map<std::string, Entry>> readEntries(const std::filesystem::path& path, const nlohmann::json& header,
                                                 size_t dataBegin, size_t fileSize) {
    std::map<std::string, Entry> entries;
    size_t dataBytes = fileSize - dataBegin;
    for (const auto& [name, json] : header.items()) {
        if (name == "__metadata__")
            continue;
        std::string shown = "tensor " + oneLine(name, 120);
        Entry entry;
        std::string typeName;
        if (!readEntry(json, entry, typeName))
            return corruptSafetensors(path, shown + " has no valid dtype, shape and data_offsets");
        auto known = std::find_if(scalarTypeNames().begin(), scalarTypeNames().end(),
                                  [&](const ScalarTypeName& type) { return typeName == type.safetensors; });
        if (known == scalarTypeNames().end())
            return Error{ErrorCode::Unsupported, fmt::format("{}: {} has the type {}, which this program does not read",
                                                             oneLine(path.string()), shown, oneLine(typeName, 20))};
        entry.info.type = known->type;
        if (entry.begin > entry.end || entry.end > dataBytes)
            return corruptSafetensors(path,
                                      fmt::format("{} lies at bytes {} to {} of {}: the file is cut short or damaged",
                                                  shown, entry.begin, entry.end, dataBytes));
        int64_t elementBytes = static_cast<int64_t>(c10::elementSize(known->type));
        int64_t elements = checkedElements(entry.info.shape, elementBytes);
        if (elements < 0 || static_cast<uint64_t>(elements * elementBytes) != entry.end - entry.begin)
            return corruptSafetensors(path, fmt::format("{} of {} does not fit its {} bytes", shown,
                                                        describeTensor(known->type, entry.info.shape),
                                                        entry.end - entry.begin));
        entry.begin += dataBegin;
        entry.end += dataBegin;
        entries.emplace(name, std::move(entry));
    }
    return entries;
}

// The format wants the tensors to cover the data without overlap or hole.
Result<void> checkCoverage(const std::filesystem::path& path, const std::map<std::string, Entry>& entries,
                           size_t dataBegin, size_t fileSize) {
    std::vector<std::pair<const std::string*, const Entry*>> ordered;
    for (const auto& [name, entry] : entries)
        ordered.emplace_back(&name, &entry);
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
        return std::pair(a.second->begin, a.second->end) < std::pair(b.second->begin, b.second->end);
    });
    size_t expected = dataBegin;
    for (const auto& [name, entry] : ordered) {
        if (entry->begin < expected)
            return corruptSafetensors(path, "tensor " + oneLine(*name, 120) + " overlaps another tensor");
        if (entry->begin > expected)
            return corruptSafetensors(path, "there is a hole before tensor " + oneLine(*name, 120));
        expected = entry->end;
    }
    if (expected != fileSize)
        return corruptSafetensors(path, fmt::format("{} bytes follow its last tensor", fileSize - expected));
    return {};
}

} // namespace

Result<std::unique_ptr<TensorFile>> openSafetensors(const std::filesystem::path& path) {
    MIRO_TRY(auto file, MappedFile::open(path));
    size_t dataBegin = 0;
    MIRO_TRY(nlohmann::json header, readHeader(path, *file, dataBegin));
    MIRO_TRY(auto entries, readEntries(path, header, dataBegin, file->size()));
    MIRO_CHECK_OK(checkCoverage(path, entries, dataBegin, file->size()));
    return std::unique_ptr<TensorFile>(new SafetensorsFile(path, std::move(file), std::move(entries)));
}

Result<std::map<std::string, std::string>> readSafetensorsMetadata(const std::filesystem::path& path) {
    MIRO_TRY(auto file, MappedFile::open(path));
    size_t dataBegin = 0;
    MIRO_TRY(nlohmann::json header, readHeader(path, *file, dataBegin));
    std::map<std::string, std::string> metadata;
    if (auto found = header.find("__metadata__"); found != header.end() && found->is_object())
        for (const auto& [key, value] : found->items())
            if (value.is_string())
                metadata[key] = value.get<std::string>();
    return metadata;
}

Result<std::string> safetensorsBytes(const std::map<std::string, at::Tensor>& tensors,
                                     const std::map<std::string, std::string>& metadata) {
    nlohmann::json header = nlohmann::json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    size_t offset = 0;
    for (const auto& [name, tensor] : tensors) {
        auto known = std::find_if(scalarTypeNames().begin(), scalarTypeNames().end(),
                                  [&](const ScalarTypeName& type) { return tensor.scalar_type() == type.type; });
        if (known == scalarTypeNames().end())
            return Error{ErrorCode::Unsupported, fmt::format("tensor {} has the type {}, which safetensors has not",
                                                             name, c10::toString(tensor.scalar_type()))};
        header[name] = {{"dtype", known->safetensors},
                        {"shape", tensor.sizes().vec()},
                        {"data_offsets", {offset, offset + tensor.nbytes()}}};
        offset += tensor.nbytes();
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' '); // the data begins aligned, so that readers need not copy
    std::string bytes(8, '\0');
    for (size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(text.size() >> (8 * i) & 0xFF);
    bytes += text;
    bytes.reserve(bytes.size() + offset);
    for (const auto& [name, tensor] : tensors) {
        at::Tensor plain = tensor.to(at::kCPU).contiguous();
        bytes.append(static_cast<const char*>(plain.const_data_ptr()), plain.nbytes());
    }
    return bytes;
}

} // namespace miro
