// What is known of an artist's taste, in plain sentences. GUI thread (translated).
#pragma once

#include "ui/bridge/accuracy_words.h"
#include "ui/charts/interval_bars.h"

#include <QString>
#include <vector>

namespace miro {

QString calibrationWords(const TasteStatus& status);
QString consistencyWords(const ChoiceChecks& checks);
QString countWords(const TasteStatus& status); // what was learned from
// What is odd in the answers, and what to do about it. TooFew: empty, as accuracyWords() says it.
QString findingWords(const TasteFinding& finding);

QString versionStateWords(const TasteVersion& version);
QString proofWords(const TasteProof& proof); // the verdict in one sentence
QString againstWords(const TasteProof::Against& against);
QString effectName(const std::string& scorer);
QString effectWords(const TasteEffect& effect); // "0.52 → 0.51 (−2 %)"
bool isHarmed(const TasteEffect& effect);       // fell by 5 % or more

// How often each reward model would have chosen alike, with its interval.
std::vector<IntervalBar> agreementBars(const std::vector<TasteReward>& rewards);
// What each counts for the artist; largest: of the absolute weights, above 0.
std::vector<IntervalBar> weightBars(const std::vector<TasteReward>& rewards, double& largest);

} // namespace miro
