// torch.save files (zip archives), read for tensors only: the pickle in them is interpreted by a reader that knows how
// to build tensors, lists, tuples, dictionaries and numbers, and refuses every other callable.
#pragma once

#include "tensor/tensor_file.h"

namespace miro {

// Names of nested dictionaries are joined by '.'; a top-level "state_dict" or "model" dictionary's names are given as
// they are inside it. Corrupt, Unsupported (a callable in the pickle is named; the legacy non-zip format).
Result<std::unique_ptr<TensorFile>> openTorchArchive(const std::filesystem::path& path);

} // namespace miro
