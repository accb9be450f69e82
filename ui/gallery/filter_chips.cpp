#include "ui/gallery/filter_chips.h"

#include "base/result.h"
#include "ui/gallery/flow_layout.h"
#include "ui/gallery/library_facts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/scorer_texts.h"

#include <QDateTime>
#include <QLocale>
#include <QPushButton>

namespace miro {
namespace {

constexpr size_t kMostTextBytes = 60;

QString shownFilter(const std::string& text) {
    return QString::fromStdString(oneLine(text, kMostTextBytes));
}

QString dayText(int64_t milliseconds) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(milliseconds).date(), QLocale::ShortFormat);
}

QString percent(double quantile) {
    return QLocale().toString(quantile * 100, 'f', 0);
}

QString scoreText(const ScoreRange& range) {
    return FilterChips::tr("%1: %2 to %3 %")
        .arg(scorerName(range.scorer), percent(range.minimum.value_or(0)), percent(range.maximum.value_or(1)));
}

} // namespace

std::vector<FilterChip> chipsOf(const PictureFilter& filter, const LibraryFacts& facts) {
    std::vector<FilterChip> chips;
    auto add = [&chips](bool active, const QString& text, std::function<void(PictureFilter&)> takeAway) {
        if (active)
            chips.push_back({text, std::move(takeAway)});
    };
    add(!filter.text.empty(), FilterChips::tr("Text: %1").arg(shownFilter(filter.text)),
        [](auto& f) { f.text.clear(); });
    add(filter.createdFrom.has_value(), FilterChips::tr("From %1").arg(dayText(filter.createdFrom.value_or(0))),
        [](auto& f) { f.createdFrom.reset(); });
    add(filter.createdTo.has_value(), FilterChips::tr("Until %1").arg(dayText(filter.createdTo.value_or(1) - 1)),
        [](auto& f) { f.createdTo.reset(); });
    add(!filter.model.empty(), FilterChips::tr("Model: %1").arg(shownFilter(filter.model)),
        [](auto& f) { f.model.clear(); });
    add(filter.seed.has_value(), FilterChips::tr("Seed: %1").arg(filter.seed.value_or(0)),
        [](auto& f) { f.seed.reset(); });
    add(filter.width || filter.height,
        FilterChips::tr("Size: %1 × %2").arg(filter.width.value_or(0)).arg(filter.height.value_or(0)), [](auto& f) {
            f.width.reset();
            f.height.reset();
        });
    add(filter.starredOnly, FilterChips::tr("Starred"), [](auto& f) { f.starredOnly = false; });
    add(filter.minimumRating > 0, FilterChips::tr("%n or more stars", nullptr, filter.minimumRating),
        [](auto& f) { f.minimumRating = 0; });
    for (const std::string& tag : filter.tags)
        add(true, FilterChips::tr("Tag: %1").arg(shownFilter(tag)), [tag](auto& f) { std::erase(f.tags, tag); });
    if (filter.album)
        add(true, FilterChips::tr("Album: %1").arg(shownFilter(facts.albumName(*filter.album).toStdString())),
            [](auto& f) { f.album.reset(); });
    for (const ScoreRange& range : filter.scores)
        add(true, scoreText(range), [range](auto& f) { std::erase(f.scores, range); });
    add(filter.missed.has_value(),
        filter.missedScorer.empty() ? FilterChips::tr("Missed a target")
                                    : FilterChips::tr("Missed: %1").arg(scorerName(filter.missedScorer)),
        [](auto& f) {
            f.missed.reset();
            f.missedScorer.clear();
        });
    add(!filter.jobId.empty(), FilterChips::tr("One run"), [](auto& f) { f.jobId.clear(); });
    add(filter.inBin, FilterChips::tr("In the bin"), [](auto& f) { f.inBin = false; });
    return chips;
}

FilterChips::FilterChips(QWidget* parent) : QWidget(parent) {
    setObjectName("filterChips");
    setLayout(new FlowLayout(6));
    // As low as its lines: it may be lower than when it is as narrow as it can be.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void FilterChips::show(const PictureFilter& filter, const LibraryFacts& facts) {
    m_filter = filter;
    while (QLayoutItem* item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the chip that was clicked
        delete item;
    }
    const std::vector<FilterChip> chips = chipsOf(filter, facts);
    auto addChip = [this](const QString& text, const QString& name, const QString& objectName, const QString& icon,
                          std::function<void(PictureFilter&)> takeAway) {
        auto* chip = new QPushButton(this);
        chip->setText(QString(text).replace('&', "&&"));
        chip->setIcon(themedIcon(icon));
        chip->setLayoutDirection(layoutDirection());
        chip->setAccessibleName(name);
        chip->setToolTip(name);
        chip->setObjectName(objectName);
        connect(chip, &QPushButton::clicked, this, [this, takeAway = std::move(takeAway)] {
            PictureFilter rest = m_filter;
            takeAway(rest);
            Q_EMIT edited(rest);
        });
        layout()->addWidget(chip);
    };
    for (size_t i = 0; i < chips.size(); ++i)
        addChip(chips[i].text, tr("Take away the condition %1").arg(chips[i].text), QString("filterChip%1").arg(i),
                "close", chips[i].takeAway);
    if (chips.size() > 1)
        addChip(tr("Clear all"), tr("Take away all conditions"), "clearFilters", "reset",
                [](PictureFilter& all) { all = {}; });
    setVisible(!chips.empty());
}

} // namespace miro
