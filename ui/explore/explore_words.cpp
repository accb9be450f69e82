#include "ui/explore/explore_words.h"

#include "base/result.h"
#include "hub/generator_info.h"
#include "ui/charts/chart_style.h"
#include "ui/explore/explore_run.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

struct Question {
    ExploreKind kind;
    const char* title;
    const char* help;
};

constexpr Question kQuestions[] = {
    {ExploreKind::Pareto, QT_TRANSLATE_NOOP("Explore", "Grid of two rewards"),
     QT_TRANSLATE_NOOP("Explore", "How two rewards trade against each other.")},
    {ExploreKind::Solo, QT_TRANSLATE_NOOP("Explore", "Each reward alone"),
     QT_TRANSLATE_NOOP("Explore", "What each reward adds, and what is missing without it.")},
    {ExploreKind::Sweep, QT_TRANSLATE_NOOP("Explore", "One slider, end to end"),
     QT_TRANSLATE_NOOP("Explore", "What this slider does to this picture.")},
    {ExploreKind::Morph, QT_TRANSLATE_NOOP("Explore", "From here to there"),
     QT_TRANSLATE_NOOP("Explore", "The pictures between these settings and others.")},
    {ExploreKind::BestOf, QT_TRANSLATE_NOOP("Explore", "Best of many"),
     QT_TRANSLATE_NOOP("Explore", "Many seeds, ordered by the scores that matter to you.")},
    {ExploreKind::Keyframes, QT_TRANSLATE_NOOP("Explore", "Change on the way (experimental)"),
     QT_TRANSLATE_NOOP("Explore", "A slider that moves while the picture forms.")},
};

const Question& questionOf(ExploreKind kind) {
    for (const Question& question : kQuestions)
        if (question.kind == kind)
            return question;
    return kQuestions[0];
}

QString askedText(const RewardTargets& targets, const std::string& key) {
    auto target = targets.find(key);
    if (target == targets.end() || !target->second)
        return exploreText(QT_TRANSLATE_NOOP("Explore", "ignored"));
    return quantileText(*target->second);
}

QString seedText(uint64_t seed) {
    return exploreText(QT_TRANSLATE_NOOP("Explore", "seed %1")).arg(seed);
}

// "all", "without clip_score", "only clip_score" of a strip's label: which kind, and the reward.
struct SoloLabel {
    const char* text; // with %1 for the reward
    QString reward;   // empty: all
};

SoloLabel soloLabel(const std::string& label) {
    const QString text = QString::fromStdString(oneLine(label, 120));
    for (const auto& [word, shown] : {std::pair("without ", QT_TRANSLATE_NOOP("Explore", "Without %1")),
                                      std::pair("only ", QT_TRANSLATE_NOOP("Explore", "Only %1"))})
        if (text.startsWith(QLatin1String(word)))
            return {shown, rewardName(text.mid(QString::fromLatin1(word).size()).toStdString())};
    return {QT_TRANSLATE_NOOP("Explore", "All together"), {}};
}

QString soloRow(const ExploreCell& cell) {
    static constexpr const char* kRows[] = {QT_TRANSLATE_NOOP("Explore", "All"),
                                            QT_TRANSLATE_NOOP("Explore", "Without"),
                                            QT_TRANSLATE_NOOP("Explore", "Only")};
    return exploreText(kRows[std::clamp<int64_t>(cell.row, 0, 2)]);
}

// The last word of "clip_score rises".
QString courseText(const std::string& label) {
    static constexpr std::pair<const char*, const char*> kCourses[] = {
        {"steady", QT_TRANSLATE_NOOP("Explore", "Steady")},    {"keyframes", QT_TRANSLATE_NOOP("Explore", "As it was")},
        {"rises", QT_TRANSLATE_NOOP("Explore", "Rises")},      {"falls", QT_TRANSLATE_NOOP("Explore", "Falls")},
        {"early", QT_TRANSLATE_NOOP("Explore", "Only early")}, {"late", QT_TRANSLATE_NOOP("Explore", "Only late")},
    };
    const QString last = QString::fromStdString(oneLine(label, 120)).section(' ', -1);
    for (const auto& [word, text] : kCourses)
        if (last == QLatin1String(word))
            return exploreText(text);
    return last;
}

QString numberText(double value) {
    return QLocale().toString(value, 'g', 3);
}

} // namespace

QString exploreText(const char* text) {
    return QCoreApplication::translate("Explore", text);
}

QString questionTitle(ExploreKind kind) {
    return exploreText(questionOf(kind).title);
}

QString questionHelp(ExploreKind kind) {
    return exploreText(questionOf(kind).help);
}

QString rewardName(const std::string& key) {
    QString name = QString::fromStdString(oneLine(rewardLabel(key), 40));
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString columnTitle(const ExploreRequest& plan, const ExploreCell& cell) {
    switch (plan.kind) {
    case ExploreKind::Pareto:
    case ExploreKind::Sweep:
        return plan.rewards.empty() ? QString() : askedText(cell.settings.positive, plan.rewards[0]);
    case ExploreKind::Morph:
        return quantileText(cell.position);
    case ExploreKind::Keyframes:
        return cell.row == 0 ? QString() : courseText(cell.label);
    case ExploreKind::Solo:
        return soloLabel(cell.label).reward;
    case ExploreKind::BestOf:
        return {};
    }
    return {};
}

QString rowTitle(const ExploreRequest& plan, const ExploreCell& cell) {
    QStringList parts;
    if (plan.kind == ExploreKind::Pareto && plan.rewards.size() > 1)
        parts << askedText(cell.settings.positive, plan.rewards[1]);
    if (plan.kind == ExploreKind::Solo)
        parts << soloRow(cell);
    if (plan.kind == ExploreKind::Keyframes && cell.row > 0 && cell.row <= static_cast<int64_t>(plan.rewards.size()))
        parts << rewardName(plan.rewards[static_cast<size_t>(cell.row) - 1]);
    if (plan.seeds > 1 && plan.kind != ExploreKind::BestOf)
        parts << seedText(cell.settings.seed.value_or(0));
    return parts.join('\n');
}

QString cellTitle(const ExploreRequest& plan, const ExploreCell& cell) {
    QString title;
    switch (plan.kind) {
    case ExploreKind::Pareto:
        title = exploreText(QT_TRANSLATE_NOOP("Explore", "%1 and %2"))
                    .arg(columnTitle(plan, cell),
                         plan.rewards.size() > 1 ? askedText(cell.settings.positive, plan.rewards[1]) : QString());
        break;
    case ExploreKind::Solo:
        title = exploreText(soloLabel(cell.label).text);
        if (const QString reward = soloLabel(cell.label).reward; !reward.isEmpty())
            title = title.arg(reward);
        break;
    case ExploreKind::BestOf:
        return seedText(cell.settings.seed.value_or(0));
    case ExploreKind::Keyframes:
        title = courseText(cell.label);
        break;
    case ExploreKind::Sweep:
    case ExploreKind::Morph:
        title = columnTitle(plan, cell);
        break;
    }
    if (plan.seeds > 1)
        title =
            exploreText(QT_TRANSLATE_NOOP("Explore", "%1, %2")).arg(title, seedText(cell.settings.seed.value_or(0)));
    return title;
}

QString directionsText(const ExploreRequest& plan) {
    if (plan.kind == ExploreKind::Pareto && plan.rewards.size() > 1)
        return exploreText(QT_TRANSLATE_NOOP("Explore", "Across: %1. Up: %2."))
            .arg(rewardName(plan.rewards[0]), rewardName(plan.rewards[1]));
    if (plan.kind == ExploreKind::Sweep && !plan.rewards.empty())
        return exploreText(QT_TRANSLATE_NOOP("Explore", "Across: %1.")).arg(rewardName(plan.rewards[0]));
    if (plan.kind == ExploreKind::Morph)
        return exploreText(QT_TRANSLATE_NOOP("Explore", "Across: from this picture's settings to the others."));
    if (plan.kind == ExploreKind::BestOf)
        return exploreText(QT_TRANSLATE_NOOP("Explore", "The best first, as soon as scores are measured."));
    return questionHelp(plan.kind);
}

QString explorationTitle(const ExploreRequest& plan) {
    QStringList names;
    if (plan.kind != ExploreKind::Solo && plan.kind != ExploreKind::BestOf && plan.kind != ExploreKind::Morph)
        for (const std::string& reward : plan.rewards)
            names << rewardName(reward);
    return names.isEmpty() ? questionTitle(plan.kind)
                           : exploreText(QT_TRANSLATE_NOOP("Explore", "%1: %2"))
                                 .arg(questionTitle(plan.kind), names.join(QStringLiteral(", ")));
}

QString cellText(const ExploreRun& run, int cell) {
    const RunCell& shown = run.cells().at(static_cast<size_t>(cell));
    const ExploreRequest& plan = run.plan();
    QStringList lines{cellTitle(plan, shown.plan)};
    if (!shown.picture)
        lines << exploreText(QT_TRANSLATE_NOOP("Explore", "not drawn yet"));
    for (const std::string& key : plan.rewardKeys) {
        const QString asked = askedText(shown.plan.settings.positive, key);
        auto score = shown.scores.find(key);
        if (score == shown.scores.end()) {
            lines << exploreText(QT_TRANSLATE_NOOP("Explore", "%1: asked %2")).arg(rewardName(key), asked);
            continue;
        }
        const QString raw = numberText(score->second.raw.value_or(std::nan("")));
        if (score->second.quantile)
            lines << exploreText(score->second.estimated
                                     ? QT_TRANSLATE_NOOP("Explore", "%1: asked %2, got about %3 (raw %4)")
                                     : QT_TRANSLATE_NOOP("Explore", "%1: asked %2, got %3 (raw %4)"))
                         .arg(rewardName(key), asked, quantileText(*score->second.quantile), raw);
        else
            lines << exploreText(QT_TRANSLATE_NOOP("Explore", "%1: asked %2, got raw %3"))
                         .arg(rewardName(key), asked, raw);
    }
    return lines.join('\n');
}

} // namespace miro
