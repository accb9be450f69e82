// The training of a small CLIP. Contrastive: pictures and texts that belong together are told from the others of their
// batch, captions from the same ones with one word wrong, and numbers are read off the pictures' vectors. Preference
// (the kind of PickScore, Y. Kirstain et al., 2023): of two pictures for one caption the better one is chosen by the
// logits, beside the contrastive loss.
#pragma once

#include "train/clip_network.h"
#include "train/clip_settings.h"
#include "train/clip_tally.h"
#include "train/train_kinds.h"

namespace miro {

// Owned by the loop; see TrainTask.
class ClipTask : public TrainTask {
public:
    // Reads all samples and, without a CLIP to go on from, learns the vocabulary. NotFound, Corrupt, Usage (too few
    // samples; no two pictures to compare; sizes), Stopped.
    static Result<std::unique_ptr<ClipTask>> make(const TrainContext& context);

    const std::vector<TrainParameter>& parameters() const override { return m_parameters; }
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) override;
    // "loss", "retrieval" (a picture's own text is the nearest of a hundred), "hard" and "hard-<fault>" (the right
    // caption is nearer than the one with one thing wrong), "preference" (the better picture has the higher logit),
    // "unread-<key>" (the part of a number's variance that a linear map of the vector misses).
    Result<TrainNumbers> heldOut(std::stop_token stop) override;
    Result<void> startAt(int64_t /*step*/) override { return {}; }
    Result<void> exportTo(const std::filesystem::path& folder) override;
    double waited() const override { return m_loader ? m_loader->waited() : 0; }

    const ClipNetwork& network() const { return *m_network; }

private:
    struct HardText {
        TokenIds fitting, wrong;
        std::string fault;
    };
    // One part of a batch: rows' samples, then, to compare with, as many partners or none.
    struct Part {
        std::vector<size_t> samples;
        std::vector<size_t> partners;
        std::vector<TokenIds> texts;
        std::vector<std::optional<HardText>> hard;
    };
    // What became of B rows; what the settings leave out is undefined.
    struct Seen {
        at::Tensor loss;              // (B), what is minimised
        at::Tensor pictures, texts;   // unit vectors
        at::Tensor fitting, wrong;    // logits of the hard texts, as many as there are
        at::Tensor own, others;       // (B) logits of the rows' pictures and their partners for one caption
        at::Tensor predicted, truths; // (B, K)
    };

    ClipTask(ClipSettings settings, const TrainContext& context)
        : m_settings(std::move(settings)), m_device(context.device), m_precision(context.precision) {}
    Result<void> readSamples(const TrainContext& context);
    Result<void> makeNetwork();
    Result<void> chooseSamples(const TrainContext& context);

    std::vector<size_t> numbersOf(const TrainRows& rows) const;
    Part partOf(const std::vector<size_t>& samples, const std::vector<size_t>& partners, uint64_t seed, uint64_t step,
                uint64_t firstRow) const;
    std::optional<HardText> hardTextOf(size_t sample, SeededRandom random) const;
    Seen see(const Part& part, const std::vector<Image>& images, Tally& tally) const;
    at::Tensor mayFit(const Part& part) const;
    at::Tensor truthsOf(const Part& part) const;
    void judge(const Part& part, const Seen& seen, Tally& tally) const;
    Error notFinite(const at::Tensor& losses, const Part& part, int64_t step) const;

    ClipSettings m_settings;
    at::Device m_device;
    Precision m_precision;
    std::vector<PictureSample> m_pictures; // those to learn from, then those held out
    size_t m_learned = 0;                  // how many of them are to learn from
    ClipVocabulary m_vocabulary;
    std::unique_ptr<Tokenizer> m_tokenizer;
    std::optional<SpriteSet> m_sprites;
    std::vector<ClipSample> m_samples; // of m_pictures
    std::vector<size_t> m_usable;      // to learn from
    std::vector<size_t> m_judged;      // held out
    std::optional<ClipPairs> m_pairs, m_judgedPairs;
    std::unique_ptr<ClipNetwork> m_network;
    TrainLinear m_truthMap; // from vectors to numbers; not exported
    std::vector<TrainParameter> m_parameters;
    std::unique_ptr<PictureLoader> m_loader;
};

} // namespace miro
