#include "ui/create/picture_bar.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"

#include <QGridLayout>
#include <QToolButton>

namespace miro {

PictureBar::PictureBar(QWidget* parent) : QWidget(parent), m_menu(this) {
    setObjectName("pictureBar");
    m_vary = addButton("vary", "vary");
    m_explore = addButton("explore", "explore");
    m_compare = addButton("compare", "compare");
    m_save = addButton("save", "save");
    m_more = addButton("pictureMore", "more");
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setSpacing(2);
    grid->addWidget(m_vary, 0, 0);
    grid->addWidget(m_explore, 0, 1);
    grid->addWidget(m_compare, 0, 2);
    grid->addWidget(m_save, 1, 0);
    grid->addWidget(m_more, 1, 1, 1, 2);

    m_menu.setObjectName("pictureMenu");
    using C = PictureCommand;
    addEntry(C::Vary, "pictureVary", "vary", QT_TR_NOOP("Draw near variations"));
    addEntry(C::Explore, "pictureExplore", "explore", QT_TR_NOOP("Explore what its sliders do"));
    addEntry(C::StartFrom, "pictureStartFrom", "image", QT_TR_NOOP("Begin from this picture"));
    m_menu.addSeparator();
    addEntry(C::RestoreEverything, "pictureRestore", "history", QT_TR_NOOP("Bring all its settings back"));
    addEntry(C::RestorePrompt, "pictureRestorePrompt", "history", QT_TR_NOOP("Bring its prompt back"));
    addEntry(C::RestoreTargets, "pictureRestoreTargets", "history", QT_TR_NOOP("Bring its rewards back"));
    addEntry(C::RestoreSeed, "pictureRestoreSeed", "history", QT_TR_NOOP("Bring its seed back"));
    m_menu.addSeparator();
    addEntry(C::Save, "pictureSave", "save", QT_TR_NOOP("Save a copy…"));
    addEntry(C::SavePlain, "pictureSavePlain", "save", QT_TR_NOOP("Save a copy without settings…"));
    addEntry(C::Copy, "pictureCopy", "copy", QT_TR_NOOP("Copy"));
    addEntry(C::CopyPlain, "pictureCopyPlain", "copy", QT_TR_NOOP("Copy without settings"));
    addEntry(C::ShowInGallery, "pictureShowInGallery", "grid", QT_TR_NOOP("Show in the gallery"));
    addEntry(C::Score, "pictureScore", "target", QT_TR_NOOP("Score"));
    addEntry(C::Star, "pictureStar", "star", QT_TR_NOOP("Favourite"));
    m_menu.addSeparator();
    addEntry(C::Bin, "pictureBin", "trash", QT_TR_NOOP("Move to the bin"));

    connect(m_vary, &QToolButton::clicked, this, [this] { Q_EMIT asked(PictureCommand::Vary); });
    connect(m_explore, &QToolButton::clicked, this, [this] { Q_EMIT asked(PictureCommand::Explore); });
    connect(m_compare, &QToolButton::clicked, this, [this] { Q_EMIT asked(PictureCommand::Compare); });
    connect(m_save, &QToolButton::clicked, this, [this] { Q_EMIT asked(PictureCommand::Save); });
    openMenuFrom(m_more, &m_menu);
    keepTranslated(this, [this] { setTexts(); });
    setPictureChosen(false);
}

QToolButton* PictureBar::addButton(const char* name, const char* icon) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(themedIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    return button;
}

void PictureBar::addEntry(PictureCommand command, const char* name, const char* icon, const char* text) {
    QAction* action = m_menu.addAction(themedIcon(icon), QString());
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, command] { Q_EMIT asked(command); });
    m_entries.push_back({command, text, action});
}

void PictureBar::setTexts() {
    m_vary->setText(tr("Vary"));
    m_vary->setToolTip(tr("Draw four near variations of the chosen picture (V)"));
    m_explore->setText(tr("Explore"));
    m_explore->setToolTip(tr("See what the sliders do to the chosen picture (E)"));
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip(tr("Compare the last two pictures, or those chosen in the strip (C)"));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Save a copy of the chosen picture (Ctrl+S)"));
    m_more->setText(tr("More"));
    m_more->setToolTip(tr("More to do with the chosen picture"));
    for (const Entry& entry : m_entries)
        entry.action->setText(tr(entry.text));
}

void PictureBar::setPictureChosen(bool chosen) {
    for (QToolButton* button : {m_vary, m_explore, m_save, m_more})
        button->setEnabled(chosen);
    for (const Entry& entry : m_entries)
        entry.action->setEnabled(chosen);
}

void PictureBar::openMenu(const QPoint& globalPosition) {
    m_menu.popup(globalPosition);
}

} // namespace miro
