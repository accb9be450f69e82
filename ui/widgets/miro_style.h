// Qt's Fusion style with outlines and focus rings in the theme's own colours, which stay visible in dark and
// high-contrast looks. Owned by the application; GUI thread.
#pragma once

#include <QProxyStyle>

namespace miro {

class MiroStyle : public QProxyStyle {
    Q_OBJECT

public:
    MiroStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
};

} // namespace miro
