// A button that opens a menu. Qt's own (QToolButton::setMenu) runs an event loop inside the click; this one does not.
// GUI thread.
#pragma once

class QAbstractButton;
class QMenu;

namespace miro {

// A click, Space or Alt+Down opens menu below button.
void openMenuFrom(QAbstractButton* button, QMenu* menu);

} // namespace miro
