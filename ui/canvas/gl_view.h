// The canvas with OpenGL: pictures as textures, marks by QPainter, the Dear ImGui overlay on top. Recreates all it
// holds when its context goes (moved to another window, reset of the GPU). A child of the canvas; GUI thread.
#pragma once

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/reduced_pictures.h"

#include <QMatrix4x4>
#include <QOpenGLBuffer>
#include <QOpenGLVertexArrayObject>
#include <QOpenGLWidget>
#include <memory>
#include <vector>

class QOpenGLShaderProgram;

namespace miro {

class CanvasModel;
class PictureTextures;
struct PlacedFrame;

class GlView : public QOpenGLWidget, public CanvasView {
    Q_OBJECT

public:
    // Whether this program may try: there is a display with OpenGL and MIRO_NO_OPENGL is not set.
    static bool isPossible();

    GlView(CanvasModel& model, QWidget* parent);
    ~GlView() override;

    QWidget* widget() override { return this; }
    void refresh() override { update(); }
    Overlay* overlay() override;

    void setOverlayVisible(bool visible);

Q_SIGNALS:
    void unusable();                 // OpenGL does not work after all: show a RasterView instead
    void contextLost();              // the GPU was reset: a new view is needed
    void overlayUnusable();          // the pictures are shown, but the overlay cannot be
    void scrubRequested(int moment); // by the overlay's timeline; -1: back to now

protected:
    void initializeGL() override;
    void paintGL() override;

private:
    void releaseResources();
    bool buildProgram();
    void paintMarksOnce();
    void paintPictures(const std::vector<PlacedFrame>& placed);
    void paintPicture(const PlacedFrame& placed);

    CanvasModel& m_model;
    std::unique_ptr<Overlay> m_overlay;
    bool m_overlayVisible = false;
    bool m_overlayReady = false;
    bool m_warm = false; // its shaders were used
    bool m_told = false; // that it is unusable or lost
    std::unique_ptr<QOpenGLShaderProgram> m_program;
    std::unique_ptr<PictureTextures> m_textures;
    ReducedPictures m_reduced;
    QOpenGLBuffer m_corners;
    QOpenGLVertexArrayObject m_vertexArray;
};

} // namespace miro
