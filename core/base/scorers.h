// The scorers: which there are, what each rewards, and how its raw value becomes the one that models were trained with.
// The one list that declares them; the command line, the library, the sliders and the Models page derive from it. Plain
// values: any thread.
#pragma once

#include "base/registry.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

struct ScorerInfo {
    std::string key;                // as `miro score` and the library name it: "pick_score"
    std::string label;              // "PickScore"
    std::string target;             // the reward of models that it measures: "pick_a_score_score"; empty: none
    std::string rewards;            // one sentence; translated by the window
    std::string licence;            // of the checkpoint; SPDX name where there is one, "unknown" where it is not known
    std::string version;            // of the checkpoint and of our arithmetic together: scores of two never mix
    std::vector<std::string> repos; // the checkpoint's first, then what else it cannot work without
    double trainingScale = 1;       // training value = raw * trainingScale + trainingOffset
    double trainingOffset = 0;
    double lowest = 0; // raw values lie about here
    double highest = 1;
    bool readsPrompt = true;
    bool cheap = false;        // milliseconds a picture on a processor: may run while a picture forms
    bool experimental = false; // its parity with the published package is not shown
};

// In the order in which people see them: those of the starter pack are the last.
const Registry<ScorerInfo>& scorers();

// A model's rewards and the scorers whose values it learned, as its pack.json names them: clip_score, starter_clip.
using RewardScorers = std::map<std::string, std::string, std::less<>>;

// The scorer that measures a reward. Several may give values of one name, which never mix; it is the one that the model
// names, even where that is not installed; else the first of scorers() that is among `present` (keys: of the installed
// ones, or of those that measured the pictures at hand); else the first. Published scorers come before those of the
// starter pack there. nullptr: none is known.
const ScorerInfo* scorerOfTarget(std::string_view target, const RewardScorers& named = {},
                                 const std::vector<std::string>& present = {});

double trainingValue(const ScorerInfo& scorer, double raw);

} // namespace miro
