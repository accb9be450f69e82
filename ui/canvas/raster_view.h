// The canvas without OpenGL: the same picture by QPainter. A child of the canvas; GUI thread.
#pragma once

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/reduced_pictures.h"

#include <QWidget>

namespace miro {

class CanvasModel;
struct PlacedFrame;

class RasterView : public QWidget, public CanvasView {
    Q_OBJECT

public:
    RasterView(CanvasModel& model, QWidget* parent);

    QWidget* widget() override { return this; }
    void refresh() override { update(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintPicture(QPainter& painter, const PlacedFrame& placed);

    CanvasModel& m_model;
    ReducedPictures m_reduced;
};

} // namespace miro
