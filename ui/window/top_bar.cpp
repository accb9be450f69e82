#include "ui/window/top_bar.h"

#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/model_title.h"
#include "ui/bridge/preferences_store.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"
#include "ui/window/activity.h"
#include "ui/window/activity_pill.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kHeight = 40;
constexpr int kModelWidth = 220; // pixels for the model's name

} // namespace

TopBar::TopBar(const AppContext& context, const Activity& activity, const std::vector<QAction*>& tabs,
               const std::vector<QAction*>& gear, QAction* drawer, QAction* pause, QWidget* parent)
    : QWidget(parent), m_context(context) {
    setObjectName("topBar");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(4);
    for (QAction* tab : tabs) {
        QToolButton* button = addButton(row, "");
        button->setDefaultAction(tab);
        button->setObjectName("tab_" + tab->objectName());
        button->setProperty("tab", true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    }
    row->addStretch(1);

    m_model = addButton(row, "modelButton");
    m_model->setIcon(themedIcon("model"));
    m_model->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_model->setProperty("elidable", true);
    m_modelMenu = new QMenu(m_model);
    m_modelMenu->setObjectName("modelMenu");
    openMenuFrom(m_model, m_modelMenu);

    m_pill = new ActivityPill(activity, this);
    m_pill->setFocusPolicy(Qt::StrongFocus);
    connect(m_pill, &QToolButton::clicked, drawer, &QAction::trigger);
    connect(drawer, &QAction::toggled, m_pill, &QToolButton::setChecked);
    row->addWidget(m_pill);
    addButton(row, "")->setDefaultAction(pause);
    row->itemAt(row->count() - 1)->widget()->setObjectName("pauseButton");

    m_gear = addButton(row, "gearButton");
    m_gear->setIcon(themedIcon("gear"));
    auto* gearMenu = new QMenu(m_gear);
    gearMenu->setObjectName("gearMenu");
    for (QAction* action : gear)
        gearMenu->addAction(action);
    openMenuFrom(m_gear, gearMenu);

    connect(m_modelMenu, &QMenu::aboutToShow, this, &TopBar::fillModelMenu);
    connect(&m_context.models, &ModelCatalogue::changed, this, &TopBar::refreshModel);
    connect(&m_context.preferences, &PreferencesStore::changed, this, &TopBar::refreshModel);
    keepTranslated(this, [this] { setTexts(); });
}

QToolButton* TopBar::addButton(QHBoxLayout* row, const char* name) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(button);
    return button;
}

void TopBar::setTexts() {
    m_gear->setToolTip(tr("Models, settings, keys"));
    m_gear->setAccessibleName(tr("Models, settings, keys"));
    refreshModel();
}

void TopBar::refreshModel() {
    const Preferences& preferences = m_context.preferences.get();
    const ModelInventory& inventory = m_context.models.inventory();
    const QString title = modelTitle(inventory, preferences.model, preferences.variant);
    const bool here = inventory.generators.empty() || m_context.models.find(preferences.model, preferences.variant);
    m_model->setText(m_model->fontMetrics().elidedText(title, Qt::ElideMiddle, kModelWidth));
    m_model->setIcon(here ? themedIcon("model") : themedIcon("warning", IconColour::Warning));
    m_model->setToolTip(here ? tr("%1 draws. Click to choose another model.").arg(title)
                             : tr("%1 is not installed. Click to choose another model.").arg(title));
    m_model->setAccessibleName(tr("Model: %1").arg(title));
}

void TopBar::fillModelMenu() {
    m_modelMenu->clear();
    const Preferences chosen = m_context.preferences.get();
    const ModelInventory& inventory = m_context.models.inventory();
    for (const KnownGenerator& generator : inventory.generators) {
        QAction* action = m_modelMenu->addAction(modelTitle(inventory, generator.name, generator.variant));
        action->setCheckable(true);
        action->setChecked(generator.name == chosen.model && generator.variant == chosen.variant);
        connect(action, &QAction::triggered, this, [this, name = generator.name, variant = generator.variant] {
            Preferences preferences = m_context.preferences.get();
            preferences.model = name;
            preferences.variant = variant;
            m_context.preferences.set(preferences);
        });
    }
    m_modelMenu->addSeparator();
    m_modelMenu->addAction(themedIcon("download"), tr("Get more models…"), this, &TopBar::modelsRequested);
}

} // namespace miro
