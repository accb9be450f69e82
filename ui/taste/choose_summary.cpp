#include "ui/taste/choose_summary.h"

#include "ui/charts/interval_bars.h"
#include "ui/taste/taste_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace miro {
namespace {

constexpr int kWidth = 640;
constexpr double kChance = 0.5;

} // namespace

ChooseSummary::ChooseSummary(QWidget* parent) : QWidget(parent) {
    setObjectName("tasteSummary");
    auto* body = new QWidget(this);
    body->setMaximumWidth(kWidth);
    m_title = makeLabel("summaryTitle", body);
    embolden(m_title, 1.4);
    m_accuracy = makeLabel("summaryAccuracy", body);
    m_consistency = makeLabel("summaryConsistency", body);
    m_findings = makeLabel("summaryFindings", body);
    m_findings->setProperty("warning", true);
    m_agreeTitle = makeLabel("summaryAgreeTitle", body);
    embolden(m_agreeTitle);
    m_agreement = new IntervalBars(body);
    m_agreement->setObjectName("summaryAgreement");
    m_agreeNote = makeLabel("summaryAgreeNote", body, true);
    m_more = new QPushButton(themedIcon("repeat", IconColour::AccentText), QString(), body);
    m_more->setObjectName("summaryMore");
    m_more->setProperty("primary", true);
    m_learned = new QPushButton(themedIcon("taste"), QString(), body);
    m_learned->setObjectName("summaryLearned");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_more);
    buttons->addWidget(m_learned);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(body);
    column->setSpacing(10);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_accuracy), static_cast<QWidget*>(m_consistency),
          static_cast<QWidget*>(m_findings), static_cast<QWidget*>(m_agreeTitle), static_cast<QWidget*>(m_agreement),
          static_cast<QWidget*>(m_agreeNote)})
        column->addWidget(widget);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 12, 0, 0);
    row->addStretch(1);
    row->addWidget(body, 4);
    row->addStretch(1);
    connect(m_more, &QPushButton::clicked, this, &ChooseSummary::moreRequested);
    connect(m_learned, &QPushButton::clicked, this, &ChooseSummary::learnedRequested);
    keepTranslated(this, [this] { setTexts(); });
}

void ChooseSummary::setSession(int choices) {
    m_choices = choices;
    showStatus();
}

void ChooseSummary::setStatus(const TasteStatus& status) {
    m_status = status;
    showStatus();
}

void ChooseSummary::setTexts() {
    m_agreeTitle->setText(tr("Which reward models chose as you did"));
    m_agreement->setTitle(tr("Which reward models chose as you did"));
    m_more->setText(tr("Choose more"));
    m_learned->setText(tr("What it learned"));
    showStatus();
}

void ChooseSummary::showStatus() {
    m_title->setText(tr("%n choice(s) made. Thank you!", nullptr, m_choices));
    m_accuracy->setText(accuracyWords(m_status));
    m_consistency->setText(consistencyWords(m_status.checks));
    QStringList findings;
    for (const TasteFinding& finding : m_status.checks.findings)
        if (const QString line = findingWords(finding); !line.isEmpty())
            findings << line;
    m_findings->setText(findings.join('\n'));
    m_findings->setVisible(!findings.isEmpty());
    std::vector<IntervalBar> bars = agreementBars(m_status.rewards);
    const bool any = !bars.empty();
    m_agreement->setBars(std::move(bars), 0, kChance, 1);
    m_agreement->setVisible(any);
    m_agreeNote->setText(any ? tr("The line in the middle is chance. The thin line over a bar says how sure this is.")
                             : tr("No reward model has measured the pictures that you chose between."));
}

} // namespace miro
