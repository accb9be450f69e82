#include "flow/adapter_merge.h"

#include "base/files.h"
#include "base/json.h"
#include "base/paths.h"
#include "batch/explore_folder.h"
#include "flow/generator_files.h"
#include "model/adapted_weights.h"
#include "tensor/safetensors.h"
#include "tensor/tensor_file.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

// Keys keep their places: people read this file.
using Json = nlohmann::ordered_json;

constexpr size_t kMaxFileBytes = size_t{4} << 30;

// Booleans of the published network, one a conditioning token (and one more), which count the rewards too.
constexpr const char* kTokenFlags[] = {"network.cond_mask", "network.registers_coherence_mask"};

Result<void> checkOutputFolder(const fs::path& folder) {
    if (folder.empty())
        return usageError("there is no folder to write to; give --output-dir DIR");
    std::error_code failed;
    if (!fs::exists(folder, failed))
        return checkWritableFolder(folderOf(folder));
    MIRO_CHECK_OK(checkWritableFolder(folder));
    if (!fs::is_empty(folder, failed))
        return usageError(fmt::format("{} is not empty; give a new folder", oneLine(folder.string())));
    return {};
}

Result<std::string> mergedConfig(const fs::path& file, const RinConfig& base, const std::vector<std::string>& added) {
    MIRO_TRY(const std::string text, readFile(file));
    Json config = Json::parse(text); // readRinConfig() has read it
    Json& network = config["network"];
    auto extend = [&](Json& list) {
        for (const std::string& key : added)
            list.push_back(key);
    };
    if (config.contains("coherence_keys"))
        extend(config["coherence_keys"]);
    if (network.contains("coherence_keys") && !network["coherence_keys"].empty())
        extend(network["coherence_keys"]);
    const auto count = static_cast<int64_t>(added.size());
    if (base.network.concatCondTokens) { // the learned latents stay as many as they are
        network["num_cond_tokens"] = base.network.condTokenCount + count;
        network["num_latents"] = base.network.latentCount + count;
        if (config.contains("preconditioning") && config["preconditioning"].contains("num_latents"))
            config["preconditioning"]["num_latents"] = base.network.latentCount + count;
    }
    return config.dump(1, ' ') + "\n";
}

// A model pack's title is what menus show: two models shall not have the same.
Result<std::string> mergedPack(const std::string& text, const fs::path& file, const std::string& adapter) {
    auto valid = parseJson(text, file.string());
    if (!valid.ok())
        return valid.error();
    Json pack = Json::parse(text);
    if (pack.is_object() && pack.contains("title") && pack["title"].is_string())
        pack["title"] = pack["title"].get<std::string>() + " + " + adapter;
    return pack.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<std::string> mergedWeights(const fs::path& file, const GeneratorFiles& files, const std::stop_token& stop) {
    MIRO_TRY(const std::unique_ptr<TensorFile> base, openTensorFile(file));
    const AdapterBlend& blend = files.adapters.blend;
    const AdaptedWeights adapted(*base, blend);
    const auto& stored = base->tensors();
    auto rows = stored.find(kRewardPositions);
    if (rows == stored.end())
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: tensor {} is missing", oneLine(file.string()), kRewardPositions)};
    std::map<std::string, at::Tensor> tensors;
    for (const auto& [name, info] : adapted.tensors()) {
        if (stop.stop_requested())
            return stoppedError();
        MIRO_TRY(const at::Tensor tensor, adapted.load(name));
        auto own = stored.find(name);
        tensors[name] = tensor.to(own == stored.end() ? rows->second.type : own->second.type);
        if (!at::isfinite(tensors[name]).all().item<bool>())
            return Error{ErrorCode::Failed,
                         fmt::format("tensor {} grows beyond the base's type; merge with a smaller weight", name)};
    }
    const auto more = static_cast<int64_t>(blend.rewardKeys().size());
    for (const char* flag : kTokenFlags)
        if (auto found = tensors.find(flag); found != tensors.end() && found->second.dim() == 1)
            found->second = at::cat({found->second, at::ones({more}, found->second.options())});
    const AdapterMark& mark = files.adapters.marks.front();
    return safetensorsBytes(tensors, {{"merged_adapter", mark.name},
                                      {"merged_adapter_sha256", mark.sha256},
                                      {"merged_adapter_weight", fmt::format("{}", mark.weight)},
                                      {"merged_model", files.place.name}});
}

Result<void> merge(const AdapterMergeRequest& request, ProgressSink& progress, const std::stop_token& stop) {
    if (!(request.adapter.weight > 0))
        return usageError("the weight of the adapter is 0: the merged model would be its base; give one above 0");
    const fs::path folder = withoutTrailingSlash(request.outputFolder);
    MIRO_CHECK_OK(checkOutputFolder(folder));
    MIRO_TRY(const ModelStore store, ModelStore::open(request.modelFolders));
    MIRO_TRY(GeneratorFiles files, findGeneratorFiles(store, request.model, request.variant));
    const RinConfig base = files.config;
    MIRO_CHECK_OK(addAdapters(files, {request.adapter}, cacheFolder(), stop));

    std::vector<fs::path> others;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(files.place.folder, ignored))
        if (entry.is_regular_file(ignored) && entry.path() != files.weights &&
            entry.path().filename() != "config.json" && !entry.path().filename().string().starts_with("."))
            others.push_back(entry.path());
    std::sort(others.begin(), others.end());

    const auto total = static_cast<int64_t>(others.size()) + 2;
    progress.progress({"write", 0, total});
    AtomicFileGroup group;
    if (!fs::exists(folder, ignored))
        MIRO_CHECK_OK(group.createFolder(folder));
    int64_t done = 0;
    auto add = [&](const char* name, const std::string& bytes) -> Result<void> {
        MIRO_CHECK_OK(group.add(folder / name, bytes));
        progress.progress({"write", ++done, total});
        return stop.stop_requested() ? Result<void>(stoppedError()) : Result<void>();
    };
    for (const fs::path& other : others) {
        MIRO_TRY(std::string bytes, readFile(other, kMaxFileBytes));
        if (other.filename() == "pack.json") {
            MIRO_TRY(bytes, mergedPack(bytes, other, files.adapters.marks.front().name));
        }
        MIRO_CHECK_OK(add(other.filename().c_str(), bytes));
    }
    MIRO_TRY(const std::string config,
             mergedConfig(files.place.folder / "config.json", base, files.adapters.blend.rewardKeys()));
    MIRO_CHECK_OK(add("config.json", config));
    {
        MIRO_TRY(const std::string weights, mergedWeights(files.weights, files, stop));
        MIRO_CHECK_OK(add("model.safetensors", weights));
    }
    return group.commit();
}

} // namespace

Result<void> mergeAdapter(const AdapterMergeRequest& request, ProgressSink& progress, std::stop_token stop) {
    return guardTorch("merging an adapter", [&] { return merge(request, progress, stop); });
}

} // namespace miro
