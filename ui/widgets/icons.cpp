#include "ui/widgets/icons.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <stdexcept>

// A static library's resources are linked in when they are asked for; the macro wants no namespace.
static void initResources() {
    Q_INIT_RESOURCE(resources);
}

namespace miro {
namespace {

class SymbolEngine : public QIconEngine {
public:
    SymbolEngine(QString name, QByteArray svg, IconColour colour)
        : m_name(std::move(name)), m_svg(std::move(svg)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QByteArray coloured = m_svg;
        coloured.replace("#000", colourOf(mode).name().toLatin1());
        QSvgRenderer(coloured).render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QString key =
            QStringLiteral("miro-%1-%2-%3x%4").arg(m_name, colourOf(mode).name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine* clone() const override { return new SymbolEngine(*this); }
    QString key() const override { return QStringLiteral("miro-symbol"); }

private:
    QColor colourOf(QIcon::Mode mode) const {
        if (mode == QIcon::Disabled)
            return QApplication::palette().color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return themeColours().accentText;
        switch (m_colour) {
        case IconColour::AccentText:
            return themeColours().accentText;
        case IconColour::Muted:
            return themeColours().mutedText;
        case IconColour::Warning:
            return themeColours().warning;
        case IconColour::Text:
            break;
        }
        return QApplication::palette().color(QPalette::ButtonText);
    }

    QString m_name;
    QByteArray m_svg;
    IconColour m_colour;
};

} // namespace

QIcon themedIcon(const QString& name, IconColour colour) {
    initResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        throw std::logic_error("no symbol is called " + name.toStdString());
    return QIcon(new SymbolEngine(name, file.readAll(), colour));
}

} // namespace miro
