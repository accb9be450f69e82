// The things that training scenes are made of: cut-outs with a name, some of which come in other colours. Read from
// sprites.png (colours), alpha.png (cover) and sprites.json of models/starter-scenes.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// Colours that things and backgrounds have, as captions name them.
struct NamedColour {
    std::string name;
    double hue = 0;        // degrees, of a thing
    double saturation = 1; // factors on a thing's own
    double value = 1;
    uint8_t background[3] = {0, 0, 0}; // sRGB
    bool ofThings = true;              // a thing may have it; white, black and gray are for backgrounds alone
};
const std::vector<NamedColour>& sceneColours();
const NamedColour* findSceneColour(std::string_view name);

// side x side pixels, colours multiplied by cover, both from 0 to 1; interleaved RGBA, top row first.
struct Cutout {
    int side = 0;
    std::vector<float> pixels;
};

struct Sprite {
    std::string name;          // "apple"
    std::string plural;        // "apples"
    std::optional<double> hue; // of what is recoloured, degrees; nothing: it keeps its colours
    std::string ownColour;     // that of sceneColours() which is nearest to hue; empty without one
    Cutout cutout;
};

// Immutable: any thread.
class SpriteSet {
public:
    // NotFound, Corrupt: names the file and the key.
    static Result<SpriteSet> open(const std::filesystem::path& folder);

    const std::vector<Sprite>& sprites() const { return m_sprites; }
    std::optional<int> find(std::string_view name) const;

    // In another colour: the hue of pixels near the sprite's own is turned, the rest stays. colour: a name that is
    // ofThings, or empty for its own.
    Cutout coloured(int sprite, std::string_view colour) const;

private:
    std::vector<Sprite> m_sprites;
};

} // namespace miro
