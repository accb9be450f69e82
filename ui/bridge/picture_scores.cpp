#include "ui/bridge/picture_scores.h"

#include "base/scorers.h"
#include "batch/explore_stats.h"
#include "library/picture_facts.h"
#include "ui/widgets/scorer_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int64_t kMostNeighbours = 64;
constexpr size_t kMostLooks = 16; // a thumbnail that is not there yet takes its time
constexpr size_t kPhraseBytes = 300;
constexpr size_t kFewestSeeds = 3;           // fewer say nothing about all seeds
constexpr double kAlikeWithoutBefore = 0.98; // where no picture with a lower target tells what is usual
constexpr double kHighTarget = 0.9;
constexpr double kUsualSuggestion = 0.625;

// Whether b was drawn as a but for the seed and the positive targets.
bool comparable(const MeasuredPicture& a, const MeasuredPicture& b) {
    if (a.model != b.model || a.settings.prompt != b.settings.prompt || a.settings.negative != b.settings.negative ||
        !a.settings.keyframes.empty() || !b.settings.keyframes.empty())
        return false;
    static const std::vector<std::string> free = {"seed", "count", "device", "precision"};
    for (const auto& param : generationParams())
        if (std::ranges::find(free, param.spec.key) == free.end() && param.get(a.settings) != param.get(b.settings))
            return false;
    return true;
}

// The one reward whose target is lower in b than in a, all others being equal; empty: it is not so.
std::string loweredReward(const RewardTargets& a, const RewardTargets& b) {
    if (a.size() != b.size())
        return {};
    std::string lowered;
    for (const auto& [key, target] : a) {
        auto other = b.find(key);
        if (other == b.end() || target.has_value() != other->second.has_value())
            return {};
        if (target == other->second)
            continue;
        if (!lowered.empty() || *other->second > *target)
            return {};
        lowered = key;
    }
    return lowered;
}

std::vector<RewardScores> scoresIn(const std::vector<const MeasuredPicture*>& pictures) {
    std::vector<RewardScores> all;
    for (const MeasuredPicture* picture : pictures)
        all.push_back(rewardScores(picture->scores, picture->scorers));
    return all;
}

RewardScores valuesByReward(const std::vector<ScoreRecord>& scores, const RewardScorers& named,
                            std::optional<double> ScoreRecord::*value) {
    std::vector<std::string> present;
    for (const ScoreRecord& score : scores)
        if (!isOutdated(score) && score.raw)
            present.push_back(score.scorer);
    RewardScores found;
    for (const ScoreRecord& score : scores) {
        const ScorerInfo* scorer = scorers().find(score.scorer);
        if (scorer && !isOutdated(score) && score.*value && scorerOfTarget(scorer->target, named, present) == scorer)
            found[scorer->target] = *(score.*value);
    }
    return found;
}

using Group = std::vector<const MeasuredPicture*>; // drawn with the same settings, each with another seed

// The groups of pictures where only this reward's target differs, by target; the last is the picture's own.
using Ladder = std::map<double, Group>;

std::map<std::string, Ladder> laddersOf(const MeasuredPicture& picture,
                                        const std::vector<MeasuredPicture>& samePrompt) {
    std::map<std::string, Ladder> ladders;
    for (const MeasuredPicture& other : samePrompt)
        if (comparable(picture, other))
            if (const std::string reward = loweredReward(picture.settings.positive, other.settings.positive);
                !reward.empty())
                ladders[reward][*other.settings.positive.at(reward)].push_back(&other);
    return ladders;
}

std::optional<ScoreWarning> tradedScores(const std::string& reward, const Ladder& ladder) {
    std::vector<double> targets;
    std::vector<RewardScores> means;
    for (const auto& [target, group] : ladder) {
        targets.push_back(target);
        means.push_back(meanScores(scoresIn(group)));
    }
    std::map<std::string, ScoreSeries> series;
    for (size_t i = 0; i < means.size(); ++i)
        for (const auto& [key, value] : means[i]) {
            ScoreSeries& one = series[key];
            one.key = key;
            one.values.resize(means.size());
            one.values[i] = value;
        }
    auto rising = series.extract(reward);
    if (rising.empty())
        return {};
    std::vector<ScoreSeries> others;
    for (auto& [key, one] : series)
        others.push_back(std::move(one));
    const auto sign = findHacking(targets, rising.mapped(), others, targets.back());
    if (!sign)
        return {};
    return ScoreWarning{reward, sign->suggested, sign->falls, {}};
}

Measured likeness(const Group& group, const std::map<PictureId, Look>& looks) {
    std::vector<Look> found;
    for (const MeasuredPicture* picture : group)
        if (auto look = looks.find(picture->id); look != looks.end())
            found.push_back(look->second);
    return found.size() < kFewestSeeds ? Measured() : likenessOf(found);
}

// The reward that pushes most, the beautiful one before others.
std::optional<ScoreWarning> highestTarget(const RewardTargets& targets) {
    std::string highest;
    for (const auto& [key, target] : targets)
        if (target && *target >= kHighTarget && (highest.empty() || key.starts_with("aesthetic")))
            highest = key;
    if (highest.empty())
        return {};
    return ScoreWarning{highest, kUsualSuggestion, {}, {}};
}

std::optional<ScoreWarning> alikeSeeds(const MeasuredPicture& picture, const Group& seeds,
                                       const std::map<std::string, Ladder>& ladders,
                                       const std::map<PictureId, Look>& looks) {
    const Measured alike = likeness(seeds, looks);
    if (!alike)
        return {};
    bool known = false;
    for (const auto& [reward, ladder] : ladders)
        for (auto lower = ladder.rbegin(); lower != ladder.rend(); ++lower)
            if (const Measured before = likeness(lower->second, looks)) {
                if (seedsLookAlike(alike, before))
                    return ScoreWarning{reward, lower->first, {}, {}};
                known = true;
                break;
            }
    if (known || *alike < kAlikeWithoutBefore)
        return {};
    return highestTarget(picture.settings.positive);
}

std::vector<RankBy> ranksAmong(const MeasuredPicture& picture, const Group& group) {
    std::vector<RankBy> ranks;
    for (const ScorerInfo& scorer : scorers().entries()) {
        auto rawOf = [&scorer](const MeasuredPicture& each) -> Measured {
            for (const ScoreRecord& score : each.scores)
                if (score.scorer == scorer.key && !isOutdated(score))
                    return score.raw;
            return {};
        };
        std::vector<Measured> values{rawOf(picture)};
        for (const MeasuredPicture* other : group)
            if (other->id != picture.id)
                values.push_back(rawOf(*other));
        const auto rank = ranksOf(values).front();
        const auto of = std::ranges::count_if(values, [](const Measured& value) { return value.has_value(); });
        if (rank && of > 1)
            ranks.push_back({scorer.key, *rank, of});
    }
    return ranks;
}

MeasuredPicture scoredPicture(const PictureDetails& details) {
    MeasuredPicture picture{details.picture.id, details.picture.model, {}, details.scores, {}};
    if (auto settings = settingsOfPicture(details); settings.ok()) {
        picture.settings = std::move(settings->settings);
        picture.scorers = std::move(settings->scorers);
    }
    if (picture.settings.prompt.empty())
        picture.settings.prompt = details.picture.prompt;
    return picture;
}

// The pictures of this prompt, newest first, itself left out.
Result<std::vector<MeasuredPicture>> readSamePrompt(Library& library, const PictureRecord& picture) {
    PictureQuery query;
    query.filter.inBin = picture.inBin;
    std::string phrase = picture.prompt.substr(0, kPhraseBytes);
    std::ranges::replace(phrase, '"', ' ');
    query.filter.text = '"' + phrase + '"';
    MIRO_TRY(std::vector<PictureId> ids, library.find(query, kMostNeighbours));
    MIRO_TRY(const std::vector<PictureId> seeds, library.stackOf(picture.id));
    for (size_t i = 0; i < seeds.size() && i < static_cast<size_t>(kMostNeighbours); ++i)
        if (std::ranges::find(ids, seeds[i]) == ids.end())
            ids.push_back(seeds[i]);
    std::vector<MeasuredPicture> all;
    for (PictureId id : ids) {
        if (id == picture.id)
            continue;
        MIRO_TRY(const PictureDetails details, library.details(id));
        if (details.picture.prompt == picture.prompt)
            all.push_back(scoredPicture(details));
    }
    return all;
}

} // namespace

bool isOutdated(const ScoreRecord& score) {
    const ScorerInfo* scorer = scorers().find(score.scorer);
    return score.outdated || (scorer && score.version != scorer->version);
}

RewardScores rewardScores(const std::vector<ScoreRecord>& scores, const RewardScorers& scorers) {
    return valuesByReward(scores, scorers, &ScoreRecord::quantile);
}

RewardScores rawRewardScores(const std::vector<ScoreRecord>& scores, const RewardScorers& scorers) {
    return valuesByReward(scores, scorers, &ScoreRecord::raw);
}

RewardScores meanScores(const std::vector<RewardScores>& pictures) {
    std::map<std::string, std::vector<double>> values;
    for (const RewardScores& picture : pictures)
        for (const auto& [key, value] : picture)
            values[key].push_back(value);
    RewardScores means;
    for (const auto& [key, all] : values)
        means[key] = meanOf(all);
    return means;
}

ScoreNeighbours compareScores(const MeasuredPicture& picture, const std::vector<MeasuredPicture>& samePrompt,
                              const std::map<PictureId, Look>& looks) {
    Group everything{&picture};
    Group seeds{&picture};
    for (const MeasuredPicture& other : samePrompt) {
        everything.push_back(&other);
        if (comparable(picture, other) && picture.settings.positive == other.settings.positive)
            seeds.push_back(&other);
    }
    ScoreNeighbours result;
    result.ranks = ranksAmong(picture, seeds);
    result.seedsOnly = !result.ranks.empty();
    if (!result.seedsOnly)
        result.ranks = ranksAmong(picture, everything);
    std::map<std::string, Ladder> ladders = laddersOf(picture, samePrompt);
    for (auto& [reward, ladder] : ladders) {
        Ladder whole = ladder;
        whole[*picture.settings.positive.at(reward)] = seeds;
        if (!result.warning)
            result.warning = tradedScores(reward, whole);
    }
    if (!result.warning)
        result.warning = alikeSeeds(picture, seeds, ladders, looks);
    if (result.warning)
        result.warning->scorers = picture.scorers;
    return result;
}

Result<std::vector<MeasuredPicture>> readMeasuredPictures(Library& library, const std::vector<PictureId>& ids) {
    std::vector<MeasuredPicture> pictures;
    for (const PictureId id : ids) {
        const auto details = library.details(id);
        if (details.ok())
            pictures.push_back(scoredPicture(*details));
        else if (details.error().code != ErrorCode::NotFound)
            return details.error();
    }
    return pictures;
}

Result<ScoreNeighbours> readScoreNeighbours(Library& library, PictureId id) {
    MIRO_TRY(const PictureDetails details, library.details(id));
    const MeasuredPicture picture = scoredPicture(details);
    MIRO_TRY(const std::vector<MeasuredPicture> samePrompt, readSamePrompt(library, details.picture));
    std::map<PictureId, Look> looks;
    auto look = [&](const MeasuredPicture& each) {
        if (auto image = library.thumbnail(each.id); image.ok())
            looks[each.id] = lookOf(*image);
    };
    look(picture);
    for (const MeasuredPicture& other : samePrompt)
        if (looks.size() < kMostLooks && comparable(picture, other))
            look(other);
    return compareScores(picture, samePrompt, looks);
}

QString warningText(const ScoreWarning& warning) {
    auto words = [](const char* text) {
        return QCoreApplication::translate("ScoreWarning", text);
    };
    const QString name = measuredName(warning.reward, warning.scorers);
    if (warning.falls.empty())
        return words(QT_TRANSLATE_NOOP("ScoreWarning", "The seeds look alike: the target of %1 may be too high."))
            .arg(name);
    QStringList falls;
    for (const std::string& key : warning.falls)
        falls << measuredName(key, warning.scorers);
    return words(QT_TRANSLATE_NOOP("ScoreWarning", "%1 rose while %2 fell: its target may be too high."))
        .arg(name, falls.join(words(QT_TRANSLATE_NOOP("ScoreWarning", ", "))));
}

QString warningAction(const ScoreWarning& warning) {
    return QCoreApplication::translate("ScoreWarning", "Lower it to %1 %")
        .arg(QLocale().toString(static_cast<int>(std::floor(warning.suggested * 100))));
}

QString rankText(const RankBy& rank) {
    return QCoreApplication::translate("ScoreWarning", "No. %1 of %2 by %3")
        .arg(QLocale().toString(static_cast<qlonglong>(rank.rank)), QLocale().toString(static_cast<qlonglong>(rank.of)),
             scorerName(rank.scorer));
}

} // namespace miro
