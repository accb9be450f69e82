// The pictures of library_worker: known from their seed alone.
#pragma once

#include "image/image_file.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace miro::test {

inline std::string workerPicture(uint64_t seed) {
    Image image{24, 16, {}};
    for (size_t i = 0; i < 24u * 16 * 3; ++i)
        image.pixels.push_back(static_cast<uint8_t>((seed >> (i % 8 * 8)) + i * (seed % 13 + 1)));
    const nlohmann::json metadata{
        {"version", 1}, {"prompt", "worker " + std::to_string(seed)}, {"seed", seed}, {"model", {{"name", "worker"}}}};
    return encodeImage(image, ImageFormat::Png, {.text = {{kMetadataKey, metadata.dump()}}}).value();
}

} // namespace miro::test
