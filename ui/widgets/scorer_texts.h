// What scorers are called in the window's language. Their names and sentences are declared with them in core/base.
// GUI thread.
#pragma once

#include "base/scorers.h"

#include <QString>
#include <string>

namespace miro {

// "PickScore"; a key that is not known is called by itself, made safe to show.
QString scorerName(const std::string& key);

// What it rewards, in one sentence; empty: not known.
QString scorerHelp(const std::string& key);

// What a reward of a model is measured by: scorerName() of scorerOfTarget(), else the reward's own name.
QString measuredName(const std::string& target, const RewardScorers& named = {},
                     const std::vector<std::string>& present = {});

} // namespace miro
