#include "ui/settings/settings_page.h"

#include "base/paths.h"
#include "studio/engine.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/preferences_store.h"
#include "ui/widgets/language.h"
#include "ui/widgets/param_form.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <stdexcept>

namespace miro {
namespace {

struct GroupEntry {
    const char* key;
    const char* title;
    std::vector<std::string> params;
    int column;
};

// What the page shows and where. What draws (model, variant) is chosen in the bar of the window.
const std::vector<GroupEntry>& groupEntries() {
    static const std::vector<GroupEntry> entries = {
        {"look", QT_TRANSLATE_NOOP("Settings", "Look"), {"theme", "language"}, 0},
        {"pictures", QT_TRANSLATE_NOOP("Settings", "Pictures"), {"library", "bin-days", "privacy"}, 0},
        {"queue", QT_TRANSLATE_NOOP("Settings", "Queue"), {"queue-start", "notify", "keep-awake"}, 0},
        {"drawing", QT_TRANSLATE_NOOP("Settings", "Drawing"), {"preview", "redraw-on-release"}, 1},
        {"scores",
         QT_TRANSLATE_NOOP("Settings", "Scores"),
         {"score-new", "live-scores", "scores-in-files", "score-memory"},
         1},
        {"machine", QT_TRANSLATE_NOOP("Settings", "This machine"), {"device", "precision", "threads"}, 1},
    };
    return entries;
}

} // namespace

SettingsPage::SettingsPage(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("settingsPage");
    auto* content = new QWidget;
    content->setObjectName("settingsContent");
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(28, 18, 28, 18);
    row->setSpacing(48);
    QVBoxLayout* columns[2];
    for (QVBoxLayout*& column : columns) {
        column = new QVBoxLayout;
        column->setSpacing(8);
        row->addLayout(column, 1);
    }
    for (const GroupEntry& entry : groupEntries()) {
        auto* title = new QLabel(content);
        title->setObjectName(QString("group_") + entry.key);
        QFont font = title->font();
        font.setBold(true);
        font.setPointSizeF(font.pointSizeF() * 1.15);
        title->setFont(font);
        auto* form =
            new ParamForm(ParamForm::specsOf(preferenceParams(), entry.params), ParamForm::Help::Below, content);
        form->setObjectName(QString("form_") + entry.key);
        columns[entry.column]->addWidget(title);
        columns[entry.column]->addWidget(form);
        columns[entry.column]->addSpacing(10);
        connect(form, &ParamForm::changed, this, [this, form] { keep(form); });
        m_groups.push_back({title, form});
    }
    for (QVBoxLayout* column : columns)
        column->addStretch(1);

    auto* scroll = new QScrollArea(this);
    scroll->setObjectName("settingsScroll");
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);

    connect(&m_context.preferences, &PreferencesStore::changed, this, &SettingsPage::refresh);
    keepTranslated(this, [this] { setTexts(); });
}

void SettingsPage::setTexts() {
    for (size_t i = 0; i < m_groups.size(); ++i)
        m_groups[i].title->setText(QCoreApplication::translate("Settings", groupEntries()[i].title));
    formWith("device")->setSuggestions(
        "device", {{"auto", tr("Automatic")}, {"cpu", tr("Processor")}, {"cuda", tr("Graphics card")}});
    formWith("library")->setUnsetText("library", QString::fromStdString(libraryFolder().string()));
    refresh();
}

ParamForm* SettingsPage::formWith(const std::string& key) const {
    for (size_t i = 0; i < m_groups.size(); ++i)
        for (const std::string& param : groupEntries()[i].params)
            if (param == key)
                return m_groups[i].form;
    throw std::logic_error("no group holds " + key);
}

void SettingsPage::refresh() {
    for (const Group& group : m_groups)
        group.form->show(m_context.preferences.get(), preferenceParams());
    const bool moved = libraryFolderOf(m_context.preferences.get()) != m_context.library.folder();
    formWith("library")->setNote("library", moved
                                                ? tr("Holds from the next start on. Until then: %1")
                                                      .arg(QString::fromStdString(m_context.library.folder().string()))
                                                : QString());
    formWith("precision")->setNote("precision", measuredPrecisions());
}

// What each precision took here, as far as pictures were drawn with it.
QString SettingsPage::measuredPrecisions() const {
    const Preferences& preferences = m_context.preferences.get();
    GenerateRequest what;
    what.modelFolders = m_context.models.folders();
    what.model = preferences.model;
    what.variant = preferences.variant;
    if (auto device = parseDevice(preferences.device); device.ok())
        what.settings.device = *device;
    QStringList times;
    for (const auto& [precision, label] :
         {std::pair(Precision::Fp32, "32 bit (exact)"), std::pair(Precision::Bf16, "16 bit (bf16)"),
          std::pair(Precision::Fp16, "16 bit (fp16)"), std::pair(Precision::Int8, "8 bit (fastest)")}) {
        what.settings.precision = precision;
        if (const auto seconds = m_context.engine.estimatedSeconds(what))
            times << tr("%1: %2 s", "a precision and the time of a picture")
                         .arg(QCoreApplication::translate("Params", label), QLocale().toString(*seconds, 'f', 1));
    }
    if (times.size() < 2)
        return tr("Draw once with another precision to see here what it gains.");
    return tr("A picture takes here: %1").arg(times.join(tr("; ", "between precisions")));
}

void SettingsPage::showEvent(QShowEvent* event) {
    refresh(); // the times may be newer
    QWidget::showEvent(event);
}

void SettingsPage::keep(ParamForm* form) {
    const Preferences before = m_context.preferences.get();
    Preferences now = before;
    form->writeTo(now, preferenceParams());
    m_context.preferences.set(now);
    if (now.theme != before.theme)
        applyTheme(*qApp, now.theme);
    if (now.language != before.language)
        applyLanguage(*qApp, now.language);
    refresh();
}

} // namespace miro
