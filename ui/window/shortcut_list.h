// Every key of the program on one sheet (F1): those of the window, then those that the pages declare as actions. Not
// modal. GUI thread.
#pragma once

#include <QDialog>
#include <QString>
#include <vector>

class QAction;
class QTreeWidget;

namespace miro {

struct ShortcutGroup {
    QString title;
    const QWidget* widget = nullptr; // its actions with a key
};

class ShortcutList : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutList(QWidget* parent);

    void setGroups(const std::vector<ShortcutGroup>& groups);

private:
    QTreeWidget* m_list = nullptr;
};

} // namespace miro
