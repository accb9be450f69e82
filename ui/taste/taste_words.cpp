#include "ui/taste/taste_words.h"

#include "ui/widgets/scorer_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr double kHarm = 0.05; // relative; what a fine-tuning may cost of another reward
constexpr int kSignificant = 3;

struct TasteWords {
    Q_DECLARE_TR_FUNCTIONS(miro::TasteWords)
};

QString number(int64_t value) {
    return QLocale().toString(qint64(value));
}

QString signedNumber(double value, int decimals) {
    const QString text = QLocale().toString(std::abs(value), 'f', decimals);
    return value > 0 ? QStringLiteral("+") + text : value < 0 ? QStringLiteral("\u2212") + text : text;
}

double change(const TasteEffect& effect) {
    return std::abs(effect.before) > 1e-9 ? (effect.after - effect.before) / std::abs(effect.before) : 0;
}

} // namespace

QString calibrationWords(const TasteStatus& status) {
    if (!status.enough)
        return {};
    return TasteWords::tr("How sure it is of a choice is off by %1 on average (%2).")
        .arg(percentWords(status.calibration), rangeWords(status.calibrationInterval));
}

QString consistencyWords(const ChoiceChecks& checks) {
    if (checks.consistency.trials == 0)
        return TasteWords::tr(
            "No pair was shown a second time yet, so nothing is known of how steady your choices are.");
    return TasteWords::tr(
               "Of %n pair(s) shown again you answered %1 as before (%2). Nobody can foretell single choices "
               "better than %3 of the time.",
               nullptr, static_cast<int>(checks.consistency.trials))
        .arg(percentWords(checks.consistency.value), rangeWords(checks.consistency.interval),
             percentWords(checks.reachable));
}

QString countWords(const TasteStatus& status) {
    const int64_t answers = status.checks.left + status.checks.right + status.checks.same;
    QString text = TasteWords::tr("Learned from %n choice(s)", nullptr, static_cast<int>(answers));
    if (status.weak > 0)
        text = TasteWords::tr("%1 and %n hint(s) from stars, ratings and deletions", nullptr,
                              static_cast<int>(status.weak))
                   .arg(text);
    if (status.unseen > 0)
        text =
            TasteWords::tr("%1; %n picture(s) not looked at yet", nullptr, static_cast<int>(status.unseen)).arg(text);
    return TasteWords::tr("%1.", "the end of a sentence").arg(text);
}

QString findingWords(const TasteFinding& finding) {
    const QString count = number(finding.count);
    const QString of = number(finding.of);
    switch (finding.problem) {
    case TasteProblem::TooFew:
        return {};
    case TasteProblem::AlwaysLeft:
        return TasteWords::tr(
                   "All %1 answers were for the left picture: nothing can be learned from that. Look at both.")
            .arg(of);
    case TasteProblem::AlwaysRight:
        return TasteWords::tr(
                   "All %1 answers were for the right picture: nothing can be learned from that. Look at both.")
            .arg(of);
    case TasteProblem::AlwaysSame:
        return TasteWords::tr(
                   "All %1 answers were “the same”: nothing can be learned from that. Choose a side where you "
                   "lean to one.")
            .arg(of);
    case TasteProblem::MostlyOneSide:
        return TasteWords::tr(
                   "%1 of %2 choices were for the same side of the screen. Is that habit rather than liking?")
            .arg(count, of);
    case TasteProblem::Contradictory:
        return TasteWords::tr("Your choices contradict each other: %1 of %2 pairs shown again got another answer. Take "
                              "your time, and answer “the same” where you cannot tell.")
            .arg(count, of);
    case TasteProblem::Circular:
        return TasteWords::tr("%1 of %2 groups of three pictures go round in a circle: each was liked "
                              "more than the next one.")
            .arg(count, of);
    case TasteProblem::NoBetterThanChance:
        return TasteWords::tr("It foretold %1 of %2 choices, no better than chance: what you go by is "
                              "not in what it sees yet. More choices may help.")
            .arg(count, of);
    }
    return {};
}

QString versionStateWords(const TasteVersion& version) {
    if (!version.fits)
        return TasteWords::tr("The model it belongs to is not here any more, or was changed.");
    switch (version.record.state) {
    case TasteVersionState::Default:
        return TasteWords::tr("In use: the slider “My taste” draws with it.");
    case TasteVersionState::RolledBack:
        return TasteWords::tr("Taken back; kept here.");
    case TasteVersionState::Kept:
        break;
    }
    return version.proof && version.proof->over ? TasteWords::tr("Kept, not in use.")
                                                : TasteWords::tr("Not proven yet.");
}

QString proofWords(const TasteProof& proof) {
    const auto& [wins, losses, same, rate, interval] = proof.base;
    if (!proof.over)
        return TasteWords::tr("The proof is not over: %n question(s) answered.", nullptr, proof.asked);
    if (proof.won)
        return TasteWords::tr(
                   "It wins: you liked its pictures more in %1 of the comparisons (%2), without knowing which "
                   "were its own.")
            .arg(percentWords(rate), rangeWords(interval));
    if (interval.high < 0.5)
        return TasteWords::tr("It loses: you liked its pictures more in only %1 of the comparisons (%2).")
            .arg(percentWords(rate), rangeWords(interval));
    return TasteWords::tr("It did not win: you liked its pictures more in %1 of the comparisons "
                          "(%2), which may be chance.")
        .arg(percentWords(rate), rangeWords(interval));
}

QString againstWords(const TasteProof::Against& against) {
    return TasteWords::tr("%1 won, %2 lost, %3 the same: %4 (%5)", "comparisons of a proof, its win rate and interval")
        .arg(number(against.wins), number(against.losses), number(against.same), percentWords(against.rate),
             rangeWords(against.interval));
}

QString effectName(const std::string& scorer) {
    if (scorer == "diversity")
        return TasteWords::tr("Variety between seeds");
    if (scorer == "accuracy")
        return TasteWords::tr("Shows what the words say");
    return scorerName(scorer);
}

QString effectWords(const TasteEffect& effect) {
    return TasteWords::tr("%1 → %2 (%3 %)", "a score before and after, and its change")
        .arg(QLocale().toString(effect.before, 'g', kSignificant), QLocale().toString(effect.after, 'g', kSignificant),
             signedNumber(change(effect) * 100, 0));
}

bool isHarmed(const TasteEffect& effect) {
    return change(effect) <= -kHarm;
}

std::vector<IntervalBar> agreementBars(const std::vector<TasteReward>& rewards) {
    std::vector<IntervalBar> bars;
    for (const TasteReward& reward : rewards) {
        if (reward.agreement.trials == 0)
            continue;
        IntervalBar bar;
        bar.name = scorerName(reward.scorer);
        bar.value = reward.agreement.value;
        bar.interval = std::pair(reward.agreement.interval.low, reward.agreement.interval.high);
        bar.valueText = percentWords(bar.value);
        bar.text =
            TasteWords::tr("%1 would have chosen as you did in %2 of %3 choices (%4)")
                .arg(bar.name, bar.valueText, number(reward.agreement.trials), rangeWords(reward.agreement.interval));
        bars.push_back(std::move(bar));
    }
    std::stable_sort(bars.begin(), bars.end(),
                     [](const IntervalBar& a, const IntervalBar& b) { return a.value > b.value; });
    return bars;
}

std::vector<IntervalBar> weightBars(const std::vector<TasteReward>& rewards, double& largest) {
    std::vector<IntervalBar> bars;
    largest = 1e-3;
    for (const TasteReward& reward : rewards) {
        IntervalBar bar;
        bar.name = scorerName(reward.scorer);
        bar.value = reward.weight;
        bar.valueText = signedNumber(reward.weight, 1);
        bar.text = reward.weight < 0 ? TasteWords::tr("%1: you like less of it (%2)").arg(bar.name, bar.valueText)
                                     : TasteWords::tr("%1: you like more of it (%2)").arg(bar.name, bar.valueText);
        largest = std::max(largest, std::abs(reward.weight));
        bars.push_back(std::move(bar));
    }
    return bars;
}

} // namespace miro
