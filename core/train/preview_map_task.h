// The linear preview map of decode/preview.h, solved for pictures' latents by least squares when the task is made. The
// steps that follow hardly move it; they show that nothing is left to gain.
#pragma once

#include "decode/preview.h"
#include "train/latent_pictures.h"

namespace miro {

// Owned by the loop; see TrainTask.
class PreviewMapTask : public TrainTask {
public:
    // Usage, NotFound, Corrupt, Stopped.
    static Result<std::unique_ptr<PreviewMapTask>> make(const TrainContext& context);

    const std::vector<TrainParameter>& parameters() const override { return m_parameters; }
    // "loss": the mean squared error of colours from 0 to 1; "explained": the part of their variance that is shown.
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) override;
    Result<TrainNumbers> heldOut(std::stop_token stop) override;
    Result<void> startAt(int64_t /*step*/) override { return {}; }
    // preview.json.
    Result<void> exportTo(const std::filesystem::path& folder) override;
    double waited() const override { return m_pictures->pictures().waited(); }

    PreviewMap map() const;

private:
    PreviewMapTask() = default;
    Result<void> solve(int64_t pictures, std::stop_token stop);
    at::Tensor shown(const at::Tensor& latents) const; // (N, 3, h, w), 0 to 1, not clamped

    std::unique_ptr<LatentPictures> m_pictures;
    at::Tensor m_matrix; // (3, C)
    at::Tensor m_bias;   // (3)
    std::vector<TrainParameter> m_parameters;
};

} // namespace miro
