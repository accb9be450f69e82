// The pill of the top bar: what is being done, how far it is, and a button that pauses. Owned by the top bar; GUI
// thread.
#pragma once

#include <QToolButton>

namespace miro {

class Activity;

class ActivityPill : public QToolButton {
    Q_OBJECT

public:
    ActivityPill(const Activity& activity, QWidget* parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    const Activity& m_activity;
};

} // namespace miro
