// The detector on real scenes, category by category: bench_detector [SCENES [SEED [soft]]]. A JSON line each: how many
// scenes it reads as they are, and how often it takes the caption of another scene for right. soft: blurred by a pixel.
#include "scene/detector_examiner.h"

int main(int count, char** words) {
    using namespace miro;
    const int scenes = count > 1 ? std::atoi(words[1]) : 300;
    const uint64_t seed = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
    const bool soft = count > 3 && std::string(words[3]) == "soft";
    auto sprites = SpriteSet::open(MIRO_SOURCE_DIR "/models/starter-scenes");
    if (!sprites.ok()) {
        std::fprintf(stderr, "%s\n", sprites.message().c_str());
        return 1;
    }
    DetectorExaminer examiner(*sprites);
    for (const SceneCategory category : kSceneCategories) {
        const DetectorTally tally = examiner.examine(category, seed, scenes, soft);
        std::printf("{\"category\":\"%s\",\"scenes\":%d,\"right\":%d,\"fooled\":%d}\n", toText(category).c_str(),
                    tally.all, tally.right, tally.fooled);
        std::fflush(stdout);
    }
}
