// Light, dark and high-contrast looks: one palette and one style sheet each, switched while the program runs. GUI
// thread. A push button with the dynamic property "primary" is the one that matters on its page; a label with "muted"
// is written in mutedText, with "warning" in warning.
#pragma once

#include <QColor>
#include <QString>
#include <string>

class QApplication;

namespace miro {

// Colours that the palette has no role for; each pair with text on it reaches a contrast of 4.5 (7 in high contrast).
struct ThemeColours {
    QColor canvas; // behind pictures
    QColor panel;  // raised areas
    QColor border;
    QColor mutedText;
    QColor accent;
    QColor accentText;
    QColor warning;
    QColor good;
    QColor focus; // the focus ring
};

enum class ThemeKind { Light, Dark, HighContrast };

// name as Preferences::theme; "system" asks the desktop's palette.
void applyTheme(QApplication& application, const std::string& name);
ThemeKind currentTheme();
const ThemeColours& themeColours();

} // namespace miro
