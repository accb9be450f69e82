#include "ui/widgets/param_field.h"

#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/param_texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>
#include <cmath>
#include <limits>

namespace miro {
namespace {

// A wheel that scrolls a page must not change the values that pass under the mouse.
class WheelGuard : public QObject {
public:
    explicit WheelGuard(QWidget* widget) : QObject(widget) {
        widget->setFocusPolicy(Qt::StrongFocus);
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

bool mayBeUnset(const ParamSpec& spec) {
    return std::holds_alternative<std::monostate>(spec.defaultValue);
}

QString unsetText() {
    return QCoreApplication::translate("ParamForm", "Automatic");
}

void makeCheckBox(ParamField& field, QWidget* parent, std::function<void()> changed) {
    auto* box = new QCheckBox(parent);
    field.row = field.editor = box;
    field.get = [box] {
        return ParamValue(box->isChecked());
    };
    field.set = [box](const ParamValue& value) {
        QSignalBlocker blocker(box);
        const bool* on = std::get_if<bool>(&value);
        box->setChecked(on && *on);
    };
    field.setTexts = [box, &spec = field.spec] {
        box->setText(paramLabel(spec));
    };
    QObject::connect(box, &QCheckBox::toggled, box, std::move(changed));
}

// One place below the smallest value stands for "not set".
void makeIntBox(ParamField& field, QWidget* parent, std::function<void()> changed) {
    auto* box = new QSpinBox(parent);
    constexpr double kLargest = std::numeric_limits<int>::max();
    const int minimum = static_cast<int>(std::clamp(field.spec.minimum.value_or(0), -kLargest + 1, kLargest));
    const bool unset = mayBeUnset(field.spec);
    box->setRange(unset ? minimum - 1 : minimum,
                  static_cast<int>(std::clamp(field.spec.maximum.value_or(kLargest), -kLargest, kLargest)));
    box->setKeyboardTracking(false);
    new WheelGuard(box);
    field.row = field.editor = box;
    field.get = [box, unset, minimum] {
        return unset && box->value() < minimum ? ParamValue() : ParamValue(int64_t{box->value()});
    };
    field.set = [box](const ParamValue& value) {
        QSignalBlocker blocker(box);
        const int64_t* number = std::get_if<int64_t>(&value);
        box->setValue(number ? static_cast<int>(std::clamp<int64_t>(*number, box->minimum(), box->maximum()))
                             : box->minimum());
    };
    if (unset)
        field.setUnsetText = [box](const QString& text) {
            box->setSpecialValueText(text);
        };
    QObject::connect(box, &QSpinBox::valueChanged, box, std::move(changed));
}

void makeRealBox(ParamField& field, QWidget* parent, std::function<void()> changed) {
    auto* box = new QDoubleSpinBox(parent);
    const double minimum = field.spec.minimum.value_or(-1e6);
    const double maximum = field.spec.maximum.value_or(1e6);
    const double step = maximum - minimum <= 1 ? 0.05 : 0.5;
    const bool unset = mayBeUnset(field.spec);
    box->setDecimals(3);
    box->setSingleStep(step);
    box->setRange(unset ? minimum - step : minimum, maximum);
    box->setKeyboardTracking(false);
    new WheelGuard(box);
    field.row = field.editor = box;
    field.get = [box, unset, minimum] {
        return unset && box->value() < minimum ? ParamValue() : ParamValue(box->value());
    };
    field.set = [box](const ParamValue& value) {
        QSignalBlocker blocker(box);
        const double* number = std::get_if<double>(&value);
        box->setValue(number ? *number : box->minimum());
    };
    if (unset)
        field.setUnsetText = [box](const QString& text) {
            box->setSpecialValueText(text);
        };
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box, std::move(changed));
}

void makeChoice(ParamField& field, QWidget* parent, std::function<void()> changed) {
    auto* box = new QComboBox(parent);
    for (const std::string& choice : field.spec.choices)
        box->addItem(QString(), QString::fromStdString(choice));
    new WheelGuard(box);
    field.row = field.editor = box;
    field.get = [box] {
        return ParamValue(box->currentData().toString().toStdString());
    };
    field.set = [box](const ParamValue& value) {
        QSignalBlocker blocker(box);
        const std::string* choice = std::get_if<std::string>(&value);
        box->setCurrentIndex(std::max(0, choice ? box->findData(QString::fromStdString(*choice)) : 0));
    };
    field.setTexts = [box, &spec = field.spec] {
        for (size_t i = 0; i < spec.choices.size(); ++i)
            box->setItemText(static_cast<int>(i), paramChoiceLabel(spec, spec.choices[i]));
    };
    QObject::connect(box, &QComboBox::currentIndexChanged, box, std::move(changed));
}

// Reads what was typed; what is not valid gives way to what was there before.
void watchLine(ParamField& field, QLineEdit* line, std::function<void()> changed) {
    auto kept = std::make_shared<QString>(); // shared by the two calls below
    auto reading = [line, &spec = field.spec]() -> Result<ParamValue> {
        const QString text = line->text().trimmed();
        if (text.isEmpty() && mayBeUnset(spec))
            return ParamValue();
        if (spec.kind == ParamKind::Seed)
            return parseParam(spec, text.toStdString());
        return ParamValue(text.toStdString());
    };
    field.get = [reading] {
        auto value = reading();
        return value.ok() ? *value : ParamValue();
    };
    field.set = [line, kept](const ParamValue& value) {
        QString text;
        if (const auto* seed = std::get_if<uint64_t>(&value))
            text = QString::number(*seed);
        if (const auto* words = std::get_if<std::string>(&value))
            text = QString::fromStdString(*words);
        *kept = text;
        if (line->text() != text)
            line->setText(text);
    };
    field.setUnsetText = [line](const QString& text) {
        line->setPlaceholderText(text);
    };
    QObject::connect(line, &QLineEdit::editingFinished, line, [line, reading, kept, changed = std::move(changed)] {
        if (line->text() == *kept)
            return;
        if (!reading().ok()) {
            line->setText(*kept);
            return;
        }
        *kept = line->text();
        changed();
    });
}

void makeLine(ParamField& field, QWidget* parent, std::function<void()> changed) {
    auto* box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    new WheelGuard(box);
    field.row = field.editor = box;
    watchLine(field, box->lineEdit(), changed);
    // A suggestion is chosen by its words and kept by its value.
    QObject::connect(box, &QComboBox::activated, box, [box](int index) {
        box->lineEdit()->setText(box->itemData(index).toString());
        Q_EMIT box->lineEdit()->editingFinished();
    });
    field.setSuggestions = [box](const std::vector<std::pair<std::string, QString>>& suggestions) {
        QSignalBlocker blocker(box);
        const QString text = box->lineEdit()->text();
        box->clear();
        for (const auto& [value, words] : suggestions)
            box->addItem(words, QString::fromStdString(value));
        box->lineEdit()->setText(text);
    };
}

void makePlainLine(ParamField& field, QWidget* parent, std::function<void()> changed) {
    auto* line = new QLineEdit(parent);
    field.row = field.editor = line;
    watchLine(field, line, std::move(changed));
}

void makePath(ParamField& field, QWidget* parent, std::function<void()> changed) {
    auto* row = new QWidget(parent);
    auto* line = new QLineEdit(row);
    auto* browse = new QToolButton(row);
    browse->setIcon(themedIcon("folder"));
    browse->setObjectName("browse_" + QString::fromStdString(field.spec.key));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line, 1);
    layout->addWidget(browse);
    field.row = row;
    field.editor = line;
    watchLine(field, line, std::move(changed));
    field.setTexts = [browse] {
        const QString text = QCoreApplication::translate("ParamForm", "Choose a folder");
        browse->setToolTip(text);
        browse->setAccessibleName(text);
    };
    QObject::connect(browse, &QToolButton::clicked, line, [line] {
        askForFolder(line, QCoreApplication::translate("ParamForm", "Choose a folder"), [line](const QString& folder) {
            if (folder.isEmpty())
                return;
            line->setText(folder);
            Q_EMIT line->editingFinished();
        });
    });
}

} // namespace

std::unique_ptr<ParamField> makeParamField(const ParamSpec& spec, QWidget* parent, std::function<void()> changed) {
    auto field = std::make_unique<ParamField>();
    field->spec = spec;
    switch (spec.kind) {
    case ParamKind::Bool:
        makeCheckBox(*field, parent, std::move(changed));
        break;
    case ParamKind::Int:
        makeIntBox(*field, parent, std::move(changed));
        break;
    case ParamKind::Real:
        makeRealBox(*field, parent, std::move(changed));
        break;
    case ParamKind::Choice:
        makeChoice(*field, parent, std::move(changed));
        break;
    case ParamKind::Text:
        makeLine(*field, parent, std::move(changed));
        break;
    case ParamKind::Seed:
        makePlainLine(*field, parent, std::move(changed));
        break;
    case ParamKind::Path:
        makePath(*field, parent, std::move(changed));
        break;
    }
    field->editor->setObjectName("param_" + QString::fromStdString(spec.key));
    if (field->setUnsetText)
        field->setUnsetText(unsetText());
    return field;
}

} // namespace miro
