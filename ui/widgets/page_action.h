// Keys that work while the focus is on a page or in it. GUI thread.
#pragma once

#include <QKeySequence>
#include <QList>

class QAction;
class QWidget;

namespace miro {

// Owned by the page and among its actions; the caller connects it and gives it a text.
QAction* addPageAction(QWidget* page, const char* name, const QList<QKeySequence>& keys);

} // namespace miro
