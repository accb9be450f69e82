#include "ui/taste/version_card.h"

#include "base/result.h"
#include "ui/taste/taste_sizes.h"
#include "ui/taste/taste_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace miro {
namespace {

constexpr int kEffectColumns = 2; // pairs of a name and its numbers

} // namespace

VersionCard::VersionCard(int64_t version, QWidget* parent) : QFrame(parent), m_id(version) {
    setObjectName(QStringLiteral("version-%1").arg(version));
    setFrameShape(QFrame::StyledPanel);
    m_title = makeLabel("versionTitle", this);
    embolden(m_title);
    m_state = makeLabel("versionState", this);
    m_proof = makeLabel("versionProof", this);
    m_details = makeLabel("versionDetails", this, true);
    m_effectsTitle = makeLabel("versionEffectsTitle", this);
    auto* effects = new QWidget(this);
    m_effects = new QGridLayout(effects);
    m_effects->setContentsMargins(0, 0, 0, 0);
    m_effects->setHorizontalSpacing(14);
    m_effects->setVerticalSpacing(2);
    for (int pair = 0; pair < kEffectColumns; ++pair)
        m_effects->setColumnStretch(2 * pair + 1, 1);
    m_harm = makeLabel("versionHarm", this);
    m_harm->setProperty("warning", true);
    auto addButton = [this](const char* name, const char* icon, void (VersionCard::*signal)(qint64)) {
        auto* button = new QPushButton(themedIcon(icon), QString(), this);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, [this, signal] { Q_EMIT(this->*signal)(m_id); });
        return button;
    };
    m_prove = addButton("versionProve", "compare", &VersionCard::proveRequested);
    m_use = addButton("versionUse", "check", &VersionCard::useRequested);
    m_rollBack = addButton("versionRollBack", "undo", &VersionCard::rollBackRequested);
    m_export = addButton("versionExport", "export", &VersionCard::exportRequested);
    m_delete = addButton("versionDelete", "trash", &VersionCard::deleteRequested);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_prove, m_use, m_rollBack, m_export, m_delete})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(6);
    for (QWidget* widget : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_state),
                            static_cast<QWidget*>(m_proof), static_cast<QWidget*>(m_details),
                            static_cast<QWidget*>(m_effectsTitle), effects, static_cast<QWidget*>(m_harm)})
        column->addWidget(widget);
    column->addLayout(buttons);
    keepTranslated(this, [this] { setTexts(); });
}

void VersionCard::setVersion(const TasteVersion& version) {
    m_version = version;
    showVersion();
}

void VersionCard::setTexts() {
    m_use->setText(tr("Use it"));
    m_rollBack->setText(tr("Take back"));
    m_rollBack->setToolTip(tr("Draw with what was in use before; this version is kept"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Save it as a small file of its own"));
    m_delete->setText(tr("Delete…"));
    m_effectsTitle->setText(tr("Other rewards, before → after:"));
    showVersion();
}

void VersionCard::showVersion() {
    const TasteVersionRecord& record = m_version.record;
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(record.made), QLocale::ShortFormat);
    m_title->setText(tr("%1, %2", "a version's name and when it was made")
                         .arg(QString::fromStdString(oneLine(record.name, kNameBytes)), when));
    m_state->setText(versionStateWords(m_version));
    const bool proven = m_version.proof && m_version.proof->over;
    m_proof->setVisible(m_version.proof.has_value());
    QStringList details;
    if (m_version.proof) {
        const TasteProof& proof = *m_version.proof;
        m_proof->setText(proofWords(proof));
        if (proof.base.wins + proof.base.losses + proof.base.same > 0)
            details << tr("Against the model without it: %1").arg(againstWords(proof.base));
        if (proof.sliders.wins + proof.sliders.losses + proof.sliders.same > 0)
            details << tr("Against the known sliders, set as well as they can be for you: %1")
                           .arg(againstWords(proof.sliders));
        if (proof.heldOut.trials > 0)
            details << tr("Choices kept back: %1 foretold rightly (%2)")
                           .arg(percentWords(proof.heldOut.value), rangeWords(proof.heldOut.interval));
    }
    m_details->setText(details.join('\n'));
    m_details->setVisible(!details.isEmpty());
    showEffects();
    const bool used = record.state == TasteVersionState::Default;
    m_prove->setText(proven                                      ? tr("Prove again")
                     : m_version.proof && !m_version.proof->over ? tr("Go on with the proof")
                                                                 : tr("Prove it"));
    m_prove->setToolTip(tr("Compare pictures with and without it, blind, in at most twenty questions"));
    m_prove->setEnabled(m_version.fits);
    m_use->setVisible(!used);
    m_use->setEnabled(m_version.fits && proven && m_version.proof->won);
    m_use->setToolTip(m_use->isEnabled() ? tr("The slider “My taste” draws with this version")
                                         : tr("Only a version that has won its proof can be used"));
    m_rollBack->setVisible(used);
}

void VersionCard::showEffects() {
    while (QLayoutItem* item = m_effects->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const std::vector<TasteEffect> effects = m_version.proof ? m_version.proof->effects : std::vector<TasteEffect>();
    QStringList harmed;
    for (size_t i = 0; i < effects.size(); ++i) {
        const int row = static_cast<int>(i) / kEffectColumns;
        const int column = 2 * (static_cast<int>(i) % kEffectColumns);
        auto* name = makeLabel("effectName", this, true);
        name->setWordWrap(false);
        name->setText(effectName(effects[i].scorer));
        auto* numbers = makeLabel("effectNumbers", this);
        numbers->setWordWrap(false);
        numbers->setText(effectWords(effects[i]));
        numbers->setProperty("warning", isHarmed(effects[i]));
        m_effects->addWidget(name, row, column);
        m_effects->addWidget(numbers, row, column + 1);
        if (isHarmed(effects[i]))
            harmed << name->text();
    }
    m_effectsTitle->setVisible(!effects.empty());
    m_harm->setText(tr("It costs: %1.", "names of rewards").arg(harmed.join(tr(", ", "between names of rewards"))));
    m_harm->setVisible(!harmed.isEmpty());
}

} // namespace miro
