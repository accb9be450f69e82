#include "ui/explore/explore_panel.h"

#include "ui/explore/explore_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>

namespace miro {
namespace {

constexpr int kMargin = 12;
constexpr int kListLines = 4;
constexpr ExploreKind kKinds[] = {ExploreKind::Pareto, ExploreKind::Solo,   ExploreKind::Sweep,
                                  ExploreKind::Morph,  ExploreKind::BestOf, ExploreKind::Keyframes};

} // namespace

ExplorePanel::ExplorePanel(QWidget* parent) : QWidget(parent) {
    setObjectName("explorePanel");
    setFixedWidth(kWidth);
    auto* scroll = new QScrollArea(this); // before what it holds: Tab goes in the order of making
    auto* inside = new QWidget(scroll);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(kMargin, kMargin, kMargin, 4);
    column->setSpacing(2);
    makeQuestions(inside);
    m_choices = new ExploreChoices(inside);
    column->addSpacing(8);
    column->addWidget(m_choices);
    column->addStretch(1);
    scroll->setObjectName("exploreScroll");
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setProperty("scrolls", true);
    scroll->setWidget(inside);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(4);
    whole->addWidget(scroll, 1);
    makeBottom();
    keepTranslated(this, [this] { setTexts(); });
    setKind(ExploreKind::Pareto);
}

void ExplorePanel::makeQuestions(QWidget* inside) {
    for (ExploreKind kind : kKinds) {
        auto* button = new QRadioButton(inside);
        button->setObjectName("exploreKind-" + QString::fromStdString(toText(kind)));
        auto* help = new QLabel(inside);
        help->setProperty("muted", true);
        help->setWordWrap(true);
        help->setIndent(22);
        help->setBuddy(button);
        inside->layout()->addWidget(button);
        inside->layout()->addWidget(help);
        connect(button, &QRadioButton::toggled, this, [this, kind](bool on) {
            if (!on)
                return;
            setKind(kind);
            Q_EMIT kindChosen(kind);
        });
        m_questions.push_back({kind, button, help});
    }
}

void ExplorePanel::makeBottom() {
    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(kMargin, 0, kMargin, kMargin);
    bottom->setSpacing(6);
    m_problem = new QLabel(this);
    m_problem->setObjectName("exploreProblem");
    m_problem->setProperty("warning", true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_price = new QLabel(this);
    m_price->setObjectName("explorePrice");
    m_price->setWordWrap(true);
    m_start = new QPushButton(this);
    m_start->setObjectName("exploreStart");
    m_start->setProperty("primary", true);
    m_start->setMinimumHeight(36);
    m_progress = new QLabel(this);
    m_progress->setObjectName("exploreProgress");
    m_progress->setWordWrap(true);
    m_earlierTitle = new QLabel(this);
    m_earlierTitle->setProperty("muted", true);
    m_list = new QListWidget(this);
    m_list->setObjectName("exploreEarlier");
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(fontMetrics().lineSpacing() * kListLines + 14);
    m_list->setTabKeyNavigation(false);
    m_earlierTitle->setBuddy(m_list);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_problem), static_cast<QWidget*>(m_price), static_cast<QWidget*>(m_start),
          static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_earlierTitle), static_cast<QWidget*>(m_list)})
        bottom->addWidget(widget);
    static_cast<QVBoxLayout*>(layout())->addLayout(bottom);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_going)
            Q_EMIT stopAsked();
        else
            Q_EMIT startAsked();
    });
    auto open = [this](const QListWidgetItem* item) {
        Q_EMIT earlierChosen(m_list->row(item));
    };
    connect(m_list, &QListWidget::itemClicked, this, open);
    connect(m_list, &QListWidget::itemActivated, this, open);
}

void ExplorePanel::setKind(ExploreKind kind) {
    for (const Question& question : m_questions) {
        const QSignalBlocker quiet(question.button);
        question.button->setChecked(question.kind == kind);
        if (question.kind == kind)
            setFocusProxy(question.button);
    }
    m_choices->setKind(kind);
}

void ExplorePanel::setPrice(int pictures, std::optional<double> seconds) {
    m_pictures = pictures;
    m_seconds = seconds;
    showPrice();
}

void ExplorePanel::showPrice() {
    const QString pictures = tr("%n pictures", nullptr, m_pictures);
    m_price->setText(m_pictures == 0 ? QString()
                     : m_seconds
                         ? tr("%1, about %2", "25 pictures, about 48 s").arg(pictures, durationWords(*m_seconds))
                         : tr("%1; how long they take is known after the first").arg(pictures));
}

void ExplorePanel::setProblem(const QString& text) {
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void ExplorePanel::showRun(const ExploreRun& run) {
    m_going = run.going();
    m_ready = run.state() == ExploreRun::State::Draft;
    m_goOn = run.canGoOn();
    const auto total = static_cast<int>(run.cells().size());
    QString text;
    switch (run.state()) {
    case ExploreRun::State::Empty:
    case ExploreRun::State::Draft:
        break;
    case ExploreRun::State::Waiting:
        text = tr("Waiting for its turn");
        break;
    case ExploreRun::State::Paused:
        text = tr("%1 of %2 drawn, paused").arg(run.drawn()).arg(total);
        break;
    case ExploreRun::State::Running:
        text = run.secondsLeft() > 0
                   ? tr("%1 of %2 drawn, %3 left").arg(run.drawn()).arg(total).arg(durationWords(run.secondsLeft()))
                   : tr("%1 of %2 drawn").arg(run.drawn()).arg(total);
        break;
    case ExploreRun::State::Over:
        text = run.drawn() < total ? tr("Ended with %1 of %2 drawn").arg(run.drawn()).arg(total) : tr("All are drawn");
        if (!run.message().isEmpty())
            text += '\n' + run.message();
        break;
    }
    m_progress->setText(text);
    m_progress->setVisible(!text.isEmpty());
    showStart();
}

void ExplorePanel::showStart() {
    m_start->setText(m_going ? tr("Stop") : m_goOn ? tr("Go on") : tr("Start"));
    m_start->setIcon(themedIcon(m_going ? "stop" : "explore", IconColour::AccentText));
    m_start->setEnabled(m_going || m_goOn || m_ready);
    m_start->setToolTip(m_going  ? tr("What is drawn stays (Ctrl+Return)")
                        : m_goOn ? tr("Draw what is missing (Ctrl+Return)")
                                 : tr("Draw these pictures (Ctrl+Return)"));
}

QString ExplorePanel::earlierText(const EarlierExploration& exploration) const {
    const QString when =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(exploration.row.created).toLocalTime(), QLocale::ShortFormat);
    return tr("%1\n%2 of %3, %4", "an exploration: title, below it drawn of all, when")
        .arg(explorationTitle(exploration.job.plan))
        .arg(exploration.row.picturesDone)
        .arg(exploration.row.picturesTotal)
        .arg(when);
}

void ExplorePanel::setEarlier(const std::vector<EarlierExploration>& earlier, const JobId& shown) {
    m_earlier = earlier;
    m_list->clear();
    for (const EarlierExploration& exploration : m_earlier) {
        const QString text = earlierText(exploration);
        auto* item = new QListWidgetItem(text, m_list);
        item->setToolTip(text);
        if (exploration.row.id == shown)
            m_list->setCurrentItem(item);
    }
    m_list->setVisible(!m_earlier.empty());
    m_earlierTitle->setVisible(!m_earlier.empty());
}

void ExplorePanel::setTexts() {
    for (const Question& question : m_questions) {
        question.button->setText(questionTitle(question.kind));
        question.help->setText(questionHelp(question.kind));
        question.button->setAccessibleDescription(questionHelp(question.kind));
    }
    m_earlierTitle->setText(tr("Explored before"));
    m_list->setAccessibleName(tr("Explored before"));
    const int row = m_list->currentRow();
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setText(earlierText(m_earlier[static_cast<size_t>(i)]));
    m_list->setCurrentRow(row);
    showPrice();
    showStart();
}

} // namespace miro
