#include "ui/gallery/filter_bar.h"

#include "library/taste_store.h"
#include "ui/gallery/filter_chips.h"
#include "ui/gallery/filter_panel.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/scorer_texts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace miro {
namespace {

constexpr int kTypingMilliseconds = 150;
constexpr int kMostSearchCharacters = 500;

bool isScoreSort(PictureSort sort) {
    return sort == PictureSort::Score || sort == PictureSort::ScoreRank || sort == PictureSort::ScoreRaw;
}

} // namespace

FilterBar::FilterBar(QWidget* parent) : QWidget(parent) {
    setObjectName("filterBar");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    column->addLayout(row);

    m_search = new QLineEdit(this);
    m_search->setObjectName("searchField");
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(kMostSearchCharacters);
    m_search->installEventFilter(this);
    row->addWidget(m_search, 1);
    auto button = [this, row](const char* name, const char* icon, bool checkable) {
        auto* made = new QToolButton(this);
        made->setObjectName(name);
        made->setIcon(themedIcon(icon));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setCheckable(checkable);
        made->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(made);
        return made;
    };
    m_sort = new QComboBox(this);
    m_sort->setObjectName("sortBox");
    m_sort->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row->addWidget(m_sort);
    m_scale = new QComboBox(this);
    m_scale->setObjectName("scoreScaleBox");
    m_scale->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_scale->hide();
    row->addWidget(m_scale);
    m_filters = button("filtersButton", "filter", true);
    m_stacks = button("stacksButton", "queue", true);
    m_searches = button("searchesButton", "search", false);
    m_searchMenu = new QMenu(m_searches);
    m_searchMenu->setObjectName("searchesMenu");
    openMenuFrom(m_searches, m_searchMenu);
    m_end = new QWidget(this);
    auto* end = new QHBoxLayout(m_end);
    end->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_end);

    m_panel = new FilterPanel(this);
    m_panel->hide();
    column->addWidget(m_panel);
    m_chips = new FilterChips(this);
    column->addWidget(m_chips);
    m_misleads = new QLabel(this);
    m_misleads->setObjectName("rawSortMisleads");
    m_misleads->setProperty("warning", true);
    m_misleads->setWordWrap(true);
    m_misleads->hide();
    column->addWidget(m_misleads);
    m_taste = makeLabel("galleryTaste", this, true);
    m_taste->hide();
    column->addWidget(m_taste);
    keepTranslated(this, [this] { retranslate(); });

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMilliseconds);
    connect(&m_typing, &QTimer::timeout, this, &FilterBar::typed);
    connect(m_search, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            typed(); // the clear button
    });
    connect(m_sort, &QComboBox::activated, this, [this](int index) {
        PictureQuery query = m_query;
        query.sort = static_cast<PictureSort>(m_sort->itemData(index).toInt());
        query.scoreSort = m_sort->itemData(index, Qt::UserRole + 1).toString().toStdString();
        if (isScoreSort(query.sort) && isScoreSort(m_query.sort))
            query.sort = m_query.sort; // another scorer, measured with the same rule
        else if (query.scoreSort == kTasteScore)
            query.sort = PictureSort::Score; // it compares pictures of all prompts
        change(query);
    });
    connect(m_scale, &QComboBox::activated, this, [this](int index) {
        PictureQuery query = m_query;
        query.sort = static_cast<PictureSort>(m_scale->itemData(index).toInt());
        change(query);
    });
    connect(m_filters, &QToolButton::toggled, m_panel, &QWidget::setVisible);
    connect(m_stacks, &QToolButton::clicked, this, [this](bool on) {
        PictureQuery query = m_query;
        query.stacked = on;
        change(query);
    });
    auto takeFilter = [this](const PictureFilter& filter) {
        PictureQuery query = m_query;
        query.filter = filter;
        change(query);
    };
    connect(m_panel, &FilterPanel::edited, this, takeFilter);
    connect(m_chips, &FilterChips::edited, this, takeFilter);
}

void FilterBar::addAtEnd(QWidget* widget) {
    m_end->layout()->addWidget(widget);
}

void FilterBar::retranslate() {
    m_search->setPlaceholderText(tr("Search in prompts"));
    m_search->setAccessibleName(tr("Search in prompts"));
    m_sort->setAccessibleName(tr("Order"));
    m_sort->setToolTip(tr("Order of the pictures"));
    m_filters->setText(tr("Filters"));
    m_filters->setAccessibleName(tr("Show the filters"));
    m_filters->setToolTip(tr("Show or hide the filters"));
    m_stacks->setText(tr("Stacks"));
    m_stacks->setAccessibleName(tr("Stack pictures that differ only in the seed"));
    m_stacks->setToolTip(tr("Show pictures that differ only in the seed as one stack; Return opens it"));
    m_searches->setText(tr("Searches"));
    m_searches->setAccessibleName(tr("Saved searches"));
    m_searches->setToolTip(tr("Saved searches"));
    m_scale->setAccessibleName(tr("How scores are compared"));
    m_scale->setToolTip(tr("How scores are compared"));
    m_misleads->setText(tr("Raw values of different prompts say little: a simple prompt scores high with any picture. "
                           "The rank within a prompt and the place among the training pictures can be compared."));
    fillSorts();
    fillSearches();
    show();
}

void FilterBar::setTasteText(const QString& text) {
    m_taste->setText(text);
    show();
}

bool FilterBar::sortsByTaste() const {
    return isScoreSort(m_query.sort) && m_query.scoreSort == kTasteScore;
}

void FilterBar::fillSorts() {
    m_scale->clear();
    m_scale->addItem(tr("Rank within a prompt"), static_cast<int>(PictureSort::ScoreRank));
    m_scale->addItem(tr("Among the training pictures"), static_cast<int>(PictureSort::Score));
    m_scale->addItem(tr("Raw value"), static_cast<int>(PictureSort::ScoreRaw));
    m_sort->clear();
    auto add = [this](const QString& text, PictureSort sort, const std::string& scorer = {}) {
        m_sort->addItem(text, static_cast<int>(sort));
        m_sort->setItemData(m_sort->count() - 1, QString::fromStdString(scorer), Qt::UserRole + 1);
    };
    add(tr("Newest first"), PictureSort::Newest);
    add(tr("Oldest first"), PictureSort::Oldest);
    add(tr("Best rated first"), PictureSort::BestRated);
    add(tr("By prompt"), PictureSort::Prompt);
    add(tr("By seed"), PictureSort::Seed);
    add(tr("Largest first"), PictureSort::Largest);
    for (const std::string& scorer : m_facts.scorers)
        add(scorer == kTasteScore ? tr("By my taste") : tr("Best score: %1").arg(scorerName(scorer)),
            PictureSort::ScoreRank, scorer);
}

void FilterBar::fillSearches() {
    m_searchMenu->clear();
    for (const SavedSearch& search : m_facts.searches) {
        const QString name = QString::fromStdString(oneLine(search.name, 60)).replace('&', "&&");
        m_searchMenu->addAction(name, this, [this, query = search.query] { setQuery(query); });
    }
    if (!m_facts.searches.empty())
        m_searchMenu->addSeparator();
    m_searchMenu->addAction(themedIcon("save"), tr("Save this search…"), this, [this] {
        askForText(this, tr("Save this search"), tr("Name"), m_search->text(), [this](const QString& name) {
            if (!name.trimmed().isEmpty())
                Q_EMIT saveSearchRequested(name.trimmed());
        });
    });
    if (m_facts.searches.empty())
        return;
    QMenu* remove = m_searchMenu->addMenu(themedIcon("trash"), tr("Delete a search"));
    for (const SavedSearch& search : m_facts.searches)
        remove->addAction(QString::fromStdString(oneLine(search.name, 60)).replace('&', "&&"), this,
                          [this, id = search.id] { Q_EMIT deleteSearchRequested(id); });
}

void FilterBar::setFacts(const LibraryFacts& facts) {
    const bool otherScorers = facts.scorers != m_facts.scorers;
    m_facts = facts;
    m_panel->setFacts(facts);
    if (otherScorers)
        fillSorts();
    fillSearches();
    show();
}

void FilterBar::setQuery(const PictureQuery& query) {
    change(query);
}

void FilterBar::change(const PictureQuery& query) {
    if (query == m_query)
        return;
    m_query = query;
    show();
    Q_EMIT queryChanged(m_query);
}

void FilterBar::show() {
    const QString text = QString::fromStdString(m_query.filter.text);
    if (!m_typing.isActive() && m_search->text().trimmed() != text)
        m_search->setText(text);
    const bool scores = isScoreSort(m_query.sort);
    const PictureSort listed = scores ? PictureSort::ScoreRank : m_query.sort;
    for (int i = 0; i < m_sort->count(); ++i)
        if (m_sort->itemData(i).toInt() == static_cast<int>(listed) &&
            m_sort->itemData(i, Qt::UserRole + 1).toString().toStdString() == m_query.scoreSort)
            m_sort->setCurrentIndex(i);
    m_scale->setVisible(scores);
    m_scale->setItemText(1, sortsByTaste() ? tr("Among all pictures") : tr("Among the training pictures"));
    m_taste->setVisible(sortsByTaste() && !m_taste->text().isEmpty());
    m_scale->setCurrentIndex(std::max(0, m_scale->findData(static_cast<int>(m_query.sort))));
    m_misleads->setVisible(m_query.sort == PictureSort::ScoreRaw);
    m_stacks->setChecked(m_query.stacked);
    m_panel->setFilter(m_query.filter);
    m_chips->show(m_query.filter, m_facts);
}

void FilterBar::typed() {
    m_typing.stop();
    PictureQuery query = m_query;
    query.filter.text = m_search->text().trimmed().toStdString();
    change(query);
}

bool FilterBar::eventFilter(QObject* object, QEvent* event) {
    if (object == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            typed();
            Q_EMIT leaveSearch();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace miro
