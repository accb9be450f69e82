// A list as text: line numbers at its side, a mark and a message at each line that has a problem. Takes files and
// texts that are dropped; a text too long to be laid out is handed on instead. Tab leaves it. Owned by the list's
// panel; GUI thread.
#pragma once

#include "ui/batch/compose_work.h"

#include <QPlainTextEdit>
#include <map>

namespace miro {

class ListEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit ListEdit(QWidget* parent = nullptr);

    void showText(const QString& text); // emits nothing
    // Of a file that is shown in part and cannot be changed here.
    void setPreview(bool preview);
    bool isPreview() const { return isReadOnly(); }
    void setProblems(const std::vector<LineProblem>& problems);
    void goToLine(int64_t line); // with the focus

    // For the strip of numbers.
    int numbersWidth() const;
    void paintNumbers(QPaintEvent* event);

Q_SIGNALS:
    void edited();                       // by the user
    void pasted(const QString& text);    // after edited(), when it is all that stands here
    void textGiven(const QString& text); // too long to be shown, or in place of a preview: the whole list anew
    void fileGiven(const QString& path);

protected:
    bool event(QEvent* event) override; // tool tips
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void markLines();
    void placeNumbers();
    QString problemAt(const QPoint& place) const;

    QWidget* m_numbers = nullptr;
    std::map<int64_t, QString> m_problems; // by line
    bool m_showing = false;
};

} // namespace miro
