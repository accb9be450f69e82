#include "ui/widgets/miro_style.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace miro {
namespace {

void drawOutline(QPainter* painter, const QRect& rect, bool focused, double radius) {
    const double width = focused ? 2 : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(focused ? themeColours().focus : themeColours().border, width));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter->restore();
}

// Fusion's ring is a shade of the window, which is none in the dark.
void drawRadio(QPainter* painter, const QStyleOption* option) {
    const QRectF ring = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(themeColours().border);
    painter->setBrush(option->palette.base());
    painter->drawEllipse(ring);
    if (option->state.testFlag(QStyle::State_On)) {
        const double inset = ring.width() * 0.27;
        painter->setPen(Qt::NoPen);
        painter->setBrush(option->palette.text());
        painter->drawEllipse(ring.adjusted(inset, inset, -inset, -inset));
    }
    painter->restore();
}

bool hasFocus(const QStyleOption* option) {
    return option->state.testFlag(QStyle::State_HasFocus);
}

} // namespace

MiroStyle::MiroStyle() : QProxyStyle("Fusion") {}

void MiroStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    switch (element) {
    case PE_FrameFocusRect:
        drawOutline(painter, option->rect, true, 3);
        return;
    case PE_IndicatorCheckBox:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        drawOutline(painter, option->rect, false, 2);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(painter, option);
        return;
    case PE_PanelLineEdit:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            drawOutline(painter, option->rect, hasFocus(option), 3);
        return;
    case PE_Frame:
        // The frame of a list or of a text.
        drawOutline(painter, option->rect, hasFocus(option), 2);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void MiroStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox || control == CC_ComboBox)
        drawOutline(painter, option->rect, hasFocus(option), 3);
    // Fusion draws the handles in shades of the window, which are none in black.
    if (control == CC_Slider)
        drawOutline(painter, subControlRect(control, option, SC_SliderHandle, widget), hasFocus(option), 3);
    if (control == CC_ScrollBar) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColours().border);
        const QRect handle = subControlRect(control, option, SC_ScrollBarSlider, widget);
        painter->drawRoundedRect(QRectF(handle).adjusted(3, 3, -3, -3), 3, 3);
        painter->restore();
    }
}

int MiroStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returned) const {
    if (hint == SH_ComboBox_Popup)
        return 0; // a list below the box, which screen readers and keys know
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace miro
