#include "ui/bridge/picture_grid.h"

#include "ui/bridge/cell_painter.h"
#include "ui/bridge/picture_model.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QDrag>
#include <QElapsedTimer>
#include <QMimeData>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QUrl>
#include <QWheelEvent>
#include <algorithm>

namespace miro {
namespace {

constexpr int kGap = 8;
constexpr int kScaledKilobytes = 48 * 1024;
constexpr qint64 kSmoothNanoseconds =
    8'000'000; // of a frame may go into fine scaling; the rest follows in the next frame
constexpr int kZoomStep = 16;

} // namespace

PictureGrid::PictureGrid(PictureModel& model, ThumbnailCache& thumbnails, QWidget* parent)
    : QListView(parent), m_pictures(model), m_thumbnails(thumbnails), m_scaled(kScaledKilobytes) {
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems);
    setDragDropMode(DragOnly);
    setDragEnabled(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFrameShape(NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTabKeyNavigation(false); // Tab leaves the grid
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &PictureGrid::savePlace);
    setModel(&model);
    // After the view and its selection have forgotten everything.
    connect(&model, &QAbstractItemModel::modelReset, this, &PictureGrid::restorePlace);
    connect(&thumbnails, &ThumbnailCache::ready, this, [this](PictureId id) {
        m_scaled.remove(id);
        viewport()->update();
    });
}

int PictureGrid::step() const {
    return m_cell + kGap;
}

int PictureGrid::columns() const {
    return std::max(1, (viewport()->width() - kGap) / step());
}

int PictureGrid::leftEdge() const {
    return std::max(kGap, (viewport()->width() - columns() * step() + kGap) / 2);
}

QRect PictureGrid::cellRect(int row) const {
    const int column = row % columns();
    const int shown = layoutDirection() == Qt::RightToLeft ? columns() - 1 - column : column;
    return {leftEdge() + shown * step(), kGap + row / columns() * step() - verticalOffset(), m_cell, m_cell};
}

int PictureGrid::firstRowInSight() const {
    return std::max(0, (verticalOffset() - kGap) / step() * columns());
}

int PictureGrid::lastRowInSight() const {
    const int line = (verticalOffset() + viewport()->height() - kGap) / step();
    return std::min(m_pictures.rowCount() - 1, (line + 1) * columns() - 1);
}

int PictureGrid::verticalOffset() const {
    return verticalScrollBar()->value();
}

QRect PictureGrid::visualRect(const QModelIndex& index) const {
    return index.isValid() ? cellRect(index.row()) : QRect();
}

QModelIndex PictureGrid::indexAt(const QPoint& point) const {
    const int line = (point.y() + verticalOffset() - kGap) / step();
    const int shown = (point.x() - leftEdge()) / step();
    if (point.y() + verticalOffset() < kGap || point.x() < leftEdge() || shown >= columns())
        return {};
    const int column = layoutDirection() == Qt::RightToLeft ? columns() - 1 - shown : shown;
    const int row = line * columns() + column;
    if (row >= m_pictures.rowCount() || !cellRect(row).contains(point))
        return {};
    return m_pictures.index(row);
}

void PictureGrid::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid())
        return;
    const QRect rect = cellRect(index.row()).adjusted(-kGap, -kGap, kGap, kGap);
    QScrollBar* bar = verticalScrollBar();
    if (hint == PositionAtCenter)
        bar->setValue(bar->value() + rect.center().y() - viewport()->height() / 2);
    else if (rect.top() < 0 || hint == PositionAtTop)
        bar->setValue(bar->value() + rect.top());
    else if (rect.bottom() > viewport()->height() || hint == PositionAtBottom)
        bar->setValue(bar->value() + rect.bottom() - viewport()->height());
}

void PictureGrid::setCellSize(int pixels) {
    pixels = std::clamp(pixels, kSmallestCell, kLargestCell);
    if (pixels == m_cell)
        return;
    const QModelIndex middle =
        currentIndex().isValid() && viewport()->rect().intersects(visualRect(currentIndex()))
            ? currentIndex()
            : m_pictures.index(std::min(firstRowInSight() + columns() / 2, m_pictures.rowCount() - 1));
    const bool atTop = verticalOffset() == 0;
    m_cell = pixels;
    updateGeometries();
    if (!atTop)
        scrollTo(middle, PositionAtCenter);
    viewport()->update();
    Q_EMIT cellSizeChanged(m_cell);
}

std::vector<PictureId> PictureGrid::selectedIds() const {
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    std::vector<PictureId> ids;
    int next = 0; // ranges may overlap while the mouse selects
    for (auto [top, bottom] : ranges)
        for (next = std::max(next, top); next <= bottom; ++next)
            ids.push_back(m_pictures.idAt(next));
    return ids;
}

PictureId PictureGrid::currentId() const {
    return currentIndex().isValid() ? m_pictures.idAt(currentIndex().row()) : 0;
}

void PictureGrid::selectOnly(PictureId id) {
    const int row = m_pictures.rowOf(id);
    if (row < 0)
        return;
    selectionModel()->setCurrentIndex(m_pictures.index(row), QItemSelectionModel::ClearAndSelect);
    scrollTo(m_pictures.index(row));
}

void PictureGrid::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void PictureGrid::savePlace() {
    // What was chosen may be among the rows that are still to come.
    const Place before = m_pictures.partial() ? std::exchange(m_place, {}) : Place{};
    m_place = {before.selected, before.current};
    for (PictureId id : selectedIds())
        m_place.selected.insert(id);
    if (!m_pictures.partial())
        for (const QItemSelectionRange& range : selectionModel()->selection())
            m_place.row = m_place.row < 0 ? range.top() : std::min(m_place.row, range.top());
    if (currentId())
        m_place.current = currentId();
    // At the very top the newest picture should come into sight; anywhere else nothing may move.
    if (const int row = firstRowInSight(); verticalOffset() > 0 && row < m_pictures.rowCount()) {
        m_place.first = m_pictures.idAt(row);
        m_place.below = -cellRect(row).top();
    }
}

void PictureGrid::doItemsLayout() {
    QAbstractItemView::doItemsLayout(); // QListView's looks at every row
}

void PictureGrid::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void PictureGrid::restorePlace() {
    updateGeometries();
    QItemSelection selection;
    int current = -1;
    int first = -1;
    int start = -1;
    for (int row = 0; row <= m_pictures.rowCount(); ++row) {
        const bool end = row == m_pictures.rowCount();
        const PictureId id = end ? 0 : m_pictures.idAt(row);
        const bool selected = !end && !m_place.selected.empty() && m_place.selected.count(id) > 0;
        if (selected && start < 0)
            start = row;
        if (!selected && start >= 0) {
            selection.select(m_pictures.index(start), m_pictures.index(row - 1));
            start = -1;
        }
        if (!end && id == m_place.current)
            current = row;
        if (!end && id == m_place.first)
            first = row;
    }
    // When the chosen ones are gone (to the bin), the keyboard goes on with the next.
    if (selection.isEmpty() && m_place.row >= 0 && m_pictures.keepsPlace() && m_pictures.rowCount() > 0) {
        current = std::min(m_place.row, m_pictures.rowCount() - 1);
        selection.select(m_pictures.index(current), m_pictures.index(current));
    }
    verticalScrollBar()->setValue(
        m_pictures.keepsPlace() && first >= 0 ? kGap + first / columns() * step() + m_place.below : 0);
    const bool autoScroll = hasAutoScroll(); // finding the current picture again must not move the view
    setAutoScroll(false);
    if (current >= 0)
        selectionModel()->setCurrentIndex(m_pictures.index(current), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    setAutoScroll(autoScroll);
    viewport()->update();
    Q_EMIT selectionMoved();
}

void PictureGrid::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
    if (first == last)
        QAbstractItemView::dataChanged(first, last, roles);
    viewport()->update();
}

QModelIndex PictureGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int rows = m_pictures.rowCount();
    if (rows == 0)
        return {};
    if (!currentIndex().isValid())
        return m_pictures.index(std::min(firstRowInSight(), rows - 1));
    const int row = currentIndex().row();
    const int page = std::max(1, viewport()->height() / step()) * columns();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    // Up and down stay in their column; at the edge they stay where they are.
    auto inColumn = [&](int distance) {
        int target = row + distance;
        if (target < 0)
            target = row % columns();
        if (target >= rows) {
            target = (rows - 1) / columns() * columns() + row % columns();
            target = target >= rows ? (row / columns() == (rows - 1) / columns() ? row : rows - 1) : target;
        }
        return target;
    };
    int target = row;
    switch (action) {
    case MoveUp:
        target = inColumn(-columns());
        break;
    case MoveDown:
        target = inColumn(columns());
        break;
    case MovePageUp:
        target = inColumn(-page);
        break;
    case MovePageDown:
        target = inColumn(page);
        break;
    case MoveLeft:
        target = row + (mirrored ? 1 : -1);
        break;
    case MoveRight:
        target = row + (mirrored ? -1 : 1);
        break;
    case MovePrevious:
        target = row - 1;
        break;
    case MoveNext:
        target = row + 1;
        break;
    case MoveHome:
        target = 0;
        break;
    case MoveEnd:
        target = rows - 1;
        break;
    }
    return m_pictures.index(std::clamp(target, 0, rows - 1));
}

void PictureGrid::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    QItemSelection selection;
    if (state() == DragSelectingState) {
        // The rubber band takes what it touches, line by line.
        const QRect band = rect.normalized();
        const int lastLine = (m_pictures.rowCount() - 1) / columns();
        const int from = std::max(0, (band.top() + verticalOffset() - kGap) / step());
        const int to = std::min(lastLine, (band.bottom() + verticalOffset() - kGap) / step());
        for (int line = from; line <= to; ++line) {
            int first = -1;
            int last = -1;
            for (int row = line * columns(); row < std::min((line + 1) * columns(), m_pictures.rowCount()); ++row)
                if (cellRect(row).intersects(band)) {
                    first = first < 0 ? row : first;
                    last = row;
                }
            if (first >= 0)
                selection.select(m_pictures.index(first), m_pictures.index(last));
        }
    } else {
        // From one picture to another in reading order. The rectangle's corners are points of both.
        const QModelIndex from = indexAt(rect.topLeft());
        const QModelIndex to = indexAt(rect.bottomRight());
        if (from.isValid() && to.isValid())
            selection.select(m_pictures.index(std::min(from.row(), to.row())),
                             m_pictures.index(std::max(from.row(), to.row())));
    }
    selectionModel()->select(selection, command);
}

QRegion PictureGrid::visualRegionForSelection(const QItemSelection& selection) const {
    if (selection.size() == 1 && selection.first().height() == 1)
        return cellRect(selection.first().top()).adjusted(-4, -4, 4, 4);
    return viewport()->rect();
}

void PictureGrid::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QAbstractItemView::selectionChanged(selected, deselected);
    viewport()->update();
    Q_EMIT selectionMoved();
}

void PictureGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QAbstractItemView::currentChanged(current, previous);
    if (QAccessible::isActive() && current.isValid() && hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(current.row());
        QAccessible::updateAccessibility(&event);
    }
    viewport()->update();
    Q_EMIT selectionMoved();
}

void PictureGrid::updateGeometries() {
    const int lines = (m_pictures.rowCount() + columns() - 1) / columns();
    QScrollBar* bar = verticalScrollBar();
    bar->setSingleStep(std::max(16, step() / 3));
    bar->setPageStep(std::max(1, viewport()->height()));
    bar->setRange(0, std::max(0, kGap + lines * step() - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

QPixmap PictureGrid::thumbnailFor(int row, qint64& smoothNanoseconds) {
    const PictureId id = m_pictures.idAt(row);
    const qreal ratio = devicePixelRatioF();
    const int pixels = qRound(m_cell * ratio);
    if (m_scaledFor != pixels) {
        m_scaled.clear();
        m_scaledFor = pixels;
    }
    if (const QPixmap* scaled = m_scaled.object(id))
        return *scaled;
    const QPixmap thumbnail = m_thumbnails.get(id);
    if (thumbnail.isNull())
        return {};
    QElapsedTimer timer;
    timer.start();
    const bool smooth = smoothNanoseconds < kSmoothNanoseconds;
    QPixmap scaled = scaledThumbnail(thumbnail, pixels, smooth);
    scaled.setDevicePixelRatio(ratio);
    smoothNanoseconds += timer.nsecsElapsed();
    if (smooth)
        m_scaled.insert(id, new QPixmap(scaled), std::max(1, scaled.width() * scaled.height() * 4 / 1024));
    else
        QTimer::singleShot(0, viewport(), qOverload<>(&QWidget::update));
    return scaled;
}

void PictureGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), themeColours().canvas);
    if (m_pictures.rowCount() == 0) {
        paintEmpty(painter);
        return;
    }
    const int first = firstRowInSight();
    const int last = lastRowInSight();
    m_pictures.want(first, last);
    const bool stacked = m_pictures.query().stacked && !m_pictures.stack();
    qint64 smoothNanoseconds = 0;
    // From the end, so that the first cells are the newest wishes, which are served first.
    for (int row = last; row >= first; --row) {
        CellLook look;
        look.rect = cellRect(row);
        if (!look.rect.adjusted(-3, -3, 3, 3).intersects(event->rect()))
            continue;
        const QModelIndex index = m_pictures.index(row);
        look.thumbnail = thumbnailFor(row, smoothNanoseconds);
        look.unreadable = look.thumbnail.isNull() && m_thumbnails.unreadable(m_pictures.idAt(row));
        look.selected = selectionModel()->isSelected(index);
        look.current = hasFocus() && index == currentIndex();
        look.stackBadge = stacked;
        look.mirrored = layoutDirection() == Qt::RightToLeft;
        paintCell(painter, look, m_pictures.recordAt(row));
    }
    if (!m_band.isEmpty()) {
        QColor fill = themeColours().accent;
        fill.setAlpha(40);
        painter.setPen(themeColours().accent);
        painter.setBrush(fill);
        painter.drawRect(m_band.adjusted(0, 0, -1, -1));
    }
}

void PictureGrid::paintEmpty(QPainter& painter) {
    painter.setPen(themeColours().mutedText);
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void PictureGrid::scrollContentsBy(int dx, int dy) {
    m_thumbnails.forgetRequests(); // what is in sight now comes first
    QAbstractItemView::scrollContentsBy(dx, dy);
    viewport()->update();
}

void PictureGrid::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractItemView::wheelEvent(event);
        return;
    }
    if (const int delta = event->angleDelta().y(); delta != 0)
        setCellSize(m_cell + (delta > 0 ? kZoomStep : -kZoomStep));
    event->accept();
}

void PictureGrid::mouseMoveEvent(QMouseEvent* event) {
    const QPoint before = event->position().toPoint();
    const bool selecting = state() == DragSelectingState;
    QAbstractItemView::mouseMoveEvent(event);
    if (state() != DragSelectingState)
        return;
    if (!selecting)
        m_band = QRect(before, before);
    m_band.setBottomRight(before);
    viewport()->update();
}

void PictureGrid::mouseReleaseEvent(QMouseEvent* event) {
    QAbstractItemView::mouseReleaseEvent(event);
    m_band = {};
    viewport()->update();
}

void PictureGrid::startDrag(Qt::DropActions) {
    QList<QUrl> urls;
    for (const QString& file : m_filesToDrag ? m_filesToDrag() : QStringList())
        urls.append(QUrl::fromLocalFile(file));
    if (urls.isEmpty())
        return;
    auto content = std::make_unique<QMimeData>();
    content->setUrls(urls);
    auto* drag = new QDrag(this); // deletes itself when it is over
    drag->setMimeData(content.release());
    if (currentIndex().isValid())
        if (const QPixmap thumbnail = m_thumbnails.get(currentId()); !thumbnail.isNull())
            drag->setPixmap(thumbnail.scaled(96, 96, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    drag->exec(Qt::CopyAction);
}

} // namespace miro
