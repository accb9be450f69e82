#include "ui/batch/list_panel.h"

#include "ui/batch/list_edit.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUrl>

namespace miro {
namespace {

constexpr int kProblemLines = 4;
constexpr qsizetype kFirstLine = 400;

} // namespace

ListFormat guessedFormat(const QString& text) {
    const qsizetype end = text.indexOf('\n');
    const QString first = text.left(std::min(end < 0 ? kFirstLine : end, kFirstLine)).trimmed().toLower();
    if (first.startsWith('{') && first.contains("\"prompt\""))
        return ListFormat::Jsonl;
    auto isHeader = [&first](QChar separator) {
        for (const QString& column : first.split(separator))
            if (column.trimmed() == QLatin1String("prompt"))
                return first.contains(separator);
        return false;
    };
    return isHeader('\t') ? ListFormat::Tsv : isHeader(',') ? ListFormat::Csv : ListFormat::Text;
}

ListPanel::ListPanel(QWidget* parent) : QWidget(parent) {
    setObjectName("listPanel");
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(makeTop());
    column->addWidget(makeEmpty());
    m_fileName = new ElidedLabel(this);
    m_fileName->setObjectName("batchFileName");
    m_fileName->setProperty("muted", true);
    m_fileName->hide();
    column->addWidget(m_fileName);
    m_edit = new ListEdit(this);
    column->addWidget(m_edit, 1);
    m_problems = new QListWidget(this);
    m_problems->setObjectName("batchProblems");
    m_problems->setTabKeyNavigation(false);
    m_problems->setIconSize({14, 14});
    m_problems->setTextElideMode(Qt::ElideRight);
    m_problems->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problems->setFixedHeight(fontMetrics().lineSpacing() * kProblemLines + 14);
    m_problems->hide();
    column->addWidget(m_problems);

    connect(m_edit, &ListEdit::edited, this, [this] {
        showEmpty();
        Q_EMIT changed();
    });
    connect(m_edit, &ListEdit::pasted, this, [this](const QString& text) { setFormat(guessedFormat(text)); });
    connect(m_edit, &ListEdit::textGiven, this, &ListPanel::takeText);
    connect(m_edit, &ListEdit::fileGiven, this, &ListPanel::fileGiven);
    auto go = [this](const QListWidgetItem* item) {
        const auto row = static_cast<size_t>(m_problems->row(item));
        if (row < m_answer.problems.size())
            m_edit->goToLine(m_answer.problems[row].line);
    };
    connect(m_problems, &QListWidget::itemClicked, this, go);
    connect(m_problems, &QListWidget::itemActivated, this, go);
    keepTranslated(this, [this] { setTexts(); });
}

QWidget* ListPanel::makeTop() {
    auto* top = new QWidget(this);
    m_title = new QLabel(top);
    embolden(m_title);
    m_count = new QLabel(top);
    m_count->setObjectName("batchCount");
    m_count->setProperty("muted", true);
    m_formatLabel = new QLabel(top);
    m_format = new QComboBox(top);
    m_format->setObjectName("batchFormat");
    m_format->setFocusPolicy(Qt::StrongFocus);
    for (ListFormat format : {ListFormat::Text, ListFormat::Csv, ListFormat::Tsv, ListFormat::Jsonl})
        m_format->addItem(QString(), static_cast<int>(format));
    m_formatLabel->setBuddy(m_format);
    auto addButton = [top](const char* name, const char* icon) {
        auto* button = new QPushButton(themedIcon(icon), QString(), top);
        button->setObjectName(name);
        return button;
    };
    m_open = addButton("batchOpen", "folder");
    m_save = addButton("batchSaveList", "save");
    m_clear = new QToolButton(top);
    m_clear->setObjectName("batchClear");
    m_clear->setIcon(themedIcon("close"));
    m_clear->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_title);
    row->addSpacing(6);
    row->addWidget(m_count, 1);
    row->addWidget(m_formatLabel);
    row->addWidget(m_format);
    row->addWidget(m_open);
    row->addWidget(m_save);
    row->addWidget(m_clear);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ListPanel::changed);
    connect(m_open, &QPushButton::clicked, this, &ListPanel::openAsked);
    connect(m_save, &QPushButton::clicked, this, &ListPanel::saveAsked);
    connect(m_clear, &QToolButton::clicked, this, &ListPanel::clear);
    return top;
}

QWidget* ListPanel::makeEmpty() {
    m_empty = new QWidget(this);
    m_empty->setObjectName("batchEmpty");
    m_emptyText = new QLabel(m_empty);
    m_emptyText->setWordWrap(true);
    m_example = new QPushButton(m_empty);
    m_example->setObjectName("batchExample");
    auto* row = new QHBoxLayout(m_empty);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_emptyText, 1);
    row->addWidget(m_example);
    connect(m_example, &QPushButton::clicked, this, &ListPanel::exampleAsked);
    return m_empty;
}

void ListPanel::show(const BatchDraft& draft) {
    m_file = draft.request.listFile;
    m_folder = draft.request.listFolder;
    m_name = draft.request.listName;
    m_edit->setPreview(!m_file.empty());
    m_edit->showText(QString::fromStdString(draft.request.listText));
    setFormat(draft.request.format);
    showFileName();
    showEmpty();
}

void ListPanel::writeTo(BatchDraft& draft) const {
    draft.request.listFile = m_file;
    draft.request.listFolder = m_folder;
    draft.request.listName = m_name;
    draft.request.listText = m_file.empty() ? m_edit->toPlainText().toStdString() : std::string();
    draft.request.format = static_cast<ListFormat>(m_format->currentData().toInt());
}

void ListPanel::showFile(const std::filesystem::path& file, const QString& text, bool isLong) {
    m_file = isLong ? file : std::filesystem::path();
    m_folder = file.parent_path();
    m_name = file.filename().string();
    m_edit->setPreview(isLong);
    m_edit->showText(text);
    if (auto format = listFormatOf(file); format.ok())
        setFormat(*format);
    showFileName();
    showEmpty();
}

void ListPanel::takeText(const QString& text) {
    const ListFormat format = guessedFormat(text);
    if (text.size() > kMaxShownList || text.count('\n') > kMaxShownLines) {
        Q_EMIT longTextGiven(text, format);
        return;
    }
    forgetFile();
    m_edit->showText(text);
    setFormat(format);
    showFileName();
    showEmpty();
    Q_EMIT changed();
}

void ListPanel::forgetFile() {
    m_file.clear();
    m_folder.clear();
    m_name.clear();
    m_edit->setPreview(false);
}

void ListPanel::clear() {
    forgetFile();
    m_edit->showText({});
    setFormat(ListFormat::Text);
    showFileName();
    showEmpty();
    m_edit->setFocus();
    Q_EMIT changed();
}

void ListPanel::setFormat(ListFormat format) {
    const QSignalBlocker quiet(m_format);
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(format)));
}

void ListPanel::showAnswer(const ComposeAnswer& answer) {
    m_answer = answer;
    m_answer.prompts.clear();
    m_edit->setProblems(answer.problems);
    fillProblems();
    showCount();
}

void ListPanel::goToNextProblem() {
    if (m_answer.problems.empty())
        return;
    const int64_t here = m_edit->textCursor().blockNumber() + 1;
    auto next = std::find_if(m_answer.problems.begin(), m_answer.problems.end(),
                             [here](const LineProblem& problem) { return problem.line > here; });
    if (next == m_answer.problems.end())
        next = m_answer.problems.begin();
    m_problems->setCurrentRow(static_cast<int>(next - m_answer.problems.begin()));
    m_edit->goToLine(next->line);
}

void ListPanel::focusText() {
    m_edit->setFocus();
}

void ListPanel::setReading(bool reading) {
    m_reading = reading;
    showCount();
}

void ListPanel::showCount() {
    const auto count = static_cast<int>(m_answer.lines);
    const bool nothing = m_file.empty() && m_edit->document()->isEmpty();
    m_count->setText(nothing     ? QString()
                     : m_reading ? tr("Reading…")
                     : !m_answer.problems.empty()
                         ? tr("%n problems", nullptr, static_cast<int>(m_answer.problems.size()))
                         : tr("%Ln prompts", nullptr, count));
}

void ListPanel::showFileName() {
    m_fileName->setVisible(!m_file.empty());
    const QString name = QString::fromStdString(m_file.filename().string());
    m_fileName->setFullText(tr("%1 is used as it is; its beginning is shown here.").arg(name));
    m_fileName->setToolTip(QString::fromStdString(m_file.string()));
}

void ListPanel::showEmpty() {
    const bool empty = m_file.empty() && m_edit->document()->isEmpty();
    m_empty->setVisible(empty);
    m_save->setEnabled(!empty);
    m_clear->setEnabled(!empty);
    showCount();
}

void ListPanel::fillProblems() {
    const int row = m_problems->currentRow();
    m_problems->clear();
    for (const LineProblem& problem : m_answer.problems) {
        const QString text = QString::fromStdString(problem.message);
        auto* item = new QListWidgetItem(
            themedIcon("warning", IconColour::Warning),
            problem.line > 0 ? tr("Line %1: %2").arg(QLocale().toString(static_cast<qlonglong>(problem.line)), text)
                             : text,
            m_problems);
        item->setToolTip(text.toHtmlEscaped());
    }
    if (m_answer.moreProblems)
        new QListWidgetItem(tr("There are more."), m_problems);
    m_problems->setCurrentRow(std::min(row, m_problems->count() - 1));
    m_problems->setVisible(m_problems->count() > 0);
}

void ListPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void ListPanel::dropEvent(QDropEvent* event) {
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) {
            event->acceptProposedAction();
            Q_EMIT fileGiven(url.toLocalFile());
            return;
        }
    if (event->mimeData()->hasText()) {
        event->acceptProposedAction();
        takeText(event->mimeData()->text());
    }
}

void ListPanel::setTexts() {
    m_title->setText(tr("List"));
    m_formatLabel->setText(tr("Format"));
    m_format->setAccessibleName(tr("Format of the list"));
    m_format->setItemText(0, tr("Text"));
    m_format->setItemText(1, QStringLiteral("CSV"));
    m_format->setItemText(2, QStringLiteral("TSV"));
    m_format->setItemText(3, QStringLiteral("JSONL"));
    m_open->setText(tr("Open…"));
    m_open->setToolTip(tr("Open a list: text, CSV, TSV or JSON lines (Ctrl+O)"));
    m_save->setText(tr("Save list…"));
    m_save->setToolTip(tr("Save the list as it stands here (Ctrl+S)"));
    m_clear->setToolTip(tr("Clear the list"));
    m_clear->setAccessibleName(m_clear->toolTip());
    m_emptyText->setText(
        tr("Paste or drop a list here: each line is a prompt, and all of them are drawn while you are away."));
    m_example->setText(tr("Show an example"));
    m_edit->setAccessibleName(tr("List of prompts"));
    m_problems->setAccessibleName(tr("Problems in the list"));
    showFileName();
    fillProblems();
    showCount();
}

} // namespace miro
