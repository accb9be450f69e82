#include "ui/batch/axes_panel.h"

#include "batch/sweep_axis.h"
#include "ui/batch/compose_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>

namespace miro {
namespace {

QString exampleOf(const std::string& setting, const std::vector<std::string>& rewards) {
    for (const AxisSetting& known : axisSettings(rewards))
        if (known.setting == setting)
            return QString::fromStdString(known.example);
    return {};
}

} // namespace

AxesPanel::AxesPanel(QWidget* parent) : QWidget(parent) {
    setObjectName("axesPanel");
    m_title = new QLabel(this);
    embolden(m_title);
    m_help = new QLabel(this);
    m_help->setProperty("muted", true);
    m_help->setWordWrap(true);
    m_column = new QVBoxLayout;
    m_column->setSpacing(6);
    m_add = new QPushButton(themedIcon("add"), QString(), this);
    m_add->setObjectName("axisAdd");
    m_size = new QLabel(this);
    m_size->setObjectName("axesSize");
    m_size->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_help);
    column->addLayout(m_column);
    column->addWidget(m_size);
    column->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow("steps=");
        showRows();
        m_rows.back().setting->setFocus();
        Q_EMIT changed();
    });
    keepTranslated(this, [this] { setTexts(); });
}

void AxesPanel::fillSettings(QComboBox* box, const std::string& chosen) const {
    const QSignalBlocker quiet(box);
    box->clear();
    for (const AxisSetting& setting : axisSettings(m_rewards))
        box->addItem(settingWords(setting.setting), QString::fromStdString(setting.setting));
    const QString wanted = QString::fromStdString(chosen);
    if (box->findData(wanted) < 0) // of another model: it says so itself
        box->addItem(settingWords(chosen), wanted);
    box->setCurrentIndex(box->findData(wanted));
}

void AxesPanel::addRow(const std::string& axis) {
    const size_t equals = axis.find('=');
    Row row;
    row.widget = new QWidget(this);
    row.setting = new QComboBox(row.widget);
    row.setting->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    row.setting->setMinimumContentsLength(10);
    row.setting->setFocusPolicy(Qt::StrongFocus);
    auto addTool = [&row](const char* icon) {
        auto* button = new QToolButton(row.widget);
        button->setIcon(themedIcon(icon));
        button->setIconSize({14, 14});
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    };
    row.up = addTool("up");
    row.remove = addTool("close");
    row.values = new QLineEdit(row.widget);
    row.problem = new QLabel(row.widget);
    row.problem->setProperty("warning", true);
    row.problem->setTextFormat(Qt::PlainText);
    row.problem->setWordWrap(true);
    fillSettings(row.setting, axis.substr(0, equals));
    row.values->setText(equals == std::string::npos ? QString() : QString::fromStdString(axis.substr(equals + 1)));
    row.values->setCursorPosition(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(row.setting, 1);
    line->addWidget(row.up);
    line->addWidget(row.remove);
    auto* column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(line);
    column->addWidget(row.values);
    column->addWidget(row.problem);
    m_column->addWidget(row.widget);
    auto again = [this] {
        showRows();
        Q_EMIT changed();
    };
    connect(row.setting, &QComboBox::currentIndexChanged, this, again);
    connect(row.values, &QLineEdit::textEdited, this, again);
    connect(row.up, &QToolButton::clicked, this, [this, widget = row.widget] { moveUp(widget); });
    connect(row.remove, &QToolButton::clicked, this, [this, widget = row.widget] { removeRow(widget); });
    m_rows.push_back(row);
    setRowTexts();
    chainTabs();
}

size_t AxesPanel::placeOf(const QWidget* widget) const {
    return static_cast<size_t>(
        std::find_if(m_rows.begin(), m_rows.end(), [widget](const Row& row) { return row.widget == widget; }) -
        m_rows.begin());
}

void AxesPanel::removeRow(QWidget* widget) {
    const size_t place = placeOf(widget);
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(place));
    widget->hide();
    widget->deleteLater(); // the click comes from one of its buttons
    (m_rows.empty() ? static_cast<QWidget*>(m_add) : m_rows[std::min(place, m_rows.size() - 1)].remove)->setFocus();
    setRowTexts();
    chainTabs();
    showRows();
    Q_EMIT changed();
}

void AxesPanel::moveUp(QWidget* widget) {
    const size_t place = placeOf(widget);
    if (place == 0 || place >= m_rows.size())
        return;
    std::swap(m_rows[place], m_rows[place - 1]);
    m_column->removeWidget(widget);
    m_column->insertWidget(static_cast<int>(place) - 1, widget);
    setRowTexts();
    chainTabs();
    showRows();
    Q_EMIT changed();
}

// After the widget that stands before the rows, in the order that is seen.
void AxesPanel::chainTabs() {
    QWidget* last = nullptr;
    for (const Row& row : m_rows)
        for (QWidget* next : {static_cast<QWidget*>(row.setting), static_cast<QWidget*>(row.up),
                              static_cast<QWidget*>(row.remove), static_cast<QWidget*>(row.values)}) {
            if (last)
                setTabOrder(last, next);
            last = next;
        }
    if (last)
        setTabOrder(last, m_add);
}

std::string AxesPanel::textOf(const Row& row) const {
    return row.setting->currentData().toString().toStdString() + '=' + row.values->text().trimmed().toStdString();
}

void AxesPanel::setRewards(const std::vector<std::string>& keys) {
    if (keys == m_rewards)
        return;
    m_rewards = keys;
    for (const Row& row : m_rows)
        fillSettings(row.setting, row.setting->currentData().toString().toStdString());
    showRows();
}

void AxesPanel::show(const BatchDraft& draft) {
    for (const Row& row : m_rows)
        delete row.widget;
    m_rows.clear();
    for (const std::string& axis : draft.request.axes)
        addRow(axis);
    showRows();
}

void AxesPanel::writeTo(BatchDraft& draft) const {
    draft.request.axes.clear();
    for (const Row& row : m_rows)
        draft.request.axes.push_back(textOf(row));
}

void AxesPanel::showRows() {
    QStringList counts;
    double cells = 1;
    bool allRight = true;
    for (const Row& row : m_rows) {
        const std::string setting = row.setting->currentData().toString().toStdString();
        row.up->setEnabled(placeOf(row.widget) > 0);
        row.values->setPlaceholderText(exampleOf(setting, m_rewards));
        const bool empty = row.values->text().trimmed().isEmpty();
        const auto axis = parseAxis(textOf(row));
        QString problem;
        if (empty)
            problem = tr("Type its values, such as %1").arg(row.values->placeholderText());
        else if (!axis.ok())
            problem = QString::fromStdString(oneLine(axis.message()));
        row.problem->setText(problem);
        row.problem->setVisible(!problem.isEmpty());
        row.values->setAccessibleDescription(problem);
        allRight = allRight && axis.ok() && !empty;
        if (!axis.ok())
            continue;
        const auto drawn = std::count_if(axis->values.begin(), axis->values.end(),
                                         [](const AxisValue& value) { return !value.skipped; });
        counts << QLocale().toString(static_cast<qlonglong>(drawn));
        cells *= static_cast<double>(drawn);
    }
    m_help->setVisible(!m_rows.empty());
    m_size->setVisible(!m_rows.empty() && allRight);
    const QString grid = counts.join(QStringLiteral(" × "));
    m_size->setText(counts.size() < 2
                        ? tr("%1 pictures of each prompt").arg(grid)
                        : tr("%1 = %2 pictures of each prompt").arg(grid, QLocale().toString(cells, 'f', 0)));
}

void AxesPanel::setRowTexts() {
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const QString number = QLocale().toString(static_cast<int>(i) + 1);
        const QString name = QString::number(i);
        row.setting->setObjectName("axisSetting-" + name);
        row.values->setObjectName("axisValues-" + name);
        row.up->setObjectName("axisUp-" + name);
        row.remove->setObjectName("axisRemove-" + name);
        row.problem->setObjectName("axisProblem-" + name);
        row.setting->setAccessibleName(tr("Setting of axis %1").arg(number));
        row.values->setAccessibleName(tr("Values of axis %1").arg(number));
        row.values->setToolTip(
            tr("1, 2, 5 or 1-5 or 1-10 (+2) or 1-10 [5] or 1, 2, .., 10; || between values that hold commas; SKIP: "
               "before a value leaves it out. In the prompt: the words to find, then what takes their place."));
        row.up->setToolTip(tr("Before the axis above"));
        row.up->setAccessibleName(tr("Move axis %1 up").arg(number));
        row.remove->setToolTip(tr("Remove this axis"));
        row.remove->setAccessibleName(tr("Remove axis %1").arg(number));
    }
}

void AxesPanel::setTexts() {
    m_title->setText(tr("Axes"));
    m_help->setText(tr("Each prompt is drawn with every combination; the first axis changes slowest."));
    m_add->setText(tr("Add an axis"));
    m_add->setToolTip(tr("Draw each prompt with several values of a setting"));
    for (const Row& row : m_rows)
        fillSettings(row.setting, row.setting->currentData().toString().toStdString());
    setRowTexts();
    showRows();
}

} // namespace miro
