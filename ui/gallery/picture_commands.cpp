#include "ui/gallery/picture_commands.h"

#include "ui/bridge/library_thread.h"
#include "ui/gallery/export_files.h"
#include "ui/gallery/file_work.h"
#include "ui/gallery/notice_line.h"
#include "ui/widgets/dialogs.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>
#include <QWidget>

namespace miro {
namespace {

constexpr int kMostTagCharacters = 100;
constexpr qsizetype kMostClipboardCharacters = 1 << 20;

struct FoundFile {
    PictureRecord record;
    std::filesystem::path file;
};

Result<FoundFile> fileOf(Library& library, PictureId id) {
    MIRO_TRY(const auto records, library.records({id}));
    if (records.empty())
        return Error{ErrorCode::NotFound, "the picture is no longer in the library"};
    return FoundFile{records.front(), library.fileOf(records.front())};
}

QString nameOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

int number(const PictureIds& ids) {
    return static_cast<int>(ids.size());
}

} // namespace

PictureCommands::PictureCommands(LibraryThread& library, NoticeLine& notice, FileWork& files, QWidget* window)
    : QObject(window), m_library(library), m_notice(notice), m_files(files), m_window(window), m_marks(library, this) {
    connect(&notice, &NoticeLine::undoRequested, this, &PictureCommands::undo);
    connect(&m_marks, &MarkDesk::marked, this, [this](const QString& line) { m_notice.say(line, true); });
    connect(&m_marks, &MarkDesk::undone, this,
            [this](const QString& line) { m_notice.say(tr("Undone: %1").arg(line)); });
    connect(&m_marks, &MarkDesk::nothingToUndo, this, [this] { m_notice.say(tr("There is nothing to undo")); });
    connect(&m_marks, &MarkDesk::failed, this, [this](const QString& line) { m_notice.say(line, false, true); });
}

void PictureCommands::fail(const Error& error) {
    m_notice.say(QString::fromStdString(oneLine(error.message)), false, true);
}

void PictureCommands::rate(const PictureIds& ids, int rating) {
    if (ids.empty())
        return;
    const QString line = rating == 0 ? tr("Rating taken from %n pictures", nullptr, number(ids))
                                     : tr("%n pictures rated %1 of 5", nullptr, number(ids)).arg(rating);
    mark(line, [ids, rating](Library& library) { return ratePictures(library, ids, rating); });
}

void PictureCommands::star(const PictureIds& ids) {
    if (ids.empty())
        return;
    withRecords(ids, [this, ids](const std::vector<PictureRecord>& records) {
        bool on = false;
        for (const PictureRecord& record : records)
            on = on || !record.starred;
        const QString line = on ? tr("%n pictures starred", nullptr, number(ids))
                                : tr("Star taken from %n pictures", nullptr, number(ids));
        mark(line, [ids, on](Library& library) { return starPictures(library, ids, on); });
    });
}

void PictureCommands::addTag(const PictureIds& ids, const QString& tag) {
    const std::string name = tag.simplified().left(kMostTagCharacters).toStdString();
    if (ids.empty() || name.empty())
        return;
    mark(tr("%n pictures tagged %1", nullptr, number(ids)).arg(QString::fromStdString(name)),
         [ids, name](Library& library) { return tagPictures(library, ids, name); });
}

void PictureCommands::askForTag(const PictureIds& ids) {
    if (ids.empty())
        return;
    askForText(m_window, tr("Add a tag"), tr("Tag"), {}, [this, ids](const QString& tag) { addTag(ids, tag); });
}

void PictureCommands::removeTag(const PictureIds& ids, const QString& tag) {
    mark(tr("Tag %1 taken from %n pictures", nullptr, number(ids)).arg(tag),
         [ids, name = tag.toStdString()](Library& library) { return untagPictures(library, ids, name); });
}

void PictureCommands::addToAlbum(const PictureIds& ids, qint64 album, const QString& name) {
    if (ids.empty())
        return;
    mark(tr("%n pictures put into the album %1", nullptr, number(ids)).arg(name),
         [ids, album](Library& library) { return addPicturesToAlbum(library, ids, album); });
}

void PictureCommands::askForAlbum(const PictureIds& ids) {
    askForText(m_window, tr("New album"), tr("Name"), {}, [this, ids](const QString& text) {
        const QString name = text.simplified().left(kMostTagCharacters);
        if (name.isEmpty())
            return;
        mark(tr("%n pictures put into the album %1", nullptr, number(ids)).arg(name),
             [ids, name = name.toStdString()](Library& library) -> Result<TakeBack> {
                 MIRO_TRY(const int64_t album, library.createAlbum(name));
                 return addPicturesToAlbum(library, ids, album);
             });
    });
}

void PictureCommands::removeFromAlbum(const PictureIds& ids, qint64 album, const QString& name) {
    mark(tr("%n pictures taken out of the album %1", nullptr, number(ids)).arg(name),
         [ids, album](Library& library) { return removePicturesFromAlbum(library, ids, album); });
}

void PictureCommands::bin(const PictureIds& ids) {
    if (ids.empty())
        return;
    mark(tr("%n pictures moved to the bin", nullptr, number(ids)),
         [ids](Library& library) { return binPictures(library, ids); });
}

void PictureCommands::restore(const PictureIds& ids) {
    if (ids.empty())
        return;
    mark(tr("%n pictures brought back", nullptr, number(ids)),
         [ids](Library& library) { return restorePictures(library, ids); });
}

void PictureCommands::askToDelete(const PictureIds& ids) {
    if (ids.empty())
        return;
    askYesNo(m_window, tr("Delete %n pictures for good? This cannot be undone.", nullptr, number(ids)),
             tr("Delete for good"), [this, ids](bool yes) {
                 if (yes)
                     deleteForGood(ids);
             });
}

void PictureCommands::deleteForGood(const PictureIds& ids) {
    m_library.change(
        this, [ids](Library& library) { return library.deleteForGood(ids); },
        [this](const Result<int64_t>& gone) {
            if (!gone.ok()) {
                fail(gone.error());
                return;
            }
            m_marks.forget(); // steps may name what is gone
            m_notice.say(tr("%n pictures deleted for good", nullptr, static_cast<int>(*gone)));
        });
}

void PictureCommands::withRecords(const PictureIds& ids, std::function<void(const std::vector<PictureRecord>&)> done) {
    m_library.run(
        LibraryThread::Lane::Query, this, [ids](Library& library) { return library.records(ids); },
        [this, done = std::move(done)](const Result<std::vector<PictureRecord>>& records) {
            if (records.ok())
                done(*records);
            else
                fail(records.error());
        });
}

void PictureCommands::copy(const PictureIds& ids, bool metadata) {
    if (ids.size() != 1) {
        copyFiles(ids);
        return;
    }
    struct Copied {
        std::string bytes;
        std::filesystem::path file;
    };
    m_library.run(
        LibraryThread::Lane::Picture, this,
        [id = ids.front(), metadata](Library& library) -> Result<Copied> {
            MIRO_TRY(const FoundFile found, fileOf(library, id));
            MIRO_TRY(std::string bytes, pictureBytes(found.file, metadata));
            return Copied{std::move(bytes), found.file};
        },
        [this, metadata](const Result<Copied>& copied) {
            if (!copied.ok()) {
                fail(copied.error());
                return;
            }
            auto* data = new QMimeData; // the clipboard owns it
            const std::string ending = copied->file.extension().string();
            const QString type = ending == ".jpg" || ending == ".jpeg" ? "image/jpeg"
                                 : ending == ".webp"                   ? "image/webp"
                                                                       : "image/png";
            data->setData(type, QByteArray(copied->bytes.data(), static_cast<qsizetype>(copied->bytes.size())));
            if (metadata) // pasted as a file it brings its metadata along
                data->setUrls({QUrl::fromLocalFile(nameOf(copied->file))});
            QApplication::clipboard()->setMimeData(data);
            m_notice.say(metadata ? tr("Picture copied with its metadata") : tr("Picture copied without metadata"));
        });
}

void PictureCommands::copyFiles(const PictureIds& ids) {
    withRecords(ids, [this](const std::vector<PictureRecord>& records) {
        QList<QUrl> urls;
        for (const PictureRecord& record : records)
            urls << QUrl::fromLocalFile(nameOf(m_library.folder() / record.path));
        if (urls.isEmpty())
            return;
        auto* data = new QMimeData;
        data->setUrls(urls);
        QApplication::clipboard()->setMimeData(data);
        m_notice.say(tr("%n files copied", nullptr, static_cast<int>(urls.size())));
    });
}

void PictureCommands::copyPrompt(PictureId id) {
    m_library.run(
        LibraryThread::Lane::Query, this, [id](Library& library) { return library.details(id); },
        [this](const Result<PictureDetails>& details) {
            if (!details.ok()) {
                fail(details.error());
                return;
            }
            QApplication::clipboard()->setText(
                QString::fromStdString(details->picture.prompt).left(kMostClipboardCharacters));
            m_notice.say(tr("Prompt copied"));
        });
}

void PictureCommands::saveAs(PictureId id, bool metadata) {
    withRecords({id}, [this, id, metadata](const std::vector<PictureRecord>& records) {
        if (records.empty())
            return;
        if (m_lastFolder.isEmpty())
            m_lastFolder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
        const std::string name = safeFileName(std::filesystem::path(records.front().path).filename().string());
        askForSaveName(m_window, metadata ? tr("Save as") : tr("Save without metadata"),
                       m_lastFolder + '/' + QString::fromStdString(name),
                       tr("Pictures (*.png *.jpg *.jpeg *.webp *.exr)"), [this, id, metadata](const QString& target) {
                           if (!target.isEmpty())
                               saveTo(id, metadata, target);
                       });
    });
}

void PictureCommands::saveTo(PictureId id, bool metadata, const QString& target) {
    m_lastFolder = QFileInfo(target).absolutePath();
    m_library.run(
        LibraryThread::Lane::Picture, this,
        [id, metadata, path = std::filesystem::path(target.toStdString())](Library& library) -> Result<void> {
            MIRO_TRY(const FoundFile found, fileOf(library, id));
            return savePictureAs(found.file, path, metadata);
        },
        [this, target](const Result<void>& saved) {
            if (saved.ok())
                m_notice.say(tr("Saved as %1").arg(target));
            else
                fail(saved.error());
        });
}

void PictureCommands::exportFiles(const PictureIds& ids, bool metadata) {
    if (ids.empty())
        return;
    askForFolder(m_window, tr("Export to a folder"), [this, ids, metadata](const QString& folder) {
        if (!folder.isEmpty())
            m_files.exportTo(folder, ids, metadata);
    });
}

void PictureCommands::showInFolder(PictureId id) {
    withRecords({id}, [this](const std::vector<PictureRecord>& records) {
        if (records.empty())
            return;
        const std::filesystem::path file = m_library.folder() / records.front().path;
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(nameOf(file.parent_path()))))
            m_notice.say(tr("The folder could not be opened: %1").arg(nameOf(file.parent_path())), false, true);
    });
}

} // namespace miro
