#include "flow/preview_cache.h"

#include "base/files.h"
#include "base/json.h"
#include "decode/latent_scaling.h"
#include "hub/file_hash.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr int kCacheVersion = 1;
constexpr int64_t kHeadBytes = int64_t{1} << 20; // the header, with names and shapes
constexpr int64_t kSamples = 64;
constexpr int64_t kSampleBytes = int64_t{4} << 10;
// Colours lie in [0, 1] and latents around it: a larger number is damage.
constexpr double kLargest = 1e4;

void appendPiece(std::ifstream& file, int64_t begin, int64_t bytes, std::string& text) {
    std::string piece(static_cast<size_t>(bytes), '\0');
    file.clear();
    file.seekg(begin);
    file.read(piece.data(), bytes);
    text.append(piece, 0, static_cast<size_t>(file.gcount()));
}

void appendFile(const fs::path& path, std::string& text) {
    std::error_code ignored;
    const auto size = static_cast<int64_t>(fs::file_size(path, ignored));
    std::ifstream file(path, std::ios::binary);
    text += fmt::format("{} {}\n", path.filename().string(), size);
    appendPiece(file, 0, std::min(size, kHeadBytes), text);
    for (int64_t i = 1; i <= kSamples && size > kHeadBytes; ++i)
        appendPiece(file, std::min(size - kSampleBytes, size / kSamples * i), kSampleBytes, text);
}

bool readNumbers(const nlohmann::json& json, size_t count, std::vector<float>& numbers) {
    if (!json.is_array() || json.size() != count)
        return false;
    for (const auto& item : json) {
        if (!item.is_number() || !(std::abs(item.get<double>()) < kLargest))
            return false;
        numbers.push_back(item.get<float>());
    }
    return true;
}

std::vector<float> numbersOf(const at::Tensor& tensor) {
    const at::Tensor flat = tensor.to(at::kCPU, at::kFloat).contiguous();
    const float* data = flat.const_data_ptr<float>();
    return {data, data + flat.numel()};
}

} // namespace

Result<std::string> previewKey(const DecoderSource& source) {
    std::string text = source.config.modelType + "\n";
    const fs::path folder = source.vaeFolder.empty() ? source.modelFolder : source.vaeFolder;
    std::vector<fs::path> files;
    std::error_code ignored;
    if (source.vaeFolder.empty()) {
        files.push_back(folder / source.config.codecFile);
    } else {
        for (const auto& entry : fs::directory_iterator(folder, ignored))
            if (entry.is_regular_file(ignored))
                files.push_back(entry.path());
        MIRO_TRY(const VaeConfig vae, VaeConfig::read(source.vaeFolder));
        MIRO_TRY(LatentScaling scaling, LatentScaling::forSdxl(source.config, source.weights, vae));
        for (const at::Tensor& values : {scaling.scale, scaling.bias})
            for (float value : numbersOf(values))
                text += fmt::format("{:a} ", value);
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files)
        appendFile(file, text);
    FileHasher hasher(DigestKind::Sha256, 0);
    hasher.add(text);
    return hasher.finish();
}

std::optional<PreviewMap> readPreviewMap(const fs::path& folder, const std::string& key, int64_t channels) {
    auto json = readJsonFile(folder / (key + ".json"));
    if (!json.ok() || !json->is_object() || (*json)["version"] != kCacheVersion)
        return std::nullopt;
    std::vector<float> matrix, bias;
    if (!readNumbers((*json)["matrix"], static_cast<size_t>(3 * channels), matrix) ||
        !readNumbers((*json)["bias"], 3, bias))
        return std::nullopt;
    return PreviewMap{at::tensor(matrix).view({3, channels}), at::tensor(bias)};
}

Result<void> writePreviewMap(const fs::path& folder, const std::string& key, const PreviewMap& map) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return Error{ErrorCode::Failed,
                     fmt::format("cannot make the folder {}: {}", oneLine(folder.string()), error.message())};
    const nlohmann::json json = {
        {"version", kCacheVersion}, {"matrix", numbersOf(map.matrix)}, {"bias", numbersOf(map.bias)}};
    return writeFileAtomically(folder / (key + ".json"), json.dump() + "\n");
}

} // namespace miro
