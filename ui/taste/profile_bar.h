// Whose taste it is: the profiles, and what can be done with one: new, rename, delete, import, export, clear, learn.
// Owned by the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "ui/bridge/app_context.h"

#include <QWidget>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace miro {

class ProfileBar : public QWidget {
    Q_OBJECT

public:
    ProfileBar(const AppContext& context, QAction* undo, QAction* redo, QWidget* parent = nullptr);

    QMenu& menu() { return *m_menu; }

Q_SIGNALS:
    void changing();                // other choices count from now on
    void done(const QString& line); // that can be undone

private:
    QAction* addAction(const char* name, const char* icon, void (ProfileBar::*act)());
    void setTexts();
    void showStatus();
    void create();
    void rename();
    void remove();
    void importChoices();
    void exportChoices(const char* layout);
    void clear();
    QString currentName() const;

    AppContext m_context;
    QLabel* m_label = nullptr;
    QComboBox* m_profiles = nullptr;
    QToolButton* m_more = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_new = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_delete = nullptr;
    QAction* m_import = nullptr;
    std::vector<QAction*> m_exports; // in the order of the layouts
    QAction* m_clear = nullptr;
    QAction* m_learn = nullptr;
};

} // namespace miro
