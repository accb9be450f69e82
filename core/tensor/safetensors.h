// The safetensors format (8 bytes little-endian header length, JSON header, tensor bytes): F64 F32 F16 BF16 BOOL U8 I8
// I16 I32 I64. Reading is memory-mapped.
#pragma once

#include "tensor/tensor_file.h"

#include <map>

namespace miro {

// Refuses, naming the file and the tensor: a header length beyond the file or 100 MB, invalid JSON, unknown types,
// offsets that overlap, leave holes, lie outside, or disagree with the shape.
Result<std::unique_ptr<TensorFile>> openSafetensors(const std::filesystem::path& path);

// The file's bytes, tensors in name order, for AtomicFileGroup. metadata becomes "__metadata__".
Result<std::string> safetensorsBytes(const std::map<std::string, at::Tensor>& tensors,
                                     const std::map<std::string, std::string>& metadata = {});

// The "__metadata__" strings of a file.
Result<std::map<std::string, std::string>> readSafetensorsMetadata(const std::filesystem::path& path);

} // namespace miro
