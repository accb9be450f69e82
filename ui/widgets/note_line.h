// One plain line over a page: what went wrong, or what was done, with up to two things to do about it. It takes no
// room from the page and no click from the artist. Owned by its parent; GUI thread.
#pragma once

#include <QFrame>
#include <functional>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace miro {

struct NoteAction {
    QString label;
    std::function<void()> act;
};

class NoteLine : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Info, Problem };

    enum class Place { Bottom, Top };

    explicit NoteLine(QWidget* parent, Place place = Place::Bottom);

    // Stays until another line comes or it is closed.
    void show(Kind kind, const QString& text, std::vector<NoteAction> actions = {});
    QString text() const;
    void place(); // after parent's size changed

private:
    Place m_place;
    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_buttons[2] = {};
    QToolButton* m_close = nullptr;
    std::vector<NoteAction> m_actions;
};

} // namespace miro
