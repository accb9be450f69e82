#include "train/clip_task.h"

#include "base/json.h"
#include "reward/preprocess.h"
#include "tensor/torch_guard.h"
#include "train/clip_kind.h"
#include "train/clip_losses.h"
#include "train/gradients.h"
#include "train/mixed_precision.h"
#include "train/question_pairs.h"
#include "train/random_streams.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kPromptsJudgedAtOnce = 100;
constexpr const char* kLoss = "loss";

at::Tensor signsOf(const std::vector<bool>& values, const at::Device& device) {
    at::Tensor tensor = at::zeros({static_cast<int64_t>(values.size())}, at::kFloat);
    for (size_t i = 0; i < values.size(); ++i)
        tensor.mutable_data_ptr<float>()[i] = values[i] ? 1.F : -1.F;
    return tensor.to(device);
}

} // namespace

TrainKind clipKind() {
    return {.key = "clip",
            .summary = "A small CLIP: which text fits a picture, or which of two pictures is better for a text.",
            .settings = clipSettingSpecs(),
            .make = [](const TrainContext& context) -> Result<std::unique_ptr<TrainTask>> {
                MIRO_TRY(std::unique_ptr<ClipTask> task, ClipTask::make(context));
                return std::unique_ptr<TrainTask>(std::move(task));
            }};
}

Result<std::unique_ptr<ClipTask>> ClipTask::make(const TrainContext& context) {
    return guardTorch("setting up the training", [&]() -> Result<std::unique_ptr<ClipTask>> {
        MIRO_TRY(ClipSettings settings, ClipSettings::read(context.config));
        if (settings.wholeBatch && settings.contrastWeight > 0 && context.processes > 1)
            return usageError(
                fmt::format("{} processes share the batch, and captions would be told from those of their "
                            "own process alone: train in one process, or set negatives to part if that "
                            "is meant",
                            context.processes));
        std::unique_ptr<ClipTask> task(new ClipTask(std::move(settings), context));
        MIRO_CHECK_OK(task->readSamples(context));
        MIRO_CHECK_OK(task->makeNetwork());
        MIRO_CHECK_OK(task->chooseSamples(context));
        return task;
    });
}

Result<void> ClipTask::readSamples(const TrainContext& context) {
    MIRO_TRY(m_pictures, readPictureSamples(m_settings.data, m_settings.fields, m_settings.most, context.stop));
    if (m_settings.heldOutData.empty()) {
        const auto heldOut = static_cast<size_t>(m_settings.heldOut);
        if (m_pictures.size() < heldOut + 2)
            return usageError(fmt::format("{}: it has {} samples, too few to hold {} of them out; lower held-out",
                                          oneLine(m_settings.data.string()), m_pictures.size(), heldOut));
        m_learned = m_pictures.size() - heldOut;
        return {};
    }
    m_learned = m_pictures.size();
    MIRO_TRY(std::vector<PictureSample> others,
             readPictureSamples(m_settings.heldOutData, m_settings.fields, m_settings.heldOut, context.stop));
    std::move(others.begin(), others.end(), std::back_inserter(m_pictures));
    return {};
}

Result<void> ClipTask::makeNetwork() {
    const fs::path& from = m_settings.from;
    std::string where = "the vocabulary of the captions";
    if (from.empty()) {
        m_vocabulary = learnClipVocabulary(captionsOf(m_pictures, m_settings.keys), m_settings.vocabulary);
    } else {
        MIRO_TRY(m_vocabulary, readClipVocabulary(from));
        where = oneLine(from.string());
    }
    MIRO_TRY(m_tokenizer, clipTokenizerOf(m_vocabulary, where));
    if (from.empty()) {
        MIRO_TRY(const nlohmann::json pieces, parseJson(m_vocabulary.pieces, where));
        m_settings.sizes.text.vocabulary = m_tokenizer->idLimit();
        m_settings.sizes.text.endToken = pieces.value("<|endoftext|>", int64_t{-1});
        m_network = ClipNetwork::create(m_settings.sizes, m_settings.seed, m_device);
    } else {
        MIRO_TRY(m_network, ClipNetwork::open(from, m_device));
        m_settings.sizes = m_network->config();
        if (m_tokenizer->idLimit() > m_settings.sizes.text.vocabulary)
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: its tokenizer gives ids up to {}, but its network has a "
                                     "vocabulary of {}; export it again",
                                     where, m_tokenizer->idLimit() - 1, m_settings.sizes.text.vocabulary)};
    }
    m_parameters = m_network->parameters();
    if (const auto truths = static_cast<int64_t>(m_settings.keys.truths.size()); m_settings.truthWeight > 0) {
        ParameterStore store(m_settings.seed, m_device);
        m_truthMap = TrainLinear::make(store, "truth_map", m_settings.sizes.features, truths, true);
        for (TrainParameter& parameter : store.takeParameters()) {
            parameter.decayed = false; // vectors are short: its weights are large
            m_parameters.push_back(std::move(parameter));
        }
    }
    return {};
}

Result<void> ClipTask::chooseSamples(const TrainContext& context) {
    if (!m_settings.sprites.empty()) {
        MIRO_TRY(m_sprites, SpriteSet::open(m_settings.sprites));
    }
    MIRO_TRY(m_samples, clipSamples(m_pictures, m_settings.keys, m_sprites ? &*m_sprites : nullptr, *m_tokenizer,
                                    static_cast<int>(m_settings.sizes.text.positions)));
    for (size_t i = 0; i < m_samples.size(); ++i)
        if (!m_samples[i].texts.empty())
            (i < m_learned ? m_usable : m_judged).push_back(i);
    if (m_usable.size() + m_judged.size() < m_samples.size() && context.note)
        context.note(fmt::format("{} samples whose caption belongs to another picture have no second one and are left "
                                 "out",
                                 m_samples.size() - m_usable.size() - m_judged.size()));
    if (m_settings.preference) {
        m_pairs.emplace(m_samples, m_usable, m_settings.margin);
        m_judgedPairs.emplace(m_samples, m_judged, m_settings.margin);
        m_usable = m_pairs->samples();
        m_judged = m_judgedPairs->samples();
    }
    for (const auto& [numbers, what] : {std::pair(&m_usable, "to learn from"), std::pair(&m_judged, "held out")})
        if (numbers->size() < 2)
            return usageError(
                m_settings.preference
                    ? fmt::format("{}: of the samples {} no two have one caption and better-keys that differ by {}; "
                                  "give more samples or a smaller better-margin",
                                  oneLine(m_settings.data.string()), what, m_settings.margin)
                    : fmt::format("{}: of the samples {} fewer than two have a caption that is true",
                                  oneLine(m_settings.data.string()), what));
    m_loader = std::make_unique<PictureLoader>(
        m_pictures, [this](const TrainRows& rows) { return numbersOf(rows); },
        static_cast<int>(m_settings.sizes.vision.side), static_cast<int>(m_settings.threads));
    return {};
}

std::vector<size_t> ClipTask::numbersOf(const TrainRows& rows) const {
    std::vector<size_t> numbers;
    for (int64_t i = 0; i < rows.count; ++i) {
        const auto place = static_cast<uint64_t>(rows.step * rows.of + rows.first + i);
        numbers.push_back(m_usable[shuffledSample(m_settings.seed, place, m_usable.size())]);
    }
    if (m_pairs)
        for (int64_t i = 0; i < rows.count; ++i)
            numbers.push_back(
                m_pairs->partner(numbers[static_cast<size_t>(i)],
                                 randomStream(m_settings.seed, RandomPurpose::Partner, static_cast<uint64_t>(rows.step),
                                              static_cast<uint64_t>(rows.first + i))));
    return numbers;
}

std::optional<ClipTask::HardText> ClipTask::hardTextOf(size_t sample, SeededRandom random) const {
    if (!m_sprites || !m_samples[sample].shown)
        return std::nullopt;
    const QuestionPair pair = questionPair(*m_samples[sample].shown, *m_sprites, random);
    const auto most = static_cast<int>(m_settings.sizes.text.positions);
    // There is room for the tokens around a text: the settings see to it.
    return HardText{m_tokenizer->encode(pair.fitting, most).value(), m_tokenizer->encode(pair.wrong, most).value(),
                    toText(pair.fault)};
}

ClipTask::Part ClipTask::partOf(const std::vector<size_t>& samples, const std::vector<size_t>& partners, uint64_t seed,
                                uint64_t step, uint64_t firstRow) const {
    Part part{samples, partners, {}, {}};
    for (size_t i = 0; i < samples.size(); ++i) {
        const std::vector<TokenIds>& texts = m_samples[samples[i]].texts;
        const bool second =
            randomStream(seed, RandomPurpose::Caption, step, firstRow + i).chance(m_settings.syntheticShare);
        part.texts.push_back(second ? texts.back() : texts.front());
        part.hard.push_back(
            m_settings.hardWeight > 0
                ? hardTextOf(samples[i], randomStream(seed, RandomPurpose::HardText, step, firstRow + i))
                : std::nullopt);
    }
    return part;
}

at::Tensor ClipTask::mayFit(const Part& part) const {
    const auto rows = static_cast<int64_t>(part.samples.size());
    at::Tensor fits = at::zeros({rows, rows}, at::kBool);
    bool* values = fits.mutable_data_ptr<bool>();
    for (size_t picture = 0; picture < part.samples.size(); ++picture)
        for (size_t text = 0; text < part.samples.size(); ++text) {
            const ClipSample &seen = m_samples[part.samples[picture]], &told = m_samples[part.samples[text]];
            *values++ = part.samples[picture] == part.samples[text] || part.texts[picture] == part.texts[text] ||
                        (seen.shown && told.shown && mayBeTrueOf(*told.shown, *seen.shown));
        }
    return fits.to(m_device);
}

at::Tensor ClipTask::truthsOf(const Part& part) const {
    const auto columns = static_cast<int64_t>(m_settings.keys.truths.size());
    at::Tensor truths = at::empty({static_cast<int64_t>(part.samples.size()), columns}, at::kFloat);
    float* values = truths.mutable_data_ptr<float>();
    for (const size_t sample : part.samples)
        values = std::copy(m_samples[sample].truths.begin(), m_samples[sample].truths.end(), values);
    return truths.to(m_device);
}

ClipTask::Seen ClipTask::see(const Part& part, const std::vector<Image>& images, Tally& tally) const {
    const auto rows = static_cast<int64_t>(part.samples.size());
    std::vector<TokenIds> all = part.texts;
    std::vector<int64_t> hardRows;
    for (size_t i = 0; i < part.hard.size(); ++i)
        if (part.hard[i]) {
            hardRows.push_back(static_cast<int64_t>(i));
            all.push_back(part.hard[i]->fitting);
        }
    for (const int64_t row : hardRows)
        all.push_back(part.hard[static_cast<size_t>(row)]->wrong);
    if (!part.partners.empty())
        for (const size_t sample : part.samples)
            all.push_back(m_samples[sample].said);

    at::Tensor pictures, texts;
    {
        AutocastScope precision(m_device.type(), m_precision);
        pictures = m_network->pictures(normalisedPixels(images, kClipPixels));
        texts = m_network->texts(all);
    }
    const at::Tensor scale = m_network->scale();
    Seen seen{.pictures = pictures.narrow(0, 0, rows), .texts = texts.narrow(0, 0, rows)};
    const at::Tensor contrast = contrastiveLoss(seen.pictures, seen.texts, scale, mayFit(part));
    tally.add("contrast", contrast);
    seen.loss = contrast;
    if (const auto hard = static_cast<int64_t>(hardRows.size()); hard > 0) {
        const at::Tensor index = at::tensor(hardRows, at::kLong).to(m_device);
        const at::Tensor asked = seen.pictures.index_select(0, index);
        seen.fitting = pairedLogits(asked, texts.narrow(0, rows, hard), scale);
        seen.wrong = pairedLogits(asked, texts.narrow(0, rows + hard, hard), scale);
        const at::Tensor loss = choiceLoss(seen.fitting, seen.wrong);
        tally.add("hard-loss", loss);
        seen.loss = seen.loss + at::zeros_like(contrast).index_add(0, index, loss * m_settings.hardWeight);
    }
    if (m_settings.truthWeight > 0) {
        seen.truths = truthsOf(part);
        seen.predicted = m_truthMap(seen.pictures);
        const at::Tensor loss = truthLoss(seen.predicted, seen.truths);
        tally.add("truth-loss", loss);
        seen.loss = seen.loss + loss * m_settings.truthWeight;
    }
    if (!part.partners.empty()) {
        const at::Tensor said = texts.narrow(0, texts.size(0) - rows, rows);
        seen.own = pairedLogits(seen.pictures, said, scale);
        seen.others = pairedLogits(pictures.narrow(0, rows, rows), said, scale);
        std::vector<bool> better;
        for (size_t i = 0; i < part.samples.size(); ++i)
            better.push_back(m_samples[part.samples[i]].worth > m_samples[part.partners[i]].worth);
        const at::Tensor sign = signsOf(better, m_device);
        const at::Tensor loss = choiceLoss(seen.own * sign, seen.others * sign);
        tally.add("preference-loss", loss);
        tally.add("preference", ((seen.own - seen.others) * sign).gt(0).to(at::kFloat));
        seen.loss = loss + seen.loss * m_settings.contrastWeight;
    }
    tally.add("scale", scale);
    return seen;
}

Error ClipTask::notFinite(const at::Tensor& losses, const Part& part, int64_t step) const {
    // One bad picture or text spoils the whole batch through the softmax: the scores that are its own tell.
    const at::Tensor wrong = losses.isfinite().logical_not().nonzero().flatten();
    std::string where = "in no sample alone";
    if (wrong.numel() > 0 && wrong.numel() < losses.numel())
        where = "first in sample " + m_pictures[part.samples[static_cast<size_t>(wrong[0].item<int64_t>())]].name;
    else if (wrong.numel() > 0)
        where = "in every sample of its batch, the first of which is " + m_pictures[part.samples.front()].name;
    return {ErrorCode::Failed, fmt::format("the loss of step {} is not a finite number, {}; the run stops with the "
                                           "state before it: look at that sample, or lower the learning rate",
                                           step, where)};
}

Result<TrainNumbers> ClipTask::accumulate(const TrainRows& rows, std::stop_token stop) {
    MIRO_TRY(const std::vector<Image> images, m_loader->take(rows, stop));
    std::vector<size_t> samples = numbersOf(rows), partners;
    if (m_pairs) {
        partners.assign(samples.begin() + rows.count, samples.end());
        samples.resize(static_cast<size_t>(rows.count));
    }
    const Part part =
        partOf(samples, partners, m_settings.seed, static_cast<uint64_t>(rows.step), static_cast<uint64_t>(rows.first));
    Tally tally;
    tally.add(kLoss, 0, 0); // first
    const Seen seen = see(part, images, tally);
    if (!rows.accept(seen.loss.sum().item<double>()))
        return notFinite(seen.loss, part, rows.step);
    tally.add(kLoss, seen.loss);
    addGradients(seen.loss.sum() / static_cast<double>(rows.of), rows);
    return tally.means();
}

void ClipTask::judge(const Part& part, const Seen& seen, Tally& tally) const {
    const at::Tensor logits = at::matmul(seen.pictures, seen.texts.t());
    const at::Tensor fits = mayFit(part).logical_or(at::eye(logits.size(0), logits.options()).to(at::kBool));
    tally.add("retrieval", fits.gather(1, logits.argmax(1, true)).to(at::kFloat));
    int64_t place = 0;
    for (const std::optional<HardText>& hard : part.hard)
        if (hard) {
            const double right = seen.fitting[place].item<double>() > seen.wrong[place].item<double>() ? 1 : 0;
            ++place;
            tally.add("hard", right, 1);
            tally.add("hard-" + hard->fault, right, 1);
        }
}

Result<TrainNumbers> ClipTask::heldOut(std::stop_token stop) {
    at::NoGradGuard measuring;
    const uint64_t seed = mixedSeed({m_settings.seed, static_cast<uint64_t>(RandomPurpose::HeldOut)});
    Tally tally;
    tally.add(kLoss, 0, 0);
    std::vector<at::Tensor> predicted, truths;
    for (size_t first = 0; first < m_judged.size(); first += kPromptsJudgedAtOnce) {
        const size_t end = std::min(first + kPromptsJudgedAtOnce, m_judged.size());
        const std::vector<size_t> samples(m_judged.begin() + static_cast<std::ptrdiff_t>(first),
                                          m_judged.begin() + static_cast<std::ptrdiff_t>(end));
        std::vector<size_t> partners;
        if (m_judgedPairs)
            for (size_t i = 0; i < samples.size(); ++i)
                partners.push_back(
                    m_judgedPairs->partner(samples[i], randomStream(seed, RandomPurpose::Partner, 0, first + i)));
        std::vector<Image> images;
        for (const std::vector<size_t>* numbers : {&samples, &std::as_const(partners)})
            for (const size_t number : *numbers) {
                if (stop.stop_requested())
                    return stoppedError();
                MIRO_TRY(Image image,
                         squarePicture(m_pictures[number], static_cast<int>(m_settings.sizes.vision.side)));
                images.push_back(std::move(image));
            }
        const Part part = partOf(samples, partners, seed, 0, first);
        const Seen seen = see(part, images, tally);
        tally.add(kLoss, seen.loss);
        judge(part, seen, tally);
        if (seen.predicted.defined()) {
            predicted.push_back(seen.predicted);
            truths.push_back(seen.truths);
        }
    }
    TrainNumbers numbers = tally.means();
    for (size_t i = 0; !predicted.empty() && i < m_settings.keys.truths.size(); ++i) {
        const auto column = static_cast<int64_t>(i);
        const at::Tensor truth = at::cat(truths).select(1, column), known = truth.isnan().logical_not();
        const at::Tensor asked = truth.masked_select(known), told = at::cat(predicted).select(1, column);
        const double variance = asked.numel() > 1 ? asked.var(false).item<double>() : 0;
        if (variance > 0)
            numbers.emplace_back("unread-" + m_settings.keys.truths[i],
                                 (told.masked_select(known) - asked).square().mean().item<double>() / variance);
    }
    return numbers;
}

Result<void> ClipTask::exportTo(const fs::path& folder) {
    return writeClipFolder(folder, *m_network, m_vocabulary, m_settings.half);
}

} // namespace miro
