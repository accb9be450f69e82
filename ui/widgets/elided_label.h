// A line of text that is cut with an ellipsis where the room ends; the whole then stands in its tool tip and is read by
// screen readers. GUI thread.
#pragma once

#include <QLabel>

namespace miro {

class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setFullText(const QString& text);
    const QString& fullText() const { return m_text; }
    QSize sizeHint() const override; // of the whole text
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();

    QString m_text;
};

} // namespace miro
