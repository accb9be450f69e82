#include "annotate/scene_samples.h"

#include "annotate/pack.h"
#include "image/image_file.h"
#include "scene/scene_json.h"

#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

Json lookJson(const SceneLook& look) {
    return {{"light", look.light}, {"harmony", look.harmony}, {"composition", look.composition},
            {"blur", look.blur},   {"noise", look.noise},     {"clutter", look.clutter}};
}

Json placedJson(const Scene& scene, const SpriteSet& sprites) {
    Json list = Json::array();
    for (const PlacedSprite& placed : scene.sprites)
        list.push_back({{"name", sprites.sprites().at(static_cast<size_t>(placed.sprite)).name},
                        {"colour", placed.colour},
                        {"x", placed.x},
                        {"y", placed.y},
                        {"size", placed.size},
                        {"angle", placed.angle}});
    return list;
}

} // namespace

SceneSampleMaker::SceneSampleMaker(std::shared_ptr<const SpriteSet> sprites, uint64_t seed, bool heldOut,
                                   ImageFormat format)
    : m_sprites(std::move(sprites)), m_seed(seed), m_heldOut(heldOut), m_format(format), m_source(*m_sprites),
      m_renderer(*m_sprites) {}

Result<DatasetSample> SceneSampleMaker::make(int64_t index) {
    const CaptionedScene made = m_source.scene(m_seed, static_cast<uint64_t>(index), m_heldOut);
    const Image picture = m_renderer.render(made.scene);
    MIRO_TRY(std::string bytes, encodeImage(picture, m_format, {.jpegQuality = kPackJpegQuality}));
    const SceneTruth truth = truthOf(made.scene);
    const std::string key = sampleKey(index);
    const Json json = {{"key", key},
                       {"caption", made.caption},
                       {"synthetic_caption", made.described},
                       {"category", toText(made.scene.shown.category)},
                       {"mismatched", made.mismatched},
                       {"said", scenePromptJson(made.said, *m_sprites)},
                       {"shown", scenePromptJson(made.scene.shown, *m_sprites)},
                       {"sprites", placedJson(made.scene, *m_sprites)},
                       {"look", lookJson(made.scene.look)},
                       {"truth",
                        {{"aesthetic", truth.aesthetic},
                         {"composition", truth.composition},
                         {"alignment", made.said == made.scene.shown ? 1 : 0}}},
                       {"held_out", m_heldOut},
                       {"seed", m_seed},
                       {"index", index}};
    return DatasetSample{key,
                         {{m_format == ImageFormat::Png ? "png" : "jpg", std::move(bytes)},
                          {"txt", made.caption},
                          {"json", json.dump(-1, ' ', false, Json::error_handler_t::replace)}}};
}

} // namespace miro
