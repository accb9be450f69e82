#include "train/question_task.h"

#include "reward/preprocess.h"
#include "scene/scene_caption.h"
#include "scene/scene_json.h"
#include "scene/scene_source.h"
#include "tensor/torch_guard.h"
#include "train/gradients.h"
#include "train/mixed_precision.h"
#include "train/question_kind.h"
#include "train/random_streams.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kPicturesJudgedAtOnce = 64;
constexpr size_t kTenths = 10;
constexpr uint64_t kWordings = 2000; // prompts in which every opening, side and background comes up
constexpr uint64_t kHeldOutSeed = 7; // questions to judge by are the same whatever the run's seed

std::vector<std::vector<int64_t>> repeated(const std::vector<int64_t>& answer, size_t count) {
    return std::vector<std::vector<int64_t>>(count, answer);
}

// How far the scores of each tenth are on the mean from how often they are right.
double calibrationError(const std::vector<std::pair<double, bool>>& scores) {
    struct Tenth {
        double score = 0, right = 0;
    };
    std::array<Tenth, kTenths> tenths{};
    for (const auto& [score, right] : scores) {
        Tenth& tenth = tenths[std::min(static_cast<size_t>(score * kTenths), kTenths - 1)];
        tenth.score += score;
        tenth.right += right ? 1 : 0;
    }
    double error = 0;
    for (const Tenth& tenth : tenths)
        error += std::abs(tenth.score - tenth.right);
    return scores.empty() ? 0 : error / static_cast<double>(scores.size());
}

} // namespace

TrainKind questionKind() {
    return {.key = "question",
            .summary = "A small yes/no question scorer of VQAScore's kind, from scenes whose truth is known.",
            .settings = QuestionSettings::specs(),
            .make = [](const TrainContext& context) -> Result<std::unique_ptr<TrainTask>> {
                MIRO_TRY(std::unique_ptr<QuestionTask> task, QuestionTask::make(context));
                return std::unique_ptr<TrainTask>(std::move(task));
            }};
}

std::vector<std::string> captionsOfSprites(const SpriteSet& sprites) {
    std::vector<std::string> captions;
    SeededRandom random(1);
    for (size_t i = 0; i < sprites.sprites().size(); ++i)
        for (int64_t count : {1, 2}) {
            ScenePrompt prompt;
            prompt.things = {{static_cast<int>(i), {}, count}};
            captions.push_back(sceneCaption(prompt, sprites, random));
        }
    const SceneSource source(sprites);
    for (uint64_t i = 0; i < kWordings; ++i) {
        Scene scene;
        scene.shown = source.prompt(kSceneCategories[i % kSceneCategories.size()], false, random);
        captions.push_back(sceneCaption(scene.shown, sprites, random));
        captions.push_back(describedScene(scene, sprites, random));
    }
    return captions;
}

Result<std::unique_ptr<QuestionTask>> QuestionTask::make(const TrainContext& context) {
    return guardTorch("setting up the training", [&]() -> Result<std::unique_ptr<QuestionTask>> {
        MIRO_TRY(QuestionSettings settings, QuestionSettings::read(context.config));
        std::unique_ptr<QuestionTask> task(new QuestionTask(std::move(settings), context));
        MIRO_TRY(task->m_sprites, SpriteSet::open(task->m_settings.sprites));
        MIRO_CHECK_OK(task->readSamples(context));
        MIRO_CHECK_OK(task->makeNetwork());
        return task;
    });
}

Result<void> QuestionTask::readSamples(const TrainContext& context) {
    MIRO_TRY(m_pictures, readPictureSamples(m_settings.data, m_settings.fields, m_settings.most, context.stop));
    m_learned = m_pictures.size();
    if (m_settings.heldOutData.empty()) {
        const auto heldOut = static_cast<size_t>(m_settings.heldOut);
        if (m_pictures.size() <= heldOut)
            return usageError(fmt::format("{}: it has {} samples, too few to hold {} of them out; lower held-out",
                                          oneLine(m_settings.data.string()), m_pictures.size(), heldOut));
        m_learned -= heldOut;
    } else {
        MIRO_TRY(std::vector<PictureSample> others,
                 readPictureSamples(m_settings.heldOutData, m_settings.fields, m_settings.heldOut, context.stop));
        std::move(others.begin(), others.end(), std::back_inserter(m_pictures));
    }
    for (PictureSample& sample : m_pictures) {
        if (!sample.about.contains(m_settings.truth))
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: its .{} does not say what the picture shows (the key '{}'), so nothing can "
                                     "be asked about it; pack the scenes with this program, or name the key with truth",
                                     sample.name, m_settings.fields.about, oneLine(m_settings.truth, 60))};
        MIRO_TRY(ScenePrompt shown, scenePromptFromJson(sample.about[m_settings.truth], *m_sprites, sample.name));
        m_shown.push_back(std::move(shown));
        sample.about = {}; // all of it that is needed is kept
    }
    return {};
}

Result<void> QuestionTask::makeNetwork() {
    MIRO_TRY(m_vocabulary, QuestionVocabulary::make(captionsOfSprites(*m_sprites)));
    MIRO_TRY(m_yes, m_vocabulary->answer(true));
    MIRO_TRY(m_no, m_vocabulary->answer(false));
    m_settings.sizes.text.vocabulary = m_vocabulary->size();
    m_network = QuestionNetwork::create(m_settings.sizes, m_settings.seed, m_device);
    if (!m_settings.tower.empty())
        MIRO_CHECK_OK(m_network->takeTower(m_settings.tower));
    m_loader = std::make_unique<PictureLoader>(
        m_pictures, [this](const TrainRows& rows) { return numbersOf(rows); },
        static_cast<int>(m_settings.sizes.vision.side), static_cast<int>(m_settings.threads));
    return {};
}

std::vector<size_t> QuestionTask::numbersOf(const TrainRows& rows) const {
    std::vector<size_t> numbers;
    for (int64_t i = 0; i < rows.count; ++i)
        numbers.push_back(
            shuffledSample(m_settings.seed, static_cast<uint64_t>(rows.step * rows.of + rows.first + i), m_learned));
    return numbers;
}

Result<QuestionTask::Asked> QuestionTask::ask(std::span<const size_t> samples, uint64_t seed, RandomPurpose purpose,
                                              uint64_t step, uint64_t firstRow) const {
    Asked asked;
    for (size_t i = 0; i < samples.size(); ++i)
        asked.pairs.push_back(
            questionPair(m_shown[samples[i]], *m_sprites, randomStream(seed, purpose, step, firstRow + i)));
    for (const QuestionPair& pair : asked.pairs) {
        MIRO_TRY(AnswerQuestion question, m_vocabulary->question(pair.fitting));
        asked.questions.push_back(std::move(question));
    }
    for (const QuestionPair& pair : asked.pairs) {
        MIRO_TRY(AnswerQuestion question, m_vocabulary->question(pair.wrong));
        asked.questions.push_back(std::move(question));
    }
    if (m_settings.captionWeight > 0) {
        MIRO_TRY(const AnswerQuestion request, m_vocabulary->request());
        asked.requests.assign(samples.size(), request);
        for (size_t i = 0; i < samples.size(); ++i) {
            SeededRandom random = randomStream(seed, RandomPurpose::Caption, step, firstRow + i);
            MIRO_TRY(std::vector<int64_t> caption,
                     m_vocabulary->answer(wholeCaption(m_shown[samples[i]], *m_sprites, random)));
            asked.captions.push_back(std::move(caption));
        }
    }
    return asked;
}

Error QuestionTask::notFinite(const at::Tensor& losses, std::span<const size_t> samples, const TrainRows& rows) const {
    const at::Tensor wrong = losses.isfinite().logical_not().nonzero().flatten();
    const auto row = static_cast<size_t>(wrong.numel() > 0 ? wrong[0].item<int64_t>() : 0);
    return {ErrorCode::Failed,
            fmt::format("the loss of step {} is not a finite number, in sample {} of its batch ({}); the run stops "
                        "with the state before it: look at that sample, or lower the learning rate",
                        rows.step, rows.first + static_cast<int64_t>(row), m_pictures[samples[row]].name)};
}

Result<TrainNumbers> QuestionTask::accumulate(const TrainRows& rows, std::stop_token stop) {
    MIRO_TRY(const std::vector<Image> images, m_loader->take(rows, stop));
    const std::vector<size_t> samples = numbersOf(rows);
    MIRO_TRY(const Asked asked, ask(samples, m_settings.seed, RandomPurpose::HardText, static_cast<uint64_t>(rows.step),
                                    static_cast<uint64_t>(rows.first)));
    std::vector<std::vector<int64_t>> answers = repeated(m_yes, samples.size());
    answers.resize(2 * samples.size(), m_no);
    at::Tensor answer, caption, losses;
    {
        AutocastScope precision(m_device.type(), m_precision);
        const at::Tensor seen = m_network->look(normalisedPixels(images, kClipPixels));
        const QuestionsRead read = m_network->read(at::cat({seen, seen}), asked.questions);
        answer = m_network->meanLogProbabilities(read, answers).neg().view({2, -1}).mean(0);
        losses = answer;
        if (m_settings.captionWeight > 0) {
            caption = m_network->meanLogProbabilities(m_network->read(seen, asked.requests), asked.captions).neg();
            losses = losses + caption * m_settings.captionWeight;
        }
    }
    const at::Tensor loss = losses.mean();
    const double value = loss.item<double>();
    if (!rows.accept(value))
        return notFinite(losses.detach(), samples, rows);
    addGradients(loss * (static_cast<double>(rows.count) / static_cast<double>(rows.of)), rows);
    TrainNumbers numbers{{"loss", value}, {"answer", answer.detach().mean().item<double>()}};
    if (caption.defined())
        numbers.emplace_back("caption", caption.detach().mean().item<double>());
    return numbers;
}

Result<void> QuestionTask::judge(const std::vector<Image>& images, const Asked& asked, Tally& tally,
                                 std::vector<std::pair<double, bool>>& scores) const {
    const size_t count = asked.pairs.size();
    const at::Tensor seen = m_network->look(normalisedPixels(images, kClipPixels));
    const QuestionsRead read = m_network->read(at::cat({seen, seen}), asked.questions);
    const auto logs = [&](const std::vector<int64_t>& answer) {
        return m_network->meanLogProbabilities(read, repeated(answer, 2 * count)).to(at::kCPU, at::kDouble);
    };
    const at::Tensor yes = logs(m_yes), no = logs(m_no);
    for (size_t i = 0; i < count; ++i) {
        const std::string fault = toText(asked.pairs[i].fault);
        const auto one = static_cast<int64_t>(i), other = static_cast<int64_t>(count + i);
        const auto at = [](const at::Tensor& values, int64_t row) {
            return values[row].item<double>();
        };
        const double right = (at(yes, one) > at(no, one)) + (at(yes, other) < at(no, other));
        const double ranked = at(yes, one) > at(yes, other);
        tally.add("loss", -at(yes, one) - at(no, other), 2);
        for (const std::string& name : {std::string("accuracy"), "accuracy-" + fault})
            tally.add(name, right, 2);
        for (const std::string& name : {std::string("ranked"), "ranked-" + fault})
            tally.add(name, ranked, 1);
        tally.add("score-fitting", std::exp(at(yes, one)), 1);
        tally.add("score-wrong", std::exp(at(yes, other)), 1);
        scores.emplace_back(std::exp(at(yes, one)), true);
        scores.emplace_back(std::exp(at(yes, other)), false);
    }
    return {};
}

Result<TrainNumbers> QuestionTask::heldOut(std::stop_token stop) {
    at::NoGradGuard measuring;
    AutocastScope precision(m_device.type(), m_precision);
    Tally tally;
    std::vector<std::pair<double, bool>> scores;
    for (size_t first = m_learned; first < m_pictures.size(); first += kPicturesJudgedAtOnce) {
        if (stop.stop_requested())
            return stoppedError();
        std::vector<size_t> samples;
        std::vector<Image> images;
        for (size_t i = first; i < std::min(first + kPicturesJudgedAtOnce, m_pictures.size()); ++i) {
            samples.push_back(i);
            MIRO_TRY(Image image, squarePicture(m_pictures[i], static_cast<int>(m_settings.sizes.vision.side)));
            images.push_back(std::move(image));
        }
        MIRO_TRY(const Asked asked, ask(samples, kHeldOutSeed, RandomPurpose::HeldOut, 0, first - m_learned));
        MIRO_CHECK_OK(judge(images, asked, tally, scores));
    }
    TrainNumbers numbers = tally.means();
    numbers.emplace_back("calibration", calibrationError(scores));
    return numbers;
}

Result<void> QuestionTask::exportTo(const std::filesystem::path& folder) {
    return writeQuestionFolders(folder, *m_network, *m_vocabulary, m_settings.half);
}

} // namespace miro
