#include "ui/gallery/filter_panel.h"

#include "library/taste_store.h"
#include "ui/gallery/flow_layout.h"
#include "ui/gallery/library_facts.h"
#include "ui/widgets/language.h"
#include "ui/widgets/scorer_texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>
#include <algorithm>

namespace miro {
namespace {

enum Period { AnyTime, Today, LastWeek, LastMonth, ThisYear, Between };

int64_t startOf(const QDate& day) {
    return day.startOfDay().toMSecsSinceEpoch();
}

QDate dayOf(int64_t milliseconds) {
    return QDateTime::fromMSecsSinceEpoch(milliseconds).date();
}

void choose(QComboBox* box, const QVariant& data) {
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

FilterPanel::FilterPanel(QWidget* parent) : QWidget(parent) {
    setObjectName("filterPanel");
    setLayout(new FlowLayout(12));
    // As low as its lines: it may be lower than when it is as narrow as it can be.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    auto combo = [this](const char* name, const char* label) {
        auto* box = new QComboBox(this);
        box->setObjectName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMaximumWidth(260);
        addField(box, label);
        return box;
    };
    m_period = combo("filterPeriod", QT_TR_NOOP("Date"));
    makeDateFields();
    m_model = combo("filterModel", QT_TR_NOOP("Model"));
    m_seed = new QLineEdit(this);
    m_seed->setObjectName("filterSeed");
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{0,20}"), m_seed));
    m_seed->setMaximumWidth(150);
    addField(m_seed, QT_TR_NOOP("Seed"));
    m_size = combo("filterSize", QT_TR_NOOP("Size"));
    m_rating = combo("filterRating", QT_TR_NOOP("Rating"));
    m_tag = combo("filterTag", QT_TR_NOOP("Tag"));
    m_album = combo("filterAlbum", QT_TR_NOOP("Album"));
    m_missed = new QComboBox(this);
    m_missed->setObjectName("filterMissed");
    m_missed->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_missed->setMaximumWidth(260);
    m_missedField = addField(m_missed, QT_TR_NOOP("Targets"));
    m_starred = new QCheckBox(this);
    m_starred->setObjectName("filterStarred");
    addField(m_starred, nullptr);
    m_bin = new QCheckBox(this);
    m_bin->setObjectName("filterBin");
    addField(m_bin, nullptr);
    keepTranslated(this, [this] { retranslate(); });

    connect(m_period, &QComboBox::activated, this, &FilterPanel::choosePeriod);
    for (QComboBox* box : {m_model, m_size, m_rating, m_tag, m_album, m_missed})
        connect(box, &QComboBox::activated, this, &FilterPanel::read);
    for (QCheckBox* box : {m_starred, m_bin})
        connect(box, &QCheckBox::clicked, this, &FilterPanel::read);
    connect(m_seed, &QLineEdit::editingFinished, this, &FilterPanel::read);
    for (QDateEdit* edit : {m_from, m_to})
        connect(edit, &QDateEdit::dateChanged, this, &FilterPanel::readDates);
}

// A field with its name above it; without a name when it says it itself.
QWidget* FilterPanel::addField(QWidget* field, const char* label) {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* name = new QLabel(box);
    name->setProperty("muted", true);
    name->setBuddy(field);
    column->addWidget(name);
    column->addWidget(field);
    if (label)
        m_labels.emplace_back(name, label);
    layout()->addWidget(box);
    return box;
}

void FilterPanel::makeDateFields() {
    auto* pair = new QWidget(this);
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    for (QDateEdit** edit : {&m_from, &m_to}) {
        *edit = new QDateEdit(QDate::currentDate(), pair);
        (*edit)->setCalendarPopup(true);
        row->addWidget(*edit);
    }
    m_from->setObjectName("filterFrom");
    m_to->setObjectName("filterTo");
    m_dates = addField(pair, QT_TR_NOOP("From and until"));
    m_dates->hide();
}

void FilterPanel::retranslate() {
    for (const auto& [label, text] : m_labels) {
        label->setText(tr(text));
        if (label->buddy())
            label->buddy()->setAccessibleName(tr(text));
    }
    m_from->setAccessibleName(tr("From this day"));
    m_to->setAccessibleName(tr("Until this day"));
    m_seed->setPlaceholderText(tr("Any"));
    m_starred->setText(tr("Starred only"));
    m_starred->setAccessibleName(tr("Starred only"));
    m_bin->setText(tr("Show the bin"));
    m_bin->setAccessibleName(tr("Show the bin"));
    fillChoices();
    rebuildScores();
    showFilter();
}

void FilterPanel::fillChoices() {
    const int period = m_period->currentIndex();
    m_period->clear();
    m_period->addItems(
        {tr("Any time"), tr("Today"), tr("Last 7 days"), tr("Last 30 days"), tr("This year"), tr("Between two days")});
    m_period->setCurrentIndex(std::max(0, period));
    m_model->clear();
    m_model->addItem(tr("Any model"), QString());
    for (const std::string& model : m_models)
        m_model->addItem(QString::fromStdString(oneLine(model, 80)), QString::fromStdString(model));
    m_size->clear();
    m_size->addItem(tr("Any size"), QSize());
    for (auto [width, height] : m_sizes)
        m_size->addItem(QStringLiteral("%1 × %2").arg(width).arg(height), QSize(width, height));
    m_rating->clear();
    m_rating->addItem(tr("Any rating"), 0);
    for (int stars = 1; stars <= 5; ++stars)
        m_rating->addItem(tr("%n or more stars", nullptr, stars), stars);
    // Each a score that may have missed its target; "*" is any of them.
    m_missed->clear();
    m_missed->addItem(tr("Reached or missed"), QString());
    m_missed->addItem(tr("Missed any target"), QStringLiteral("*"));
    for (const std::string& scorer : m_scorers)
        if (scorer != kTasteScore) // what was asked for is in other units than where it stands in the gallery
            m_missed->addItem(tr("Missed: %1").arg(scorerName(scorer)), QString::fromStdString(scorer));
    m_missedField->setVisible(!m_scorers.empty());
    m_tag->clear();
    m_tag->addItem(m_tags.empty() ? tr("No tags yet") : tr("Choose a tag"), QString());
    for (const std::string& tag : m_tags)
        m_tag->addItem(QString::fromStdString(oneLine(tag, 80)), QString::fromStdString(tag));
    m_album->clear();
    m_album->addItem(m_albums.empty() ? tr("No albums yet") : tr("Any album"), qint64{0});
    for (const Album& album : m_albums)
        m_album->addItem(tr("%1 (%2)", "an album and its number of pictures")
                             .arg(QString::fromStdString(oneLine(album.name, 80)))
                             .arg(album.pictures),
                         qint64{album.id});
}

void FilterPanel::setFacts(const LibraryFacts& facts) {
    // An open list must not close because a picture came.
    auto sameAlbum = [](const Album& a, const Album& b) {
        return a.id == b.id && a.name == b.name && a.pictures == b.pictures;
    };
    if (m_models != facts.models || m_tags != facts.tags || m_sizes != facts.sizes ||
        !std::ranges::equal(m_albums, facts.albums, sameAlbum)) {
        m_models = facts.models;
        m_tags = facts.tags;
        m_albums = facts.albums;
        m_sizes = facts.sizes;
        fillChoices();
    }
    if (m_scorers != facts.scorers) {
        m_scorers = facts.scorers;
        fillChoices();
        rebuildScores();
    }
    showFilter();
}

void FilterPanel::setFilter(const PictureFilter& filter) {
    m_filter = filter;
    showFilter();
}

void FilterPanel::showFilter() {
    m_showing = true;
    const bool dated = m_filter.createdFrom || m_filter.createdTo;
    if (!dated)
        m_period->setCurrentIndex(AnyTime);
    else if (m_period->currentIndex() == AnyTime)
        m_period->setCurrentIndex(Between);
    m_dates->setVisible(m_period->currentIndex() == Between);
    if (m_filter.createdFrom)
        m_from->setDate(dayOf(*m_filter.createdFrom));
    if (m_filter.createdTo)
        m_to->setDate(dayOf(*m_filter.createdTo - 1));
    choose(m_model, QString::fromStdString(m_filter.model));
    m_seed->setText(m_filter.seed ? QString::number(*m_filter.seed) : QString());
    choose(m_size, QSize(m_filter.width.value_or(-1), m_filter.height.value_or(-1)));
    choose(m_rating, m_filter.minimumRating);
    m_tag->setCurrentIndex(0); // a chosen one becomes a chip; another can be added
    choose(m_album, qint64{m_filter.album.value_or(0)});
    choose(m_missed, !m_filter.missed                ? QString()
                     : m_filter.missedScorer.empty() ? QStringLiteral("*")
                                                     : QString::fromStdString(m_filter.missedScorer));
    m_starred->setChecked(m_filter.starredOnly);
    m_bin->setChecked(m_filter.inBin);
    for (const ScoreRow& row : m_scoreRows) {
        ScoreRange range;
        for (const ScoreRange& known : m_filter.scores)
            if (known.scorer == row.scorer)
                range = known;
        row.minimum->setValue(range.minimum.value_or(0) * 100);
        row.maximum->setValue(range.maximum.value_or(1) * 100);
    }
    m_showing = false;
}

void FilterPanel::choosePeriod(int period) {
    const QDate today = QDate::currentDate();
    m_filter.createdTo.reset();
    switch (period) {
    case Today:
        m_filter.createdFrom = startOf(today);
        break;
    case LastWeek:
        m_filter.createdFrom = startOf(today.addDays(-6));
        break;
    case LastMonth:
        m_filter.createdFrom = startOf(today.addDays(-29));
        break;
    case ThisYear:
        m_filter.createdFrom = startOf(QDate(today.year(), 1, 1));
        break;
    case Between:
        m_filter.createdFrom = startOf(m_from->date());
        m_filter.createdTo = startOf(m_to->date().addDays(1));
        break;
    default:
        m_filter.createdFrom.reset();
        break;
    }
    m_dates->setVisible(period == Between);
    Q_EMIT edited(m_filter);
}

void FilterPanel::readDates() {
    if (m_showing || m_period->currentIndex() != Between)
        return;
    m_filter.createdFrom = startOf(m_from->date());
    m_filter.createdTo = startOf(m_to->date().addDays(1));
    Q_EMIT edited(m_filter);
}

void FilterPanel::read() {
    if (m_showing)
        return;
    PictureFilter filter = m_filter;
    filter.model = m_model->currentData().toString().toStdString();
    bool isNumber = false;
    const qulonglong seed = m_seed->text().toULongLong(&isNumber);
    filter.seed = isNumber ? std::optional<uint64_t>(seed) : std::nullopt;
    const QSize size = m_size->currentData().toSize();
    filter.width = size.isValid() ? std::optional(size.width()) : std::nullopt;
    filter.height = size.isValid() ? std::optional(size.height()) : std::nullopt;
    filter.minimumRating = m_rating->currentData().toInt();
    const std::string tag = m_tag->currentData().toString().toStdString();
    if (!tag.empty() && std::find(filter.tags.begin(), filter.tags.end(), tag) == filter.tags.end())
        filter.tags.push_back(tag);
    const qint64 album = m_album->currentData().toLongLong();
    filter.album = album ? std::optional<int64_t>(album) : std::nullopt;
    const QString missed = m_missed->currentData().toString();
    filter.missed = missed.isEmpty() ? std::nullopt : std::optional(kMissedMargin);
    filter.missedScorer = missed == QLatin1String("*") ? std::string() : missed.toStdString();
    filter.starredOnly = m_starred->isChecked();
    filter.inBin = m_bin->isChecked();
    filter.scores.clear();
    for (const ScoreRow& row : m_scoreRows) {
        ScoreRange range{row.scorer, {}, {}};
        if (row.minimum->value() > 0)
            range.minimum = row.minimum->value() / 100;
        if (row.maximum->value() < 100)
            range.maximum = row.maximum->value() / 100;
        if (range.minimum || range.maximum)
            filter.scores.push_back(range);
    }
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT edited(m_filter);
}

// A pair of fields for each scorer that the library knows; none while there are no scores.
void FilterPanel::rebuildScores() {
    for (const ScoreRow& row : m_scoreRows) {
        layout()->removeWidget(row.box);
        row.box->deleteLater();
    }
    m_scoreRows.clear();
    for (const std::string& scorer : m_scorers) {
        const QString name = scorerName(scorer);
        ScoreRow row{scorer, new QWidget(this), nullptr, nullptr};
        auto* column = new QVBoxLayout(row.box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(2);
        auto* label = new QLabel(tr("Score %1").arg(name), row.box);
        label->setProperty("muted", true);
        column->addWidget(label);
        auto* fields = new QHBoxLayout;
        column->addLayout(fields);
        for (QDoubleSpinBox** field : {&row.minimum, &row.maximum}) {
            *field = new QDoubleSpinBox(row.box);
            (*field)->setRange(0, 100);
            (*field)->setDecimals(0);
            (*field)->setSuffix(QStringLiteral(" %"));
            (*field)->setKeyboardTracking(false);
            fields->addWidget(*field);
        }
        row.maximum->setValue(100);
        row.minimum->setAccessibleName(tr("Score %1, at least").arg(name));
        row.maximum->setAccessibleName(tr("Score %1, at most").arg(name));
        row.minimum->setObjectName(QString("scoreMinimum_%1").arg(QString::fromStdString(scorer)));
        row.maximum->setObjectName(QString("scoreMaximum_%1").arg(QString::fromStdString(scorer)));
        for (QDoubleSpinBox* field : {row.minimum, row.maximum})
            connect(field, &QDoubleSpinBox::valueChanged, this, &FilterPanel::read);
        layout()->addWidget(row.box);
        row.box->setVisible(true);
        m_scoreRows.push_back(row);
    }
}

} // namespace miro
