#include "ui/window/shortcut_list.h"

#include "ui/widgets/language.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>

namespace miro {
namespace {

QString plainText(const QAction& action) {
    QString text = action.text();
    return text.remove('&');
}

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys << sequence.toString(QKeySequence::NativeText);
    return keys.join(", ");
}

} // namespace

ShortcutList::ShortcutList(QWidget* parent) : QDialog(parent), m_list(new QTreeWidget(this)) {
    setObjectName("shortcutList");
    resize(560, 560);
    m_list->setObjectName("shortcuts");
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    close->setObjectName("closeShortcuts");
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    keepTranslated(this, [this, close] {
        setWindowTitle(tr("Keys"));
        m_list->setAccessibleName(tr("Keys"));
        m_list->setHeaderLabels({tr("What it does"), tr("Key")});
        close->setText(tr("Close"));
    });
}

void ShortcutList::setGroups(const std::vector<ShortcutGroup>& groups) {
    m_list->clear();
    for (const ShortcutGroup& group : groups) {
        auto* heading = new QTreeWidgetItem(m_list, {group.title});
        QFont font = m_list->font();
        font.setBold(true);
        heading->setFont(0, font);
        heading->setFirstColumnSpanned(true);
        for (const QAction* action : group.widget->actions())
            if (!action->shortcut().isEmpty() && !action->text().isEmpty())
                new QTreeWidgetItem(heading, {plainText(*action), keysOf(*action)});
        heading->setExpanded(true);
    }
}

} // namespace miro
