#include "ui/taste/taste_page.h"

#include "ui/bridge/taste_bridge.h"
#include "ui/taste/choose_part.h"
#include "ui/taste/duel_view.h"
#include "ui/taste/learned_part.h"
#include "ui/taste/profile_bar.h"
#include "ui/taste/proof_part.h"
#include "ui/taste/taste_words.h"
#include "ui/taste/teach_part.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/page_action.h"

#include <QAction>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace miro {
namespace {

constexpr int kPageMargin = 12;

// The tabs: one line each, in the order of TastePage::Part; the proof has none.
constexpr const char* kTabs[] = {"tasteTab-choose", "tasteTab-learned", "tasteTab-teach"};

} // namespace

TastePage::TastePage(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("tastePage");
    if (m_context.taste) {
        build();
        connectParts();
    } else {
        m_unavailable = makeLabel("tasteUnavailable", this);
        m_unavailable->setAlignment(Qt::AlignCenter);
        auto* column = new QVBoxLayout(this);
        column->addWidget(m_unavailable);
    }
    keepTranslated(this, [this] { setTexts(); });
}

TastePage::~TastePage() = default;

void TastePage::build() {
    m_undo = addPageAction(this, "tasteUndo", {QKeySequence::Undo});
    m_undo->setIcon(themedIcon("undo"));
    m_redo = addPageAction(this, "tasteRedo", {QKeySequence::Redo});
    m_redo->setIcon(themedIcon("redo"));
    m_profiles = new ProfileBar(m_context, m_undo, m_redo, this);
    m_accuracy = new QLabel(this);
    m_accuracy->setObjectName("tasteAccuracy");
    m_accuracy->setProperty("muted", true);
    auto* top = new QHBoxLayout;
    top->addWidget(makeTabs());
    top->addStretch(1);
    top->addWidget(m_accuracy);
    top->addSpacing(12);
    top->addWidget(m_profiles);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName("tasteParts");
    m_choose = new ChoosePart(m_context, m_undo, m_stack);
    m_learned = new LearnedPart(m_context, m_stack);
    m_teach = new TeachPart(m_context, m_stack);
    m_proof = new ProofPart(m_context, m_stack);
    for (QWidget* part : {static_cast<QWidget*>(m_choose), static_cast<QWidget*>(m_learned),
                          static_cast<QWidget*>(m_teach), static_cast<QWidget*>(m_proof)})
        m_stack->addWidget(part); // in the order of Part
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, 8, kPageMargin, kPageMargin);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
    m_note = new NoteLine(this);
    m_note->setObjectName("tasteNote");
    addActions(m_choose->view().actions()); // for the list of keys
}

QWidget* TastePage::makeTabs() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_tabs = new QButtonGroup(this);
    for (size_t i = 0; i < std::size(kTabs); ++i) {
        auto* button = new QPushButton(bar);
        button->setObjectName(kTabs[i]);
        button->setProperty("chip", true);
        button->setCheckable(true);
        m_tabs->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    m_tabs->button(0)->setChecked(true);
    return bar;
}

void TastePage::connectParts() {
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int part) { showPart(static_cast<Part>(part)); });
    connect(m_undo, &QAction::triggered, this, &TastePage::undo);
    connect(m_redo, &QAction::triggered, this, &TastePage::redo);
    connect(m_profiles, &ProfileBar::changing, m_choose, &ChoosePart::forget);
    connect(m_profiles, &ProfileBar::done, this, [this](const QString& line) {
        m_note->show(NoteLine::Kind::Info, line, {{tr("Undo"), [this] {
                                                       undo();
                                                   }}});
    });
    connect(m_choose, &ChoosePart::changed, this, &TastePage::showStatus);
    connect(m_choose, &ChoosePart::createRequested, this, &TastePage::createRequested);
    connect(m_choose, &ChoosePart::learnedRequested, this, [this] { showPart(Part::Learned); });
    connect(m_learned, &LearnedPart::chooseRequested, this, [this] {
        showPart(Part::Choose);
        m_choose->begin();
    });
    connect(m_learned, &LearnedPart::modelsRequested, this, &TastePage::modelsRequested);
    connect(m_learned, &LearnedPart::showInGallery, this, &TastePage::showInGallery);
    connect(m_teach, &TeachPart::proveRequested, this, [this](qint64 version) {
        showPart(Part::Proof);
        m_proof->prove(version);
    });
    connect(m_proof, &ProofPart::closed, this, [this] { showPart(Part::Teach); });
    connect(m_context.tasteBridge, &TasteBridge::statusChanged, this, &TastePage::showStatus);
    connect(m_context.tasteBridge, &TasteBridge::noted, this,
            [this](const QString& line) { m_note->show(NoteLine::Kind::Info, line); });
}

void TastePage::setTexts() {
    if (m_unavailable) {
        m_unavailable->setText(tr("Choosing between pictures is not available in this program."));
        return;
    }
    const QString titles[] = {tr("Choose"), tr("What it learned"), tr("Teach the model")};
    for (size_t i = 0; i < std::size(titles); ++i)
        m_tabs->button(static_cast<int>(i))->setText(titles[i]);
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("Take the last choice back (Ctrl+Z)"));
    m_redo->setText(tr("Redo"));
    showStatus();
}

// The first look at the page is when the engine begins to work for it.
void TastePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_context.taste && !std::exchange(m_opened, true))
        m_context.taste->openTaste(0);
    if (m_context.taste && m_part == Part::Choose)
        m_choose->focusWhatMatters();
}

void TastePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_note && !m_note->isHidden())
        m_note->place();
}

void TastePage::showPart(Part part) {
    m_part = part;
    m_stack->setCurrentIndex(static_cast<int>(part));
    m_tabs->button(static_cast<int>(part == Part::Proof ? Part::Teach : part))->setChecked(true);
    if (part == Part::Choose)
        m_choose->focusWhatMatters();
    showStatus();
}

void TastePage::showStatus() {
    const TasteStatus& status = m_context.tasteBridge->status();
    m_accuracy->setText(status.enough ? tr("Foretells %1 (%2)", "a share of choices and its interval")
                                            .arg(percentWords(status.accuracy), rangeWords(status.interval))
                                      : QString());
    m_accuracy->setToolTip(accuracyWords(status));
    // An answer of a proof is not taken back: it would no longer be blind.
    m_undo->setEnabled((status.canUndo || m_choose->canUndo()) && m_part != Part::Proof);
    m_redo->setEnabled((status.canRedo || m_choose->canRedo()) && m_part != Part::Proof);
}

void TastePage::undo() {
    if (!m_choose->undo())
        m_context.taste->undoTaste();
}

void TastePage::redo() {
    if (!m_choose->redo())
        m_context.taste->redoTaste();
}

} // namespace miro
