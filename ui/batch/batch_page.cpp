#include "ui/batch/batch_page.h"

#include "ui/batch/batch_composer.h"
#include "ui/batch/batch_list.h"
#include "ui/batch/batch_view.h"
#include "ui/bridge/preferences_store.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

namespace miro {
namespace {

constexpr int kRailWidth = 220;

} // namespace

BatchPage::BatchPage(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("batchPage");
    m_rail = makeRail();
    m_stack = new QStackedWidget(this);
    m_composer = new BatchComposer(context, m_stack);
    m_view = new BatchView(context, m_stack);
    m_stack->addWidget(m_composer);
    m_stack->addWidget(m_view);
    m_note = new NoteLine(m_stack);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    addActions(m_composer->actions()); // for the list of keys
    connect(m_new, &QPushButton::clicked, this, &BatchPage::showComposer);
    connect(m_list, &BatchList::chosen, this, &BatchPage::showBatch);
    connect(m_list, &BatchList::changed, this, [this] { m_rail->setVisible(!m_list->isEmpty()); });
    connect(m_list, &BatchList::failed, this,
            [this](const QString& message) { m_note->show(NoteLine::Kind::Problem, message); });
    connect(m_composer, &BatchComposer::createSettingsAsked, this, &BatchPage::createSettingsAsked);
    connect(m_composer, &BatchComposer::started, this, [this](const BatchJob& job) {
        m_view->showQueued(job.id);
        showBatch(job.id);
    });
    connect(m_view, &BatchView::showInGallery, this, &BatchPage::showInGallery);
    connect(m_view, &BatchView::showAlbum, this, &BatchPage::showAlbum);
    connect(m_view, &BatchView::composeAgain, this, &BatchPage::composeAgain);
    keepTranslated(this, [this] {
        m_new->setText(tr("New batch"));
        m_new->setToolTip(tr("Compose a batch from a list of prompts"));
    });
    m_rail->setVisible(!m_list->isEmpty());
    showComposer();
}

BatchPage::~BatchPage() = default;

QWidget* BatchPage::makeRail() {
    auto* rail = new QWidget(this);
    rail->setObjectName("batchRail");
    rail->setFixedWidth(kRailWidth);
    m_new = new QPushButton(themedIcon("add"), QString(), rail);
    m_new->setObjectName("batchNew");
    m_list = new BatchList(m_context, rail);
    auto* column = new QVBoxLayout(rail);
    column->setContentsMargins(12, 12, 4, 12);
    column->setSpacing(8);
    column->addWidget(m_new);
    column->addWidget(m_list, 1);
    return rail;
}

void BatchPage::showComposer() {
    m_list->setCurrent({});
    m_stack->setCurrentWidget(m_composer);
    if (isVisible())
        m_composer->focusList();
}

void BatchPage::showBatch(const JobId& batch) {
    m_list->setCurrent(batch);
    m_view->show(batch);
    m_stack->setCurrentWidget(m_view);
}

void BatchPage::takeCreate(const GenerationSettings& settings, const std::string& model, const std::string& variant) {
    m_composer->takeCreate(settings, model, variant);
}

void BatchPage::composeAgain(const BatchJob& job) {
    BatchDraft draft;
    draft.request = job.what;
    draft.name = job.name;
    draft.score = !job.what.scorers.empty();
    const Preferences& program = m_context.preferences.get();
    if (draft.request.model == program.model && draft.request.variant == program.variant) {
        draft.request.model.clear();
        draft.request.variant.clear();
    }
    m_composer->setDraft(draft);
    showComposer();
}

} // namespace miro
