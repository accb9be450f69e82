// Where pictures lie on the canvas: pure arithmetic in whole device pixels, so that a picture pixel is always a block
// of whole device pixels and nothing is blurred at any scale of the desktop. Any thread.
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>
#include <vector>

namespace miro {

enum class CanvasLayout { Grid, Wipe, SideBySide };

// One zoom for all pictures: they move together.
struct CanvasZoom {
    bool fit = true;          // the largest that shows everything; factor then means nothing
    double factor = 1;        // device pixels a pixel of the largest picture; a whole number above 1
    QPointF centre{0.5, 0.5}; // the point of a picture, 0 to 1, in the middle of its cell
    bool operator==(const CanvasZoom&) const = default;
};

// `count` cells of one size in the area, in the columns and rows that show a picture of that size largest; the first
// is top left, or top right when mirrored.
std::vector<QRect> arrangeCells(const QRect& area, int count, const QSize& picture, int gap, bool mirrored);

// The same cells, no larger than what is shown in them and so without wide gaps: around the middle of the area.
std::vector<QRect> packCells(const std::vector<QRect>& cells, const QSize& shown, int gap);

// The largest factor at which the picture is inside the cell: a whole number where it can be enlarged.
double fitFactor(const QSize& picture, const QSize& cell);

// `steps` further in (above 0) or out, through fit, from `factor`: fractions below 1, whole numbers above; never
// smaller than both fit and 1.
double steppedFactor(double factor, int steps, double fit);

// A picture of `size` beside one of `reference`, which is shown at `factor`: as large on the screen, so that both can
// be compared. When fit it does not leave the cell.
QSize displaySize(const QSize& size, const QSize& reference, double factor, bool fit, const QSize& cell);

// The rectangle of a picture of that display size; one that is inside the cell stays in its middle.
QRect placePicture(const QRect& cell, const QSize& display, const QPointF& centre);

// The centre that keeps what lies below `at` (device pixels) there when `before` becomes as large as `after`.
QPointF centreKeeping(const QPointF& at, const QRect& cell, const QRect& before, const QSize& after);

// The cell next to `from` in the direction (dx or dy is 1 or -1), by position; `from` when there is none.
int neighbourCell(const std::vector<QRect>& cells, int from, int dx, int dy);

// Whether each source pixel is shown as one block of whole device pixels.
bool isWholeScale(const QSize& image, const QSize& display);

} // namespace miro
