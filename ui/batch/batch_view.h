// One batch: its pictures and failures as they come, what is being drawn, a sweep as its grid, choosing by keyboard,
// and, when it is over, what the night gave. Owned by the page; GUI thread.
#pragma once

#include "job/batch_order.h"
#include "ui/batch/batch_saver.h"
#include "ui/bridge/app_context.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace miro {

class BatchCullView;
class BatchMorningPage;
class BatchRun;
class BatchRunFailures;
class BatchRunLive;
class BatchRunSweep;
class ElidedLabel;
class NoteLine;
class PictureGrid;
class PictureModel;

class BatchView : public QWidget {
    Q_OBJECT

public:
    enum class Part { Pictures, Grid, Failures, Morning, Cull };

    explicit BatchView(const AppContext& context, QWidget* parent = nullptr);
    ~BatchView() override;

    using QWidget::show;
    void show(const JobId& batch);       // the same again: stays as it is
    void showQueued(const JobId& batch); // that was handed to the engine just now
    void showPart(Part part);
    Part part() const { return m_part; }
    const BatchRun& run() const { return *m_run; }
    void setSaver(BatchSaver saver) { m_saver = std::move(saver); }
    QWidget* culling() const; // its actions are keys

Q_SIGNALS:
    void showAlbum(qint64 album);
    void showInGallery(miro::PictureId picture);
    void composeAgain(const miro::BatchJob& job);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* buildHeader();
    QWidget* buildTabs();
    QWidget* buildPictures();
    void connectRun();
    void connectParts();
    void setTexts();
    void takeRun();
    void refresh();
    void showState();
    void cull(const std::vector<PictureId>& pictures, PictureId first);
    void cullFrom(Part part, PictureId first);
    void endCull(PictureId last);
    void save();
    void saveTo(const QString& folder);
    void showSaved(const Result<SavedBatch>& saved, const std::filesystem::path& folder);
    void problem(const QString& text);

    AppContext m_context;
    BatchSaver m_saver;
    QTimer* m_saving = nullptr; // while one goes on
    BatchRun* m_run = nullptr;
    Part m_part = Part::Pictures;
    Part m_beforeCull = Part::Pictures;
    bool m_wasGoing = false;
    ElidedLabel* m_title = nullptr;
    QLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_goOn = nullptr;
    QToolButton* m_more = nullptr;
    QMenu* m_stopMenu = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_stopAfter = nullptr;
    QAction* m_stopNow = nullptr;
    QAction* m_compose = nullptr;
    QAction* m_album = nullptr;
    QAction* m_saveFolder = nullptr;
    QButtonGroup* m_tabs = nullptr;
    QWidget* m_header = nullptr;
    QWidget* m_tabBar = nullptr;
    QStackedWidget* m_stack = nullptr;
    BatchRunLive* m_live = nullptr;
    PictureModel* m_model = nullptr;
    PictureGrid* m_grid = nullptr;
    BatchRunSweep* m_sweep = nullptr;
    BatchRunFailures* m_failures = nullptr;
    BatchMorningPage* m_morning = nullptr;
    BatchCullView* m_cull = nullptr;
    NoteLine* m_note = nullptr;
};

} // namespace miro
