#include "ui/gallery/scores_panel.h"

#include "ui/gallery/target_bars.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/scorer_texts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

namespace miro {

ScoresPanel::ScoresPanel(QWidget* parent) : QWidget(parent) {
    setObjectName("scoresPanel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto addLabel = [this, column](const char* name, const char* property) {
        auto* label = new QLabel(this);
        label->setObjectName(name);
        label->setProperty(property, true);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
        return label;
    };
    auto addButton = [this, column](const char* name, const char* icon) {
        auto* button = new QPushButton(themedIcon(icon), QString(), this);
        button->setObjectName(name);
        column->addWidget(button, 0, Qt::AlignLeading);
        return button;
    };
    m_bars = new TargetBars(this);
    column->addWidget(m_bars);
    m_ranks = addLabel("scoreRanks", "plain");
    m_warning = addLabel("scoreWarning", "warning");
    m_lower = addButton("lowerTargetButton", "down");
    m_none = addLabel("noScores", "muted");
    m_score = addButton("scoreButton", "target");
    m_installed = addLabel("scorersInstalled", "muted");
    m_get = addButton("getScorersButton", "download");
    connect(m_score, &QPushButton::clicked, this, &ScoresPanel::scoreRequested);
    connect(m_get, &QPushButton::clicked, this, &ScoresPanel::getScorersRequested);
    connect(m_lower, &QPushButton::clicked, this, [this] {
        if (m_neighbours.warning)
            Q_EMIT lowerRequested(m_neighbours.warning->reward, m_neighbours.warning->suggested);
    });
    keepTranslated(this, [this] { retranslate(); });
}

void ScoresPanel::retranslate() {
    m_none->setText(tr("Not scored yet."));
    m_score->setText(tr("Score it"));
    m_score->setAccessibleName(tr("Score this picture"));
    m_score->setToolTip(tr("Measure this picture by every scorer that is installed (I)"));
    m_get->setText(tr("Get scorers…"));
    m_get->setAccessibleName(tr("Get scorers that are not installed"));
    showInstalled();
    showNeighbours();
}

void ScoresPanel::setSheet(const PictureSheet& sheet) {
    m_bars->setBars(targetBarsOf(sheet));
    const bool scored = std::ranges::any_of(m_bars->bars(), [](const TargetBar& bar) { return bar.scored; });
    m_none->setVisible(!scored);
    m_score->setVisible(!scored);
    if (!scored)
        setNeighbours({});
}

void ScoresPanel::setNeighbours(const ScoreNeighbours& neighbours) {
    m_neighbours = neighbours;
    showNeighbours();
}

void ScoresPanel::showNeighbours() {
    QStringList lines;
    if (!m_neighbours.ranks.empty())
        lines << (m_neighbours.seedsOnly ? tr("Among the seeds of these settings:")
                                         : tr("Among the pictures of this prompt:"));
    for (const RankBy& rank : m_neighbours.ranks)
        lines << rankText(rank);
    m_ranks->setText(lines.join('\n'));
    m_ranks->setVisible(!lines.isEmpty());
    m_warning->setVisible(m_neighbours.warning.has_value());
    m_lower->setVisible(m_neighbours.warning.has_value());
    if (!m_neighbours.warning)
        return;
    m_warning->setText(warningText(*m_neighbours.warning));
    m_lower->setText(warningAction(*m_neighbours.warning));
    m_lower->setAccessibleName(
        tr("%1: %2", "a score and what is said of it")
            .arg(measuredName(m_neighbours.warning->reward, m_neighbours.warning->scorers), m_lower->text()));
    m_lower->setToolTip(tr("Bring the rewards of this picture back to the Create page, with this one lower"));
}

void ScoresPanel::setScorers(const std::vector<KnownScorer>& scorers) {
    m_scorers = scorers;
    showInstalled();
}

void ScoresPanel::showInstalled() {
    const ScorerCount count = countScorers(m_scorers);
    QStringList missing;
    for (const KnownScorer& each : m_scorers)
        if (!each.installed())
            missing << tr("%1: %2 is missing", "a scorer and a repository")
                           .arg(scorerName(each.key), QString::fromStdString(each.missing.front()));
    m_installed->setText(tr("%1 of %2 scorers installed").arg(count.installed).arg(count.known));
    m_installed->setToolTip(missing.join('\n'));
    m_get->setToolTip(missing.join('\n'));
    m_installed->setVisible(count.installed < count.known);
    m_get->setVisible(count.installed < count.known);
}

} // namespace miro
