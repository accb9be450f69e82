// The cells of an exploration: empty frames with what they ask for, then the pictures. Arrow keys move, Return uses a
// cell's settings, Space or a double click shows it large. Cells are as large as the room allows. Owned by the page;
// GUI thread.
#pragma once

#include "ui/explore/explore_model.h"

#include <QTableView>

namespace miro {

class ExploreGrid : public QTableView {
    Q_OBJECT

public:
    static constexpr int kSmallestCell = 64;
    static constexpr int kLargestCell = 240;

    ExploreGrid(const ExploreRun& run, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    ExploreModel& cells() { return *m_model; }
    int currentCell() const; // below 0: none
    void setCurrentCell(int cell);
    int neighbour(int cell, int rows, int columns) const; // the next one that is drawn that way; else cell

Q_SIGNALS:
    void moved(int cell); // the current one is another; below 0: none
    void clickedOn(int cell);
    void useRequested(int cell);
    void largeRequested(int cell);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    ExploreModel* m_model = nullptr;
    int m_kept = -1;        // current while ranks move the cells
    bool m_doubled = false; // the click that ends is the second of two
};

} // namespace miro
