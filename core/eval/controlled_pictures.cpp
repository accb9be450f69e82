#include "eval/controlled_pictures.h"

#include "base/json.h"
#include "base/scorers.h"
#include "base/seeded_random.h"
#include "eval/controlled_drawer.h"
#include "eval/geneval_scene.h"
#include "hub/model_store.h"
#include "image/resize.h"
#include "scene/scene_render.h"
#include "scene/scene_source.h"
#include "scene/sprite_detector.h"
#include "tensor/parallel.h"

#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <mutex>
#include <set>

namespace miro {

struct HeldOutPrompt {
    ScenePrompt scene;
    std::string words;
    std::string category;
    int64_t number = 0; // of its category
};

namespace {

constexpr int kDiversitySide = 32;
constexpr size_t kPicturesAtOnce = 64; // drawn, scored and judged together

Result<std::vector<HeldOutPrompt>> promptsOf(const ControlledPlan& plan, const SpriteSet& sprites) {
    ScenePromptsRequest request;
    request.categories.assign(kSceneCategories.begin(), kSceneCategories.end());
    request.perCategory = plan.promptsEach;
    request.heldOut = true;
    request.seed = plan.promptSeed;
    MIRO_TRY(const std::vector<std::string> lines, scenePromptLines(request, sprites));
    std::vector<HeldOutPrompt> prompts;
    for (const std::string& line : lines) {
        MIRO_TRY(const nlohmann::json json, parseJson(line, "a held-out prompt"));
        HeldOutPrompt prompt;
        MIRO_TRY(prompt.scene, sceneFromGeneval(json, sprites));
        prompt.words = json.at("prompt").get<std::string>();
        prompt.category = json.at("tag").get<std::string>();
        const bool same = !prompts.empty() && prompts.back().category == prompt.category;
        prompt.number = same ? prompts.back().number + 1 : 0;
        prompts.push_back(std::move(prompt));
    }
    return prompts;
}

// The protocol's targets of the rewards that the run knows; all others are left out.
RewardTargets targetsOf(const ControlledPlan& plan, const ControlledArm& arm, const RewardTarget& target) {
    RewardTargets targets;
    for (const std::string& reward : plan.rewards)
        targets[reward] = std::nullopt;
    for (const std::string& reward : arm.used)
        targets[reward] = target;
    return targets;
}

Result<std::unique_ptr<ScoringSession>> openScorers(const std::vector<std::string>& keys,
                                                    const ControlledTools& tools) {
    MIRO_TRY(const ModelStore store, ModelStore::open(tools.modelFolders));
    ScoringOptions options;
    options.batch = 32;
    options.makers = tools.makers;
    return ScoringSession::open(
        keys, [&store](const std::string& repo) { return store.findRepo(repo); }, options);
}

} // namespace

struct ControlledPictures::State {
    ControlledPlan plan;
    ControlledTools tools;
    std::unique_ptr<SpriteSet> sprites;
    std::unique_ptr<SpriteDetector> detector;
    std::unique_ptr<ScoringSession> scorers; // in the order of plan.rewards
    std::vector<HeldOutPrompt> prompts;
    PromptTexts texts; // of all models: they have one text encoder

    // (rewards) of each picture, in training units; NaN: could not be computed.
    Result<std::vector<std::vector<double>>> scoresOf(const std::vector<Image>& pictures,
                                                      const std::vector<std::string>& words,
                                                      const std::stop_token& stop) const {
        std::vector<ScoreInput> inputs;
        for (size_t i = 0; i < pictures.size(); ++i)
            inputs.push_back({&pictures[i], words[i]});
        MIRO_TRY(const std::vector<RawScores> raw, scorers->score(inputs, nullptr, stop));
        std::vector<std::vector<double>> scores(pictures.size());
        for (const RawScores& one : raw) {
            const ScorerInfo* info = miro::scorers().find(one.scorer);
            for (size_t i = 0; i < pictures.size(); ++i)
                scores[i].push_back(info ? trainingValue(*info, one.values[i]) : one.values[i]);
        }
        return scores;
    }

    Result<SceneVerdict> judged(const ScenePrompt& prompt, const Image& picture, const std::stop_token& stop) const {
        if (tools.judge)
            return tools.judge(prompt, picture, stop);
        MIRO_TRY(const std::vector<FoundSprite> found, detector->detect(picture, stop));
        return judgeScene(prompt, found, *sprites);
    }

    Result<std::vector<bool>> correct(const std::vector<const HeldOutPrompt*>& of,
                                      const std::vector<const Image*>& pictures, const std::stop_token& stop) const {
        std::vector<char> right(pictures.size(), 0);
        std::mutex mutex;
        std::optional<Error> problem;
        parallelFor(static_cast<int64_t>(pictures.size()), 1, [&](int64_t begin, int64_t end) {
            for (int64_t i = begin; i < end; ++i) {
                const auto place = static_cast<size_t>(i);
                const auto verdict = judged(of[place]->scene, *pictures[place], stop);
                if (!verdict.ok()) {
                    const std::lock_guard lock(mutex);
                    problem = verdict.error();
                    return;
                }
                right[place] = verdict->correct ? 1 : 0;
            }
        });
        if (problem)
            return *problem;
        return std::vector<bool>(right.begin(), right.end());
    }

    // Some prompts' pictures: drawn, scored, the best of `n` kept, judged.
    Result<void> lookAt(std::span<const HeldOutPrompt* const> some, PromptDrawer& drawer, int64_t pictures, int64_t n,
                        LookResult& result, const std::stop_token& stop) {
        std::vector<DrawnRow> rows;
        std::vector<std::string> words;
        for (const HeldOutPrompt* prompt : some)
            for (int64_t picture = 0; picture < pictures; ++picture)
                for (int64_t candidate = 0; candidate < n; ++candidate) {
                    words.push_back(prompt->words);
                    const uint64_t category = static_cast<uint64_t>(prompt->scene.category);
                    rows.push_back({&texts.at(prompt->words),
                                    pictureSeedOf({plan.pictureSeed, category, static_cast<uint64_t>(prompt->number),
                                                   static_cast<uint64_t>(picture), static_cast<uint64_t>(candidate)})});
                }
        MIRO_TRY(const DrawnPictures drawn, drawer.draw(rows, stop));
        MIRO_TRY(const auto scores, scoresOf(drawn.images, words, stop));
        const auto by = static_cast<size_t>(std::find(plan.rewards.begin(), plan.rewards.end(), plan.bestOfReward) -
                                            plan.rewards.begin());
        std::vector<size_t> kept;
        for (size_t first = 0; first < drawn.images.size(); first += static_cast<size_t>(n))
            kept.push_back(n > 1 ? bestPlace(scores, by, first, static_cast<size_t>(n)) : first);
        std::vector<const HeldOutPrompt*> of;
        std::vector<const Image*> shown;
        for (size_t i = 0; i < kept.size(); ++i) {
            of.push_back(some[i / static_cast<size_t>(pictures)]);
            shown.push_back(&drawn.images[kept[i]]);
        }
        MIRO_TRY(const std::vector<bool> right, correct(of, shown, stop));
        for (size_t i = 0; i < some.size(); ++i) {
            const size_t first = i * static_cast<size_t>(pictures);
            PromptResult prompt{some[i]->words, some[i]->category, pictures, 0, 0, {}};
            for (size_t place = first; place < first + static_cast<size_t>(pictures); ++place)
                prompt.correct += right[place] ? 1 : 0;
            prompt.diversity = pictureDiversity(std::span(shown).subspan(first, static_cast<size_t>(pictures)));
            for (size_t reward = 0; reward < plan.rewards.size(); ++reward) {
                double sum = 0;
                int64_t count = 0;
                for (size_t place = first; place < first + static_cast<size_t>(pictures); ++place)
                    if (const double score = scores[kept[place]][reward]; std::isfinite(score)) {
                        sum += score;
                        ++count;
                    }
                if (count > 0)
                    prompt.scores[plan.rewards[reward]] = sum / static_cast<double>(count);
            }
            result.prompts.push_back(std::move(prompt));
        }
        return {};
    }
};

ControlledPictures::ControlledPictures(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ControlledPictures::~ControlledPictures() = default;

Result<std::unique_ptr<ControlledPictures>> ControlledPictures::open(const ControlledPlan& plan,
                                                                     ControlledTools tools) {
    auto state = std::make_unique<State>();
    state->plan = plan;
    state->tools = std::move(tools);
    MIRO_TRY(SpriteSet sprites, SpriteSet::open(state->tools.sprites));
    state->sprites = std::make_unique<SpriteSet>(std::move(sprites));
    state->detector = std::make_unique<SpriteDetector>(*state->sprites);
    MIRO_TRY(state->prompts, promptsOf(plan, *state->sprites));
    MIRO_TRY(state->scorers, openScorers(plan.scorers, state->tools));
    return std::unique_ptr<ControlledPictures>(new ControlledPictures(std::move(state)));
}

Result<LookResult> ControlledPictures::look(const ControlledLook& look, const std::filesystem::path& model,
                                            ProgressSink& progress, std::stop_token stop) {
    const auto begin = std::chrono::steady_clock::now();
    State& state = *m_state;
    const ControlledPlan& plan = state.plan;
    const ControlledProtocol& protocol = controlledProtocol(look.protocol);
    GenerationSettings settings;
    settings.steps = plan.samplingSteps;
    settings.guidance = look.guidance;
    settings.positive = targetsOf(plan, look.run.arm, protocol.positive);
    settings.negative = targetsOf(plan, look.run.arm, protocol.negative);
    MIRO_TRY(const auto drawer, PromptDrawer::open(requestFor(state.tools.modelFolders, model, settings), stop));
    std::vector<const HeldOutPrompt*> prompts;
    std::vector<std::string> words;
    for (const HeldOutPrompt& prompt : state.prompts)
        if (!look.curve || prompt.number < plan.curvePrompts) {
            prompts.push_back(&prompt);
            words.push_back(prompt.words);
        }
    MIRO_CHECK_OK(drawer->encode(words, state.texts, stop));
    const int64_t pictures = look.curve ? plan.curvePictures : plan.pictures;
    const int64_t n = look.bestOf(plan);
    LookResult result{look.run.name(),
                      look.run.arm.key,
                      look.run.seed,
                      look.samples,
                      look.curve,
                      look.protocol,
                      look.guidance,
                      0,
                      0,
                      {}};
    result.evaluations = static_cast<double>(plan.samplingSteps * n) * (look.guidance > 0 ? 2 : 1);
    const size_t atOnce = std::max<size_t>(1, kPicturesAtOnce / static_cast<size_t>(pictures * n));
    for (size_t first = 0; first < prompts.size(); first += atOnce) {
        if (stop.stop_requested())
            return stoppedError();
        progress.progress(
            {"sample", static_cast<int64_t>(first) * pictures, static_cast<int64_t>(prompts.size()) * pictures});
        const size_t count = std::min(atOnce, prompts.size() - first);
        MIRO_CHECK_OK(state.lookAt(std::span(prompts).subspan(first, count), *drawer, pictures, n, result, stop));
    }
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

Result<LookResult> ControlledPictures::lookAtScenes(ProgressSink& progress, std::stop_token stop) {
    State& state = *m_state;
    const SceneSource source(*state.sprites);
    SceneRenderer renderer(*state.sprites);
    LookResult result;
    result.run = result.arm = kRealScenes;
    result.protocol = kNoRewards;
    for (size_t first = 0; first < state.prompts.size(); first += kPicturesAtOnce) {
        if (stop.stop_requested())
            return stoppedError();
        progress.progress({"sample", static_cast<int64_t>(first), static_cast<int64_t>(state.prompts.size())});
        const size_t count = std::min(kPicturesAtOnce, state.prompts.size() - first);
        std::vector<Image> pictures;
        std::vector<std::string> words;
        std::vector<const HeldOutPrompt*> of;
        std::vector<const Image*> shown;
        for (size_t i = first; i < first + count; ++i) {
            of.push_back(&state.prompts[i]);
            words.push_back(of.back()->words);
            SeededRandom random(mixedSeed({state.plan.pictureSeed, static_cast<uint64_t>(i)}));
            pictures.push_back(renderer.render(source.compose(of.back()->scene, SceneLook(), random)));
        }
        for (const Image& picture : pictures)
            shown.push_back(&picture);
        MIRO_TRY(const auto scores, state.scoresOf(pictures, words, stop));
        MIRO_TRY(const std::vector<bool> right, state.correct(of, shown, stop));
        for (size_t i = 0; i < count; ++i) {
            PromptResult prompt{words[i], of[i]->category, 1, right[i] ? 1 : 0, 0, {}};
            for (size_t reward = 0; reward < state.plan.rewards.size(); ++reward)
                if (std::isfinite(scores[i][reward]))
                    prompt.scores[state.plan.rewards[reward]] = scores[i][reward];
            result.prompts.push_back(std::move(prompt));
        }
    }
    return result;
}

Result<int64_t> ControlledPictures::drawTuningSet(uint64_t seed, const std::filesystem::path& model,
                                                  const std::filesystem::path& folder, ProgressSink& progress,
                                                  std::stop_token stop) {
    const State& state = *m_state;
    const auto scores = [&state](const std::vector<Image>& pictures, const std::vector<std::string>& words,
                                 const std::stop_token& asked) {
        return state.scoresOf(pictures, words, asked);
    };
    return miro::drawTuningSet({state.plan, seed, state.tools.modelFolders, model, folder}, scores, progress, stop);
}

double pictureDiversity(std::span<const Image* const> pictures) {
    std::vector<Image> small;
    for (const Image* picture : pictures)
        small.push_back(resized(*picture, kDiversitySide, kDiversitySide));
    double sum = 0;
    int64_t pairs = 0;
    for (size_t i = 0; i < small.size(); ++i)
        for (size_t j = 0; j < i; ++j, ++pairs) {
            double squares = 0;
            for (size_t place = 0; place < small[i].pixels.size(); ++place) {
                const double difference = (small[i].pixels[place] - small[j].pixels[place]) / 255.0;
                squares += difference * difference;
            }
            sum += std::sqrt(squares / static_cast<double>(small[i].pixels.size()));
        }
    return pairs > 0 ? sum / static_cast<double>(pairs) : 0;
}

} // namespace miro
