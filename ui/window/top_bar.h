// The bar of 40 pixels: the tabs, the model, the activity pill with its pause button, and the gear. Owned by the
// window; GUI thread.
#pragma once

#include "ui/bridge/app_context.h"

#include <QWidget>
#include <vector>

class QAction;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace miro {

class Activity;
class ActivityPill;

class TopBar : public QWidget {
    Q_OBJECT

public:
    // tabs: checkable actions, one each; gear: the actions of the gear's menu.
    TopBar(const AppContext& context, const Activity& activity, const std::vector<QAction*>& tabs,
           const std::vector<QAction*>& gear, QAction* drawer, QAction* pause, QWidget* parent);

Q_SIGNALS:
    void modelsRequested();

private:
    QToolButton* addButton(QHBoxLayout* row, const char* name);
    void refreshModel();
    void fillModelMenu();
    void setTexts();

    AppContext m_context;
    QToolButton* m_model = nullptr;
    QMenu* m_modelMenu = nullptr;
    ActivityPill* m_pill = nullptr;
    QToolButton* m_gear = nullptr;
};

} // namespace miro
