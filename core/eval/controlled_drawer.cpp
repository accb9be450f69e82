#include "eval/controlled_drawer.h"

#include "base/files.h"
#include "base/seeded_random.h"
#include "dataset/sample_index.h"
#include "dataset/shard_list.h"
#include "dataset/shard_writer.h"
#include "decode/latent_scaling.h"
#include "flow/draw_plan.h"
#include "tensor/npy.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace miro {
namespace {

namespace fs = std::filesystem;

constexpr size_t kRowsAtOnce = 32;
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

Result<std::unique_ptr<ControlledDrawer>> ControlledDrawer::open(const std::vector<fs::path>& modelFolders,
                                                                 const fs::path& model,
                                                                 const GenerationSettings& settings,
                                                                 std::stop_token stop) {
    GenerateRequest request;
    request.modelFolders = modelFolders;
    request.model = fs::absolute(model).string();
    MIRO_TRY(ModelPlan plan, planModel(request));
    std::unique_ptr<ControlledDrawer> drawer(new ControlledDrawer);
    MIRO_TRY(drawer->m_settings, resolveSettings(settings, plan.files.info.defaults, plan.files.config.rewardKeys));
    MIRO_TRY(drawer->m_generator, Generator::open(std::move(plan.files), plan.compute));
    MIRO_CHECK_OK(drawer->m_generator->load(stop));
    return drawer;
}

Result<void> ControlledDrawer::encode(const std::vector<std::string>& prompts, PromptTexts& texts,
                                      std::stop_token stop) {
    std::vector<std::string> missing;
    for (const std::string& prompt : prompts)
        if (!texts.contains(prompt))
            missing.push_back(prompt);
    if (missing.empty())
        return {};
    MIRO_TRY(const std::vector<TextCondition> encoded, m_generator->encodeAll(missing, stop));
    for (size_t i = 0; i < missing.size(); ++i)
        texts[missing[i]] = {encoded[i].tokens.to(at::kCPU), encoded[i].mask.to(at::kCPU)};
    return {};
}

Result<DrawnPictures> ControlledDrawer::draw(const std::vector<const TextCondition*>& texts,
                                             const std::vector<uint64_t>& seeds, const std::stop_token& stop) {
    return guardTorch("drawing pictures", [&]() -> Result<DrawnPictures> {
        DrawnPictures drawn;
        std::vector<at::Tensor> latents;
        for (size_t first = 0; first < seeds.size(); first += kRowsAtOnce) {
            const size_t end = std::min(first + kRowsAtOnce, seeds.size());
            std::vector<TextCondition> rows;
            SampleGroup group;
            for (size_t i = first; i < end; ++i) {
                rows.push_back(*texts[i]);
                group.seeds.push_back(seeds[i]);
            }
            const TextCondition joined = joinConditions(rows);
            const at::Device device = m_generator->plan().device;
            const PromptPair pair{{joined.tokens.to(device), joined.mask.to(device)}, m_generator->unconditional()};
            MIRO_TRY(const Latents sampled, m_generator->sample(pair, m_settings, group, nullptr, stop));
            MIRO_TRY(std::vector<Image> images, m_generator->decoder().decode(sampled, stop));
            for (Image& image : images)
                drawn.images.push_back(std::move(image));
            latents.push_back(sampled.values.to(at::kCPU));
        }
        drawn.latents = at::cat(latents);
        return drawn;
    });
}

Result<at::Tensor> ControlledDrawer::stored(const at::Tensor& latents, std::stop_token stop) const {
    const PostprocessingConfig& config = m_generator->files().config.postprocessing;
    if (config.modelType != "sdxl")
        return latents;
    MIRO_TRY(const LatentScaling scaling,
             LatentScaling::forSdxl(config, m_generator->decoderSource(std::move(stop)).weights));
    return scaling.toVae(latents);
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
    MIRO_TRY(const auto drawer, ControlledDrawer::open(set.modelFolders, set.model, settings, stop));
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
            MIRO_TRY(TextCondition text, textFrom(read[0], captions.index.nameOf(sample), drawer->longestText()));
            for (size_t candidate = 0; candidate < each; ++candidate) {
                words.push_back(oneLine(read[1]));
                seeds.push_back(pictureSeedOf(
                    {plan.pictureSeed, set.seed, static_cast<uint64_t>(first + i), uint64_t{candidate}, 1}));
            }
            texts.push_back(std::move(text));
            bytes.push_back(std::move(read));
        }
        std::vector<const TextCondition*> rows;
        for (const TextCondition& text : texts)
            rows.insert(rows.end(), each, &text);
        MIRO_TRY(const DrawnPictures drawn, drawer->draw(rows, seeds, stop));
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
