#include "ui/widgets/language.h"

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>
#include <QMap>
#include <QTranslator>
#include <QWidget>
#include <memory>

// A static library's resources are linked in when they are asked for; the macro wants no namespace.
static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace miro {
namespace {

struct LanguageState {
    QString language = "en";
    std::unique_ptr<QTranslator> ours;
    std::unique_ptr<QTranslator> qt; // the texts of Qt's own dialogs
};

// One application, one language.
LanguageState& languageState() {
    static LanguageState state;
    return state;
}

QString supported(const QString& wanted) {
    QString name = QString(wanted).replace('-', '_');
    for (const QString& language : languages())
        if (name == language || name.startsWith(language + "_"))
            return language;
    // Simplified Chinese goes by several names.
    if (name == "zh" || name.startsWith("zh_Hans") || name.startsWith("zh_SG"))
        return "zh_CN";
    return {};
}

QString languageNamed(const std::string& name) {
    if (QString given = supported(QString::fromStdString(name)); name != "system" && !given.isEmpty())
        return given;
    const QStringList desktop = QLocale::system().uiLanguages();
    for (const QString& wanted : desktop)
        if (QString found = supported(wanted); !found.isEmpty())
            return found;
    return "en";
}

std::unique_ptr<QTranslator> loaded(const QString& name, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, folder))
        return nullptr;
    return translator;
}

class TextKeeper : public QObject {
public:
    TextKeeper(QWidget* widget, std::function<void()> setTexts) : QObject(widget), m_setTexts(std::move(setTexts)) {
        widget->installEventFilter(this);
        m_setTexts();
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::LanguageChange)
            m_setTexts();
        return false;
    }

private:
    std::function<void()> m_setTexts;
};

} // namespace

const QStringList& languages() {
    static const QStringList list = {"en", "fr", "de", "es", "ja", "zh_CN"};
    return list;
}

QString languageName(const QString& language) {
    static const QMap<QString, QString> names = {
        {"en", "English"},
        {"fr", QString::fromUtf8("Fran\xc3\xa7"
                                 "ais")},
        {"de", "Deutsch"},
        {"es", QString::fromUtf8("Espa\xc3\xb1ol")},
        {"ja", QString::fromUtf8("\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e")},
        {"zh_CN", QString::fromUtf8("\xe7\xae\x80\xe4\xbd\x93\xe4\xb8\xad\xe6\x96\x87")},
    };
    return names.value(language, language);
}

void applyLanguage(QApplication& application, const std::string& name) {
    initTranslations();
    LanguageState& state = languageState();
    for (auto* translator : {&state.qt, &state.ours})
        if (*translator) {
            QApplication::removeTranslator(translator->get());
            translator->reset();
        }
    state.language = languageNamed(name);
    QLocale::setDefault(QLocale(state.language));
    state.qt = loaded("qtbase_" + state.language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    state.ours = loaded("miro_" + state.language, ":/i18n");
    for (auto* translator : {&state.qt, &state.ours})
        if (*translator)
            QApplication::installTranslator(translator->get());
    application.setLayoutDirection(QLocale(state.language).textDirection());
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows)
        window->setLocale(QLocale());
}

QString currentLanguage() {
    return languageState().language;
}

void keepTranslated(QWidget* widget, std::function<void()> setTexts) {
    new TextKeeper(widget, std::move(setTexts)); // the widget owns it
}

} // namespace miro
