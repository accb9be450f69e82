#include "tensor/torch_archive.h"

#include "tensor/mapped_file.h"
#include "tensor/pickle.h"
#include "tensor/scalar_types.h"
#include "tensor/zip_directory.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int kMaxDepth = 8; // of dictionaries that hold tensors

// A tensor as the pickle describes it: a strided window into one stored member.
struct Stored {
    TensorInfo info;
    std::vector<int64_t> strides;
    int64_t offset = 0; // in elements
    std::string_view bytes;
};

class TorchArchiveFile : public TensorFile {
public:
    TorchArchiveFile(std::filesystem::path path, std::shared_ptr<const MappedFile> file,
                     std::map<std::string, Stored> stored)
        : m_path(std::move(path)), m_file(std::move(file)), m_stored(std::move(stored)) {
        for (const auto& [name, entry] : m_stored)
            m_infos[name] = entry.info;
    }

    const std::map<std::string, TensorInfo>& tensors() const override { return m_infos; }
    const std::filesystem::path& path() const override { return m_path; }
    void dropPages() const override { m_file->dropPages(); }

    Result<at::Tensor> load(const std::string& name) const override {
        auto found = m_stored.find(name);
        if (found == m_stored.end())
            return Error{ErrorCode::NotFound, fmt::format("{}: there is no tensor {}", m_path.string(), oneLine(name))};
        const Stored& stored = found->second;
        auto options = at::TensorOptions().dtype(stored.info.type);
        size_t elementBytes = c10::elementSize(stored.info.type);
        if (checkedElements(stored.info.shape, static_cast<int64_t>(elementBytes)) == 0)
            return at::empty(stored.info.shape, options);
        const char* data = stored.bytes.data() + stored.offset * elementBytes;
        if (reinterpret_cast<uintptr_t>(data) % elementBytes == 0)
            return at::from_blob(
                       const_cast<char*>(data), stored.info.shape, stored.strides, [keep = m_file](void*) {}, options)
                .contiguous();
        // Misaligned members are copied whole before they are looked at through strides.
        at::Tensor copy = at::empty({static_cast<int64_t>(stored.bytes.size() / elementBytes)}, options);
        std::memcpy(copy.mutable_data_ptr(), stored.bytes.data(), copy.nbytes());
        return copy.as_strided(stored.info.shape, stored.strides, stored.offset).contiguous();
    }

private:
    std::filesystem::path m_path;
    std::shared_ptr<const MappedFile> m_file; // also owned by every tensor that looks into it
    std::map<std::string, Stored> m_stored;
    std::map<std::string, TensorInfo> m_infos;
};

// Turns the pickle's tensor descriptions into Stored entries, checking each against the archive.
class Collector {
public:
    Collector(const std::map<std::string, std::string_view>& members, std::string prefix, std::string what)
        : m_members(members), m_prefix(std::move(prefix)), m_what(std::move(what)) {}

    Result<std::map<std::string, Stored>> collect(const PickleValue& root) {
        MIRO_CHECK_OK(visit(unwrap(root), "", 0));
        return std::move(m_stored);
    }

private:
    // Checkpoints often wrap the weights: {"epoch": 3, "state_dict": {...}}.
    static const PickleValue& unwrap(const PickleValue& root) {
        for (const char* key : {"state_dict", "model"})
            for (const auto& [name, value] : root.entries)
                if (name->kind == PickleKind::Text && name->text == key && value->kind == PickleKind::Dict)
                    return *value;
        return root;
    }

    Result<void> visit(const PickleValue& value, const std::string& name, int depth) {
        if (value.kind == PickleKind::Tensor) {
            MIRO_TRY(Stored stored, storedFrom(value, name));
            m_stored[name.empty() ? "tensor" : name] = std::move(stored);
        }
        if (value.kind != PickleKind::Dict || depth >= kMaxDepth)
            return {};
        for (const auto& [key, child] : value.entries)
            if (key->kind == PickleKind::Text)
                MIRO_CHECK_OK(visit(*child, name.empty() ? key->text : name + "." + key->text, depth + 1));
        return {};
    }

    Error damaged(const std::string& name, const std::string& why) const {
        return {ErrorCode::Corrupt, fmt::format("{}: tensor {} {}", m_what, oneLine(name, 120), why)};
    }

    static bool readSizes(const PickleValue& value, std::vector<int64_t>& sizes) {
        if ((value.kind != PickleKind::Tuple && value.kind != PickleKind::List) || value.items.size() > 16)
            return false;
        for (const PickleValue* item : value.items) {
            if (item->kind != PickleKind::Int || item->integer < 0)
                return false;
            sizes.push_back(item->integer);
        }
        return true;
    }

    // Arguments: storage, offset, size, stride, ... ; the storage's id: ("storage", type, key, location, count).
    Result<Stored> storedFrom(const PickleValue& tensor, const std::string& name) const {
        Stored stored;
        const auto& arguments = tensor.items;
        if (arguments.size() < 4 || arguments[0]->kind != PickleKind::Persistent || arguments[0]->items.size() < 5 ||
            arguments[1]->kind != PickleKind::Int || !readSizes(*arguments[2], stored.info.shape) ||
            !readSizes(*arguments[3], stored.strides) || stored.strides.size() != stored.info.shape.size())
            return damaged(name, "is not described as torch.save describes one");
        const auto& id = arguments[0]->items;
        stored.offset = arguments[1]->integer;
        std::string type = id[1]->text.substr(id[1]->text.rfind('.') + 1);
        auto known = std::find_if(scalarTypeNames().begin(), scalarTypeNames().end(),
                                  [&](const ScalarTypeName& candidate) { return type == candidate.storage; });
        if (known == scalarTypeNames().end())
            return Error{ErrorCode::Unsupported, fmt::format("{}: tensor {} has the storage type {}, which is not read",
                                                             m_what, oneLine(name, 120), oneLine(id[1]->text, 60))};
        stored.info.type = known->type;
        auto member = m_members.find(m_prefix + "data/" + id[2]->text);
        if (member == m_members.end())
            return damaged(name, "refers to a part that the archive does not hold");
        stored.bytes = member->second;

        int64_t elementBytes = static_cast<int64_t>(c10::elementSize(stored.info.type));
        int64_t available = static_cast<int64_t>(stored.bytes.size()) / elementBytes;
        int64_t elements = checkedElements(stored.info.shape, elementBytes);
        if (elements < 0 || elements > available || stored.offset < 0 || stored.offset > available)
            return damaged(name, fmt::format("of {} does not fit its {} bytes",
                                             describeTensor(stored.info.type, stored.info.shape), stored.bytes.size()));
        int64_t last = stored.offset;
        for (size_t i = 0; i < stored.strides.size() && elements > 0; ++i) {
            int64_t steps = stored.info.shape[i] - 1;
            if (steps > 0 && stored.strides[i] > (available - last) / steps)
                return damaged(name, "reaches beyond its storage");
            last += steps * stored.strides[i];
        }
        if (elements > 0 && last >= available)
            return damaged(name, "reaches beyond its storage");
        return stored;
    }

    const std::map<std::string, std::string_view>& m_members;
    std::string m_prefix;
    std::string m_what;
    std::map<std::string, Stored> m_stored;
};

} // namespace

Result<std::unique_ptr<TensorFile>> openTorchArchive(const std::filesystem::path& path) {
    std::string what = oneLine(path.string());
    MIRO_TRY(auto file, MappedFile::open(path));
    MIRO_TRY(auto members, readZipDirectory(file->text(), what));
    // Every member lies under one folder, whose name is whatever the file was called when it was saved.
    auto pickled = std::find_if(members.begin(), members.end(), [](const auto& member) {
        return member.first == "data.pkl" ||
               (member.first.ends_with("/data.pkl") && std::count(member.first.begin(), member.first.end(), '/') == 1);
    });
    if (pickled == members.end())
        return Error{ErrorCode::Corrupt, fmt::format("{} is a zip archive but not one of torch.save", what)};
    std::string prefix = pickled->first.substr(0, pickled->first.size() - std::string("data.pkl").size());
    if (auto order = members.find(prefix + "byteorder"); order != members.end() && order->second != "little")
        return Error{ErrorCode::Unsupported, fmt::format("{} was saved on a big-endian machine", what)};
    MIRO_TRY(Pickle pickle, Pickle::read(pickled->second, what));
    MIRO_TRY(auto stored, Collector(members, prefix, what).collect(pickle.root()));
    return std::unique_ptr<TensorFile>(new TorchArchiveFile(path, std::move(file), std::move(stored)));
}

} // namespace miro
