#include "taste/tuning_set.h"

#include "base/files.h"
#include "base/json.h"
#include "base/seeded_random.h"
#include "dataset/member_names.h"
#include "dataset/sample_reader.h"
#include "dataset/shard_list.h"
#include "dataset/shard_writer.h"
#include "flow/prompt_drawer.h"
#include "image/image_file.h"
#include "tensor/npy.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace miro {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int64_t kSamplesAShard = 64;
// So many fresh pictures are drawn with the model's usual targets: what it is asked for most often.
constexpr double kUsualTargets = 0.25;

// A prompt's mean is taken as if it had so many pictures more, as well liked as all are.
constexpr double kUsualPictures = 1;

constexpr const char* kCaptionField = "txt";
constexpr const char* kScoresField = "json";
constexpr const char* kFeaturesField = "taste_features.npy"; // picture, then prompt; fp32
constexpr const char* kMeasuredKey = "measured";             // scores by scorer, and by which encoder it was seen
constexpr const char* kEncoderKey = "encoder";

Result<void> makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    return error ? fileError("cannot create the folder", folder, error.value()) : Result<void>();
}

// Of a fresh picture: the model's usual ones, or any.
RewardTargets targetsOf(const std::vector<std::string>& rewards, SeededRandom& random) {
    RewardTargets targets;
    if (random.uniform() < kUsualTargets)
        return targets;
    for (const std::string& reward : rewards)
        targets[reward] = random.uniform();
    return targets;
}

// One shard's pictures, seen and unseen.
struct Seen {
    std::vector<std::string> keys;
    std::vector<std::string> prompts;
    std::vector<Image> images;
    std::vector<at::Tensor> latents; // (C, h, w), as shards store them
};

class Maker {
public:
    Maker(const TuningSetPlan& plan, const TuningEyes& eyes, PromptDrawer& drawer)
        : m_plan(plan), m_eyes(eyes), m_drawer(drawer) {}

    int64_t total() const { return static_cast<int64_t>(m_plan.own.size()) + m_plan.fresh; }

    // The shard of pictures [first, last).
    Result<void> make(int64_t first, int64_t last, const fs::path& shard, const std::stop_token& stop) {
        Seen seen;
        MIRO_CHECK_OK(takeOwn(first, last, seen, stop));
        MIRO_CHECK_OK(drawFresh(first, last, seen, stop));
        MIRO_TRY(const std::vector<TasteFeatures> features, m_eyes.look(seen.images, seen.prompts, stop));
        MIRO_CHECK_OK(m_drawer.encode(seen.prompts, m_texts, stop));
        MIRO_TRY(const auto writer, ShardWriter::create(shard));
        for (size_t i = 0; i < seen.keys.size(); ++i) {
            MIRO_CHECK_OK(checkFeatures(m_eyes.layout, features.at(i), seen.keys[i]));
            MIRO_CHECK_OK(writer->add(sampleOf(seen, i, features[i])));
        }
        return writer->finish();
    }

    int64_t leftOut() const { return m_leftOut; }

private:
    int64_t ownPictures() const { return static_cast<int64_t>(m_plan.own.size()); }

    // Pictures of one origin with their latents (N, C, h, w).
    Result<void> keep(Seen& seen, const std::vector<int64_t>& numbers, const std::vector<std::string>& prompts,
                      std::vector<Image> images, const at::Tensor& latents, const std::stop_token& stop) {
        MIRO_TRY(const at::Tensor stored, m_drawer.stored(latents, stop));
        for (size_t i = 0; i < numbers.size(); ++i) {
            seen.keys.push_back(fmt::format("{:06}", numbers[i]));
            seen.prompts.push_back(prompts[i]);
            seen.images.push_back(std::move(images[i]));
            seen.latents.push_back(stored[static_cast<int64_t>(i)]);
        }
        return {};
    }

    Result<void> takeOwn(int64_t first, int64_t last, Seen& seen, const std::stop_token& stop) {
        std::vector<int64_t> numbers;
        std::vector<std::string> prompts;
        std::vector<Image> images;
        for (int64_t picture = first; picture < std::min(last, ownPictures()); ++picture) {
            const TuningPicture& own = m_plan.own[static_cast<size_t>(picture)];
            auto image = readImage(own.file);
            if (!image.ok()) {
                ++m_leftOut;
                continue;
            }
            numbers.push_back(picture);
            prompts.push_back(own.prompt);
            images.push_back(std::move(*image));
        }
        if (images.empty())
            return {};
        MIRO_TRY(const at::Tensor latents, m_drawer.latentsOf(images, stop));
        return keep(seen, numbers, prompts, std::move(images), latents, stop);
    }

    Result<void> drawFresh(int64_t first, int64_t last, Seen& seen, const std::stop_token& stop) {
        std::vector<int64_t> numbers;
        std::vector<DrawnRow> rows;
        std::vector<std::string> prompts;
        const int64_t begin = std::max(first, ownPictures());
        for (int64_t picture = begin; picture < last; ++picture) {
            const auto number = static_cast<uint64_t>(picture - ownPictures());
            SeededRandom random(mixedSeed({m_plan.seed, number}));
            numbers.push_back(picture);
            prompts.push_back(m_plan.prompts[number % m_plan.prompts.size()]);
            DrawnRow row;
            row.positive = targetsOf(m_drawer.files().config.rewardKeys, random);
            row.seed = random.next() & 0xFFFFFFFFu; // what the published noise makes of a seed
            rows.push_back(std::move(row));
        }
        if (rows.empty())
            return {};
        MIRO_CHECK_OK(m_drawer.encode(prompts, m_texts, stop));
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i].text = &m_texts.at(prompts[i]);
        MIRO_TRY(DrawnPictures drawn, m_drawer.draw(rows, stop));
        return keep(seen, numbers, prompts, std::move(drawn.images), drawn.latents, stop);
    }

    DatasetSample sampleOf(const Seen& seen, size_t i, const TasteFeatures& features) const {
        DatasetSample sample;
        sample.key = seen.keys[i];
        sample.fields[meanMember()] = npyBytes(seen.latents[i].to(at::kHalf));
        const TextCondition& text = m_texts.at(seen.prompts[i]);
        sample.fields[kTextMember] =
            npyBytes(text.tokens[0].narrow(0, 0, text.mask.sum().item<int64_t>()).to(at::kHalf).contiguous());
        sample.fields[kCaptionField] = seen.prompts[i];
        std::vector<float> vectors = features.picture;
        vectors.insert(vectors.end(), features.prompt.begin(), features.prompt.end());
        sample.fields[kFeaturesField] = npyBytes(at::tensor(vectors));
        Json measured = Json::object();
        for (size_t reward = 0; reward < features.rewards.size(); ++reward)
            if (std::isfinite(features.rewards[reward]))
                measured[m_eyes.layout.rewards[reward]] = features.rewards[reward];
        sample.fields[kScoresField] = Json{{kMeasuredKey, measured}, {kEncoderKey, m_eyes.layout.encoder}}.dump(
            -1, ' ', false, Json::error_handler_t::replace);
        return sample;
    }

    const TuningSetPlan& m_plan;
    const TuningEyes& m_eyes;
    PromptDrawer& m_drawer;
    PromptTexts m_texts;
    int64_t m_leftOut = 0;
};

Result<TasteFeatures> featuresOf(const TasteLayout& layout, const DatasetSample& sample, const fs::path& shard) {
    const std::string name = fmt::format("{}: sample {}", oneLine(shard.string()), oneLine(sample.key));
    MIRO_TRY(const std::string_view bytes, sample.need(kFeaturesField, shard));
    MIRO_TRY(const std::string_view scores, sample.need(kScoresField, shard));
    MIRO_TRY(const at::Tensor vectors, npyFromBytes(bytes, name));
    const Json object = Json::parse(scores, nullptr, false);
    if (!object.is_object() || object.value(kEncoderKey, std::string()) != layout.encoder || vectors.dim() != 1 ||
        vectors.scalar_type() != at::kFloat || vectors.numel() != layout.picture + layout.prompt)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{} was seen by another encoder than {}; remove the folder and draw again", name,
                                 layout.encoder)};
    const at::Tensor flat = vectors.contiguous();
    const float* numbers = flat.const_data_ptr<float>();
    TasteFeatures features;
    features.picture.assign(numbers, numbers + layout.picture);
    features.prompt.assign(numbers + layout.picture, numbers + flat.numel());
    const Json measured = object.value(kMeasuredKey, Json::object());
    for (const std::string& reward : layout.rewards) {
        const auto value = measured.find(reward);
        features.rewards.push_back(value != measured.end() && value->is_number() ? value->get<double>() : std::nan(""));
    }
    MIRO_CHECK_OK(checkFeatures(layout, features, name));
    return features;
}

// What is known of all pictures once they are seen: in the order of the shards, (N).
struct Liked {
    std::vector<std::string> prompts;
    std::vector<Json> scores; // by the model's reward keys
    std::vector<double> values;
};

Json scoresOf(const TuningEyes& eyes, const TasteFeatures& features) {
    Json scores = Json::object();
    for (size_t reward = 0; reward < eyes.targets.size(); ++reward)
        if (!eyes.targets[reward].empty() && std::isfinite(features.rewards[reward]))
            scores[eyes.targets[reward]] = features.rewards[reward];
    return scores;
}

Result<void> likeShard(const TuningEyes& eyes, const fs::path& shard, const TuningLiking& liking, Liked& all) {
    MIRO_TRY(SampleReader reader, SampleReader::open(shard));
    std::vector<TasteFeatures> features;
    while (true) {
        MIRO_TRY(const std::optional<DatasetSample> sample, reader.next());
        if (!sample)
            break;
        MIRO_TRY(TasteFeatures one, featuresOf(eyes.layout, *sample, shard));
        MIRO_TRY(const std::string_view prompt, sample->need(kCaptionField, shard));
        all.prompts.emplace_back(prompt);
        all.scores.push_back(scoresOf(eyes, one));
        features.push_back(std::move(one));
    }
    MIRO_TRY(const std::vector<double> liked, liking(features));
    all.values.insert(all.values.end(), liked.begin(), liked.end());
    return {};
}

// A choice is between pictures of one prompt and says nothing about prompts; the network knows the text anyway. So a
// picture's label is how much more it is liked than its prompt's others. Of a prompt with few pictures the mean is
// drawn to that of all.
void compareWithinPrompts(Liked& all) {
    struct Sum {
        double total = 0;
        double count = 0;
    };
    Sum every;
    std::map<std::string, Sum> ofPrompt;
    for (size_t i = 0; i < all.values.size(); ++i)
        for (Sum* sum : {&every, &ofPrompt[all.prompts[i]]}) {
            sum->total += all.values[i];
            ++sum->count;
        }
    const double usual = every.total / std::max(every.count, 1.0);
    for (size_t i = 0; i < all.values.size(); ++i) {
        const Sum& sum = ofPrompt.at(all.prompts[i]);
        all.values[i] -= (sum.total + kUsualPictures * usual) / (sum.count + kUsualPictures);
    }
}

// The samples of one shard, labelled, apart: to learn from and held out. number: of the first in `liked`; moved on.
Result<void> labelShard(const fs::path& shard, const std::string& rewardKey, const Liked& liked, ShardWriter& learn,
                        ShardWriter& heldOut, size_t& number) {
    MIRO_TRY(SampleReader reader, SampleReader::open(shard));
    while (true) {
        MIRO_TRY(std::optional<DatasetSample> sample, reader.next());
        if (!sample)
            return {};
        Json scores = liked.scores.at(number);
        scores[rewardKey] = liked.values.at(number);
        sample->fields[kScoresField] = scores.dump();
        sample->fields.erase(kFeaturesField);
        ShardWriter& writer = ++number % kTuningHeldOutOf == 0 ? heldOut : learn;
        MIRO_CHECK_OK(writer.add(*sample));
    }
}

} // namespace

Result<TuningSetOutcome> makeTuningSet(const TuningSetPlan& plan, const TuningEyes& eyes, const fs::path& folder,
                                       ProgressSink& progress, const std::stop_token& stop) {
    if (plan.fresh > 0 && plan.prompts.empty())
        return usageError("there is no prompt to draw pictures of; draw some pictures first, or name prompts");
    const fs::path seen = folder / kTuningSeen;
    MIRO_CHECK_OK(makeFolder(seen));
    MIRO_TRY(const auto drawer, PromptDrawer::open(plan.model, stop));
    Maker maker(plan, eyes, *drawer);
    const int64_t total = maker.total();
    TuningSetOutcome outcome;
    for (int64_t first = 0; first < total; first += kSamplesAShard) {
        if (stop.stop_requested())
            return stoppedError();
        progress.progress({"sample", first, total});
        const fs::path shard = seen / fmt::format("seen-{:05}.tar", first / kSamplesAShard);
        std::error_code error;
        if (!fs::exists(shard, error))
            MIRO_CHECK_OK(maker.make(first, std::min(first + kSamplesAShard, total), shard, stop));
    }
    progress.progress({"sample", total, total});
    outcome.leftOut = maker.leftOut();
    outcome.pictures = total - outcome.leftOut;
    return outcome;
}

Result<void> labelTuningSet(const TuningEyes& eyes, const fs::path& folder, const std::string& rewardKey,
                            const TuningLiking& liking, const std::stop_token& stop) {
    MIRO_TRY(const std::vector<fs::path> shards, findShards((folder / kTuningSeen).string()));
    MIRO_CHECK_OK(makeFolder(folder / kTuningLearn));
    MIRO_CHECK_OK(makeFolder(folder / kTuningHeldOut));
    MIRO_TRY(const auto learn, ShardWriter::create(folder / kTuningLearn / "learn.tar"));
    MIRO_TRY(const auto heldOut, ShardWriter::create(folder / kTuningHeldOut / "held-out.tar"));
    Liked liked;
    for (const fs::path& shard : shards) {
        if (stop.stop_requested())
            return stoppedError();
        MIRO_CHECK_OK(likeShard(eyes, shard, liking, liked));
    }
    compareWithinPrompts(liked);
    size_t number = 0;
    for (const fs::path& shard : shards) {
        if (stop.stop_requested())
            return stoppedError();
        MIRO_CHECK_OK(labelShard(shard, rewardKey, liked, *learn, *heldOut, number));
    }
    MIRO_CHECK_OK(heldOut->finish());
    return learn->finish();
}

} // namespace miro
