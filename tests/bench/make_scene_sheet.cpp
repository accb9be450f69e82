// Draws training scenes side by side, to look at: make_scene_sheet SHEET.png [FIRST [SEED]]. Prints their captions.
#include "base/files.h"
#include "image/contact_sheet.h"
#include "image/image_file.h"
#include "scene/scene_render.h"
#include "scene/scene_source.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

int main(int count, char** words) {
    using namespace miro;
    if (count < 2)
        return 2;
    const uint64_t first = count > 2 ? std::strtoull(words[2], nullptr, 10) : 0;
    const uint64_t seed = count > 3 ? std::strtoull(words[3], nullptr, 10) : 1;
    auto sprites = SpriteSet::open(MIRO_SOURCE_DIR "/models/starter-scenes");
    if (!sprites.ok()) {
        std::fprintf(stderr, "%s\n", sprites.message().c_str());
        return 1;
    }
    const SceneSource source(*sprites);
    SceneRenderer renderer(*sprites);
    std::vector<Image> images;
    const auto begin = std::chrono::steady_clock::now();
    for (uint64_t i = 0; i < 60; ++i) {
        const CaptionedScene made = source.scene(seed, first + i);
        images.push_back(renderer.render(made.scene));
        const SceneTruth truth = truthOf(made.scene);
        std::printf("%2llu %s%s | %s | aesthetic %.2f composition %.2f\n", static_cast<unsigned long long>(i),
                    made.mismatched ? "(other) " : "", made.caption.c_str(), made.described.c_str(), truth.aesthetic,
                    truth.composition);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf("%.2f ms a scene\n", took.count() * 1000 / 60);
    auto sheet = contactSheet(images, 10);
    auto bytes = sheet.ok() ? encodeImage(*sheet, ImageFormat::Png) : Result<std::string>(sheet.error());
    auto written = bytes.ok() ? writeFileAtomically(words[1], *bytes) : Result<void>(bytes.error());
    if (!written.ok())
        std::fprintf(stderr, "%s\n", written.message().c_str());
    return written.ok() ? 0 : 1;
}
