#include "ui/bridge/mark_desk.h"

#include "ui/bridge/library_thread.h"

namespace miro {

MarkDesk::MarkDesk(LibraryThread& library, QObject* parent) : QObject(parent), m_library(library) {}

void MarkDesk::mark(const QString& line, Mark work, PictureId subject) {
    ++m_underWay;
    m_library.change(this, std::move(work), [this, line, subject](const Result<TakeBack>& done) {
        --m_underWay;
        if (done.ok()) {
            m_undo.add({line, *done, subject});
            Q_EMIT marked(line);
        } else {
            Q_EMIT failed(QString::fromStdString(oneLine(done.message())));
        }
        if (m_underWay == 0 && std::exchange(m_undoNext, false))
            undo();
    });
}

void MarkDesk::undo() {
    if (m_underWay > 0) { // what was asked last is taken back, not what was done before it
        m_undoNext = true;
        return;
    }
    std::optional<UndoStep> step = m_undo.takeLast();
    if (!step) {
        Q_EMIT nothingToUndo();
        return;
    }
    ++m_underWay;
    m_library.change(this, step->takeBack, [this, step](const Result<void>& done) {
        --m_underWay;
        if (done.ok()) {
            Q_EMIT undone(step->what, step->subject);
        } else {
            m_undo.add(*step); // it may work later
            Q_EMIT failed(QString::fromStdString(oneLine(done.message())));
        }
        if (m_underWay == 0 && std::exchange(m_undoNext, false))
            undo();
    });
}

} // namespace miro
