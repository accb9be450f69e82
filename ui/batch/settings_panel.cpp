#include "ui/batch/settings_panel.h"

#include "ui/batch/axes_panel.h"
#include "ui/batch/best_panel.h"
#include "ui/batch/compose_words.h"
#include "ui/batch/target_sliders.h"
#include "ui/bridge/model_title.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/param_form.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>

namespace miro {
namespace {

constexpr int kMargin = 12;
constexpr int kMostName = 120;

QString fullName(const std::string& name, const std::string& variant) {
    return QString::fromStdString(variant.empty() ? name : name + '\n' + variant);
}

} // namespace

SettingsPanel::SettingsPanel(QWidget* parent) : QWidget(parent) {
    setObjectName("batchSettings");
    setFixedWidth(kWidth);
    auto* scroll = new QScrollArea(this); // before what it holds: Tab goes in the order of making
    auto* inside = new QWidget(scroll);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(kMargin, kMargin, kMargin, 4);
    column->setSpacing(10);
    makeTop(inside);
    m_targets = new TargetSliders(inside);
    m_axes = new AxesPanel(inside);
    m_best = new BestPanel(inside);
    column->addWidget(m_targets);
    column->addWidget(m_axes);
    column->addWidget(m_best);
    column->addStretch(1);
    scroll->setObjectName("batchScroll");
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setProperty("scrolls", true);
    scroll->setWidget(inside);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(4);
    whole->addWidget(scroll, 1);
    makeBottom();
    connect(m_name, &QLineEdit::textEdited, this, &SettingsPanel::changed);
    connect(m_model, &QComboBox::currentIndexChanged, this, [this] {
        followModel();
        Q_EMIT changed();
    });
    connect(m_form, &ParamForm::changed, this, &SettingsPanel::changed);
    connect(m_fromCreate, &QPushButton::clicked, this, &SettingsPanel::createSettingsAsked);
    connect(m_resetOthers, &QPushButton::clicked, this, [this] {
        resetOtherSettings(m_base);
        showOthers();
        m_fromCreate->setFocus();
        Q_EMIT changed();
    });
    connect(m_targets, &TargetSliders::changed, this, &SettingsPanel::changed);
    connect(m_axes, &AxesPanel::changed, this, &SettingsPanel::changed);
    connect(m_best, &BestPanel::changed, this, &SettingsPanel::changed);
    keepTranslated(this, [this] { setTexts(); });
    setProblem({});
    setReady(false);
}

void SettingsPanel::makeTop(QWidget* inside) {
    m_nameLabel = new QLabel(inside);
    m_name = new QLineEdit(inside);
    m_name->setObjectName("batchName");
    m_name->setMaxLength(kMostName);
    m_nameLabel->setBuddy(m_name);
    m_modelLabel = new QLabel(inside);
    m_model = new QComboBox(inside);
    m_model->setObjectName("batchModel");
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(10);
    m_model->setFocusPolicy(Qt::StrongFocus);
    m_modelLabel->setBuddy(m_model);
    auto* rows = new QFormLayout;
    rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    rows->addRow(m_nameLabel, m_name);
    rows->addRow(m_modelLabel, m_model);
    m_allTitle = new QLabel(inside);
    embolden(m_allTitle);
    m_fromCreate = new QPushButton(themedIcon("draw"), QString(), inside);
    m_fromCreate->setObjectName("batchFromCreate");
    m_form = new ParamForm(ParamForm::specsOf(batchParams(), kLineKeys), ParamForm::Help::Tip, inside);
    m_others = new QLabel(inside);
    m_others->setObjectName("batchOthers");
    m_others->setProperty("muted", true);
    m_others->setWordWrap(true);
    m_others->setTextFormat(Qt::PlainText);
    m_resetOthers = new QPushButton(themedIcon("reset"), QString(), inside);
    m_resetOthers->setObjectName("batchResetOthers");
    auto* column = static_cast<QVBoxLayout*>(inside->layout());
    column->addLayout(rows);
    column->addWidget(m_allTitle);
    column->addWidget(m_form);
    column->addWidget(m_others);
    column->addWidget(m_resetOthers);
    column->addWidget(m_fromCreate);
    setTabOrder(m_model, m_form->editor(kLineKeys.front()));
    setTabOrder(m_form->editor(kLineKeys.back()), m_resetOthers);
    setTabOrder(m_resetOthers, m_fromCreate);
}

QLabel* SettingsPanel::addBottomLabel(const char* name, const char* look) {
    auto* label = new QLabel(this);
    label->setObjectName(name);
    if (*look)
        label->setProperty(look, true);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void SettingsPanel::makeBottom() {
    m_problem = addBottomLabel("batchProblem", "warning");
    m_estimate = addBottomLabel("batchEstimate", "");
    m_warning = addBottomLabel("batchDisk", "warning");
    m_try = new QPushButton(this);
    m_try->setObjectName("batchTry");
    m_start = new QPushButton(this);
    m_start->setObjectName("batchStart");
    m_start->setProperty("primary", true);
    for (QPushButton* button : {m_try, m_start})
        button->setMinimumHeight(36);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_try, 1);
    buttons->addWidget(m_start, 1);
    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(kMargin, 0, kMargin, kMargin);
    bottom->setSpacing(6);
    for (QLabel* label : {m_problem, m_estimate, m_warning})
        bottom->addWidget(label);
    bottom->addLayout(buttons);
    static_cast<QVBoxLayout*>(layout())->addLayout(bottom);
    connect(m_try, &QPushButton::clicked, this, &SettingsPanel::tryAsked);
    connect(m_start, &QPushButton::clicked, this, &SettingsPanel::startAsked);
}

void SettingsPanel::setModels(const ModelInventory& inventory, const std::string& model, const std::string& variant) {
    m_inventory = inventory;
    m_programModel = model;
    m_programVariant = variant;
    std::vector<std::string> scorers;
    for (const KnownScorer& scorer : inventory.scorers)
        if (scorer.installed())
            scorers.push_back(scorer.key);
    m_best->setScorers(scorers);
    fillModels();
    followModel();
}

void SettingsPanel::fillModels() {
    const QSignalBlocker quiet(m_model);
    const QString chosen = m_model->currentData().toString();
    m_model->clear();
    m_model->addItem(tr("%1 (the program's)").arg(modelTitle(m_inventory, m_programModel, m_programVariant)),
                     QString());
    for (const KnownGenerator& generator : m_inventory.generators)
        m_model->addItem(modelTitle(m_inventory, generator.name, generator.variant),
                         fullName(generator.name, generator.variant));
    if (m_model->findData(chosen) < 0)
        m_model->addItem(QString(chosen).replace('\n', '/'), chosen);
    m_model->setCurrentIndex(m_model->findData(chosen));
}

const KnownGenerator* SettingsPanel::generator() const {
    QString name = m_model->currentData().toString();
    if (name.isEmpty())
        name = fullName(m_programModel, m_programVariant);
    for (const KnownGenerator& generator : m_inventory.generators)
        if (fullName(generator.name, generator.variant) == name)
            return &generator;
    return nullptr;
}

void SettingsPanel::followModel() {
    const KnownGenerator* known = generator();
    m_targets->setModelInfo(known ? &known->info : nullptr);
    m_axes->setRewards(known ? known->info.rewardKeys : std::vector<std::string>());
    setTexts();
}

void SettingsPanel::show(const BatchDraft& draft) {
    m_base = draft.request.settings;
    if (m_name->text() != QString::fromStdString(draft.name))
        m_name->setText(QString::fromStdString(draft.name));
    {
        const QSignalBlocker quiet(m_model);
        const QString name = fullName(draft.request.model, draft.request.variant);
        if (m_model->findData(name) < 0)
            m_model->addItem(QString(name).replace('\n', '/'), name);
        m_model->setCurrentIndex(m_model->findData(name));
    }
    m_form->show(draft, batchParams());
    followModel();
    m_targets->show(draft);
    m_axes->show(draft);
    m_best->show(draft);
    showOthers();
}

void SettingsPanel::writeTo(BatchDraft& draft) const {
    draft.request.settings = m_base;
    draft.name = m_name->text().trimmed().toStdString();
    const QStringList model = m_model->currentData().toString().split('\n');
    draft.request.model = model.value(0).toStdString();
    draft.request.variant = model.value(1).toStdString();
    m_form->writeTo(draft, batchParams());
    m_targets->writeTo(draft);
    m_axes->writeTo(draft);
    m_best->writeTo(draft);
}

void SettingsPanel::showOthers() {
    QStringList names;
    for (const std::string& key : otherSettings(m_base))
        names << settingWords(key);
    if (!m_base.negative.empty())
        names << tr("negative targets");
    if (!m_base.keyframes.empty())
        names << tr("keyframes");
    m_others->setText(tr("Also from Create: %1").arg(names.join(QStringLiteral(", "))));
    m_others->setVisible(!names.isEmpty());
    m_resetOthers->setVisible(!names.isEmpty());
}

void SettingsPanel::setEstimate(const QString& text, const QString& warning) {
    m_estimate->setText(text);
    m_estimate->setVisible(!text.isEmpty());
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
}

void SettingsPanel::setProblem(const QString& text) {
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void SettingsPanel::setReady(bool wanted) {
    const bool ready = wanted && !m_best->lacksScorers();
    m_try->setEnabled(ready);
    m_start->setEnabled(ready);
}

bool SettingsPanel::isReady() const {
    return m_start->isEnabled();
}

void SettingsPanel::setTexts() {
    m_nameLabel->setText(tr("Name"));
    m_name->setPlaceholderText(tr("as the list is called"));
    m_name->setAccessibleName(tr("Name of the batch"));
    m_name->setToolTip(tr("Of the batch and of the album that its pictures go into"));
    m_modelLabel->setText(tr("Model"));
    m_model->setAccessibleName(tr("Model that draws"));
    m_allTitle->setText(tr("For all lines that do not say otherwise"));
    m_fromCreate->setText(tr("Use what stands in Create"));
    m_fromCreate->setToolTip(tr("Take steps, guidance, targets and model of the Create page"));
    m_resetOthers->setText(tr("As usual"));
    m_resetOthers->setToolTip(tr("Set these back to what is usual"));
    const QString own = tr("%1 (the model's)");
    const KnownGenerator* known = generator();
    m_form->setUnsetText("steps", known
                                      ? own.arg(QLocale().toString(static_cast<qlonglong>(known->info.defaults.steps)))
                                      : tr("the model's"));
    m_form->setUnsetText("guidance",
                         known ? own.arg(QLocale().toString(known->info.defaults.guidance)) : tr("the model's"));
    m_form->setUnsetText("seed", tr("the prompt's number"));
    m_try->setText(tr("Try three"));
    m_try->setToolTip(tr("Draw the first three pictures now, before the night (Ctrl+T)"));
    m_start->setText(tr("Start"));
    m_start->setIcon(themedIcon("play", IconColour::AccentText));
    m_start->setToolTip(tr("Put the batch into the queue (Ctrl+Return)"));
    fillModels();
    showOthers();
}

} // namespace miro
