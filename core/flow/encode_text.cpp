#include "flow/encode_text.h"

#include "base/files.h"
#include "hub/model_store.h"
#include "tensor/npy.h"
#include "tensor/torch_guard.h"
#include "text/text_encoder.h"

#include <ATen/ATen.h>

namespace miro {
namespace {

Result<EncodeTextOutcome> encodeGuarded(const EncodeTextRequest& request, std::stop_token stop) {
    MIRO_TRY(ModelStore store, ModelStore::open(request.modelFolders));
    MIRO_TRY(std::filesystem::path folder, store.findRepoOrFolder(request.encoder));
    if (!request.output.empty())
        MIRO_CHECK_OK(checkWritableFolder(folderOf(request.output)));
    MIRO_TRY(std::unique_ptr<TextEncoder> encoder, TextEncoder::load(folder, {at::kCPU, Precision::Fp32}));
    const int maxLength = static_cast<int>(request.maxLength);
    MIRO_TRY(TokenIds ids, encoder->tokenize(request.prompt, maxLength));
    EncodeTextOutcome outcome;
    outcome.ids.assign(ids.begin(), ids.end());
    if (!request.output.empty()) {
        MIRO_TRY(TextCondition condition, encoder->encode({request.prompt}, maxLength, stop));
        MIRO_CHECK_OK(writeFileAtomically(request.output, npyBytes(condition.tokens.squeeze(0))));
    }
    return outcome;
}

} // namespace

Result<EncodeTextOutcome> encodeText(const EncodeTextRequest& request, std::stop_token stop) {
    return guardTorch("encoding text", [&] { return encodeGuarded(request, stop); });
}

} // namespace miro
