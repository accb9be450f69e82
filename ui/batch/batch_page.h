// The Batch page: left the batches there are, beside them either the composer of a new one or one of them, running or
// over. Owned by the window; GUI thread.
#pragma once

#include "ui/batch/batch_draft.h"
#include "ui/bridge/app_context.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace miro {

class BatchComposer;
class BatchList;
class BatchView;
class NoteLine;

class BatchPage : public QWidget {
    Q_OBJECT

public:
    explicit BatchPage(const AppContext& context, QWidget* parent = nullptr);
    ~BatchPage() override;

    BatchComposer& composer() { return *m_composer; }
    BatchView& view() { return *m_view; }
    void showComposer();
    void showBatch(const JobId& batch);
    // What stands in the Create page, for all lines of the batch that is composed.
    void takeCreate(const GenerationSettings& settings, const std::string& model, const std::string& variant);

Q_SIGNALS:
    void createSettingsAsked(); // takeCreate() answers
    void showInGallery(miro::PictureId id);
    void showAlbum(qint64 album);

private:
    QWidget* makeRail();
    void composeAgain(const BatchJob& job);

    AppContext m_context;
    QWidget* m_rail = nullptr; // hidden while there is no batch
    QPushButton* m_new = nullptr;
    BatchList* m_list = nullptr;
    QStackedWidget* m_stack = nullptr;
    BatchComposer* m_composer = nullptr;
    BatchView* m_view = nullptr;
    NoteLine* m_note = nullptr;
};

} // namespace miro
