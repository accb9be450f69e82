// Pictures that differ in colour alone, for commands that learn which of them somebody likes.
#pragma once

#include "image/image_file.h"

#include <string>

namespace miro::test {

// 32 x 24, with a prompt in its "parameters" text; the number decides its colours.
inline std::string numberedPng(int number, const std::string& prompt) {
    Image image{32, 24, {}};
    for (int i = 0; i < 32 * 24; ++i)
        for (const int level : {number * 41 % 256, number * 97 % 256, (number * 13 + i) % 256})
            image.pixels.push_back(static_cast<uint8_t>(level));
    const std::string text =
        prompt + "\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: " + std::to_string(number) + ", Size: 32x24";
    return encodeImage(image, ImageFormat::Png, {.text = {{"parameters", text}}}).value();
}

} // namespace miro::test
