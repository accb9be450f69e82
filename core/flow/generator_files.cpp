#include "flow/generator_files.h"

#include "decode/decoder.h"

#include <fmt/format.h>

namespace miro {

Result<GeneratorFiles> findGeneratorFiles(const ModelStore& store, const std::string& model,
                                          const std::string& variant) {
    GeneratorFiles files;
    MIRO_TRY(files.place, store.findGenerator(model, variant));
    const std::filesystem::path configFile = files.place.folder / "config.json";
    MIRO_TRY(files.config, readRinConfig(configFile));
    MIRO_TRY(files.info, readGeneratorInfo(files.place.folder));
    files.weights = files.place.folder / "model.safetensors";
    const std::string& decoder = files.config.postprocessing.modelType;
    const DecoderFamily* family = decoderFamilies().find(decoder);
    if (!family)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: postprocessing.model_type '{}' is not known; this program decodes {}",
                                 configFile.string(), oneLine(decoder, 80), decoderFamilies().keyList())};
    MIRO_TRY(files.textEncoder, store.findRepo(files.info.textEncoderRepo));
    if (family->needsVae) {
        MIRO_TRY(files.vae, store.findRepo(files.info.vaeRepo));
    }
    return files;
}

Result<void> addAdapters(GeneratorFiles& files, const std::vector<AdapterChoice>& choices,
                         const std::filesystem::path& cacheFolder, const std::stop_token& stop) {
    MIRO_TRY(files.adapters, planAdapters(choices, files.place.name, files.weights, files.config, cacheFolder, stop));
    files.config = files.adapters.blend.applyTo(std::move(files.config));
    files.info.rewardKeys = files.config.rewardKeys;
    return {};
}

} // namespace miro
