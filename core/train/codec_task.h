// The training of a LappedLinearCodec. It is fitted in one go when the task is made: first for the least squared error,
// then with each picture weighted by how well it can be restored at all, so that one full of noise counts no more than
// another. The steps then move both kernels by the gradients of the mean decibels.
#pragma once

#include "train/lapped_fit.h"
#include "train/picture_data.h"

namespace miro {

// Owned by the loop; see TrainTask.
class CodecTask : public TrainTask {
public:
    // NotFound, Corrupt, Usage (too few pictures, sizes that do not fit), Stopped.
    static Result<std::unique_ptr<CodecTask>> make(const TrainContext& context);

    // The upper left quarters of the kernels: the rest is their mirror image.
    const std::vector<TrainParameter>& parameters() const override { return m_parameters; }
    std::map<std::string, at::Tensor> constants() const override;
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) override;
    // "loss": the error in dB; "psnr".
    Result<TrainNumbers> heldOut(std::stop_token stop) override;
    Result<void> startAt(int64_t /*step*/) override { return {}; }
    // codec.safetensors.
    Result<void> exportTo(const std::filesystem::path& folder) override;
    Result<void> samplesTo(const std::filesystem::path& folder, std::stop_token stop) override;
    double waited() const override { return m_data->waited(); }

    // As it stands; latents with a deviation of 0.5 a channel.
    LappedLinearCodec codec() const;

private:
    CodecTask() = default;
    Result<void> fit(const TrainContext& context, int64_t stride);
    // Of codec.encode() of the pictures to learn from.
    Result<void> gather(LappedMoments& moments, int64_t pictures, const LappedLinearCodec* weighting,
                        std::stop_token stop) const;
    struct Judged {
        at::Tensor losses;   // (N), in dB, with what the noise that is expected adds
        at::Tensor restored; // (N, 3, H, W)
    };
    Judged judge(const at::Tensor& pixels) const; // records gradients
    LappedLinearCodec::Tensors unscaled() const;  // the same

    std::unique_ptr<PictureData> m_data;
    double m_noise = 0;                       // part of a latent's deviation
    std::unique_ptr<LappedMoments> m_moments; // of pictures that count the same
    LappedLinearCodec::Tensors m_fitted;
    at::Tensor m_analysis; // (C, 3, s, s)
    at::Tensor m_synthesis;
    std::vector<TrainParameter> m_parameters;
};

} // namespace miro
