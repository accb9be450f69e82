#include "ui/taste/profile_bar.h"

#include "base/result.h"
#include "ui/bridge/taste_bridge.h"
#include "ui/taste/taste_sizes.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kBoxWidth = 180;

// The layouts of files: as TasteEngine::exportTaste() takes them.
constexpr const char* kLayouts[] = {"miro", "pick-a-pic", "hpd"};

QString shown(const std::string& name) {
    return QString::fromStdString(oneLine(name, kNameBytes));
}

} // namespace

ProfileBar::ProfileBar(const AppContext& context, QAction* undo, QAction* redo, QWidget* parent)
    : QWidget(parent), m_context(context) {
    setObjectName("tasteProfileBar");
    m_label = new QLabel(this);
    m_label->setObjectName("tasteProfileLabel");
    m_profiles = new QComboBox(this);
    m_profiles->setObjectName("tasteProfiles");
    m_profiles->setFixedWidth(kBoxWidth);
    m_label->setBuddy(m_profiles);
    m_more = new QToolButton(this);
    m_more->setObjectName("tasteMore");
    m_more->setIcon(themedIcon("more"));
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_menu = new QMenu(this);
    m_menu->setObjectName("tasteMenu");
    m_new = addAction("tasteNew", "add", &ProfileBar::create);
    m_rename = addAction("tasteRename", "pencil", &ProfileBar::rename);
    m_delete = addAction("tasteDelete", "trash", &ProfileBar::remove);
    m_menu->addSeparator();
    m_learn = m_menu->addAction(themedIcon("repeat"), QString(), this, [this] { m_context.taste->learnTaste(); });
    m_learn->setObjectName("tasteLearn");
    m_menu->addActions({undo, redo});
    m_menu->addSeparator();
    m_import = addAction("tasteImport", "import", &ProfileBar::importChoices);
    for (const char* layout : kLayouts) {
        QAction* action =
            m_menu->addAction(themedIcon("export"), QString(), this, [this, layout] { exportChoices(layout); });
        action->setObjectName(QStringLiteral("tasteExport-%1").arg(layout));
        m_exports.push_back(action);
    }
    m_menu->addSeparator();
    m_clear = addAction("tasteClear", "reset", &ProfileBar::clear);
    openMenuFrom(m_more, m_menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_label);
    row->addWidget(m_profiles);
    row->addWidget(m_more);
    connect(m_profiles, &QComboBox::activated, this, [this](int chosen) {
        const TasteProfileId profile = m_profiles->itemData(chosen).toLongLong();
        if (profile != m_context.tasteBridge->status().profile)
            m_context.taste->openTaste(profile);
    });
    connect(m_context.tasteBridge, &TasteBridge::statusChanged, this, &ProfileBar::showStatus);
    keepTranslated(this, [this] { setTexts(); });
}

QAction* ProfileBar::addAction(const char* name, const char* icon, void (ProfileBar::*act)()) {
    QAction* action = m_menu->addAction(themedIcon(icon), QString(), this, [this, act] { (this->*act)(); });
    action->setObjectName(name);
    return action;
}

void ProfileBar::setTexts() {
    m_label->setText(tr("Profile:"));
    m_profiles->setAccessibleName(tr("Profile: whose taste it is"));
    m_more->setAccessibleName(tr("More to do with this profile"));
    m_more->setToolTip(tr("More"));
    m_new->setText(tr("New…"));
    m_rename->setText(tr("Rename…"));
    m_delete->setText(tr("Delete"));
    m_learn->setText(tr("Learn now"));
    m_import->setText(tr("Import choices…"));
    m_exports[0]->setText(tr("Export choices…"));
    m_exports[1]->setText(tr("Export in the layout of Pick-a-Pic…"));
    m_exports[2]->setText(tr("Export in the layout of HPD…"));
    m_clear->setText(tr("Forget all choices"));
    showStatus();
}

void ProfileBar::showStatus() {
    const TasteStatus& status = m_context.tasteBridge->status();
    const QSignalBlocker blocker(m_profiles);
    m_profiles->clear();
    for (const TasteProfileRecord& profile : status.profiles) {
        m_profiles->addItem(shown(profile.name), qint64(profile.id));
        if (profile.id == status.profile)
            m_profiles->setCurrentIndex(m_profiles->count() - 1);
    }
    if (status.profiles.empty())
        m_profiles->addItem(tr("none yet"));
    const bool there = status.profile != 0;
    const bool some = there && status.checks.left + status.checks.right + status.checks.same + status.skipped > 0;
    m_profiles->setEnabled(!status.profiles.empty());
    for (QAction* action : {m_rename, m_delete, m_import})
        action->setEnabled(there);
    m_learn->setEnabled(there && !status.busy);
    for (QAction* action : m_exports)
        action->setEnabled(some);
    m_clear->setEnabled(some);
}

QString ProfileBar::currentName() const {
    const TasteStatus& status = m_context.tasteBridge->status();
    for (const TasteProfileRecord& profile : status.profiles)
        if (profile.id == status.profile)
            return shown(profile.name);
    return {};
}

void ProfileBar::create() {
    askForText(this, tr("New profile"), tr("Name"), QString(), [this](const QString& name) {
        if (!name.trimmed().isEmpty())
            m_context.taste->createTasteProfile(name.trimmed().toStdString());
    });
}

void ProfileBar::rename() {
    const TasteProfileId profile = m_context.tasteBridge->status().profile;
    askForText(this, tr("Rename this profile"), tr("Name"), currentName(), [this, profile](const QString& name) {
        if (!name.trimmed().isEmpty())
            m_context.taste->renameTasteProfile(profile, name.trimmed().toStdString());
    });
}

void ProfileBar::remove() {
    const QString line = tr("“%1” is deleted").arg(currentName());
    Q_EMIT changing();
    m_context.taste->deleteTasteProfile(m_context.tasteBridge->status().profile);
    Q_EMIT done(line);
}

void ProfileBar::clear() {
    Q_EMIT changing();
    m_context.taste->clearTaste();
    Q_EMIT done(tr("All choices are forgotten"));
}

void ProfileBar::importChoices() {
    askForFiles(this, tr("Import choices"), tr("Choices (*.jsonl *.json)"), [this](const QStringList& files) {
        if (files.isEmpty())
            return;
        Q_EMIT changing();
        for (const QString& file : files)
            m_context.taste->importTaste(file.toStdString());
    });
}

void ProfileBar::exportChoices(const char* layout) {
    askForSaveName(this, tr("Export choices"), currentName() + QStringLiteral(".jsonl"), tr("Choices (*.jsonl *.json)"),
                   [this, layout](const QString& file) {
                       if (!file.isEmpty())
                           m_context.taste->exportTaste(file.toStdString(), layout);
                   });
}

} // namespace miro
