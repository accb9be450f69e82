// The Create page's panels and keys.
#include "ui/create/create_page.h"

#include "ui/bridge/library_thread.h"
#include "ui/canvas/canvas.h"
#include "ui/create/advanced_panel.h"
#include "ui/create/draw_desk.h"
#include "ui/create/left_column.h"
#include "ui/create/model_link.h"
#include "ui/create/picture_actions.h"
#include "ui/create/preset_store.h"
#include "ui/create/prompt_box.h"
#include "ui/create/run_tracker.h"
#include "ui/create/seed_box.h"
#include "ui/create/time_machine_panel.h"
#include "ui/widgets/note_line.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QLineEdit>
#include <QStackedWidget>

namespace miro {
namespace {

constexpr int64_t kHistory = 200;

} // namespace

void CreatePage::connectPanels() {
    connect(m_left, &LeftColumn::advancedToggled, this, [this](bool open) {
        if (open)
            showSide(m_advanced);
        else if (m_side->currentWidget() == m_advanced)
            showSide(nullptr);
    });
    connect(m_advanced, &AdvancedPanel::closeAsked, this, [this] { showSide(nullptr); });
    connect(m_timeMachine, &TimeMachinePanel::closeAsked, this, [this] { showSide(nullptr); });
    connect(m_timeMachine, &TimeMachinePanel::bringBack, this, &CreatePage::bringBack);
    connect(&m_left->prompt(), &PromptBox::timeMachineAsked, this, [this] { showSide(m_timeMachine); });
    connect(&m_left->prompt(), &PromptBox::getModelsAsked, this, &CreatePage::getModelsRequested);
    connect(&m_left->prompt(), &PromptBox::noted, this, &CreatePage::problem);
    connect(&m_left->seed(), &SeedBox::noted, this, &CreatePage::problem);
    connect(m_advanced, &AdvancedPanel::noted, this, &CreatePage::problem);
    connect(m_timeMachine, &TimeMachinePanel::noted, this, &CreatePage::problem);
    connect(m_presets, &PresetStore::failed, this, &CreatePage::problem);
    connect(m_link, &ModelLink::infoChanged, this, &CreatePage::showModel);
    connect(m_link, &ModelLink::missing, this, [this](const QString& model) {
        m_note->show(NoteLine::Kind::Problem, tr("The model %1 is not installed.").arg(model),
                     {{tr("Get models"), [this] {
                           Q_EMIT getModelsRequested();
                       }}});
    });
    connect(m_keys, &PageKeys::pressed, this, &CreatePage::handleKey);
    connect(m_keys, &PageKeys::rated, this, [this](int rating) { m_actions->rate(chosenPictures(), rating); });

    m_context.library.run(
        LibraryThread::Lane::Query, this, [](Library& library) { return library.journal().prompts(kHistory); },
        [this](const Result<std::vector<std::string>>& prompts) {
            if (!prompts.ok())
                return;
            QStringList list;
            for (const std::string& prompt : *prompts)
                list.append(QString::fromStdString(prompt));
            const QStringList since = m_left->prompt().history().prompts(); // drawn before the answer came
            m_left->prompt().history().setPrompts(list);
            for (auto prompt = since.rbegin(); prompt != since.rend(); ++prompt)
                m_left->prompt().history().add(*prompt);
        });
}

void CreatePage::showModel() {
    const GeneratorInfo* info = m_link->info();
    const QWidget* focus = QApplication::focusWidget();
    const bool mine = focus && isAncestorOf(focus);
    m_left->setModelInfo(info, m_link->taste().has_value());
    m_advanced->setModelInfo(info);
    if (mine && !QApplication::focusWidget())
        m_left->setFocus(); // the slider that had it is gone: keys would go nowhere
    m_estimate.start();
    if (info && m_exampleWaits)
        drawFirstExample();
}

void CreatePage::problem(const QString& text) {
    m_note->show(NoteLine::Kind::Problem, text);
}

// What is still being typed into a field counts.
void CreatePage::commitEditing() {
    QWidget* focus = QApplication::focusWidget();
    if (!focus || !isAncestorOf(focus))
        return;
    if (auto* box = qobject_cast<QAbstractSpinBox*>(focus))
        box->interpretText();
    else if (auto* line = qobject_cast<QLineEdit*>(focus))
        Q_EMIT line->editingFinished();
}

void CreatePage::drawNow() {
    commitEditing();
    m_desk->draw();
}

void CreatePage::drawFirstExample() {
    m_exampleWaits = !m_link->info(); // which examples fit is not known yet
    const QStringList examples = m_left->prompt().examples();
    if (m_exampleWaits || examples.isEmpty())
        return;
    m_model.change(tr("an example"), [&](CreateSettings& s) { s.generation.prompt = examples.front().toStdString(); });
    drawNow();
}

void CreatePage::escape() {
    QWidget* focus = QApplication::focusWidget();
    const bool inSide = focus && m_side->isAncestorOf(focus);
    if (m_runs->running() && !inSide)
        m_runs->stop(StopKind::Now);
    else if (m_side->isVisible())
        showSide(nullptr);
    else
        m_note->hide();
}

void CreatePage::handleKey(PageKeys::Key key) {
    using Key = PageKeys::Key;
    switch (key) {
    case Key::Draw:
        return drawNow();
    case Key::Escape:
        return escape();
    case Key::Undo:
        commitEditing();
        return m_model.undoStack().undo();
    case Key::Redo:
        return m_model.undoStack().redo();
    case Key::Compare:
        return compare();
    case Key::Vary:
        return handleCommand(PictureCommand::Vary);
    case Key::Explore:
        return handleCommand(PictureCommand::Explore);
    case Key::Star:
        return handleCommand(PictureCommand::Star);
    case Key::Score:
        return scoreInSight();
    case Key::Bin:
        return handleCommand(PictureCommand::Bin);
    case Key::Save:
        return handleCommand(PictureCommand::Save);
    case Key::Overlay:
        return m_canvas->setOverlayVisible(!m_canvas->overlayVisible());
    case Key::TimeMachine:
        return showSide(m_side->isVisible() && m_side->currentWidget() == m_timeMachine ? nullptr : m_timeMachine);
    case Key::Advanced:
        return showSide(m_side->isVisible() && m_side->currentWidget() == m_advanced ? nullptr : m_advanced);
    case Key::Prompt:
        return m_left->setFocus();
    }
}

} // namespace miro
