#include "ui/taste/choose_part.h"

#include "ui/bridge/taste_bridge.h"
#include "ui/taste/choose_summary.h"
#include "ui/taste/duel_pictures.h"
#include "ui/taste/duel_view.h"
#include "ui/taste/taste_sizes.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int kHeld = 2; // duels: the one that is looked at and the one after it
constexpr double kSecondsADuel = 6;
constexpr double kSecondsAMinute = 60;
constexpr int kChoiceWidth = 520;

// A page of few words, in the middle.
QVBoxLayout* middleOf(QWidget* page) {
    auto* body = new QWidget(page);
    body->setMaximumWidth(kChoiceWidth);
    auto* row = new QHBoxLayout(page);
    row->addStretch(1);
    row->addWidget(body, 4);
    row->addStretch(1);
    auto* column = new QVBoxLayout(body);
    column->setSpacing(12);
    return column;
}

} // namespace

ChoosePart::ChoosePart(const AppContext& context, QAction* undo, QWidget* parent)
    : QWidget(parent), m_context(context) {
    setObjectName("tasteChoose");
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName("chooseStates");
    m_summary = new ChooseSummary(m_stack);
    for (QWidget* page : {makeStart(), makeSession(), makeNothing(), static_cast<QWidget*>(m_summary)})
        m_stack->addWidget(page);
    m_view->addAtEnd(undo);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_view, &DuelView::answered, this, &ChoosePart::answer);
    connect(m_summary, &ChooseSummary::moreRequested, this, &ChoosePart::begin);
    connect(m_summary, &ChooseSummary::learnedRequested, this, &ChoosePart::learnedRequested);
    connect(m_context.tasteBridge, &TasteBridge::statusChanged, this, &ChoosePart::takeStatus);
    connect(m_context.tasteBridge, &TasteBridge::duelCame, this, &ChoosePart::takeDuel);
    connect(m_context.tasteBridge, &TasteBridge::noDuelCame, this, &ChoosePart::takeNoDuel);
    keepTranslated(this, [this] { setTexts(); });
    setState(State::Start);
}

ChoosePart::~ChoosePart() = default;

QWidget* ChoosePart::makeStart() {
    auto* page = new QWidget(m_stack);
    QVBoxLayout* column = middleOf(page);
    m_startTitle = makeLabel("chooseTitle", page);
    embolden(m_startTitle, 1.4);
    m_startText = makeLabel("chooseText", page);
    m_start = new QPushButton(themedIcon("taste", IconColour::AccentText), QString(), page);
    m_start->setObjectName("chooseStart");
    m_start->setProperty("primary", true);
    column->addStretch(1);
    column->addWidget(m_startTitle);
    column->addWidget(m_startText);
    column->addWidget(m_start, 0, Qt::AlignLeft);
    column->addStretch(2);
    connect(m_start, &QPushButton::clicked, this, &ChoosePart::begin);
    return page;
}

QWidget* ChoosePart::makeSession() {
    auto* page = new QWidget(m_stack);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* top = new QHBoxLayout;
    m_count = new QLabel(page);
    m_count->setObjectName("chooseCount");
    m_progress = new QProgressBar(page);
    m_progress->setObjectName("chooseProgress");
    m_progress->setRange(0, kDuelsASession);
    m_progress->setTextVisible(false); // the line beside it says it
    m_progress->setFixedHeight(kProgressHeight);
    m_stopHere = new QPushButton(themedIcon("stop"), QString(), page);
    m_stopHere->setObjectName("chooseStop");
    top->addWidget(m_count);
    top->addWidget(m_progress, 1);
    top->addWidget(m_stopHere);
    column->addLayout(top);
    m_session = new QStackedWidget(page);
    m_view = new DuelView(m_context, QStringLiteral("choose"), m_session);
    m_waiting = makeLabel("chooseWaiting", m_session, true);
    m_waiting->setAlignment(Qt::AlignCenter);
    m_session->addWidget(m_view);
    m_session->addWidget(m_waiting);
    column->addWidget(m_session, 1);
    connect(m_stopHere, &QPushButton::clicked, this, &ChoosePart::stop);
    return page;
}

QWidget* ChoosePart::makeNothing() {
    auto* page = new QWidget(m_stack);
    QVBoxLayout* column = middleOf(page);
    m_why = makeLabel("chooseWhy", page);
    m_create = new QPushButton(themedIcon("draw"), QString(), page);
    m_create->setObjectName("chooseCreate");
    m_again = new QPushButton(themedIcon("repeat"), QString(), page);
    m_again->setObjectName("chooseAgain");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_create);
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    column->addStretch(1);
    column->addWidget(m_why);
    column->addLayout(buttons);
    column->addStretch(2);
    connect(m_create, &QPushButton::clicked, this, &ChoosePart::createRequested);
    connect(m_again, &QPushButton::clicked, this, &ChoosePart::begin);
    return page;
}

void ChoosePart::setTexts() {
    m_startTitle->setText(tr("Teach the program what you like"));
    m_startText->setText(
        tr("You see two pictures of the same words. Choose the one that you like more, with the arrow keys or by a "
           "click. Thirty of them take about three minutes; you can stop at any time.\n\nFrom your choices the program "
           "learns to foretell what you like. Nothing of it leaves this machine, and every choice can be taken back."));
    m_start->setText(tr("Begin to choose"));
    m_waiting->setText(tr("Looking for two pictures to compare…"));
    m_progress->setAccessibleName(tr("How far this session is"));
    m_stopHere->setText(tr("Stop here"));
    m_stopHere->setToolTip(tr("End this session; all choices are kept"));
    m_create->setText(tr("Draw pictures"));
    m_again->setText(tr("Look again"));
    showProgress();
}

void ChoosePart::takeStatus() {
    const TasteStatus& status = m_context.tasteBridge->status();
    m_summary->setStatus(status);
    const TasteProfileId before = std::exchange(m_profile, status.profile);
    if (status.profile != 0 && std::exchange(m_awaitsProfile, false))
        ask();
    else if (before != 0 && before != status.profile)
        forget();
}

// A session begins where the last one ended: a duel that was not answered comes first.
void ChoosePart::begin() {
    m_done = 0;
    m_undone = 0;
    m_answered.clear();
    m_why->clear();
    setState(State::Waiting);
    if (m_context.tasteBridge->status().profile == 0) {
        m_awaitsProfile = true;
        m_context.taste->createTasteProfile(tr("My taste", "the name of the first profile").toStdString());
        return;
    }
    if (m_view->duel())
        m_next.push_front(*m_view->duel());
    advance();
    ask();
}

void ChoosePart::stop() {
    setState(m_done > 0 ? State::Summary : State::Start);
}

void ChoosePart::forget() {
    m_next.clear();
    m_answered.clear();
    m_undone = 0;
    m_asked = 0;
    m_done = 0;
    m_awaitsProfile = false;
    m_view->clear();
    setState(State::Start);
}

void ChoosePart::ask() {
    for (int held = m_asked + static_cast<int>(m_next.size()) + (m_view->duel() ? 1 : 0); held < kHeld; ++held) {
        ++m_asked;
        m_context.taste->nextDuel();
    }
}

void ChoosePart::takeDuel(const TasteDuel& duel) {
    m_asked = std::max(0, m_asked - 1);
    if (m_state == State::Start) // asked for before other choices counted
        return;
    auto same = [&duel](const TasteDuel& known) {
        return known.number == duel.number;
    };
    if (std::any_of(m_next.begin(), m_next.end(), same) || (m_view->duel() && same(*m_view->duel())))
        return;
    m_next.push_back(duel);
    m_view->prepare(duel);
    if (m_state == State::Waiting || m_state == State::Nothing)
        advance();
}

void ChoosePart::takeNoDuel(const QString& why) {
    m_asked = std::max(0, m_asked - 1);
    m_why->setText(why);
    if (m_state == State::Waiting && m_next.empty())
        setState(State::Nothing);
}

void ChoosePart::advance() {
    if (m_next.empty()) {
        m_view->clear();
        setState(m_asked > 0 ? State::Waiting : m_why->text().isEmpty() ? State::Waiting : State::Nothing);
        return;
    }
    m_view->setDuel(m_next.front());
    m_next.pop_front();
    if (!m_next.empty())
        m_view->prepare(m_next.front());
    setState(State::Duel);
}

void ChoosePart::answer(TasteAnswer answer, qint64 milliseconds) {
    const TasteDuel duel = *m_view->duel();
    m_answered.push_back(duel);
    m_undone = 0;
    ++m_done;
    ++m_asked; // another one follows
    m_why->clear();
    m_context.taste->answerDuel(duel.number, answer, milliseconds);
    advance();
    if (m_done >= kDuelsASession)
        setState(State::Summary);
}

bool ChoosePart::undo() {
    if (m_answered.empty())
        return false;
    m_context.taste->undoTaste();
    if (m_view->duel())
        m_next.push_front(*m_view->duel());
    m_next.push_front(m_answered.back());
    m_answered.pop_back();
    ++m_undone;
    --m_done;
    advance();
    return true;
}

bool ChoosePart::redo() {
    if (m_undone == 0 || !m_view->duel())
        return false;
    m_context.taste->redoTaste();
    m_answered.push_back(*m_view->duel());
    --m_undone;
    ++m_done;
    advance();
    if (m_done >= kDuelsASession)
        setState(State::Summary);
    return true;
}

void ChoosePart::setState(State state) {
    m_state = state;
    switch (state) {
    case State::Start:
        m_stack->setCurrentIndex(0);
        break;
    case State::Waiting:
    case State::Duel:
        m_session->setCurrentIndex(state == State::Duel ? 0 : 1);
        m_stack->setCurrentIndex(1);
        break;
    case State::Nothing:
        m_stack->setCurrentIndex(2);
        break;
    case State::Summary:
        m_summary->setSession(m_done);
        m_stack->setCurrentIndex(3);
        break;
    }
    if (isVisible())
        focusWhatMatters();
    showProgress();
}

void ChoosePart::focusWhatMatters() {
    if (m_state == State::Start)
        m_start->setFocus();
    else if (m_state == State::Duel)
        m_view->pictures().setFocus();
    else if (m_state == State::Nothing)
        m_create->setFocus();
}

void ChoosePart::showProgress() {
    const int left = std::max(0, kDuelsASession - m_done);
    const int minutes = static_cast<int>(std::ceil(left * kSecondsADuel / kSecondsAMinute));
    m_count->setText(
        tr("%1 of %2, about %n minute(s) left", "duels of a session", minutes)
            .arg(QLocale().toString(std::min(m_done + 1, kDuelsASession)), QLocale().toString(kDuelsASession)));
    m_progress->setValue(m_done);
    Q_EMIT changed();
}

} // namespace miro
