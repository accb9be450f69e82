// What the view of a batch does: choosing among its pictures, and saving it as a folder.
#include "library/file_names.h"
#include "ui/batch/batch_cull_view.h"
#include "ui/batch/batch_morning_page.h"
#include "ui/batch/batch_run.h"
#include "ui/batch/batch_run_sweep.h"
#include "ui/batch/batch_view.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/picture_grid.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/note_line.h"

#include <QDesktopServices>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <atomic>
#include <memory>

namespace miro {
namespace {

constexpr size_t kFolderNameBytes = 80;
constexpr int kLookMilliseconds = 200;
constexpr int kSaidEveryPercent = 5;            // screen readers hear each
constexpr const char* kGridPage = "index.html"; // see batch_sheets.h

void openPath(const std::filesystem::path& path) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(path.string())));
}

// Told on the library's thread, looked at on the GUI thread.
class SavingProgress : public ProgressSink {
public:
    void progress(const Progress& progress) override {
        m_total = progress.total;
        m_done = progress.done;
    }
    int percent() const { return m_total > 0 ? static_cast<int>(m_done * 100 / m_total) : 0; }

private:
    std::atomic<int64_t> m_done{0};
    std::atomic<int64_t> m_total{0};
};

} // namespace

void BatchView::cull(const std::vector<PictureId>& pictures, PictureId first) {
    m_beforeCull = m_part;
    m_note->hide();
    showPart(Part::Cull);
    m_cull->start(pictures, first);
}

// In the order that the part shows them in, without what went into the bin since.
void BatchView::cullFrom(Part part, PictureId first) {
    std::vector<PictureId> order;
    if (part == Part::Morning)
        order = m_morning->facts().bestFirst;
    else if (part == Part::Grid)
        order = m_sweep->table().pictures();
    m_context.library.run(
        LibraryThread::Lane::Query, this,
        [id = m_run->id(), order, part](Library& library) {
            return part == Part::Pictures ? picturesInOrder(library, id) : stillThere(library, id, order);
        },
        [this, id = m_run->id(), first](const Result<std::vector<PictureId>>& pictures) {
            if (id != m_run->id())
                return; // another one since
            if (pictures.ok())
                cull(*pictures, first);
            else
                problem(QString::fromStdString(oneLine(pictures.message())));
        });
}

void BatchView::endCull(PictureId last) {
    showPart(m_beforeCull == Part::Cull ? Part::Pictures : m_beforeCull);
    PictureGrid* grid = m_part == Part::Pictures ? m_grid : m_part == Part::Morning ? &m_morning->grid() : nullptr;
    if (grid) {
        grid->selectOnly(last);
        grid->setFocus();
    } else {
        m_stack->currentWidget()->setFocus();
    }
}

void BatchView::save() {
    if (m_run->record().done == 0 || !m_saver || m_saving)
        return;
    askForFolder(this, tr("Save the batch into a folder"), [this](const QString& folder) {
        if (!folder.isEmpty())
            saveTo(folder);
    });
}

// A folder of its own in the one that was chosen, so that nothing of others can be in the way.
void BatchView::saveTo(const QString& folder) {
    std::string name = safeNamePart(m_run->record().name, kFolderNameBytes);
    if (name.empty())
        name = "batch";
    const std::filesystem::path target = std::filesystem::path(folder.toStdString()) / name;
    auto progress = std::make_shared<SavingProgress>(); // shared with the work on the library's thread
    std::stop_source stop;
    m_saving = new QTimer(this);
    auto say = [this, progress, stop] {
        m_note->show(NoteLine::Kind::Info, tr("Saving, %1 %").arg(progress->percent()), {{tr("Stop"), [stop]() mutable {
                                                                                              stop.request_stop();
                                                                                          }}});
    };
    connect(m_saving, &QTimer::timeout, this, [say, progress, last = 0]() mutable {
        if (const int now = progress->percent(); now >= last + kSaidEveryPercent) {
            last = now;
            say();
        }
    });
    m_saving->start(kLookMilliseconds);
    say();
    m_context.library.run(
        LibraryThread::Lane::Background, this,
        [save = m_saver, id = m_run->id(), target, models = m_context.models.folders(), progress, stop,
         ending = m_context.library.stopToken()](Library& library) {
            std::stop_callback end(ending, [stop]() mutable { stop.request_stop(); });
            return save(library, id, target, models, progress.get(), stop.get_token());
        },
        [this, target](const Result<SavedBatch>& saved) {
            delete m_saving;
            m_saving = nullptr;
            showSaved(saved, target);
        });
}

void BatchView::showSaved(const Result<SavedBatch>& saved, const std::filesystem::path& folder) {
    if (!saved.ok()) {
        if (saved.error().code == ErrorCode::Stopped)
            m_note->show(NoteLine::Kind::Info, tr("Stopped; saving into the same folder goes on from here."));
        else
            problem(QString::fromStdString(oneLine(saved.message())));
        return;
    }
    QString line = tr("%n picture(s) and their manifest were saved.", nullptr, static_cast<int>(saved->files));
    if (saved->missing > 0)
        line += ' ' + tr("%n of the list are not there.", nullptr, static_cast<int>(saved->missing));
    std::vector<NoteAction> actions = {{tr("Open the folder"), [folder] {
                                            openPath(folder);
                                        }}};
    if (m_run->isSweep() && m_run->job()->what.sheets)
        actions.push_back({tr("Open the grid page"), [page = folder / kGridPage] {
                               openPath(page);
                           }});
    m_note->show(NoteLine::Kind::Info, line, std::move(actions));
}

} // namespace miro
