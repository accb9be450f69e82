#include "ui/batch/list_edit.h"

#include "ui/batch/batch_draft.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>
#include <QUrl>

namespace miro {
namespace {

constexpr int kMarkSize = 14;
constexpr int kNumbersMargin = 4;

// Paints what the text tells it.
class LineNumbers : public QWidget {
public:
    explicit LineNumbers(ListEdit& edit) : QWidget(&edit), m_edit(edit) { setObjectName("listNumbers"); }

protected:
    void paintEvent(QPaintEvent* event) override { m_edit.paintNumbers(event); }

private:
    ListEdit& m_edit;
};

// Of a text that comes to what stands there already.
bool isTooLong(const QString& text, int64_t standing, int64_t standingLines) {
    return text.size() + standing > kMaxShownList || text.count('\n') + standingLines > kMaxShownLines;
}

QString droppedFile(const QMimeData* source) {
    for (const QUrl& url : source->urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

} // namespace

ListEdit::ListEdit(QWidget* parent) : QPlainTextEdit(parent), m_numbers(new LineNumbers(*this)) {
    setObjectName("batchList");
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap); // a prompt a line
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing)
            Q_EMIT edited();
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ListEdit::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int moved) {
        if (moved)
            m_numbers->scroll(0, moved);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    placeNumbers();
}

void ListEdit::showText(const QString& text) {
    if (toPlainText() == text)
        return;
    m_showing = true;
    setPlainText(text);
    m_showing = false;
}

void ListEdit::setPreview(bool preview) {
    setReadOnly(preview);
    setTextInteractionFlags(preview ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                    : Qt::TextEditorInteraction);
}

void ListEdit::setProblems(const std::vector<LineProblem>& problems) {
    m_problems.clear();
    for (const LineProblem& problem : problems) {
        QString& text = m_problems[problem.line];
        if (!text.isEmpty())
            text += '\n';
        text += QString::fromStdString(problem.message);
    }
    markLines();
    m_numbers->update();
}

// A line under the words; the strip has a sign beside it, and the list of problems says them.
void ListEdit::markLines() {
    QList<QTextEdit::ExtraSelection> marks;
    for (const auto& [line, text] : m_problems) {
        const QTextBlock block = document()->findBlockByNumber(static_cast<int>(line) - 1);
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(themeColours().warning);
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void ListEdit::goToLine(int64_t line) {
    const QTextBlock block = document()->findBlockByNumber(static_cast<int>(line) - 1);
    setFocus();
    if (!block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    centerCursor();
}

int ListEdit::numbersWidth() const {
    const QString widest(std::max(2, static_cast<int>(QString::number(blockCount()).size())), '9');
    return 2 * kNumbersMargin + kMarkSize + 2 + fontMetrics().horizontalAdvance(widest);
}

void ListEdit::placeNumbers() {
    const int width = numbersWidth();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setViewportMargins(mirrored ? 0 : width, 0, mirrored ? width : 0, 0);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(mirrored ? inside.right() + 1 - width : inside.left(), inside.top(), width, inside.height());
    m_numbers->update();
}

void ListEdit::paintNumbers(QPaintEvent* event) {
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), palette().color(QPalette::AlternateBase));
    const QPixmap mark =
        themedIcon("warning", IconColour::Warning).pixmap(QSize(kMarkSize, kMarkSize), devicePixelRatioF());
    const double lineHeight = fontMetrics().height(); // the last line's room is larger
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const double bottom = top + blockBoundingRect(block).height();
        if (block.isVisible() && bottom >= event->rect().top()) {
            const QRectF row(kNumbersMargin, top, m_numbers->width() - 2 * kNumbersMargin, lineHeight);
            const bool problem = m_problems.contains(block.blockNumber() + 1);
            painter.setPen(problem ? themeColours().warning : themeColours().mutedText);
            painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
            if (problem)
                painter.drawPixmap(QPointF(row.left(), row.center().y() - kMarkSize / 2.0), mark);
        }
        block = block.next();
        top = bottom;
    }
}

QString ListEdit::problemAt(const QPoint& place) const {
    const QTextCursor cursor = cursorForPosition(viewport()->mapFrom(this, place));
    const auto problem = m_problems.find(cursor.blockNumber() + 1);
    return problem == m_problems.end() ? QString() : problem->second;
}

bool ListEdit::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        // As plain text: it may quote what stands in the list.
        QToolTip::showText(help->globalPos(), problemAt(help->pos()).toHtmlEscaped(), this);
        return true;
    }
    return QPlainTextEdit::event(event);
}

void ListEdit::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
        markLines();
        placeNumbers();
        break;
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
        placeNumbers();
        break;
    default:
        break;
    }
}

void ListEdit::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

// A preview takes no keys but this one.
void ListEdit::keyPressEvent(QKeyEvent* event) {
    if (isPreview() && event->matches(QKeySequence::Paste) && QApplication::clipboard()->mimeData())
        insertFromMimeData(QApplication::clipboard()->mimeData());
    else
        QPlainTextEdit::keyPressEvent(event);
}

void ListEdit::contextMenuEvent(QContextMenuEvent* event) {
    QMenu* menu = createStandardContextMenu(event->pos());
    menu->setObjectName("listContextMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

bool ListEdit::canInsertFromMimeData(const QMimeData* source) const {
    return source->hasText() || source->hasUrls();
}

// A file is opened as a list, wherever in the text it falls.
void ListEdit::insertFromMimeData(const QMimeData* source) {
    if (const QString file = droppedFile(source); !file.isEmpty()) {
        Q_EMIT fileGiven(file);
        return;
    }
    const QString text = source->text();
    if (isPreview() || isTooLong(text, document()->characterCount(), blockCount())) {
        // The whole list anew, or what stands here with it.
        QString whole = isPreview() ? QString() : toPlainText();
        const QTextCursor cursor = textCursor();
        if (isPreview())
            whole = text;
        else
            whole.replace(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart(), text);
        Q_EMIT textGiven(whole);
        return;
    }
    textCursor().insertText(text);
    ensureCursorVisible();
    if (document()->characterCount() - 1 == text.size())
        Q_EMIT pasted(text);
}

} // namespace miro
