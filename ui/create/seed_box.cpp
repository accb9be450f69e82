#include "ui/create/seed_box.h"

#include "ui/create/prompt_edit.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kCounts[] = {1, 2, 4};

} // namespace

SeedBox::SeedBox(SettingsModel& model, QWidget* parent) : QWidget(parent), m_model(model) {
    setObjectName("seedBox");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto addCount = [&](int count) {
        auto* button = new QPushButton(this);
        button->setObjectName(count ? QString("count-%1").arg(count) : QString("count-other"));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("compact", true);
        button->setFixedWidth(count ? 30 : 44);
        m_counts.push_back(button);
        row->addWidget(button);
        if (count)
            connect(button, &QPushButton::clicked, this, [this, count] {
                m_model.change(tr("number of pictures"), [&](CreateSettings& s) { s.generation.count = count; });
                showSettings(); // one of them stays pressed
            });
    };
    for (int count : kCounts)
        addCount(count);
    addCount(0);

    m_seed = new QLineEdit(this);
    m_seed->setObjectName("seed");
    m_seed->setMaxLength(20);
    m_seed->installEventFilter(new UndoPasser(this));
    m_dice = new QToolButton(this);
    m_dice->setObjectName("dice");
    m_lock = new QToolButton(this);
    m_lock->setObjectName("seedLock");
    m_lock->setCheckable(true);
    row->addSpacing(8);
    row->addWidget(m_seed, 1);
    for (QToolButton* button : {m_dice, m_lock}) {
        button->setIconSize({16, 16});
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    m_dice->setIcon(themedIcon("dice"));

    connect(m_seed, &QLineEdit::editingFinished, this, &SeedBox::takeSeed);
    connect(m_dice, &QToolButton::clicked, this, [this] {
        m_model.change(tr("another seed"), [](CreateSettings& s) { s.generation.seed = randomSeed(); });
    });
    connect(m_lock, &QToolButton::clicked, this, [this](bool on) {
        m_model.change(on ? tr("lock the seed") : tr("unlock the seed"),
                       [on](CreateSettings& s) { s.seedLocked = on; });
    });
    connect(&m_model, &SettingsModel::changed, this, &SeedBox::showSettings);
    keepTranslated(this, [this] {
        setTexts();
        showSettings();
    });
}

uint64_t SeedBox::randomSeed() {
    return QRandomGenerator::global()->generate();
}

void SeedBox::setTexts() {
    for (QPushButton* button : m_counts)
        button->setToolTip(tr("How many pictures to draw at once"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The seed: the same number with the same settings draws the same picture again."));
    m_dice->setToolTip(tr("Another seed"));
    m_dice->setAccessibleName(m_dice->toolTip());
}

void SeedBox::showSettings() {
    const CreateSettings& settings = m_model.get();
    const int64_t count = settings.generation.count;
    bool usual = false;
    for (size_t i = 0; i < m_counts.size(); ++i) {
        const bool other = i + 1 == m_counts.size();
        const int64_t number = other ? count : kCounts[i];
        const bool chosen = number == count && !usual;
        m_counts[i]->setText(locale().toString(static_cast<qlonglong>(number)));
        m_counts[i]->setAccessibleName(tr("%n picture(s)", nullptr, static_cast<int>(number)));
        m_counts[i]->setChecked(chosen);
        m_counts[i]->setVisible(!other || chosen);
        usual = usual || chosen;
    }
    const QString seed = QString::number(settings.generation.seed.value_or(0));
    const bool beingTyped = m_seed->hasFocus() && m_seed->isModified();
    if (m_seed->text() != seed && !beingTyped) {
        QSignalBlocker quiet(m_seed);
        m_seed->setText(seed);
        m_seed->setCursorPosition(0);
    }
    m_lock->setChecked(settings.seedLocked);
    m_lock->setIcon(themedIcon(settings.seedLocked ? "lock" : "unlock"));
    m_lock->setToolTip(settings.seedLocked ? tr("The seed is locked: draws use it again and again")
                                           : tr("The seed is free: each draw takes a new one"));
    m_lock->setAccessibleName(tr("Lock the seed"));
    m_lock->setAccessibleDescription(m_lock->toolTip());
}

void SeedBox::takeSeed() {
    const QString text = m_seed->text().trimmed();
    m_seed->setModified(false);
    bool valid = false;
    const uint64_t seed = text.toULongLong(&valid);
    if (!valid) {
        if (!text.isEmpty())
            Q_EMIT noted(tr("A seed is a whole number from 0 to 18446744073709551615."));
        showSettings();
        return;
    }
    if (seed == m_model.get().generation.seed)
        return;
    m_model.change(tr("seed"), [&](CreateSettings& s) {
        s.generation.seed = seed;
        s.seedLocked = true; // who types a seed means it
    });
}

} // namespace miro
