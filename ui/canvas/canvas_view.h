// What draws a CanvasModel. Two kinds, the same picture: with OpenGL, and without. Each is a widget that fills the
// canvas and hears no input; its parent owns it. GUI thread.
#pragma once

class QWidget;

namespace miro {

class Overlay;

class CanvasView {
public:
    virtual ~CanvasView() = default;

    virtual QWidget* widget() = 0;
    virtual void refresh() = 0; // something changed: draw again soon
    // The Dear ImGui overlay, where this view can show one.
    virtual Overlay* overlay() { return nullptr; }
};

} // namespace miro
