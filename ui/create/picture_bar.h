// What can be done with the chosen picture: five buttons beside the filmstrip, and the menu that a picture on the
// canvas or in the filmstrip opens. Owned by the page, which does it; GUI thread.
#pragma once

#include <QMenu>
#include <QWidget>
#include <vector>

class QToolButton;

namespace miro {

enum class PictureCommand {
    Vary,
    Explore,
    Compare,
    Save,
    SavePlain,
    Copy,
    CopyPlain,
    StartFrom,
    RestoreEverything,
    RestoreSeed,
    RestoreTargets,
    RestorePrompt,
    Star,
    Score,
    ShowInGallery,
    Bin
};

class PictureBar : public QWidget {
    Q_OBJECT

public:
    explicit PictureBar(QWidget* parent = nullptr);

    void setPictureChosen(bool chosen);
    void openMenu(const QPoint& globalPosition);

Q_SIGNALS:
    void asked(miro::PictureCommand command);

private:
    struct Entry {
        PictureCommand command;
        const char* text; // for the translator
        QAction* action;
    };
    QToolButton* addButton(const char* name, const char* icon);
    void addEntry(PictureCommand command, const char* name, const char* icon, const char* text);
    void setTexts();

    QMenu m_menu;
    std::vector<Entry> m_entries;
    QToolButton* m_vary = nullptr;
    QToolButton* m_explore = nullptr;
    QToolButton* m_compare = nullptr;
    QToolButton* m_save = nullptr;
    QToolButton* m_more = nullptr;
};

} // namespace miro
