// Many numbers over the same time, a small row each: its name, its course, its last value. Each row has a scale of its
// own. Arrow keys go from row to row; a screen reader hears all of them. Owned by its page; GUI thread.
#pragma once

#include <QPointF>
#include <QString>
#include <QWidget>
#include <vector>

namespace miro {

struct Trend {
    QString name;
    QString value;                           // the last one
    std::vector<std::vector<QPointF>> lines; // at most two, drawn as the first two series of charts
    QString text;                            // all that there is to say of it
};

class TrendList : public QWidget {
    Q_OBJECT

public:
    explicit TrendList(QWidget* parent = nullptr);

    void setTrends(std::vector<Trend> trends);
    const std::vector<Trend>& trends() const { return m_trends; }
    int current() const { return m_current; }
    int rowHeight() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, rowHeight()}; }

Q_SIGNALS:
    void rowReached(const QRect& row); // by the keyboard

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintRow(QPainter& painter, const Trend& trend, const QRect& row) const;
    void describe();

    std::vector<Trend> m_trends;
    int m_current = 0;
};

} // namespace miro
