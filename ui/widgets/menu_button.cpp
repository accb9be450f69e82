#include "ui/widgets/menu_button.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QMenu>

namespace miro {
namespace {

void popUp(QAbstractButton* button, QMenu* menu) {
    menu->popup(button->mapToGlobal(button->rect().bottomLeft()));
    if (button->isRightToLeft())
        menu->move(button->mapToGlobal(button->rect().bottomRight()).x() - menu->width(), menu->y());
}

class KeyOpener : public QObject {
public:
    KeyOpener(QAbstractButton* button, QMenu* menu) : QObject(button), m_button(button), m_menu(menu) {
        button->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::KeyPress)
            return false;
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() != Qt::Key_Down || key->modifiers() != Qt::AltModifier)
            return false;
        popUp(m_button, m_menu);
        return true;
    }

private:
    QAbstractButton* m_button;
    QMenu* m_menu;
};

} // namespace

void openMenuFrom(QAbstractButton* button, QMenu* menu) {
    QObject::connect(button, &QAbstractButton::clicked, menu, [button, menu] { popUp(button, menu); });
    new KeyOpener(button, menu); // the button owns it
}

} // namespace miro
