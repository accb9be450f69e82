#include "job/proof_base.h"

#include "base/paths.h"
#include "flow/generator_files.h"
#include "hub/checkpoint_hash.h"

#include <fmt/format.h>

namespace miro {

Result<BaseModel> findBase(const ModelStore& models, const std::string& sha256, ProgressSink* progress,
                           const std::stop_token& stop) {
    for (const ModelEntry& entry : models.list()) {
        if (entry.kind != "generator" || entry.folder.empty())
            continue;
        std::vector<std::string> variants = entry.variants;
        if (variants.empty())
            variants.emplace_back();
        for (const std::string& variant : variants) {
            const auto files = findGeneratorFiles(models, entry.name, variant);
            if (!files.ok())
                continue;
            const auto digest = checkpointSha256(files->weights, cacheFolder(), progress, stop);
            if (!digest.ok() && digest.error().code == ErrorCode::Stopped)
                return digest.error();
            if (digest.ok() && *digest == sha256)
                return BaseModel{entry.name, variant, files->weights};
        }
    }
    return Error{ErrorCode::NotFound,
                 fmt::format("the model that the version belongs to is not here any more, or is another one now (its "
                             "weights had the SHA-256 {}...); put it back into a models folder",
                             oneLine(sha256.substr(0, 16)))};
}

bool isBaseHere(const std::vector<std::filesystem::path>& modelFolders, const std::string& sha256) {
    const auto models = ModelStore::open(modelFolders);
    return models.ok() && findBase(*models, sha256, nullptr, {}).ok();
}

} // namespace miro
