// The list of a batch: pasted, dropped or opened, its format, how many prompts it has, and what is wrong in it at its
// lines. Owned by the composer; GUI thread.
#pragma once

#include "ui/batch/batch_draft.h"
#include "ui/batch/compose_work.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace miro {

class ElidedLabel;
class ListEdit;

class ListPanel : public QWidget {
    Q_OBJECT

public:
    explicit ListPanel(QWidget* parent = nullptr);

    void show(const BatchDraft& draft); // of a list in a file: showFile() follows; emits nothing
    void writeTo(BatchDraft& draft) const;
    // text: all of it, or the first lines of a long one.
    void showFile(const std::filesystem::path& file, const QString& text, bool isLong);
    void showAnswer(const ComposeAnswer& answer);
    void setReading(bool reading); // an answer is on its way
    void focusText();              // no focus proxy: Qt's Tab would then pass over what stands before it
    void goToNextProblem();        // after the caret's line

Q_SIGNALS:
    void changed();
    void openAsked();
    void saveAsked();
    void exampleAsked();
    void fileGiven(const QString& path);
    void longTextGiven(const QString& text, miro::ListFormat format); // to be put into a file

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeTop();
    QWidget* makeEmpty();
    void takeText(const QString& text);
    void clear();
    void forgetFile();
    void setFormat(ListFormat format);
    void showCount();
    void showFileName();
    void showEmpty();
    void fillProblems();
    void setTexts();

    QLabel* m_title = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_formatLabel = nullptr;
    QComboBox* m_format = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_save = nullptr;
    QToolButton* m_clear = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_emptyText = nullptr;
    QPushButton* m_example = nullptr;
    ElidedLabel* m_fileName = nullptr;
    ListEdit* m_edit = nullptr;
    QListWidget* m_problems = nullptr;
    std::filesystem::path m_file;   // of a list that is shown in part; empty: all stands in the text
    std::filesystem::path m_folder; // of the file that the text was opened from
    std::string m_name;             // of that file
    ComposeAnswer m_answer;         // without its prompts
    bool m_reading = false;
};

// By what its first line looks like: other than text only where it can be nothing else.
ListFormat guessedFormat(const QString& text);

} // namespace miro
