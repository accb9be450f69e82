// The scorers: which there are, what each rewards, and how its raw value becomes the one that models were trained with.
// The one list that declares them; the command line, the library, the sliders and the Models page derive from it. Plain
// values: any thread.
#pragma once

#include "base/registry.h"

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

// In the order in which people see them.
const Registry<ScorerInfo>& scorers();

// The scorer that measures a reward of a model; nullptr: none is known.
const ScorerInfo* scorerOfTarget(std::string_view target);

double trainingValue(const ScorerInfo& scorer, double raw);

} // namespace miro
