#include "ui/taste/teach_part.h"

#include "base/result.h"
#include "ui/bridge/taste_bridge.h"
#include "ui/taste/finetune_panel.h"
#include "ui/taste/taste_sizes.h"
#include "ui/taste/version_card.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <algorithm>

namespace miro {
namespace {

constexpr int kPanelWidth = 320;

QScrollArea* scrollOf(QWidget* body, const char* name, QWidget* parent) {
    auto* scroll = new QScrollArea(parent);
    scroll->setObjectName(name);
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

} // namespace

TeachPart::TeachPart(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("tasteTeach");
    m_panel = new FinetunePanel(context, this);
    QScrollArea* left = scrollOf(m_panel, "finetuneScroll", this);
    left->setFixedWidth(kPanelWidth);
    auto* versions = new QWidget(this);
    m_title = makeLabel("versionsTitle", versions);
    embolden(m_title, 1.2);
    m_none = makeLabel("versionsNone", versions, true);
    m_list = new QVBoxLayout;
    m_list->setSpacing(10);
    auto* column = new QVBoxLayout(versions);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_none);
    column->addLayout(m_list);
    column->addStretch(1);
    m_scroll = scrollOf(versions, "versionsScroll", this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(left);
    row->addWidget(m_scroll, 1);
    connect(m_context.tasteBridge, &TasteBridge::versionsCame, this, &TeachPart::showVersions);
    keepTranslated(this, [this] { setTexts(); });
    showVersions();
}

void TeachPart::setTexts() {
    m_title->setText(tr("What it has learned so far"));
    m_none->setText(tr("Every fine-tuning leaves a version here. A version is used only after it has won a blind "
                       "comparison with you, and can be taken back at any time."));
}

VersionCard* TeachPart::addCard(int64_t version) {
    auto* card = new VersionCard(version, this);
    connect(card, &VersionCard::proveRequested, this, &TeachPart::proveRequested);
    connect(card, &VersionCard::useRequested, this, [this](qint64 id) { m_context.taste->setDefaultVersion(id); });
    connect(card, &VersionCard::rollBackRequested, this, [this](qint64 id) { m_context.taste->rollBackVersion(id); });
    connect(card, &VersionCard::deleteRequested, this, &TeachPart::askToDelete);
    connect(card, &VersionCard::exportRequested, this, &TeachPart::askToExport);
    return card;
}

// Cards that are there already stay, with the focus that one of them may have.
void TeachPart::showVersions() {
    std::vector<TasteVersion> versions = m_context.tasteBridge->versions();
    std::stable_sort(versions.begin(), versions.end(),
                     [](const TasteVersion& a, const TasteVersion& b) { return a.record.made > b.record.made; });
    std::vector<VersionCard*> before = std::exchange(m_cards, {});
    for (const TasteVersion& version : versions) {
        const auto known = std::find_if(before.begin(), before.end(),
                                        [&](const VersionCard* card) { return card->version() == version.record.id; });
        VersionCard* card = nullptr;
        if (known != before.end()) {
            card = *known;
            before.erase(known);
        } else {
            card = addCard(version.record.id);
        }
        card->setVersion(version);
        m_list->removeWidget(card);
        m_list->addWidget(card);
        card->show();
        m_cards.push_back(card);
    }
    for (VersionCard* gone : before)
        delete gone;
    QWidget* last = m_panel;
    for (VersionCard* card : m_cards) {
        setTabOrder(last, card);
        last = card;
    }
    m_none->setVisible(m_cards.empty());
}

const TasteVersion* TeachPart::find(qint64 version) const {
    for (const TasteVersion& known : m_context.tasteBridge->versions())
        if (known.record.id == version)
            return &known;
    return nullptr;
}

void TeachPart::askToDelete(qint64 version) {
    const TasteVersion* found = find(version);
    if (!found)
        return;
    askYesNo(this,
             tr("Delete “%1” for good? Its file is gone then; your choices stay.")
                 .arg(QString::fromStdString(oneLine(found->record.name, kNameBytes))),
             tr("Delete"), [this, version](bool yes) {
                 if (yes)
                     m_context.taste->deleteVersion(version);
             });
}

void TeachPart::askToExport(qint64 version) {
    const TasteVersion* found = find(version);
    if (!found)
        return;
    const QString suggestion = QString::fromStdString(std::filesystem::path(found->record.file).filename().string());
    askForSaveName(this, tr("Export this version"), suggestion, tr("Adapters (*.safetensors)"),
                   [this, version](const QString& file) {
                       if (!file.isEmpty())
                           m_context.taste->exportVersion(version, file.toStdString());
                   });
}

} // namespace miro
