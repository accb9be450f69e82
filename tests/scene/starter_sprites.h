// The sprites that the repository ships.
#pragma once

#include "scene/sprites.h"

#include <QtGlobal>

inline const miro::SpriteSet& starterSprites() {
    static const miro::SpriteSet set = [] {
        auto opened = miro::SpriteSet::open(MIRO_SOURCE_DIR "/models/starter-scenes");
        if (!opened.ok())
            qFatal("%s", opened.message().c_str());
        return std::move(*opened);
    }();
    return set;
}
