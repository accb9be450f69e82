// The starter's detector as a command that `miro eval geneval --detector` can ask: a JSON line in, a JSON line out.
#pragma once

#include "base/result.h"
#include "scene/sprite_detector.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace miro {

// One thread.
class SceneReader {
public:
    // sprites: as models/starter-scenes.
    static Result<SceneReader> open(const std::filesystem::path& sprites);

    // {"path", "include": [...]} as geneval_scene.h reads it -> {"path", "correct", "reason", "found": [{"class",
    // "color", "x", "y", "size", "score"}]}; places are shares of the picture's width and height. Without "include" it
    // only finds. Corrupt (the line), or what is wrong with the picture.
    Result<std::string> answer(const std::string& line, std::stop_token stop) const;

private:
    explicit SceneReader(std::shared_ptr<const SpriteSet> sprites)
        : m_sprites(std::move(sprites)), m_detector(std::make_unique<SpriteDetector>(*m_sprites)) {}

    std::shared_ptr<const SpriteSet> m_sprites;
    std::unique_ptr<SpriteDetector> m_detector;
};

} // namespace miro
