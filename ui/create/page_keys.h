// The keys of the Create page, each an action of the page with a name, so that the list of shortcuts shows it. Keys
// without Ctrl go to a text field first. Owned by the page; GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <vector>

class QAction;
class QWidget;

namespace miro {

class PageKeys : public QObject {
    Q_OBJECT

public:
    enum class Key {
        Draw,
        Escape,
        Undo,
        Redo,
        Compare,
        Vary,
        Explore,
        Star,
        Score,
        Bin,
        Save,
        Overlay,
        TimeMachine,
        Advanced,
        Prompt
    };

    explicit PageKeys(QWidget* page);

Q_SIGNALS:
    void pressed(miro::PageKeys::Key key);
    void rated(int rating); // 0: none

private:
    void setTexts();

    struct Entry {
        QAction* action;
        const char* text; // for the translator
    };
    std::vector<Entry> m_entries;
};

} // namespace miro
