#include "ui/batch/expansion_panel.h"

#include "ui/batch/expansion_model.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/param_form.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kSeedWidth = 90;

} // namespace

ExpansionPanel::ExpansionPanel(QWidget* parent) : QWidget(parent) {
    setObjectName("expansionPanel");
    m_title = new QLabel(this);
    embolden(m_title);
    m_count = new QLabel(this);
    m_count->setObjectName("expansionCount");
    m_count->setProperty("muted", true);
    auto* top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(m_title);
    top->addSpacing(6);
    top->addWidget(m_count, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(top);
    column->addWidget(makeChoices());
    m_model = new ExpansionModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName("expansionTable");
    m_table->setModel(m_model);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() + 6);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(ExpansionModel::Prompt, QHeaderView::Stretch);
    column->addWidget(m_table, 1);
    keepTranslated(this, [this] { setTexts(); });
}

QWidget* ExpansionPanel::makeChoices() {
    auto* row = new QWidget(this);
    m_modeLabel = new QLabel(row);
    m_mode = new QComboBox(row);
    m_mode->setObjectName("expandMode");
    m_mode->setFocusPolicy(Qt::StrongFocus);
    for (ExpandMode mode : {ExpandMode::Random, ExpandMode::All, ExpandMode::None})
        m_mode->addItem(QString(), static_cast<int>(mode));
    m_modeLabel->setBuddy(m_mode);
    m_samples = new ParamForm(ParamForm::specsOf(batchParams(), kExpandKeys), ParamForm::Help::Tip, row);
    m_seedLabel = new QLabel(row);
    m_seed = new QLineEdit(row);
    m_seed->setObjectName("expandSeed");
    m_seed->setMaxLength(20);
    m_seed->setFixedWidth(kSeedWidth);
    m_seedLabel->setBuddy(m_seed);
    auto addTool = [row](const char* name, const char* icon) {
        auto* button = new QToolButton(row);
        button->setObjectName(name);
        button->setIcon(themedIcon(icon));
        button->setIconSize({16, 16});
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    };
    m_dice = addTool("expandDice", "dice");
    m_folder = addTool("wildcardsFolder", "folder");
    m_folder->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_folderName = new ElidedLabel(row);
    m_folderName->setObjectName("wildcardsName");
    m_folderName->setProperty("muted", true);
    m_noFolder = addTool("wildcardsClear", "close");
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_modeLabel);
    line->addWidget(m_mode);
    line->addWidget(m_samples, 0, Qt::AlignVCenter);
    line->addWidget(m_seedLabel);
    line->addWidget(m_seed);
    line->addWidget(m_dice);
    line->addWidget(m_folder);
    line->addWidget(m_folderName, 1);
    line->addWidget(m_noFolder);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        showChoices();
        Q_EMIT changed();
    });
    connect(m_samples, &ParamForm::changed, this, &ExpansionPanel::changed);
    connect(m_seed, &QLineEdit::editingFinished, this, &ExpansionPanel::takeSeed);
    connect(m_dice, &QToolButton::clicked, this, [this] {
        m_seedValue = QRandomGenerator::global()->generate();
        m_seed->setText(QString::number(m_seedValue));
        Q_EMIT changed();
    });
    connect(m_folder, &QToolButton::clicked, this, &ExpansionPanel::chooseFolder);
    connect(m_noFolder, &QToolButton::clicked, this, [this] {
        m_wildcards.clear();
        showChoices();
        m_folder->setFocus();
        Q_EMIT changed();
    });
    return row;
}

// What is no number gives way to what was there.
void ExpansionPanel::takeSeed() {
    bool valid = false;
    const uint64_t seed = m_seed->text().trimmed().toULongLong(&valid);
    if (valid && seed != m_seedValue) {
        m_seedValue = seed;
        Q_EMIT changed();
    }
    m_seed->setText(QString::number(m_seedValue));
}

void ExpansionPanel::chooseFolder() {
    askForFolder(this, tr("The folder of the wildcard files"), [this](const QString& folder) {
        if (folder.isEmpty())
            return;
        m_wildcards = folder.toStdString();
        showChoices();
        Q_EMIT changed();
    });
}

void ExpansionPanel::show(const BatchDraft& draft) {
    const ExpandOptions& expand = draft.request.expand;
    {
        const QSignalBlocker quiet(m_mode);
        m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(expand.mode)));
    }
    m_samples->show(draft, batchParams());
    m_seedValue = expand.seed;
    m_seed->setText(QString::number(m_seedValue));
    m_wildcards = expand.wildcards;
    showChoices();
}

void ExpansionPanel::writeTo(BatchDraft& draft) const {
    ExpandOptions& expand = draft.request.expand;
    expand.mode = static_cast<ExpandMode>(m_mode->currentData().toInt());
    m_samples->writeTo(draft, batchParams());
    expand.seed = m_seedValue;
    expand.wildcards = m_wildcards;
}

void ExpansionPanel::showChoices() {
    const bool random = static_cast<ExpandMode>(m_mode->currentData().toInt()) == ExpandMode::Random;
    for (QWidget* widget : {static_cast<QWidget*>(m_samples), static_cast<QWidget*>(m_seedLabel),
                            static_cast<QWidget*>(m_seed), static_cast<QWidget*>(m_dice)})
        widget->setVisible(random);
    m_folderName->setFullText(!m_wildcards.empty() ? QString::fromStdString(m_wildcards.filename().string())
                              : m_hasListFolder    ? tr("beside the list")
                                                   : tr("no folder"));
    m_folderName->setToolTip(m_wildcards.empty() ? m_folderName->fullText()
                                                 : QString::fromStdString(m_wildcards.string()));
    m_noFolder->setVisible(!m_wildcards.empty());
}

void ExpansionPanel::setListFolder(bool known) {
    m_hasListFolder = known;
    showChoices();
}

void ExpansionPanel::showAnswer(const ComposeAnswer& answer) {
    m_model->setPrompts(answer.prompts);
    for (int column : {ExpansionModel::Line, ExpansionModel::Seed, ExpansionModel::Settings})
        m_table->resizeColumnToContents(column);
    constexpr int kWidest = 260;
    if (m_table->columnWidth(ExpansionModel::Settings) > kWidest)
        m_table->setColumnWidth(ExpansionModel::Settings, kWidest);
    m_answer = answer;
    m_answer.prompts.clear();
    showCount();
}

void ExpansionPanel::showCount() {
    const auto shown = static_cast<int>(m_model->prompts().size());
    const auto all = static_cast<int>(std::min<int64_t>(m_answer.entries, std::numeric_limits<int>::max()));
    m_count->setText(!m_answer.problems.empty() ? tr("is shown when the list has no mistakes")
                     : all == 0                 ? QString()
                     : shown < all
                         ? tr("%Ln prompts, the first %1 are shown", nullptr, all).arg(QLocale().toString(shown))
                         : tr("%Ln prompts", nullptr, all));
}

void ExpansionPanel::setTexts() {
    m_title->setText(tr("What it becomes"));
    m_modeLabel->setText(tr("Choices"));
    m_mode->setAccessibleName(tr("How lines with choices are expanded"));
    m_mode->setToolTip(tr("A line such as “a {red|blue} car” or “a __colour__ car” has choices."));
    m_mode->setItemText(0, tr("At random"));
    m_mode->setItemText(1, tr("All combinations"));
    m_mode->setItemText(2, tr("As written"));
    m_seedLabel->setText(tr("Dice"));
    m_seed->setAccessibleName(tr("Seed of the choices"));
    m_seed->setToolTip(tr("The same number makes the same choices again."));
    m_dice->setToolTip(tr("Other choices"));
    m_dice->setAccessibleName(m_dice->toolTip());
    m_folder->setText(tr("Wildcards"));
    m_folder->setToolTip(tr("Choose the folder of the wildcard files; without one, “wildcards” beside the list"));
    m_noFolder->setToolTip(tr("Take the folder beside the list again"));
    m_noFolder->setAccessibleName(m_noFolder->toolTip());
    m_table->setAccessibleName(tr("The first prompts of the batch"));
    m_model->languageChanged();
    showChoices();
    showCount();
}

} // namespace miro
