// The repeated layers of a network: all in memory, or one at a time, for weights that are larger than memory.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <utility>
#include <vector>

namespace miro {

// Immutable; any thread, as far as read() allows it.
template <typename Layer>
class LayerStream {
public:
    using Read = std::function<Result<Layer>(int64_t index, std::stop_token)>;

    LayerStream() = default;
    explicit LayerStream(std::vector<Layer> layers) : m_layers(std::move(layers)) {}
    // read: gives a layer when its turn comes; it is dropped before the next one is read.
    LayerStream(int64_t count, Read read) : m_count(count), m_read(std::move(read)) {}

    // use(layer) for each, in order. Stopped between layers; read()'s errors.
    template <typename Use>
    Result<void> forEach(std::stop_token stop, Use&& use) const {
        const int64_t count = m_read ? m_count : static_cast<int64_t>(m_layers.size());
        for (int64_t i = 0; i < count; ++i) {
            if (stop.stop_requested())
                return stoppedError();
            if (m_read) {
                MIRO_TRY(const Layer layer, m_read(i, stop));
                use(layer);
            } else {
                use(m_layers[static_cast<size_t>(i)]);
            }
        }
        return {};
    }

private:
    std::vector<Layer> m_layers;
    int64_t m_count = 0;
    Read m_read;
};

} // namespace miro
