// Pictures as a grid: cells of one size, of which only those in sight are ever looked at. Shows a PictureModel; owned
// by its page; GUI thread.
#pragma once

#include "library/picture_record.h"

#include <QCache>
#include <QListView>
#include <QPixmap>
#include <functional>
#include <unordered_set>
#include <vector>

namespace miro {

class PictureModel;
class ThumbnailCache;

class PictureGrid : public QListView {
    Q_OBJECT

public:
    static constexpr int kSmallestCell = 96;
    static constexpr int kLargestCell = 256;

    PictureGrid(PictureModel& model, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    int cellSize() const { return m_cell; }
    void setCellSize(int pixels); // bounded; what was in the middle stays there
    int columns() const;

    std::vector<PictureId> selectedIds() const; // in the order of the rows
    PictureId currentId() const;                // 0: none
    void selectOnly(PictureId id);              // and scrolls to it

    // Said in the middle while there is no picture.
    void setEmptyText(const QString& text);
    // The files behind the selection, for dragging out.
    void setFilesToDrag(std::function<QStringList()> files) { m_filesToDrag = std::move(files); }

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void doItemsLayout() override;
    void keyboardSearch(const QString&) override {} // letters are shortcuts here
    void dataChanged(const QModelIndex&, const QModelIndex&, const QList<int>&) override;

Q_SIGNALS:
    void cellSizeChanged(int pixels);
    void selectionMoved(); // the selection or the current picture is another

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    // What stays when the model's rows are replaced.
    struct Place {
        std::unordered_set<PictureId> selected;
        PictureId current = 0;
        int row = -1;        // of the first one chosen
        PictureId first = 0; // at the top
        int below = 0;       // how far the view lies below its upper edge
    };
    int step() const; // from one cell to the next
    int leftEdge() const;
    QRect cellRect(int row) const; // in the viewport
    int firstRowInSight() const;
    int lastRowInSight() const;
    void savePlace();
    void restorePlace();
    QPixmap thumbnailFor(int row, qint64& smoothNanoseconds);
    void paintEmpty(QPainter& painter);

    PictureModel& m_pictures;
    ThumbnailCache& m_thumbnails;
    std::function<QStringList()> m_filesToDrag;
    QCache<PictureId, QPixmap> m_scaled; // as drawn; cost in kilobytes
    int m_scaledFor = 0;                 // device pixels a cell
    Place m_place;
    QString m_emptyText;
    QRect m_band; // the rubber band, in the viewport
    int m_cell = 160;
};

} // namespace miro
