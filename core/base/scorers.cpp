#include "base/scorers.h"

#include <algorithm>

namespace miro {
namespace {

constexpr const char* kLargeClip = "openai/clip-vit-large-patch14";
constexpr const char* kHugeClip = "laion/CLIP-ViT-H-14-laion2B-s32B-b79K";

} // namespace

const Registry<ScorerInfo>& scorers() {
    // Training values: what the published training data stores (its CSV columns).
    static const Registry<ScorerInfo> list({
        {.key = "clip_openai",
         .label = "CLIP (OpenAI)",
         .rewards = "How well the picture as a whole fits the words.",
         .licence = "MIT",
         .version = "1",
         .repos = {kLargeClip},
         .highest = 0.4},
        {.key = "aesthetic",
         .label = "Aesthetic",
         .target = "aesthetic_score",
         .rewards = "Light, colour and composition as people rated them, whatever the words say.",
         .licence = "Apache-2.0",
         .version = "1",
         .repos = {"christophschuhmann/improved-aesthetic-predictor", kLargeClip},
         .trainingScale = 0.1,
         .lowest = 1,
         .highest = 10,
         .readsPrompt = false},
        {.key = "pick_score",
         .label = "PickScore",
         .target = "pick_a_score_score",
         .rewards = "What people chose when they saw two pictures side by side.",
         .licence = "unknown",
         .version = "1",
         .repos = {"yuvalkirstain/PickScore_v1", kHugeClip},
         .highest = 0.3},
        {.key = "hpsv2",
         .label = "HPSv2",
         .target = "hpsv2_score",
         .rewards = "What people put first among several pictures; adds detail.",
         .licence = "Apache-2.0",
         .version = "2.1",
         .repos = {"xswu/HPSv2", kHugeClip},
         .highest = 0.4},
        {.key = "image_reward",
         .label = "ImageReward",
         .target = "image_reward_score",
         .rewards = "What people liked best for such words: fitting, sound and pleasant.",
         .licence = "Apache-2.0",
         .version = "1.0",
         .repos = {"THUDM/ImageReward", "bert-base-uncased"},
         .trainingScale = 0.25,
         .trainingOffset = 0.5,
         .lowest = -2,
         .highest = 2},
        {.key = "vqa",
         .label = "VQA",
         .target = "vqa_score",
         .rewards = "Whether all that the words name is there: things, numbers, colours, places.",
         .licence = "Apache-2.0",
         .version = "1",
         .repos = {"zhiqiulin/clip-flant5-xxl", "google/flan-t5-xxl", "openai/clip-vit-large-patch14-336"}},
        {.key = "sciscore",
         .label = "SciScore",
         .target = "sciscore_score",
         .rewards = "Whether things look and behave as they do in the world.",
         .licence = "unknown",
         .version = "1",
         .repos = {"Jialuo21/SciScore"},
         .highest = 0.4},
        {.key = "clip_jina",
         .label = "CLIP (Jina)",
         .target = "clip_score",
         .rewards = "How well the picture as a whole fits the words, in many languages.",
         .licence = "CC-BY-NC-4.0",
         .version = "1",
         .repos = {"jinaai/jina-clip-v2"},
         .highest = 0.5,
         .experimental = true},
        // What `miro train` makes of the starter's scenes: the published kinds of model, small.
        {.key = "starter_clip",
         .label = "CLIP (starter)",
         .target = "clip_score",
         .rewards = "How well a drawn scene fits the words; it does not know photographs.",
         .licence = "MIT",
         .version = "1",
         .repos = {"starter/clip"},
         .highest = 0.3,
         .cheap = true},
        {.key = "starter_beauty",
         .label = "Aesthetic (starter)",
         .target = "aesthetic_score",
         .rewards = "Light and colours of a drawn scene; it does not know photographs.",
         .licence = "MIT",
         .version = "1",
         .repos = {"starter/aesthetic", "starter/clip"},
         .trainingScale = 0.1,
         .highest = 10,
         .readsPrompt = false,
         .cheap = true},
        {.key = "starter_pick",
         .label = "PickScore (starter)",
         .target = "pick_a_score_score",
         .rewards = "How well a drawn scene fits the words and is arranged; it does not know photographs.",
         .licence = "MIT",
         .version = "1",
         .repos = {"starter/pick", "starter/clip"},
         .highest = 0.3,
         .cheap = true},
        {.key = "starter_vqa",
         .label = "VQA (starter)",
         .target = "vqa_score",
         .rewards = "Whether a drawn scene shows what the words name; it does not know photographs.",
         .licence = "MIT",
         .version = "1",
         .repos = {"starter/question"},
         .cheap = true},
    });
    return list;
}

const ScorerInfo* scorerOfTarget(std::string_view target, const RewardScorers& named,
                                 const std::vector<std::string>& present) {
    if (target.empty())
        return nullptr;
    if (const auto name = named.find(target); name != named.end())
        if (const ScorerInfo* scorer = scorers().find(name->second); scorer && scorer->target == target)
            return scorer;
    const ScorerInfo* first = nullptr;
    for (const ScorerInfo& scorer : scorers().entries()) {
        if (scorer.target != target)
            continue;
        if (std::find(present.begin(), present.end(), scorer.key) != present.end())
            return &scorer;
        first = first ? first : &scorer;
    }
    return first;
}

double trainingValue(const ScorerInfo& scorer, double raw) {
    return raw * scorer.trainingScale + scorer.trainingOffset;
}

} // namespace miro
