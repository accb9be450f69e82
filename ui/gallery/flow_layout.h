// Widgets one after another in reading order, in as many lines as they need. Owned by its widget, as Qt's layouts are;
// GUI thread.
#pragma once

#include <QLayout>
#include <QList>

namespace miro {

class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int spacing = 6, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place({0, 0, width, 0}, false); }
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    int place(const QRect& rect, bool really) const; // the height that it takes

    QList<QLayoutItem*> m_items;
};

} // namespace miro
