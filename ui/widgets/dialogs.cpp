#include "ui/widgets/dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTimer>
#include <optional>
#include <stdexcept>

namespace miro {
namespace {

struct Answers {
    bool active = false; // a test answers
    QStringList waiting;
};

Answers& answers() {
    static Answers state;
    return state;
}

// The answer of a test, when one runs.
std::optional<QString> answerTo(const QString& question) {
    Answers& state = answers();
    if (!state.active)
        return std::nullopt;
    if (state.waiting.isEmpty())
        throw std::logic_error("a question without an answer: " + question.toStdString());
    return state.waiting.takeFirst();
}

// Later, as a dialog would, and not when parent is gone by then.
void answerLater(QWidget* parent, std::function<void()> call) {
    QTimer::singleShot(0, parent, std::move(call));
}

// Opens without waiting; goes when it is closed, or with its parent.
void openDialog(QDialog* dialog, const char* name) {
    dialog->setObjectName(QString::fromLatin1(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void openFileDialog(QFileDialog* dialog, std::function<void(QStringList)> done) {
    auto answered = [dialog, done = std::move(done)](int result) {
        done(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    };
    QObject::connect(dialog, &QDialog::finished, dialog->parentWidget(), answered);
    openDialog(dialog, "fileDialog");
}

} // namespace

void askForFiles(QWidget* parent, const QString& title, const QString& filter, std::function<void(QStringList)> done) {
    if (auto answer = answerTo(title)) {
        answerLater(parent, [done, files = answer->split('\n', Qt::SkipEmptyParts)] { done(files); });
        return;
    }
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    openFileDialog(dialog, std::move(done));
}

void askForFolder(QWidget* parent, const QString& title, std::function<void(QString)> done) {
    if (auto answer = answerTo(title)) {
        answerLater(parent, [done, folder = *answer] { done(folder); });
        return;
    }
    auto* dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openFileDialog(dialog, [done = std::move(done)](const QStringList& folders) { done(folders.value(0)); });
}

void askForSaveName(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                    std::function<void(QString)> done) {
    if (auto answer = answerTo(title)) {
        answerLater(parent, [done, file = *answer] { done(file); });
        return;
    }
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave); // it asks before a file is replaced
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggestion);
    openFileDialog(dialog, [done = std::move(done)](const QStringList& files) { done(files.value(0)); });
}

void askYesNo(QWidget* parent, const QString& question, const QString& yesLabel, std::function<void(bool)> done) {
    if (auto answer = answerTo(question)) {
        answerLater(parent, [done, yes = *answer == "yes"] { done(yes); });
        return;
    }
    auto* dialog = new QMessageBox(QMessageBox::Question, QCoreApplication::applicationName(), question,
                                   QMessageBox::NoButton, parent);
    dialog->setTextFormat(Qt::PlainText); // the question may quote a file's name
    QPushButton* yes = dialog->addButton(yesLabel, QMessageBox::AcceptRole);
    QPushButton* no = dialog->addButton(QCoreApplication::translate("Dialogs", "Cancel"), QMessageBox::RejectRole);
    dialog->setDefaultButton(no);
    dialog->setEscapeButton(no);
    QObject::connect(dialog, &QDialog::finished, parent,
                     [dialog, yes, done = std::move(done)] { done(dialog->clickedButton() == yes); });
    openDialog(dialog, "question");
}

void askForText(QWidget* parent, const QString& title, const QString& label, const QString& start,
                std::function<void(QString)> done) {
    if (auto answer = answerTo(title)) {
        answerLater(parent, [done, text = *answer] { done(text); });
        return;
    }
    auto* dialog = new QInputDialog(parent);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(start);
    dialog->setOkButtonText(QCoreApplication::translate("Dialogs", "OK"));
    dialog->setCancelButtonText(QCoreApplication::translate("Dialogs", "Cancel"));
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, done = std::move(done)](int result) {
        done(result == QDialog::Accepted ? dialog->textValue() : QString());
    });
    openDialog(dialog, "textQuestion");
}

void setDialogAnswers(const QStringList& given) {
    answers() = {true, given};
}

} // namespace miro
