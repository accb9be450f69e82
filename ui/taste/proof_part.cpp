#include "ui/taste/proof_part.h"

#include "ui/bridge/taste_bridge.h"
#include "ui/taste/duel_pictures.h"
#include "ui/taste/duel_view.h"
#include "ui/taste/taste_sizes.h"
#include "ui/taste/taste_words.h"
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

namespace miro {
namespace {

constexpr int kVerdictWidth = 560;

} // namespace

ProofPart::ProofPart(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("tasteProof");
    m_back = new QPushButton(themedIcon("left"), QString(), this);
    m_back->setObjectName("proofBack");
    m_count = new QLabel(this);
    m_count->setObjectName("proofCount");
    m_progress = new QProgressBar(this);
    m_progress->setObjectName("proofProgress");
    m_progress->setTextVisible(false); // the line beside it says it
    m_progress->setFixedHeight(kProgressHeight);
    auto* top = new QHBoxLayout;
    top->addWidget(m_back);
    top->addWidget(m_count);
    top->addWidget(m_progress, 1);
    m_stack = new QStackedWidget(this);
    m_waiting = makeLabel("proofWaiting", m_stack, true);
    m_waiting->setAlignment(Qt::AlignCenter);
    m_view = new DuelView(context, QStringLiteral("proof"), m_stack);
    auto* over = new QWidget(m_stack);
    m_verdict = makeLabel("proofVerdict", over);
    embolden(m_verdict, 1.4);
    m_details = makeLabel("proofDetails", over);
    m_use = new QPushButton(themedIcon("check", IconColour::AccentText), QString(), over);
    m_use->setObjectName("proofUse");
    m_use->setProperty("primary", true);
    m_versions = new QPushButton(themedIcon("list"), QString(), over);
    m_versions->setObjectName("proofVersions");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_use);
    buttons->addWidget(m_versions);
    buttons->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(12);
    words->addStretch(1);
    words->addWidget(m_verdict);
    words->addWidget(m_details);
    words->addLayout(buttons);
    words->addStretch(2);
    auto* middle = new QHBoxLayout(over);
    middle->addStretch(1);
    middle->addLayout(words, 3);
    middle->addStretch(1);
    m_verdict->setMinimumWidth(kVerdictWidth);
    for (QWidget* page : {static_cast<QWidget*>(m_waiting), static_cast<QWidget*>(m_view), over})
        m_stack->addWidget(page); // in the order of State
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
    connect(m_back, &QPushButton::clicked, this, &ProofPart::closed);
    connect(m_versions, &QPushButton::clicked, this, &ProofPart::closed);
    connect(m_use, &QPushButton::clicked, this, [this] {
        m_context.taste->setDefaultVersion(m_version);
        Q_EMIT closed();
    });
    connect(m_view, &DuelView::answered, this, &ProofPart::answer);
    connect(m_context.tasteBridge, &TasteBridge::proofAsked, this, &ProofPart::takeQuestion);
    connect(m_context.tasteBridge, &TasteBridge::proofCame, this, &ProofPart::takeProof);
    keepTranslated(this, [this] { setTexts(); });
}

ProofPart::~ProofPart() = default;

void ProofPart::setTexts() {
    m_back->setText(tr("Back to the versions"));
    m_back->setToolTip(tr("The proof goes on from here when you come back"));
    m_progress->setAccessibleName(tr("How far the proof is"));
    m_waiting->setText(tr("Drawing pictures to compare…"));
    m_use->setText(tr("Use it"));
    m_versions->setText(tr("Back to the versions"));
    refresh();
}

void ProofPart::prove(int64_t version) {
    m_version = version;
    m_question = 0;
    m_proof.reset();
    m_view->clear();
    setState(State::Waiting);
    m_context.taste->proveVersion(version);
}

void ProofPart::takeQuestion(qint64 version, const TasteDuel& duel, int question, int most) {
    if (version != m_version)
        return;
    m_question = question;
    m_most = most;
    m_view->setDuel(duel);
    setState(State::Duel);
}

void ProofPart::takeProof(qint64 version, const TasteProof& proof) {
    if (version != m_version)
        return;
    m_proof = proof;
    if (proof.over)
        setState(State::Over);
    refresh();
}

void ProofPart::answer(TasteAnswer answer) {
    m_view->clear();
    setState(State::Waiting);
    m_context.taste->answerProof(m_version, m_question, answer);
}

void ProofPart::setState(State state) {
    m_state = state;
    m_stack->setCurrentIndex(static_cast<int>(state));
    if (state == State::Duel && isVisible())
        m_view->pictures().setFocus();
    refresh();
}

void ProofPart::refresh() {
    m_count->setText(
        m_most > 0 && m_question > 0 && m_state != State::Over
            ? tr("Question %1 of at most %2").arg(QLocale().toString(m_question), QLocale().toString(m_most))
            : QString());
    m_progress->setRange(0, std::max(1, m_most));
    m_progress->setValue(std::max(0, m_question - 1));
    m_progress->setVisible(m_state != State::Over);
    m_back->setVisible(m_state != State::Over);
    if (m_state != State::Over || !m_proof)
        return;
    m_verdict->setText(proofWords(*m_proof));
    QStringList details{tr("%n question(s) were enough.", nullptr, m_proof->asked),
                        tr("Against the model without it: %1").arg(againstWords(m_proof->base))};
    if (m_proof->sliders.wins + m_proof->sliders.losses + m_proof->sliders.same > 0)
        details << tr("Against the known sliders, set as well as they can be for you: %1")
                       .arg(againstWords(m_proof->sliders));
    for (const TasteEffect& effect : m_proof->effects)
        if (isHarmed(effect))
            details << tr("%1 fell: %2", "a reward; its score before and after")
                           .arg(effectName(effect.scorer), effectWords(effect));
    m_details->setText(details.join('\n'));
    m_use->setVisible(m_proof->won);
}

} // namespace miro
