#include "ui/widgets/param_form.h"

#include "ui/widgets/language.h"
#include "ui/widgets/param_field.h"
#include "ui/widgets/param_texts.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <stdexcept>

namespace miro {
namespace {

constexpr int kLabelWidth = 170;

QLabel* addLine(QVBoxLayout* column, const char* property, QWidget* buddy, const QString& name) {
    auto* label = new QLabel(buddy->parentWidget());
    label->setObjectName(name);
    label->setProperty(property, true);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    column->addWidget(label);
    return label;
}

} // namespace

ParamForm::ParamForm(std::vector<ParamSpec> specs, Help help, QWidget* parent) : QWidget(parent), m_help(help) {
    auto* layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (const ParamSpec& spec : specs) {
        const QString key = QString::fromStdString(spec.key);
        m_fields.push_back(makeParamField(spec, this, [this, key] { Q_EMIT changed(key); }));
        ParamField& field = *m_fields.back();
        if (spec.kind != ParamKind::Bool) {
            field.label = new QLabel(this);
            field.label->setObjectName("label_" + key);
            field.label->setBuddy(field.editor);
            if (help == Help::Below)
                field.label->setMinimumWidth(kLabelWidth); // the columns of several forms stand below each other
        }
        auto* column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(field.row);
        if (help == Help::Below)
            field.help = addLine(column, "muted", field.row, "help_" + key);
        field.note = addLine(column, "warning", field.row, "note_" + key);
        field.note->hide();
        column->addStretch(1);
        if (field.label)
            layout->addRow(field.label, column);
        else if (help == Help::Below)
            layout->addRow(QString(), column);
        else
            layout->addRow(column);
    }
    keepTranslated(this, [this] { setTexts(); });
}

ParamForm::~ParamForm() = default;

void ParamForm::setTexts() {
    for (const auto& field : m_fields) {
        const QString name = paramLabel(field->spec);
        const QString help = paramHelp(field->spec);
        if (field->label)
            field->label->setText(name);
        if (field->help)
            field->help->setText(help);
        field->editor->setAccessibleName(name);
        field->editor->setAccessibleDescription(help);
        field->editor->setToolTip(m_help == Help::Tip ? help : QString());
        if (field->label)
            field->label->setToolTip(field->editor->toolTip());
        if (field->setTexts)
            field->setTexts();
    }
}

bool ParamForm::has(const std::string& key) const {
    for (const auto& field : m_fields)
        if (field->spec.key == key)
            return true;
    return false;
}

ParamField& ParamForm::field(const std::string& key) const {
    for (const auto& field : m_fields)
        if (field->spec.key == key)
            return *field;
    throw std::logic_error("the form has no " + key);
}

ParamValue ParamForm::value(const std::string& key) const {
    return field(key).get();
}

void ParamForm::setValue(const std::string& key, const ParamValue& value) {
    field(key).set(value);
}

void ParamForm::setUnsetText(const std::string& key, const QString& text) {
    if (auto& set = field(key).setUnsetText)
        set(text);
}

void ParamForm::setSuggestions(const std::string& key,
                               const std::vector<std::pair<std::string, QString>>& suggestions) {
    if (auto& set = field(key).setSuggestions)
        set(suggestions);
}

void ParamForm::setNote(const std::string& key, const QString& text) {
    QLabel* note = field(key).note;
    note->setText(text);
    note->setVisible(!text.isEmpty());
}

QWidget* ParamForm::editor(const std::string& key) const {
    return field(key).editor;
}

} // namespace miro
