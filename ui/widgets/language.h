// The language of the window, switched while the program runs. GUI thread.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <string>

class QApplication;
class QWidget;

namespace miro {

// The languages there is a translation for: "en", "fr", "de", "es", "ja", "zh_CN".
const QStringList& languages();

// How the speakers of a language call it; it is the same in every language of the window.
QString languageName(const QString& language);

// name as Preferences::language; "system" takes the first of the desktop's languages that there is a translation for,
// else English. Numbers and dates follow it.
void applyLanguage(QApplication& application, const std::string& name);
QString currentLanguage();

// Calls setTexts now and whenever the language changes, as long as widget lives.
void keepTranslated(QWidget* widget, std::function<void()> setTexts);

} // namespace miro
