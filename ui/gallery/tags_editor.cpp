#include "ui/gallery/tags_editor.h"

#include "ui/gallery/flow_layout.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace miro {
namespace {

constexpr int kMostShown = 60; // characters of a tag

} // namespace

TagsEditor::TagsEditor(QWidget* parent) : QWidget(parent) {
    setObjectName("tagsEditor");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_chips = new QWidget(this);
    m_chips->setLayout(new FlowLayout(4));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    column->addWidget(m_chips);
    m_field = new QLineEdit(this);
    m_field->setObjectName("newTagField");
    m_field->setMaxLength(100);
    m_known = new QStringListModel(this);
    auto* completer = new QCompleter(m_known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_field->setCompleter(completer);
    column->addWidget(m_field);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        const QString tag = m_field->text().simplified();
        m_field->clear();
        if (!tag.isEmpty() && !m_tags.contains(tag, Qt::CaseInsensitive))
            Q_EMIT added(tag);
    });
    keepTranslated(this, [this] {
        m_field->setPlaceholderText(tr("Add a tag"));
        m_field->setAccessibleName(tr("Add a tag"));
        rebuild();
    });
}

void TagsEditor::setKnownTags(const QStringList& tags) {
    if (m_known->stringList() != tags)
        m_known->setStringList(tags);
}

void TagsEditor::setTags(const QStringList& tags) {
    if (tags == m_tags)
        return;
    m_tags = tags;
    rebuild();
}

void TagsEditor::rebuild() {
    while (QLayoutItem* item = m_chips->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the chip that was clicked
        delete item;
    }
    for (const QString& tag : m_tags) {
        auto* chip = new QPushButton(themedIcon("close"), QString(tag.left(kMostShown)).replace('&', "&&"), m_chips);
        chip->setObjectName("tagChip");
        chip->setAccessibleName(tr("Take the tag %1 away").arg(tag));
        chip->setToolTip(chip->accessibleName());
        connect(chip, &QPushButton::clicked, this, [this, tag] { Q_EMIT removed(tag); });
        m_chips->layout()->addWidget(chip);
    }
    m_chips->setVisible(!m_tags.isEmpty());
}

} // namespace miro
