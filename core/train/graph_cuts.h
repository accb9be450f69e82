// A network's graph of gradients, cut at the borders of its layers: the backward pass runs one layer at a time, from
// the last to the first, and both passes can be left at any border. The gradients are those of the uncut graph, to the
// bit.
#pragma once

#include <ATen/core/Tensor.h>
#include <functional>
#include <initializer_list>
#include <vector>

namespace miro {

// Made for one loss; one thread.
class GraphCuts {
public:
    // leave: asked at each border, in both passes; true: what is being computed is given up.
    explicit GraphCuts(std::function<bool()> leave) : m_leave(std::move(leave)) {}

    // A layer is about to begin. The tensors that it and the layers after it use become leaves of a graph of their own;
    // in no-gradient mode they stay as they are. false: leave.
    bool border(std::initializer_list<at::Tensor*> tensors);

    // Instead of loss.backward(). false: left on the way; the parameters' gradients hold a part then.
    bool backward(const at::Tensor& loss);

    bool left() const { return m_left; }

private:
    struct Border {
        std::vector<at::Tensor> before;
        std::vector<at::Tensor> after; // of the same values; leaves
    };
    bool leaves();

    std::function<bool()> m_leave;
    std::vector<Border> m_borders;
    bool m_left = false;
};

} // namespace miro
