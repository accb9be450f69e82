#include "ui/create/filmstrip.h"

#include "ui/bridge/library_thread.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace miro {
namespace {

constexpr int kCell = 84;
constexpr int kRefreshMilliseconds = 100;

class CellPainter : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {kCell, kCell}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const ThemeColours& colours = themeColours();
        const QRect cell = option.rect.adjusted(3, 3, -3, -3);
        const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
        painter->save();
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        if (pixmap.isNull()) {
            painter->fillRect(cell, colours.panel);
        } else {
            QRect place({}, pixmap.size().scaled(cell.size(), Qt::KeepAspectRatio));
            place.moveCenter(cell.center());
            painter->drawPixmap(place, pixmap);
        }
        const int rating = index.data(FilmstripModel::RatingRole).toInt();
        if (rating > 0 || index.data(FilmstripModel::StarredRole).toBool())
            paintMarks(painter, cell, rating, index.data(FilmstripModel::StarredRole).toBool());
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(QPen(colours.accent, 3));
            painter->drawRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5));
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(colours.focus, 2, Qt::DotLine));
            painter->drawRect(QRectF(option.rect).adjusted(4, 4, -4, -4));
        }
        painter->restore();
    }

private:
    static void paintMarks(QPainter* painter, const QRect& cell, int rating, bool starred) {
        const QLocale locale;
        QString text = rating > 0 ? locale.toString(rating) : QString();
        QFont small = painter->font();
        small.setPixelSize(11);
        small.setBold(true);
        painter->setFont(small);
        const int width = (starred ? 14 : 0) + (rating > 0 ? painter->fontMetrics().horizontalAdvance(text) + 6 : 0);
        const QRect badge(cell.left(), cell.bottom() - 15, width + 2, 16);
        painter->fillRect(badge, themeColours().panel);
        int x = badge.left() + 1;
        if (starred) {
            themedIcon("star-filled").paint(painter, QRect(x, badge.top() + 2, 12, 12));
            x += 14;
        }
        painter->setPen(themeColours().mutedText);
        if (rating > 0)
            painter->drawText(QRect(x, badge.top(), badge.right() - x, badge.height()), Qt::AlignCenter, text);
    }
};

} // namespace

Filmstrip::Filmstrip(const AppContext& context, QWidget* parent)
    : QListView(parent), m_context(context), m_model(context.thumbnails) {
    setObjectName("filmstrip");
    setModel(&m_model);
    setItemDelegate(new CellPainter(this));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setFixedHeight(kHeight);
    setViewportMargins(4, 6, 4, 6);
    viewport()->setBackgroundRole(QPalette::Window);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMilliseconds);
    connect(&m_refresh, &QTimer::timeout, this, &Filmstrip::refresh);
    connect(&m_context.library, &LibraryThread::changed, this, [this] { m_refresh.start(); });
    connect(&m_context.library, &LibraryThread::opened, this, &Filmstrip::refresh);
    keepTranslated(this, [this] { setAccessibleName(tr("The newest pictures")); });
    refresh();
}

void Filmstrip::refresh() {
    auto newest = [](Library& library) -> Result<std::vector<PictureRecord>> {
        MIRO_TRY(const std::vector<PictureId> ids, library.find(PictureQuery(), FilmstripModel::kMaxPictures));
        return library.records(ids);
    };
    m_context.library.run(LibraryThread::Lane::Query, this, newest,
                          [this](const Result<std::vector<PictureRecord>>& records) {
                              if (!records.ok())
                                  return; // the window says that the library cannot be opened
                              m_quiet = true;
                              m_model.setRecords(*records);
                              m_quiet = false;
                          });
}

void Filmstrip::add(const PictureRecord& record) {
    m_quiet = true;
    m_model.prepend(record);
    m_quiet = false;
    scrollTo(m_model.index(0));
}

void Filmstrip::choose(PictureId id) {
    m_quiet = true;
    setCurrentIndex(m_model.indexOf(id));
    m_quiet = false;
}

std::vector<PictureRecord> Filmstrip::chosen() const {
    QModelIndexList indexes = selectedIndexes();
    std::sort(indexes.begin(), indexes.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    std::vector<PictureRecord> records;
    for (const QModelIndex& index : indexes)
        if (const PictureRecord* record = m_model.at(index))
            records.push_back(*record);
    return records;
}

void Filmstrip::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (const PictureRecord* record = m_model.at(current); record && !m_quiet)
        Q_EMIT shown(*record);
}

void Filmstrip::contextMenuEvent(QContextMenuEvent* event) {
    if (indexAt(viewport()->mapFromGlobal(event->globalPos())).isValid() || currentIndex().isValid())
        Q_EMIT menuAsked(event->globalPos());
}

// Letters belong to the page's keys, not to a search in the list; Space shows the picture before.
void Filmstrip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space || (!event->text().isEmpty() && event->text().front().isPrint()))
        event->ignore();
    else
        QListView::keyPressEvent(event);
}

void Filmstrip::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->angleDelta();
    const int along = std::abs(turn.x()) > std::abs(turn.y()) ? turn.x() : turn.y();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - along);
    event->accept();
}

} // namespace miro
