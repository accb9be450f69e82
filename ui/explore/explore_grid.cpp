#include "ui/explore/explore_grid.h"

#include "ui/charts/scatter_chart.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace miro {
namespace {

constexpr int kMark = 22;

int captionHeight(const QFontMetrics& metrics) {
    return metrics.height() + 4;
}

class CellPainter : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        if (!index.data(ExploreModel::CellRole).isValid())
            return;
        const ThemeColours& colours = themeColours();
        const QRect cell = option.rect.adjusted(3, 3, -3, -3);
        const bool drawn = index.data(ExploreModel::DrawnRole).toBool();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (drawn)
            paintPicture(*painter, cell, index, option.palette);
        else
            paintFrame(*painter, cell, option.palette, index.data(ExploreModel::CaptionRole).toString());
        if (index.data(ExploreModel::FrontRole).toBool()) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(colours.accent, 3));
            painter->drawRect(QRectF(cell).adjusted(1.5, 1.5, -1.5, -1.5));
            paintFrontMark(*painter, QPointF(cell.topLeft()) + QPointF(kMark / 2.0, kMark / 2.0), 15);
        }
        if (const int rank = index.data(ExploreModel::RankRole).toInt(); rank > 0)
            paintBadge(*painter, QRect(cell.topLeft(), QSize(kMark + 4, kMark)), QLocale().toString(rank),
                       option.palette);
        if (index.data(ExploreModel::StarredRole).toBool()) {
            const QRect star(cell.right() - kMark, cell.top(), kMark, kMark);
            painter->fillRect(star, colours.panel);
            themedIcon("star-filled").paint(painter, star.adjusted(3, 3, -3, -3));
        }
        paintFocus(*painter, option);
        painter->restore();
    }

private:
    // Empty, with what it asks for.
    static void paintFrame(QPainter& painter, const QRect& cell, const QPalette& palette, QString caption) {
        painter.fillRect(cell, palette.color(QPalette::Window)); // also over a selection
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(themeColours().border, 1, Qt::DashLine));
        painter.drawRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setPen(themeColours().mutedText);
        painter.drawText(cell.adjusted(4, 4, -4, -4), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                         caption.replace(QStringLiteral(" %"), QStringLiteral("\u00a0%"))); // a number keeps its sign
    }

    static void paintPicture(QPainter& painter, const QRect& cell, const QModelIndex& index, const QPalette& palette) {
        const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
        const bool captioned = index.model()->headerData(index.column(), Qt::Horizontal).toString().isEmpty();
        const int line = captioned ? captionHeight(painter.fontMetrics()) : 0;
        const QRect room = cell.adjusted(0, 0, 0, -line);
        painter.fillRect(room, themeColours().canvas);
        if (!pixmap.isNull()) {
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            QRect place({}, pixmap.size().scaled(room.size(), Qt::KeepAspectRatio));
            place.moveCenter(room.center());
            painter.drawPixmap(place, pixmap);
        } else if (index.data(ExploreModel::MissingRole).toBool()) {
            painter.setPen(palette.color(QPalette::WindowText));
            painter.drawText(room.adjusted(4, 4, -4, -4), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                             ExploreGrid::tr("Its file is gone"));
        }
        if (!captioned)
            return;
        const QRect strip(cell.left(), room.bottom() + 1, cell.width(), line);
        painter.fillRect(strip, themeColours().panel);
        painter.setPen(palette.color(QPalette::WindowText));
        painter.drawText(strip, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(index.data(ExploreModel::CaptionRole).toString(),
                                                          Qt::ElideRight, strip.width() - 6));
    }

    static void paintBadge(QPainter& painter, const QRect& place, const QString& text, const QPalette& palette) {
        painter.fillRect(place, themeColours().panel);
        QFont bold = painter.font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(palette.color(QPalette::WindowText));
        painter.drawText(place, Qt::AlignCenter, text);
    }

    static void paintFocus(QPainter& painter, const QStyleOptionViewItem& option) {
        const bool current = option.state.testFlag(QStyle::State_Selected);
        painter.setBrush(Qt::NoBrush);
        if (current) {
            painter.setPen(QPen(option.palette.color(QPalette::WindowText), 2));
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter.setPen(QPen(themeColours().focus, 3));
            painter.drawRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5));
        }
    }
};

} // namespace

ExploreGrid::ExploreGrid(const ExploreRun& run, ThumbnailCache& thumbnails, QWidget* parent)
    : QTableView(parent), m_model(new ExploreModel(run, thumbnails, this)) {
    setObjectName("exploreGrid");
    setModel(m_model);
    setItemDelegate(new CellPainter(this));
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false); // Tab leaves the grid
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setProperty("scrolls", true);
    viewport()->setBackgroundRole(QPalette::Window);
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setHighlightSections(false);
        header->setSectionsClickable(false);
        header->setMinimumSectionSize(24);
        header->setDefaultAlignment(Qt::AlignCenter);
    }
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_kept = -1;
        fit();
        Q_EMIT moved(-1);
    });
    connect(m_model, &ExploreModel::orderChanged, this, [this] { setCurrentCell(m_kept); });
    keepTranslated(this, [this] {
        setAccessibleName(tr("Pictures of the exploration"));
        m_model->retranslate();
        fit();
    });
}

// Squares that fill the room, as long as that leaves them large enough to see.
void ExploreGrid::fit() {
    const int rows = m_model->rowCount();
    const int columns = m_model->columnCount();
    if (rows == 0 || columns == 0)
        return;
    bool titles[2] = {};
    int widest = 0;
    for (int column = 0; column < columns; ++column)
        titles[0] = titles[0] || !m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty();
    for (int row = 0; row < rows; ++row) {
        const QString title = m_model->headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
        titles[1] = titles[1] || !title.isEmpty();
        widest = std::max(widest, fontMetrics().size(0, title).width());
    }
    horizontalHeader()->setVisible(titles[0]);
    verticalHeader()->setVisible(titles[1]);
    verticalHeader()->setFixedWidth(std::min(140, widest + 16));
    const int width = this->width() - 2 - (titles[1] ? verticalHeader()->width() : 0);
    const int height = this->height() - 2 - (titles[0] ? horizontalHeader()->sizeHint().height() : 0);
    const int caption = titles[0] ? 0 : captionHeight(fontMetrics());
    const int cell = std::clamp(std::min(width / columns, height / rows - caption), kSmallestCell, kLargestCell);
    for (int column = 0; column < columns; ++column)
        setColumnWidth(column, cell);
    for (int row = 0; row < rows; ++row)
        setRowHeight(row, cell + caption);
}

int ExploreGrid::currentCell() const {
    return m_model->cellAt(currentIndex());
}

void ExploreGrid::setCurrentCell(int cell) {
    const QModelIndex index = m_model->indexOf(cell);
    if (index.isValid() && index != currentIndex())
        setCurrentIndex(index);
}

int ExploreGrid::neighbour(int cell, int rows, int columns) const {
    QModelIndex at = m_model->indexOf(cell);
    while (at.isValid()) {
        at = m_model->index(at.row() + rows, at.column() + columns);
        if (at.isValid() && m_model->data(at, ExploreModel::DrawnRole).toBool())
            return m_model->cellAt(at);
    }
    return cell;
}

void ExploreGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    m_kept = m_model->cellAt(current);
    Q_EMIT moved(m_kept);
}

void ExploreGrid::keyPressEvent(QKeyEvent* event) {
    const int cell = currentCell();
    if (cell >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT useRequested(cell);
    else if (cell >= 0 && event->key() == Qt::Key_Space)
        Q_EMIT largeRequested(cell);
    else if (!event->text().isEmpty() && event->text().front().isPrint())
        event->ignore(); // letters belong to the page's keys
    else
        QTableView::keyPressEvent(event);
}

// The keyboard stands somewhere as soon as it is here.
void ExploreGrid::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_model->index(0, 0));
}

void ExploreGrid::mousePressEvent(QMouseEvent* event) {
    m_doubled = false;
    QTableView::mousePressEvent(event);
}

void ExploreGrid::mouseReleaseEvent(QMouseEvent* event) {
    QTableView::mouseReleaseEvent(event);
    const int cell = m_model->cellAt(indexAt(event->position().toPoint()));
    if (event->button() == Qt::LeftButton && cell >= 0 && !std::exchange(m_doubled, false))
        Q_EMIT clickedOn(cell);
}

void ExploreGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    QTableView::mouseDoubleClickEvent(event);
    const int cell = m_model->cellAt(indexAt(event->position().toPoint()));
    m_doubled = true;
    if (event->button() == Qt::LeftButton && cell >= 0)
        Q_EMIT largeRequested(cell);
}

void ExploreGrid::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fit();
}

} // namespace miro
