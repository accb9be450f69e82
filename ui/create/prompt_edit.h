// A plain text of a few lines without undo of its own: the page's undo covers it. Alt+Up and Alt+Down ask for older and
// newer prompts, Tab leaves it, and a text too long for a prompt is refused whole. Owned by its box; GUI thread.
#pragma once

#include <QPlainTextEdit>

namespace miro {

class PromptEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PromptEdit(QWidget* parent = nullptr);

    void setVisibleLines(int lines);
    // Keeps the caret by changing only what differs; emits nothing.
    void showText(const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void edited(); // by the user
    void pasted(); // after edited(): what follows is another word
    void olderAsked();
    void newerAsked();
    void refused(qsizetype length); // a text of so many letters was not taken

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    int m_lines = 4;
    bool m_showing = false;
    QString m_asked; // by showText(), which the document may have turned into
    QString m_given; // this: it knows one kind of space and of line end
};

// Lets undo and redo keys pass by a text field (which would take them for itself) to the page. Install it with
// installEventFilter().
class UndoPasser : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace miro
