// One picture of an exploration, as large as the room. Arrow keys go to its neighbours, Return uses its settings,
// Escape or Space goes back. Owned by the page; GUI thread.
#pragma once

#include <QPixmap>
#include <QWidget>

namespace miro {

class LargeView : public QWidget {
    Q_OBJECT

public:
    explicit LargeView(QWidget* parent = nullptr);

    void setPicture(const QPixmap& picture); // what is here already bridges the moment until the file is read
    void setProblem(const QString& text);
    void setCaption(const QString& text);

Q_SIGNALS:
    void moveRequested(int rows, int columns);
    void useRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    QPixmap m_picture;
    QString m_problem;
    QString m_caption;
};

} // namespace miro
