#include "ui/taste/example_row.h"

#include "ui/bridge/cell_painter.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <algorithm>

namespace miro {
namespace {

constexpr int kCell = 104;
constexpr int kGap = 6;
constexpr int kFewest = 3; // cells that there is always room for

} // namespace

ExampleRow::ExampleRow(const AppContext& context, const char* name, QWidget* parent)
    : QWidget(parent), m_context(context) {
    setObjectName(name);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&context.thumbnails, &ThumbnailCache::ready, this, qOverload<>(&QWidget::update));
}

void ExampleRow::setExamples(std::vector<TasteExample> examples) {
    m_examples = std::move(examples);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_examples.size()) - 1));
    describe();
    update();
}

void ExampleRow::setTitle(const QString& title, const QString& each) {
    setAccessibleName(title);
    m_each = each;
    describe();
}

void ExampleRow::describe() {
    setAccessibleDescription(m_examples.empty() ? QString()
                                                : m_each.arg(QLocale().toString(m_current + 1),
                                                             QLocale().toString(static_cast<int>(m_examples.size()))));
}

int ExampleRow::fitting() const {
    return std::min(static_cast<int>(m_examples.size()), std::max(1, (width() + kGap) / (kCell + kGap)));
}

QRect ExampleRow::cellRect(int example) const {
    const QRect cell(example * (kCell + kGap), 0, kCell, kCell);
    return layoutDirection() == Qt::RightToLeft ? QRect(width() - cell.right() - 1, 0, kCell, kCell) : cell;
}

QSize ExampleRow::sizeHint() const {
    return {(kCell + kGap) * std::max(kFewest, static_cast<int>(m_examples.size())) - kGap, kCell};
}

QSize ExampleRow::minimumSizeHint() const {
    return {(kCell + kGap) * kFewest - kGap, kCell};
}

int ExampleRow::exampleAt(const QPoint& point) const {
    for (int i = 0; i < fitting(); ++i)
        if (cellRect(i).contains(point))
            return i;
    return -1;
}

void ExampleRow::go(int to) {
    m_current = std::clamp(to, 0, std::max(0, fitting() - 1));
    describe();
    update();
}

void ExampleRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < fitting(); ++i) {
        const PictureId id = m_examples[static_cast<size_t>(i)].picture;
        CellLook look;
        look.rect = cellRect(i);
        look.thumbnail = m_context.thumbnails.get(id);
        look.unreadable = m_context.thumbnails.unreadable(id);
        look.current = hasFocus() && i == m_current;
        look.mirrored = layoutDirection() == Qt::RightToLeft;
        paintCell(painter, look, nullptr);
    }
}

void ExampleRow::keyPressEvent(QKeyEvent* event) {
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    if (event->key() == Qt::Key_Right)
        go(m_current + forward);
    else if (event->key() == Qt::Key_Left)
        go(m_current - forward);
    else if (event->key() == Qt::Key_Home)
        go(0);
    else if (event->key() == Qt::Key_End)
        go(fitting() - 1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current < fitting())
        Q_EMIT opened(m_examples[static_cast<size_t>(m_current)].picture);
    else
        QWidget::keyPressEvent(event);
}

void ExampleRow::mousePressEvent(QMouseEvent* event) {
    if (const int at = exampleAt(event->pos()); at >= 0)
        go(at);
}

void ExampleRow::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const int at = exampleAt(event->pos()); at >= 0)
        Q_EMIT opened(m_examples[static_cast<size_t>(at)].picture);
}

} // namespace miro
