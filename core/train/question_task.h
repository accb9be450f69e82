// The training of a question scorer. Of each picture two things are asked, whether it shows a caption that fits and
// whether it shows one with one thing wrong (question_pairs.h); the loss is the cross-entropy of the answer's tokens.
// Beside it the network says what the picture shows, which teaches it the names of things much sooner than yes and no
// would.
#pragma once

#include "train/clip_tally.h"
#include "train/question_pairs.h"
#include "train/question_settings.h"
#include "train/random_streams.h"
#include "train/train_kinds.h"

#include <optional>
#include <span>

namespace miro {

// Owned by the loop; see TrainTask.
class QuestionTask : public TrainTask {
public:
    // Reads all samples and makes the vocabulary of what may be said about the sprites. NotFound, Corrupt (a sample
    // without its truth), Usage (too few samples, sizes), Stopped.
    static Result<std::unique_ptr<QuestionTask>> make(const TrainContext& context);

    const std::vector<TrainParameter>& parameters() const override { return m_network->parameters(); }
    // "loss", "answer" and "caption" (its parts), "accuracy".
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) override;
    // "loss" (of the answers alone), "accuracy" and "accuracy-<fault>" (of both answers), "ranked" and "ranked-<fault>"
    // (the fitting caption has the higher score), "score-fitting" and "score-wrong" (means), "calibration" (how far
    // scores are from how often they are right, in tenths, weighted).
    Result<TrainNumbers> heldOut(std::stop_token stop) override;
    Result<void> startAt(int64_t /*step*/) override { return {}; }
    Result<void> exportTo(const std::filesystem::path& folder) override;
    double waited() const override { return m_loader ? m_loader->waited() : 0; }

    const QuestionNetwork& network() const { return *m_network; }
    const QuestionVocabulary& vocabulary() const { return *m_vocabulary; }

private:
    // What is asked about some pictures: first whether each shows its fitting caption, then the wrong ones.
    struct Asked {
        std::vector<QuestionPair> pairs;
        std::vector<AnswerQuestion> questions;
        std::vector<AnswerQuestion> requests;       // to say what there is to see
        std::vector<std::vector<int64_t>> captions; // their answers
    };

    QuestionTask(QuestionSettings settings, const TrainContext& context)
        : m_settings(std::move(settings)), m_device(context.device), m_precision(context.precision) {}
    Result<void> readSamples(const TrainContext& context);
    Result<void> makeNetwork();

    std::vector<size_t> numbersOf(const TrainRows& rows) const;
    Result<Asked> ask(std::span<const size_t> samples, uint64_t seed, RandomPurpose purpose, uint64_t step,
                      uint64_t firstRow) const;
    Result<void> judge(const std::vector<Image>& images, const Asked& asked, Tally& tally,
                       std::vector<std::pair<double, bool>>& scores) const;
    Error notFinite(const at::Tensor& losses, std::span<const size_t> samples, const TrainRows& rows) const;

    QuestionSettings m_settings;
    at::Device m_device;
    Precision m_precision;
    std::vector<PictureSample> m_pictures; // those to learn from, then those held out
    size_t m_learned = 0;                  // how many of them are to learn from
    std::vector<ScenePrompt> m_shown;      // of m_pictures
    std::optional<SpriteSet> m_sprites;
    std::optional<QuestionVocabulary> m_vocabulary;
    std::vector<int64_t> m_yes, m_no;
    std::unique_ptr<QuestionNetwork> m_network;
    std::unique_ptr<PictureLoader> m_loader;
};

// Every word that scenes of these sprites are described with, in captions.
std::vector<std::string> captionsOfSprites(const SpriteSet& sprites);

} // namespace miro
