// The settings of the Create page with their undo stack: every change a person makes goes through change(), and the
// controls show get() after each changed(). Owned by the page; GUI thread.
#pragma once

#include "ui/create/create_settings.h"

#include <QObject>
#include <QUndoStack>
#include <functional>

namespace miro {

class SettingsModel : public QObject {
    Q_OBJECT

public:
    explicit SettingsModel(QObject* parent = nullptr);

    const CreateSettings& get() const { return m_settings; }
    QUndoStack& undoStack() { return m_stack; }

    using Edit = std::function<void(CreateSettings&)>;

    // Undoable. name is for the undo menu. Changes with the same gesture that follow each other are undone as one,
    // until endGesture(): a slider that is dragged.
    void change(const QString& name, const Edit& edit, const QString& gesture = {});
    // The same for text that is typed: joined word by word.
    void changeText(const QString& name, const Edit& edit, const QString& gesture);
    void endGesture() { ++m_gesture; }

    // What the program itself fills in: the seed of the next draw, a new model's targets. Not undoable.
    void amend(const Edit& edit);

Q_SIGNALS:
    void changed();

private:
    friend class SettingsCommand;
    enum class Joining { Never, Gesture, Words };
    void push(const QString& name, const Edit& edit, const QString& gesture, Joining joining);
    void move(const CreateSettings& from, const CreateSettings& to);

    CreateSettings m_settings;
    QUndoStack m_stack;
    int m_gesture = 0;
};

// Whether the edit that made after of middle goes on with the word that the edit of before to middle was typing (or
// deletes on where it deleted).
bool continuesWord(const QString& before, const QString& middle, const QString& after);

} // namespace miro
