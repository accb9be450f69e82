// Shards of rendered scenes, for the tests of what learns from pictures.
#pragma once

#include "dataset/shard_writer.h"
#include "image/image_file.h"
#include "scene/scene_render.h"
#include "scene/scene_source.h"

#include <filesystem>
#include <fmt/format.h>
#include <stdexcept>

namespace miro::test {

inline void orThrow(const Result<void>& result) {
    if (!result.ok())
        throw std::runtime_error(result.message());
}

// FOLDER/scenes.tar: `count` scenes from `first` on, side x side pixels, as KEY.png. `spoiled`: the number of a sample
// whose picture is cut off.
inline std::filesystem::path writeScenes(const std::filesystem::path& folder, int count, int side,
                                         const std::string& field = "png", int spoiled = -1, uint64_t first = 0) {
    auto sprites = SpriteSet::open(MIRO_SOURCE_DIR "/models/starter-scenes");
    if (!sprites.ok())
        throw std::runtime_error(sprites.message());
    const SceneSource source(*sprites);
    SceneRenderer renderer(*sprites);
    auto writer = ShardWriter::create(folder / "scenes.tar");
    if (!writer.ok())
        throw std::runtime_error(writer.message());
    for (int i = 0; i < count; ++i) {
        Image image = renderer.render(source.scene(7, first + static_cast<uint64_t>(i)).scene);
        if (side != image.width) { // a part from the middle: as sharp as the whole
            Image part{side, side, {}};
            for (int y = 0; y < side; ++y) {
                const uint8_t* row = image.at((image.width - side) / 2, (image.height - side) / 2 + y);
                part.pixels.insert(part.pixels.end(), row, row + size_t{3} * static_cast<size_t>(side));
            }
            image = std::move(part);
        }
        std::string bytes = encodeImage(image, field == "jpg" ? ImageFormat::Jpeg : ImageFormat::Png).value();
        if (i == spoiled)
            bytes.resize(bytes.size() / 2);
        DatasetSample sample;
        sample.key = fmt::format("{:06}", i);
        sample.fields[field] = bytes;
        orThrow((*writer)->add(sample));
    }
    orThrow((*writer)->finish());
    return folder / "scenes.tar";
}

} // namespace miro::test
