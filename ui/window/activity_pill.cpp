#include "ui/window/activity_pill.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/window/activity.h"

#include <QPainter>
#include <QStyle>

namespace miro {
namespace {

constexpr int kPillWidth = 250; // the same whatever it says: the bar must not jump
constexpr int kBar = 3;         // pixels

} // namespace

ActivityPill::ActivityPill(const Activity& activity, QWidget* parent) : QToolButton(parent), m_activity(activity) {
    setObjectName("activityPill");
    setProperty("elidable", true);
    setCheckable(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(&activity, &Activity::changed, this, &ActivityPill::refresh);
    keepTranslated(this, [this] { refresh(); });
}

QSize ActivityPill::sizeHint() const {
    return {kPillWidth, QToolButton::sizeHint().height()};
}

void ActivityPill::refresh() {
    const QString words = m_activity.words();
    const EngineState& state = m_activity.state();
    setIcon(themedIcon(!state.problem.empty() ? "warning"
                       : state.paused         ? "pause"
                       : m_activity.busy()    ? "draw"
                                              : "queue"));
    setText(fontMetrics().elidedText(words, Qt::ElideRight, kPillWidth - 44));
    setToolTip(state.problem.empty() ? tr("%1. Click for the queue.").arg(words)
                                     : QString::fromStdString(state.problem));
    setAccessibleName(tr("Activity: %1").arg(words));
    update();
}

void ActivityPill::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    if (!m_activity.busy() || m_activity.fraction() < 0)
        return;
    QPainter painter(this);
    const QRect groove(4, height() - kBar - 2, width() - 8, kBar);
    QRect done = groove;
    done.setWidth(static_cast<int>(groove.width() * m_activity.fraction()));
    painter.fillRect(QStyle::visualRect(layoutDirection(), groove, done), themeColours().accent);
}

} // namespace miro
