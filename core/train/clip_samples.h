// What a CLIP learns from a sample beside its picture: texts that are true of it, the scene that it shows where that is
// known, and numbers.
#pragma once

#include "base/seeded_random.h"
#include "scene/scene.h"
#include "scene/sprites.h"
#include "token/tokenizer.h"
#include "train/picture_samples.h"

#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace miro {

struct ClipSample {
    TokenIds said;               // the caption, true or not
    std::vector<TokenIds> texts; // that are true of the picture
    std::optional<ScenePrompt> shown;
    std::vector<float> truths; // NaN: not known
    double worth = std::numeric_limits<double>::quiet_NaN();
    size_t saying = 0; // samples of one number have captions of one meaning
};

// Keys of a sample's .json, dotted.
struct ClipSampleKeys {
    std::string synthetic = "synthetic_caption"; // a second caption, always true
    std::string mismatched = "mismatched";       // whether the caption belongs to another picture
    std::string shown = "shown";                 // scenePromptJson(); read where there are sprites
    std::string said = "said";
    std::vector<std::string> truths; // numbers from 0 to 1
    std::vector<std::string> worth;  // numbers whose sum says which of two pictures is better
};

// "a,b" -> "a", "b".
std::vector<std::string> listedKeys(const std::string& text);

// Every caption of the samples, for a vocabulary.
std::vector<std::string> captionsOf(const std::vector<PictureSample>& samples, const ClipSampleKeys& keys);

// In the samples' order. sprites may be null: then nothing is known about scenes. Corrupt: names the sample.
Result<std::vector<ClipSample>> clipSamples(const std::vector<PictureSample>& samples, const ClipSampleKeys& keys,
                                            const SpriteSet* sprites, const Tokenizer& tokenizer, int positions);

// Whether what is said of one scene could be true of another, in doubt yes: such a pair is no example of a text that
// does not fit.
bool mayBeTrueOf(const ScenePrompt& said, const ScenePrompt& shown);

// For each pair of samples with captions of one meaning whose worths differ by the margin: partners of a sample.
class ClipPairs {
public:
    ClipPairs(const std::vector<ClipSample>& samples, const std::vector<size_t>& chosen, double margin);

    // The samples that have a partner.
    const std::vector<size_t>& samples() const { return m_eligible; }
    size_t partner(size_t sample, SeededRandom random) const; // of one of them

private:
    const std::vector<ClipSample>& m_samples;
    double m_margin;
    std::map<size_t, std::vector<size_t>> m_sayings;
    std::vector<size_t> m_eligible;
};

} // namespace miro
