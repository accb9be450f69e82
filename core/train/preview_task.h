// The training of a PreviewNetwork: what it shows of pictures' latents shall be the pictures, smaller.
#pragma once

#include "decode/preview_network.h"
#include "train/latent_pictures.h"

namespace miro {

// Owned by the loop; see TrainTask.
class PreviewTask : public TrainTask {
public:
    // Usage, NotFound, Corrupt, Stopped.
    static Result<std::unique_ptr<PreviewTask>> make(const TrainContext& context);

    const std::vector<TrainParameter>& parameters() const override { return m_parameters; }
    // "loss": the absolute difference of colours from 0 to 1 and of their steps; "psnr".
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) override;
    Result<TrainNumbers> heldOut(std::stop_token stop) override;
    Result<void> startAt(int64_t /*step*/) override { return {}; }
    // preview.safetensors.
    Result<void> exportTo(const std::filesystem::path& folder) override;
    Result<void> samplesTo(const std::filesystem::path& folder, std::stop_token stop) override;
    double waited() const override { return m_pictures->pictures().waited(); }

private:
    struct Seen { // (N) each
        at::Tensor loss;
        at::Tensor psnr;
    };
    PreviewTask(const TrainContext& context) : m_device(context.device), m_precision(context.precision) {}
    at::Tensor wantedFor(const at::Tensor& pixels) const; // -1 to 1
    at::Tensor shown(const at::Tensor& latents) const;    // the same
    Seen seen(const at::Tensor& pixels, const at::Tensor& latents) const;

    const at::Device m_device;
    const Precision m_precision;
    std::unique_ptr<LatentPictures> m_pictures;
    std::optional<PreviewNetwork> m_network;
    std::vector<TrainParameter> m_parameters;
};

} // namespace miro
