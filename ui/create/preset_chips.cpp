#include "ui/create/preset_chips.h"

#include "ui/create/preset_store.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"

#include <QEvent>
#include <QPushButton>
#include <QStyle>
#include <algorithm>

namespace miro {
namespace {

constexpr int kLines = 2;
constexpr int kGap = 4;

} // namespace

PresetChips::PresetChips(SettingsModel& model, PresetStore& store, QWidget* parent)
    : QWidget(parent), m_model(model), m_store(store), m_moreMenu(this), m_chipMenu(this) {
    setObjectName("presetChips");
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_more = new QPushButton(this);
    m_more->setObjectName("morePresets");
    m_save = new QPushButton(this);
    m_save->setObjectName("savePreset");
    m_save->setIcon(themedIcon("add"));
    for (QPushButton* button : {m_more, m_save}) {
        button->setProperty("chip", true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_moreMenu.setObjectName("morePresetsMenu");
    m_chipMenu.setObjectName("presetMenu");

    openMenuFrom(m_more, &m_moreMenu);
    connect(m_save, &QPushButton::clicked, this, &PresetChips::askForName);
    connect(&m_store, &PresetStore::changed, this, &PresetChips::rebuild);
    connect(&m_model, &SettingsModel::changed, this, &PresetChips::showSettings);
    keepTranslated(this, [this] {
        m_more->setText(tr("More"));
        m_more->setToolTip(tr("More presets"));
        m_save->setToolTip(tr("Keep these rewards as a preset of your own"));
        m_save->setAccessibleName(m_save->toolTip());
        rebuild();
    });
}

void PresetChips::setModelInfo(const GeneratorInfo* info) {
    m_info = info ? std::optional(*info) : std::nullopt;
    rebuild();
}

void PresetChips::rebuild() {
    for (QPushButton* chip : m_chips) {
        if (chip->hasFocus())
            m_save->setFocus();
        delete chip;
    }
    m_chips.clear();
    m_presets.clear();
    m_moreMenu.clear();
    setVisible(m_info.has_value());
    if (!m_info)
        return;
    m_presets = presetsOf(*m_info);
    auto pack = std::find_if(m_presets.begin(), m_presets.end(),
                             [](const PresetChoice& preset) { return preset.name.startsWith("pack-"); });
    m_presets.insert(pack, m_store.presets().begin(), m_store.presets().end());
    QWidget* previous = m_more;
    for (const PresetChoice& preset : m_presets) {
        QString label = preset.title;
        label.replace('&', "&&");
        auto* chip = new QPushButton(fontMetrics().elidedText(label, Qt::ElideRight, 180), this);
        chip->setObjectName("preset-" + preset.name);
        chip->setAccessibleName(preset.title);
        chip->setToolTip(preset.help.isEmpty() ? preset.title : preset.help);
        chip->setProperty("chip", true);
        chip->setCheckable(true);
        chip->setFocusPolicy(Qt::TabFocus);
        connect(chip, &QPushButton::clicked, this, [this, preset] { choose(preset); });
        if (preset.own) {
            chip->setContextMenuPolicy(Qt::CustomContextMenu);
            connect(chip, &QWidget::customContextMenuRequested, this,
                    [this, preset, chip](const QPoint& at) { openChipMenu(preset, chip->mapToGlobal(at)); });
        }
        setTabOrder(previous, chip);
        previous = chip;
        m_chips.push_back(chip);
        QAction* action = m_moreMenu.addAction(label);
        action->setObjectName("morePreset-" + preset.name);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, preset] { choose(preset); });
    }
    setTabOrder(previous, m_save);
    updateGeometry();
    place(width(), true);
    showSettings();
}

void PresetChips::showSettings() {
    const QList<QAction*> actions = m_moreMenu.actions();
    for (size_t i = 0; i < m_chips.size(); ++i) {
        bool matches = matchesPreset(m_model.get(), m_presets[i], *m_info);
        m_chips[i]->setChecked(matches);
        actions[static_cast<qsizetype>(i)]->setChecked(matches);
    }
}

QSize PresetChips::sizeHint() const {
    return {200, place(std::max(width(), 200), false)};
}

QSize PresetChips::minimumSizeHint() const {
    return {120, m_save->sizeHint().height()};
}

int PresetChips::heightForWidth(int width) const {
    return place(width, false);
}

void PresetChips::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place(width(), true);
}

void PresetChips::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::LayoutDirectionChange)
        place(width(), true);
}

// Chips that do not fit in two lines with "more" and "+" after them stay in the menu alone.
int PresetChips::place(int width, bool really) const {
    const int height = m_save->sizeHint().height();
    const int tail = m_save->sizeHint().width() + kGap + m_more->sizeHint().width() + kGap;
    int x = 0;
    int line = 0;
    bool full = false;
    auto put = [&](QPushButton* button) {
        QRect place(x, line * (height + kGap), std::min(button->sizeHint().width(), width), height);
        if (really)
            button->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width, this->height()), place));
        x += place.width() + kGap;
    };
    for (size_t i = 0; i < m_chips.size(); ++i) {
        const int chip = m_chips[i]->sizeHint().width();
        const bool lastLine = line == kLines - 1;
        const bool lastChip = i + 1 == m_chips.size();
        const int room = width - (lastLine ? (lastChip ? m_save->sizeHint().width() + kGap : tail) : 0);
        if (!full && x > 0 && x + chip > room) {
            if (lastLine) {
                full = true;
            } else {
                ++line;
                x = 0;
            }
        }
        if (really)
            m_chips[i]->setVisible(!full);
        if (!full)
            put(m_chips[i]);
    }
    if (really)
        m_more->setVisible(full);
    if (full)
        put(m_more);
    if (x > 0 && x + m_save->sizeHint().width() > width) {
        ++line;
        x = 0;
    }
    put(m_save);
    return (line + 1) * (height + kGap) - kGap;
}

void PresetChips::choose(const PresetChoice& preset) {
    m_model.change(tr("preset"), [&](CreateSettings& s) { applyPreset(s, preset, *m_info); });
    showSettings(); // a click on the chosen one does not let it go
}

void PresetChips::askForName() {
    askForText(this, tr("Your own preset"), tr("Name:"), QString(), [this](const QString& title) {
        if (!title.trimmed().isEmpty() && m_info)
            m_store.save(presetFrom(m_model.get(), *m_info, title));
    });
}

void PresetChips::openChipMenu(const PresetChoice& preset, const QPoint& globalPosition) {
    m_chipMenu.clear();
    QAction* replace = m_chipMenu.addAction(themedIcon("save"), tr("Keep the present rewards under this name"));
    replace->setObjectName("replacePreset");
    QAction* remove = m_chipMenu.addAction(themedIcon("trash"), tr("Remove this preset"));
    remove->setObjectName("removePreset");
    connect(replace, &QAction::triggered, this,
            [this, preset] { m_store.save(presetFrom(m_model.get(), *m_info, preset.title)); });
    connect(remove, &QAction::triggered, this, [this, preset] { m_store.remove(preset.title); });
    m_chipMenu.popup(globalPosition);
}

} // namespace miro
