#include "ui/create/picture_actions.h"

#include "base/files.h"
#include "base/unique_id.h"
#include "image/image_file.h"
#include "studio/engine.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/widgets/dialogs.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMaxPictureFile = size_t{512} << 20;

// The bytes of a copy at target: the file itself where the format stays, else its pixels anew.
Result<std::string> copyFor(const fs::path& source, const fs::path& target, bool metadata) {
    MIRO_TRY(const ImageFormat format, formatForWriting(target));
    MIRO_TRY(std::string bytes, readFile(source, kMaxPictureFile));
    const std::string name = oneLine(source.filename().string());
    auto sourceFormat = formatForWriting(source);
    if (sourceFormat.ok() && *sourceFormat == format) {
        if (metadata)
            return bytes;
        return withText(bytes, {}, name);
    }
    EncodeOptions options;
    if (metadata) {
        MIRO_TRY(options.text, readText(bytes, name));
    }
    MIRO_TRY(const Image image, decodeImage(bytes, name));
    return encodeImage(image, format, options);
}

Result<PictureSettings> settingsInFile(const fs::path& file) {
    const std::string name = oneLine(file.filename().string());
    MIRO_TRY(const std::string bytes, readFile(file, kMaxPictureFile));
    MIRO_TRY(const PictureFacts facts, readPictureFacts(bytes, name));
    PictureDetails details;
    details.picture.path = name;
    details.source = facts.source;
    details.metadata = facts.metadata;
    return settingsOfPicture(details);
}

} // namespace

std::vector<PictureId> idsOf(const std::vector<PictureRecord>& pictures) {
    std::vector<PictureId> ids;
    for (const PictureRecord& picture : pictures)
        ids.push_back(picture.id);
    return ids;
}

PictureActions::PictureActions(const AppContext& context, NoteLine& note, QWidget* window)
    : QObject(window), m_context(context), m_note(note), m_window(window) {}

void PictureActions::fail(const Error& error) {
    m_note.show(NoteLine::Kind::Problem, QString::fromStdString(error.message));
}

void PictureActions::rate(const std::vector<PictureRecord>& pictures, int rating) {
    if (pictures.empty())
        return;
    m_context.library.change(
        this,
        [ids = idsOf(pictures), rating](Library& library) -> Result<bool> {
            MIRO_CHECK_OK(library.setRating(ids, rating));
            return true;
        },
        [this, rating](const Result<bool>& done) {
            if (!done.ok())
                fail(done.error());
            else
                m_note.show(NoteLine::Kind::Info,
                            rating ? tr("Rated with %n star(s).", nullptr, rating) : tr("The rating was taken away."));
        });
}

void PictureActions::star(const std::vector<PictureRecord>& pictures) {
    if (pictures.empty())
        return;
    m_context.library.change(
        this,
        [ids = idsOf(pictures)](Library& library) -> Result<bool> {
            MIRO_TRY(const std::vector<PictureRecord> now, library.records(ids)); // not as they were when shown
            const bool on = !std::all_of(now.begin(), now.end(), [](const auto& picture) { return picture.starred; });
            MIRO_CHECK_OK(library.setStarred(ids, on));
            return on;
        },
        [this](const Result<bool>& on) {
            if (!on.ok())
                fail(on.error());
            else
                m_note.show(NoteLine::Kind::Info, *on ? tr("Marked as a favourite.") : tr("No favourite any more."));
        });
}

void PictureActions::bin(const std::vector<PictureRecord>& pictures) {
    if (pictures.empty())
        return;
    m_context.library.change(
        this,
        [ids = idsOf(pictures)](Library& library) -> Result<bool> {
            MIRO_CHECK_OK(library.moveToBin(ids));
            return true;
        },
        [this, pictures](const Result<bool>& done) {
            if (!done.ok()) {
                fail(done.error());
                return;
            }
            Q_EMIT binned(pictures);
            m_note.show(NoteLine::Kind::Info,
                        tr("%n picture(s) moved to the bin.", nullptr, static_cast<int>(pictures.size())),
                        {{tr("Undo"), [this, ids = idsOf(pictures)] {
                              restore(ids);
                          }}});
        });
}

void PictureActions::score(const std::vector<PictureId>& pictures) {
    if (pictures.empty())
        return;
    const std::vector<KnownScorer>& scorers = m_context.models.inventory().scorers;
    if (!scorers.empty() && std::ranges::none_of(scorers, &KnownScorer::installed)) {
        m_note.show(NoteLine::Kind::Problem, tr("No scorer is installed."), {{tr("Get scorers"), [this] {
                                                                                  Q_EMIT getScorersAsked();
                                                                              }}});
        return;
    }
    m_context.engine.score({.id = newUniqueId(), .pictures = pictures, .scorers = {}});
    m_note.show(NoteLine::Kind::Info, tr("Scoring %n picture(s).", nullptr, static_cast<int>(pictures.size())));
}

void PictureActions::restore(const std::vector<PictureId>& ids) {
    m_context.library.change(
        this,
        [ids](Library& library) -> Result<bool> {
            MIRO_CHECK_OK(library.restore(ids));
            return true;
        },
        [this, count = static_cast<int>(ids.size())](const Result<bool>& done) {
            if (!done.ok())
                fail(done.error());
            else
                m_note.show(NoteLine::Kind::Info, tr("%n picture(s) came back from the bin.", nullptr, count));
        });
}

void PictureActions::saveAs(const PictureRecord& picture, bool metadata) {
    const QString name = QFileInfo(QString::fromStdString(picture.path)).fileName();
    const QString suggestion = (m_lastFolder.isEmpty() ? QDir::homePath() : m_lastFolder) + '/' + name;
    askForSaveName(m_window, metadata ? tr("Save a copy") : tr("Save a copy without settings"), suggestion,
                   tr("Pictures (*.png *.jpg *.jpeg *.webp *.exr)"), [this, picture, metadata](const QString& target) {
                       if (!target.isEmpty())
                           saveTo(picture, target, metadata);
                   });
}

void PictureActions::saveTo(const PictureRecord& picture, const QString& target, bool metadata) {
    QString file = target;
    if (QFileInfo(file).suffix().isEmpty())
        file += ".png";
    m_lastFolder = QFileInfo(file).path();
    m_context.library.run(
        LibraryThread::Lane::Background, this,
        [picture, file = file.toStdString(), metadata](Library& library) -> Result<bool> {
            MIRO_TRY(const std::string bytes, copyFor(library.fileOf(picture), file, metadata));
            MIRO_CHECK_OK(writeFileAtomically(file, bytes));
            return true;
        },
        [this, file](const Result<bool>& done) {
            if (!done.ok())
                fail(done.error());
            else
                m_note.show(NoteLine::Kind::Info, tr("Saved as %1.").arg(QDir::toNativeSeparators(file)));
        });
}

void PictureActions::settingsOf(const PictureRecord& picture, SettingsDone done) {
    m_context.library.run(
        LibraryThread::Lane::Query, this, [id = picture.id](Library& library) { return library.settingsOf(id); },
        [this, done = std::move(done)](const Result<PictureSettings>& settings) { answer(settings, done); });
}

void PictureActions::settingsOfFile(const QString& file, SettingsDone done) {
    m_context.library.run(
        LibraryThread::Lane::Picture, this,
        [path = fs::path(file.toStdString())](Library&) { return settingsInFile(path); },
        [this, done = std::move(done)](const Result<PictureSettings>& settings) { answer(settings, done); });
}

void PictureActions::answer(const Result<PictureSettings>& settings, const SettingsDone& done) {
    if (settings.ok())
        done(*settings);
    else
        fail(settings.error());
}

} // namespace miro
