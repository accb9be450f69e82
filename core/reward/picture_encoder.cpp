#include "reward/picture_encoder.h"

#include "reward/clip_scorers.h"
#include "reward/clip_towers.h"
#include "tensor/device.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>

namespace miro {
namespace {

std::vector<float> rowOf(const at::Tensor& rows, int64_t row) {
    const at::Tensor values = rows[row].to(at::kFloat).contiguous();
    return {values.const_data_ptr<float>(), values.const_data_ptr<float>() + values.numel()};
}

} // namespace

struct PictureEncoder::State {
    std::unique_ptr<ClipTowers> towers;
    NetworkPool pool;
    size_t batchSize = 8;

    Result<std::vector<EncodedInput>> encodeSome(std::span<const ScoreInput> inputs, const std::stop_token& stop) {
        return guardTorch("cannot look at the pictures", [&]() -> Result<std::vector<EncodedInput>> {
            ScoringBatch::Shared shared;
            ScoringBatch batch(inputs, pool, shared, stop);
            MIRO_TRY(const at::Tensor pictures, towers->images(batch, ClipPreparation::Transformers));
            MIRO_TRY(const at::Tensor prompts, towers->prompts(batch));
            std::vector<EncodedInput> encoded;
            for (int64_t i = 0; i < batch.size(); ++i)
                encoded.push_back({rowOf(pictures, i), rowOf(prompts, i)});
            return encoded;
        });
    }
};

const std::vector<std::string>& encoderScorers() {
    static const std::vector<std::string> keys{"clip_openai", "pick_score", "starter_clip"};
    return keys;
}

PictureEncoder::PictureEncoder() = default;
PictureEncoder::~PictureEncoder() = default;

Result<std::unique_ptr<PictureEncoder>> PictureEncoder::open(const std::string& scorer, const RepoFinder& repos,
                                                             const ScoringOptions& options) {
    MIRO_TRY(const DeviceChoice choice, parseDevice(options.device));
    MIRO_TRY(const ComputePlan plan, planCompute(choice, Precision::Fp32));
    Result<std::unique_ptr<ClipTowers>> towers = openClipOf(scorer.c_str(), repos);
    if (!towers.ok())
        return towers.error().within(scorer);
    std::unique_ptr<PictureEncoder> encoder(new PictureEncoder);
    encoder->m_state.reset(new State{std::move(*towers),
                                     NetworkPool(plan.device, options.memoryBudget, options.threads),
                                     static_cast<size_t>(std::max<int64_t>(1, options.batch))});
    return encoder;
}

Result<std::vector<EncodedInput>> PictureEncoder::encode(std::span<const ScoreInput> inputs, std::stop_token stop) {
    std::vector<EncodedInput> all;
    for (size_t at = 0; at < inputs.size();) {
        if (stop.stop_requested())
            return stoppedError();
        const size_t count = std::min(m_state->batchSize, inputs.size() - at);
        auto some = m_state->encodeSome(inputs.subspan(at, count), stop);
        if (!some.ok() && some.error().code == ErrorCode::OutOfMemory && count > 1) {
            m_state->pool.clear();
            m_state->batchSize = 1;
            continue;
        }
        MIRO_CHECK_OK(some);
        std::move(some->begin(), some->end(), std::back_inserter(all));
        at += count;
    }
    return all;
}

std::filesystem::path PictureEncoder::checkpoint() const {
    return m_state->towers->file();
}

void PictureEncoder::freeMemory() {
    m_state->pool.clear();
}

} // namespace miro
