#include "train/flow_data.h"

#include "dataset/shard_list.h"
#include "tensor/npy.h"
#include "tensor/torch_guard.h"
#include "train/random_streams.h"

#include <ATen/ATen.h>
#include <cstring>
#include <fmt/format.h>
#include <numeric>

namespace miro {
namespace {

constexpr int64_t kHeldOutRows = 64; // at once

template <typename T>
void shuffle(std::vector<T>& values, size_t begin, size_t end, SeededRandom& random) {
    for (size_t i = begin; i + 1 < end; ++i)
        std::swap(values[i], values[i + random.below(end - i)]);
}

std::vector<int64_t> withRows(int64_t rows, at::IntArrayRef rest) {
    std::vector<int64_t> shape{rows};
    shape.insert(shape.end(), rest.begin(), rest.end());
    return shape;
}

// A plain copy: libtorch's operations would bring threads of their own into the loading ones.
void copyInto(const at::Tensor& into, int64_t row, const at::Tensor& part) {
    const at::Tensor plain = part.to(into.scalar_type()).contiguous();
    std::memcpy(static_cast<char*>(into.mutable_data_ptr()) + row * into.stride(0) * into.element_size(),
                plain.const_data_ptr(), plain.nbytes());
}

at::Tensor stacked(const std::vector<at::Tensor>& parts) {
    const at::Tensor& first = parts.front();
    at::Tensor whole = at::empty(withRows(static_cast<int64_t>(parts.size()), first.sizes()), first.options());
    for (size_t i = 0; i < parts.size(); ++i)
        copyInto(whole, static_cast<int64_t>(i), parts[i]);
    return whole;
}

// (n, D) each -> (B, T, D) with a mask; padded to the longest, or to `length` where that is above 0.
TextCondition joined(const std::vector<at::Tensor>& texts, int64_t length) {
    int64_t longest = length;
    for (const at::Tensor& text : texts)
        longest = std::max(longest, text.size(0));
    const auto rows = static_cast<int64_t>(texts.size());
    TextCondition condition{at::empty({rows, longest, texts.front().size(1)}, texts.front().options()),
                            at::empty({rows, longest}, at::kBool)};
    std::memset(condition.tokens.mutable_data_ptr(), 0, condition.tokens.nbytes());
    bool* mask = condition.mask.mutable_data_ptr<bool>();
    for (int64_t i = 0; i < rows; ++i) {
        const at::Tensor& text = texts[static_cast<size_t>(i)];
        copyInto(condition.tokens, i, text);
        std::fill(mask + i * longest, mask + i * longest + text.size(0), true);
        std::fill(mask + i * longest + text.size(0), mask + (i + 1) * longest, false);
    }
    return condition;
}

struct Decoded {
    at::Tensor mean, std, text, synthetic;
};

Result<at::Tensor> latentsFrom(const std::string& bytes, const std::string& name, const RinConfig& config) {
    MIRO_TRY(at::Tensor latents, npyFromBytes(bytes, name));
    const RinNetworkConfig& network = config.network;
    const std::vector<int64_t> expected{network.inputChannels, network.dataSize, network.dataSize};
    if (latents.sizes() != at::IntArrayRef(expected) || !at::isFloatingType(latents.scalar_type()))
        return Error{ErrorCode::Corrupt, fmt::format("{} has the shape ({}); the network takes ({})", name,
                                                     fmt::join(latents.sizes(), ", "), fmt::join(expected, ", "))};
    return latents;
}

Result<at::Tensor> textFrom(const std::string& bytes, const std::string& name, const RinConfig& config) {
    MIRO_TRY(at::Tensor text, npyFromBytes(bytes, name));
    if (text.dim() != 2 || text.size(0) < 1 || text.size(1) != config.network.labelDim ||
        !at::isFloatingType(text.scalar_type()))
        return Error{ErrorCode::Corrupt, fmt::format("{} has the shape ({}); the network takes (tokens, {})", name,
                                                     fmt::join(text.sizes(), ", "), config.network.labelDim)};
    return text.narrow(0, 0, std::min(text.size(0), config.maxTextLength));
}

} // namespace

Result<std::unique_ptr<FlowData>> FlowData::open(const RinConfig& config, FlowDataSettings settings,
                                                 const std::stop_token& stop) {
    std::unique_ptr<FlowData> data(new FlowData(config, std::move(settings)));
    const FlowDataSettings& asked = data->m_settings;
    MIRO_TRY(data->m_train, data->scan(asked.train, stop));
    MIRO_CHECK_OK(data->makeBins(data->m_train));
    data->keepBest(data->m_train);
    data->toQuantiles(data->m_train);
    if (!asked.heldOut.empty()) {
        MIRO_TRY(data->m_heldOut, data->scan(asked.heldOut, stop));
        data->toQuantiles(data->m_heldOut);
    }
    FlowData* self = data.get();
    data->m_ahead = std::make_unique<WorkAhead<Piece>>(
        [self](int64_t number) {
            return guardTorch("reading samples", [&]() -> Result<Piece> {
                Piece piece{self->rowsOfPiece(number), {}};
                std::vector<size_t> samples;
                for (int64_t row = 0; row < piece.rows.count; ++row)
                    samples.push_back(self->sampleOf(piece.rows.step, piece.rows.first + row));
                MIRO_TRY(piece.batch, self->batchOf(self->m_train, samples));
                return piece;
            });
        },
        asked.threads, asked.ahead);
    data->m_ahead->startAt(0);
    return data;
}

// The rows of step and micro-batch that stand at this place of all this process's micro-batches.
TrainRows FlowData::rowsOfPiece(int64_t number) const {
    const auto parts = static_cast<int64_t>(rowsOfStep(m_settings.trainer, 0).size());
    return rowsOfStep(m_settings.trainer, number / parts)[static_cast<size_t>(number % parts)];
}

Result<void> FlowData::startAt(int64_t step) {
    m_ahead->startAt(step * static_cast<int64_t>(rowsOfStep(m_settings.trainer, 0).size()));
    return {};
}

Result<TrainBatch> FlowData::rows(const TrainRows& rows, std::stop_token stop) {
    MIRO_TRY(Piece piece, m_ahead->take(std::move(stop)));
    if (piece.rows.step != rows.step || piece.rows.first != rows.first || piece.rows.count != rows.count)
        throw std::logic_error("the samples of a step are asked for in another order than they are read");
    return std::move(piece.batch);
}

std::vector<uint32_t> FlowData::orderOf(int64_t epoch) const {
    const SampleIndex& index = m_train.index;
    SeededRandom random = randomStream(m_settings.trainer.seed, RandomPurpose::Order, static_cast<uint64_t>(epoch));
    std::vector<std::vector<uint32_t>> byShard(index.shards());
    for (const uint32_t sample : m_kept)
        byShard[index.shardOf(sample)].push_back(sample);
    std::vector<size_t> shards(byShard.size());
    std::iota(shards.begin(), shards.end(), size_t{0});
    shuffle(shards, 0, shards.size(), random);
    const size_t window = m_settings.window > 0 ? static_cast<size_t>(m_settings.window) : shards.size();
    std::vector<uint32_t> order;
    for (size_t begin = 0; begin < shards.size(); begin += window) {
        const size_t first = order.size();
        for (size_t i = begin; i < std::min(begin + window, shards.size()); ++i)
            order.insert(order.end(), byShard[shards[i]].begin(), byShard[shards[i]].end());
        shuffle(order, first, order.size(), random);
    }
    return order;
}

size_t FlowData::sampleOf(int64_t step, int64_t row) {
    const int64_t place = step * m_settings.trainer.batchRows + row;
    const auto count = static_cast<int64_t>(m_kept.size());
    const int64_t number = place / count;
    const std::lock_guard lock(m_mutex);
    Epoch& epoch = m_epochs[static_cast<size_t>(number % 2)];
    if (epoch.number != number)
        epoch = {number, orderOf(number)};
    return epoch.order[static_cast<size_t>(place % count)];
}

Result<TrainBatch> FlowData::batchOf(const FlowSet& set, const std::vector<size_t>& samples) const {
    std::vector<Decoded> parts;
    TrainBatch batch;
    for (const size_t sample : samples) {
        MIRO_TRY(const auto bytes, set.index.read(sample, {set.mean, set.text, set.std, set.syntheticText}));
        const std::string name = set.index.nameOf(sample);
        const FlowFields& fields = m_settings.fields;
        Decoded part;
        MIRO_TRY(part.mean, latentsFrom(bytes[0], fmt::format("{}: .{}", name, fields.mean), m_config));
        MIRO_TRY(part.text, textFrom(bytes[1], fmt::format("{}: .{}", name, fields.text), m_config));
        if (set.hasStd) {
            MIRO_TRY(part.std, latentsFrom(bytes[2], fmt::format("{}: .{}", name, fields.std), m_config));
        }
        // A sample with one caption is trained with it whichever is drawn.
        part.synthetic = part.text;
        if (!bytes[3].empty()) {
            MIRO_TRY(part.synthetic, textFrom(bytes[3], fmt::format("{}: .{}", name, fields.syntheticText), m_config));
        }
        parts.push_back(std::move(part));
        batch.names.push_back(name);
    }
    auto each = [&](at::Tensor Decoded::*member) {
        std::vector<at::Tensor> tensors;
        for (const Decoded& part : parts)
            tensors.push_back(part.*member);
        return tensors;
    };
    const int64_t length = m_config.network.concatCondTokens ? m_config.maxTextLength : 0;
    const auto rewards = static_cast<int64_t>(m_config.rewardKeys.size());
    auto quantiles = [&](const std::vector<float>& all) {
        at::Tensor rows = at::empty({static_cast<int64_t>(samples.size()), rewards}, at::kFloat);
        for (size_t i = 0; i < samples.size(); ++i)
            std::copy_n(all.begin() + static_cast<int64_t>(samples[i]) * rewards, rewards,
                        rows.mutable_data_ptr<float>() + static_cast<int64_t>(i) * rewards);
        return rows;
    };
    batch.mean = stacked(each(&Decoded::mean));
    if (set.hasStd)
        batch.std = stacked(each(&Decoded::std));
    batch.text = joined(each(&Decoded::text), length);
    batch.rewards = quantiles(set.rewards);
    if (set.hasSynthetic) {
        batch.syntheticText = joined(each(&Decoded::synthetic), length);
        batch.syntheticRewards = quantiles(set.syntheticRewards);
    }
    return batch;
}

Result<std::vector<TrainBatch>> FlowData::heldOut(std::stop_token stop) {
    std::vector<TrainBatch> batches;
    const size_t count = std::min(m_heldOut.index.size(), static_cast<size_t>(m_settings.heldOutSamples));
    // Not this process's share: the numbers do not depend on how many there are.
    const TrainerSettings& trainer = m_settings.trainer;
    const auto rows =
        static_cast<size_t>(trainer.microRows > 0 ? trainer.microRows : std::min(trainer.batchRows, kHeldOutRows));
    for (size_t first = 0; first < count; first += rows) {
        if (stop.stop_requested())
            return stoppedError();
        std::vector<size_t> samples(std::min(rows, count - first));
        std::iota(samples.begin(), samples.end(), first);
        MIRO_TRY(TrainBatch batch, batchOf(m_heldOut, samples));
        batches.push_back(std::move(batch));
    }
    return batches;
}

Result<std::vector<std::string>> FlowData::heldOutCaptions() {
    std::vector<std::string> captions;
    const size_t count = std::min(m_heldOut.index.size(), static_cast<size_t>(m_settings.heldOutSamples));
    for (size_t i = 0; i < count; ++i) {
        MIRO_TRY(std::vector<std::string> bytes, m_heldOut.index.read(i, {m_heldOut.caption}));
        captions.push_back(oneLine(bytes.front()));
    }
    return captions;
}

Result<LatentScaling> FlowData::measuredScaling(int64_t samples) const {
    return guardTorch("measuring the latents", [&]() -> Result<LatentScaling> {
        const auto count = std::min(static_cast<size_t>(samples), m_train.index.size());
        at::Tensor sum, squares;
        double places = 0;
        for (size_t i = 0; i < count; ++i) {
            // Spread over the set: neighbours may be alike.
            const size_t sample = i * m_train.index.size() / count;
            MIRO_TRY(const auto bytes, m_train.index.read(sample, {m_train.mean}));
            const std::string name = fmt::format("{}: .{}", m_train.index.nameOf(sample), m_settings.fields.mean);
            MIRO_TRY(const at::Tensor latents, latentsFrom(bytes.front(), name, m_config));
            const at::Tensor values = latents.to(at::kDouble).flatten(1);
            sum = sum.defined() ? sum + values.sum(1) : values.sum(1);
            squares = squares.defined() ? squares + values.square().sum(1) : values.square().sum(1);
            places += static_cast<double>(values.size(1));
        }
        const at::Tensor mean = sum / places;
        const at::Tensor deviation = (squares / places - mean.square()).clamp_min(0).sqrt();
        if (!deviation.isfinite().all().item<bool>() || deviation.lt(1e-6).any().item<bool>())
            return Error{ErrorCode::Corrupt, "a channel of the latents is the same everywhere or not finite, so it "
                                             "cannot be scaled; encode the pictures again"};
        const at::Tensor scale = 0.5 / deviation;
        return LatentScaling{scale.to(at::kFloat).view({1, -1, 1, 1}),
                             (-mean * scale).to(at::kFloat).view({1, -1, 1, 1})};
    });
}

} // namespace miro
