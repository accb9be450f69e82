#include "ui/create/settings_model.h"

#include <QUndoCommand>
#include <algorithm>

namespace miro {
namespace {

constexpr int kUndoLimit = 1000;

// One place of a text that was replaced.
struct TextEdit {
    qsizetype position = 0;
    QString removed;
    QString inserted;
};

TextEdit editBetween(const QString& before, const QString& after) {
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return {head, before.mid(head, before.size() - head - tail), after.mid(head, after.size() - head - tail)};
}

QString textOf(const CreateSettings& settings, const QString& gesture) {
    const GenerationSettings& generation = settings.generation;
    return QString::fromStdString(gesture == "negative-prompt" ? generation.negativePrompt : generation.prompt);
}

} // namespace

bool continuesWord(const QString& before, const QString& middle, const QString& after) {
    TextEdit first = editBetween(before, middle);
    TextEdit second = editBetween(middle, after);
    if (first.removed.isEmpty() && second.removed.isEmpty() && second.inserted.size() == 1) {
        bool startsWord = first.inserted.endsWith(' ') && !second.inserted.front().isSpace();
        // A letter equal to its neighbour may be found one place further left.
        qsizetype end = first.position + first.inserted.size();
        return !startsWord && (second.position == end || after.mid(0, end + 1) == middle.mid(0, end) + second.inserted);
    }
    if (first.inserted.isEmpty() && second.inserted.isEmpty() && second.removed.size() == 1)
        return second.position == first.position || second.position + 1 == first.position;
    return false;
}

class SettingsCommand : public QUndoCommand {
public:
    SettingsCommand(SettingsModel& model, const QString& name, CreateSettings before, CreateSettings after,
                    QString gesture, SettingsModel::Joining joining)
        : QUndoCommand(name), m_model(model), m_before(std::move(before)), m_after(std::move(after)),
          m_gesture(std::move(gesture)), m_joining(joining), m_gestureNumber(model.m_gesture) {}

    int id() const override { return m_joining == SettingsModel::Joining::Never ? -1 : 1; }
    void undo() override { m_model.move(m_after, m_before); }
    void redo() override { m_model.move(m_before, m_after); }

    bool mergeWith(const QUndoCommand* other) override {
        auto next = static_cast<const SettingsCommand*>(other);
        if (next->m_gesture != m_gesture || next->m_gestureNumber != m_gestureNumber)
            return false;
        if (m_joining == SettingsModel::Joining::Words &&
            !continuesWord(textOf(m_before, m_gesture), textOf(m_after, m_gesture), textOf(next->m_after, m_gesture)))
            return false;
        m_after = next->m_after;
        setObsolete(sameSettings(m_before, m_after));
        return true;
    }

private:
    SettingsModel& m_model;
    CreateSettings m_before;
    CreateSettings m_after;
    QString m_gesture;
    SettingsModel::Joining m_joining;
    int m_gestureNumber;
};

SettingsModel::SettingsModel(QObject* parent) : QObject(parent) {
    m_stack.setUndoLimit(kUndoLimit);
}

void SettingsModel::change(const QString& name, const Edit& edit, const QString& gesture) {
    push(name, edit, gesture, gesture.isEmpty() ? Joining::Never : Joining::Gesture);
}

void SettingsModel::changeText(const QString& name, const Edit& edit, const QString& gesture) {
    push(name, edit, gesture, Joining::Words);
}

void SettingsModel::push(const QString& name, const Edit& edit, const QString& gesture, Joining joining) {
    CreateSettings next = m_settings;
    edit(next);
    if (!sameSettings(m_settings, next))
        m_stack.push(new SettingsCommand(*this, name, m_settings, std::move(next), gesture, joining));
}

void SettingsModel::amend(const Edit& edit) {
    CreateSettings next = m_settings;
    edit(next);
    if (sameSettings(m_settings, next))
        return;
    endGesture(); // what follows must not be undone together with what came before this
    m_settings = std::move(next);
    Q_EMIT changed();
}

void SettingsModel::move(const CreateSettings& from, const CreateSettings& to) {
    m_settings = withDifference(std::move(m_settings), from, to);
    Q_EMIT changed();
}

} // namespace miro
