// The pictures that codecs and decoders are trained on: shards' pictures without their captions, as tensors, some of
// them held out.
#pragma once

#include "train/picture_samples.h"
#include "train/train_kinds.h"

#include <ATen/core/Tensor.h>

namespace miro {

inline constexpr int64_t kPicturesAtOnce = 16; // in tensors of what is measured or judged
inline constexpr int64_t kShownPictures = 8;   // held-out ones, in pictures of how far a run is

// "data", "held-out-data", "held-out", "samples", "picture-field", "image-size", "decode-threads".
std::vector<ParamSpec> pictureDataSettings();

// Owned by a task; one thread.
class PictureData {
public:
    // Reads all samples. NotFound, Corrupt, Usage (too few), Stopped.
    static Result<std::unique_ptr<PictureData>> make(const TrainContext& context);

    int64_t side() const { return m_side; }
    int64_t learned() const { return m_learned; }
    int64_t heldOut() const { return static_cast<int64_t>(m_samples.size()) - m_learned; }

    // (N, 3, side, side) fp32 on the CPU, -1 black to 1 white. take: those of a step, decoded ahead; the others by
    // number, among those to learn from or held out.
    Result<at::Tensor> take(const TrainRows& rows, std::stop_token stop);
    Result<at::Tensor> learnedPixels(int64_t first, int64_t count, std::stop_token stop) const;
    Result<at::Tensor> heldOutPixels(int64_t first, int64_t count, std::stop_token stop) const;

    // Failed: that a loss is not finite, with the sample. losses (N): of the rows' pictures.
    Error notFinite(const TrainRows& rows, const at::Tensor& losses) const;

    double waited() const { return m_loader->waited(); }

private:
    PictureData() = default;
    Result<at::Tensor> pixels(int64_t first, int64_t count, const std::stop_token& stop) const;
    size_t sampleOf(const TrainRows& rows, int64_t row) const;

    uint64_t m_seed = 0;
    int64_t m_side = 0;
    int64_t m_learned = 0;
    std::vector<PictureSample> m_samples; // those to learn from, then those held out
    std::unique_ptr<PictureLoader> m_loader;
};

// (N): of each picture, with pixels clamped to what can be shown. In dB.
at::Tensor psnr(const at::Tensor& pixels, const at::Tensor& restored);

// FOLDER/restored.png: pictures above what became of them.
Result<void> writeRestored(const std::filesystem::path& folder, const at::Tensor& pixels, const at::Tensor& restored);

} // namespace miro
