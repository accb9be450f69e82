#include "ui/create/advanced_panel.h"

#include "ui/create/negative_panel.h"
#include "ui/create/prompt_edit.h"
#include "ui/create/seed_box.h"
#include "ui/create/start_box.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/param_form.h"
#include "ui/widgets/param_texts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QToolButton>

namespace miro {
namespace {

const BoundParam<GenerationSettings>* paramOf(const std::string& key) {
    for (const auto& param : generationParams())
        if (param.spec.key == key)
            return &param;
    return nullptr;
}

} // namespace

AdvancedPanel::AdvancedPanel(SettingsModel& model, QWidget* parent) : QFrame(parent), m_model(model) {
    setObjectName("advancedPanel");
    m_title = new QLabel(this);
    m_close = new QToolButton(this);
    m_close->setObjectName("advancedClose");
    m_close->setIcon(themedIcon("close"));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName("advancedScroll");
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto* inside = new QWidget(scroll); // before what it holds: Tab goes in the order of making
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 0, 12, 12);
    column->setSpacing(8);
    m_sampling =
        addForm(column, {"steps", "guidance", "guidance-type", "guidance-start", "guidance-end", "shift", "precision"});
    m_negativesHeading = addHeading(column, "negativesHeading");
    m_negatives = new NegativePanel(m_model, *m_sampling->editor("precision"), inside);
    column->addWidget(m_negatives);
    m_promptHeading = addHeading(column, "negativePromptHeading");
    m_negativePrompt = new PromptEdit(inside);
    m_negativePrompt->setObjectName("negativePrompt");
    m_negativePrompt->setVisibleLines(2);
    column->addWidget(m_negativePrompt);
    m_promptNote = new QLabel(inside);
    m_promptNote->setObjectName("negativePromptNote");
    m_promptNote->setWordWrap(true);
    m_promptNote->setProperty("muted", true);
    column->addWidget(m_promptNote);
    m_startHeading = addHeading(column, "startHeading");
    m_start = new StartBox(m_model, inside);
    column->addWidget(m_start);
    m_gamma = addForm(column, {"start-gamma"});
    m_variationHeading = addHeading(column, "variationHeading");
    m_variation = addForm(column, {"variation", "variation-seed"});
    column->addStretch(1);
    scroll->setWidget(inside);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 8, 8, 4);
    top->addWidget(m_title, 1);
    top->addWidget(m_close);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(top);
    whole->addWidget(scroll, 1);

    connect(m_close, &QToolButton::clicked, this, &AdvancedPanel::closeAsked);
    connect(m_negatives, &NegativePanel::sliderReleased, this, &AdvancedPanel::sliderReleased);
    connect(m_negativePrompt, &PromptEdit::edited, this, [this] {
        m_model.changeText(
            tr("negative prompt"),
            [this](CreateSettings& s) { s.generation.negativePrompt = m_negativePrompt->toPlainText().toStdString(); },
            "negative-prompt");
    });
    connect(m_negativePrompt, &PromptEdit::refused, this, [this](qsizetype length) {
        Q_EMIT noted(tr("That text of %1 letters is too long for a prompt; nothing was changed.")
                         .arg(QLocale().toString(static_cast<qlonglong>(length))));
    });
    connect(&m_model, &SettingsModel::changed, this, &AdvancedPanel::showSettings);
    auto* passer = new UndoPasser(this);
    const auto lines = findChildren<QLineEdit*>();
    for (QLineEdit* line : lines)
        line->installEventFilter(passer);
    keepTranslated(this, [this] {
        setTexts();
        showSettings();
    });
}

ParamForm* AdvancedPanel::addForm(QVBoxLayout* column, const std::vector<std::string>& keys) {
    auto* form =
        new ParamForm(ParamForm::specsOf(generationParams(), keys), ParamForm::Help::Tip, column->parentWidget());
    column->addWidget(form);
    connect(form, &ParamForm::changed, this, [this, form](const QString& key) { take(*form, key); });
    m_forms.push_back(form);
    return form;
}

QLabel* AdvancedPanel::addHeading(QVBoxLayout* column, const char* name) {
    auto* heading = new QLabel(column->parentWidget());
    heading->setObjectName(name);
    embolden(heading);
    column->addSpacing(4);
    column->addWidget(heading);
    return heading;
}

void AdvancedPanel::take(const ParamForm& form, const QString& key) {
    const auto* param = paramOf(key.toStdString());
    const ParamValue value = form.value(param->spec.key);
    m_model.change(
        paramLabel(param->spec),
        [&](CreateSettings& s) {
            param->set(s.generation, value);
            if (s.generation.variation > 0 && !s.generation.variationSeed)
                s.generation.variationSeed = SeedBox::randomSeed();
        },
        "param-" + key);
}

void AdvancedPanel::setModelInfo(const GeneratorInfo* info) {
    m_info = info ? std::optional(*info) : std::nullopt;
    m_negatives->setModelInfo(info);
    m_negativesHeading->setVisible(info != nullptr);
    setTexts();
    showSettings();
}

void AdvancedPanel::setTexts() {
    m_title->setText(tr("Advanced"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close Advanced"));
    m_negativesHeading->setText(tr("Push away from pictures better than"));
    m_promptHeading->setText(tr("Negative prompt"));
    m_negativePrompt->setAccessibleName(tr("Negative prompt"));
    m_negativePrompt->setPlaceholderText(tr("empty, as published"));
    m_promptNote->setText(tr("Beyond the published way: it takes the place of the empty text."));
    m_startHeading->setText(tr("Start picture"));
    m_variationHeading->setText(tr("Near variations"));
    if (m_info) {
        const GenerationDefaults& defaults = m_info->defaults;
        const QString own = tr("%1 (the model's)");
        m_sampling->setUnsetText("steps", own.arg(locale().toString(static_cast<qlonglong>(defaults.steps))));
        m_sampling->setUnsetText("guidance", own.arg(locale().toString(defaults.guidance)));
    }
    m_sampling->setUnsetText("guidance-start", tr("the first"));
    m_sampling->setUnsetText("guidance-end", tr("the last"));
    m_variation->setUnsetText("variation-seed", tr("chosen by itself"));
}

void AdvancedPanel::showSettings() {
    const GenerationSettings& generation = m_model.get().generation;
    for (ParamForm* form : m_forms)
        form->show(generation, generationParams());
    m_negativePrompt->showText(QString::fromStdString(generation.negativePrompt));
    m_gamma->setEnabled(!generation.startPicture.empty());
}

} // namespace miro
