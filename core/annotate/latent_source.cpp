#include "annotate/latent_source.h"

#include "base/json.h"
#include "flow/generator_files.h"
#include "hub/model_store.h"
#include "tensor/tensor_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr int64_t kUsualTextLength = 77;
constexpr int64_t kLargestSide = 4096;

// What is known of the model before a file of weights is read.
struct Described {
    DecoderSource decoder; // its config, folders
    fs::path weights;      // of a generator, for postprocessing.*; empty: none
    int64_t side = 0;
    int64_t latentSide = 0; // of a generator's latents; 0: not said
    int64_t maxTextLength = 0;
    std::string textEncoder;
};

Result<Described> describedGenerator(const ModelStore& models, const std::string& model, const std::string& variant) {
    MIRO_TRY(const GeneratorFiles files, findGeneratorFiles(models, model, variant));
    Described found;
    found.decoder.config = files.config.postprocessing;
    found.decoder.modelFolder = files.place.folder;
    found.decoder.vaeFolder = files.vae;
    found.weights = files.weights;
    found.side = files.config.imageResolution;
    found.latentSide = files.config.network.dataSize;
    found.maxTextLength = files.config.maxTextLength;
    found.textEncoder = files.info.textEncoderRepo;
    return found;
}

// A folder without a network: a codec's or a VAE's.
Result<Described> describedAutoencoder(const fs::path& folder, const nlohmann::json& config) {
    const std::string where = oneLine((folder / "config.json").string());
    Described found;
    found.decoder.modelFolder = folder;
    const auto number = [&](const char* key) {
        return config.contains(key) && config[key].is_number_integer() ? config[key].get<int64_t>() : 0;
    };
    if (config.contains("postprocessing")) {
        MIRO_TRY(found.decoder.config, PostprocessingConfig::fromJson(config["postprocessing"], where));
    } else if (config.contains("latent_channels")) {
        found.decoder.vaeFolder = folder; // AutoencoderKL in the diffusers layout
    } else {
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: this is neither a generator nor an autoencoder ('network', 'postprocessing' and "
                                 "'latent_channels' are missing)",
                                 where)};
    }
    found.side = number("img_resolution");
    found.maxTextLength = number("max_text_len");
    if (config.contains("text_encoder_repo") && config["text_encoder_repo"].is_string())
        found.textEncoder = config["text_encoder_repo"].get<std::string>();
    return found;
}

// codec.safetensors, which stands alone until there is a generator.
Result<Described> describedCodecFile(const fs::path& file) {
    Described found;
    MIRO_TRY(found.decoder, codecSource(file));
    return found;
}

Result<Described> described(const ModelStore& models, const LatentShardsRequest& request) {
    std::error_code ignored;
    const fs::path model = request.model, config = model / "config.json", codec = model / "codec.safetensors";
    const bool isFolder = fs::is_regular_file(config, ignored);
    if (fs::is_regular_file(model, ignored))
        return describedCodecFile(model);
    if (!isFolder && fs::is_regular_file(codec, ignored))
        return describedCodecFile(codec);
    if (isFolder && request.variant.empty()) {
        MIRO_TRY(const nlohmann::json json, readJsonFile(config));
        if (!json.contains("network"))
            return describedAutoencoder(request.model, json);
    }
    auto generator = describedGenerator(models, request.model, request.variant);
    if (generator.ok() || isFolder)
        return generator;
    // A repo id may be an autoencoder's.
    const auto folder = models.findRepoOrFolder(request.model);
    if (!folder.ok() || !fs::is_regular_file(*folder / "config.json", ignored))
        return generator;
    MIRO_TRY(const nlohmann::json json, readJsonFile(*folder / "config.json"));
    return json.contains("network") ? generator : describedAutoencoder(*folder, json);
}

} // namespace

Result<LatentSource> LatentSource::open(const ModelStore& models, const LatentShardsRequest& request,
                                        std::stop_token stop) {
    MIRO_TRY(Described found, described(models, request));
    const std::string textEncoder = request.textEncoder.empty() ? found.textEncoder : request.textEncoder;
    if (textEncoder.empty())
        return usageError(fmt::format("{} does not say which text encoder reads its captions; give --text-encoder",
                                      oneLine(request.model, 120)));
    MIRO_TRY(const DeviceChoice choice, parseDevice(request.device));
    MIRO_TRY(const ComputePlan plan, planCompute(choice, Precision::Fp32));
    LatentSource source;
    std::unique_ptr<TensorFile> weights;
    if (!found.weights.empty()) {
        MIRO_TRY(weights, openTensorFile(found.weights));
    }
    found.decoder.weights = weights.get();
    found.decoder.device = plan.device;
    found.decoder.stop = stop;
    const bool isCodec = found.decoder.vaeFolder.empty();
    if (isCodec && !found.decoder.config.codecFile.empty()) {
        source.autoencoderFile = (found.decoder.modelFolder / found.decoder.config.codecFile).string();
    } else if (!isCodec) {
        MIRO_TRY(const auto file, openWeightsIn(found.decoder.vaeFolder, {"diffusion_pytorch_model"}));
        source.autoencoderFile = file->path().string();
        for (const auto& [name, tensor] : file->tensors()) {
            int64_t count = 1;
            for (const int64_t size : tensor.shape)
                count *= size;
            source.encoderParameters += count;
        }
    }
    MIRO_TRY(source.encoder, openEncoder(found.decoder));

    const int64_t factor = source.encoder->scaleFactor();
    int64_t side = request.resolution > 0 ? request.resolution : found.side;
    if (side == 0)
        side = found.latentSide * factor;
    if (side == 0)
        return usageError(
            fmt::format("{} does not say how large its pictures are; give --resolution", oneLine(request.model, 120)));
    if (side > kLargestSide || side % factor != 0)
        return usageError(fmt::format("{} pixels a side cannot be encoded: give --resolution a multiple of {} up to {}",
                                      side, factor, kLargestSide));
    source.side = static_cast<int>(side);

    MIRO_TRY(const fs::path textFolder, models.findRepoOrFolder(textEncoder));
    MIRO_TRY(source.text, TextEncoder::load(textFolder, plan));
    MIRO_TRY(const auto textWeights, openWeightsIn(textFolder, {"model", "pytorch_model"}));
    source.textFile = textWeights->path().string();
    const int64_t length = request.maxTextLength > 0 ? request.maxTextLength : found.maxTextLength;
    source.maxTextLength = static_cast<int>(length > 0 ? length : kUsualTextLength);
    return source;
}

} // namespace miro
