#include "ui/canvas/canvas_layout.h"

#include <QPointF>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace miro {

namespace {

constexpr std::array kLadder = {1.0 / 32, 1.0 / 24, 1.0 / 16, 1.0 / 12, 1.0 / 8, 1.0 / 6, 1.0 / 4, 1.0 / 3, 1.0 / 2,
                                2.0 / 3,  1.0,      2.0,      3.0,      4.0,     5.0,     6.0,     8.0,     10.0,
                                12.0,     16.0,     20.0,     24.0,     32.0,    48.0,    64.0};
constexpr double kSame = 1e-6; // factors closer than this share are one

double freeFactor(const QSize& picture, const QSize& cell) {
    return std::min(static_cast<double>(cell.width()) / std::max(picture.width(), 1),
                    static_cast<double>(cell.height()) / std::max(picture.height(), 1));
}

QSize scaled(const QSize& size, double factor) {
    return {std::max(1, static_cast<int>(std::lround(size.width() * factor))),
            std::max(1, static_cast<int>(std::lround(size.height() * factor)))};
}

int longSide(const QSize& size) {
    return std::max(size.width(), size.height());
}

double oneStep(double factor, bool in, double fit) {
    double next = in ? kLadder.back() : kLadder.front();
    if (in) {
        for (double rung : kLadder)
            if (rung > factor * (1 + kSame)) {
                next = rung;
                break;
            }
        if (factor < fit * (1 - kSame) && next > fit)
            next = fit;
    } else {
        for (double rung : kLadder)
            if (rung < factor * (1 - kSame))
                next = rung;
        if (factor > fit * (1 + kSame) && next < fit)
            next = fit;
    }
    return std::clamp(next, std::min(1.0, fit), std::max(kLadder.back(), fit));
}

} // namespace

std::vector<QRect> arrangeCells(const QRect& area, int count, const QSize& picture, int gap, bool mirrored) {
    std::vector<QRect> cells;
    if (count <= 0 || area.width() <= 0 || area.height() <= 0)
        return cells;
    int columns = 1;
    std::pair best(-1.0, -1.0);
    QSize size;
    for (int tried = 1; tried <= count; ++tried) {
        const int rows = (count + tried - 1) / tried;
        const QSize cell(std::max(1, (area.width() - gap * (tried - 1)) / tried),
                         std::max(1, (area.height() - gap * (rows - 1)) / rows));
        // Equal whole factors: the one that has more room.
        const std::pair found(fitFactor(picture, cell), freeFactor(picture, cell));
        if (found > best) {
            best = found;
            columns = tried;
            size = cell;
        }
    }
    const int rows = (count + columns - 1) / columns;
    const int left = area.left() + (area.width() - (size.width() + gap) * columns + gap) / 2;
    const int top = area.top() + (area.height() - (size.height() + gap) * rows + gap) / 2;
    for (int i = 0; i < count; ++i) {
        const int column = mirrored ? columns - 1 - i % columns : i % columns;
        cells.emplace_back(QPoint(left + column * (size.width() + gap), top + i / columns * (size.height() + gap)),
                           size);
    }
    return cells;
}

std::vector<QRect> packCells(const std::vector<QRect>& cells, const QSize& shown, int gap) {
    if (cells.empty())
        return cells;
    const QSize size = cells.front().size().boundedTo(shown);
    QRect whole;
    for (const QRect& cell : cells)
        whole |= cell;
    const QSize pitch(cells.front().width() + gap, cells.front().height() + gap);
    const int columns = (whole.width() + gap) / pitch.width();
    const int rows = (whole.height() + gap) / pitch.height();
    const QSize packed(columns * (size.width() + gap) - gap, rows * (size.height() + gap) - gap);
    const QPoint corner =
        whole.topLeft() + QPoint((whole.width() - packed.width()) / 2, (whole.height() - packed.height()) / 2);
    std::vector<QRect> result;
    for (const QRect& cell : cells) {
        const QPoint place = cell.topLeft() - whole.topLeft();
        result.emplace_back(corner + QPoint(place.x() / pitch.width() * (size.width() + gap),
                                            place.y() / pitch.height() * (size.height() + gap)),
                            size);
    }
    return result;
}

double fitFactor(const QSize& picture, const QSize& cell) {
    const double factor = freeFactor(picture, cell);
    return factor >= 1 ? std::floor(factor) : factor;
}

double steppedFactor(double factor, int steps, double fit) {
    for (int i = 0; i < std::min(std::abs(steps), 100); ++i)
        factor = oneStep(factor, steps > 0, fit);
    return factor;
}

QSize displaySize(const QSize& size, const QSize& reference, double factor, bool fit, const QSize& cell) {
    if (size == reference)
        return scaled(size, factor);
    double own = factor * longSide(reference) / std::max(longSide(size), 1);
    if (fit)
        own = std::min(own, freeFactor(size, cell));
    return scaled(size, own);
}

QRect placePicture(const QRect& cell, const QSize& display, const QPointF& centre) {
    const bool inside = display.width() <= cell.width() && display.height() <= cell.height();
    const double x = inside ? 0.5 : std::clamp(centre.x(), 0.0, 1.0);
    const double y = inside ? 0.5 : std::clamp(centre.y(), 0.0, 1.0);
    return {QPoint(static_cast<int>(std::floor(cell.left() + cell.width() / 2.0 - x * display.width() + 0.5)),
                   static_cast<int>(std::floor(cell.top() + cell.height() / 2.0 - y * display.height() + 0.5))),
            display};
}

QPointF centreKeeping(const QPointF& at, const QRect& cell, const QRect& before, const QSize& after) {
    if (after.width() <= cell.width() && after.height() <= cell.height())
        return {0.5, 0.5};
    const QPointF point((at.x() - before.left()) / before.width(), (at.y() - before.top()) / before.height());
    const QPointF middle(cell.left() + cell.width() / 2.0, cell.top() + cell.height() / 2.0);
    return {std::clamp(point.x() + (middle.x() - at.x()) / after.width(), 0.0, 1.0),
            std::clamp(point.y() + (middle.y() - at.y()) / after.height(), 0.0, 1.0)};
}

int neighbourCell(const std::vector<QRect>& cells, int from, int dx, int dy) {
    if (from < 0 || from >= static_cast<int>(cells.size()))
        return cells.empty() ? -1 : 0;
    const QPoint start = cells[static_cast<size_t>(from)].center();
    int found = from;
    long best = 0;
    for (int i = 0; i < static_cast<int>(cells.size()); ++i) {
        const QPoint way = cells[static_cast<size_t>(i)].center() - start;
        const long along = long{way.x()} * dx + long{way.y()} * dy;
        const long across = std::abs(long{way.x()} * dy) + std::abs(long{way.y()} * dx);
        if (along <= 0 || across > along)
            continue;
        const long distance = along + 2 * across;
        if (found == from || distance < best) {
            found = i;
            best = distance;
        }
    }
    return found;
}

bool isWholeScale(const QSize& image, const QSize& display) {
    return !image.isEmpty() && display.width() % image.width() == 0 && display.height() % image.height() == 0 &&
           display.width() / image.width() == display.height() / image.height() && display.width() >= image.width();
}

} // namespace miro
