#include "ui/batch/batch_run_sweep.h"

#include "ui/batch/batch_run.h"
#include "ui/batch/catalogue_models.h"
#include "ui/bridge/cell_painter.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <algorithm>

namespace miro {
namespace {

constexpr int kSmallestCell = 80;
constexpr int kLargestCell = 220;
constexpr int kSelectorsInARow = 4;
constexpr int kWidestHeader = 180;
constexpr int kPromptCharacters = 28;

class SweepPainter : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto state = index.data(SweepModel::StateRole).toInt();
        CellLook look;
        look.rect = option.rect.adjusted(3, 3, -3, -3);
        look.current = option.state.testFlag(QStyle::State_HasFocus);
        look.selected = false;
        look.mirrored = option.direction == Qt::RightToLeft;
        if (state == SweepModel::Drawn) {
            const auto thumbnail = index.data(Qt::DecorationRole).value<QPixmap>();
            const qreal ratio = painter->device()->devicePixelRatioF();
            if (!thumbnail.isNull()) {
                look.thumbnail = scaledThumbnail(thumbnail, qRound(look.rect.width() * ratio), true);
                look.thumbnail.setDevicePixelRatio(ratio);
            }
            paintCell(*painter, look, nullptr);
            return;
        }
        painter->save();
        painter->setPen(QPen(themeColours().border, 1, Qt::DashLine));
        painter->drawRect(QRectF(look.rect).adjusted(0.5, 0.5, -0.5, -0.5));
        if (state == SweepModel::Failed) {
            painter->setPen(themeColours().warning);
            painter->drawText(look.rect.adjusted(4, 4, -4, -4), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                              BatchRunSweep::tr("Failed"));
        } else if (state == SweepModel::Nowhere) {
            painter->setPen(themeColours().mutedText);
            painter->drawText(look.rect, Qt::AlignCenter, QStringLiteral("–"));
        }
        if (look.current) {
            painter->setPen(QPen(themeColours().focus, 2, Qt::DashLine));
            painter->drawRect(look.rect);
        }
        painter->restore();
    }
};

} // namespace

BatchRunSweep::BatchRunSweep(const AppContext& context, const BatchRun& run, QWidget* parent)
    : QWidget(parent), m_context(context), m_run(run), m_model(new SweepModel(run, context.thumbnails, this)) {
    setObjectName("batchSweep");
    m_bar = new QWidget(this);
    m_selectors = new QGridLayout(m_bar);
    m_selectors->setContentsMargins(0, 0, 0, 0);
    m_state = new QLabel(this);
    m_state->setObjectName("batchSweepState");
    m_state->setWordWrap(true);
    m_state->setProperty("muted", true);
    m_view = new QTableView(this);
    m_view->setObjectName("batchSweepTable");
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SweepPainter(m_view));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setCornerButtonEnabled(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setProperty("scrolls", true);
    m_view->viewport()->setBackgroundRole(QPalette::Window);
    m_view->installEventFilter(this);
    for (QHeaderView* header : {m_view->horizontalHeader(), m_view->verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setHighlightSections(false);
        header->setSectionsClickable(false);
        header->setTextElideMode(Qt::ElideRight);
        header->setDefaultAlignment(Qt::AlignCenter);
    }
    m_view->verticalHeader()->setMaximumWidth(kWidestHeader);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_bar);
    column->addWidget(m_state);
    column->addWidget(m_view, 1);
    connect(m_view, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const PictureId id = m_model->pictureAt(index))
            Q_EMIT largeRequested(id);
    });
    connect(&m_run, &BatchRun::replaced, this, &BatchRunSweep::readPlan);
    connect(&m_run, &BatchRun::picturesChanged, this, &BatchRunSweep::readPictures);
    connect(&m_run, &BatchRun::failuresChanged, m_model, &SweepModel::refresh);
    connect(&m_context.library, &LibraryThread::changed, this, &BatchRunSweep::readPictures);
    keepTranslated(this, [this] { setTexts(); });
}

void BatchRunSweep::setTexts() {
    m_view->setAccessibleName(tr("Pictures of the sweep"));
    if (m_state->text().isEmpty() || !m_model->grid())
        m_state->setText(tr("Reading the plan…"));
    buildSelectors();
}

// The axes follow from the request; a batch that is only looked at by its pictures needs none of this.
void BatchRunSweep::readPlan() {
    m_model->setGrid({});
    m_model->setPictures({});
    m_stale = true;
    m_planned.clear();
    buildSelectors();
    if (isVisible())
        readWhatIsShown();
}

void BatchRunSweep::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    readWhatIsShown();
}

void BatchRunSweep::readWhatIsShown() {
    if (m_run.isSweep() && m_planned != m_run.id()) {
        m_planned = m_run.id();
        m_state->setText(tr("Reading the plan…"));
        m_state->show();
        m_context.library.run(
            LibraryThread::Lane::Background, this,
            [request = m_run.job()->what, models = modelsOf(m_context.models.inventory()),
             stop = m_context.library.stopToken()](Library&) { return readGrid(request, models, stop); },
            [this, id = m_planned](Result<BatchGrid> grid) {
                if (id != m_planned)
                    return; // another one since
                if (!grid.ok()) {
                    m_state->setText(QString::fromStdString(oneLine(grid.message())));
                    return;
                }
                m_state->hide();
                m_model->setGrid(std::move(grid).value());
                buildSelectors();
                fit();
            });
    }
    if (m_stale)
        readPictures();
}

void BatchRunSweep::readPictures() {
    m_stale = !isVisible();
    if (m_stale || m_run.id().empty())
        return;
    m_context.library.run(
        LibraryThread::Lane::Query, this, [id = m_run.id()](Library& library) { return presentPictures(library, id); },
        [this, id = m_run.id()](const Result<std::vector<JobStore::DrawnPicture>>& pictures) {
            if (id != m_run.id() || !pictures.ok())
                return;
            std::unordered_map<int64_t, PictureId> byIndex;
            for (const JobStore::DrawnPicture& picture : *pictures)
                byIndex.emplace(picture.index, picture.picture);
            m_model->setPictures(std::move(byIndex));
        });
}

// Rows and columns take any two axes; each other one says which of its values is shown.
void BatchRunSweep::buildSelectors() {
    while (QLayoutItem* item = m_selectors->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rowBox = nullptr;
    m_columnBox = nullptr;
    m_valueBoxes.clear();
    const auto& grid = m_model->grid();
    m_bar->setVisible(grid.has_value());
    m_view->setVisible(grid.has_value());
    if (!grid)
        return;
    int place = 0;
    auto add = [&](const char* name, const QString& title) {
        auto* label = new QLabel(title, m_bar);
        auto* box = new QComboBox(m_bar);
        box->setObjectName(name);
        box->setAccessibleName(title);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        label->setBuddy(box);
        const int row = place / kSelectorsInARow;
        const int column = 2 * (place % kSelectorsInARow);
        m_selectors->addWidget(label, row, column);
        m_selectors->addWidget(box, row, column + 1);
        ++place;
        connect(box, &QComboBox::activated, this, &BatchRunSweep::choose);
        return box;
    };
    m_rowBox = add("sweepRows", tr("Rows"));
    m_columnBox = add("sweepColumns", tr("Columns"));
    m_rowBox->addItem(tr("None"), -1);
    for (size_t axis = 0; axis < grid->axes().size(); ++axis)
        for (QComboBox* box : {m_rowBox, m_columnBox})
            box->addItem(axisTitle(grid->axes()[axis]), static_cast<int>(axis));
    m_rowBox->setCurrentIndex(m_rowBox->findData(m_model->rowAxis()));
    m_columnBox->setCurrentIndex(m_columnBox->findData(m_model->columnAxis()));
    for (int axis = 0; axis < static_cast<int>(grid->axes().size()); ++axis) {
        if (axis == m_model->rowAxis() || axis == m_model->columnAxis()) {
            m_valueBoxes.push_back(nullptr);
            continue;
        }
        const GridAxis& shown = grid->axes()[static_cast<size_t>(axis)];
        QComboBox* box = add(qPrintable(QStringLiteral("sweepValue-%1").arg(axis)), axisTitle(shown));
        if (shown.kind == GridAxis::Kind::Prompt)
            box->setMinimumContentsLength(kPromptCharacters);
        for (int value = 0; value < static_cast<int>(shown.values.size()); ++value)
            box->addItem(axisValue(shown, value));
        box->setCurrentIndex(m_model->chosen()[static_cast<size_t>(axis)]);
        m_valueBoxes.push_back(box);
    }
    m_selectors->setColumnStretch(2 * kSelectorsInARow, 1);
}

void BatchRunSweep::choose() {
    const int rowsBefore = m_model->rowAxis();
    const int columnsBefore = m_model->columnAxis();
    int rows = m_rowBox->currentData().toInt();
    int columns = m_columnBox->currentData().toInt();
    const bool others = rows != rowsBefore || columns != columnsBefore;
    if (rows == columns) // they change places
        (rows != rowsBefore ? columns : rows) = rows != rowsBefore ? rowsBefore : columnsBefore;
    if (columns < 0) {
        rows = -1;
        columns = columnsBefore;
    }
    std::vector<int> chosen = m_model->chosen();
    for (size_t axis = 0; axis < m_valueBoxes.size(); ++axis)
        if (m_valueBoxes[axis])
            chosen[axis] = m_valueBoxes[axis]->currentIndex();
    m_model->setAxes(rows, columns, std::move(chosen));
    if (others) { // not while one of the boxes speaks
        QMetaObject::invokeMethod(this, &BatchRunSweep::buildSelectors, Qt::QueuedConnection);
    }
    fit();
}

void BatchRunSweep::fit() {
    const int rows = m_model->rowCount();
    const int columns = m_model->columnCount();
    if (rows == 0 || columns == 0)
        return;
    m_view->verticalHeader()->setVisible(m_model->rowAxis() >= 0);
    const int header = m_model->rowAxis() >= 0 ? m_view->verticalHeader()->sizeHint().width() : 0;
    const int wide = (m_view->width() - header - 4) / columns;
    const int high = (m_view->height() - m_view->horizontalHeader()->sizeHint().height() - 4) / rows;
    const int cell = std::clamp(std::min(wide, high), kSmallestCell, kLargestCell);
    m_view->horizontalHeader()->setDefaultSectionSize(cell);
    m_view->verticalHeader()->setDefaultSectionSize(cell);
}

bool BatchRunSweep::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view && event->type() == QEvent::Resize)
        fit();
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const PictureId id = m_model->pictureAt(m_view->currentIndex());
        if (id && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Space)) {
            Q_EMIT largeRequested(id);
            return true;
        }
    }
    if (watched == m_view && event->type() == QEvent::FocusIn && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(0, 0));
    return QWidget::eventFilter(watched, event);
}

} // namespace miro
