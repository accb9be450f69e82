// Marks pictures through the library's thread and keeps how to take each back. What it did is said by whoever asked for
// it. Owned by a page; GUI thread.
#pragma once

#include "ui/bridge/picture_marks.h"
#include "ui/bridge/undo_log.h"

#include <QObject>

namespace miro {

class LibraryThread;

class MarkDesk : public QObject {
    Q_OBJECT

public:
    using Mark = std::function<Result<TakeBack>(Library&)>;

    MarkDesk(LibraryThread& library, QObject* parent);

    // line: what is done, in words; subject: the picture that an undo goes back to, when it is one.
    void mark(const QString& line, Mark work, PictureId subject = 0);
    void undo();
    void forget() { m_undo.clear(); } // steps may name what is gone

Q_SIGNALS:
    void marked(const QString& line);
    void undone(const QString& line, miro::PictureId subject);
    void nothingToUndo();
    void failed(const QString& message);

private:
    LibraryThread& m_library;
    UndoLog m_undo;
    int m_underWay = 0;      // marks and undos that the library has not answered
    bool m_undoNext = false; // when it has
};

} // namespace miro
