#include "model/adapter_file.h"

#include "base/files.h"
#include "base/json.h"
#include "tensor/safetensors.h"
#include "tensor/scalar_types.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

using Metadata = std::map<std::string, std::string>;

constexpr const char* kVersionKey = "miro_adapter";
constexpr const char* kVersion = "1";
constexpr const char* kDown = ".lora_A";
constexpr const char* kUp = ".lora_B";
constexpr const char* kWeight = ".weight";
constexpr int64_t kMaxRank = 4096;
constexpr size_t kMaxText = 1 << 20;
constexpr size_t kMaxEdges = 10'000;

// What is wrong with an adapter, whoever asks: "tensor NAME ...", "KEY ...".
using Problem = std::optional<std::string>;

bool isName(const std::string& text, const char* more) {
    return !text.empty() && text.size() <= 200 && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::string_view(more).find(c) != std::string::npos;
    });
}

Problem problemOf(const AdapterInfo& info) {
    if (info.baseHash.size() != 64 || info.baseHash.find_first_not_of("0123456789abcdef") != std::string::npos)
        return "base_sha256 is no SHA-256 of 64 digits";
    if (info.rank < 1 || info.rank > kMaxRank)
        return fmt::format("rank {} is not from 1 to {}", info.rank, kMaxRank);
    if (!std::isfinite(info.alpha) || info.alpha <= 0 || info.alpha > 1e6)
        return fmt::format("alpha {} is no number above 0", info.alpha);
    if (!isName(info.rewardKey, "_"))
        return fmt::format("reward_key '{}' is no name of lower case letters, digits and _",
                           oneLine(info.rewardKey, 80));
    for (const std::string* text : {&info.profile, &info.created, &info.summary})
        if (text->size() > kMaxText)
            return "profile, created or summary is longer than a megabyte";
    if (!info.summary.empty())
        if (auto json = parseJson(info.summary, "summary"); !json.ok() || !json->is_object())
            return "summary is no JSON object";
    const std::vector<double>& edges = info.binEdges;
    if (edges.size() == 1 || edges.size() > kMaxEdges ||
        !std::all_of(edges.begin(), edges.end(), [](double edge) { return std::isfinite(edge); }) ||
        std::adjacent_find(edges.begin(), edges.end(), std::greater_equal<>()) != edges.end())
        return "bin_edges is no list of rising numbers";
    return std::nullopt;
}

Problem problemOf(const std::string& name, const at::Tensor& tensor, const std::vector<int64_t>& shape) {
    if (!tensor.defined() || tensor.sizes() != at::IntArrayRef(shape))
        return fmt::format("tensor {} has the shape {}; expected {}", name,
                           describeShape(tensor.defined() ? tensor.sizes().vec() : std::vector<int64_t>()),
                           describeShape(shape));
    if (tensor.scalar_type() != at::kFloat)
        return fmt::format("tensor {} is no float32", name);
    if (!at::isfinite(tensor).all().item<bool>())
        return fmt::format("tensor {} holds NaN or infinity", name);
    return std::nullopt;
}

Problem problemOf(const AdapterLayer& layer, int64_t rank) {
    if (!layer.weight.ends_with(kWeight) || !isName(layer.weight, "_."))
        return fmt::format("'{}' is no name of a weight", oneLine(layer.weight, 120));
    const std::string module = layer.weight.substr(0, layer.weight.size() - std::string_view(kWeight).size());
    auto sizeOf = [](const at::Tensor& tensor, int64_t axis) {
        return tensor.defined() && tensor.dim() == 2 ? tensor.size(axis) : 0;
    };
    if (Problem problem = problemOf(module + kDown, layer.down, {rank, sizeOf(layer.down, 1)}))
        return problem;
    return problemOf(module + kUp, layer.up, {sizeOf(layer.up, 0), rank});
}

Problem problemOf(const Adapter& adapter) {
    if (Problem problem = problemOf(adapter.info))
        return problem;
    std::set<std::string> seen;
    for (const AdapterLayer& layer : adapter.layers) {
        if (Problem problem = problemOf(layer, adapter.info.rank))
            return problem;
        if (!seen.insert(layer.weight).second)
            return fmt::format("{} has two pairs", layer.weight);
    }
    const at::Tensor* row = adapter.find(kRewardPositions);
    if (!row || row->dim() != 2)
        return fmt::format("tensor {} is missing or no row", kRewardPositions);
    const std::vector<ParameterShape> expected = addedTensors(adapter.info.rewardKey, row->size(1));
    for (const ParameterShape& each : expected) {
        const at::Tensor* found = adapter.find(each.name);
        if (!found)
            return fmt::format("tensor {} is missing; expected {}", each.name, describeShape(each.shape));
        if (Problem problem = problemOf(each.name, *found, each.shape))
            return problem;
    }
    for (const auto& [name, tensor] : adapter.added)
        if (std::none_of(expected.begin(), expected.end(), [&](const auto& each) { return each.name == name; }))
            return fmt::format("tensor {} belongs to no adapter of the reward {}", oneLine(name, 120),
                               adapter.info.rewardKey);
    return adapter.added.size() == expected.size() ? Problem() : "a tensor of its reward is there twice";
}

Error corrupt(const std::filesystem::path& file, const std::string& what) {
    return {ErrorCode::Corrupt,
            fmt::format("{} is not a usable adapter: {}; train or get it again", oneLine(file.string()), what)};
}

template <typename Number>
bool readNumber(const Metadata& metadata, const char* key, Number& number) {
    auto found = metadata.find(key);
    if (found == metadata.end())
        return false;
    const char* end = found->second.data() + found->second.size();
    auto [rest, code] = std::from_chars(found->second.data(), end, number);
    return code == std::errc() && rest == end;
}

Result<AdapterInfo> infoFrom(const Metadata& metadata, const std::filesystem::path& file) {
    auto text = [&](const char* key) {
        auto found = metadata.find(key);
        return found == metadata.end() ? std::string() : found->second;
    };
    const std::string version = text(kVersionKey);
    if (version.empty())
        return corrupt(file, fmt::format("its metadata has no {}: it is another kind of file", kVersionKey));
    if (version != kVersion)
        return corrupt(file,
                       fmt::format("its layout is version {}, this program reads {}", oneLine(version, 20), kVersion));
    AdapterInfo info;
    info.baseHash = text("base_sha256");
    info.rewardKey = text("reward_key");
    info.profile = text("profile");
    info.created = text("created");
    info.summary = text("summary");
    if (!readNumber(metadata, "rank", info.rank))
        return corrupt(file, "rank is no whole number");
    if (!readNumber(metadata, "alpha", info.alpha))
        return corrupt(file, "alpha is no number");
    if (metadata.contains("bin_edges")) {
        auto edges = parseJson(text("bin_edges"), "bin_edges");
        if (!edges.ok() || !edges->is_array() ||
            !std::all_of(edges->begin(), edges->end(), [](const auto& edge) { return edge.is_number(); }))
            return corrupt(file, "bin_edges is no list of numbers");
        info.binEdges = edges->template get<std::vector<double>>();
    }
    return info;
}

Metadata metadataOf(const AdapterInfo& info) {
    Metadata metadata{{kVersionKey, kVersion},
                      {"base_sha256", info.baseHash},
                      {"rank", std::to_string(info.rank)},
                      {"alpha", fmt::format("{}", info.alpha)},
                      {"reward_key", info.rewardKey},
                      {"profile", info.profile},
                      {"created", info.created},
                      {"summary", info.summary}};
    if (!info.binEdges.empty())
        metadata["bin_edges"] = nlohmann::json(info.binEdges).dump();
    return metadata;
}

Result<Adapter> read(const std::filesystem::path& file) {
    MIRO_TRY(const std::unique_ptr<TensorFile> tensors, openSafetensors(file));
    MIRO_TRY(const Metadata metadata, readSafetensorsMetadata(file));
    Adapter adapter;
    MIRO_TRY(adapter.info, infoFrom(metadata, file));
    auto load = [&](const std::string& name) -> Result<at::Tensor> {
        MIRO_TRY(const at::Tensor stored, tensors->load(name));
        if (stored.scalar_type() != at::kFloat && stored.scalar_type() != at::kHalf)
            return corrupt(file, fmt::format("tensor {} is neither float32 nor float16", oneLine(name, 120)));
        return stored.to(at::kFloat, false, true); // a copy: the file may be replaced while it is used
    };
    for (const auto& [name, info] : tensors->tensors()) {
        if (name.ends_with(kUp)) {
            if (!tensors->tensors().contains(name.substr(0, name.size() - std::string_view(kUp).size()) + kDown))
                return corrupt(file, fmt::format("tensor {} has no {} beside it", oneLine(name, 120), kDown));
            continue;
        }
        MIRO_TRY(at::Tensor tensor, load(name));
        if (!name.ends_with(kDown)) {
            adapter.added.emplace_back(name, std::move(tensor));
            continue;
        }
        const std::string module = name.substr(0, name.size() - std::string_view(kDown).size());
        if (!tensors->tensors().contains(module + kUp))
            return corrupt(file, fmt::format("tensor {} has no {} beside it", oneLine(name, 120), kUp));
        MIRO_TRY(at::Tensor up, load(module + kUp));
        adapter.layers.push_back({module + kWeight, std::move(tensor), std::move(up)});
    }
    if (const Problem problem = problemOf(adapter))
        return corrupt(file, *problem);
    return adapter;
}

} // namespace

const at::Tensor* Adapter::find(const std::string& addedName) const {
    auto found = std::find_if(added.begin(), added.end(), [&](const auto& each) { return each.first == addedName; });
    return found == added.end() ? nullptr : &found->second;
}

Result<Adapter> readAdapter(const std::filesystem::path& file) {
    return guardTorch("reading " + oneLine(file.string()), [&] { return read(file); });
}

Result<void> writeAdapter(const std::filesystem::path& file, const Adapter& adapter, bool half) {
    return guardTorch("writing " + oneLine(file.string()), [&]() -> Result<void> {
        if (const Problem problem = problemOf(adapter))
            return usageError(fmt::format("{} cannot be written: {}", oneLine(file.string()), *problem));
        std::map<std::string, at::Tensor> tensors;
        auto add = [&](const std::string& name, const at::Tensor& tensor) {
            tensors[name] = tensor.detach().to(half ? at::kHalf : at::kFloat);
        };
        for (const AdapterLayer& layer : adapter.layers) {
            const std::string module = layer.weight.substr(0, layer.weight.size() - std::string_view(kWeight).size());
            add(module + kDown, layer.down);
            add(module + kUp, layer.up);
        }
        for (const auto& [name, tensor] : adapter.added)
            add(name, tensor);
        for (const auto& [name, tensor] : tensors) // fp16 ends at 65504
            if (!at::isfinite(tensor).all().item<bool>())
                return usageError(fmt::format("{} cannot be written: tensor {} is too large for float16",
                                              oneLine(file.string()), name));
        MIRO_TRY(const std::string bytes, safetensorsBytes(tensors, metadataOf(adapter.info)));
        return writeFileAtomically(file, bytes);
    });
}

} // namespace miro
