#include "ui/widgets/page_action.h"

#include <QAction>
#include <QWidget>

namespace miro {

QAction* addPageAction(QWidget* page, const char* name, const QList<QKeySequence>& keys) {
    auto* action = new QAction(page);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page->addAction(action);
    return action;
}

} // namespace miro
