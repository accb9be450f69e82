#include "eval/controlled_drawer.h"

#include "base/files.h"
#include "base/seeded_random.h"
#include "dataset/sample_index.h"
#include "dataset/shard_list.h"
#include "dataset/shard_writer.h"
#include "tensor/npy.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace miro {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kSamplesAShard = 64;

Result<TextCondition> textFrom(const std::string& bytes, const std::string& name, int64_t length) {
    MIRO_TRY(const at::Tensor states, npyFromBytes(bytes, name));
    if (states.dim() != 2 || states.size(0) < 1 || !at::isFloatingType(states.scalar_type()))
        return Error{ErrorCode::Corrupt, fmt::format("{} holds no text states, (tokens, width)", name)};
    const at::Tensor tokens = states.narrow(0, 0, std::min(states.size(0), length)).to(at::kFloat).unsqueeze(0);
    return TextCondition{tokens, at::ones({1, tokens.size(1)}, at::kBool)};
}

std::string field(const ControlledPlan& plan, const char* key) {
    return plan.training.at(key).get<std::string>();
}

// The training set's texts.
struct Captions {
    SampleIndex index;
    std::vector<uint32_t> order; // shuffled
};

Result<Captions> captionsOf(const ControlledPlan& plan, uint64_t seed, const std::stop_token& stop) {
    Captions captions;
    IndexRequest request;
    MIRO_TRY(request.shards, findShards(field(plan, "data")));
    request.needed = {field(plan, "text-field"), field(plan, "caption-field")};
    MIRO_TRY(captions.index, SampleIndex::scan(request, {}, stop));
    captions.order.resize(captions.index.size());
    std::iota(captions.order.begin(), captions.order.end(), uint32_t{0});
    SeededRandom random(mixedSeed({seed, plan.promptSeed}));
    for (size_t i = 0; i + 1 < captions.order.size(); ++i)
        std::swap(captions.order[i], captions.order[i + random.below(captions.order.size() - i)]);
    return captions;
}

} // namespace

uint64_t pictureSeedOf(std::initializer_list<uint64_t> parts) {
    return mixedSeed(parts) & 0xFFFFFFFFu;
}

GenerateRequest requestFor(const std::vector<fs::path>& modelFolders, const fs::path& model,
                           const GenerationSettings& settings) {
    GenerateRequest request;
    request.modelFolders = modelFolders;
    request.model = fs::absolute(model).string();
    request.settings = settings;
    return request;
}

size_t bestPlace(const std::vector<std::vector<double>>& scores, size_t by, size_t first, size_t count) {
    size_t best = first;
    for (size_t place = first; place < first + count; ++place)
        if (std::isfinite(scores[place][by]) &&
            (!std::isfinite(scores[best][by]) || scores[place][by] > scores[best][by]))
            best = place;
    return best;
}

Result<int64_t> drawTuningSet(const TuningSet& set, const PictureScores& scores, ProgressSink& progress,
                              const std::stop_token& stop) {
    const ControlledPlan& plan = set.plan;
    const int64_t wanted = plan.tunePictures / plan.tuneEach;
    MIRO_TRY(const Captions captions, captionsOf(plan, set.seed, stop));
    const int64_t count = std::min(wanted, static_cast<int64_t>(captions.order.size()));
    std::error_code error;
    fs::create_directories(set.folder, error);
    if (error)
        return fileError("cannot create the folder", set.folder, error.value());
    GenerationSettings settings;
    settings.steps = plan.samplingSteps;
    settings.guidance = plan.tuneGuidance;
    for (const std::string& reward : plan.rewards)
        settings.positive[reward] = settings.negative[reward] = std::nullopt;
    MIRO_TRY(const auto drawer, PromptDrawer::open(requestFor(set.modelFolders, set.model, settings), stop));
    const auto each = static_cast<size_t>(plan.tuneEach);
    const auto by = static_cast<size_t>(std::find(plan.rewards.begin(), plan.rewards.end(), plan.tuneReward) -
                                        plan.rewards.begin());
    for (int64_t first = 0; first < count; first += kSamplesAShard) {
        if (stop.stop_requested())
            return stoppedError();
        progress.progress({"sample", first * plan.tuneEach, count * plan.tuneEach});
        const fs::path shard = set.folder / fmt::format("drawn-{:05}.tar", first / kSamplesAShard);
        if (fs::exists(shard, error))
            continue;
        const int64_t samples = std::min(kSamplesAShard, count - first);
        std::vector<TextCondition> texts;
        std::vector<std::vector<std::string>> bytes;
        std::vector<std::string> words;
        std::vector<uint64_t> seeds;
        for (int64_t i = 0; i < samples; ++i) {
            const size_t sample = captions.order[static_cast<size_t>(first + i)];
            MIRO_TRY(std::vector<std::string> read, captions.index.read(sample, {0, 1}));
            MIRO_TRY(TextCondition text,
                     textFrom(read[0], captions.index.nameOf(sample), drawer->files().config.maxTextLength));
            for (size_t candidate = 0; candidate < each; ++candidate) {
                words.push_back(oneLine(read[1]));
                seeds.push_back(pictureSeedOf(
                    {plan.pictureSeed, set.seed, static_cast<uint64_t>(first + i), uint64_t{candidate}, 1}));
            }
            texts.push_back(std::move(text));
            bytes.push_back(std::move(read));
        }
        std::vector<DrawnRow> rows;
        for (size_t i = 0; i < seeds.size(); ++i)
            rows.push_back({&texts[i / each], seeds[i]});
        MIRO_TRY(const DrawnPictures drawn, drawer->draw(rows, stop));
        MIRO_TRY(const auto measured, scores(drawn.images, words, stop));
        MIRO_TRY(const at::Tensor latents, drawer->stored(drawn.latents, stop));
        MIRO_TRY(const auto writer, ShardWriter::create(shard));
        for (int64_t i = 0; i < samples; ++i) {
            const size_t best = bestPlace(measured, by, static_cast<size_t>(i) * each, each);
            nlohmann::json json = nlohmann::json::object();
            for (size_t reward = 0; reward < plan.rewards.size(); ++reward)
                if (std::isfinite(measured[best][reward]))
                    json[plan.rewards[reward]] = measured[best][reward];
            DatasetSample sample;
            sample.key = fmt::format("{:06}", first + i);
            sample.fields[field(plan, "mean-field")] = npyBytes(latents[static_cast<int64_t>(best)].to(at::kHalf));
            sample.fields[field(plan, "text-field")] = bytes[static_cast<size_t>(i)][0];
            sample.fields[field(plan, "caption-field")] = bytes[static_cast<size_t>(i)][1];
            sample.fields[field(plan, "scores-field")] = json.dump();
            MIRO_CHECK_OK(writer->add(sample));
        }
        MIRO_CHECK_OK(writer->finish());
    }
    return count;
}

} // namespace miro
