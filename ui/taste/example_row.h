// Pictures in a row, as many as there is room for: examples of what was learned. Arrow keys go along, Return or a
// double click shows one in the gallery. Owned by its part of the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "ui/bridge/app_context.h"

#include <QWidget>
#include <vector>

namespace miro {

class ExampleRow : public QWidget {
    Q_OBJECT

public:
    ExampleRow(const AppContext& context, const char* name, QWidget* parent = nullptr);

    void setExamples(std::vector<TasteExample> examples);
    const std::vector<TasteExample>& examples() const { return m_examples; }
    void setTitle(const QString& title, const QString& each); // each: "Picture %1 of %2"
    int current() const { return m_current; }
    QRect cellRect(int example) const;
    int fitting() const; // how many of them are shown
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void opened(miro::PictureId picture);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    int exampleAt(const QPoint& point) const; // below 0: none
    void go(int to);
    void describe();

    AppContext m_context;
    std::vector<TasteExample> m_examples;
    QString m_each;
    int m_current = 0;
};

} // namespace miro
