// A picture as large as its place, kept in proportion; a double click or Return opens it. Owned by its panel; GUI
// thread.
#pragma once

#include <QPixmap>
#include <QWidget>

namespace miro {

class PicturePreview : public QWidget {
    Q_OBJECT

public:
    explicit PicturePreview(QWidget* parent = nullptr);

    void setPicture(const QPixmap& picture);
    void setProblem(const QString& text); // in place of the picture
    bool hasPicture() const { return !m_picture.isNull(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {280, 280}; }

Q_SIGNALS:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QPixmap m_picture;
    QPixmap m_scaled;
    QString m_problem;
};

} // namespace miro
