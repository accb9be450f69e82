#include "ui/create/reward_row.h"

#include "ui/charts/chart_style.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/reward_slider.h"
#include "ui/widgets/reward_words.h"
#include "ui/widgets/scorer_texts.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int kIconSize = 14;

int stepOf(const RewardTarget& target) {
    return static_cast<int>(std::lround(target.value_or(0) * RewardSlider::kSteps));
}

// The widest of the texts, so that the sliders of all rows end in one line.
int percentWidth(const QWidget& widget) {
    int width = 0;
    for (const RewardTarget& target : {RewardTarget(), RewardTarget(0.0), RewardTarget(0.99), RewardTarget(1.0)})
        width = std::max(width, widget.fontMetrics().horizontalAdvance(targetText(target)));
    return width + 2;
}

QLabel* makeMark(const char* icon, QWidget* parent) {
    auto* mark = new QLabel(parent);
    mark->setPixmap(themedIcon(icon).pixmap(kIconSize));
    mark->setObjectName(QString("rewardMark-%1").arg(icon));
    mark->hide();
    return mark;
}

} // namespace

RewardRow::RewardRow(std::string key, SettingsModel& model, const GeneratorInfo& info, bool taught, QWidget* parent)
    : QWidget(parent), m_key(std::move(key)), m_model(model), m_info(info), m_taught(taught), m_menu(this) {
    const QString name = QString::fromStdString(m_key);
    setObjectName("rewardRow-" + name);
    m_title = new ElidedLabel(this);
    m_title->setObjectName("rewardTitle-" + name);
    m_achieved = new QLabel(this);
    m_achieved->setObjectName("rewardAchieved-" + name);
    m_achieved->setTextFormat(Qt::PlainText);
    m_achieved->setProperty("muted", true);
    m_achieved->hide();
    m_lockMark = makeMark("lock", this);
    m_soloMark = makeMark("solo", this);
    m_menuButton = new QToolButton(this);
    m_menuButton->setObjectName("rewardMenuButton-" + name);
    m_menuButton->setIconSize({kIconSize, kIconSize});
    m_menuButton->setFixedSize(22, 18);
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_slider = new RewardSlider(RewardSlider::Look::Target, this);
    m_slider->setObjectName("rewardSlider-" + name);
    m_percent = new QLabel(this);
    m_percent->setObjectName("rewardPercent-" + name);
    m_percent->setTextFormat(Qt::PlainText);
    makeNegative();
    makeMenu();

    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_title, 1);
    top->addWidget(m_achieved);
    top->addWidget(m_lockMark);
    top->addWidget(m_soloMark);
    top->addWidget(m_menuButton);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(6);
    middle->addWidget(m_slider, 1);
    middle->addWidget(m_percent);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(middle);
    column->addWidget(m_negativeLine);

    m_menuButton->installEventFilter(this);
    m_slider->installEventFilter(this);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) { moveTarget(value, false); });
    connect(m_negative, &QSlider::valueChanged, this, [this](int value) { moveTarget(value, true); });
    for (RewardSlider* slider : {m_slider, m_negative})
        connect(slider, &RewardSlider::released, this, [this] {
            m_model.endGesture();
            Q_EMIT sliderReleased();
        });
    openMenuFrom(m_menuButton, &m_menu);
    keepTranslated(this, [this] {
        setTexts();
        showSettings();
    });
}

void RewardRow::makeNegative() {
    const QString name = QString::fromStdString(m_key);
    m_negativeLine = new QWidget(this);
    m_negative = new RewardSlider(RewardSlider::Look::Negative, m_negativeLine);
    m_negative->setObjectName("rewardNegative-" + name);
    m_negativePercent = new QLabel(m_negativeLine);
    m_negativePercent->setObjectName("rewardNegativePercent-" + name);
    m_negativePercent->setTextFormat(Qt::PlainText);
    m_negativePercent->setProperty("muted", true);
    auto* line = new QHBoxLayout(m_negativeLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_negative, 1);
    line->addWidget(m_negativePercent);
}

void RewardRow::makeMenu() {
    m_menu.setObjectName("rewardMenu-" + QString::fromStdString(m_key));
    m_menu.setToolTipsVisible(true);
    auto add = [this](const char* name, const char* icon, bool checkable) {
        QAction* action = m_menu.addAction(QString());
        action->setObjectName(QString("%1-%2").arg(name, QString::fromStdString(m_key)));
        action->setCheckable(checkable);
        if (!checkable)
            action->setIcon(themedIcon(icon));
        return action;
    };
    m_lock = add("rewardLock", "lock", true);
    m_solo = add("rewardSolo", "solo", true);
    m_ignore = add("rewardIgnore", "ignore", true);
    m_ownNegative = add("rewardOwnNegative", "down", true);
    m_menu.addSeparator();
    m_reset = add("rewardReset", "reset", false);

    connect(m_lock, &QAction::triggered, this, [this](bool on) {
        m_model.change(on ? tr("lock a reward") : tr("unlock a reward"), [&](CreateSettings& s) {
            on ? void(s.lockedRewards.insert(m_key)) : void(s.lockedRewards.erase(m_key));
        });
    });
    connect(m_solo, &QAction::triggered, this,
            [this](bool on) { act(on ? RewardAction::Solo : RewardAction::UnSolo, tr("solo a reward")); });
    connect(m_ignore, &QAction::triggered, this,
            [this](bool on) { act(on ? RewardAction::Ignore : RewardAction::Heed, tr("ignore a reward")); });
    connect(m_ownNegative, &QAction::triggered, this, [this](bool on) {
        m_negativeAsked = on;
        if (!on)
            act(RewardAction::SameNegative, tr("negative target"));
        showSettings();
        if (on)
            m_negative->setFocus();
    });
    connect(m_reset, &QAction::triggered, this, [this] {
        m_negativeAsked = false;
        act(RewardAction::Reset, tr("reset a reward"));
        showSettings();
    });
}

void RewardRow::setTexts() {
    const RewardWords words = rewardWords(m_key);
    m_title->setFullText(words.title);
    m_title->setToolTip(words.title + '\n' + words.help);
    m_slider->setToolTip(words.help);
    m_slider->setAccessibleName(words.title);
    m_negative->setAccessibleName(tr("Push away from: %1").arg(words.title));
    m_negative->setToolTip(tr("What guidance pushes away from; 0 is usual."));
    m_menuButton->setAccessibleName(tr("More for: %1").arg(words.title));
    m_menuButton->setToolTip(tr("Lock, solo, ignore, negative target, reset"));
    m_lockMark->setToolTip(tr("Locked: presets and resetting all leave it as it is."));
    m_soloMark->setToolTip(tr("Solo: guidance pushes away from a lack of this reward alone."));
    m_lockMark->setAccessibleName(tr("Locked"));
    m_soloMark->setAccessibleName(tr("Solo"));
    m_lock->setText(tr("Lock"));
    m_lock->setToolTip(tr("Presets and resetting all leave it as it is."));
    m_solo->setText(tr("Solo"));
    m_solo->setToolTip(tr("Pushes away from a lack of this reward alone."));
    setIgnoreTexts();
    m_ownNegative->setText(tr("Negative target of its own"));
    m_reset->setText(tr("Reset"));
    m_percent->setFixedWidth(percentWidth(*this));
    m_negativePercent->setFixedWidth(percentWidth(*this));
}

void RewardRow::setIgnoreTexts() {
    if (m_taught) {
        m_ignore->setText(tr("Turn off"));
        m_ignore->setToolTip(tr("Draws with the model as it was before it was taught."));
        return;
    }
    m_ignore->setText(m_info.rewardDropout ? tr("Ignore") : tr("Ignore (untrained input)"));
    m_ignore->setToolTip(m_info.rewardDropout
                             ? tr("Leaves this reward out.")
                             : tr("Leaves this reward out. This model has never drawn without it: expect surprises."));
}

void RewardRow::showSettings() {
    const CreateSettings& settings = m_model.get();
    const GenerationSettings& generation = settings.generation;
    auto find = [this](const RewardTargets& targets, double fallback) {
        auto target = targets.find(m_key);
        return target == targets.end() ? RewardTarget(fallback) : target->second;
    };
    const RewardTarget target = find(generation.positive, 1);
    const RewardTarget negative = find(generation.negative, 0);
    const bool ignored = !target;
    const bool solo = isSolo(settings, m_info, m_key);
    const bool own = !ignored && (m_negativeAsked || hasOwnNegative(settings, m_info, m_key));

    QSignalBlocker quiet(m_slider);
    QSignalBlocker quietNegative(m_negative);
    if (target && !m_slider->isSliderDown())
        m_slider->setValue(stepOf(target));
    m_slider->setEnabled(!ignored);
    m_percent->setText(ignored && m_taught ? tr("off") : targetText(target));
    showAchieved();
    if (!m_negative->isSliderDown())
        m_negative->setValue(stepOf(negative));
    m_negativePercent->setText(
        tr("away from %1 %").arg(locale().toString(stepOf(negative) * 100 / RewardSlider::kSteps)));
    m_negative->setAccessibleDescription(m_negativePercent->text());
    m_negativeLine->setVisible(own);

    m_lockMark->setVisible(settings.lockedRewards.contains(m_key));
    m_soloMark->setVisible(solo);
    m_lock->setChecked(settings.lockedRewards.contains(m_key));
    m_solo->setChecked(solo);
    m_solo->setEnabled(m_info.rewardKeys.size() > 1);
    m_ignore->setChecked(ignored);
    m_ownNegative->setChecked(own);
    m_ownNegative->setEnabled(!ignored);
    m_slider->update();
    m_negative->update();
}

void RewardRow::setAchieved(std::optional<double> quantile, std::optional<double> raw) {
    m_quantile = quantile;
    m_raw = raw;
    m_slider->setAchieved(quantile);
    showAchieved();
}

// The same number stands in the row, on the groove, and for screen readers behind the target.
void RewardRow::showAchieved() {
    const QString raw = m_raw ? tr("raw %1").arg(locale().toString(*m_raw, 'g', 4)) : QString();
    const QString reached = m_quantile ? tr("reached %1").arg(quantileText(*m_quantile)) : raw;
    const QString how =
        m_quantile ? tr("What the pictures in sight reached, measured by %1.").arg(measuredName(m_key, m_info.scorers))
                   : tr("Measured by %1; how many training pictures it is better than is not known.")
                         .arg(measuredName(m_key, m_info.scorers));
    m_achieved->setText(reached);
    m_achieved->setToolTip(m_quantile && m_raw ? how + '\n' + raw : how);
    m_achieved->setVisible(!reached.isEmpty());
    m_slider->setAccessibleDescription(
        reached.isEmpty() ? m_percent->text()
                          : tr("%1, %2", "a target and what was reached").arg(m_percent->text(), reached));
}

void RewardRow::moveTarget(int value, bool negative) {
    const double target = static_cast<double>(value) / RewardSlider::kSteps;
    m_model.change(
        negative ? tr("negative target") : tr("reward"),
        [&](CreateSettings& s) { (negative ? s.generation.negative : s.generation.positive)[m_key] = target; },
        QString(negative ? "negative-%1" : "reward-%1").arg(QString::fromStdString(m_key)));
}

void RewardRow::act(RewardAction action, const QString& name) {
    m_model.change(name, [&](CreateSettings& s) { applyAction(s, m_info, m_key, action); });
}

QWidget* RewardRow::chainAfter(QWidget* previous) {
    setTabOrder(previous, m_slider);
    setTabOrder(m_slider, m_negative);
    setTabOrder(m_negative, m_menuButton);
    return m_menuButton;
}

void RewardRow::openMenu() {
    m_menu.popup(m_menuButton->mapToGlobal(m_menuButton->rect().bottomLeft()));
}

void RewardRow::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Mouse)
        m_menu.popup(event->globalPos());
    else
        openMenu();
}

void RewardRow::enterEvent(QEnterEvent* event) {
    QWidget::enterEvent(event);
    showMarks();
}

void RewardRow::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    showMarks();
}

bool RewardRow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        showMarks();
    return QWidget::eventFilter(watched, event);
}

// The button keeps its place, so that nothing jumps; its symbol comes with the mouse or the focus.
void RewardRow::showMarks() {
    bool near = underMouse() || m_menuButton->hasFocus() || m_slider->hasFocus();
    m_menuButton->setIcon(near ? themedIcon("more") : QIcon());
}

} // namespace miro
