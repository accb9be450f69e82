// A linear codec whose pieces overlap, for small packs: 8 x 8 places of latents stand for 64 x 64 pixels without seams
// between them (a lapped transform: H. S. Malvar and D. H. Staelin, "The LOT: transform coding without blocking
// effects", 1989, with kernels that were fitted to pictures). One place covers 2 s x 2 s pixels, the next begins s
// further:
//   z = scale * conv(x - mean, analysis, stride s),      x = overlap-add(z / scale, synthesis, stride s) + mean.
// Beyond its edges a picture goes on as its mirror image. Each kernel is its own mirror image up to the sign, so the
// places beyond the edges are those inside times that sign, and pixels at an edge are as good as any.
#pragma once

#include "decode/decoder.h"

#include <map>

namespace miro {

// A value of tensors, fp32, on the CPU. Immutable; any thread.
class LappedLinearCodec {
public:
    static constexpr const char* kKind = "lapped_linear"; // postprocessing.model_type, and in the file's metadata

    // analysis and synthesis: (C, 3, 2 s, 2 s), s even; mean (3): of red, green and blue; scale (C), none 0; mirror
    // (C, 2): 1 or -1, what the kernel turned upside down, and left to right, is of itself.
    struct Tensors {
        at::Tensor analysis;
        at::Tensor synthesis;
        at::Tensor mean;
        at::Tensor scale;
        at::Tensor mirror;
    };
    explicit LappedLinearCodec(Tensors tensors) : m_tensors(std::move(tensors)) {}

    // MODEL_FOLDER/<config.codecFile>. NotFound, Corrupt: names the file and the tensor.
    static Result<LappedLinearCodec> open(const DecoderSource& source);

    // The file's bytes. about: what else its metadata says.
    Result<std::string> fileBytes(const std::map<std::string, std::string>& about = {}) const;

    // These record gradients where their inputs or the tensors do.
    at::Tensor decode(const at::Tensor& latents) const; // (N, C, h, w) -> (N, 3, h * s, w * s)
    at::Tensor encode(const at::Tensor& pixels) const;  // sides are multiples of s

    int64_t channels() const { return m_tensors.analysis.size(0); }
    int64_t scaleFactor() const { return m_tensors.analysis.size(2) / 2; }

private:
    Tensors m_tensors;
};

// (N, C, H, W) with `by` more rows and columns on each side: the mirror image, the edge itself twice.
at::Tensor mirroredBeyond(const at::Tensor& pixels, int64_t by);

Result<std::unique_ptr<LatentDecoder>> openLappedLinearDecoder(const DecoderSource& source);
Result<std::unique_ptr<LatentEncoder>> openLappedLinearEncoder(const DecoderSource& source);

} // namespace miro
