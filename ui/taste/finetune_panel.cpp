#include "ui/taste/finetune_panel.h"

#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/model_title.h"
#include "ui/bridge/preferences_store.h"
#include "ui/bridge/taste_bridge.h"
#include "ui/taste/finetune_line.h"
#include "ui/taste/taste_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace miro {
namespace {

constexpr double kHours[] = {1.0 / 3, 1, 3, 8};
constexpr double kMemory[] = {0, 4, 8, 12, 24}; // gigabytes; 0: any
constexpr double kSecondsAnHour = 3600;

} // namespace

FinetunePanel::FinetunePanel(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("finetunePanel");
    m_title = makeLabel("finetuneTitle", this);
    embolden(m_title, 1.2);
    m_text = makeLabel("finetuneText", this);
    m_model = makeLabel("finetuneModel", this);
    m_hoursLabel = makeLabel("finetuneHoursLabel", this);
    m_hours = new QComboBox(this);
    m_hours->setObjectName("finetuneHours");
    for (const double hours : kHours)
        m_hours->addItem(QString(), hours);
    m_hoursLabel->setBuddy(m_hours);
    m_memoryLabel = makeLabel("finetuneMemoryLabel", this);
    m_memory = new QComboBox(this);
    m_memory->setObjectName("finetuneMemory");
    for (const double memory : kMemory)
        m_memory->addItem(QString(), memory);
    m_memoryLabel->setBuddy(m_memory);
    m_idle = new QCheckBox(this);
    m_idle->setObjectName("finetuneIdle");
    m_mains = new QCheckBox(this);
    m_mains->setObjectName("finetuneMains");
    m_start = new QPushButton(themedIcon("taste", IconColour::AccentText), QString(), this);
    m_start->setObjectName("finetuneStart");
    m_start->setProperty("primary", true);
    m_why = makeLabel("finetuneWhy", this, true);
    m_line = new FinetuneLine(context, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_model),
          static_cast<QWidget*>(m_hoursLabel), static_cast<QWidget*>(m_hours), static_cast<QWidget*>(m_memoryLabel),
          static_cast<QWidget*>(m_memory), static_cast<QWidget*>(m_idle), static_cast<QWidget*>(m_mains),
          static_cast<QWidget*>(m_start), static_cast<QWidget*>(m_why), static_cast<QWidget*>(m_line)})
        column->addWidget(widget);
    column->addStretch(1);
    connect(m_start, &QPushButton::clicked, this, [this] { m_context.taste->finetune(order()); });
    connect(m_line, &FinetuneLine::changed, this, &FinetunePanel::refresh);
    connect(m_context.tasteBridge, &TasteBridge::statusChanged, this, &FinetunePanel::refresh);
    connect(&m_context.preferences, &PreferencesStore::changed, this, &FinetunePanel::refresh);
    connect(&m_context.models, &ModelCatalogue::changed, this, &FinetunePanel::refresh);
    keepTranslated(this, [this] { setTexts(); });
}

TasteFinetuneOrder FinetunePanel::order() const {
    TasteFinetuneOrder order;
    order.model = m_context.preferences.get().model;
    order.hours = m_hours->currentData().toDouble();
    order.memoryGb = m_memory->currentData().toDouble();
    order.onlyWhenIdle = m_idle->isChecked();
    order.onlyOnMains = m_mains->isChecked();
    return order;
}

void FinetunePanel::setTexts() {
    m_title->setText(tr("Teach the model"));
    m_text->setText(tr("The model that draws learns your taste as one more slider, “My taste”. It works in the "
                       "background and gives way whenever you draw. The model itself stays as it is."));
    m_hoursLabel->setText(tr("How long"));
    for (int i = 0; i < m_hours->count(); ++i)
        m_hours->setItemText(i, durationWords(m_hours->itemData(i).toDouble() * kSecondsAnHour));
    m_memoryLabel->setText(tr("Memory"));
    for (int i = 0; i < m_memory->count(); ++i) {
        const double most = m_memory->itemData(i).toDouble();
        m_memory->setItemText(i, most > 0 ? tr("At most %1 GB").arg(QLocale().toString(most, 'g', 3))
                                          : tr("As much as it needs"));
    }
    m_hours->setAccessibleName(m_hoursLabel->text());
    m_memory->setAccessibleName(m_memoryLabel->text());
    m_idle->setText(tr("Only while I am away"));
    m_idle->setToolTip(tr("It works while nothing is drawn and nobody touches mouse or keyboard"));
    m_mains->setText(tr("Only on mains power"));
    m_mains->setToolTip(tr("It pauses while the machine runs on its battery"));
    m_start->setText(tr("Start"));
    refresh();
}

void FinetunePanel::refresh() {
    const std::string& model = m_context.preferences.get().model;
    const std::string& variant = m_context.preferences.get().variant;
    const TasteStatus& status = m_context.tasteBridge->status();
    m_model->setText(tr("Model: %1").arg(modelTitle(m_context.models.inventory(), model, variant)));
    const bool here = m_context.models.find(model, variant) != nullptr;
    m_start->setEnabled(status.enough && here && !m_line->going());
    QString why;
    if (!status.enough)
        why = tr("First choose between some more pictures. %1").arg(accuracyWords(status));
    else if (!here)
        why = tr("This model is not installed.");
    else if (m_line->going())
        why = tr("One at a time: the one below is not over.");
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

} // namespace miro
