#include "ui/widgets/theme.h"

#include "ui/widgets/miro_style.h"

#include <QApplication>
#include <QPalette>
#include <QPixmapCache>

namespace miro {
namespace {

// The colours a palette has roles for.
struct Surface {
    QColor window;
    QColor base;
    QColor alternate;
    QColor text;
    QColor button;
    QColor disabled;
};

struct Look {
    Surface surface;
    ThemeColours colours;
};

// tests/ui/test_theme.cpp computes every contrast.
Look lookOf(ThemeKind kind) {
    switch (kind) {
    case ThemeKind::Dark:
        return {{"#232326", "#19191b", "#202023", "#ececee", "#38383d", "#8b8b92"},
                {.canvas = "#141416",
                 .panel = "#2b2b2f",
                 .border = "#909099",
                 .mutedText = "#b4b4bc",
                 .accent = "#86aeff",
                 .accentText = "#0c1220",
                 .warning = "#ffb86b",
                 .good = "#86d894",
                 .focus = "#a9c6ff"}};
    case ThemeKind::HighContrast:
        return {{"#000000", "#000000", "#000000", "#ffffff", "#000000", "#b8b8b8"},
                {.canvas = "#000000",
                 .panel = "#000000",
                 .border = "#ffffff",
                 .mutedText = "#ffffff",
                 .accent = "#ffe500",
                 .accentText = "#000000",
                 .warning = "#ffb000",
                 .good = "#6dff8a",
                 .focus = "#00e5ff"}};
    case ThemeKind::Light:
        break;
    }
    return {{"#f3f3f1", "#ffffff", "#f7f7f5", "#1b1b1d", "#fdfdfc", "#74747a"},
            {.canvas = "#dededb",
             .panel = "#fafaf9",
             .border = "#84848a",
             .mutedText = "#56565c",
             .accent = "#2458c5",
             .accentText = "#ffffff",
             .warning = "#9a3c00",
             .good = "#1c6b2c",
             .focus = "#1b4fc0"}};
}

QPalette paletteOf(const Look& look) {
    const auto& [surface, colours] = look;
    QPalette palette;
    palette.setColor(QPalette::Window, surface.window);
    palette.setColor(QPalette::WindowText, surface.text);
    palette.setColor(QPalette::Base, surface.base);
    palette.setColor(QPalette::AlternateBase, surface.alternate);
    palette.setColor(QPalette::Text, surface.text);
    palette.setColor(QPalette::Button, surface.button);
    palette.setColor(QPalette::ButtonText, surface.text);
    palette.setColor(QPalette::BrightText, colours.warning);
    palette.setColor(QPalette::ToolTipBase, colours.panel);
    palette.setColor(QPalette::ToolTipText, surface.text);
    palette.setColor(QPalette::PlaceholderText, colours.mutedText);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.accentText);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::Light, surface.button.lighter(115));
    palette.setColor(QPalette::Midlight, surface.button.lighter(107));
    palette.setColor(QPalette::Mid, colours.border);
    palette.setColor(QPalette::Dark, colours.border.darker(120));
    palette.setColor(QPalette::Shadow, Qt::black);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, surface.disabled);
    return palette;
}

// @name stands for a colour.
constexpr const char* kSheet = R"(
QToolTip { color: @text; background: @panel; border: 1px solid @border; padding: 3px; }
QLabel[muted="true"] { color: @muted; }
QLabel[warning="true"] { color: @warning; }
QPushButton, QToolButton { outline: none; }
QPushButton { border: 1px solid @border; border-radius: 5px; padding: 4px 11px; background: @button; color: @text; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @pressed; }
QPushButton:focus { border: 2px solid @focus; padding: 3px 10px; }
QPushButton:disabled { color: @disabled; border-color: @faint; }
QPushButton[primary="true"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid @text; }
QPushButton[primary="true"]:disabled { background: @button; color: @disabled; border-color: @faint; }
QPushButton[flat="true"] { border-color: transparent; background: transparent; }
QPushButton[flat="true"]:focus { border-color: @focus; }
QPushButton[link="true"] { border: 1px solid transparent; padding: 1px 0; background: transparent; color: @accent;
    text-decoration: underline; }
QPushButton[link="true"]:focus { border-color: @focus; }
QPushButton[chip="true"] { border-radius: 11px; padding: 2px 9px; }
QPushButton[chip="true"]:checked { border: 2px solid @accent; padding: 1px 8px; }
QPushButton[chip="true"]:focus { border: 2px solid @focus; padding: 1px 8px; }
QPushButton[compact="true"] { padding: 4px 2px; }
QPushButton[compact="true"]:checked { border: 2px solid @accent; padding: 3px 1px; }
QPushButton[compact="true"]:focus { border: 2px solid @focus; padding: 3px 1px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 3px; background: transparent; color: @text; }
QToolButton:hover { background: @hover; border-color: @faint; }
QToolButton:pressed { background: @pressed; }
QToolButton:checked { background: @pressed; border-color: @border; }
QToolButton:focus { border: 2px solid @focus; padding: 2px; }
QToolButton:disabled { color: @disabled; }
QToolButton::menu-indicator { image: none; width: 0px; }
QWidget#topBar { background: @panel; border-bottom: 1px solid @faint; }
QToolButton[tab="true"] { padding: 7px 14px; border-radius: 0; border-bottom: 3px solid transparent; }
QToolButton[tab="true"]:checked { background: transparent; border-color: transparent; border-bottom-color: @accent; font-weight: 600; }
QToolButton[tab="true"]:focus { border: 2px solid @focus; padding: 5px 13px; }
QToolButton[tab="true"]:focus:checked { border-bottom: 3px solid @accent; }
QToolButton#activityPill { border: 1px solid @faint; border-radius: 13px; padding: 3px 10px; }
QToolButton#activityPill:checked { background: @pressed; }
QToolButton#activityPill:focus { border: 2px solid @focus; padding: 2px 9px; }
QFrame#activityDrawer { background: @panel; border: 1px solid @border; }
QMenu { background: @panel; color: @text; border: 1px solid @border; padding: 3px; }
QMenu::item { padding: 5px 22px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @accentText; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::separator { height: 1px; background: @faint; margin: 3px 6px; }
QMenu::icon { padding-left: 6px; }
QAbstractScrollArea#frameless, QScrollArea { border: none; }
QStatusBar::item { border: none; }
)";

QString sheetOf(ThemeKind kind, const Look& look) {
    const auto& [surface, colours] = look;
    const bool contrast = kind == ThemeKind::HighContrast;
    auto mixed = [](const QColor& a, const QColor& b, double share) {
        return QColor::fromRgbF(static_cast<float>(a.redF() + (b.redF() - a.redF()) * share),
                                static_cast<float>(a.greenF() + (b.greenF() - a.greenF()) * share),
                                static_cast<float>(a.blueF() + (b.blueF() - a.blueF()) * share));
    };
    // Longer names first: each is replaced wherever it stands.
    const std::vector<std::pair<const char*, QColor>> colourNames = {
        {"@accentText", colours.accentText},
        {"@accent", colours.accent},
        {"@disabled", surface.disabled},
        {"@pressed", contrast ? QColor("#3a3a3a") : mixed(surface.button, surface.text, 0.16)},
        {"@warning", colours.warning},
        {"@border", colours.border},
        {"@button", surface.button},
        {"@hover", contrast ? QColor("#262626") : mixed(surface.button, surface.text, 0.08)},
        {"@faint", contrast ? colours.border : mixed(surface.window, surface.text, 0.22)},
        {"@focus", colours.focus},
        {"@muted", colours.mutedText},
        {"@panel", colours.panel},
        {"@text", surface.text},
    };
    QString sheet = kSheet;
    for (const auto& [name, colour] : colourNames)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

struct ThemeState {
    ThemeKind kind = ThemeKind::Light;
    ThemeColours colours = lookOf(ThemeKind::Light).colours;
    QPalette desktop; // as the desktop set it, before the first theme
    bool applied = false;
};

// One application, one look: Qt keeps its palette and style the same way.
ThemeState& themeState() {
    static ThemeState state;
    return state;
}

ThemeKind kindNamed(const std::string& name, const QPalette& desktop) {
    if (name == "light")
        return ThemeKind::Light;
    if (name == "dark")
        return ThemeKind::Dark;
    if (name == "contrast")
        return ThemeKind::HighContrast;
    const bool dark = desktop.color(QPalette::Window).lightness() < desktop.color(QPalette::WindowText).lightness();
    return dark ? ThemeKind::Dark : ThemeKind::Light;
}

} // namespace

void applyTheme(QApplication& application, const std::string& name) {
    ThemeState& state = themeState();
    if (!state.applied) {
        state.desktop = QApplication::palette();
        application.setStyle(new MiroStyle); // the application owns it
        state.applied = true;
    }
    state.kind = kindNamed(name, state.desktop);
    const Look look = lookOf(state.kind);
    state.colours = look.colours;
    QPixmapCache::clear(); // icons of the former colours
    QApplication::setPalette(paletteOf(look));
    application.setStyleSheet(sheetOf(state.kind, look));
}

ThemeKind currentTheme() {
    return themeState().kind;
}

const ThemeColours& themeColours() {
    return themeState().colours;
}

} // namespace miro
