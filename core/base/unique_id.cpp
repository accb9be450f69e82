#include "base/unique_id.h"

#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <random>
#include <unistd.h>

namespace miro {

std::string newUniqueId() {
    std::array<uint32_t, 4> words{};
    if (::getentropy(words.data(), sizeof words) != 0) {
        std::random_device random;
        for (uint32_t& word : words)
            word = static_cast<uint32_t>(random());
    }
    return fmt::format("{:08x}{:08x}{:08x}{:08x}", words[0], words[1], words[2], words[3]);
}

} // namespace miro
