#include "ui/create/taste_hint.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace miro {

TasteHint::TasteHint(SettingsModel& model, const TasteLink& taste, QWidget* parent)
    : QWidget(parent), m_model(model), m_taste(taste) {
    setObjectName("tasteHint");
    m_text = makeLabel("tasteHintText", this, true);
    m_present = new QToolButton(this);
    m_present->setObjectName("tastePresent");
    m_present->setFocusPolicy(Qt::TabFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(2);
    column->addWidget(m_text);
    column->addWidget(m_present, 0, Qt::AlignLeading);
    connect(m_present, &QToolButton::clicked, this, [this] {
        m_model.change(tr("the present version of My taste"), [](CreateSettings& s) { s.taste.reset(); });
    });
    connect(&m_taste, &TasteLink::changed, this, &TasteHint::refresh);
    connect(&m_model, &SettingsModel::changed, this, &TasteHint::refresh);
    keepTranslated(this, [this] { setTexts(); });
}

QWidget* TasteHint::lastControl() const {
    return m_present;
}

void TasteHint::setTexts() {
    m_present->setText(tr("Use the present one"));
    m_present->setToolTip(tr("Draw “My taste” with the version in use now"));
    refresh();
}

QString TasteHint::text() const {
    const bool earlier = m_model.get().taste.has_value();
    switch (m_taste.state()) {
    case TasteLink::State::None:
    case TasteLink::State::Reading:
        return {};
    case TasteLink::State::Ready:
        return earlier ? tr("“My taste” is the version that drew the picture.") : QString();
    case TasteLink::State::OtherModel:
        return earlier ? tr("The version of “My taste” that drew the picture was taught to another model.")
                       : tr("“My taste” was taught to another model; this one draws without it.");
    case TasteLink::State::NoFile:
        return earlier ? tr("The version of “My taste” that drew the picture is not there any more.")
                       : tr("The file of “My taste” is not there any more: choose another version on its page.");
    }
    return {};
}

void TasteHint::refresh() {
    const QString line = text();
    m_text->setText(line);
    m_present->setVisible(m_model.get().taste && m_taste.hasVersionInUse());
    setVisible(!line.isEmpty());
}

} // namespace miro
