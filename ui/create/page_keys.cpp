#include "ui/create/page_keys.h"

#include "ui/widgets/language.h"
#include "ui/widgets/page_action.h"

#include <QAction>
#include <QKeySequence>
#include <QWidget>

namespace miro {
namespace {

using Key = PageKeys::Key;

struct Shortcut {
    Key key;
    const char* name;
    QList<QKeySequence> sequences;
    const char* text;
};

const std::vector<Shortcut>& shortcuts() {
    static const std::vector<Shortcut> list = {
        {Key::Draw,
         "keyDraw",
         {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter},
         QT_TRANSLATE_NOOP("miro::PageKeys", "Draw")},
        {Key::Escape,
         "keyEscape",
         {Qt::Key_Escape},
         QT_TRANSLATE_NOOP("miro::PageKeys", "Stop drawing; close a panel")},
        {Key::Undo,
         "keyUndo",
         {QKeySequence(QKeySequence::Undo)},
         QT_TRANSLATE_NOOP("miro::PageKeys", "Undo a change of the settings")},
        {Key::Redo,
         "keyRedo",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y},
         QT_TRANSLATE_NOOP("miro::PageKeys", "Redo a change of the settings")},
        {Key::Compare, "keyCompare", {Qt::Key_C}, QT_TRANSLATE_NOOP("miro::PageKeys", "Compare the last two pictures")},
        {Key::Vary, "keyVary", {Qt::Key_V}, QT_TRANSLATE_NOOP("miro::PageKeys", "Draw near variations")},
        {Key::Explore, "keyExplore", {Qt::Key_E}, QT_TRANSLATE_NOOP("miro::PageKeys", "Explore what the sliders do")},
        {Key::Star, "keyStar", {Qt::Key_S}, QT_TRANSLATE_NOOP("miro::PageKeys", "Favourite")},
        {Key::Score, "keyScore", {Qt::Key_I}, QT_TRANSLATE_NOOP("miro::PageKeys", "Score")},
        {Key::Bin, "keyBin", {Qt::Key_Delete}, QT_TRANSLATE_NOOP("miro::PageKeys", "Move to the bin")},
        {Key::Save, "keySave", {Qt::CTRL | Qt::Key_S}, QT_TRANSLATE_NOOP("miro::PageKeys", "Save a copy")},
        {Key::Overlay, "keyOverlay", {Qt::Key_F3}, QT_TRANSLATE_NOOP("miro::PageKeys", "Show how the drawing runs")},
        {Key::TimeMachine,
         "keyTimeMachine",
         {Qt::CTRL | Qt::Key_H},
         QT_TRANSLATE_NOOP("miro::PageKeys", "Time machine")},
        {Key::Advanced,
         "keyAdvanced",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_A},
         QT_TRANSLATE_NOOP("miro::PageKeys", "Advanced settings")},
        {Key::Prompt, "keyPrompt", {Qt::CTRL | Qt::Key_L}, QT_TRANSLATE_NOOP("miro::PageKeys", "Go to the prompt")},
    };
    return list;
}

} // namespace

PageKeys::PageKeys(QWidget* page) : QObject(page) {
    auto add = [&](const char* name, const QList<QKeySequence>& sequences, const char* text) {
        QAction* action = addPageAction(page, name, sequences);
        m_entries.push_back({action, text});
        return action;
    };
    for (const Shortcut& shortcut : shortcuts())
        connect(add(shortcut.name, shortcut.sequences, shortcut.text), &QAction::triggered, this,
                [this, key = shortcut.key] { Q_EMIT pressed(key); });
    for (int rating = 0; rating <= 5; ++rating) {
        const QKeySequence digit(Qt::Key_0 + rating);
        connect(
            add("keyRate", {digit},
                rating ? QT_TRANSLATE_NOOP("miro::PageKeys", "Rate from 1 to 5") : QT_TR_NOOP("Take the rating away")),
            &QAction::triggered, this, [this, rating] { Q_EMIT rated(rating); });
    }
    keepTranslated(page, [this] { setTexts(); });
}

void PageKeys::setTexts() {
    for (const Entry& entry : m_entries)
        entry.action->setText(tr(entry.text));
}

} // namespace miro
