#include "train/model_folder.h"

#include "base/files.h"
#include "base/json.h"
#include "model/rin_config.h"
#include "tensor/npy.h"
#include "tensor/safetensors.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>

namespace miro {

Result<void> writeModelFolder(const std::filesystem::path& folder, const ModelFolder& model) {
    return guardTorch("writing the model", [&]() -> Result<void> {
        // What could not be read back is not written.
        const auto readable = parseRinConfig(model.config, "the model's config");
        if (!readable.ok())
            return usageError(readable.message());
        std::map<std::string, at::Tensor> tensors = model.tensors;
        if (model.scaling.scale.defined())
            for (const char* part : {"data_preprocessing", "postprocessing"}) {
                tensors[std::string(part) + ".scale"] = model.scaling.scale;
                tensors[std::string(part) + ".bias"] = model.scaling.bias;
            }
        if (model.half)
            for (auto& [name, tensor] : tensors)
                if (at::isFloatingType(tensor.scalar_type()))
                    tensor = tensor.to(at::kHalf);
        MIRO_TRY(const std::string weights, safetensorsBytes(tensors, {{"format", "pt"}}));

        AtomicFileGroup files;
        std::error_code problem;
        if (!std::filesystem::exists(folder, problem))
            MIRO_CHECK_OK(files.createFolder(folder));
        MIRO_CHECK_OK(files.add(folder / "config.json", model.config.dump(1, ' ') + "\n"));
        MIRO_CHECK_OK(files.add(folder / "model.safetensors", weights));
        MIRO_CHECK_OK(files.add(folder / "uncond_embedding.npy", npyBytes(model.unconditional.to(at::kFloat))));
        for (const auto& [name, bytes] : model.otherFiles)
            MIRO_CHECK_OK(files.add(folder / name, bytes));
        return files.commit();
    });
}

} // namespace miro
