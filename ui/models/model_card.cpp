#include "ui/models/model_card.h"

#include "ui/models/manifest_texts.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <algorithm>

namespace miro {
namespace {

constexpr int kIconSize = 20;

QString iconOf(ModelState state) {
    switch (state) {
    case ModelState::Ready:
    case ModelState::Good:
        return "check";
    case ModelState::Incomplete:
    case ModelState::Damaged:
        return "warning";
    case ModelState::Missing:
        break;
    }
    return "download";
}

} // namespace

ModelCard::ModelCard(const std::string& name, QWidget* parent) : QFrame(parent) {
    m_facts.name = name;
    const QString id = QString::fromStdString(name);
    setObjectName("model:" + id);
    setFrameShape(QFrame::StyledPanel);
    m_icon = new QLabel(this);
    m_icon->setObjectName("modelIcon");
    m_title = new QLabel(this);
    m_title->setObjectName("modelTitle");
    m_title->setTextFormat(Qt::PlainText);
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    m_state = new QLabel(this);
    m_state->setObjectName("modelState");
    m_state->setTextFormat(Qt::PlainText);
    m_state->setProperty("muted", true);
    m_purpose = new QLabel(this);
    m_purpose->setObjectName("modelPurpose");
    m_purpose->setTextFormat(Qt::PlainText);
    m_purpose->setWordWrap(true);
    m_details = new ElidedLabel(this);
    m_details->setObjectName("modelDetails");
    m_details->setProperty("muted", true);
    m_variants = new QComboBox(this);
    m_variants->setObjectName("modelVariant");
    m_get = addButton("modelGet", "download");
    m_use = addButton("modelUse", "draw");
    m_repair = addButton("modelRepair", "repair");
    m_verify = addButton("modelVerify", "check");
    m_folder = addButton("modelFolder", "folder");

    auto* heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(m_icon);
    heading->addWidget(m_title);
    heading->addWidget(m_state, 1);
    auto* actions = new QHBoxLayout;
    actions->addWidget(m_details, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_variants, m_get, m_use, m_repair, m_verify, m_folder})
        actions->addWidget(widget);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    column->addLayout(heading);
    column->addWidget(m_purpose);
    column->addLayout(actions);

    connect(m_variants, &QComboBox::currentIndexChanged, this, [this] { setTexts(); });
    connect(m_get, &QPushButton::clicked, this, [this] { Q_EMIT getRequested(m_facts.name, variant()); });
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useRequested(m_facts.name, variant()); });
    connect(m_verify, &QPushButton::clicked, this, [this] { Q_EMIT verifyRequested(m_facts.name); });
    connect(m_repair, &QPushButton::clicked, this, [this] { Q_EMIT repairRequested(m_facts.name); });
    connect(m_folder, &QPushButton::clicked, this, [this] { Q_EMIT folderRequested(m_facts.folder); });
    keepTranslated(this, [this] { setTexts(); });
}

QPushButton* ModelCard::addButton(const char* what, const char* icon) {
    auto* button = new QPushButton(themedIcon(icon), {}, this);
    button->setObjectName(what);
    return button;
}

void ModelCard::show(const ListedModel& facts, const std::optional<std::string>& used, bool busy) {
    const bool sameVariants = facts.knownVariants == m_facts.knownVariants && facts.variants == m_facts.variants;
    m_facts = facts;
    m_used = used;
    m_busy = busy;
    if (!sameVariants || m_variants->count() == 0)
        fillVariants();
    setTexts();
}

void ModelCard::offer() {
    m_get->setFocus();
}

QWidget* ModelCard::chainTabs(QWidget* before) {
    for (QWidget* control : std::initializer_list<QWidget*>{m_variants, m_get, m_use, m_repair, m_verify, m_folder}) {
        setTabOrder(before, control);
        before = control;
    }
    return before;
}

void ModelCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon)
        setStateText(); // its symbol in the theme's colours
}

void ModelCard::fillVariants() {
    const std::string before = variant();
    const QSignalBlocker quiet(m_variants);
    m_variants->clear();
    for (const std::string& name : m_facts.knownVariants)
        m_variants->addItem(QString::fromStdString(name));
    const std::string wanted = m_used && !m_used->empty() ? *m_used : before;
    m_variants->setCurrentIndex(std::max(0, m_variants->findText(QString::fromStdString(wanted))));
}

std::string ModelCard::variant() const {
    return m_variants->currentText().toStdString();
}

bool ModelCard::variantIn(const std::vector<std::string>& variants) const {
    return std::find(variants.begin(), variants.end(), variant()) != variants.end();
}

void ModelCard::setStateText() {
    auto states = [&]() -> QString {
        switch (m_facts.state) {
        case ModelState::Ready:
            return tr("Installed");
        case ModelState::Good:
            return tr("Installed, files checked");
        case ModelState::Damaged:
            return tr("Files are damaged");
        case ModelState::Incomplete:
            return tr("Incomplete");
        case ModelState::Missing:
            break;
        }
        return tr("Not installed");
    };
    m_state->setText(states());
    bool warn = m_facts.state == ModelState::Damaged || m_facts.state == ModelState::Incomplete;
    if (m_state->property("warning").toBool() != warn) {
        m_state->setProperty("warning", warn);
        m_state->setProperty("muted", !warn);
        style()->unpolish(m_state);
        style()->polish(m_state);
    }
    m_icon->setPixmap(themedIcon(iconOf(m_facts.state), warn ? IconColour::Warning : IconColour::Muted)
                          .pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
}

void ModelCard::setTexts() {
    const QString title = manifestText(m_facts.title);
    m_title->setText(title);
    setAccessibleName(title);
    m_purpose->setText(!m_facts.missing.empty() ? QString::fromStdString(m_facts.missing)
                       : m_facts.draws.empty()  ? manifestText(m_facts.purpose)
                                                : tr("Draws %1.").arg(manifestText(m_facts.draws)));
    m_purpose->setVisible(!m_purpose->text().isEmpty());
    setStateText();

    const QString name = QString::fromStdString(m_facts.name);
    QStringList details{name};
    if (m_facts.bytes)
        details << tr("about %1").arg(sizeWords(*m_facts.bytes));
    details << (m_facts.licence.empty() ? tr("licence: see its page")
                                        : tr("licence: %1").arg(QString::fromStdString(m_facts.licence)));
    if (m_facts.experimental)
        details << tr("experimental");
    if (!m_facts.folder.empty())
        details << QString::fromStdString(m_facts.folder.string());
    m_details->setFullText(details.join(QStringLiteral("  ·  ")));

    const bool family = !m_facts.knownVariants.empty();
    const bool here = !family ? m_facts.installed() : variantIn(m_facts.variants);
    const bool usable = family ? variantIn(m_facts.usable)
                               : std::find(m_facts.usable.begin(), m_facts.usable.end(), "") != m_facts.usable.end();
    const bool inUse = m_used && *m_used == variant();
    m_variants->setVisible(family);
    m_get->setVisible(m_facts.canGet && (!here || m_facts.state == ModelState::Incomplete));
    m_use->setVisible(m_facts.group == ModelGroup::Draws && usable);
    m_verify->setVisible(m_facts.installed() && m_facts.state != ModelState::Damaged);
    m_repair->setVisible(m_facts.state == ModelState::Damaged);
    m_folder->setVisible(m_facts.installed());
    for (QPushButton* button : {m_get, m_verify, m_repair})
        button->setEnabled(!m_busy);
    m_use->setEnabled(!inUse);

    m_get->setText(tr("Get…"));
    m_get->setAccessibleName(tr("Get %1").arg(title));
    m_use->setText(inUse ? tr("In use") : tr("Use this model"));
    m_use->setAccessibleName(inUse ? tr("%1 is in use").arg(title) : tr("Use %1").arg(title));
    m_verify->setText(tr("Verify"));
    m_verify->setAccessibleName(tr("Verify the files of %1").arg(title));
    m_repair->setText(tr("Repair…"));
    m_repair->setAccessibleName(tr("Repair %1").arg(title));
    m_folder->setText(tr("Open folder"));
    m_folder->setAccessibleName(tr("Open the folder of %1").arg(title));
    m_variants->setAccessibleName(tr("Variant of %1").arg(title));
}

} // namespace miro
