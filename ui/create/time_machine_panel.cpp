#include "ui/create/time_machine_panel.h"

#include "base/json.h"
#include "ui/bridge/library_thread.h"
#include "ui/create/prompt_edit.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QScrollBar>
#include <QToolButton>

namespace miro {
namespace {

constexpr int64_t kPage = 100;
constexpr int kTypedMilliseconds = 150;

QString lineOf(const JournalEntry& entry) {
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(entry.created);
    const QString prompt = QString::fromStdString(oneLine(entry.prompt, 160));
    const QString first = prompt.isEmpty() ? TimeMachinePanel::tr("(no words)") : prompt;
    const QString time = QLocale().toString(when, QLocale::ShortFormat);
    const QString model = QString::fromStdString(oneLine(entry.model, 60));
    return first + '\n' +
           (entry.drawn ? TimeMachinePanel::tr("%1, %2, drawn").arg(time, model)
                        : TimeMachinePanel::tr("%1, %2").arg(time, model));
}

} // namespace

TimeMachinePanel::TimeMachinePanel(const AppContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setObjectName("timeMachine");
    m_title = new QLabel(this);
    m_close = new QToolButton(this);
    m_close->setObjectName("timeMachineClose");
    m_close->setIcon(themedIcon("close"));
    m_search = new QLineEdit(this);
    m_search->setObjectName("timeMachineSearch");
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(new UndoPasser(this));
    m_search->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setObjectName("timeMachineList");
    m_list->setWordWrap(true);
    m_list->setAlternatingRowColors(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setTextElideMode(Qt::ElideRight);
    m_empty = new QLabel(this);
    m_empty->setObjectName("timeMachineEmpty");
    m_empty->setProperty("muted", true);
    m_empty->setWordWrap(true);

    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 8);
    column->addLayout(top);
    column->addWidget(m_search);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);

    m_typed.setSingleShot(true);
    m_typed.setInterval(kTypedMilliseconds);
    connect(&m_typed, &QTimer::timeout, this, &TimeMachinePanel::refresh);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) { activate(m_list->row(item)); });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value >= m_list->verticalScrollBar()->maximum() - 200 && !m_complete && !m_fetching && !m_entries.empty())
            fetch(m_entries.back().id);
    });
    connect(m_close, &QToolButton::clicked, this, &TimeMachinePanel::closeAsked);
    keepTranslated(this, [this] { setTexts(); });
}

void TimeMachinePanel::setTexts() {
    m_title->setText(tr("Time machine"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close the time machine"));
    m_search->setPlaceholderText(tr("Words of a prompt"));
    m_search->setAccessibleName(tr("Search the time machine"));
    m_list->setAccessibleName(tr("Earlier prompts and settings; Return brings one back"));
    m_list->setToolTip(tr("Return or a double click brings it back; Ctrl+Z takes that back."));
}

void TimeMachinePanel::open() {
    m_search->clear();
    refresh();
    m_search->setFocus();
}

void TimeMachinePanel::refresh() {
    m_typed.stop();
    m_complete = false;
    fetch(0);
}

void TimeMachinePanel::fetch(int64_t beforeId) {
    m_fetching = true;
    const int question = ++m_asked;
    m_context.library.run(
        LibraryThread::Lane::Query, this,
        [beforeId, text = m_search->text().toStdString()](Library& library) {
            return library.journal().list(kPage, beforeId, text);
        },
        [this, question, beforeId](const Result<std::vector<JournalEntry>>& entries) {
            if (question != m_asked)
                return;
            m_fetching = false;
            if (entries.ok())
                take(*entries, beforeId != 0);
            else
                Q_EMIT noted(QString::fromStdString(entries.message()));
        });
}

void TimeMachinePanel::take(std::vector<JournalEntry> entries, bool more) {
    m_complete = static_cast<int64_t>(entries.size()) < kPage;
    if (!more) {
        m_list->clear();
        m_entries.clear();
    }
    for (JournalEntry& entry : entries) {
        auto* item = new QListWidgetItem(lineOf(entry), m_list);
        item->setToolTip(QString::fromStdString(oneLine(entry.prompt)));
        m_entries.push_back(std::move(entry));
    }
    if (!more && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_empty->setText(m_search->text().isEmpty() ? tr("What you write and draw is remembered here.")
                                                : tr("No prompt has these words."));
    m_empty->setVisible(m_entries.empty());
    if (std::exchange(m_returnWaits, false))
        activate(m_list->currentRow());
}

void TimeMachinePanel::activate(int row) {
    if (row < 0 || row >= static_cast<int>(m_entries.size()))
        return;
    const JournalEntry& entry = m_entries[static_cast<size_t>(row)];
    auto json = parseJson(entry.settings, "the journal");
    auto settings = json.ok() ? createSettingsFromJson(*json) : Result<CreateSettings>(json.error());
    if (!settings.ok()) {
        Q_EMIT noted(tr("This entry cannot be read: %1").arg(QString::fromStdString(settings.message())));
        return;
    }
    settings->generation.prompt = entry.prompt;
    settings->model = entry.model;
    Q_EMIT bringBack(*settings);
}

// Arrows and Return of the search go to the list, so that one hand finds and brings back.
bool TimeMachinePanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    const int step = key.key() == Qt::Key_Down ? 1 : key.key() == Qt::Key_Up ? -1 : 0;
    if (step) {
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    if ((key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) && key.modifiers() == Qt::NoModifier) {
        m_returnWaits = m_typed.isActive() || m_fetching;
        if (m_typed.isActive())
            refresh();
        if (!m_returnWaits)
            activate(m_list->currentRow());
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace miro
