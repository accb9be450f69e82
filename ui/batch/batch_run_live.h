// The pictures that are being drawn at this moment, small and in a row, with how far they are. Takes no room while
// nothing is drawn. Owned by the view; GUI thread.
#pragma once

#include "flow/draw_events.h"

#include <QPixmap>
#include <QWidget>
#include <vector>

namespace miro {

class BatchRunLive : public QWidget {
    Q_OBJECT

public:
    explicit BatchRunLive(QWidget* parent = nullptr);

    void take(const DrawStep& step);
    void clear();
    const QString& caption() const { return m_caption; }
    size_t pictures() const { return m_previews.size(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    std::vector<QPixmap> m_previews;
    DrawStep m_step; // without its previews
    QString m_caption;
};

} // namespace miro
