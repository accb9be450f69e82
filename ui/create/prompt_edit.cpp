#include "ui/create/prompt_edit.h"

#include "ui/create/create_settings.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QTextBlock>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

bool isUndoKey(const QKeyEvent& key) {
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo);
}

} // namespace

PromptEdit::PromptEdit(QWidget* parent) : QPlainTextEdit(parent) {
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing)
            Q_EMIT edited();
    });
}

void PromptEdit::setVisibleLines(int lines) {
    m_lines = lines;
    updateGeometry();
}

QSize PromptEdit::sizeHint() const {
    double text = m_lines * QFontMetricsF(font()).lineSpacing() + 2 * document()->documentMargin();
    return {160, static_cast<int>(std::ceil(text)) + 2 * frameWidth()};
}

void PromptEdit::showText(const QString& text) {
    const QString now = toPlainText();
    if (now == text || (text == m_asked && now == m_given))
        return;
    const qsizetype shorter = std::min(now.size(), text.size());
    qsizetype head = 0;
    while (head < shorter && now[head] == text[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && now[now.size() - 1 - tail] == text[text.size() - 1 - tail])
        ++tail;
    if (text.contains('\r')) // becomes one line end with what follows it: places would not match
        head = tail = 0;
    m_showing = true;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(head));
    cursor.setPosition(static_cast<int>(now.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(head, text.size() - head - tail));
    setTextCursor(cursor);
    m_asked = text;
    m_given = toPlainText();
    m_showing = false;
}

bool PromptEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isUndoKey(*static_cast<QKeyEvent*>(event))) {
        event->ignore();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void PromptEdit::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Up) {
        Q_EMIT olderAsked();
        return;
    }
    if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Down) {
        Q_EMIT newerAsked();
        return;
    }
    const bool typed = !event->text().isEmpty();
    if (typed && event->text().front().isPrint() && document()->characterCount() > kMaxPromptLength &&
        !textCursor().hasSelection()) {
        Q_EMIT refused(document()->characterCount());
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

// Laying out a megabyte would hold the window for seconds, and no model reads it.
void PromptEdit::insertFromMimeData(const QMimeData* source) {
    const QString text = source->text();
    const qsizetype room = kMaxPromptLength - (document()->characterCount() - 1) + textCursor().selectedText().size();
    if (text.size() > room) {
        Q_EMIT refused(text.size());
        return;
    }
    textCursor().insertText(text);
    ensureCursorVisible();
    Q_EMIT pasted();
}

void PromptEdit::contextMenuEvent(QContextMenuEvent* event) {
    QMenu* menu = createStandardContextMenu(event->pos());
    menu->setObjectName("promptContextMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

bool UndoPasser::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isUndoKey(*static_cast<QKeyEvent*>(event))) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace miro
