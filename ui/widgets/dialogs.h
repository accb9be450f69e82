// Questions to the user without nested event loops: each opens and returns; the answer comes to done, on the GUI
// thread, unless parent is gone. Tests answer instead of the user.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace miro {

// filter as QFileDialog takes it. An empty answer: the user cancelled.
void askForFiles(QWidget* parent, const QString& title, const QString& filter, std::function<void(QStringList)> done);
void askForFolder(QWidget* parent, const QString& title, std::function<void(QString)> done);
void askForSaveName(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                    std::function<void(QString)> done);
// yesLabel names the action ("Delete for good"); the default button is Cancel.
void askYesNo(QWidget* parent, const QString& question, const QString& yesLabel, std::function<void(bool)> done);
void askForText(QWidget* parent, const QString& title, const QString& label, const QString& start,
                std::function<void(QString)> done);

// For tests: answers the next questions in this order ("" cancels, "yes", a path, a text); a question without an
// answer waiting fails loudly (std::logic_error).
void setDialogAnswers(const QStringList& answers);

} // namespace miro
