// The looks: every pair of colours that carries text can be read, and a switch reaches widgets that are shown.
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPalette>
#include <QRegularExpression>
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <stdexcept>

namespace miro {
namespace {

double luminance(const QColor& colour) {
    auto linear = [](double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

// WCAG 2.1, from 1 to 21.
double contrast(const QColor& a, const QColor& b) {
    double light = std::max(luminance(a), luminance(b));
    double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMeasureIsRight() {
        QVERIFY(std::abs(contrast(Qt::white, Qt::black) - 21) < 0.01);
        QVERIFY(std::abs(contrast(QColor("#777777"), Qt::white) - 4.48) < 0.01);
    }

    void colours_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("text");
        QTest::newRow("light") << "light" << 4.5;
        QTest::newRow("dark") << "dark" << 4.5;
        QTest::newRow("contrast") << "contrast" << 7.0;
    }

    void colours() {
        QFETCH(QString, name);
        QFETCH(double, text);
        applyTheme(*qApp, name.toStdString());
        const QPalette palette = QApplication::palette();
        const ThemeColours& colours = themeColours();
        const QColor window = palette.color(QPalette::Window);
        const QColor base = palette.color(QPalette::Base);
        const QColor button = palette.color(QPalette::Button);
        const std::vector<std::pair<const char*, std::pair<QColor, QColor>>> texts = {
            {"text on window", {palette.color(QPalette::WindowText), window}},
            {"text on base", {palette.color(QPalette::Text), base}},
            {"text on rows", {palette.color(QPalette::Text), palette.color(QPalette::AlternateBase)}},
            {"text on button", {palette.color(QPalette::ButtonText), button}},
            {"text on panel", {palette.color(QPalette::WindowText), colours.panel}},
            {"text on canvas", {palette.color(QPalette::WindowText), colours.canvas}},
            {"selected", {palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)}},
            {"tool tip", {palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)}},
            {"placeholder", {palette.color(QPalette::PlaceholderText), base}},
            {"link", {palette.color(QPalette::Link), window}},
            {"accent text", {colours.accentText, colours.accent}},
            {"muted on window", {colours.mutedText, window}},
            {"muted on panel", {colours.mutedText, colours.panel}},
            {"muted on base", {colours.mutedText, base}},
            {"muted on canvas", {colours.mutedText, colours.canvas}},
            {"warning on window", {colours.warning, window}},
            {"warning on panel", {colours.warning, colours.panel}},
            {"warning on canvas", {colours.warning, colours.canvas}},
            {"good on window", {colours.good, window}},
            {"good on panel", {colours.good, colours.panel}},
        };
        for (const auto& [what, pair] : texts)
            QVERIFY2(contrast(pair.first, pair.second) >= text,
                     qPrintable(QString("%1: %2").arg(what).arg(contrast(pair.first, pair.second))));
        // What is not text: 3 to 1 (WCAG 1.4.11).
        for (const QColor& behind : {window, base, button, colours.panel})
            for (const QColor& line : {colours.border, colours.focus})
                QVERIFY2(contrast(line, behind) >= 3, qPrintable(line.name() + " on " + behind.name()));
        QVERIFY(contrast(colours.focus, colours.canvas) >= 3);
    }

    void aSwitchReachesWhatIsShown() {
        applyTheme(*qApp, "light");
        QCOMPARE(currentTheme(), ThemeKind::Light);
        QLabel label("text");
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        const QColor before = label.palette().color(QPalette::WindowText);
        const QIcon icon = themedIcon("gear");
        const QImage iconBefore = icon.pixmap(32, 32).toImage();
        applyTheme(*qApp, "dark");
        QCOMPARE(currentTheme(), ThemeKind::Dark);
        QTRY_VERIFY(label.palette().color(QPalette::WindowText) != before);
        const QImage iconAfter = icon.pixmap(32, 32).toImage();
        QVERIFY(iconBefore != iconAfter);
        QVERIFY(iconAfter.pixelColor(16, 5).alpha() > 0 || iconAfter.pixelColor(16, 4).alpha() > 0);
    }

    // A name in the sources that no file has would end the program when its widget is made.
    void everySymbolThatIsUsedExists() {
        static const QRegularExpression use("themedIcon\\(\"([^\"]+)\"");
        int uses = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(MIRO_SOURCE_DIR "/ui")) {
            if (entry.path().extension() != ".cpp")
                continue;
            QFile file(QString::fromStdString(entry.path().string()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto match = use.globalMatch(text); match.hasNext(); ++uses) {
                const QString name = match.next().captured(1);
                QVERIFY2(!themedIcon(name).isNull(), qPrintable(name));
            }
        }
        QVERIFY(uses > 20);
    }

    void aSymbolThatIsNotThereIsABrokenContract() {
        QVERIFY_EXCEPTION_THROWN(themedIcon("no-such-symbol"), std::logic_error);
    }
};

} // namespace miro

QTEST_MAIN(miro::TestTheme)
#include "test_theme.moc"
