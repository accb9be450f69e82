#include "ui/explore/explore_side.h"

#include "ui/charts/line_chart.h"
#include "ui/charts/scatter_chart.h"
#include "ui/explore/explore_reading.h"
#include "ui/explore/explore_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace miro {
namespace {

constexpr int kSideSoonMilliseconds = 60;
constexpr int kTextLines = 9;

} // namespace

ExploreSide::ExploreSide(const ExploreRun& run, QWidget* parent) : QWidget(parent), m_run(run) {
    setObjectName("exploreSide");
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 12, 12);
    column->setSpacing(6);
    m_charts = new QStackedWidget(this);
    m_scatter = new ScatterChart(m_charts);
    m_lines = new LineChart(m_charts);
    m_charts->addWidget(m_scatter);
    m_charts->addWidget(m_lines);
    column->addWidget(m_charts, 1);
    m_note = new QLabel(this);
    m_note->setObjectName("exploreChartNote");
    m_note->setProperty("muted", true);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName("exploreCellText");
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * kTextLines + 14);
    column->addWidget(m_text);
    m_use = addButton("exploreUse", "draw", QT_TR_NOOP("Use these settings"),
                      QT_TR_NOOP("Bring the settings of this picture to the Create page (Return)"));
    m_large = addButton("exploreShowLarge", "zoom-in", QT_TR_NOOP("Show large"),
                        QT_TR_NOOP("Show this picture large (Space)"));
    m_gallery = addButton("exploreShowInGallery", "grid", QT_TR_NOOP("In the gallery"),
                          QT_TR_NOOP("Show this picture in the gallery"));
    m_keep = addButton("exploreKeepBest", "star", QT_TR_NOOP("Keep the best"),
                       QT_TR_NOOP("Star the first one; the others stay behind it as a stack (K)"));
    m_save = addButton("exploreSave", "save", QT_TR_NOOP("Save report…"),
                       QT_TR_NOOP("Save pictures, sheet, film strip, scores and a report into a folder (Ctrl+S)"));
    auto* grid = new QGridLayout;
    grid->setSpacing(4);
    grid->addWidget(m_use, 0, 0, 1, 2);
    grid->addWidget(m_large, 1, 0);
    grid->addWidget(m_gallery, 1, 1);
    grid->addWidget(m_keep, 2, 0, 1, 2);
    grid->addWidget(m_save, 3, 0, 1, 2);
    column->addLayout(grid);
    connect(m_use, &QPushButton::clicked, this, &ExploreSide::useRequested);
    connect(m_large, &QPushButton::clicked, this, &ExploreSide::largeRequested);
    connect(m_gallery, &QPushButton::clicked, this, &ExploreSide::galleryRequested);
    connect(m_keep, &QPushButton::clicked, this, &ExploreSide::keepBestRequested);
    connect(m_save, &QPushButton::clicked, this, &ExploreSide::saveRequested);
    for (Plot* plot : {static_cast<Plot*>(m_scatter), static_cast<Plot*>(m_lines)})
        connect(plot, &Plot::chosen, this, &ExploreSide::chosen);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSideSoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &ExploreSide::refresh);
    connect(&m_run, &ExploreRun::replaced, this, [this] {
        m_weights = m_run.plan().weights;
        setCurrent(-1);
        refresh();
    });
    connect(&m_run, &ExploreRun::cellChanged, this, [this](int cell) {
        refreshSoon();
        if (cell == m_cell)
            showCell();
    });
    connect(&m_run, &ExploreRun::advanced, this, &ExploreSide::enable);
    keepTranslated(this, [this] { setTexts(); });
}

QPushButton* ExploreSide::addButton(const char* name, const char* icon, const char* text, const char* help) {
    auto* button = new QPushButton(themedIcon(icon), QString(), this);
    button->setObjectName(name);
    m_buttons.push_back({button, text, help});
    return button;
}

Plot* ExploreSide::chart() const {
    return m_run.plan().kind == ExploreKind::Pareto ? static_cast<Plot*>(m_scatter) : static_cast<Plot*>(m_lines);
}

void ExploreSide::setCurrent(int cell) {
    m_cell = cell;
    m_scatter->setCurrent(cell);
    m_lines->setCurrent(cell);
    showCell();
    enable();
}

void ExploreSide::setWeights(const std::map<std::string, double>& weights) {
    m_weights = weights;
    refreshSoon();
}

void ExploreSide::refreshSoon() {
    m_soon.start();
}

void ExploreSide::refresh() {
    const ExploreKind kind = m_run.plan().kind;
    m_charts->setCurrentWidget(chart());
    const QString empty = m_run.state() == ExploreRun::State::Draft || m_run.state() == ExploreRun::State::Empty
                              ? tr("The measured scores will stand here.")
                              : tr("No scores yet. They come by themselves where scorers are installed.");
    chart()->setEmptyText(empty);
    chart()->setTitle(kind == ExploreKind::Pareto   ? tr("Chart: one reward against the other")
                      : kind == ExploreKind::BestOf ? tr("Chart: the expected best against how many are drawn")
                                                    : tr("Chart: every score along the strip"));
    const PlotData shown = kind == ExploreKind::Pareto   ? gridChart(m_run)
                           : kind == ExploreKind::BestOf ? bestChart(m_run, m_weights)
                                                         : scoreChart(m_run);
    chart()->setAxes(shown.x, shown.y);
    if (chart() == m_scatter)
        m_scatter->setPoints(shown.points);
    else
        m_lines->setLines(shown.names, shown.points);
    m_note->setText(kind != ExploreKind::BestOf ? tradeText(m_run)
                    : shown.points.empty()      ? QString()
                                                : tr("Worked out from these very pictures, for this prompt."));
    m_note->setVisible(!m_note->text().isEmpty());
    enable();
}

void ExploreSide::showCell() {
    const bool any = m_cell >= 0 && m_cell < static_cast<int>(m_run.cells().size());
    const QString text =
        any ? cellText(m_run, m_cell) : tr("Choose a picture to see what it asks for and what it got.");
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
}

void ExploreSide::enable() {
    const bool any = m_cell >= 0 && m_cell < static_cast<int>(m_run.cells().size());
    const bool drawn = any && m_run.cells()[static_cast<size_t>(m_cell)].picture.has_value();
    m_use->setEnabled(any);
    m_large->setEnabled(drawn);
    m_gallery->setEnabled(drawn);
    m_keep->setVisible(m_run.plan().kind == ExploreKind::BestOf);
    m_keep->setEnabled(m_run.withScores() > 0);
    m_save->setEnabled(m_run.drawn() > 0);
}

void ExploreSide::setTexts() {
    for (const Button& entry : m_buttons) {
        entry.button->setText(tr(entry.text));
        entry.button->setToolTip(tr(entry.help));
    }
    m_text->setAccessibleName(tr("The chosen picture"));
    refresh();
    showCell();
}

} // namespace miro
