#include "tensor/tensor_file.h"

#include "base/files.h"
#include "base/json.h"
#include "tensor/safetensors.h"
#include "tensor/torch_archive.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <fmt/format.h>
#include <fstream>

namespace miro {
namespace fs = std::filesystem;
namespace {

// Several files that together hold one set of tensors, as the Hugging Face index JSON lists them.
class ShardedFile : public TensorFile {
public:
    ShardedFile(fs::path path, std::vector<std::unique_ptr<TensorFile>> shards)
        : m_path(std::move(path)), m_shards(std::move(shards)) {
        for (const auto& shard : m_shards)
            m_infos.insert(shard->tensors().begin(), shard->tensors().end());
    }

    const std::map<std::string, TensorInfo>& tensors() const override { return m_infos; }
    const fs::path& path() const override { return m_path; }

    Result<at::Tensor> load(const std::string& name) const override {
        for (const auto& shard : m_shards)
            if (shard->tensors().count(name))
                return shard->load(name);
        return Error{ErrorCode::NotFound, fmt::format("{}: there is no tensor {}", m_path.string(), oneLine(name))};
    }

    void dropPages() const override {
        for (const auto& shard : m_shards)
            shard->dropPages();
    }

private:
    fs::path m_path;
    std::vector<std::unique_ptr<TensorFile>> m_shards;
    std::map<std::string, TensorInfo> m_infos;
};

Result<std::unique_ptr<TensorFile>> openIndex(const fs::path& path) {
    MIRO_TRY(nlohmann::json index, readJsonFile(path));
    auto bad = [&](const std::string& what) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: {}", oneLine(path.string()), what)};
    };
    if (!index.is_object() || !index.contains("weight_map") || !index["weight_map"].is_object())
        return bad("it has no weight_map object");
    std::vector<std::string> names;
    for (const auto& [tensor, file] : index["weight_map"].items()) {
        if (!file.is_string())
            return bad(fmt::format("weight_map names no file for {}", oneLine(tensor, 120)));
        std::string name = file.get<std::string>();
        // A shard is a plain file name beside its index: nothing in a file may lead out of its folder.
        if (name.empty() || name == "." || name == ".." || name.find_first_of("/\\") != std::string::npos)
            return bad(fmt::format("weight_map names '{}', which is not a plain file name", oneLine(name, 120)));
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    std::vector<std::unique_ptr<TensorFile>> shards;
    for (const std::string& name : names) {
        MIRO_TRY(auto shard, openTensorFile(path.parent_path() / name));
        shards.push_back(std::move(shard));
    }
    return std::unique_ptr<TensorFile>(new ShardedFile(path, std::move(shards)));
}

} // namespace

Result<std::unique_ptr<TensorFile>> openTensorFile(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        return Error{ErrorCode::Corrupt, fmt::format("cannot read {}: it is a folder", oneLine(path.string()))};
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return fileError("cannot read", path, ENOENT);
    char head[9] = {};
    stream.read(head, sizeof head);
    std::streamsize length = stream.gcount();
    if (length >= 4 && std::equal(head, head + 4, "PK\x03\x04"))
        return openTorchArchive(path);
    if (length >= 2 && head[0] == '\x80' && head[1] >= 2 && head[1] <= 5 && length == 9 && head[8] != '{')
        return Error{ErrorCode::Unsupported,
                     fmt::format("{} is a torch file in the old pickle format, which can run code and is not read; "
                                 "save it again with a torch of 1.6 or newer, or as safetensors",
                                 oneLine(path.string()))};
    // A safetensors header begins at byte 8 with '{'; an index is JSON from byte 0.
    size_t first = 0;
    while (first < static_cast<size_t>(length) && std::isspace(static_cast<unsigned char>(head[first])))
        ++first;
    bool json = first < static_cast<size_t>(length) && head[first] == '{' && !(length == 9 && head[8] == '{');
    if (json)
        return openIndex(path);
    return openSafetensors(path);
}

Result<std::unique_ptr<TensorFile>> openWeightsIn(const fs::path& folder, const std::vector<std::string>& stems) {
    std::error_code error;
    std::string looked;
    for (const std::string& stem : stems)
        for (const char* ending : {".safetensors", ".safetensors.index.json", ".fp16.safetensors", ".bin",
                                   ".bin.index.json", ".pt", ".pth"}) {
            fs::path path = folder / (stem + ending);
            if (fs::exists(path, error))
                return openTensorFile(path);
            if (looked.empty())
                looked = stem + ending;
        }
    return Error{ErrorCode::NotFound, fmt::format("{} is missing in {} (nor is there another form of it)", looked,
                                                  oneLine(folder.string()))};
}

} // namespace miro
