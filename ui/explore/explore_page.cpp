#include "ui/explore/explore_page.h"

#include "studio/engine.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/charts/scatter_chart.h"
#include "ui/explore/explore_grid.h"
#include "ui/explore/explore_panel.h"
#include "ui/explore/explore_side.h"
#include "ui/explore/explore_words.h"
#include "ui/explore/large_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/page_action.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kPageSoonMilliseconds = 150;
constexpr int kMarkSize = 18;
constexpr size_t kTitleLength = 200;

} // namespace

ExplorePage::ExplorePage(const AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_run(new ExploreRun(context, this)) {
    setObjectName("explorePage");
    build();
    addKeys();
    connectPanel();
    connectGrid();
    connectSide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPageSoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &ExplorePage::readEarlier);
    connect(&m_context.library, &LibraryThread::changed, this, [this] { m_soon.start(); });
    connect(&m_context.bridge, &EngineBridge::finished, this, [this] { m_soon.start(); });
    connect(&m_context.thumbnails, &ThumbnailCache::ready, this,
            [this](PictureId id) { m_panel->choices().setEndIcon(id, QIcon(m_context.thumbnails.get(id))); });
    connect(&m_context.models, &ModelCatalogue::changed, this, &ExplorePage::findModel);
    keepTranslated(this, [this] { setTexts(); });
}

ExplorePage::~ExplorePage() = default;

void ExplorePage::build() {
    m_back = new QToolButton(this);
    m_back->setObjectName("exploreBack");
    m_back->setIcon(themedIcon("left"));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setFocusPolicy(Qt::StrongFocus);
    m_title = new ElidedLabel(this);
    m_title->setObjectName("exploreTitle");
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("elidable", true);
    m_panel = new ExplorePanel(this);
    QWidget* middle = buildMiddle();
    m_side = new ExploreSide(*m_run, this);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(8, 6, 12, 2);
    line->addWidget(m_back);
    line->addWidget(m_title, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_panel);
    row->addWidget(middle, 1);
    row->addWidget(m_side);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addLayout(row, 1);
    m_note = new NoteLine(middle);
    middle->installEventFilter(this);
}

QWidget* ExplorePage::buildMiddle() {
    auto* middle = new QWidget(this);
    m_directions = new QLabel(middle);
    m_directions->setObjectName("exploreDirections");
    m_directions->setProperty("muted", true);
    m_directions->setWordWrap(true);
    m_middle = new QStackedWidget(middle);
    m_grid = new ExploreGrid(*m_run, m_context.thumbnails, m_middle);
    m_large = new LargeView(m_middle);
    m_middle->addWidget(m_grid);
    m_middle->addWidget(m_large);
    m_legend = new QWidget(middle);
    m_legend->setObjectName("exploreLegend");
    m_legendMark = new QLabel(m_legend);
    m_legendText = new QLabel(m_legend);
    m_legendText->setWordWrap(true);
    auto* legend = new QHBoxLayout(m_legend);
    legend->setContentsMargins(0, 0, 0, 0);
    legend->addWidget(m_legendMark);
    legend->addWidget(m_legendText, 1);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(4, 4, 4, 10);
    column->setSpacing(6);
    column->addWidget(m_directions);
    column->addWidget(m_middle, 1);
    column->addWidget(m_legend);
    return middle;
}

QAction* ExplorePage::addKey(const char* name, const QList<QKeySequence>& keys, const char* text,
                             std::function<void()> run) {
    QAction* action = addPageAction(this, name, keys);
    connect(action, &QAction::triggered, this, std::move(run));
    m_keys.push_back({action, text});
    return action;
}

void ExplorePage::addKeys() {
    addKey("exploreStartKey", {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, QT_TR_NOOP("Start; stop"),
           [this] { startOrStop(); });
    addKey("exploreBackKey", {Qt::Key_Escape}, QT_TR_NOOP("Back"), [this] { back(); });
    addKey("exploreKeepKey", {Qt::Key_K}, QT_TR_NOOP("Keep the best"), [this] { keepBest(); });
    addKey("exploreSaveKey", {Qt::CTRL | Qt::Key_S}, QT_TR_NOOP("Save report…"), [this] { save(); });
}

void ExplorePage::connectPanel() {
    connect(m_back, &QToolButton::clicked, this, &ExplorePage::backRequested);
    connect(m_panel, &ExplorePanel::kindChosen, this, &ExplorePage::redraft);
    connect(&m_panel->choices(), &ExploreChoices::changed, this, &ExplorePage::redraft);
    connect(&m_panel->choices(), &ExploreChoices::weightsChanged, this, [this] {
        if (m_run->state() == ExploreRun::State::Draft)
            redraft();
        m_grid->cells().setWeights(m_panel->choices().weights());
        m_side->setWeights(m_panel->choices().weights());
    });
    connect(m_panel, &ExplorePanel::startAsked, this, &ExplorePage::startOrStop);
    connect(m_panel, &ExplorePanel::stopAsked, this, &ExplorePage::startOrStop);
    connect(m_panel, &ExplorePanel::earlierChosen, this,
            [this](int index) { openEarlier(static_cast<size_t>(index)); });
    connect(m_run, &ExploreRun::advanced, this, &ExplorePage::showRun);
    connect(m_run, &ExploreRun::replaced, this, &ExplorePage::closeLarge);
    connect(&m_grid->cells(), &ExploreModel::judged, this, &ExplorePage::showDirections);
    connect(m_run, &ExploreRun::failed, this, &ExplorePage::problem);
}

void ExplorePage::connectGrid() {
    connect(m_grid, &ExploreGrid::moved, m_side, &ExploreSide::setCurrent);
    connect(m_grid, &ExploreGrid::clickedOn, this, [this](int cell) {
        if (m_run->cells()[static_cast<size_t>(cell)].picture)
            use(cell, false);
    });
    connect(m_grid, &ExploreGrid::useRequested, this, [this](int cell) { use(cell, true); });
    connect(m_grid, &ExploreGrid::largeRequested, this, &ExplorePage::showLarge);
    connect(m_large, &LargeView::moveRequested, this,
            [this](int rows, int columns) { showLarge(m_grid->neighbour(m_largeCell, rows, columns)); });
    connect(m_large, &LargeView::useRequested, this, [this] { use(m_largeCell, true); });
    connect(m_large, &LargeView::closeRequested, this, &ExplorePage::closeLarge);
}

void ExplorePage::connectSide() {
    connect(m_side, &ExploreSide::chosen, m_grid, &ExploreGrid::setCurrentCell);
    connect(m_side, &ExploreSide::useRequested, this, [this] { use(m_grid->currentCell(), true); });
    connect(m_side, &ExploreSide::largeRequested, this, [this] { showLarge(m_grid->currentCell()); });
    connect(m_side, &ExploreSide::galleryRequested, this, [this] {
        const int cell = m_grid->currentCell();
        if (cell >= 0 && m_run->cells()[static_cast<size_t>(cell)].picture)
            Q_EMIT showInGallery(m_run->cells()[static_cast<size_t>(cell)].picture->id);
    });
    connect(m_side, &ExploreSide::keepBestRequested, this, &ExplorePage::keepBest);
    connect(m_side, &ExploreSide::saveRequested, this, &ExplorePage::save);
}

void ExplorePage::setTexts() {
    m_back->setText(tr("Back"));
    m_back->setToolTip(tr("Back to where you came from (Esc); what runs goes on"));
    m_legendText->setText(tr("with an outline: nothing here beats it in both rewards, as measured"));
    m_title->setFullText(tr("Explore: %1").arg(QString::fromStdString(oneLine(m_picture.prompt, kTitleLength))));
    for (const Key& key : m_keys)
        key.action->setText(tr(key.text));
    showDirections();
    showRun();
}

void ExplorePage::showDirections() {
    m_directions->setText(m_run->cells().empty() ? QString() : directionsText(m_run->plan()));
    m_legend->setVisible(!m_grid->cells().front().empty());
    QPixmap mark(QSize(kMarkSize, kMarkSize) * devicePixelRatioF());
    mark.setDevicePixelRatio(devicePixelRatioF());
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    paintFrontMark(painter, {kMarkSize / 2.0, kMarkSize / 2.0}, 15);
    painter.end();
    m_legendMark->setPixmap(mark);
}

void ExplorePage::showRun() {
    m_panel->showRun(*m_run);
}

void ExplorePage::showPrice() {
    std::optional<double> seconds;
    if (const auto job = draftJob()) {
        GenerateRequest one;
        one.modelFolders = m_context.models.folders();
        one.model = job->model;
        one.variant = job->variant;
        one.settings = job->plan.settings;
        seconds = m_context.engine.estimatedSeconds(one);
        if (seconds)
            *seconds += m_context.engine.estimatedScoreSeconds().value_or(0);
    }
    m_panel->choices().setSecondsEach(seconds);
    const auto cells = static_cast<int>(m_run->cells().size());
    m_panel->setPrice(cells, seconds ? std::optional(*seconds * cells) : std::nullopt);
}

void ExplorePage::problem(const QString& text) {
    m_note->show(NoteLine::Kind::Problem, text);
}

bool ExplorePage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && !m_note->isHidden())
        m_note->place();
    return QWidget::eventFilter(watched, event);
}

} // namespace miro
