// The training of an aesthetic head (the layout of LAION's improved aesthetic predictor: linear layers without
// activations on the unit vectors of a CLIP that stays as it is) by mean squared error against ratings.
#pragma once

#include "train/clip_network.h"
#include "train/picture_samples.h"
#include "train/train_kinds.h"

namespace miro {

struct AestheticSettings {
    std::filesystem::path data;
    std::filesystem::path heldOutData; // empty: the last `heldOut` samples of data
    int64_t heldOut = 0;
    int64_t most = 0; // samples; 0: all
    PictureFields fields;
    std::filesystem::path clip;
    std::string ratingKey; // of a sample's .json, dotted
    double ratingScale = 1;
    std::vector<int64_t> hidden;
    int64_t threads = 1; // that decode
    uint64_t seed = 0;

    // Usage: names the key.
    static Result<AestheticSettings> read(const TrainConfig& config);
};

// Owned by the loop; see TrainTask.
class AestheticTask : public TrainTask {
public:
    // Looks at every picture once. NotFound, Corrupt, Usage (too few samples with a rating), Stopped.
    static Result<std::unique_ptr<AestheticTask>> make(const TrainContext& context);

    const std::vector<TrainParameter>& parameters() const override { return m_parameters; }
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) override;
    // "loss", "unread" (the part of the ratings' variance that is missed), "order" (pairs of neighbours that come out
    // in the right order).
    Result<TrainNumbers> heldOut(std::stop_token stop) override;
    Result<void> startAt(int64_t /*step*/) override { return {}; }
    // model.safetensors with layers.<number>.weight and .bias.
    Result<void> exportTo(const std::filesystem::path& folder) override;

private:
    AestheticTask(AestheticSettings settings, at::Device device) : m_settings(std::move(settings)), m_device(device) {}
    Result<void> look(const std::vector<PictureSample>& samples, size_t learned, const TrainContext& context);
    void makeHead();
    at::Tensor predicted(const at::Tensor& features) const;

    AestheticSettings m_settings;
    at::Device m_device;
    std::vector<std::string> m_names;           // of the samples to learn from
    at::Tensor m_features, m_ratings;           // (N, features), (N): to learn from
    at::Tensor m_otherFeatures, m_otherRatings; // held out
    std::vector<TrainLinear> m_layers;
    std::vector<TrainParameter> m_parameters;
};

} // namespace miro
