// How often the detector is right about scenes whose truth is known, and how often it is fooled; for its test and
// bench.
#pragma once

#include "scene/scene_render.h"
#include "scene/scene_source.h"
#include "scene/sprite_detector.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace miro {

struct DetectorTally {
    int right = 0, all = 0;
    int fooled = 0;    // how often a caption of other things is taken for right
    std::string wrong; // what it said of the others

    DetectorTally& operator+=(const DetectorTally& other) {
        right += other.right;
        all += other.all;
        fooled += other.fooled;
        wrong += other.wrong;
        return *this;
    }
};

// One thread at a time. Where the detector fails the program ends.
class DetectorExaminer {
public:
    explicit DetectorExaminer(const SpriteSet& sprites)
        : m_sprites(sprites), m_source(sprites), m_detector(sprites), m_renderer(sprites) {}

    // Scenes without faults, in any light, colours and order; half of them of combinations never trained on.
    DetectorTally examine(SceneCategory category, uint64_t seed, int scenes, bool soft) {
        DetectorTally tally;
        for (int i = 0; i < scenes; ++i) {
            SeededRandom random(mixedSeed({seed, uint64_t(category), uint64_t(i)}));
            const ScenePrompt prompt = m_source.prompt(category, i % 2, random);
            SceneLook look = m_source.randomLook(random);
            look.blur = look.noise = look.clutter = 0;
            const Image picture = m_renderer.render(m_source.compose(prompt, look, random));
            const auto found = m_detector.detect(soft ? blurred(picture) : picture);
            if (!found.ok()) {
                std::fprintf(stderr, "%s\n", found.message().c_str());
                std::abort();
            }
            const SceneVerdict verdict = judgeScene(prompt, *found, m_sprites);
            ++tally.all;
            tally.right += verdict.correct;
            if (!verdict.correct)
                tally.wrong += toText(category) + ": " + verdict.reason + "; ";
            ScenePrompt other = m_source.prompt(category, i % 2, random);
            while (other.things == prompt.things)
                other = m_source.prompt(category, i % 2, random);
            tally.fooled += judgeScene(other, *found, m_sprites).correct;
        }
        return tally;
    }

private:
    // 1 2 1 twice along rows and columns: a Gaussian of a standard deviation of one pixel.
    static Image blurred(Image image) {
        for (int pass = 0; pass < 2; ++pass)
            for (const bool alongRows : {true, false}) {
                const Image before = image;
                for (int y = 0; y < image.height; ++y)
                    for (int x = 0; x < image.width; ++x)
                        for (int c = 0; c < 3; ++c) {
                            const auto at = [&](int step) {
                                return int(before.at(std::clamp(x + (alongRows ? step : 0), 0, image.width - 1),
                                                     std::clamp(y + (alongRows ? 0 : step), 0, image.height - 1))[c]);
                            };
                            image.at(x, y)[c] = uint8_t((at(-1) + 2 * at(0) + at(1) + 2) / 4);
                        }
            }
        return image;
    }

    const SpriteSet& m_sprites;
    const SceneSource m_source;
    const SpriteDetector m_detector;
    SceneRenderer m_renderer;
};

} // namespace miro
