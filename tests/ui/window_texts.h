// What a person sees of a window's texts: which are cut off, which stand untranslated. For tests.
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStyleOptionToolButton>
#include <QTextDocument>
#include <QToolButton>
#include <QWidget>

namespace miro {

inline QString pathOf(const QWidget* widget) {
    QStringList names;
    for (; widget && !widget->isWindow(); widget = widget->parentWidget())
        names.prepend(widget->objectName().isEmpty() ? QString(widget->metaObject()->className())
                                                     : widget->objectName());
    return names.mid(std::max<qsizetype>(0, names.size() - 3)).join('/');
}

// A label or button whose text has less room than it needs, and no leave to be cut: such have the property "elidable"
// and say the whole in a tool tip.
inline QStringList clippedTexts(QWidget& window) {
    QStringList clipped;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        QString text;
        QSize needed;
        if (auto* label = qobject_cast<QLabel*>(widget)) {
            text = label->text();
            if (text.isEmpty())
                continue;
            const int room = label->contentsRect().width() + 1;
            needed = label->wordWrap() ? QSize(label->minimumSizeHint().width(), label->heightForWidth(label->width()))
                                       : label->fontMetrics().size(0, text);
            if (needed.width() <= room && needed.height() <= label->height() + 1)
                continue;
        } else if (auto* button = qobject_cast<QAbstractButton*>(widget)) {
            text = button->text();
            auto* tool = qobject_cast<QToolButton*>(button);
            if (text.isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly))
                continue;
            const bool beside = !tool || (tool->toolButtonStyle() != Qt::ToolButtonTextOnly &&
                                          tool->toolButtonStyle() != Qt::ToolButtonTextUnderIcon);
            const bool icon = !button->icon().isNull() && beside;
            needed = button->fontMetrics().size(Qt::TextShowMnemonic, text);
            needed.rwidth() += icon ? button->iconSize().width() + 4 : 0;
            if (needed.width() <= button->width() - 2 && needed.height() <= button->height() + 1)
                continue;
        } else {
            continue;
        }
        if (widget->property("elidable").toBool() && !widget->toolTip().isEmpty())
            continue;
        clipped << QStringLiteral("%1 \"%2\" needs %3 x %4, has %5 x %6")
                       .arg(pathOf(widget), text)
                       .arg(needed.width())
                       .arg(needed.height())
                       .arg(widget->width())
                       .arg(widget->height());
    }
    return clipped;
}

// Controls that take the focus and could not be found by a screen reader or by a test.
inline QStringList namelessControls(QWidget& window) {
    QStringList nameless;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy())
            continue;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).isEmpty())
            nameless << "no accessible name: " + pathOf(widget);
        if (widget->objectName().isEmpty())
            nameless << "no objectName: " + pathOf(widget);
    }
    return nameless;
}

// Controls that Tab does not reach.
inline QStringList unreachedControls(QWidget& window) {
    QSet<QWidget*> reached;
    window.setFocus();
    for (int i = 0; i < 400; ++i) {
        QTest::keyClick(&window, Qt::Key_Tab);
        QWidget* focus = QApplication::focusWidget();
        if (!focus)
            break;
        if (reached.contains(focus) && i > 300)
            break;
        reached.insert(focus);
    }
    QStringList unreached;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled() &&
            !widget->focusProxy() && !reached.contains(widget))
            unreached << pathOf(widget);
    return unreached;
}

} // namespace miro
