#include "ui/create/draw_button.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace miro {

DrawButton::DrawButton(QWidget* parent) : QWidget(parent), m_menu(this) {
    setObjectName("drawBox");
    m_button = new QPushButton(this);
    m_button->setObjectName("draw");
    m_button->setProperty("primary", true);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setMinimumHeight(38);
    m_more = new QToolButton(this);
    m_more->setObjectName("stopMore");
    m_more->setIcon(themedIcon("more"));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setMinimumHeight(38);
    m_menu.setObjectName("stopMenu");
    auto add = [this](const char* name, const char* icon, StopKind kind) {
        QAction* action = m_menu.addAction(themedIcon(icon), QString());
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, kind] { Q_EMIT stopAsked(kind); });
        return action;
    };
    m_now = add("stopNow", "stop", StopKind::Now);
    m_after = add("stopAfterThis", "pause", StopKind::AfterThis);
    m_skip = add("stopSkip", "skip", StopKind::Skip);
    openMenuFrom(m_more, &m_menu);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_button, 1);
    row->addWidget(m_more);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT stopAsked(StopKind::Now);
        else
            Q_EMIT drawAsked();
    });
    keepTranslated(this, [this] { setTexts(); });
}

void DrawButton::setEstimate(std::optional<double> seconds) {
    if (m_seconds == seconds)
        return;
    m_seconds = seconds;
    setTexts();
}

void DrawButton::setRunning(bool running, int pictures) {
    m_running = running;
    m_pictures = pictures;
    setTexts();
}

void DrawButton::setTexts() {
    m_button->setText(m_running   ? tr("Stop")
                      : m_seconds ? tr("Draw (about %1)").arg(durationWords(*m_seconds))
                                  : tr("Draw"));
    m_button->setToolTip(m_running ? tr("Stop now: what is not finished is dropped (Esc)") : tr("Draw (Ctrl+Return)"));
    m_more->setVisible(m_running);
    m_more->setToolTip(tr("Other ways to stop"));
    m_more->setAccessibleName(m_more->toolTip());
    m_now->setText(tr("Stop now"));
    m_after->setText(tr("Stop after this one"));
    m_skip->setText(m_pictures > 1 ? tr("Skip these pictures") : tr("Skip this picture"));
}

} // namespace miro
