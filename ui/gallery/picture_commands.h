// What a person does to the chosen pictures: marks, the bin, copies, questions that go with them. Works through the
// library's thread, says what was done in the notice line and keeps how to take it back. Owned by the gallery page; GUI
// thread.
#pragma once

#include "ui/bridge/mark_desk.h"

#include <QObject>
#include <QString>

class QWidget;

namespace miro {

class FileWork;
class LibraryThread;
class NoticeLine;

class PictureCommands : public QObject {
    Q_OBJECT

public:
    // Questions open over `window`.
    PictureCommands(LibraryThread& library, NoticeLine& notice, FileWork& files, QWidget* window);

    void rate(const PictureIds& ids, int rating);
    void star(const PictureIds& ids); // on for all; off when all have it
    void addTag(const PictureIds& ids, const QString& tag);
    void askForTag(const PictureIds& ids);
    void removeTag(const PictureIds& ids, const QString& tag);
    void addToAlbum(const PictureIds& ids, qint64 album, const QString& name);
    void askForAlbum(const PictureIds& ids); // a new one
    void removeFromAlbum(const PictureIds& ids, qint64 album, const QString& name);
    void bin(const PictureIds& ids);
    void restore(const PictureIds& ids);
    void askToDelete(const PictureIds& ids); // for good
    void undo() { m_marks.undo(); }

    void copy(const PictureIds& ids, bool metadata);
    void copyPrompt(PictureId id);
    void saveAs(PictureId id, bool metadata);
    void exportFiles(const PictureIds& ids, bool metadata);
    void showInFolder(PictureId id);

    // The rows of these pictures; the function is called unless they cannot be read.
    void withRecords(const PictureIds& ids, std::function<void(const std::vector<PictureRecord>&)> done);

private:
    void mark(const QString& line, MarkDesk::Mark work) { m_marks.mark(line, std::move(work)); }
    void fail(const Error& error);
    void deleteForGood(const PictureIds& ids);
    void saveTo(PictureId id, bool metadata, const QString& target);
    void copyFiles(const PictureIds& ids);

    LibraryThread& m_library;
    NoticeLine& m_notice;
    FileWork& m_files;
    QWidget* m_window;
    MarkDesk m_marks;
    QString m_lastFolder; // of "save as"
};

} // namespace miro
