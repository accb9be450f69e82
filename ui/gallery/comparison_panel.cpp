#include "ui/gallery/comparison_panel.h"

#include "base/scorers.h"
#include "library/taste_store.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/picture_scores.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/charts/comparison_bars.h"
#include "ui/charts/radar_chart.h"
#include "ui/gallery/details_text.h"
#include "ui/gallery/flow_layout.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/scorer_texts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <algorithm>

namespace miro {
namespace {

constexpr int kThumbnail = 40;
constexpr qsizetype kNameCharacters = 80;

const ScoreRecord* presentScore(const ComparisonPicture& picture, const std::string& scorer) {
    for (const ScoreRecord& score : picture.scores)
        if (score.scorer == scorer && !isOutdated(score))
            return &score;
    return nullptr;
}

} // namespace

ChartData comparisonOf(const std::vector<ComparisonPicture>& pictures) {
    ChartData data;
    for (const ComparisonPicture& picture : pictures)
        data.series.push_back({boundedText(picture.record.prompt, kNameCharacters), {}, {}});
    std::vector<std::string> keys;
    for (const ScorerInfo& scorer : scorers().entries())
        keys.push_back(scorer.key);
    keys.emplace_back(kTasteScore);
    for (const std::string& scorer : keys) {
        std::vector<const ScoreRecord*> scores;
        for (const ComparisonPicture& picture : pictures)
            scores.push_back(presentScore(picture, scorer));
        if (std::ranges::none_of(scores, [](const ScoreRecord* score) { return score && score->quantile; }))
            continue;
        data.axes.push_back(scorerName(scorer));
        for (size_t i = 0; i < pictures.size(); ++i) {
            data.series[i].values.push_back(scores[i] ? scores[i]->quantile : std::nullopt);
            data.series[i].notes.push_back(
                scores[i] && scores[i]->raw
                    ? ComparisonPanel::tr("raw value %1").arg(QLocale().toString(*scores[i]->raw, 'g', 5))
                    : QString());
        }
    }
    return data;
}

ComparisonPanel::ComparisonPanel(LibraryThread& library, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent), m_library(library), m_thumbnails(thumbnails) {
    setObjectName("comparisonPanel");
    m_heading = new QLabel(this);
    m_heading->setProperty("muted", true);
    m_radarButton = new QToolButton(this);
    m_radarButton->setObjectName("radarButton");
    m_radarButton->setIcon(themedIcon("target"));
    m_radarButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_radarButton->setCheckable(true);
    m_radarButton->setFocusPolicy(Qt::StrongFocus);
    m_legend = new QWidget(this);
    m_legend->setObjectName("comparisonLegend");
    m_legend->setLayout(new FlowLayout(4));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_legend->setSizePolicy(policy);
    m_bars = new ComparisonBars(this);
    m_radar = new RadarChart(this);
    m_note = new QLabel(this);
    m_note->setObjectName("comparisonNote");
    m_note->setProperty("muted", true);
    m_note->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_radarButton);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(top);
    column->addWidget(m_legend);
    column->addWidget(m_bars);
    column->addWidget(m_radar);
    column->addWidget(m_note);
    connect(m_radarButton, &QToolButton::toggled, this, &ComparisonPanel::showChart);
    connect(&thumbnails, &ThumbnailCache::ready, this, [this](PictureId id) {
        for (QToolButton* picture : m_legend->findChildren<QToolButton*>())
            if (picture->property("picture").toLongLong() == id)
                picture->setIcon(m_thumbnails.get(id));
    });
    keepTranslated(this, [this] { retranslate(); });
    hide();
}

void ComparisonPanel::retranslate() {
    m_heading->setText(tr("Scores compared"));
    m_radarButton->setText(tr("Radar"));
    m_radarButton->setAccessibleName(tr("Show the scores as a radar"));
    m_radarButton->setToolTip(tr("As a radar instead of bars; it needs three scores"));
    fill();
}

void ComparisonPanel::show(const std::vector<PictureId>& chosen) {
    std::vector<PictureId> pictures(
        chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(std::min(chosen.size(), kMostPictures)));
    if (pictures.size() < 2)
        pictures.clear();
    const bool same = pictures == m_ids && chosen.size() == m_chosen;
    m_chosen = chosen.size();
    if (same)
        return;
    m_ids = std::move(pictures);
    ++m_asked;
    if (m_ids.empty()) {
        m_pictures.clear();
        fill();
    } else {
        read();
    }
}

void ComparisonPanel::reload() {
    if (!m_ids.empty())
        read();
}

void ComparisonPanel::read() {
    m_library.run(
        LibraryThread::Lane::Query, this,
        [ids = m_ids](Library& library) -> Result<std::vector<ComparisonPicture>> {
            MIRO_TRY(const std::vector<PictureRecord> records, library.records(ids));
            std::vector<PictureId> found; // those that are gone are left out
            for (const PictureRecord& record : records)
                found.push_back(record.id);
            MIRO_TRY(std::vector<PictureScores> scores, library.scoresOf(found));
            std::vector<ComparisonPicture> pictures;
            for (size_t i = 0; i < records.size(); ++i)
                pictures.push_back({records[i], std::move(scores[i].scores)});
            return pictures;
        },
        [this, question = ++m_asked](Result<std::vector<ComparisonPicture>> pictures) {
            if (question != m_asked || !pictures.ok())
                return;
            m_pictures = std::move(pictures).value();
            fill();
        });
}

void ComparisonPanel::fill() {
    m_data = comparisonOf(m_pictures);
    while (QLayoutItem* item = m_legend->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    for (size_t i = 0; i < m_pictures.size(); ++i) {
        const PictureRecord& record = m_pictures[i].record;
        auto* picture = new QToolButton(m_legend);
        picture->setObjectName(QString("comparedPicture%1").arg(i));
        picture->setProperty("picture", QVariant::fromValue<qlonglong>(record.id));
        picture->setProperty("data", true);
        picture->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        picture->setIconSize({kThumbnail, kThumbnail});
        picture->setIcon(m_thumbnails.get(record.id));
        picture->setText(seriesLetter(static_cast<int>(i)));
        picture->setFocusPolicy(Qt::StrongFocus);
        picture->setAccessibleName(tr("Choose only picture %1: %2").arg(picture->text(), m_data.series[i].name));
        picture->setToolTip(m_data.series[i].name);
        connect(picture, &QToolButton::clicked, this, [this, id = record.id] { Q_EMIT goTo(id); });
        m_legend->layout()->addWidget(picture);
        picture->setVisible(true);
    }
    setVisible(m_pictures.size() >= 2);
    showChart();
}

void ComparisonPanel::showChart() {
    m_bars->setData(m_data);
    m_radar->setData(m_data);
    const bool possible = m_data.axes.size() >= RadarChart::kFewestAxes;
    const bool radar = possible && m_radarButton->isChecked();
    m_radarButton->setEnabled(possible);
    m_radar->setVisible(radar);
    m_bars->setVisible(!radar && !m_data.empty());
    m_note->setText(m_data.axes.empty() ? tr("These pictures have no scores yet.")
                    : m_chosen > m_ids.size()
                        ? tr("Only the first %n are compared.", nullptr, static_cast<int>(m_ids.size()))
                        : QString());
    m_note->setVisible(!m_note->text().isEmpty());
}

} // namespace miro
